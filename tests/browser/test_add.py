"""Add as a visitor meets it: from a pasted page to a chart with its outlet in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.adding import CHART, can_be_kept, compare, drop, file, keep, table
from tests.browser.axe import violations
from tests.browser.links import follow

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]

HOSTILE = "<img src=x onerror=window.ran=1>"
BODY = (
    "The council met on Monday and closed the bridge, officials said. It may take a week.\n\n" * 3
)


def paste(page: Page, text: str) -> None:
    page.get_by_role("tab", name="Text").click()
    page.get_by_label("Paste an article").fill(text)
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()


def test_a_page_as_people_paste_it_is_cleaned_put_right_and_compared(
    page: Page, open_view: OpenView, settle: Settle, shared: Path
) -> None:
    seed = sorted((shared / "seeds").glob("*.txt"))[0]
    open_view("add")
    paste(page, seed.read_text(encoding="utf-8"))
    expect(page.get_by_role("cell", name="Exit mobile version")).to_be_visible()
    assert page.get_by_role("textbox", name="Title").input_value()
    outlet = page.get_by_role("textbox", name="Outlet", exact=True)
    outlet.fill("School Paper")
    outlet.press("Enter")
    settle(page)
    assert violations(page) == []
    keep(page)
    compare(page, "School Paper")
    few = page.locator(CHART).first.get_by_text("too little")
    expect(few.first).to_be_visible()


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_files_that_cannot_be_read_are_named_on_a_phone(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(page, file("empty.txt", b""), file("page.txt", BODY))
    expect(page.get_by_text("empty.txt: The file is empty.")).to_be_visible()
    expect(page.get_by_text("What to do: Check that it was saved.")).to_be_visible()
    can_be_kept(page, 1)
    settle(page)
    assert violations(page) == []
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")


def test_markup_in_a_title_or_an_outlet_does_nothing(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    rows = [{"title": f"{HOSTILE}{n}", "outlet": HOSTILE, "text": BODY + "!" * n} for n in range(2)]
    drop(page, table(*rows))
    can_be_kept(page, 2)
    settle(page)
    assert violations(page) == []
    keep(page)
    compare(page, "Daily Blaze")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src='x']").count() == 0


def test_only_my_articles_and_start_over(page: Page, open_view: OpenView, settle: Settle) -> None:
    open_view("add")
    told = "The council met on Monday and closed bridge {}, officials said. It may take a week."
    rows = [{"title": str(n), "outlet": "School Paper", "text": told.format(n)} for n in range(6)]
    drop(page, table(*rows))
    keep(page)
    page.get_by_text("Only my articles").click()
    settle(page)
    follow(page, "Compare the outlets")
    expect(page.get_by_text("6 articles by 1 outlet")).to_be_visible()
    follow(page, "Add")
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_text("The 6 articles you added")).to_be_visible()
    page.get_by_role("button", name="Forget them").click()
    expect(page.get_by_text("of yours kept")).to_have_count(0)
    follow(page, "Compare")
    expect(page.get_by_text("by 6 outlets, and 1 reprinted")).to_be_visible()
