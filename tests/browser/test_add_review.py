"""The review of several articles: what follows from a change, and what stands in the way."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.adding import drop, fill_cell, table, told

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]


def test_the_number_without_an_outlet_follows_what_is_typed(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(page, *(table({"text": told(n)}, name=n) for n in "12"))
    expect(page.get_by_text("Outlet of the 2 articles that state none")).to_be_visible()
    settle(page)
    # The outlet of the first article stands behind a tick and the title.
    fill_cell(page, 290, 53, "School Paper")
    expect(page.get_by_text("Outlet of the article that states none")).to_be_visible()


def test_the_buttons_of_the_table_cover_no_other_button(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(page, *(table({"text": told(n)}, name=n) for n in "12"))
    expect(page.get_by_role("button", name=re.compile("^Keep these"))).to_be_visible()
    settle(page)
    page.get_by_test_id("stDataFrame").hover()
    toolbar = page.locator(".st-key-review_table").get_by_test_id("stElementToolbar").bounding_box()
    button = page.get_by_role("button", name="Fill it in").bounding_box()
    assert toolbar is not None and button is not None
    assert toolbar["y"] >= button["y"] + button["height"]
