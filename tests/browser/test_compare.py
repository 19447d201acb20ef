"""Compare as a visitor meets it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
CHART = '[data-testid="stPlotlyChart"]'
HOSTILE = (
    "<img src=x onerror=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    r"$\href{javascript:ran=1}{x}$",
)


def names_in(page: Page, chart: int) -> list[str]:
    """The outlets of a chart, from the top."""
    labels = page.locator(CHART).nth(chart).locator(".ytick text .line:nth-child(1)")
    return labels.all_text_contents()


def saved(page: Page, chart: str, kind: str) -> Download:
    with page.expect_download() as download:
        page.locator(f".st-key-files_{chart}").get_by_role("button", name=kind, exact=True).click()
    return download.value


def test_home_shows_the_charts_and_asks_nobody_else(page: Page, open_view: OpenView) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_view()
    expect(page.locator(CHART)).to_have_count(5)
    assert len(names_in(page, 0)) == 7  # six outlets, and the syndicate of one text
    foreign = [url for url in asked if not re.match(r"(https?://localhost:|data:|blob:)", url)]
    assert foreign == []


def test_the_switches_change_the_charts_and_the_address_is_a_link(
    page: Page, open_view: OpenView, app_server: str
) -> None:
    open_view()
    page.get_by_role("radio", name="In quotations").click()
    expect(page).to_have_url(f"{app_server}/?voice=In+quotations")
    expect(page.get_by_role("heading", name="How loaded are the words of").first).to_be_visible()
    page.get_by_role("radio", name="Leave reprinted texts out").click()
    expect(page).to_have_url(re.compile("reprints=Leave\\+reprinted\\+texts\\+out"))
    expect(page.get_by_text("10 of 48 articles are left out").first).to_be_visible()
    open_view(page.url.removeprefix(f"{app_server}/"))
    expect(page.get_by_role("heading", name="How loaded are the words of").first).to_be_visible()
    assert "Renner Syndicate" not in names_in(page, 0)


def test_a_filter_changes_the_address_and_the_chart_and_the_address_is_a_link(
    page: Page, open_view: OpenView, app_server: str
) -> None:
    open_view()
    page.get_by_role("combobox", name="Outlets").click()
    page.get_by_role("option", name="Daily Blaze").click()
    page.get_by_role("option", name="Meridian Wire").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{app_server}/?outlet=Daily+Blaze&outlet=Meridian+Wire")
    expect(page.locator(CHART).first.locator(".scatterlayer .point")).to_have_count(2)
    chosen = names_in(page, 0)
    assert set(chosen) == {"Daily Blaze", "Meridian Wire"}
    open_view(page.url.removeprefix(f"{app_server}/"))
    assert names_in(page, 0) == chosen
    page.get_by_role("button", name="Show everything").click()
    expect(page).to_have_url(f"{app_server}/")
    expect(page.locator(CHART).first.locator(".scatterlayer .point")).to_have_count(7)


def test_a_chart_is_saved_as_png_svg_csv_and_html(
    page: Page, open_view: OpenView, tmp_path: Path
) -> None:
    open_view()
    contents = {}
    for kind in ("PNG", "SVG", "CSV", "HTML"):
        download = saved(page, "hedging_ratio", kind)
        assert download.suggested_filename == f"slantwise-hedging-ratio.{kind.lower()}"
        download.save_as(tmp_path / kind)
        contents[kind] = (tmp_path / kind).read_bytes()
    assert contents["PNG"].startswith(b"\x89PNG")
    assert contents["SVG"].startswith(b"<svg")
    assert b"Hedged sentences by outlet" in contents["SVG"]
    assert b"The Harrow Times" in contents["CSV"]
    assert b"Plotly.newPlot" in contents["HTML"]


def test_png_again_after_svg_is_png(page: Page, open_view: OpenView) -> None:
    open_view()
    names = [
        saved(page, "loaded_terms_rate", kind).suggested_filename for kind in ("SVG", "PNG", "SVG")
    ]
    assert [name.rpartition(".")[2] for name in names] == ["svg", "png", "svg"]


def test_the_numbers_are_a_table(page: Page, open_view: OpenView) -> None:
    open_view()
    page.get_by_text("Numbers and method").first.click()
    table = page.get_by_role("table").first
    expect(table.get_by_role("rowheader", name="Daily Blaze")).to_be_visible()
    expect(page.get_by_text("What it misses").first).to_be_visible()


def test_a_chart_follows_the_page_when_the_browser_turns_dark(
    page: Page, open_view: OpenView, settle: Callable[[Page], None]
) -> None:
    open_view()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(18, 18, 18)")
    settle(page)
    fills = page.evaluate(
        """chart => [...document.querySelector(chart).querySelectorAll('.main-svg text')]
            .filter(text => text.textContent.trim())
            .map(text => getComputedStyle(text).fill)""",
        CHART,
    )
    assert len(fills) > 15
    assert set(fills) == {"rgb(242, 242, 238)"}
    papers = page.locator(f"{CHART} .main-svg").evaluate_all(
        "papers => papers.map(paper => getComputedStyle(paper).backgroundColor)"
    )
    assert set(papers) == {"rgba(0, 0, 0, 0)"}


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, open_view: OpenView) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_view()
    widest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter(e => !e.closest('.table, .js-plotly-plot'))
            .map(e => e.getBoundingClientRect().right))"""
    )
    assert widest <= 390
    page.get_by_role("button", name="Expand sidebar").click()
    expect(page.get_by_role("link", name="Methods")).to_be_visible()
    expect(page.get_by_role("combobox", name="Outlets")).to_be_visible()


def test_hostile_outlets_are_shown_and_do_nothing(
    page: Page, tmp_path: Path, serve: Callable[[Path], str], settle: Callable[[Page], None]
) -> None:
    rows = [
        f'"{name}","A plan may fail, officials said. {n}"' for name in HOSTILE for n in "abcdef"
    ]
    articles = tmp_path / "articles.csv"
    articles.write_text("\n".join(["outlet,text", *rows]), encoding="utf-8")
    page.goto(serve(articles))
    settle(page)
    page.get_by_text("Numbers and method").first.click()
    for name in HOSTILE:
        expect(page.get_by_role("rowheader", name=name, exact=True).first).to_be_visible()
    shown = " ".join(names_in(page, 0))
    assert "<img src=x" in shown
    assert r"$\href" in shown
    page.locator(f"{CHART} .points path").first.hover(force=True)
    expect(page.locator(".hoverlayer .hovertext").first).to_contain_text(HOSTILE[2])
    page.get_by_role("combobox", name="Outlets").click()
    page.get_by_role("option").first.click()
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.ran") is None
    assert page.locator("iframe, [data-testid=stMain] img").count() == 0
