"""The library from the command line: articles kept, counted, moved, measured."""

import json
import os
import time
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import metrics
from dashboard import library_workspace
from dashboard.benchmark import speed
from dashboard.cli import app
from dashboard.command import serve
from dashboard.fetching import kept_pages
from data import library
from tests.dashboard.command.calling import WORDS, slantwise


def counts(cwd: Path, *options: str) -> dict[str, object]:
    """What `library info --json` says."""
    return json.loads(slantwise("library", "info", "--json", *options, cwd=cwd).out)


def test_articles_are_added_once(folder: Path) -> None:
    done = slantwise("add", "articles", "--library", "a.db", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2 articles added to ")
    again = slantwise("add", "articles", "--library", "a.db", cwd=folder)
    assert again.code == 0
    assert again.out.startswith("0 articles added to ") and "2 were there already" in again.out
    found = counts(folder, "--library", "a.db")
    assert {name: found[name] for name in ("articles", "outlets", "stories", "failed")} == {
        "articles": 2,
        "outlets": 1,
        "stories": 1,
        "failed": 0,
    }


def test_adding_ends_with_what_is_in_the_library_and_how_to_see_it(folder: Path) -> None:
    (folder / "more").mkdir()
    place = folder / "a b.db"
    done = slantwise("add", "articles", "--library", "more/../a b.db", cwd=folder)
    assert done.out.splitlines() == [
        f"2 articles added to {place}, a new library; 0 were there already.",
        "In it now: 1 story, and 1 text that several articles share.",
        f"To see them: slantwise --library '{place}'",
    ]
    told = slantwise("library", "info", "--library", "a b.db", cwd=folder).out
    assert " 1 text that several articles share\n" in told
    assert " 0 changes to stories by hand\n" in told


def test_an_import_says_which_library_it_made_or_opened(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    slantwise("library", "export", "a.zip", "--library", "a.db", cwd=folder)
    made = slantwise("library", "import", "a.zip", cwd=folder).out
    assert f"added to {library.default_path()}, a new library" in made
    assert made.endswith("To see them: slantwise\n")
    again = slantwise("library", "import", "a.zip", cwd=folder).out
    assert f"0 articles added to {library.default_path()}; 2 were" in again


def test_without_a_name_it_is_ones_own_library(folder: Path) -> None:
    assert slantwise("add", "articles", cwd=folder).code == 0
    assert serve.OWN_LIBRARY.exists()
    assert library.default_path().name == serve.OWN_LIBRARY.name
    assert counts(folder)["articles"] == 2


def test_the_option_may_stand_anywhere_and_in_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slantwise("--library", "a.db", "add", "articles", cwd=folder)
    assert counts(folder, "--library", "a.db")["articles"] == 2
    asked = slantwise("--library", "a.db", "library", "info", cwd=folder)
    assert "2 articles" in asked.out
    asked = slantwise("library", "--library", "a.db", "info", cwd=folder)
    assert "2 articles" in asked.out
    monkeypatch.setenv("SLANTWISE_LIBRARY", "a.db")
    assert counts(folder)["articles"] == 2
    slantwise("add", "articles/Calm.txt", "--library", "b.db", cwd=folder)
    assert counts(folder, "--library", "b.db")["articles"] == 1


def test_an_input_that_fails_is_named_kept_and_later_forgotten(folder: Path) -> None:
    done = slantwise("add", "broken.csv", "articles", "--library", "a.db", cwd=folder)
    assert done.code == 1
    assert "broken.csv" in done.err and "error:" in done.err
    assert done.out.startswith("2 articles added")
    assert counts(folder, "--library", "a.db")["failed"] == 1
    (folder / "broken.csv").write_text(f"title,text\nNew,{WORDS.strip()!r}\n".replace("'", '"'))
    assert slantwise("add", "broken.csv", "--library", "a.db", cwd=folder).code == 0
    assert counts(folder, "--library", "a.db")["failed"] == 0


def test_what_is_added_is_measured_and_comes_out_as_numbers(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    assert list(counts(folder, "--library", "a.db")["scored"]) == [  # pyright: ignore
        library_workspace.metric_version()
    ]
    slantwise("score", "--library", "a.db", "-o", "a.csv", cwd=folder)
    slantwise("score", "articles", "-o", "b.csv", cwd=folder)
    kept, read = (pd.read_csv(folder / name) for name in ("a.csv", "b.csv"))
    pd.testing.assert_frame_equal(kept.drop(columns="story"), read.drop(columns="story"))
    assert kept[metrics.HEADLINES[0].column].notna().all()


@pytest.mark.parametrize("command", ["score", "cues"])
def test_nothing_to_read(folder: Path, command: str) -> None:
    assert slantwise(command, cwd=folder).code == 2


def test_the_words_of_a_library_are_those_of_its_files(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    for options in ([], ["--leave-out", "shameful"]):
        for out in (["--library", "a.db", "-o", "a.csv"], ["articles", "-o", "b.csv"]):
            assert slantwise("cues", *out, *options, cwd=folder).code == 0
        kept, read = (pd.read_csv(folder / name) for name in ("a.csv", "b.csv"))
        pd.testing.assert_frame_equal(kept, read)
        assert len(kept) and ("shameful" in set(kept["text"])) == (not options)


def test_the_numbers_of_a_library_by_ones_own_words_are_those_of_its_files_and_are_kept(
    folder: Path,
) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    (folder / "own.csv").write_text("# extends: loaded_terms\nterm,category\ncoast,alarm\n")
    options = ["--lexicon", "own.csv", "--leave-out", "may"]
    for _ in range(2):
        slantwise("score", "--library", "a.db", "-o", "a.csv", *options, cwd=folder)
        assert list(counts(folder, "--library", "a.db")["scored"].values()) == [2, 2]  # pyright: ignore
    slantwise("score", "articles", "-o", "b.csv", *options, cwd=folder)
    kept, read = (pd.read_csv(folder / name) for name in ("a.csv", "b.csv"))
    pd.testing.assert_frame_equal(kept.drop(columns="story"), read.drop(columns="story"))


def test_a_library_is_measured_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "ROUNDS", 1)
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    done = slantwise("bench", "--json", "--library", "a.db", cwd=folder)
    figures = json.loads(done.out)
    assert figures["articles"] == 2 and figures["peak_mb"] > 1
    done = slantwise("bench", "--library", "none.db", cwd=folder)
    assert done.code == 1 and "no library here" in done.err


def test_no_help_text_of_the_commands_is_cut() -> None:
    for command in ([], ["library"]):
        told = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "80"}).stdout
        listed = told.partition("Commands:")[2].partition("Examples:")[0]
        assert listed.strip() and "..." not in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "articles", "--library", "a.db"], "either inputs or a library"),
        (["--library", "a.db", "score", "articles"], "either inputs or a library"),
        (["cues", "articles", "--library", "a.db"], "either inputs or a library"),
        (["bench", "--articles", "articles", "--library", "a.db"], "either inputs or a library"),
        (["cues", "--library", "a.db", "--text-column", "paper"], "for files"),
        (["score", "--library", "a.db", "--outlet-column", "paper"], "for files"),
    ],
)
def test_what_cannot_be_had_together_is_refused(
    folder: Path, arguments: list[str], said: str
) -> None:
    done = slantwise(*arguments, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.replace("\u2502", " ").split())


