"""axe-core finds nothing to complain of, on any view, light or dark, wide or narrow."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
VIEWS = pytest.mark.parametrize(
    "view", ["", "stories", "reprints", "article", "articles", "words", "add", "methods"]
)
IS_DARK = """() => getComputedStyle(document.querySelector('[data-testid="stApp"]'))
    .backgroundColor === 'rgb(18, 18, 18)'"""


def violations(page: Page) -> list[str]:
    """What axe-core finds, a line each."""
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]


@VIEWS
def test_light_and_dark(page: Page, open_view: OpenView, view: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2400})
    open_view(view)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK)
    assert violations(page) == []


@VIEWS
def test_phone(page: Page, open_view: OpenView, view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 2400})
    open_view(view)
    assert violations(page) == []
