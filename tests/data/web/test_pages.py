"""Pages become articles; what is none is said, and the rest goes on."""

from datetime import UTC, datetime

import pytest

from data.assemble import Link, Reading
from data.gathering import together
from data.web import pages
from data.web.client import Client
from data.web.kept import Keeper
from tests.data.web.site import Site

SENTENCE = "The council of Brackwater said on Monday that the swing bridge would close for repairs."
BODY = "\n".join(
    f"<p>{SENTENCE} Crews will work on section {n} of it for weeks.</p>" for n in range(20)
)
PAGE = (
    '<html lang="en"><head><title>Bridge closes</title><meta property="og:site_name"'
    ' content="Example Post"></head><body><nav><a href="/">Home</a></nav><article>'
    f"<h1>Bridge closes</h1>{BODY}</article><footer>All rights reserved</footer></body></html>"
)


def read_pages(links: list[Link], client: Client, keeper: Keeper) -> Reading:
    """All the pages as one reading."""
    return together(list(pages.read_pages(links, client, keeper)))


@pytest.fixture
def keeper() -> Keeper:
    return Keeper(None)


def test_a_page_becomes_an_article(site: Site, client: Client, keeper: Keeper) -> None:
    url = site.says("/bridge", PAGE)
    found = read_pages([Link(url)], client, keeper)
    [article] = found.articles.to_dict("records")
    assert article["title"] == "Bridge closes"
    assert article["outlet"] == "Example Post"
    assert article["text"].count("Brackwater") == 20
    assert "Home" not in article["text"]
    assert article["url"] == url


def test_what_the_page_does_not_state_the_link_tells(
    site: Site, client: Client, keeper: Keeper
) -> None:
    url = site.says("/a", f"<html><body><article>{BODY}</article></body></html>")
    link = Link(url, "Feed Post", "From the feed", datetime(2026, 3, 2, tzinfo=UTC))
    [article] = read_pages([link], client, keeper).articles.to_dict("records")
    assert (article["outlet"], article["title"]) == ("Feed Post", "From the feed")
    assert article["published"].isoformat() == "2026-03-02T00:00:00+00:00"


def test_the_charset_of_the_server_is_used(site: Site, client: Client, keeper: Keeper) -> None:
    body = PAGE.replace("Brackwater", "Bräckwater").encode("cp1252")
    url = site.says("/a", body, Content_Type="text/html; charset=windows-1252")
    [article] = read_pages([Link(url)], client, keeper).articles.to_dict("records")
    assert "Bräckwater" in article["text"]


def test_a_wrong_charset_loses_no_article(site: Site, client: Client, keeper: Keeper) -> None:
    body = PAGE.replace("Brackwater", "Bräckwater").encode("cp1252")
    url = site.says("/a", body, Content_Type="text/html; charset=utf-8")
    [article] = read_pages([Link(url)], client, keeper).articles.to_dict("records")
    assert "swing bridge" in article["text"]


@pytest.mark.parametrize(
    "wall",
    [
        "<div>Subscribe to continue reading.</div>",
        "<p>Already a subscriber? Sign in.</p>",
        '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
    ],
)
def test_a_stub_behind_a_paywall_is_said_and_is_no_article(
    site: Site, client: Client, keeper: Keeper, wall: str
) -> None:
    beginning = f"<article><p>{SENTENCE}</p><p>{SENTENCE[::-1]}</p></article>"
    stub = f"<html><body>{beginning}{wall}</body></html>"
    found = read_pages([Link(site.says("/a", stub))], client, keeper)
    assert found.articles.empty
    assert "subscription" in str(found.problems[0])


def test_a_whole_article_that_advertises_subscriptions_is_an_article(
    site: Site, client: Client, keeper: Keeper
) -> None:
    url = site.says("/a", PAGE.replace("</nav>", "</nav><p>Subscribe to read more like this</p>"))
    assert len(read_pages([Link(url)], client, keeper).articles) == 1


def test_one_bad_page_stops_no_other(site: Site, client: Client, keeper: Keeper) -> None:
    good = [site.says(f"/{day}", PAGE.replace("Monday", day)) for day in ("Monday", "Friday")]
    image = site.says("/image", b"\x89PNG", Content_Type="image/png")
    empty = site.says("/empty", "<html><body></body></html>")
    bad = [f"{site.address}/missing", image, empty, "http://10.0.0.1/", "file:///etc/passwd"]
    found = read_pages([Link(url) for url in (good[0], *bad, good[1])], client, keeper)
    assert list(found.articles["url"]) == good
    assert [problem.file for problem in found.problems if problem.severity == "error"] == bad


