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
    rf"({_MONTH})[ -]({_DAY})(?:,? |-)(\d{{4}})(?!\d)"
    rf"|(?<!\d)({_DAY})(?: of)?[ -]?({_MONTH}),?[ -]?(\d{{4}}|(?<=-)\d{{2}})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_PARTS: Final = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\2?\d)", re.ASCII)
_UNIX: Final = re.compile(  # Tue Jul 09 03:04:05 +0000 2024
    rf"[a-z]{{3}} ({_MONTH}) (\d{{1,2}}) (\d\d:\d\d:\d\d)((?: [+-]\d{{4}}| [a-z]{{3,4}})?)"
    r" (\d{4})",
    re.IGNORECASE | re.ASCII,
)
_COMPACT: Final = re.compile(r"(\d{8})(\d{6})")  # 20240709030405
_HOUR: Final = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?m\b\.?)?"
    r"(?:\s*(?:([+-]\d{2}):?(\d{2})|\(?([a-z]{3,4})\b))?",
    re.IGNORECASE | re.ASCII,
)
_BARE_HOUR: Final = re.compile(r"(?<![\d:])(\d{1,2})\s*([ap])\.?m\b", re.IGNORECASE | re.ASCII)
_ZONES: Final = {  # hours from UTC; other abbreviations mean several zones
    **{"utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6},
    **{"pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2},
}
_LONGEST: Final = 200
_EPOCH: Final = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?")


def parse(value: str, *, day_first: bool = False) -> datetime | None:
    """The moment `value` names, in UTC, or None where it names none that can be.

    Reads ISO 8601 (also `20240102T030405Z`), RFC 2822, seconds or milliseconds since 1970,
    `July 9, 2024 Tuesday 3:04 PM EST`, `9 July 2024`, `09-Jul-24`, and numbers such as `7/9/24`:
    month first, unless that cannot be or `day_first` says so; between dots, as in `9.7.2024`, the
    day is first. What states no time zone is taken as UTC. A year before 1900 or after next year
    is refused, as is a date without its day.
    """
    value = " ".join(value[:_LONGEST].split())
    if not value:
        return None
    found = _iso(value) or _epoch(value) or _numeric(value, day_first)
    found = found or _named(value) or _unix(value) or (_mail(value) if ":" in value else None)
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
    if compact := _COMPACT.fullmatch(value):
        value = f"{compact[1]}T{compact[2]}"
    elif value.isdigit() and len(value) != 8:
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
    return _moment(year, month, day, value[found.end() :])


def _named(value: str) -> datetime | None:
    found = _NAMED_MONTH.search(value)
    if not found:
        return None
    month, day, year = (
        (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    )
    rest = value[: found.start()] + " " + value[found.end() :]
    return _moment(_full_year(int(year)), _number_of(month), int(day.rstrip("sthndrSTHNDR")), rest)


def _unix(value: str) -> datetime | None:
    found = _UNIX.fullmatch(value)
    if not found:
        return None
    return _moment(int(found[5]), _number_of(found[1]), int(found[2]), found[3] + found[4])


def _number_of(month: str) -> int:
    return 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(month.lower()[:3]))


def _mail(value: str) -> datetime | None:
    try:
        return _in_utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moment(year: int, month: int, day: int, rest: str) -> datetime | None:
    """The day, at the hour that `rest` of the value states."""
    try:
        found = datetime(year, month, day, tzinfo=UTC)
        return found + _since_midnight(rest)
    except (ValueError, OverflowError):
        return None


def _since_midnight(rest: str) -> timedelta:
    """From midnight UTC to the hour in `rest`; nothing where it states none that can be."""
    found = _HOUR.search(rest)
    if not found:
        bare = _BARE_HOUR.search(rest)
        return timedelta(hours=_hour(int(bare[1]), bare[2])) if bare else timedelta()
    hour, minute, second = _hour(int(found[1]), found[4] or ""), int(found[2]), int(found[3] or 0)
    if hour > 23 or minute > 59 or second > 60:
        return timedelta()
    east = timedelta(hours=_ZONES.get((found[7] or "").lower(), 0))
    if found[5]:
        sign = -1 if found[5].startswith("-") else 1
        east = sign * timedelta(hours=abs(int(found[5])), minutes=int(found[6]))
    return timedelta(hours=hour, minutes=minute, seconds=second) - east


def _hour(hour: int, half: str) -> int:
    """An hour as of twenty-four; `half` of the day is "a", "p" or not stated."""
    if not half or not 1 <= hour <= 12:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _full_year(year: int) -> int:
    """A year of two digits belongs to this century unless it would lie in the future."""
    if year > 99:
        return year
    this_year = datetime.now(UTC).year
    return 2000 + year if 2000 + year <= this_year + 1 else 1900 + year


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
