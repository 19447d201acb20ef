"""Add, without a browser: links and feeds that are fetched, tried again, refused and stopped."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import fetching
from tests.dashboard.views.adding import (
    OTHER,
    PROBLEMS,
    OpenView,
    button,
    drop,
    field,
    keep,
    kept,
    read,
    table,
)
from tests.dashboard.views.shown import words
from tests.data.web.site import Handler, Site, serving


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    """A web site of the test's own, which may be fetched from without a pause."""
    monkeypatch.setenv(fetching.HOSTS_VARIABLE, "127.0.0.1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(fetching, "sleep", lambda seconds: None)
    with serving() as made:
        yield made


def news(title: str, of: str) -> str:
    """A page with an article that is long enough to be one."""
    told = f"<h1>{title}</h1><p>{OTHER.replace('quay', of)}</p>"
    return f"<html><head><title>{title}</title></head><article>{told}</article></html>"


def test_pasted_links_are_fetched_and_what_fails_is_named(open_view: OpenView, site: Site) -> None:
    good = [site.says(f"/{of}", news(f"The {of}", of)) for of in ("pier", "dock")]
    app = open_view("add")
    app.text_area(key="links_0").set_value("\n".join([*good, f"{site.address}/none", "no link"]))
    read(app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run())
    assert sorted(table(app)["title"]) == ["The dock", "The pier"]
    assert "There is no such page." in words(app)
    assert "pasted links, row 4" in words(app)
    [box] = [each for each in app.text_area if each.label.startswith("Paste links")]
    assert box.value == f"{site.address}/none\nno link"


def test_failed_links_can_be_tried_again_and_put_right(open_view: OpenView, site: Site) -> None:
    app = open_view("add")
    late = f"{site.address}/late"
    app.text_area(key="links_0").set_value(f"{late}\nno link")
    read(app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run())
    assert app.button(key="retry").label == "Try the failed link again"
    site.says("/late", news("The pier", "pier"))
    read(app.button(key="retry").click().run())
    assert field(app, "Title") == "The pier"
    assert "The website around the article, when the page was read." in words(app)
    assert "all of it was taken" not in words(app)
    assert not button(app, "retry") and "There is no such page." not in words(app)
    [box] = [each for each in app.text_area if each.label.startswith("Paste links")]
    assert box.value == "no link"
    box.set_value(site.says("/dock", news("The dock", "dock")))
    read(app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run())
    assert sorted(table(app)["title"]) == ["The dock", "The pier"]
    assert PROBLEMS not in words(app)


def test_links_to_what_is_here_already_are_not_fetched_again(
    open_view: OpenView, site: Site
) -> None:
    link = site.says("/pier", news("The pier", "pier"))
    app = open_view("add")
    app.text_area(key="links_0").set_value(link)
    read(app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run())
    keep(app)
    before = list(site.paths())
    app.text_area(key="links_1").set_value(link)
    read(app.button(key="FormSubmitter:paste_links_1-Fetch the pages").click().run())
    assert "1 of the links leads to an article that is here already" in words(app)
    assert site.paths() == before


def test_the_articles_of_a_feed_are_fetched(open_view: OpenView, site: Site) -> None:
    links = [site.says(f"/{of}", news(f"The {of}", of)) for of in ("pier", "dock")]
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    address = site.says("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>")
    app = open_view("add")
    app.text_input(key="feed_0").set_value(address)
    read(app.button(key="FormSubmitter:ask_feed_0-Fetch its articles").click().run())
    assert sorted(table(app)["title"]) == ["The dock", "The pier"]


def test_a_list_without_text_offers_to_fetch_what_it_names(open_view: OpenView, site: Site) -> None:
    links = [site.says(f"/{of}", news(f"The {of}", of)) for of in ("pier", "dock")]
    lines = "".join(f"2026-03-03,Quay Times,{link}\n" for link in links)
    listed = f"publish_date,media_name,url\n{lines}"
    app = drop(open_view("add"), ("list.csv", listed.encode()))
    assert "2 articles by their links" in words(app)
    assert not button(app, "keep") and site.paths() == []
    read(app.button(key="fetch").click().run())
    assert table(app)["outlet"].tolist() == ["Quay Times"] * 2
    assert not button(app, "fetch")
    assert len(kept(keep(app))) == 2


def test_a_private_host_is_refused_where_no_setting_names_it(
    open_view: OpenView, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(fetching.HOSTS_VARIABLE)
    app = open_view("add")
    app.text_area(key="links_0").set_value(site.says("/pier", news("The pier", "pier")))
    read(app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run())
    assert PROBLEMS in words(app) and not button(app, "keep")
    assert not button(app, "retry")
    assert site.asked == []


def test_what_was_read_before_a_stop_can_be_kept_and_the_rest_read_later(
    open_view: OpenView, site: Site
) -> None:
    """The second page answers only once the person has pressed the button."""
    go_on = threading.Event()
    first = site.says("/pier", news("The pier", "pier"))

    def slow(handler: Handler) -> None:
        go_on.wait(30)
        body = news("The dock", "dock").encode()
        handler.answer(200, {"Content-Type": "text/html; charset=utf-8"}, body)

    links = [first, site.does("/dock", slow), site.says("/quay", news("The quay", "ramp"))]
    app = open_view("add")
    app.text_area(key="links_0").set_value("\n".join(links))
    app.button(key="FormSubmitter:paste_links_0-Fetch the pages").click().run()
    assert button(app, "stop_reading")
    while "/dock" not in site.paths():
        time.sleep(0.05)
    app.button(key="stop_reading").click().run()
    go_on.set()
    read(app)
    assert "The pier" in table(app)["title"].tolist()
    assert button(app, "resume") and button(app, "keep")
    read(app.button(key="resume").click().run())
    assert sorted(table(app)["title"]) == ["The dock", "The pier", "The quay"]
    assert not button(app, "resume")
