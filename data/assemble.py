"""A table as it was read, made into Articles: recognised, cleaned, dated, and told apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data import dates, language
from data.article import COLUMNS, as_articles, empty
from data.cleaning import clean, to_json
from data.columns import recognise
from data.plain import LONGEST_WORD, has_words, one_line, safe_text
from data.problem import ArticleError, Problem, Severity
from data.readers.table import Table

MAX_CHARACTERS: Final = 2_000_000
"""A longer text is no article and is refused: War and Peace has 3.2 million characters."""

Progress = Callable[[float], None]
"""Told what share of the work is done, from 0 to 1."""

_PROGRESS_EVERY: Final = 100
_MASKED_SHARE: Final = 0.02
_STATED: Final = ("title", "outlet", "author", "published", "credit", "standfirst")
_GENRES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("news", "report", "news report", "straight news", "hard news"), "news"),
    **dict.fromkeys(
        ("opinion", "opinions", "op-ed", "oped", "editorial", "column", "commentary"), "opinion"
    ),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: an Articles frame, and what should be known about how it came to be."""

    articles: pd.DataFrame
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles of one file before they are a frame: their values by column, and problems."""

    articles: list[dict[str, object]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One article on its way into the frame: its row in the file, its values by column."""

    number: int
    values: dict[str, str]


def assemble(
    table: Table,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    source_file: str | None = None,
    progress: Progress | None = None,
) -> Batch:
    """The articles of `table`, cleaned, and the problems met.

    Rows without text, rows too long, and repetitions of an earlier row are left out and said.
    Raises ArticleError where no column holds text, or no row does.
    """
    names = recognise(table, text_column=text_column, outlet_column=outlet_column)
    rows, unusable = _with_text(_rows(table, names), table, names["text"][0])
    rows, repeated = _distinct(rows, table.file)
    rows = _cleaned(rows, progress)
    moments, undated = _moments(rows, table, names.get("published", ()))
    rows = [_with_language(row) for row in rows]
    file = table.file if source_file is None else source_file
    articles = [
        {**row.values, "published": moment, "source_file": file}
        for row, moment in zip(rows, moments, strict=True)
    ]
    problems = (*table.problems, *unusable, *repeated, *undated, *_remarks(rows, table.file))
    return Batch(articles, problems)


def reading_of(batches: Sequence[Batch], problems: Sequence[Problem] = ()) -> Reading:
    """All the batches as one frame with a fresh index; an article read twice counts once.

    `problems` come before those of the batches. One frame for all files: building a frame for
    each of ten thousand would take longer than reading them.
    """
    values = [article for batch in batches for article in batch.articles]
    articles = empty()
    if values:
        frame = pd.DataFrame({name: [one.get(name, "") for one in values] for name in COLUMNS})
        frame["published"] = pd.Series(list(frame["published"]), dtype="datetime64[us, UTC]")
        articles = as_articles(frame)
    told = (*problems, *(one for batch in batches for one in batch.problems))
    return once_each(Reading(articles, told))


def once_each(read: Reading) -> Reading:
    """The reading without articles that stand in it twice, and with a problem for each file."""
    again = read.articles.duplicated("article_id")
    if not again.any():
        return read
    files = read.articles.loc[again, "source_file"].value_counts(sort=False)
    what = "of its articles, which were read already (same outlet, title and text)."
    repeated = [
        Problem("warning", f"Left out: {count:,} {what}", str(file))
        for file, count in files.items()
    ]
    articles = read.articles.loc[~again].reset_index(drop=True)
    return Reading(articles, (*read.problems, *repeated))


def _rows(table: Table, names: Mapping[str, Sequence[str]]) -> list[_Row]:
    """The rows of `table` under the names that an Articles frame gives to their columns."""
    columns = {
        name: table.columns[found[0]] for name, found in names.items() if found and name != "text"
    }
    texts = table.columns[names["text"][0]]
    kept_raw = columns.pop("text_raw", [])
    removed = columns.pop("removed", [])
    rows: list[_Row] = []
    for at, number in enumerate(table.rows):
        values = {name: one_line(column[at]) for name, column in columns.items()}
        values["text"] = safe_text(texts[at])
        values["text_raw"] = safe_text(kept_raw[at] if kept_raw else "") or values["text"]
        values["removed"] = removed[at] if removed else ""
        rows.append(_Row(number, values))
    return rows


def _with_text(rows: Iterable[_Row], table: Table, column: str) -> tuple[list[_Row], list[Problem]]:
    """The rows that hold an article's text. Raises ArticleError where none does."""
    kept: list[_Row] = []
    blank: list[int] = []
    endless: list[int] = []
    for row in rows:
        size = len(row.values["text"])
        if size > MAX_CHARACTERS:
            endless.append(row.number)
        elif not row.values["text"].strip():
            blank.append(row.number)
        else:
            kept.append(row)
    problems = [
        *_told("warning", "Left out: there is no text.", table.file, blank, column),
        *_told(
            "warning",
            f"Left out: longer than {MAX_CHARACTERS:,} characters, so no single article.",
            table.file,
            endless,
            column,
            "Split it into articles, or check for a missing quotation mark.",
        ),
    ]
    if not kept:
        raise _nothing(table.file, column, problems)
    return kept, problems


