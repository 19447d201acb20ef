"""`slantwise add` into the library of a folder, and pages to add."""

from pathlib import Path

from data import library
from tests.dashboard.command.calling import WORDS, Done, slantwise


def page(title: str, more: str = "") -> str:
    """A page with an article of its own."""
    body = "".join(f"<p>{title}: of {n} ships in port {WORDS}</p>" for n in range(20))
    return f"<html lang='en'><head><title>{title}</title></head><article>{body}</article>{more}"


def add(folder: Path, *arguments: str, given: str | None = None) -> Done:
    """Add to the library a.db of a folder, from there."""
    options = ("--library", "a.db", "--private-host", "127.0.0.1")
    return slantwise("add", *arguments, *options, cwd=folder, given=given)


def titles(folder: Path) -> set[str]:
    """The titles of the articles in that library."""
    with library.open(folder / "a.db") as kept:
        return set(kept.articles()["title"])
