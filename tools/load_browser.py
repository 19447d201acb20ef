"""What one visitor with a real browser waits for: the home page, and charts after each filter."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from playwright.sync_api import Browser, Page

from dashboard.selection import REPRINTS
from tools import load_library

SEED: Final = 20261122
SETTLES: Final = 0.5  # seconds between what is measured
PATIENCE: Final = 90_000.0  # milliseconds until a wait counts as endless

CHARTS: Final = "document.querySelectorAll('.js-plotly-plot .infolayer')"
SHOWN: Final = f"() => {CHARTS}.length >= 4"
# The browser's own clock, from the click to the frame in which a chart is another: asking the
# browser again and again from here would take part of the time that is measured.
WATCH: Final = f"""() => {{
    const texts = () => [...{CHARTS}].map(each => each.textContent);
    const before = texts();
    let begun = 0, first = 0;
    addEventListener('click', event => {{ begun = event.timeStamp; }}, {{capture: true}});
    window.redrawn = new Promise(done => {{
        const look = () => {{
            const shown = texts(), now = performance.now();
            if (!first && shown[0] !== before[0]) first = now;
            if (shown.every((text, place) => text !== before[place]))
                done([(first - begun) / 1000, (now - begun) / 1000]);
            else requestAnimationFrame(look);
        }};
        requestAnimationFrame(look);
    }});
}}"""


def opened(visitor: Browser, address: str) -> float:
    """Seconds from the address to every chart drawn."""
    page = visitor.new_page()
    page.set_default_timeout(PATIENCE)
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_function(SHOWN, polling=20)
    waited = time.perf_counter() - begun
    page.close()
    return waited


def repaints(visitor: Browser, address: str, most: int = 10) -> Iterator[tuple[float, float]]:
    """Seconds from each choice in the filters to the first chart and to every chart redrawn; each
    filter is set ten times or fewer, and `most` times at most."""
    page = visitor.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_function(SHOWN, polling=20)
    random = Random(SEED)
    for number in random.sample(range(load_library.OUTLETS), min(10, most)):
        yield _picked(page, "Outlets", load_library.outlet(number))
    yield _clicked(page, "Opinion")
    yield _clicked(page, REPRINTS["each"])
    _back(page)
    for genre in ("News", "Opinion", "All"):
        yield _clicked(page, genre)
    yield _clicked(page, REPRINTS["each"])
    yield _clicked(page, REPRINTS["once"])
    for _ in range(min(4, most)):
        yield _first(page, "Stories", re.compile("^Story "))
    _back(page)
    for day in random.sample(range(load_library.DAYS // 2), min(3, most)):
        yield _typed(page, "From", load_library.FIRST_DAY.date() + timedelta(days=day))
    page.close()


def _picked(page: Page, label: str, name: str) -> tuple[float, float]:
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(name)
    option = page.get_by_role("option", name=name, exact=True)
    option.wait_for()
    waited = _redrawn(page, option.click)
    page.keyboard.press("Escape")
    return waited


def _first(page: Page, label: str, named: re.Pattern[str]) -> tuple[float, float]:
    """Choose the first so named of those that are not chosen yet: not all stories are offered."""
    page.get_by_role("combobox", name=label).click()
    option = page.get_by_role("option", name=named, selected=False).first
    option.wait_for()
    waited = _redrawn(page, option.click)
    page.keyboard.press("Escape")
    return waited


def _clicked(page: Page, name: str) -> tuple[float, float]:
    return _redrawn(page, page.get_by_role("radio", name=name, exact=True).click)


def _typed(page: Page, label: str, day: date) -> tuple[float, float]:
    page.get_by_role("group", name=label, exact=True).get_by_role("spinbutton").first.focus()
    page.keyboard.type(f"{day:%Y%m%d}")
    # A day holds once its field is left.
    return _redrawn(page, page.get_by_role("heading", level=1).click)


def _back(page: Page) -> None:
    _redrawn(page, page.get_by_role("button", name="Show everything").click)


def _redrawn(page: Page, act: Callable[[], None]) -> tuple[float, float]:
    page.wait_for_timeout(SETTLES * 1000)
    page.evaluate(WATCH)
    act()
    first, every = page.evaluate("() => window.redrawn")
    return first, every
