"""Files of every kind that people have, from the drop to the comparison."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.adding import (
    CHART,
    can_be_kept,
    compare,
    drop,
    file,
    file_at,
    fill_cell,
    keep,
    paged,
    table,
    told,
    told_by_turns,
)
from tests.data.making import docx_of, nexis_lines
from tests.data.web.site import Site

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]


def only_mine(page: Page, settle: Settle) -> None:
    page.get_by_text("Only my articles").click()
    settle(page)


def nexis_download() -> bytes:
    """Fifty articles as Nexis Uni hands them out in one Word file, each with a text of its own."""
    lines = nexis_lines(["Body of it"])
    of = re.compile(r"Body of it \((\d+)\)")
    return docx_of(of.sub(lambda found: told_by_turns(int(found[1])), line) for line in lines)


def test_a_file_is_looked_over_put_right_in_the_table_and_kept(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(
        page,
        *(table({"title": f"T{n}", "text": told(n), "outlet": "Quay"}, name=f"{n}") for n in "123"),
    )
    can_be_kept(page, 3)
    settle(page)
    # The second article's outlet stands behind a tick and the title.
    fill_cell(page, 310, 88, "School Paper")
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box is not None
    # Untick the first article.
    page.mouse.click(box["x"] + 35, box["y"] + 53)
    can_be_kept(page, 2)
    keep(page)
    only_mine(page, settle)
    compare(page, "School Paper")
    expect(page.get_by_text("2 articles by 2 outlets")).to_be_visible()


def test_a_folder_is_read_with_what_lies_in_it_and_compared(
    page: Page, open_view: OpenView, tmp_path: Path
) -> None:
    folder = tmp_path / "my articles"
    (folder / "deep").mkdir(parents=True)
    for place, outlet in (("one.md", "Harbour Post"), ("deep/two.md", "Quay Times")):
        head = f"---\ntitle: In {place}\noutlet: {outlet}\n---\n\n"
        (folder / place).write_text(head + told(place[:3]), encoding="utf-8")
    (folder / "cat.png").write_bytes(b"\x89PNG")
    open_view("add")
    page.locator('input[type="file"]').nth(1).set_input_files(folder)
    can_be_kept(page, 2)
    expect(page.get_by_text("Passed over, being no articles: cat.png.")).to_be_visible()
    keep(page)
    compare(page, "Harbour Post", "Quay Times")


def test_the_seeds_are_named_kept_and_compared(
    page: Page, open_view: OpenView, settle: Settle, shared: Path
) -> None:
    open_view("add")
    drop(page, *map(file_at, sorted((shared / "seeds").glob("*.txt"))))
    can_be_kept(page, 5)
    outlet = page.get_by_role("textbox", name=re.compile("articles that state none"))
    outlet.fill("School Paper")
    outlet.press("Enter")
    expect(outlet).to_have_count(0)
    keep(page)
    only_mine(page, settle)
    compare(page, "School Paper", "The Warsan", "Voice of East")
    expect(page.get_by_text("5 articles by 3 outlets")).to_be_visible()


def test_pages_saved_from_a_browser_are_read_and_compared(
    page: Page, open_view: OpenView, site: Site
) -> None:
    """As a file of HTML, and whole in one file (MHTML)."""
    page.goto(site.says("/pier", paged("Pier shut", "Harbour Post", told("pier"))))
    as_html = page.content()
    page.goto(site.says("/dock", paged("Dock open", "Quay Times", told("dock"))))
    whole = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
    open_view("add")
    drop(page, file("Pier shut.html", as_html), file("Dock open.mhtml", whole["data"]))
    can_be_kept(page, 2)
    expect(page.get_by_text("state none")).to_have_count(0)
    keep(page)
    compare(page, "Harbour Post", "Quay Times")


def test_a_download_of_fifty_articles_in_word_is_kept_and_compared(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(page, file("nexis.docx", nexis_download()))
    can_be_kept(page, 50)
    keep(page)
    only_mine(page, settle)
    compare(page, "The Elmsley Courier", "New York Times")
    expect(page.get_by_text("50 articles by 2 outlets")).to_be_visible()
    few = page.locator(CHART).first.get_by_text("too few to compare")
    expect(few).to_have_count(0)


def test_a_table_of_1300_articles_is_kept_and_compared(
    page: Page, open_view: OpenView, settle: Settle, shared: Path
) -> None:
    open_view("add")
    drop(page, file_at(shared / "validity" / "allsides" / "articles.csv"))
    expect(page.get_by_role("button", name="Stop, and look at what was read")).to_be_visible()
    can_be_kept(page, 1300)
    keep(page)
    expect(page.get_by_text("1,300 articles of yours kept")).to_be_visible()
    only_mine(page, settle)
    compare(page, "Salon", "CNN")
