"""`slantwise compare` and `slantwise export`: the numbers of the page, from the command line."""

import io
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import data
import metrics
from dashboard import cache, cli, workspace
from dashboard.comparing.voices import all_spoken
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics.spec import Whose

COLUMNS = tuple(spec.column for spec in metrics.METRICS)
SAMPLE = str(Path(data.__file__).parent / "sample")
FILTERED = (
    "--outlet", "daily blaze", "--outlet", "Meridian Wire", "--story", "Heatwave",
    "--story", "river-spill", "--from", "2026-03-03", "--genre", "news", "--reprints", "each",
)  # fmt: skip
SELECTED = Selection(
    ("Daily Blaze", "Meridian Wire"),
    ("heatwave", "river-spill"),
    date(2026, 3, 3),
    None,
    "news",
    "each",
)


@pytest.fixture(scope="module")
def shown() -> Workspace:
    return workspace.build(data.sample())


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words))


def rows_of(page: pd.DataFrame, column: str) -> pd.DataFrame:
    return page[page["metric"] == column].reset_index(drop=True)


@pytest.mark.parametrize(
    ("filters", "selection"),
    [
        ((), Selection()),
        (FILTERED, SELECTED),
        (("--reprints", "out"), Selection(reprints="out")),
    ],
    ids=["all", "filtered", "out"],
)
@pytest.mark.parametrize("column", ["loaded_terms_rate", "flesch_reading_ease"])
def test_the_numbers_are_those_of_the_page(
    shown: Workspace, filters: tuple[str, ...], selection: Selection, column: str
) -> None:
    told = run("compare", SAMPLE, "--metric", column, "--format", "csv", *filters)
    assert told.exit_code == 0, told.output
    printed = pd.read_csv(io.StringIO(told.stdout), keep_default_na=False, na_values=[""])
    page = rows_of(cache.comparison(shown.version, selection, COLUMNS, shown), column)
    pd.testing.assert_frame_equal(printed[list(page.columns)], page, check_dtype=False)


@pytest.mark.parametrize("voice", ["quoted", "all"])
def test_another_voice_gives_the_numbers_of_the_page(shown: Workspace, voice: Whose) -> None:
    told = run("compare", SAMPLE, "--format", "csv", "--voice", voice)
    assert told.exit_code == 0, told.output
    printed = pd.read_csv(io.StringIO(told.stdout), keep_default_na=False, na_values=[""])
    named = {"quoted": "loaded_terms_quoted_rate", "all": "loaded_terms_all_rate"}[voice]
    assert printed["metric"].unique().tolist() == [
        named, f"hedging_{voice}_ratio", "citation_density", "flesch_reading_ease"
    ]  # fmt: skip
    of_whom = printed.groupby("metric", sort=False)["voice"].unique()
    assert [list(each) for each in of_whom] == [[voice], [voice], ["all"], ["all"]]
    columns = tuple(spec.column for spec in all_spoken(voice))
    page = cache.comparison(shown.version, Selection(), columns, shown)
    for column in printed["metric"].unique():
        of_column = rows_of(printed, column)[list(page.columns)]
        pd.testing.assert_frame_equal(of_column, rows_of(page, column), check_dtype=False)


def test_the_table_names_the_voice() -> None:
    told = run("compare", SAMPLE, "--voice", "quoted").stdout
    assert "Loaded terms in quotes, per 1,000 quoted words" in told
    assert "Hedged sentences in quotes, % of quoted sentences" in told
    assert told.count("This measure is always of the whole text.") == 2
    own = run("compare", SAMPLE, "--metric", "loaded_terms_rate").stdout
    assert "Loaded terms, per 1,000 words, in the outlet's own words" in own
    assert "always" not in own


def test_export_and_report_are_in_the_voice(tmp_path: Path) -> None:
    told = run("export", SAMPLE, "--metric", "hedges_rate", "--voice", "all",
               "--format", "json,csv", "-o", str(tmp_path))  # fmt: skip
    assert told.exit_code == 0, told.output
    figure = (tmp_path / "slantwise-hedges-all-rate-print-light.json").read_text()
    assert "Hedges in all text by outlet" in figure
    assert (tmp_path / "slantwise-hedges-all-rate.csv").exists()
    page = tmp_path / "report.html"
    told = run("report", SAMPLE, "--metric", "loaded_terms_rate", "--voice", "quoted",
               "-o", str(page))  # fmt: skip
    assert told.exit_code == 0, told.output
    report = page.read_text()
    for words in (
        "How loaded are the words of the people quoted?",
        "Not held against human readers as it is counted here, in quotations.",
        "1,000 × loaded terms inside quotation marks ÷ words inside quotation marks",
        "Hedges in quotes, per 1,000 quoted words",
    ):
        assert words in report
    assert "BABE" not in report


