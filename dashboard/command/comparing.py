"""`slantwise compare`: the comparison of the Compare page, in the terminal or for a program."""

import json
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

import metrics
from dashboard.choices import Choices
from dashboard.command import batch
from dashboard.command.filtering import FilterError, Filters, open_articles, selection, voice
from dashboard.comparing import contrast
from dashboard.comparing.compared import Compared, compared, numbers, scope
from dashboard.comparing.contrast import BELOW_TITLE
from dashboard.comparing.contrasts import Basis
from dashboard.comparing.differences import Differences
from dashboard.comparing.voices import spoken, stays
from dashboard.export import defused_table
from dashboard.figures import wording
from dashboard.figures.outlet_table import outlet_table
from metrics import MetricSpec

DONE: Final = 0
NOTHING: Final = 1
WRONG: Final = 2
FORMATS: Final = ("table", "csv", "json")


def compare(
    path: str | None,
    library: str | None,
    columns: Sequence[str],
    filters: Filters,
    choices: Choices,
    form: str,
    basis: Basis = "raw",
) -> int:
    """Print the comparison; on another basis than "raw", how outlets differ from all others. The
    exit code."""
    found = comparison_of(path, library, filters, choices)
    if isinstance(found, int):
        return found
    specs = specs_of(columns, found)
    differences = None if basis == "raw" else Differences(found, specs, basis)
    if form == "table":
        _show(found, specs, differences)
        return DONE
    rows = partial(numbers, found) if differences is None else differences.numbers
    every = pd.concat([rows(spec) for spec in specs], ignore_index=True)
    if form == "csv":
        sys.stdout.write(defused_table(every).to_csv(index=False))
    else:
        sys.stdout.write(_json(every))
    return DONE


def comparison_of(
    path: str | None, library: str | None, filters: Filters, choices: Choices
) -> Compared | int:
    """The comparison that was asked for; what is wrong goes to stderr, and the exit code comes
    back."""
    opened = open_articles(path, library, choices)
    batch.name_problems(opened.problems)
    try:
        chosen, whose = selection(filters, opened.workspace), voice(filters)
    except FilterError as error:
        print(f"slantwise: {error}", file=sys.stderr)
        return WRONG
    found = compared(opened.workspace, chosen, opened.origin, voice=whose)
    if reason := _nothing(found):
        print(f"slantwise: {reason}", file=sys.stderr)
        return NOTHING
    return found


def _nothing(found: Compared) -> str:
    """Why there is nothing to compare, and what to do; "" where there is something."""
    if found.workspace.articles.empty:
        return "there are no articles to compare."
    if found.articles.empty:
        return "no article is left by these filters. Ask for more outlets, stories or days."
    if not found.workspace.scores.loc[found.articles.index, "n_words"].any():
        return "nothing can be measured: that takes articles in English that have words."
    return ""


def specs_of(columns: Sequence[str], found: Compared) -> list[MetricSpec]:
    """The metrics of `columns` in the voice of a comparison; the headline metrics for none. Raises
    KeyError for an unknown."""
    named = [metrics.metric(column) for column in columns] or metrics.HEADLINES
    return [spoken(spec, found.voice) for spec in named]


def _json(table: pd.DataFrame) -> str:
    """Rows as JSON; what is undefined is null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _show(found: Compared, specs: Sequence[MetricSpec], differences: Differences | None) -> None:
    console = Console()
    console.print(f"Articles: {scope(found)}.", highlight=False, markup=False)
    for spec in specs:
        if differences is None:
            figures = found.figures(spec)
            head = f"{spec.label}, {wording.unit_and_voice(spec)}"
            table = outlet_table(figures, spec).rename(columns={spec.label: "Figure"})
            words = wording.paragraphs(figures, spec)
        else:
            rows = differences.rows(spec)
            head = f"{contrast.title(spec)}, {BELOW_TITLE[differences.basis]}"
            table = contrast.table(rows, spec)
            words = contrast.paragraphs(rows, spec, differences.basis)
        console.print(f"\n{head}", style="bold", highlight=False, markup=False)
        console.print(_printed(table))
        for paragraph in [*words, *filter(None, [stays(spec, found.voice)])]:
            console.print(paragraph, highlight=False, markup=False)


def _printed(table: pd.DataFrame) -> Table:
    shown = Table(box=None, header_style="bold", pad_edge=False)
    for name in table.columns:
        shown.add_column(str(name), justify="left" if name == "Outlet" else "right")
    for row in table.itertuples(index=False):
        shown.add_row(*(Text(str(cell)) for cell in row))
    return shown
