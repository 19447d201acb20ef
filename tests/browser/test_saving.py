"""Saving from the page: the button beside a figure, and the whole comparison."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.again import until
from tools.visitor import SETTLED

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box in the open popover, and wait until that is heard."""
    offered = page.get_by_role("option", name=option, exact=True)
    until(offered, page.get_by_role("combobox", name=label).click)
    offered.click()
    page.wait_for_function(SETTLED)


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_figure_is_saved_in_a_size_and_a_look(open_view: OpenView) -> None:
    page = open_view()
    page.locator(".st-key-keep_loaded_terms_rate button").first.click()
    choose(page, "Format", "PDF")
    choose(page, "Size", "Slide (16:9)")
    page.get_by_role("radio", name="Dark").click()
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    page.wait_for_function(SETTLED)
    name, content = saved(page, "Save")
    assert name == "slantwise-loaded-terms-rate-slide-dark.pdf"
    sheet = PdfReader(BytesIO(content)).pages[0]
    assert "Loaded terms by outlet" in sheet.extract_text()
    assert float(sheet.mediabox.width) == pytest.approx(960, abs=1)


def test_the_whole_comparison_is_taken_along(open_view: OpenView) -> None:
    page = open_view("?outlet=Daily+Blaze&outlet=Meridian+Wire")
    page.locator(".st-key-keep_whole button").first.click()
    name, content = saved(page, "Bundle (ZIP)")
    assert name == "slantwise-bundle.zip"
    with ZipFile(BytesIO(content)) as packed:
        assert b"Daily Blaze, Meridian Wire" in packed.read("METHODS.txt")
    name, content = saved(page, "Report (HTML)")
    assert name == "slantwise-report.html"
    assert b"Daily Blaze" in content
