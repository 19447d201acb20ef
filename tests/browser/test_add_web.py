"""Links and feeds, fetched from a server on loopback and compared."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.adding import can_be_kept, compare, keep, paged, told
from tests.data.web.site import Site

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]


def test_links_are_fetched_and_those_that_fail_are_named(
    page: Page, open_view: OpenView, site: Site
) -> None:
    good = site.says("/pier", paged("Pier shut", "Harbour Post", told("pier")))
    wall = "It began on Monday. Subscribe to continue reading."
    links = [
        good,
        f"{site.address}/none",
        site.says("/wall", paged("Dock open", "Quay Times", wall)),
        "http://10.0.0.1/",
    ]
    open_view("add?way=Links")
    page.get_by_label("Paste links, one a line").fill("\n".join(links))
    page.get_by_role("button", name="Fetch the pages").click()
    can_be_kept(page, 1)
    expect(page.locator(".problems li")).to_have_count(3)
    for link, why in zip(
        links[1:], ("no such page", "asks for a subscription", "private"), strict=True
    ):
        told_of_it = page.locator(".problems li").filter(has_text=link)
        expect(told_of_it.filter(has_text=why)).to_have_count(1)
    keep(page)
    compare(page, "Harbour Post")
    assert sorted(site.paths()) == ["/none", "/pier", "/wall"]


def test_the_articles_of_a_feed_are_fetched_and_compared(
    page: Page, open_view: OpenView, site: Site
) -> None:
    items = "".join(
        f"<item><title>The {of}</title><link>/{of}</link>"
        "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for of in ("pier", "dock")
    )
    site.says("/pier", paged("The pier", "Harbour Post", told("pier")))
    site.says("/dock", paged("The dock", "Harbour Post", told("dock")))
    rss = f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>"
    address = site.says("/feed", rss, Content_Type="application/rss+xml")
    open_view("add?way=Feed")
    page.get_by_label("Address of a feed").fill(address)
    page.get_by_role("button", name="Fetch its articles").click()
    can_be_kept(page, 2)
    keep(page)
    compare(page, "Harbour Post")
