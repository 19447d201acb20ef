"""Words as a visitor meets it: doubt a word, leave it out, see every figure follow, keep a file."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.again import until
from tests.browser.links import follow

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]
LIST = """# extends: loaded_terms
# group harbour: bridge ferry river
term,category,gloss,literal_in
closed,charged_verb,shut,harbour
"""


def test_a_word_left_out_changes_the_comparison_and_its_file(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view()
    before = page.locator(".js-plotly-plot").first.inner_text()
    follow(page, "Words")
    button = page.get_by_role("button", name=re.compile("^Leave out the whole category")).first
    category = button.inner_text().removeprefix("Leave out the whole category ")
    button.click()
    expect(page.get_by_text("1 category left out.")).to_be_visible()
    settle(page)
    follow(page, "Compare")
    chart = page.get_by_test_id("stPlotlyChart").first
    expect(chart).to_contain_text(f"Not counted: the category {category}.")
    assert page.locator(".js-plotly-plot").first.inner_text() != before
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).first.click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        told = {row["left_out"] for row in csv.DictReader(file)}
    assert told == {f"all of the category {category} (loaded terms)"}
    follow(page, "See Words")
    page.get_by_role("button", name="Put everything back").click()
    expect(page.get_by_text("Nothing is left out")).to_be_visible()


def test_a_list_of_ones_own_brings_its_doubts(
    page: Page, open_view: OpenView, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("term,category\n,x\n", encoding="utf-8")
    (tmp_path / "mine.csv").write_text(LIST, encoding="utf-8")
    open_view("words")
    page.set_input_files("input[type=file]", [tmp_path / "bad.csv", tmp_path / "mine.csv"])
    expect(page.get_by_text("bad.csv, line 2: a row needs a term and a category")).to_be_visible()
    page.get_by_role("button", name="Use this list").click()
    expect(
        page.get_by_text("In use: mine.csv (1 term, added to the loaded terms).")
    ).to_be_visible()
    settle(page)
    doubted = page.get_by_text(re.compile(r"places where a word may mean just what it says"))
    expect(doubted).to_be_visible()
    expect(page.get_by_text("near (harbour)").first).to_be_visible()
    page.get_by_role("button", name="Leave out the term “closed”").last.click()
    expect(page.get_by_text("“closed” (loaded terms)", exact=True)).to_be_visible()
    expect(page.get_by_text("near (harbour)")).to_have_count(0)


def test_a_click_in_the_table_shows_the_places_of_that_word(
    page: Page, open_view: OpenView
) -> None:
    open_view("words")
    word = page.get_by_test_id("glide-cell-1-2").inner_text()
    places = page.get_by_role("button", name=f"Leave out the term “{word}”").first
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    until(places, lambda: page.mouse.click(box["x"] + 35, box["y"] + 35 * 3 + 17))
