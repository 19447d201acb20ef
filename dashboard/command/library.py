"""What the command line does with a library: articles counted, moved, measured."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from dashboard import library_workspace
from dashboard.command import batch, printing, writing
from data import library
from data.library import Info, Library, LibraryError
from data.outlets import key

DONE: Final = 0
FAILED: Final = 1
_WORDS: Final = {
    "articles": "articles",
    "outlets": "outlets",
    "stories": "stories",
    "reprint_groups": "texts that several articles are reprints of",
    "failed": "inputs that could not be read",
    "views": "saved views",
    "edits": "articles edited by hand",
    "aliases": "names of outlets shown under another",
    "corrections": "corrections of groups",
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


def export(target: str, place: str | None) -> int:
    """Write a library to a file. The exit code."""
    with opened(place, create=False) as kept, batch.progress() as show:
        articles = max(len(kept), 1)
        path = Path(target)
        number = library.export_to(kept, path, lambda done: show("Writing", done / articles))
    print(f"{in_words(number)} written to {target}.")
    return DONE


def take_in(source: str, place: str | None) -> int:
    """Add what another library wrote to a file. The exit code."""
    with opened(place) as kept, batch.progress() as show:
        added = library.import_from(kept, Path(source))
        library_workspace.bring_up(kept, show)
    print(f"{in_words(added.new)} added to {kept.place}; {added.known:,} were there already.")
    return DONE


def rename_outlet(name: str, to: str, place: str | None) -> int:
    """Show an outlet, and whatever is shown under its name, under another. The exit code."""
    with opened(place, create=False) as kept:
        before = kept.articles(["outlet"])["outlet"]
        led_here = [one for one, outlet in kept.aliases().items() if key(outlet) == key(name)]
        for alias in (*led_here, name):
            kept.name_outlet(alias, to)
        changed = int((kept.articles(["outlet"])["outlet"] != before).sum())
    shown = f"is shown as “{to}”" if to else "goes by the name it came with"
    print(f"“{name}” {shown} from now on: {in_words(changed)} changed.")
    return DONE


def vacuum(place: str | None) -> int:
    """Give back room that a library does not need. The exit code."""
    with opened(place, create=False) as kept:
        before = kept.info().megabytes
        gone = kept.vacuum(library_workspace.metric_version())
        after = kept.info().megabytes
    print(
        f"{kept.place}: {before:,.1f} MB before, {after:,.1f} MB now;"
        f" the numbers of {gone:,} texts by earlier word lists were dropped."
    )
    return DONE


def scores(place: str | None, output: str | None) -> int:
    """Write the numbers of a library's articles, one row an article. The exit code."""
    with opened(place, create=False) as kept, batch.progress() as show:
        articles = max(len(kept), 1)
        measured = library_workspace.workspace_of(
            kept, lambda done: show("Scoring", done / articles)
        )
    table = measured.articles[list(batch.KEPT)].join(measured.scores).reset_index(drop=True)
    if output is None and sys.stdout.isatty():
        printing.scores(table)
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
        print(f"{values[name]:>10,} {told}")


def in_words(number: int) -> str:
    """Articles, counted in words."""
    return "1 article" if number == 1 else f"{number:,} articles"
