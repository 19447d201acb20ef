"""Links followed as a visitor follows them."""

import re
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.again import TRIES, until_left
from tools.visitor import SETTLED

BEGINS = 300
"""Milliseconds until the server has begun with a page that was asked for."""


def follow(page: Page, link: str | Locator) -> None:
    """Follow a link, or the one of this name, and wait until its page is the one that is shown.

    By key: a click on a link that is drawn anew between press and release goes nowhere. And again,
    where the visitor is brought back: what a cell that was corrected has still to say can reach a
    busy server after the press, and is said of the page that is left.
    """
    if isinstance(link, str):
        link = page.get_by_role("link", name=link, exact=True)
    target = urlsplit(urljoin("/", link.get_attribute("href"))).path
    is_here = urlsplit(page.url).path == target
    for _ in range(TRIES):
        until_left(page, lambda: link.press("Enter"), "" if is_here else target)
        page.wait_for_timeout(BEGINS)
        page.wait_for_function(SETTLED)
        if urlsplit(page.url).path == target:
            return
    raise AssertionError(f"{target} was left again {TRIES} times, the last time for {page.url}")


def back(page: Page) -> None:
    """Go back to the view before this one, step by step: a view may have been left at several
    addresses. Each step ends before the next: what the server says of one lands on the other."""
    here = urlsplit(page.url).path
    for _ in range(TRIES):
        page.go_back()
        page.wait_for_function(SETTLED)
        if urlsplit(page.url).path != here:
            return
    expect(page).not_to_have_url(re.compile(re.escape(here)))
