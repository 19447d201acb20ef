"""Stories as a visitor meets them: from the table to a story, to a sentence, and back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.again import until_left
from tests.browser.axe import violations
from tests.browser.links import follow

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 900}}
ONE = "stories?about=bridge-closure"
HOSTILE = "<img src=x onerror=window.ran=1><iframe srcdoc='<script>parent.ran=1</script>'></iframe>"


def test_a_story_is_opened_and_read_down_to_the_sentence_and_back_works(
    open_view: OpenView,
) -> None:
    page = open_view("stories")
    page.evaluate("() => { window.visit = 1 }")
    until_left(page, page.get_by_role("link", name="Bridge closure", exact=True).click)
    story = page.get_by_role("heading", name="Bridge closure")
    expect(story).to_be_visible()
    first = page.locator(".slantwise-aligned .row").nth(1)
    expect(first.locator(".both")).to_have_text("Both quote 12 words")
    # Both at once: the page above may still be growing.
    left, right = first.locator(".slantwise-text").evaluate_all(
        "texts => texts.map(text => text.getBoundingClientRect().toJSON())"
    )
    assert left["y"] == right["y"] and left["x"] < right["x"]
    follow(page, "Jill Sung")
    expect(page).to_have_url(re.compile(r"/article\?article=\w+&at=\d+$"))
    here = page.locator("mark.here")
    expect(here).to_have_text("said")
    expect(here).to_be_in_viewport()
    page.go_back()
    expect(story).to_be_visible()
    until_left(page, page.locator(".headlines a").last.click)
    expect(page).to_have_url(re.compile(r"/article\?article=\w+$"))
    expect(page.locator(".slantwise-headline h2")).to_have_count(1)
    page.go_back()
    expect(story).to_be_visible()
    page.go_back()
    expect(page.locator(".coverage")).to_be_visible()
    assert page.evaluate("window.visit") == 1  # the page was never loaded anew


def test_a_cell_opens_its_story_at_the_article_of_its_outlet(open_view: OpenView) -> None:
    page = open_view("stories")
    until_left(page, page.get_by_role("link", name="The Standing Oak on Bus strike").click)
    expect(page.get_by_role("heading", name="Bus strike")).to_be_visible()
    left = page.locator(".slantwise-headline").first
    expect(left).to_contain_text("The Standing Oak")


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_on_a_phone_one_text_stands_below_the_other_and_says_whose_it_is(
    open_view: OpenView,
) -> None:
    page = open_view(ONE)
    row = page.locator(".slantwise-aligned .row").nth(1)
    expect(row.locator(".whose").first).to_be_visible()
    boxes = [one.bounding_box() for one in row.locator(".slantwise-text").all()]
    assert boxes[0] and boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    wide = page.evaluate("() => document.scrollingElement.scrollWidth")
    assert wide <= 390


@pytest.mark.parametrize(
    "page",
    [
        {"viewport": {"width": width, "height": 2400}, "color_scheme": scheme}
        for width in (1280, 390)
        for scheme in ("light", "dark")
    ],
    indirect=True,
)
def test_axe_finds_nothing_in_a_story_that_is_open(open_view: OpenView) -> None:
    page = open_view(ONE)
    page.locator("summary", has_text="Put this story right").click()
    assert violations(page) == []


def test_hostile_stories_run_nothing(
    page: Page, serve: Callable[[Path], str], settle: Callable[[Page], None], tmp_path: Path
) -> None:
    articles = tmp_path / "hostile.csv"
    text = f"“We will mend {HOSTILE} the pier by May,” said Lee {HOSTILE}."
    rows = [f'"{HOSTILE}{n}","{HOSTILE}","{text} {n}","{HOSTILE}"' for n in "ab"]
    articles.write_text("\n".join(["outlet,title,text,story", *rows]), encoding="utf-8")
    page.goto(f"{serve(articles)}/stories")
    settle(page)
    until_left(page, page.locator(".coverage a").first.click)
    expect(page.locator(".slantwise-aligned")).to_contain_text("<iframe")
    expect(page.locator(".only").first).to_be_visible()
    assert page.evaluate("window.ran") is None
    assert page.locator("iframe[srcdoc]").count() == 0
