"""Pictures of the running dashboard, taken as a visitor sees it.

``python -m tools.screenshots`` starts slantwise on a free port and writes to docs/screenshots/,
for every view that the navigation lists: VIEW.png, VIEW-dark.png and VIEW-phone.png, each of the
whole page, and home.png, the first screen alone.
"""

import argparse
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize

from tools.visitor import browser, dashboard, open_settled

ROOT = Path(__file__).parents[1]
TALLEST = 4000
HOME: ViewportSize = {"width": 1280, "height": 800}
HEIGHT = """() => Math.max(...[...document.querySelectorAll('[data-testid="stMain"]')]
    .map(main => main.scrollHeight))"""


class Look(NamedTuple):
    """How a visitor's browser is set."""

    suffix: str
    width: int
    scheme: Literal["light", "dark"]


LOOKS = (Look("", 1280, "light"), Look("-dark", 1280, "dark"), Look("-phone", 390, "light"))


def views(browser: Browser, address: str) -> dict[str, str]:
    """File name to address, for every view in the navigation; the first is the home page."""
    page = browser.new_page(viewport=HOME)
    open_settled(page, address)
    links = page.get_by_test_id("stSidebarNavLink").or_(page.get_by_test_id("stTopNavLink"))
    found = {
        link.inner_text().strip().lower().replace(" ", "-"): link.evaluate("a => a.href")
        for link in links.all()
    }
    page.close()
    return found or {"home": address}


def whole_page(browser: Browser, address: str, look: Look, target: Path) -> None:
    """One view in one look, as tall as it is (up to ``TALLEST`` pixels)."""
    page = browser.new_page(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme)
    open_settled(page, address)
    height = min(max(900, page.evaluate(HEIGHT)), TALLEST)
    page.set_viewport_size({"width": look.width, "height": height})
    page.wait_for_timeout(700)
    page.screenshot(path=target, animations="disabled")
    page.close()


def first_screen(browser: Browser, address: str, target: Path) -> None:
    """The home page as it opens, at twice the pixels."""
    page = browser.new_page(viewport=HOME, device_scale_factor=2)
    open_settled(page, address)
    page.screenshot(path=target, animations="disabled")
    page.close()


def main() -> None:
    """Command line: see ``--help``."""
    parser = argparse.ArgumentParser(description="Take docs/screenshots/ anew.")
    parser.add_argument("--articles", help="show these instead of the sample")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with dashboard(options.articles) as address, browser() as visitor:
        first_screen(visitor, address, options.out / "home.png")
        for name, view in views(visitor, address).items():
            for look in LOOKS:
                target = options.out / f"{name}{look.suffix}.png"
                whole_page(visitor, view, look, target)
                print(target, flush=True)


if __name__ == "__main__":
    main()
