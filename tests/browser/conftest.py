"""Fixtures of the browser's tests: the dashboard on a free port, and a Chromium to look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.fetching import HOSTS_VARIABLE
from data.library import open as open_library
from tests.data.web.site import Site, serving
from tools.visitor import SETTLED, dashboard

OpenView = Callable[..., Page]

PATIENCE = 300_000
"""Milliseconds in which what is awaited must come. A busy machine takes a minute for what takes a
second elsewhere; how long things take is measured by benchmarks."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a dashboard under test is told: no library and no pages of whoever runs the tests, and
    that pages may be fetched from loopback."""
    home = str(tmp_path_factory.mktemp("home"))
    return {"XDG_DATA_HOME": home, HOSTS_VARIABLE: "127.0.0.1"}


@pytest.fixture(scope="session")
def app_server(browser: Browser, settings: dict[str, str]) -> Iterator[str]:
    """The address of a dashboard with the sample in it, one for all tests of a worker."""
    with dashboard(settings=settings) as address:
        yield address


@pytest.fixture
def library_server(
    browser: Browser, settings: dict[str, str], tmp_path: Path
) -> Iterator[tuple[str, Path]]:
    """The address of a dashboard with an empty library, and where that library is."""
    place = tmp_path / "library.db"
    open_library(place).close()
    with dashboard(library=place, settings=settings) as address:
        yield address, place


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own."""
    with serving() as made:
        yield made


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new page, 1280 × 900; `@pytest.mark.parametrize("page", [{...}], indirect=True)` passes
    other settings of the browser, such as a `color_scheme`."""
    settings = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def serve(browser: Browser, settings: dict[str, str]) -> Iterator[Callable[[Path], str]]:
    """A function that serves articles of the test's own; gives the address."""
    with ExitStack() as servers:
        yield lambda articles: servers.enter_context(dashboard(articles, settings=settings))


@pytest.fixture(scope="session")
def settle() -> Callable[[Page], None]:
    """A function that waits until the view has run and every chart on it is drawn."""
    return _settle


@pytest.fixture
def open_view(page: Page, app_server: str) -> OpenView:
    """A function that opens a path of the dashboard, `open_view("articles?outlet=…")`, and waits
    until it has settled."""

    def opened(path: str = "") -> Page:
        page.goto(f"{app_server}/{path}")
        _settle(page)
        return page

    return opened


def _settle(page: Page) -> None:
    page.wait_for_function(SETTLED)
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
            .every(chart => chart.querySelector('.infolayer'))"""
    )
