"""Links followed as a visitor follows them."""

import re
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

TRIES = 6
"""How often a link is pressed before it counts as dead."""


def follow(page: Page, name: str) -> None:
    """Follow the link of this name, and wait until its page is the one that is shown.

    On a busy machine a press was once lost right after a correction, and why is not known. A
    visitor presses once more, and so does this. By key: a click on a link that is drawn anew
    between press and release goes nowhere.
    """
    link = page.get_by_role("link", name=name, exact=True)
    target = urlsplit(urljoin("/", link.get_attribute("href"))).path
    for _ in range(TRIES):
        link.press("Enter")
        try:
            page.wait_for_url(lambda url: urlsplit(url).path == target, timeout=5_000)
        except TookTooLong:
            continue
        return
    expect(page).to_have_url(re.compile(re.escape(target)))


def back(page: Page) -> None:
    """Go back to the view before this one: a link that was pressed twice is in the way twice."""
    here = urlsplit(page.url).path
    for _ in range(TRIES):
        page.go_back()
        try:
            page.wait_for_url(lambda url: urlsplit(url).path != here, timeout=5_000)
        except TookTooLong:
            continue
        return
    expect(page).not_to_have_url(re.compile(re.escape(here)))
