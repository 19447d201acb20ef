"""Article as a reader meets it: marks, tips, keyboard, links, two side by side."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 900}}
HOSTILE = "<img src=x onerror=window.ran=1><iframe srcdoc='<script>parent.ran=1</script>'></iframe>"


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option).first.click()


def tip(mark: Locator) -> str:
    """What the tip under a mark says; "none" where it is not shown."""
    return str(mark.evaluate("mark => getComputedStyle(mark, '::after').content"))


def lines(page: Page) -> dict[str, str]:
    """How each family is underlined."""
    return {
        family: page.locator(f".slantwise-legend mark.cue-{family}").evaluate(
            "mark => getComputedStyle(mark).textDecorationStyle"
        )
        for family in ("loaded", "hedge", "booster", "citation")
    }


def test_families_differ_in_line_and_a_mark_tells_why_however_it_is_reached(
    open_view: OpenView,
) -> None:
    page = open_view("article")
    assert lines(page) == {
        "loaded": "wavy",
        "hedge": "dashed",
        "booster": "double",
        "citation": "dotted",
    }
    mark = page.locator(".slantwise-text mark[data-tip]").first
    assert tip(mark) == "none"
    mark.hover()
    assert re.search(r"\((\w| )+\), (in the outlet's own voice|inside quotation marks)", tip(mark))
    # A click shows it where nothing hovers.
    page.mouse.move(1, 1)
    assert tip(mark) == "none"
    mark.click()
    page.mouse.move(1, 1)
    assert tip(mark) != "none"
    # The keyboard reaches it when asked.
    assert mark.get_attribute("tabindex") == "-1"
    page.get_by_text("Tab stops at marks").click()
    expect(mark).to_have_attribute("tabindex", "0")
    mark.focus()
    assert tip(mark) != "none"
    page.keyboard.press("Tab")
    second = page.locator(".slantwise-text mark[data-tip]").nth(1)
    expect(second).to_be_focused()


def test_the_address_is_a_link_to_two_articles(
    page: Page, open_view: OpenView, settle: Callable[[Page], None]
) -> None:
    open_view("article")
    choose(page, "Outlet", "Daily Blaze")
    expect(page).to_have_url(re.compile(r"article=\w+"))
    choose(page, "Beside it, on the same story", "Meridian Wire")
    expect(page).to_have_url(re.compile(r"beside=\w+"))
    expect(page.locator(".slantwise-text")).to_have_count(2)
    titles = page.locator(".slantwise-headline h2").all_inner_texts()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    settle(page)
    assert page.locator(".slantwise-headline h2").all_inner_texts() == titles
    tops = [page.locator(".slantwise-text").nth(n).bounding_box() for n in (0, 1)]
    assert tops[0] and tops[1] and tops[1]["x"] > tops[0]["x"] + tops[0]["width"]


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_a_phone_stacks_two_articles_and_never_scrolls_sideways(
    page: Page, open_view: OpenView
) -> None:
    open_view("article")
    choose(page, "Beside it, on the same story", "Meridian Wire")
    expect(page.locator(".slantwise-text")).to_have_count(2)
    first, second = (page.locator(".slantwise-text").nth(n).bounding_box() for n in (0, 1))
    assert first and second and second["y"] > first["y"] + first["height"]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    # A single word: the middle of a mark that runs over lines may lie beside it.
    mark = page.locator(".slantwise-text mark.cue-loaded[data-tip]").last
    mark.hover()
    right = (
        "mark => { const box = getComputedStyle(mark, '::after'); return parseFloat(box.width) }"
    )
    assert float(mark.evaluate(right)) <= 360


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_in_two_articles_with_everything_open(
    page: Page, open_view: OpenView, settle: Callable[[Page], None]
) -> None:
    open_view("article")
    choose(page, "Beside it, on the same story", "Meridian Wire")
    page.get_by_text("Tab stops at marks").click()
    expect(page.locator(".slantwise-text mark[tabindex='0']").last).to_be_visible()
    settle(page)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    assert violations(page) == []


def test_the_back_button_returns_to_the_article_before(page: Page, open_view: OpenView) -> None:
    open_view("article")
    heading = page.locator(".slantwise-headline h2").first
    before = heading.inner_text()
    choose(page, "Outlet", "Meridian Wire")
    expect(heading).not_to_have_text(before)
    page.go_back()
    expect(heading).to_have_text(before)


def test_hostile_articles_run_nothing(
    page: Page,
    serve: Callable[[Path], str],
    settle: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    articles = tmp_path / "hostile.csv"
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    body = f'"The council {HOSTILE} slammed it, officials said. It may close."'
    rows = [f"{cell},{cell},{cell},{body}", f"B{cell[1:-1]},{cell},{cell},{body}"]
    articles.write_text("\n".join(["outlet,title,story,text", *rows]), encoding="utf-8")
    address = serve(articles)
    for view in ("article", "articles"):
        page.goto(f"{address}/{view}")
        settle(page)
        page.wait_for_timeout(500)
        assert page.evaluate("() => window.ran") is None
        assert page.locator("iframe, [data-testid=stMain] img").count() == 0
