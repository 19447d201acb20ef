"""What a visitor does once more when nothing came of it."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as TookTooLong

TRIES = 6
PAUSE = 3_000
"""Milliseconds until somebody tries again."""


def until(shown: Locator, act: Callable[[], None]) -> None:
    """Act until something shows: a table that is drawn anew lets go of what was clicked in it."""
    for _ in range(TRIES):
        act()
        try:
            shown.wait_for(timeout=PAUSE)
        except TookTooLong:
            continue
        return
    expect(shown).to_be_visible()
