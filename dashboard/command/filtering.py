"""The filters of the pages as options of the command line, and the articles that they leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import cast

import metrics
from dashboard import library_workspace, workspace
from dashboard.choices import Choices
from dashboard.command import batch
from dashboard.command.library import opened
from dashboard.comparing.compared import SAMPLE
from dashboard.comparing.voices import VOICES
from dashboard.selection import GENRES, REPRINTS, Genre, Reprints, Selection
from dashboard.workspace import Workspace, outlet_label, story_label
from data.problem import Problem
from metrics.spec import Whose


class FilterError(ValueError):
    """A filter that cannot be meant: says which values there are."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, as it was written."""

    outlets: Sequence[str] = ()
    stories: Sequence[str] = ()
    first_day: str | None = None
    last_day: str | None = None
    genre: str = "all"
    reprints: str = "once"
    voice: str = "narrator"


@dataclass(frozen=True, slots=True)
class Opened:
    """The articles to compare, where they are from, and what could not be read."""

    workspace: Workspace
    origin: str
    problems: tuple[Problem, ...] = ()


def selection(filters: Filters, articles: Workspace) -> Selection:
    """The Selection that a page would make of the filters. Raises FilterError."""
    counted = sorted(set(articles.articles["counted_for"]).union(articles.outlets()))
    return Selection(
        outlets=_known("outlet", filters.outlets, counted, outlet_label),
        stories=_known("story", filters.stories, articles.stories(), story_label),
        first_day=_day("--from", filters.first_day),
        last_day=_day("--to", filters.last_day),
        genre=cast(Genre, _one("--genre", filters.genre, list(GENRES))),
        reprints=cast(Reprints, _one("--reprints", filters.reprints, list(REPRINTS))),
    )


def voice(filters: Filters) -> Whose:
    """Whose words are to be counted. Raises FilterError."""
    return cast(Whose, _one("--voice", filters.voice, list(VOICES)))


def _known(what: str, named: Sequence[str], known: Sequence[str], label: object) -> tuple[str, ...]:
    """The names as they are written in the articles."""
    assert callable(label)
    by_name = {form.casefold(): name for name in known for form in (str(label(name)), name) if form}
    found: list[str] = []
    for name in named:
        if (key := name.strip().casefold()) not in by_name:
            near = get_close_matches(key, by_name, n=3) or sorted(by_name)[:8]
            there = ", ".join(dict.fromkeys(str(label(by_name[each])) for each in near))
            raise FilterError(f"there is no {what} “{name}” here; there is {there}")
        found.append(by_name[key])
    return tuple(sorted(set(found)))


def _day(option: str, written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise FilterError(
            f"{option} “{written}” is no day; write it as year-month-day, such as 2026-03-02"
        ) from error


def _one(option: str, written: str, known: Sequence[str]) -> str:
    if written not in known:
        raise FilterError(f"{option} is one of {', '.join(known)}, not “{written}”")
    return written


def open_articles(path: str | None, library: str | None, choices: Choices) -> Opened:
    """The articles at a path, or of a library, measured. Raises LibraryError."""
    with batch.progress() as show:
        if path is None:
            with opened(library, create=False) as kept:
                measured = library_workspace.workspace_of(kept)
                # Scores and articles are in memory; the texts are not looked at again.
                return Opened(measured, "a library of articles")
        reading = batch.read([path], None, None, lambda share: show("Reading", share))
        found = workspace.with_stories(reading.articles)
        total = max(len(found), 1)
        scores = metrics.score(found, progress=lambda done: show("Scoring", done / total))
        base = workspace.build(found, scores=scores)
    if choices:
        base = workspace.measured(base, choices, base.scores.iloc[:0])
    return Opened(base, SAMPLE if _is_sample(base) else "", tuple(reading.problems))


def _is_sample(found: Workspace) -> bool:
    """Whether the articles are those that come with Slantwise: nobody should take them for news."""
    import data

    return set(found.articles.index) <= set(data.sample()["article_id"])
