"""The steps that are measured in a browser can all be walked."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import data
from tools import load_library
from tools.load_browser import opened, repaints
from tools.visitor import bare, dashboard

pytestmark = pytest.mark.browser


def test_every_step_is_waited_for(browser: Browser, tmp_path: Path) -> None:
    made = load_library.kept_in(tmp_path, data.sample(), 2_000)
    with dashboard(library=made) as address:
        assert opened(browser, address) > 0
        waits = list(repaints(browser, address, most=1))
    assert len(waits) == 10
    assert all(0 < first <= every for first, every in waits)


def test_the_least_that_charts_take_is_waited_for(browser: Browser) -> None:
    with bare() as address:
        assert opened(browser, address) > 0
