"""Pages and feeds become articles; a person sees how far it is, and may stop it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import fetching
from data import Link
from tests.data.web.site import Site, serving

SENTENCES = [
    f"The council of Brackwater said that section {n} of the bridge would close." for n in range(20)
]


def page(title: str) -> str:
    """A page with an article of its own."""
    body = "".join(f"<p>{title}: {sentence}</p>" for sentence in SENTENCES)
    return f"<html lang='en'><head><title>{title}</title></head><body><article>{body}</article>"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own."""
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def pauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses made instead of waiting; loopback may be fetched, nobody's own pages are used."""
    made: list[float] = []
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(fetching.HOSTS_VARIABLE, "127.0.0.1")
    monkeypatch.setattr(fetching, "sleep", made.append)
    return made


def test_pages_become_articles_and_progress_is_told(site: Site) -> None:
    urls = [site.says(f"/{title}", page(title)) for title in ("One", "Two")]
    told: list[tuple[int, int, str]] = []
    found = fetching.fetch(
        [urls[0], Link(urls[1], "The Post")], progress=lambda *each: told.append(each)
    )
    assert found.articles["title"].tolist() == ["One", "Two"]
    assert found.articles["outlet"][1] == "The Post"
    assert (found.problems, found.links) == ((), ())
    assert told == [(0, 2, urls[0]), (1, 2, urls[1]), (2, 2, "")]


def test_what_fails_is_told_and_the_rest_is_done(site: Site) -> None:
    good = site.says("/good", page("Good"))
    bad = [f"{site.address}/missing", "http://10.0.0.1/", "htp:/foo", "http://[::1"]
    found = fetching.fetch([*bad, good])
    assert found.articles["url"].tolist() == [good]
    assert {one.file for one in found.problems if one.severity == "error"} == set(bad)
    [mistyped] = [one for one in found.problems if one.file == "htp:/foo"]
    assert "begins with http:// or https://" in mistyped.what


def test_what_was_fetched_once_is_kept(site: Site, tmp_path: Path) -> None:
    url = site.says("/one", page("One"))
    first, again = fetching.fetch([url]), fetching.fetch([url])
    assert first.articles.equals(again.articles)
    assert site.paths() == ["/one"]
    assert fetching.kept_pages().is_relative_to(tmp_path)
    assert list(fetching.kept_pages().iterdir())


def test_cancelling_keeps_what_is_done_and_names_what_is_not(site: Site) -> None:
    urls = [site.says(f"/{n}", page(str(n))) for n in range(4)]
    done: list[int] = []
    found = fetching.fetch(
        urls, progress=lambda number, *_: done.append(number), cancelled=lambda: 2 in done
    )
    assert len(found.articles) == 2
    assert [link.url for link in found.links] == urls[2:]
    assert site.paths() == ["/0", "/1"]


def test_a_wait_is_cut_short(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.says("/busy", "", 429, Retry_After="50")
    slept: list[float] = []
    monkeypatch.setattr(fetching, "sleep", slept.append)
    found = fetching.fetch([url], cancelled=lambda: sum(slept) > 3)
    assert sum(slept) < 4
    assert [link.url for link in found.links] == [url]


def test_a_feed_is_fetched_with_its_articles(site: Site) -> None:
    links = "".join(f"<item><link>{site.says(f'/{n}', page(str(n)))}</link></item>" for n in "ab")
    feed = f"<rss version='2.0'><channel><title>The Echo</title>{links}</channel></rss>"
    address = site.says("/feed", feed, Content_Type="application/rss+xml")
    found = fetching.fetch_feed(address)
    assert found.articles["outlet"].tolist() == ["The Echo", "The Echo"]
    fetching.fetch_feed(address)
    assert site.paths() == ["/feed", "/a", "/b"]


def test_what_is_no_feed_says_so(site: Site) -> None:
    address = site.says("/", page("No feed"))
    found = fetching.fetch_feed(address)
    assert found.articles.empty
    assert "no feed" in str(found.problems[0]) and found.problems[0].file == address
    stopped = fetching.fetch_feed(f"{site.address}/feed", cancelled=lambda: True)
    assert stopped.articles.empty


def test_a_list_of_links_a_line_each() -> None:
    lines = "\ufeffhttps://a.example/1\n\n# seen\n  HTTPS://A.example/1#top \nfile:///etc/passwd\n"
    found = fetching.links_in(lines, "links.txt")
    assert found.links == (Link("https://a.example/1"),)
    [problem] = found.problems
    assert (problem.file, problem.rows, problem.severity) == ("links.txt", (5,), "error")
    [nothing] = fetching.links_in("# none\n", "links.txt").problems
    assert "no links" in nothing.what


def test_hosts_that_may_be_private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetching.HOSTS_VARIABLE, "intranet.example, 10.0.0.1")
    named = ["Wiki.Example.", "http://[::1]:8000/", "::1", "127.0.0.1:80"]
    assert fetching.allowed_hosts(named) == {
        "intranet.example", "10.0.0.1", "wiki.example", "::1", "127.0.0.1",
    }  # fmt: skip
    with pytest.raises(ValueError, match="no name of a host"):
        fetching.allowed_hosts(["a b"])


def test_none_may_be_private_unless_it_is_named(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(fetching.HOSTS_VARIABLE)
    url = site.says("/one", page("One"))
    assert "private network" in str(fetching.fetch([url]).problems[0])
    assert site.asked == []
    assert len(fetching.fetch([url], private_hosts=["127.0.0.1"]).articles) == 1
