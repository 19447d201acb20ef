"""Methods as a visitor meets it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]


def test_a_search_is_in_the_address_and_the_address_is_a_link(
    page: Page, open_view: OpenView, settle: Settle, app_server: str
) -> None:
    open_view("methods")
    lists = page.get_by_role("combobox", name="List")
    # The menu closes when the page moves under it: go there first, and open it at rest.
    lists.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    lists.fill("Hedges")
    page.get_by_role("option", name=re.compile("^Hedges")).click()
    page.get_by_label("Search", exact=True).fill("reportedly")
    page.get_by_label("Search", exact=True).press("Enter")
    settle(page)
    found = page.get_by_text(re.compile(r"^\d+ terms? of [\d,]+\.$"))
    expect(found).to_be_visible()
    told = found.inner_text()
    assert "term=reportedly" in page.url and "list=" in page.url
    open_view(page.url.removeprefix(f"{app_server}/"))
    expect(page.get_by_text(told)).to_be_visible()


def test_the_links_at_the_top_lead_to_a_list_that_can_be_downloaded(
    page: Page, open_view: OpenView
) -> None:
    open_view("methods")
    page.get_by_test_id("stMain").get_by_role("link", name="Word lists").first.click()
    expect(page.get_by_role("heading", name="The word lists")).to_be_in_viewport()
    with page.expect_download() as download:
        page.get_by_role("button", name="The list as Slantwise reads it").click()
    assert download.value.suggested_filename == "loaded_terms.csv"
    with download.value.path().open(encoding="utf-8") as file:
        assert "term,category" in file.read()


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_need_not_scroll_sideways(page: Page, open_view: OpenView) -> None:
    open_view("methods")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
