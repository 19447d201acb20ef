"""One pupil with a real browser: how soon a text can be marked, and whether marks outlive a server
that is killed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, Page

PATIENCE: Final = 90_000.0  # milliseconds until a wait counts as endless
WORDS: Final = (3, 9, 15)
LATER: Final = 21
MARKED: Final = """() => {
    const inside = (root) => [...root.querySelectorAll('*')].flatMap((each) =>
        [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
    const isMarked = (each) => each.getAttribute('aria-label')?.includes(', ');
    return inside(document).filter((each) => each.dataset?.word && isMarked(each))
        .map((each) => Number(each.dataset.word));
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a pupil with a browser met with: seconds to the door and, from the code on, to the text;
    and the marks that were gone after the server was killed, and after the page was loaded again.
    """

    door: float
    text: float
    gone: tuple[int, ...]


def visit(browser: Browser, link: str, wait_for_break: Callable[[], object]) -> Seen:
    """Join a class at its link, mark, wait until the server was killed and is back, mark again and
    load the page again."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    begun = time.perf_counter()
    page.goto(link)
    page.get_by_role("button", name="Join").wait_for()
    door = time.perf_counter() - begun
    begun = time.perf_counter()
    page.get_by_role("button", name="Join").click()
    page.locator(".word").first.wait_for()
    text = time.perf_counter() - begun
    for word in WORDS:
        _mark(page, word)
    wait_for_break()
    gone = _missing(page, WORDS)
    _mark(page, LATER)
    page.reload()
    page.locator(".word").first.wait_for()
    _settled(page)
    gone |= _missing(page, (*WORDS, LATER))
    page.close()
    return Seen(door, text, tuple(sorted(gone)))


def _mark(page: Page, word: int) -> None:
    page.locator(f'[data-word="{word}"]').click()
    page.keyboard.press("1")
    _settled(page)


def _settled(page: Page) -> None:
    page.locator(".saving", has_text="Saving").wait_for(state="detached")
    page.locator(".saving", has_text="Not saved").wait_for(state="detached")


def _missing(page: Page, words: tuple[int, ...]) -> set[int]:
    return set(words) - set(page.evaluate(MARKED))
