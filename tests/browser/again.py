"""What a visitor does once more when nothing came of it."""

from collections.abc import Callable
from urllib.parse import urlsplit

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


def until_left(page: Page, act: Callable[[], None], target: str = "") -> None:
    """Act until the address is another; until it has the path `target`, where one is named.

    On a busy machine a press of a link was once lost right after a correction, and why is not
    known; a point of a chart listens once the pointer is over it. What a view writes into its own
    address may come late: only `target` tells that apart from a press that led somewhere.
    """
    before = page.url

    def has_left(url: str) -> bool:
        return urlsplit(url).path == target if target else url != before

    for _ in range(TRIES):
        if has_left(page.url):
            return
        act()
        try:
            page.wait_for_url(has_left, timeout=PAUSE)
        except TookTooLong:
            continue
    expect(page).not_to_have_url(before)
