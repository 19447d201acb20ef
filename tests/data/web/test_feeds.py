"""Feeds of every kind become links; what is no feed says so."""

from datetime import UTC, datetime

import pytest

from data.assemble import Link
from data.web.client import Client, FetchError
from data.web.feeds import MOST_TAGS, links_of, read_feed
from tests.data.web.site import Site

URL = "https://news.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>
<item><title>Bridge &amp; river</title><link>/bridge?a=1&amp;b=2</link>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>No link</title></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
<item><title>Broken</title><link>http://[x/</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom Post</title>
<entry><title>One</title><link href="https://news.example/one"/>
<updated>2026-03-02T08:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/a</loc><news:news><news:publication><news:name>Post</news:name>
</news:publication><news:publication_date>2026-03-02</news:publication_date>
<news:title>A title</news:title></news:news></url>
<url><loc>https://news.example/b</loc><lastmod>2026-03-01</lastmod></url></urlset>"""


def test_rss() -> None:
    links, further = read_feed(RSS, URL)
    place = "https://news.example/bridge?a=1&b=2"
    published = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert links == [Link(place, "The Example", "Bridge & river", published)]
    assert further == []


def test_atom() -> None:
    links, _ = read_feed(ATOM, URL)
    assert links == [
        Link("https://news.example/one", "Atom Post", "One", datetime(2026, 3, 2, 8, tzinfo=UTC))
    ]


def test_what_a_feed_holds_of_its_articles_goes_along() -> None:
    whole = b"<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
    rss = RSS.replace(b"<rss ", b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ')
    (link,), _ = read_feed(rss.replace(b"</item>", b"%b</item>" % whole, 1), URL)
    assert link.content == "<p>All of it.</p>"
    atom = ATOM.replace(b"<updated>", b'<content type="text">1 &lt; 2</content><updated>')
    (link,), _ = read_feed(atom, URL)
    assert link.content == "<p>1 &lt; 2</p>"


def test_news_sitemap() -> None:
    links, _ = read_feed(SITEMAP, URL)
    assert links == [
        Link("https://news.example/a", "Post", "A title", datetime(2026, 3, 2, tzinfo=UTC)),
        Link("https://news.example/b", "", "", datetime(2026, 3, 1, tzinfo=UTC)),
    ]


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    links, _ = read_feed(RSS.replace(b"Bridge &amp; river", b"Bridge & river"), URL)
    assert [link.title for link in links] == ["Bridge & river"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"hello", b"<html><body><p>A page.</p></body></html>", b"\x00\xff" * 100,
        b'<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url>'
        b"</urlset>",
        '<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"><channel><item><link>http://b.example/'
        "</link></item></channel></rss>".encode("utf-16"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(FetchError):
        read_feed(content, URL)


def test_an_index_of_sitemaps_is_followed(site: Site, client: Client) -> None:
    entries = "".join(f"<sitemap><loc>/map{n}.xml</loc></sitemap>" for n in (1, 2))
    index = site.says("/index.xml", f"<sitemapindex>{entries}</sitemapindex>")
    for n in (1, 2):
        site.says(f"/map{n}.xml", f"<urlset><url><loc>/article{n}</loc></url></urlset>")
    links, problems = links_of(client.get, index)
    assert not problems
    assert [link.url for link in links] == [f"{site.address}/article{n}" for n in (1, 2)]


def test_a_sitemap_that_is_not_there_takes_no_other_along(site: Site, client: Client) -> None:
    entries = "".join(f"<sitemap><loc>/map{n}.xml</loc></sitemap>" for n in (1, 2))
    index = site.says("/index.xml", f"<sitemapindex>{entries}</sitemapindex>")
    site.says("/map2.xml", "<urlset><url><loc>/article2</loc></url></urlset>")
    links, [problem] = links_of(client.get, index)
    assert [link.url for link in links] == [f"{site.address}/article2"]
    assert (problem.severity, problem.file) == ("warning", f"{site.address}/map1.xml")


def test_an_index_that_names_itself_or_other_indexes_comes_to_an_end(
    site: Site, client: Client
) -> None:
    index = "<sitemapindex><sitemap><loc>/index.xml</loc></sitemap><sitemap><loc>/other.xml</loc>"
    url = site.says("/index.xml", f"{index}</sitemap></sitemapindex>")
    site.says("/other.xml", f"{index}</sitemap></sitemapindex>")
    with pytest.raises(FetchError, match="lists no articles"):
        links_of(client.get, url)
    assert sorted(site.paths()) == ["/index.xml", "/other.xml"]


def test_an_article_that_is_listed_twice_is_one_link(site: Site, client: Client) -> None:
    item = "<item><link>/a</link></item>"
    url = site.says("/rss", f'<rss version="2.0"><channel>{item}{item}</channel></rss>')
    assert [link.url for link in links_of(client.get, url)[0]] == [f"{site.address}/a"]


def test_a_feed_of_millions_of_tags_is_refused_unread() -> None:
    with pytest.raises(FetchError, match="too large"):
        read_feed(RSS + b"<x>" * (MOST_TAGS + 1), URL)