def test_a_page_is_handed_on_before_the_next_is_fetched(
    site: Site, client: Client, keeper: Keeper
) -> None:
    links = [Link(site.says(f"/{day}", PAGE)) for day in ("Monday", "Friday")]
    each = pages.read_pages(links, client, keeper)
    assert len(next(each).articles) == 1
    assert site.paths() == ["/Monday"]


def test_hosts_take_turns() -> None:
    links = [Link(f"http://{at}") for at in ("a.org/1", "a.org/2", "a.org/3", "b.org/1", "c.org/1")]
    order = [link.url.removeprefix("http://") for link in pages.by_turns(links)]
    assert order == ["a.org/1", "b.org/1", "c.org/1", "a.org/2", "a.org/3"]
    assert pages.by_turns([]) == []
    secured = [Link(at) for at in ("http://a.org/1", "https://a.org/2", "http://b.org/1")]
    assert pages.by_turns(secured) == [secured[0], secured[2], secured[1]]
    strange = [Link("http://[::1"), Link("http://a.org/1"), Link("no address")]
    assert pages.by_turns(strange) == [strange[0], strange[1], strange[2]]


def test_hostile_text_stays_text(site: Site, client: Client, keeper: Keeper) -> None:
    hostile = "&lt;img src=x onerror=alert(1)&gt; $\\href{javascript:alert(1)}{x}$"
    url = site.says("/a", PAGE.replace("Crews", f"{hostile} Crews"))
    [article] = read_pages([Link(url)], client, keeper).articles.to_dict("records")
    assert "<img src=x onerror=alert(1)>" in article["text"]


FED = f"<p>Subscribe.</p>{BODY}"


@pytest.mark.parametrize("hindrance", ["robots", "403", "stub", "nothing"])
def test_the_text_of_the_feed_is_taken_where_the_page_cannot_be_read(
    site: Site, client: Client, keeper: Keeper, hindrance: str
) -> None:
    stub = f"<article><p>{SENTENCE}</p></article><p>Subscribe to continue reading.</p>"
    body = {"403": "", "stub": stub, "nothing": "", "robots": PAGE}[hindrance]
    url = site.says("/a", f"<html><body>{body}</body></html>", 403 if hindrance == "403" else 200)
    if hindrance == "robots":
        site.says("/robots.txt", "User-agent: *\nDisallow: /a\n")
    link = Link(url, "Feed Post", "Bridge", datetime(2026, 3, 2, tzinfo=UTC), FED)
    found = read_pages([link], client, keeper)
    [article] = found.articles.to_dict("records")
    assert (article["outlet"], article["title"], article["url"]) == ("Feed Post", "Bridge", url)
    assert article["text"].count("Brackwater") == 20
    assert str(article["published"]) == "2026-03-02 00:00:00+00:00"
    (problem,) = found.problems
    assert (problem.severity, problem.file) == ("warning", url)
    assert problem.what.startswith("The text is the one that the feed holds, as the page could not")


def test_the_page_goes_before_the_text_of_the_feed(
    site: Site, client: Client, keeper: Keeper
) -> None:
    link = Link(site.says("/a", PAGE), content=FED.replace("Brackwater", "Elmsley"))
    [article] = read_pages([link], client, keeper).articles.to_dict("records")
    assert "Brackwater" in article["text"]


@pytest.mark.parametrize("content", [f"<p>{SENTENCE}</p>" * 3, "<div>" * 5000, "x" * 5000, ""])
def test_a_beginning_in_a_feed_is_no_article(
    site: Site, client: Client, keeper: Keeper, content: str
) -> None:
    found = read_pages([Link(f"{site.address}/gone", content=content)], client, keeper)
    assert found.articles.empty
    assert [(one.severity, one.what) for one in found.problems] == [
        ("error", "There is no such page.")
    ]
    assert "Look at it in a browser" in found.problems[0].advice


def test_what_to_do_about_a_private_host_is_said(client: Client, keeper: Keeper) -> None:
    found = read_pages([Link("http://10.0.0.1/a")], client, keeper)
    (problem,) = found.problems
    assert problem.what == "10.0.0.1 is an address inside a private network (10.0.0.1)."
    assert "may be private" in problem.advice
