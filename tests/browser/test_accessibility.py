"""axe-core finds nothing to complain of, on any view, light or dark, wide or narrow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
VIEWS = pytest.mark.parametrize(
    "view", ["", "stories", "reprints", "article", "articles", "words", "add", "methods"]
)
IS_DARK = """() => getComputedStyle(document.querySelector('[data-testid="stApp"]'))
    .backgroundColor === 'rgb(18, 18, 18)'"""


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