def test_a_file_is_scored_where_the_environment_names_a_library(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLANTWISE_LIBRARY", "a.db")
    assert slantwise("score", "articles", "-o", "a.csv", cwd=folder).code == 0


def test_an_outlet_is_shown_under_another_name(folder: Path) -> None:
    slantwise("add", "articles/Storm.txt", "--library", "a.db", cwd=folder)

    def renamed(name: str, to: str) -> str:
        done = slantwise("library", "rename-outlet", name, to, "--library", "a.db", cwd=folder)
        assert done.code == 0
        return done.out

    def shown() -> set[str]:
        with library.open(folder / "a.db") as kept:
            return set(kept.articles()["outlet"])

    assert "“Echo” is shown as “The Echo”" in renamed("Echo", "The Echo")
    slantwise("add", "articles/Calm.txt", "--library", "a.db", cwd=folder)
    assert shown() == {"The Echo"}
    assert "2 articles changed" in renamed("The Echo", "Daily Echo")
    assert shown() == {"Daily Echo"}
    assert "goes by the name it came with" in renamed("Daily Echo", "")
    assert shown() == {"Echo"}
    told = renamed("Nobody", "Somebody")
    assert "0 articles changed" in told and "No article here is by an outlet of that name" in told
    assert "No article" not in renamed("Echo", "The Echo")


def test_a_library_moves_in_one_file(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    done = slantwise("library", "export", "all.zip", "--library", "a.db", cwd=folder)
    assert done.out == "2 articles written to all.zip.\n"
    done = slantwise("library", "import", "all.zip", "--library", "b.db", cwd=folder)
    assert done.out.startswith("2 articles added")
    first, second = (counts(folder, "--library", name) for name in ("a.db", "b.db"))
    assert {**first, "library": "", "megabytes": 0} == {**second, "library": "", "megabytes": 0}


def test_vacuum_says_what_it_gave_back(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    with library.open(folder / "a.db") as kept:
        kept.put_scores("old", kept.scores_by_text(library_workspace.metric_version()))
    done = slantwise("library", "vacuum", "--library", "a.db", cwd=folder)
    assert "the numbers of 2 texts by earlier word lists were dropped" in done.out


@pytest.mark.parametrize("command", [["info"], ["vacuum"], ["export", "x.zip"]])
def test_a_library_that_is_not_there_is_not_made(folder: Path, command: list[str]) -> None:
    done = slantwise("library", *command, "--library", "none.db", cwd=folder)
    assert done.code == 1
    assert "There is no library here" in done.err and done.out == ""
    assert not (folder / "none.db").exists()


def test_a_file_that_is_no_library(folder: Path) -> None:
    for command in (["add", "articles"], ["library", "info"], ["score"], []):
        done = slantwise(*command, "--library", "broken.csv", cwd=folder)
        assert done.code == 1
        assert "no library" in done.err and "Traceback" not in done.err


def test_a_backup_is_mentioned(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    opened = library.open(folder / "a.db")
    opened.backup = "a.db.backup"  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setattr(library, "open", lambda *_, **__: opened)
    done = slantwise("library", "info", "--library", "a.db", cwd=folder)
    assert "kept in a.db.backup" in done.err


def test_an_export_or_a_table_replaces_no_library(folder: Path) -> None:
    for name in ("a.csv", "b.csv"):
        slantwise("add", "articles", "--library", name, cwd=folder)
    done = slantwise("library", "export", "b.csv", "--library", "a.csv", cwd=folder)
    assert done.code == 1 and "--force" in done.err
    for name in ("a.csv", "b.csv"):
        done = slantwise("score", "--library", "a.csv", "-o", name, cwd=folder)
        assert done.code == 2 and "a library" in done.err
    assert counts(folder, "--library", "b.csv")["articles"] == 2
    options = ["b.csv", "--library", "a.csv"]
    assert slantwise("library", "export", "--force", *options, cwd=folder).code == 0


def test_one_is_not_several(folder: Path) -> None:
    slantwise("add", "articles", "broken.csv", "--library", "a.db", cwd=folder)
    lines = slantwise("library", "info", "--library", "a.db", cwd=folder).out.splitlines()
    assert {line.strip() for line in lines} >= {
        "2 articles",
        "1 outlet",
        "1 input that could not be read",
        "0 saved views",
    }


def test_vacuum_says_which_pages_went(folder: Path) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    kept_pages().mkdir(parents=True)
    for name, moment in (("old.page", 0), ("new.page", time.time())):
        (kept_pages() / name).write_bytes(b"x" * 2_000_000)
        os.utime(kept_pages() / name, (moment, moment))
    done = slantwise("library", "vacuum", "--library", "a.db", cwd=folder)
    assert "2.0 MB of pages" in done.out
    assert [path.name for path in kept_pages().iterdir()] == ["new.page"]


@pytest.mark.parametrize(
    "command", [["library", "info"], ["library", "export", "a.zip"], ["add", "a.csv"], ["score"]]
)
def test_an_empty_name_is_refused(folder: Path, command: list[str]) -> None:
    done = slantwise(*command, "--library", "", cwd=folder)
    assert done.code == 2
    assert "the name is empty" in done.err
