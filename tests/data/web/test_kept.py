"""A rerun fetches nothing twice."""

import os
from pathlib import Path

import pytest

from data.web.client import Client, FetchError
from data.web.kept import FRESH, Keeper, clean
from tests.data.web.site import Handler, Site


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_fresh_page_is_not_asked_for_again(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    url = site.says("/a", "here", Content_Type="text/html; charset=cp1252")
    first = Keeper(tmp_path, clock).get(client, url)
    again = Keeper(tmp_path, clock).get(client, url)
    assert (again.body, again.url) == (first.body, first.url) == (b"here", url)
    assert again.headers["content-type"] == "text/html; charset=cp1252"
    assert site.paths() == ["/a"]


def test_an_old_page_that_has_not_changed_is_not_sent_again(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"1"':
            handler.answer(304, {"Content-Length": "0"}, b"")
        else:
            handler.answer(200, {"ETag": '"1"'}, b"here")

    url = site.does("/a", answer)
    keeper = Keeper(tmp_path, clock)
    keeper.get(client, url)
    clock.now += FRESH + 1
    assert keeper.get(client, url).body == b"here"
    assert site.paths() == ["/a", "/a"]
    assert keeper.get(client, url).body == b"here"  # what was confirmed is fresh again
    assert site.paths() == ["/a", "/a"]


def test_what_is_kept_outlives_who_fetched_it(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    url = site.says("/a", "first", ETag='"1"')
    Keeper(tmp_path, clock).get(client, url)
    clock.now += 2 * FRESH
    site.says("/a", "", 304)
    with Client(client.settings, wait=lambda _: None) as another:
        assert Keeper(tmp_path, clock).get(another, url).body == b"first"
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_an_old_page_that_has_changed_is_replaced(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    url = site.says("/a", "old", Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT")
    keeper = Keeper(tmp_path, clock)
    keeper.get(client, url)
    clock.now += FRESH + 1
    site.says("/a", "new")
    assert keeper.get(client, url).body == b"new"
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"


def test_a_redirect_is_kept_with_the_page_it_led_to(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    end = site.says("/end", "here")
    url = site.redirects("/start", "/end")
    keeper = Keeper(tmp_path, clock)
    keeper.get(client, url)
    assert keeper.get(client, url).url == end
    assert site.paths() == ["/start", "/end"]


def test_a_failure_is_not_kept(site: Site, client: Client, tmp_path: Path, clock: Clock) -> None:
    url = site.says("/a", "", 404)
    keeper = Keeper(tmp_path, clock)
    with pytest.raises(FetchError):
        keeper.get(client, url)
    site.says("/a", "here")
    assert keeper.get(client, url).body == b"here"


@pytest.mark.parametrize("damage", ["", "{", '{"url": 1}', "[]"])
def test_a_damaged_record_is_fetched_again(
    site: Site, client: Client, tmp_path: Path, clock: Clock, damage: str
) -> None:
    url = site.says("/a", "here")
    Keeper(tmp_path, clock).get(client, url)
    for record in tmp_path.glob("*.json"):
        record.write_text(damage, encoding="utf-8")
    assert Keeper(tmp_path, clock).get(client, url).body == b"here"
    assert site.paths() == ["/a", "/a"]


def test_pages_are_kept_for_a_time_and_up_to_a_size(tmp_path: Path) -> None:
    now = 1_700_000_000.0
    for name, days, size in (("old", 31, 10), ("a", 20, 300), ("b", 10, 300), ("c", 1, 300)):
        path = tmp_path / f"{name}.page"
        path.write_bytes(b"x" * size)
        os.utime(path, (now, now - days * 86400))
    assert clean(tmp_path, now) == 10
    assert clean(tmp_path, now, most=700) == 300
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.page", "c.page"]
    assert clean(tmp_path, now, most=700) == 0
    assert clean(tmp_path / "none", now) == 0


def test_a_page_that_was_cleaned_away_is_fetched_again(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    url = site.says("/a", "one")
    keeper = Keeper(tmp_path, clock)
    keeper.get(client, url)
    for ending in ("page", "json"):
        [path] = tmp_path.glob(f"*.{ending}")
        path.unlink()
        assert keeper.get(client, url).body == b"one"
    assert site.paths() == ["/a"] * 3


def test_a_page_that_cannot_be_kept_or_read_again_is_there_all_the_same(
    site: Site, client: Client, tmp_path: Path, clock: Clock
) -> None:
    url = site.says("/a", "here")
    (tmp_path / "taken").write_text("no folder")
    assert Keeper(tmp_path / "taken", clock).get(client, url).body == b"here"
    (tmp_path / "folder").mkdir()
    os.utime(tmp_path / "folder", (0, 0))
    assert clean(tmp_path, 1_700_000_000.0, oldest=1e9) == 0


def test_without_a_folder_nothing_is_kept(site: Site, client: Client) -> None:
    url = site.says("/a", "here")
    Keeper(None).get(client, url)
    Keeper(None).get(client, url)
    assert site.paths() == ["/a", "/a"]
