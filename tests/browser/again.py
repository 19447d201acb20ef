"""What a visitor does once more when nothing came of it."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

TRIES = 8
PAUSE = 10_000
"""Milliseconds until somebody tries again: a machine that is busy answers after seconds."""


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


def until_left(page: Page, act: Callable[[], None]) -> None:
    """Act until the address is another.

    On a busy machine a press of a link was once lost right after a correction, and why is not
    known; a point of a chart listens once the pointer is over it.
    """
    before = page.url
    for _ in range(TRIES):
        if page.url != before:
            return
        act()
        try:
            page.wait_for_url(lambda url: url != before, timeout=PAUSE)
        except TookTooLong:
            continue
    expect(page).not_to_have_url(before)
