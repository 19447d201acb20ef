"""compare, export and report of odd articles: a plain word, an exit code, and no crash."""

from pathlib import Path

import pytest

from tests.dashboard.command.calling import Done, slantwise
from tests.dashboard.views.odd import (
    ARABIC,
    HOSTILE,
    LONG,
    MARKUP,
    MATHS,
    PLAIN,
    STATES,
    articles,
)

COMMANDS = {
    "compare": ("--format", "json"),
    "export": ("--format", "json,csv,xlsx", "-o", "out"),
    "report": ("-o", "report.html"),
}
UNMEASURED = "nothing can be measured: that takes articles in English that have words."
FILTERED = "no article is left by these filters. Ask for more outlets, stories or days."
ENDED = {
    "one outlet": (0, ""),
    "one article": (0, ""),
    "nothing measured": (1, UNMEASURED),
    "undefined for an outlet": (0, ""),
    "hostile names": (0, ""),
}


def call(command: str, state: str, folder: Path, *more: str) -> Done:
    made = STATES[state].made
    assert made is not None
    made().to_csv(folder / "articles.csv", index=False)
    return slantwise(command, "articles.csv", *COMMANDS[command], *more, cwd=folder)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", ENDED)
def test_a_command_in_a_state_ends_plainly(tmp_path: Path, command: str, state: str) -> None:
    done = call(command, state, tmp_path)
    code, said = ENDED[state]
    assert done.code == code, done.err
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--from", "2030-01-01"), 1, FILTERED),
        (("--outlet", "Gone"), 2, "there is no outlet “Gone” here; there is Echo"),
        (("--story", "Gone"), 2, "there is no story “Gone” here; there is Plan 0, Plan 1"),
        (("--from", "never"), 2, "“never” is no day"),
        (("--metric", "beauty"), 2, "“beauty” is none of loaded_terms_rate"),
    ],
)
def test_filters_that_leave_nothing_are_told(
    tmp_path: Path, command: str, options: tuple[str, ...], code: int, said: str
) -> None:
    done = call(command, "one outlet", tmp_path, *options)
    assert done.code == code
    assert said in " ".join(done.err.split())


def test_names_are_told_and_chosen_as_they_are(tmp_path: Path) -> None:
    done = call("compare", "hostile names", tmp_path, "--outlet", "Gone")
    assert done.code == 2
    for name in (MARKUP, MATHS, ARABIC, LONG[:60]):
        assert done.err.count(name) == 1
    for name in HOSTILE:
        assert call("compare", "hostile names", tmp_path, "--outlet", name).code == 0


def test_files_of_hostile_names_hold_them_as_text(tmp_path: Path) -> None:
    call("report", "hostile names", tmp_path)
    assert MARKUP not in (tmp_path / "report.html").read_text(encoding="utf-8")
    call("export", "hostile names", tmp_path, "--metric", "hedges_rate")
    figure = (tmp_path / "out" / "slantwise-hedges-rate-print-light.json").read_text("utf-8")
    assert MARKUP not in figure.split('"meta"')[0]
    numbers = (tmp_path / "out" / "slantwise-hedges-rate.csv").read_text("utf-8")
    assert all(name in numbers for name in HOSTILE)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = call("export", "one outlet", tmp_path, "-o", "taken/here")
    assert done.code == 1
    assert "taken/here” could not be written" in done.err
    assert "Traceback" not in done.err


def test_what_cannot_be_drawn_keeps_no_other_chart_from_being_drawn(
    tmp_path: Path, chrome: None
) -> None:
    articles(dict.fromkeys(("Echo", "Post"), PLAIN), 6).to_csv(tmp_path / "plain.csv", index=False)
    measures = ("--metric", "loaded_terms_quoted_rate", "--metric", "loaded_terms_rate")
    wanted = ("--format", "svg", "-o", "out")
    done = slantwise("export", "plain.csv", *measures, *wanted, cwd=tmp_path)
    assert done.code == 1
    assert "there is nothing to draw" in done.err
    assert (tmp_path / "out" / "slantwise-loaded-terms-rate-print-light.svg").exists()