def test_json_has_null_where_nothing_is_defined() -> None:
    told = run("compare", SAMPLE, "--metric", "loaded_terms_rate", "--format", "json")
    rows = json.loads(told.stdout)
    few = next(row for row in rows if row["outlet"] == "Renner Syndicate")
    assert few["low"] is None
    assert few["enough"] is False
    assert few["unit"] == "per 1,000 words"


def test_the_table_says_what_it_finds() -> None:
    told = run("compare", SAMPLE)
    assert told.exit_code == 0
    for words in ("Loaded terms, per 1,000 words", "Daily Blaze", "24.8 to 55.2", "Hedged"):
        assert words in told.stdout
    assert "Daily Blaze uses the most loaded words" in told.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outlet", "Daily Blazer"), "there is no outlet “Daily Blazer” here; there is Daily"),
        (("--story", "moon"), "there is no story “moon” here"),
        (("--from", "yesterday"), "--from “yesterday” is no day"),
        (("--voice", "loud"), "--voice is one of narrator, quoted, all"),
        (("--genre", "gossip"), "--genre is one of all, news, opinion"),
        (("--reprints", "twice"), "--reprints is one of once, each, out"),
        (("--metric", "bias"), "“bias” is none of"),
        (("--format", "xml"), "is none of table, csv, json"),
    ],
)
def test_what_cannot_be_meant_is_said(words: tuple[str, ...], said: str) -> None:
    told = run("compare", SAMPLE, *words)
    assert told.exit_code == 2
    assert said in " ".join(told.output.replace("│", " ").split())


def test_nothing_left_is_said() -> None:
    told = run("compare", SAMPLE, "--from", "2031-01-01")
    assert told.exit_code == 1
    assert "no article is left by these filters" in told.output


def test_articles_or_a_library_must_be_named() -> None:
    assert run("compare").exit_code == 2
    assert run("compare", SAMPLE, "--library", "x.db").exit_code == 2


def test_a_library_in_the_environment_gives_way_to_articles(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SLANTWISE_LIBRARY", str(tmp_path / "none.db"))
    told = CliRunner().invoke(cli.app, ["compare", SAMPLE, "--format", "csv"])
    assert told.exit_code == 0, told.output
    assert "Daily Blaze" in told.output
    both = CliRunner().invoke(cli.app, ["compare", SAMPLE, "--library", "other.db"])
    assert both.exit_code == 2


def test_lists_of_ones_own_are_not_for_a_library() -> None:
    told = CliRunner().invoke(cli.app, ["compare", "--library", "a.db", "--leave-out", "slammed"])
    assert told.exit_code == 2
    assert "--lexicon and --leave-out are for files" in " ".join(told.output.split())


def test_words_left_out_do_not_count_and_are_told(shown: Workspace) -> None:
    told = run(
        "compare", SAMPLE, "--leave-out", "slammed", "--metric", "loaded_terms_rate",
        "--format", "csv",
    )  # fmt: skip
    printed = pd.read_csv(io.StringIO(told.stdout))
    page = rows_of(
        cache.comparison(shown.version, Selection(), COLUMNS, shown), "loaded_terms_rate"
    )
    assert printed["estimate"].sum() < page["estimate"].sum()
    assert printed["left_out"].str.contains("“slammed”").all()


def test_export_writes_what_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    told = run(
        "export", SAMPLE, "--view", "compare", "--metric", "loaded_terms_rate",
        "--format", "html,json,csv,xlsx,parquet", "--size", "slide", "--look", "dark",
        "-o", str(folder),
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    figure, numbers = "slantwise-loaded-terms-rate-slide-dark", "slantwise-loaded-terms-rate"
    expected = {
        f"{figure}.html",
        f"{figure}.json",
        *(f"{numbers}.{e}" for e in ("csv", "xlsx", "parquet")),
    }
    assert {path.name for path in folder.iterdir()} == expected
    assert set(told.stdout.split()) == {str(folder / name) for name in expected}


def test_export_draws_pictures(tmp_path: Path, chrome: None) -> None:
    told = run("export", SAMPLE, "--metric", "hedging_ratio", "--format", "svg,pdf,png",
               "-o", str(tmp_path))  # fmt: skip
    assert told.exit_code == 0, told.output
    assert len(list(tmp_path.iterdir())) == 3


def test_without_chrome_the_rest_is_written(tmp_path: Path, no_chrome: None) -> None:
    told = run("export", SAMPLE, "--metric", "hedging_ratio", "--format", "svg,png,csv,html",
               "-o", str(tmp_path))  # fmt: skip
    assert told.exit_code == 1
    assert told.output.count("Install Chrome, Chromium or Edge") == 1
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".html"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "gif"), "formats are png, svg"),
        (("--size", "poster"), "“poster” is none of print"),
        (("--look", "sepia"), "“sepia” is none of light"),
        (("--view", "words"), "“words” is none of compare"),
    ],
)
def test_export_says_what_there_is(words: tuple[str, ...], said: str) -> None:
    told = run("export", SAMPLE, *words)
    assert told.exit_code == 2
    assert said in " ".join(told.output.replace("│", " ").split())
