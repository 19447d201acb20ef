"""What is added where a library is served: it is there for whoever opens the dashboard next."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.library import open as open_library
from tests.browser.adding import CHART, can_be_kept, compare, drop, keep, table, told_by_turns

pytestmark = pytest.mark.browser

Settle = Callable[[Page], None]


def test_what_is_kept_goes_into_the_library_and_stays(
    page: Page, library_server: tuple[str, Path], settle: Settle
) -> None:
    address, place = library_server
    page.goto(f"{address}/add")
    settle(page)
    rows = [
        {
            "title": f"T{n}",
            "outlet": ("Harbour Post", "Quay Times")[n % 2],
            "text": told_by_turns(n),
        }
        for n in range(12)
    ]
    drop(page, table(*rows))
    can_be_kept(page, 12)
    expect(page.get_by_text(str(place))).to_be_visible()
    keep(page, "12 articles kept in the library")
    compare(page, "Harbour Post", "Quay Times")
    page.goto(address)
    expect(page.locator(CHART).first.get_by_text("Harbour Post").first).to_be_visible()
    page.goto(f"{address}/add")
    drop(page, table(*rows))
    expect(page.get_by_text("here already, so there is nothing new to keep")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Keep th"))).to_have_count(0)
    with open_library(place, create=False) as opened:
        assert len(opened) == 12


def test_what_is_downloaded_is_a_library_of_it(
    page: Page, open_view: Callable[..., Page], tmp_path: Path
) -> None:
    open_view("add")
    drop(page, table(*({"outlet": "Quay Times", "text": told_by_turns(n)} for n in range(3))))
    can_be_kept(page, 3)
    keep(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what you added").click()
    place = tmp_path / "my.db"
    download.value.save_as(place)
    with open_library(place, create=False) as opened:
        assert opened.articles()["outlet"].tolist() == ["Quay Times"] * 3
