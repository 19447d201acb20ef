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

from dashboard.command import story_agreement
from dashboard.command.story_agreement import named
from dashboard.command.writing import STDOUT
from dashboard.stories.agreement import on_record
from metrics import metric
from metrics.validity import plainly
from metrics.validity.agreement import recorded, regressions
from metrics.validity.corpora import CORPORA, against
from metrics.validity.figure import AnnotatedCorpus, Figure
from metrics.validity.validate import Outcome, validate
from metrics.validity.word_list import read_list

KEYS: Final = ("corpus", "metric", "figure", "value", "low", "high", "n", "baseline")
DONE, FAILED, MISUSED = 0, 1, 2


def report(
    data: Path,
    names: Sequence[str],
    output: str | None,
    check: bool,
    baseline: Path | None = None,
) -> int:
    """Measure, print or write the figures; the exit code.

    `baseline` is a word list that loaded terms are held against. Raises KeyError for an unknown
    corpus, CorpusError for a list that cannot be read.
    """
    if output is not None and (reason := _unwritable(output)):
        _say(f"{output!r} cannot be written: {reason}.")
        return MISUSED
    corpora = CORPORA if baseline is None else against(read_list(baseline))
    wanted = [named(name, corpora) for name in names] or [*corpora, story_agreement.CORPUS]
    outcome = _measure(data, [each for each in wanted if each is not story_agreement.CORPUS])
    if story_agreement.CORPUS in wanted:
        outcome = story_agreement.with_stories(outcome, data)
    for line in (*outcome.problems, *outcome.remarks):
        _say(line)
    for each in outcome.missing:
        _say(f"{each.folder}: not in {data}, passed over ({each.title}; {each.citation})")
    if not outcome.figures and not outcome.problems:
        _say(f"No corpus in {data}. A corpus is a folder of one of these names: {_names(wanted)}.")
        return MISUSED
    if output is None:
        _print(outcome.figures)
    elif reason := _write(outcome.figures, output):
        _say(f"{output!r} cannot be written: {reason}.")
        return FAILED
    floors = (*recorded(), *on_record())
    below = regressions(outcome.figures, floors, outcome.present) if check else []
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
            _label(figure),
            plainly.name(figure),
            *_value(figure),
            f"{figure.n:,}",
            "–" if math.isnan(figure.baseline) else f"{figure.baseline:.3f}",
        )
    return table


def _value(figure: Figure) -> tuple[str, str]:
    """The value and its interval; a dash and the reason where there is none."""
    if math.isnan(figure.value):
        return "–", plainly.undefined(figure)
    return f"{figure.value:.3f}", f"{figure.low:.2f} to {figure.high:.2f}"


def _label(figure: Figure) -> str:
    """What the metric of a figure is called; stories are no metric of an article."""
    is_story = figure.corpus == story_agreement.NAME
    return "Stories" if is_story else metric(figure.metric).label


def _unwritable(output: str) -> str:
    """Why nothing can be written to `output`; "" where it can be, or only the writing will tell."""
    path = Path(output)
    try:
        if output == STDOUT or path.is_fifo():
            return ""
        if not path.absolute().parent.is_dir():
            return "there is no folder to write it into"
        try:
            path.open("x").close()
            path.unlink()
        except FileExistsError:
            with path.open("a", encoding="utf-8") as file:
                if path.is_char_device():  # one that is full says so only when it is written to
                    file.write("\n")  # JSON may begin with an empty line
    except OSError as error:
        return _reason(error)
    return ""


def _write(figures: Sequence[Figure], output: str) -> str:
    """Write the figures; the reason where that fails, else ""."""
    if output == STDOUT:
        print(as_json(figures))
        return ""
    try:
        Path(output).write_text(as_json(figures) + "\n", encoding="utf-8")
    except OSError as error:
        return _reason(error)
    return ""


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _names(corpora: Sequence[AnnotatedCorpus]) -> str:
    return ", ".join(each.folder for each in corpora)


def _say(line: str) -> None:
    print(line, file=sys.stderr)
