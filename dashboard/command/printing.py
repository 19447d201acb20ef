"""Short tables for a person at a terminal. Titles and outlets are shown as the text they are."""

from typing import TYPE_CHECKING, Final

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

import metrics

if TYPE_CHECKING:
    from dashboard.benchmark.scale import Scale
    from dashboard.benchmark.speed import Measurement

ROWS_SHOWN: Final = 100
WIDEST: Final = 120
FEW: Final = 500
NOT_STATED: Final = "outlet not stated"
NO_VALUE: Final = "–"
_STEPS: Final = {
    "read": "Read rows from CSV",
    "clean": "Clean them, and find their language",
    "score": "Measure them, every metric",
    "split": "str.split alone",
    "textstat": "textstat's four formulas, some articles",
}


def scores(table: pd.DataFrame) -> None:
    """The headline figures of the first hundred articles."""
    console = Console()
    shown = Table(
        box=None,
        header_style="bold",
        pad_edge=False,
        expand=True,
        width=min(console.width, WIDEST),
    )
    shown.add_column("Article", ratio=5, no_wrap=True)
    shown.add_column("Outlet", ratio=3, no_wrap=True)
    shown.add_column("Words", justify="right", min_width=5)
    for spec in metrics.HEADLINES:
        shown.add_column(f"{spec.label}\n{spec.unit}", justify="right", min_width=9, max_width=9)
    for row in table.head(ROWS_SHOWN).to_dict("records"):
        shown.add_row(
            Text(str(row["title"] or row["source_file"])),
            Text(str(row["outlet"] or NOT_STATED)),
            f"{row['n_words']:,}",
            *(_number(row[spec.column], spec.decimals) for spec in metrics.HEADLINES),
        )
    _print(console, shown, len(table), "All numbers go into a file with: -o scores.csv")


def cues(table: pd.DataFrame) -> None:
    """The first hundred cues."""
    shown = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("start", "text", "family", "category", "voice", "gloss"):
        shown.add_column(name.capitalize(), justify="right" if name == "start" else "left")
    for row in table.head(ROWS_SHOWN).to_dict("records"):
        shown.add_row(
            f"{row['start']:,}",
            *(Text(str(row[name])) for name in ("text", "family", "category", "voice", "gloss")),
        )
    _print(Console(), shown, len(table), "All of them go into a file with: -o cues.csv")


def measurement(figures: "Measurement", described: str) -> None:
    """The benchmark's figures and how they came about."""
    shown = Table(box=None, header_style="bold", pad_edge=False)
    shown.add_column("")
    for name in ("Articles/s", "Words/s", "Slantwise is"):
        shown.add_column(name, justify="right")
    length = figures.words / figures.articles
    for name, speed in (
        ("Slantwise, every metric", figures.slantwise_articles_per_s),
        ("textstat, four formulas", figures.textstat_articles_per_s),
        ("str.split", figures.split_articles_per_s),
    ):
        ratio = figures.slantwise_articles_per_s / speed
        times = f"{ratio:.1f} × as fast" if ratio >= 1 else f"{ratio:.3f} × as fast"
        shown.add_row(name, f"{speed:,.0f}", f"{speed * length:,.0f}", "" if ratio == 1 else times)
    console = Console()
    console.print(
        f"{described}: {figures.articles:,} articles, {figures.words:,} words.", highlight=False
    )
    console.print(shown)
    peak = "not told by this system" if figures.peak_mb is None else f"{figures.peak_mb:,.0f} MB"
    console.print(
        f"Peak memory of a process that reads and scores them: {peak}.\n"
        f"One process. Best of {figures.rounds} rounds, taken in turn; dictionaries loaded, no word"
        f" seen before. textstat: Flesch, Flesch–Kincaid, Fog and SMOG on"
        f" {figures.textstat_articles:,} of the articles. {_hint(figures.articles)}",
        highlight=False,
    )


def scale(figures: "Scale") -> None:
    """How time and memory grow: what is asked for, the steps of a run, and the runs."""
    console = Console()
    engine = figures.engine
    bars = _table("", "Measured", "First bar", "Goal", "")
    for bar in figures.bars():
        sign, digits = ("≥" if bar.at_least else "≤"), (0 if bar.unit == "MB" else 3)
        asked = [f"{sign} {each:.{digits}f} {bar.unit}" for each in (bar.first, bar.goal)]
        measured = f"{bar.measured:.{digits}f} {bar.unit}"
        bars.add_row(bar.what, measured, *asked, "" if bar.is_reached else "missed")
    steps = _table("One process, step by step", "Seconds", "Articles/s")
    for step in engine.seconds:
        steps.add_row(
            _STEPS[step], f"{engine.seconds[step]:.1f}", f"{engine.per_second(step):,.0f}"
        )
    runs = _table("slantwise score FILE -o OUT", "Processes", "Seconds", "Articles/s", "Most MB")
    for run in figures.runs:
        pace = f"{run.articles / run.seconds:,.0f}"
        told = (f"{run.jobs}", f"{run.seconds:.1f}", pace, f"{run.peak_mb:,.0f}")
        runs.add_row(f"{run.articles:,} articles", *told)
    made = (
        f"{engine.articles:,} articles, {engine.words:,} words, {engine.types:,} distinct:"
        " their sentences are of the articles at hand, dealt anew, and rare words are respelt."
    )
    for shown in (bars, steps, runs, made):
        console.print(shown, highlight=False)


def _table(first: str, *others: str) -> Table:
    shown = Table(box=None, header_style="bold", pad_edge=False)
    shown.add_column(first)
    for name in others:
        shown.add_column(name, justify="right")
    return shown


def _hint(articles: int) -> str:
    few = "Few articles share few words: with thousands, Slantwise is faster. Try --articles FILE."
    return few if articles < FEW else ""


def _number(value: float, decimals: int) -> str:
    return NO_VALUE if pd.isna(value) else f"{value:,.{decimals}f}"


def _print(console: Console, shown: Table, rows: int, more: str) -> None:
    console.print(shown)
    if rows > ROWS_SHOWN:
        console.print(f"The first {ROWS_SHOWN} of {rows:,} rows.", highlight=False)
    console.print(more, style="dim", highlight=False)
