"""What a site answers, and what that means."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

_DIGITS: Final = 12  # of a number of seconds: more are beyond all waiting


@dataclass(frozen=True, slots=True)
class Response:
    """What a site answered: `url` is where the redirects led, header names are in small letters."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_moved(self) -> bool:
        """Whether the site says that the page is elsewhere."""
        return self.status in (301, 302, 303, 307, 308)

    @property
    def is_busy(self) -> bool:
        """Whether the site says that it would answer another time."""
        return self.status in (429, 503)

    @property
    def leads_to(self) -> str:
        """Where the site sends whoever asks; "" where it does not."""
        if not self.is_moved:
            return ""
        place = self.headers.get("location", "")
        try:
            return place.encode("latin-1").decode("utf-8")  # what is not ASCII should be UTF-8
        except UnicodeDecodeError:
            return place

    @property
    def is_unchanged(self) -> bool:
        """Whether the site says that what is kept is still what it has."""
        return self.status == 304


def retry_after(value: str, now: Callable[[], float] = time.time) -> float:
    """Seconds that a Retry-After header asks for: a number, or a date; 5 where it says neither."""
    if value.strip().isdecimal():
        return float(value[:_DIGITS])
    try:
        return max(parsedate_to_datetime(value).timestamp() - now(), 0.0)
    except (TypeError, ValueError, OverflowError):  # no date, or one beyond the calendar
        return 5.0


def refusal(status: int) -> str:
    """What a status that brings no page means, in a sentence or two."""
    known = {
        401: "The site wants a sign-in.",
        402: "The site wants to be paid.",
        403: "The site does not let programs read this page.",
        404: "There is no such page.",
        410: "The page is gone.",
        451: "The page is withheld for legal reasons.",
        429: "The site says that it was asked too often. Try again later.",
    }
    return known.get(status, f"The site answered with an error ({status}).")
