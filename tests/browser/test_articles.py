"""Articles as a visitor meets it: sort, correct, read, keep."""

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import data
from tests.browser.again import until
from tests.browser.grid import LOADED, OUTLET, READ, TITLE, WIDTHS, cell, place
from tests.browser.links import follow

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]


def test_sort_then_read_opens_the_article_of_that_row(page: Page, open_view: OpenView) -> None:
    open_view("articles")
    first = cell(page, 0, TITLE)
    heading = place(page, -1, LOADED)
    page.mouse.click(*heading)
    page.wait_for_timeout(500)
    page.mouse.click(*heading)
    page.wait_for_function(
        "title => document.querySelector('[data-testid=glide-cell-0-0]')?.innerText !== title",
        arg=first,
    )
    # The lowest are 0: they stand first until the second click has been heard.
    page.wait_for_function(
        "() => parseFloat(document.querySelector('[data-testid=glide-cell-3-0]')?.innerText) > 0"
    )
    values = [float(cell(page, row, LOADED)) for row in range(4)]
    assert values == sorted(values, reverse=True)
    wanted = cell(page, 1, TITLE)
    page.mouse.click(*place(page, 1, READ))
    expect(page.locator(".slantwise-headline h2")).to_have_text(wanted)
    expect(page).to_have_url(re.compile(r"/article\?article=\w+"))


def test_a_corrected_outlet_is_what_compare_compares(
    page: Page, open_view: OpenView, settle: Callable[[Page], None]
) -> None:
    open_view("articles?search=swing+bridge")
    entry = page.locator("#portal textarea")
    until(entry, lambda: page.mouse.dblclick(*place(page, 0, OUTLET)))
    entry.fill("Renamed <b>Post</b>")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id(f"glide-cell-{OUTLET}-0")).to_have_text("Renamed <b>Post</b>")
    expect(page.get_by_text("You have changed 1 article.")).to_be_visible()
    settle(page)
    follow(page, "Compare")
    chart = page.get_by_test_id("stPlotlyChart").first
    expect(chart).to_contain_text("Renamed <b>Post</b>")


def test_title_and_outlet_come_first_and_numbers_have_room(page: Page, open_view: OpenView) -> None:
    open_view("articles")
    first = {(cell(page, row, TITLE), cell(page, row, OUTLET)) for row in range(4)}
    sample = data.sample()
    assert first <= set(zip(sample["title"], sample["outlet"], strict=True))
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    assert box["width"] >= sum(WIDTHS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box and box["width"] > sum(WIDTHS[:2])


def test_the_table_is_kept_as_csv(page: Page, open_view: OpenView) -> None:
    open_view("articles?search=swing+bridge")
    shown = page.get_by_text(re.compile(r"^\d+ articles of 48\.$")).inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="All numbers as CSV").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == int(shown.split()[0])
    assert float(rows[0]["flesch_reading_ease"]) > 0
    assert "text" not in rows[0]
