"""`--basis`: outlets held against all others from the command line, as on the page."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import data
from dashboard import cache, cli, workspace
from dashboard.comparing.contrasts import Basis
from dashboard.selection import Selection

SAMPLE = str(Path(data.__file__).parent / "sample")
COLUMNS = ("loaded_terms_rate", "hedging_ratio")
ASKED = ("--metric", COLUMNS[0], "--metric", COLUMNS[1])


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words))


@pytest.mark.parametrize("basis", ["matched", "adjusted"])
def test_the_numbers_are_those_of_the_page(basis: Basis) -> None:
    told = run("compare", SAMPLE, *ASKED, "--basis", basis, "--format", "csv")
    assert told.exit_code == 0, told.output
    printed = pd.read_csv(io.StringIO(told.stdout), keep_default_na=False, na_values=[""])
    shown = workspace.build(data.sample())
    page = cache.contrasts(shown.version, Selection(), COLUMNS, shown).rest_by(basis)
    both = (
        table.sort_values(["metric", "one"]).reset_index(drop=True)[list(page.columns)]
        for table in (printed, page)
    )
    pd.testing.assert_frame_equal(*both, check_dtype=False)
    assert set(printed["basis"]) == {basis}


def test_the_table_tells_differences_and_what_they_rest_on() -> None:
    told = run("compare", SAMPLE, "--metric", "loaded_terms_rate", "--basis", "matched").stdout
    assert "Loaded terms: difference from the other outlets, on the same stories" in told
    assert "+28.7" in told and "7 shared stories" in told
    assert "On the same stories, Daily Blaze is 28.7 per 1,000 words above" in told


def test_charts_and_numbers_are_written_under_names_of_their_own(tmp_path: Path) -> None:
    told = run("export", SAMPLE, "--metric", "hedging_ratio", "--basis", "adjusted",
               "--format", "json,csv", "-o", str(tmp_path))  # fmt: skip
    assert told.exit_code == 0, told.output
    numbers = pd.read_csv(tmp_path / "slantwise-hedging-ratio-adjusted.csv")
    assert numbers["basis"].unique().tolist() == ["adjusted"]
    figure = json.loads(
        (tmp_path / "slantwise-hedging-ratio-adjusted-print-light.json").read_text()
    )
    assert "at equal length and genre" in str(figure["layout"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "--basis", "same"), "“same” is none of raw, matched, adjusted."),
        (("export", "--basis", "matched", "--format", "bundle"), "A bundle is of all articles."),
        (("compare", "--metric", "loaded-terms"), "Did you mean loaded_terms_rate or"),
        (("export", "--look", "gray"), "Did you mean grey?"),
    ],
)
def test_what_cannot_be_meant_is_said(words: tuple[str, ...], said: str) -> None:
    command, *rest = words
    told = run(command, SAMPLE, *rest)
    assert told.exit_code == 2
    assert said in " ".join(told.output.replace("│", " ").split())
