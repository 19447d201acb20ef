"""Dates as exports and web pages write them, read into UTC."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

FIRST_YEAR: Final = 1900

_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO: Final = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[+-]\d{2}:?\d{2}|Z)?)?"
_NUMERIC: Final = r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)|\d{4}/\d{1,2}/\d{1,2}"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"

WRITTEN: Final = (
    rf"(?:{_ISO}|{_NUMERIC}|{_MONTH} {_DAY},? \d{{4}}|{_DAY}(?: of)?[ -]{_MONTH}[ -]\d{{4}})"
)
"""A date as a page prints it, the day included; a source for a case-insensitive regex."""

MONTH_AND_DAY: Final = rf"(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?!\w)"
"""A date without its year; a source for a case-insensitive regex."""

_NAMED_MONTH: Final = re.compile(
    rf"({_MONTH}) ({_DAY}),? (\d{{4}})|({_DAY})(?: of)?[ -]({_MONTH})[ -](\d{{4}})", re.IGNORECASE
)
_PARTS: Final = re.compile(
    r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[ T]+(\d{1,2}):(\d{2}))?", re.ASCII
)
_EPOCH: Final = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?")


def parse(value: str, *, day_first: bool = False) -> datetime | None:
    """The moment `value` names, in UTC, or None where it names none that can be.

    Reads ISO 8601 (also `20240102T030405Z`), RFC 2822, seconds or milliseconds since 1970,
    `July 9, 2024`, `9 July 2024`, and numbers such as `7/9/24`: month first, unless that cannot
    be or `day_first` says so. What states no time zone is taken as UTC. A year before 1900 or
    after next year is refused.
    """
    value = value.strip()
    if not value:
        return None
    found = _iso(value) or _epoch(value) or _numeric(value, day_first)
    found = found or (_mail(value) if ":" in value else None) or _named(value)
    if found is None or not FIRST_YEAR <= found.year <= datetime.now(UTC).year + 1:
        return None
    return found


def writes_day_first(values: Iterable[str]) -> bool:
    """Whether numeric dates in `values` put the day first: one says so, and none denies it."""
    parts = [found for value in values if (found := _PARTS.match(value.strip()))]
    short = [found for found in parts if len(found[1]) <= 2 and found[2] == "/"]
    return any(int(found[1]) > 12 for found in short) and not any(
        int(found[3]) > 12 for found in short
    )


def _iso(value: str) -> datetime | None:
    if value.isdigit() and len(value) != 8:
        return None
    try:
        found = datetime.fromisoformat(value.removesuffix(" UTC").removesuffix(" GMT"))
        return _in_utc(found)
    except (ValueError, OverflowError):
        return None


def _epoch(value: str) -> datetime | None:
    found = _EPOCH.fullmatch(value)
    if not found:
        return None
    seconds = int(found[1]) / (1000 if len(found[1]) > 10 else 1)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _numeric(value: str, day_first: bool) -> datetime | None:
    found = _PARTS.match(value)
    if not found:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        year, month, day = first, second, third
    elif first > 12 or day_first or found[2] == ".":
        year, month, day = _full_year(third), second, first
    else:
        year, month, day = _full_year(third), first, second
    return _moment(year, month, day, int(found[5] or 0), int(found[6] or 0))


def _named(value: str) -> datetime | None:
    found = _NAMED_MONTH.search(value)
    if not found:
        return None
    month, day, year = (
        (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    )
    number = 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(month.lower()[:3]))
    return _moment(int(year), number, int(day.rstrip("sthndr")))


def _mail(value: str) -> datetime | None:
    try:
        return _in_utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    """A year of two digits belongs to this century unless it would lie in the future."""
    if year > 99:
        return year
    this_year = datetime.now(UTC).year
    return 2000 + year if 2000 + year <= this_year + 1 else 1900 + year


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
