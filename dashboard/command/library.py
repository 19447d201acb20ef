"""What the command line does with a library: articles counted, moved, measured."""

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import time
from typing import Final

import pandas as pd

import metrics
from dashboard import library_workspace
from dashboard.choices import Choices, told_in
from dashboard.command import batch, printing, writing
from dashboard.fetching import kept_pages
from dashboard.figures.wording import counted
from dashboard.scoring.working import KEPT
from data import empty, library
from data.library import Info, Library, LibraryError
from data.outlets import key
from data.web.kept import clean

DONE: Final = 0
FAILED: Final = 1
AT_ONCE: Final = 500
"""Texts in memory at a time."""
_WORDS: Final = {
    "articles": ("article", "articles"),
    "outlets": ("outlet", "outlets"),
    "stories": ("story", "stories"),
    "reprint_groups": (
        "text that several articles share",
        "texts that several articles share",
    ),
    "failed": ("input that could not be read", "inputs that could not be read"),
    "views": ("saved view", "saved views"),
    "edits": ("article edited by hand", "articles edited by hand"),
    "aliases": ("outlet shown under another name", "outlets shown under another name"),
    "corrections": ("change to stories by hand", "changes to stories by hand"),
    "ungrouped": (
        "article whose reprints and story are found with the next slantwise add",
        "articles whose reprints and stories are found with the next slantwise add",
    ),
}


def info(place: str | None, as_json: bool) -> int:
    """Print what is in a library. The exit code."""
    with opened(place, create=False) as kept:
        found = kept.info()
    if as_json:
        print(json.dumps(asdict(found), indent=1))
    else:
        _print(found)
    return DONE


def export(target: str, place: str | None, force: bool = False) -> int:
    """Write a library to a file. The exit code."""
    with opened(place, create=False) as kept, batch.progress() as show:
        articles = max(len(kept), 1)
        path = Path(target)
        number = library.export_to(
            kept, path, lambda done: show("Writing", done / articles), force=force
        )
    print(f"{counted(number, 'article')} written to {target}.")
    return DONE


def take_in(source: str, place: str | None) -> int:
    """Add what another library wrote to a file. The exit code."""
    with opened(place) as kept:
        with batch.progress() as show:
            added = library.import_from(kept, Path(source))
            library_workspace.bring_up(kept, show)
        print(told(kept, added.new, added.known))
        print(held(kept, place), end="")
    return DONE


def rename_outlet(name: str, to: str, place: str | None) -> int:
    """Show an outlet, and whatever is shown under its name, under another. The exit code."""
    with opened(place, create=False) as kept:
        before = kept.articles(["outlet"])["outlet"]
        led_here = [one for one, outlet in kept.aliases().items() if key(outlet) == key(name)]
        for alias in (*led_here, name):
            kept.name_outlet(alias, to)
        changed = int((kept.articles(["outlet"])["outlet"] != before).sum())
        is_here = bool(len(led_here)) or (before.map(key) == key(name)).any()
    shown = f"is shown as “{to}”" if to else "goes by the name it came with"
    print(f"“{name}” {shown} from now on: {counted(changed, 'article')} changed.")
    if not is_here:
        print("No article here is by an outlet of that name; it counts for those to come.")
    return DONE


def vacuum(place: str | None) -> int:
    """Give back room that a library does not need. The exit code."""
    with opened(place, create=False) as kept:
        before = kept.info().megabytes
        gone = kept.vacuum(library_workspace.metric_version())
        after = kept.info().megabytes
    print(
        f"{kept.place}: {before:,.1f} MB before, {after:,.1f} MB now;"
        f" the numbers of {counted(gone, 'text')} by earlier word lists were dropped."
    )
    if freed := clean(kept_pages(), time()):
        print(f"{freed / 1e6:,.1f} MB of pages that were fetched long ago were deleted.")
    return DONE


def scores(place: str | None, output: str | None, choices: Choices = batch.AS_IT_COMES) -> int:
    """Write the numbers of a library's articles, one row an article. The exit code."""
    with opened(place, create=False) as kept, batch.progress() as show:
        articles = max(len(kept), 1)

        def progress(done: int) -> None:
            show("Scoring", done / articles)

        numbers = library_workspace.scores_by(kept, choices.method, progress)
        table = kept.articles(KEPT).join(numbers, how="inner").reset_index(drop=True)
    return _written(told_in(table, choices), output, printing.scores)


def cues(place: str | None, output: str | None, choices: Choices = batch.AS_IT_COMES) -> int:
    """Write the cues of a library's articles, one row a cue. The exit code."""
    with opened(place, create=False) as kept, batch.progress() as show:
        articles = kept.articles(("article_id", "title", "language"))
        parts = [metrics.cues(empty(), choices.method)]
        for begin in range(0, len(articles), AT_ONCE):
            some = articles.iloc[begin : begin + AT_ONCE]
            texts = kept.texts(some.index.tolist())
            parts.append(metrics.cues(some.join(texts["text"]), choices.method))
            show("Looking for cues", begin / len(articles))
    table = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    return _written(told_in(table, choices), output, printing.cues)


def _written(table: pd.DataFrame, output: str | None, show: Callable[[pd.DataFrame], None]) -> int:
    """Write a table, or show it; the exit code."""
    if output is None and sys.stdout.isatty():
        show(table)
    elif (reason := writing.write(table, output or writing.STDOUT)) is not None:
        print(f"slantwise: “{output}” could not be written: {reason}.", file=sys.stderr)
        return FAILED
    return DONE


def guarded(command: Callable[[], int]) -> int:
    """The exit code of a command; a library that fails is told in one line."""
    try:
        return command()
    except LibraryError as error:
        print(f"slantwise: {error}", file=sys.stderr)
        return FAILED


@contextmanager
def opened(place: str | None, *, create: bool = True) -> Iterator[Library]:
    """A library, open inside the `with` block. Raises LibraryError."""
    with library.open(place, create=create) as kept:
        if kept.backup:
            print(
                f"The library was brought up to date; as it was before, it is kept in"
                f" {kept.backup}.",
                file=sys.stderr,
            )
        yield kept


def _print(found: Info) -> None:
    print(f"{found.library} ({found.kind}, {found.megabytes:,.1f} MB)")
    values = asdict(found)
    for name, told in _WORDS.items():
        if values[name] or name != "ungrouped":
            print(f"{values[name]:>10,} {told[values[name] != 1]}")


def told(kept: Library, new: int, known: int) -> str:
    """What came of adding articles."""
    place = f"{kept.place}, a new library" if kept.is_new else str(kept.place)
    were = "was" if known == 1 else "were"
    return f"{counted(new, 'article')} added to {place}; {known:,} {were} there already."


def held(kept: Library, named: str | None) -> str:
    """The stories and reprints of a library, and the command that shows them, a line each;
    nothing of one that is empty. `named` is what somebody called it: None is their own."""
    numbers = kept.info()
    if not numbers.articles:
        return ""
    stories = "1 story" if numbers.stories == 1 else f"{numbers.stories:,} stories"
    shared = f"{numbers.reprint_groups:,} {_WORDS['reprint_groups'][numbers.reprint_groups != 1]}"
    command = ["slantwise"] if named is None else ["slantwise", "--library", str(kept.place)]
    return f"In it now: {stories}, and {shared}.\nTo see them: {shlex.join(command)}\n"
