"""Ways from a figure down to the sentence, by pointer and by keyboard, and back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.again import until, until_left
from tests.browser.conftest import OpenView
from tests.browser.grid import LOADED, READ, TITLE, cell, place
from tests.browser.links import back, follow

pytestmark = pytest.mark.browser

SHOWN = re.compile(r"^\d articles of 48\.")
FIRST = ".st-key-chart_loaded_terms_rate"
FEW = re.compile(r"^\d articles? of 48\.$")


def press(page: Page, point: Locator) -> None:
    """Click a point of a chart until its way is gone."""

    def click() -> None:
        page.mouse.move(0, 0)
        point.hover(force=True)
        point.click(force=True)

    until_left(page, click)


def test_a_dot_leads_to_its_articles_and_sentences_and_back(
    page: Page, open_view: OpenView
) -> None:
    open_view()
    press(page, page.locator(f"{FIRST} .scatterlayer .trace:last-child .point").first)
    expect(page).to_have_url(re.compile(r"/articles\?.*of=Daily\+Blaze"))
    expect(page).to_have_url(re.compile(r"order=Loaded\+terms"))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    until(page.locator("mark").first, lambda: page.mouse.click(*place(page, 0, READ)))
    page.go_back()
    expect(page.get_by_text(SHOWN)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="How do these outlets write?")).to_be_visible()
    expect(page.locator(f"{FIRST} .point").first).to_be_visible()
    expect(page.locator(FIRST)).to_contain_text("Meridian Wire")


def test_the_keyboard_opens_what_a_dot_opens(page: Page, open_view: OpenView) -> None:
    open_view()
    numbers = page.locator(".st-key-numbers_loaded_terms_rate")
    numbers.locator("summary").press("Enter")
    follow(page, numbers.get_by_role("link", name="Daily Blaze"))
    expect(page).to_have_url(re.compile(r"/articles\?.*of=Daily\+Blaze"))
    expect(page.get_by_text(SHOWN)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="How do these outlets write?")).to_be_visible()


def test_filters_follow_from_view_to_view(
    page: Page, open_view: OpenView, settle: Callable[[Page], None]
) -> None:
    def kept(view: str) -> None:
        expect(page).to_have_url(re.compile(rf"/{view}\?"))
        expect(page.get_by_role("radio", name="Opinion")).to_be_checked()
        expect(page).to_have_url(re.compile("genre=Opinion"))
        expect(page).to_have_url(re.compile(r"outlet=Daily\+Blaze"))

    open_view("?genre=Opinion&outlet=Daily+Blaze")
    press(page, page.locator(f"{FIRST} .scatterlayer .trace:last-child .point").first)
    kept("articles")
    follow(page, "Words")
    kept("words")
    follow(page, "Add")  # which has no filters
    follow(page, "Trends")
    kept("trends")
    settle(page)
    back(page)
    expect(page.get_by_role("heading", name="How do your own articles compare?")).to_be_visible()
    settle(page)
    back(page)
    kept("words")


def test_a_dot_leads_to_as_many_articles_as_it_is_made_of(page: Page, open_view: OpenView) -> None:
    open_view("?basis=All+articles&outlet=The+Standing+Oak")
    told = page.locator(f"{FIRST} .ytick", has_text="The Standing Oak").text_content() or ""
    number = re.search(r"(\d+) articles", told)
    assert number
    press(page, page.locator(f"{FIRST} .scatterlayer .trace:last-child .point").first)
    expect(page.get_by_text("Only The Standing Oak, reprints counted once.")).to_be_visible()
    expect(page.get_by_text(f"{number[1]} articles of 48.")).to_be_visible()
    page.get_by_role("button", name="Show all outlets").click()
    expect(page).not_to_have_url(re.compile("counted|of="))


def test_a_point_of_trends_leads_to_the_articles_of_its_week(
    page: Page, open_view: OpenView
) -> None:
    open_view("trends?trend=Citations&genre=News")
    press(page, page.locator(".scatterlayer .point").nth(4))
    expect(page).to_have_url(re.compile(r"/articles\?of=Daily\+Blaze&order=Citations"))
    expect(page).to_have_url(re.compile("from=2026-03-09&to=2026-03-15&genre=News"))
    few = page.get_by_text(FEW)
    expect(few).to_be_visible()
    shown = few.inner_text()
    page.go_back()
    expect(page.get_by_role("heading", name="How do outlets change")).to_be_visible()
    expect(page).not_to_have_url(re.compile("from="))
    numbers = page.locator(".st-key-numbers_citation_density_weekly")
    numbers.locator("summary").press("Enter")
    row = numbers.get_by_role("row", name="Daily Blaze, 9 Mar 2026")
    made_of = row.get_by_role("cell").last.inner_text()
    assert shown.split()[0] == made_of
    follow(page, row.get_by_role("link"))
    expect(page.get_by_text(FEW)).to_have_text(shown)


def test_a_cell_of_all_measures_leads_to_its_articles_in_order(
    page: Page, open_view: OpenView
) -> None:
    glance = "?look=Everything+at+a+glance&voice=In+quotations&reprints=Count+every+copy"
    open_view(glance)
    beside_the_number = page.locator(".heat td").nth(7)
    until_left(page, beside_the_number.click)
    expect(page).to_have_url(re.compile(r"/articles\?of=Daily\+Blaze&order=Hedged\+sentences"))
    expect(page.get_by_role("combobox", name="Order")).to_have_value("Hedged sentences in quotes")
    values = [float(cell(page, row, LOADED).rstrip("%")) for row in range(3)]
    assert values == sorted(values, reverse=True) and values[0] > 0
    expect(page.get_by_text("8 articles of 48.")).to_be_visible()
    page.go_back()
    expect(page.locator(".heat")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(glance)))
    follow(page, page.get_by_role("link", name=re.compile(r"\d Citations, The Harrow")))
    expect(page).to_have_url(re.compile(r"of=The\+Harrow\+Times&order=Citations"))


def test_a_row_of_two_outlets_leads_to_the_articles_of_both(
    page: Page, open_view: OpenView
) -> None:
    open_view("?look=Two+outlets&one=Daily+Blaze&other=Meridian+Wire")
    press(page, page.locator(".scatterlayer .trace:last-child .point").first)
    expect(page).to_have_url(re.compile(r"/articles\?of=Daily\+Blaze&of=Meridian\+Wire&order="))
    only = page.get_by_text("Only Daily Blaze and Meridian Wire, reprints counted once.")
    expect(only).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Daily Blaze beside Meridian Wire")).to_be_visible()
    page.locator(".st-key-numbers_two_outlets summary").press("Enter")
    follow(page, "Citations")
    expect(page).to_have_url(re.compile("order=Citations"))
    expect(only).to_be_visible()


def test_a_word_that_sets_an_outlet_apart_leads_to_its_sentences(
    page: Page, open_view: OpenView
) -> None:
    open_view("words?apart=Daily+Blaze&family=Hedges&genre=News")
    chosen = page.get_by_role("combobox", name="Word").last
    first = chosen.input_value()
    chart = page.locator(".st-key-chart_key_words")
    word = chart.locator(".ytick text").nth(3).locator(".line").first.text_content() or ""
    press(page, chart.locator(".scatterlayer .trace:last-child .point").nth(3))
    expect(chosen).to_have_value(word)
    assert word != first
    expect(page.get_by_role("heading", name="In its sentences")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("family=Hedges"))
    expect(page.get_by_role("radio", name="News")).to_be_checked()
    page.go_back()
    expect(chosen).to_have_value(first)
    page.locator(".st-key-numbers_key_words summary").press("Enter")
    follow(page, page.locator(".st-key-numbers_key_words").get_by_role("link", name=word))
    expect(chosen).to_have_value(word)
    follow(page, page.get_by_role("link", name="Read the article").last)
    expect(page.locator("mark").first).to_be_visible()


def test_an_article_opens_by_keyboard_too(page: Page, open_view: OpenView) -> None:
    open_view("articles?of=Daily+Blaze&order=Loaded+terms")
    wanted = cell(page, 0, TITLE)
    page.locator("summary", has_text="The articles as links").press("Enter")
    follow(page, page.locator(".st-key-article_links a").first)
    expect(page.locator(".slantwise-headline h2")).to_have_text(wanted)
    page.go_back()
    expect(page.get_by_text(SHOWN)).to_be_visible()