def _nothing(file: str, column: str, problems: Sequence[Problem]) -> ArticleError:
    why = problems[0] if problems else None
    if why is None:
        return ArticleError("There are no articles in it.", file=file)
    rows = [row for row in why.rows if row]
    what = why.what.removeprefix("Left out: ").capitalize()
    return ArticleError(
        f"No article could be read. {what}" if rows else what,
        file=file,
        column=column if rows else "",
        advice=why.advice or "Check that this is the file you meant.",
    )


def _distinct(rows: Iterable[_Row], file: str) -> tuple[list[_Row], list[Problem]]:
    """The rows without those whose outlet, title and text an earlier row has."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[_Row] = []
    repeated: list[int] = []
    for row in rows:
        values = row.values
        key = (values.get("outlet", ""), values.get("title", ""), values["text"].strip())
        if key in seen:
            repeated.append(row.number)
        else:
            seen.add(key)
            kept.append(row)
    what = "Left out: the same outlet, title and text as an earlier row."
    return kept, _told("warning", what, file, repeated)


def _cleaned(rows: Sequence[_Row], progress: Progress | None) -> list[_Row]:
    """The rows with furniture out of their text and into the ledger, and what it stated."""
    done: list[_Row] = []
    for at, row in enumerate(rows, start=1):
        cleaned = clean(row.values["text"], title=row.values.get("title", ""))
        values = {**row.values, "text": cleaned.text}
        for name in _STATED:
            values[name] = values.get(name, "") or getattr(cleaned, name)
        if cleaned.ledger or not values["removed"]:
            values["removed"] = to_json(cleaned.ledger)
        values["genre"] = _GENRES.get(values.get("genre", "").lower(), "unknown")
        done.append(_Row(row.number, values))
        if progress and (at % _PROGRESS_EVERY == 0 or at == len(rows)):
            progress(at / len(rows))
    return done


def _moments(
    rows: Sequence[_Row], table: Table, columns: Sequence[str]
) -> tuple[list[object], list[Problem]]:
    """When each article was published, and the rows whose date cannot be.

    A file may hold several columns of dates; the first that can be read counts.
    """
    position = {number: at for at, number in enumerate(table.rows)}
    day_first = dates.writes_day_first(table.columns[columns[0]]) if columns else False
    moments: list[object] = []
    impossible: list[int] = []
    for row in rows:
        at = position[row.number]
        stated = [table.columns[column][at] for column in columns] or [row.values["published"]]
        written = [value for value in (*stated, row.values["published"]) if value.strip()]
        found = (dates.parse(value, day_first=day_first) for value in written)
        moment = next(filter(None, found), None)
        moments.append(moment)
        if written and moment is None:
            impossible.append(row.number)
    what = "The date is none that an article can have; it was left empty."
    advice = "Dates such as 2024-07-09 are read everywhere."
    column = columns[0] if columns else ""
    return moments, _told("warning", what, table.file, impossible, column, advice)


def _with_language(row: _Row) -> _Row:
    code = language.stated(row.values.get("language", "")) or language.detect(row.values["text"])
    return _Row(row.number, {**row.values, "language": code})


def _remarks(rows: Sequence[_Row], file: str) -> list[Problem]:
    """What a person should know about articles that were read all the same."""
    wordless = [row.number for row in rows if not has_words(row.values["text"])]
    foreign = [row for row in rows if not language.is_english(row.values["language"])]
    codes = ", ".join(sorted({row.values["language"] for row in foreign}))
    masked = [row.number for row in rows if _is_masked(row.values["text"])]
    return [
        *_told(
            "warning",
            "There are no words in the text that can be measured"
            f" (of at most {LONGEST_WORD} characters, with a letter or a digit).",
            file,
            wordless,
        ),
        *_told(
            "warning",
            f"Not in English ({codes}): kept and shown, but not measured.",
            file,
            [row.number for row in foreign],
        ),
        *_told(
            "warning",
            "Words are masked with “@”, as in the NELA-GT corpora: every count comes out too low.",
            file,
            masked,
        ),
    ]


def _is_masked(text: str) -> bool:
    words = text.split()
    return words.count("@") > max(2, _MASKED_SHARE * len(words))


def _told(
    severity: Severity,
    what: str,
    file: str,
    numbers: Sequence[int],
    column: str = "",
    advice: str = "",
) -> list[Problem]:
    """One problem for all the rows that have it; none where no row has. Row 0 is a whole file."""
    if not numbers:
        return []
    rows = tuple(number for number in numbers if number)
    return [Problem(severity, what, file, rows, column if rows else "", advice)]
