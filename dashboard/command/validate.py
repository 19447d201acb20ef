"""`slantwise validate`: how well the numbers agree with human readers, on corpora one has."""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from metrics import metric
from metrics.validity import plainly
from metrics.validity.agreement import recorded, regressions
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import AnnotatedCorpus, Figure
from metrics.validity.validate import Outcome, named, validate

KEYS: Final = ("corpus", "metric", "figure", "value", "low", "high", "n", "baseline")
DONE, FAILED, MISUSED = 0, 1, 2


def report(data: Path, names: Sequence[str], output: str | None, check: bool) -> int:
    """Measure, print or write the figures; the exit code. Raises KeyError for an unknown corpus."""
    if output is not None and output != "-" and not Path(output).absolute().parent.is_dir():
        _say(f"There is no folder to write {output} into.")
        return MISUSED
    wanted = [named(name) for name in names] or list(CORPORA)
    outcome = _measure(data, wanted)
    for line in outcome.problems:
        _say(line)
    for each in outcome.missing:
        _say(f"{each.folder}: not in {data}, passed over ({each.title}; {each.citation})")
    if not outcome.figures and not outcome.problems:
        _say(f"No corpus in {data}. A corpus is a folder of one of these names: {_names(wanted)}.")
        return MISUSED
    if output is None:
        _print(outcome.figures)
    else:
        _write(outcome.figures, output)
    below = regressions(outcome.figures, recorded(), outcome.present) if check else []
    for line in below:
        _say(f"Regression: {line}")
    if check and not below:
        _say(f"No figure of {len(outcome.figures)} is below its floor.")
    return FAILED if outcome.problems or below else DONE


def as_json(figures: Sequence[Figure]) -> str:
    """The figures as a JSON list; what is undefined is null."""
    rows = [{key: asdict(figure)[key] for key in KEYS} for figure in figures]
    return json.dumps([{k: _defined(v) for k, v in row.items()} for row in rows], indent=1)


def _defined(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value


def _measure(data: Path, wanted: Sequence[AnnotatedCorpus]) -> Outcome:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Measuring", total=None)

        def show(each: AnnotatedCorpus, number: int, total: int) -> None:
            progress.update(task, description=each.title, completed=number, total=total)

        return validate(data, wanted, show)


def _print(figures: Sequence[Figure]) -> None:
    console = Console()
    for folder, group in groupby(figures, key=lambda figure: figure.corpus):
        of_corpus = list(group)
        console.print(Text(f"\n{named(folder).title} ({folder})", style="bold"))
        console.print(_table(of_corpus))
        for told in dict.fromkeys(each.against for each in of_corpus if each.against):
            console.print(Text(f"Baseline: {told}."))


def _table(figures: Sequence[Figure]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Metric", "Figure"):
        table.add_column(name, overflow="fold")
    for name in ("Value", "95% interval", "n", "Baseline"):
        table.add_column(name, justify="right", no_wrap=True)
    for figure in figures:
        table.add_row(
            metric(figure.metric).label,
            plainly.name(figure),
            f"{figure.value:.3f}",
            f"{figure.low:.2f} to {figure.high:.2f}",
            f"{figure.n:,}",
            "–" if math.isnan(figure.baseline) else f"{figure.baseline:.3f}",
        )
    return table


def _write(figures: Sequence[Figure], output: str) -> None:
    if output == "-":
        print(as_json(figures))
    else:
        Path(output).write_text(as_json(figures) + "\n", encoding="utf-8")


def _names(corpora: Sequence[AnnotatedCorpus]) -> str:
    return ", ".join(each.folder for each in corpora)


def _say(line: str) -> None:
    print(line, file=sys.stderr)
