"""Add, without a browser: what is kept, where it goes, and who sees it."""

import shlex
from pathlib import Path

import pytest

from dashboard import session
from data import library
from tests.dashboard.views.adding import (
    OTHER,
    PAGE,
    OpenView,
    drop,
    field,
    keep,
    kept,
    paste,
)
from tests.dashboard.views.shown import words

BODIES = (
    "rain fell", "the pier shut", "a bus broke down", "swans flew", "bread is dear", "no one won",
)  # fmt: skip


def test_the_same_article_is_not_kept_twice(open_view: OpenView) -> None:
    app = keep(paste(open_view("add"), PAGE))
    paste(app, PAGE, batch=1)
    assert "This article is here already, so there is nothing new to keep." in words(app)
    assert app.button(key="keep").disabled


def rows(outlet: str, first: int, number: int) -> bytes:
    numbers = range(first, first + number)
    table = [f"{outlet},{outlet}{n},{outlet} reports that {BODIES[n]}" for n in numbers]
    return "\n".join(["outlet,title,text", *table]).encode()


def test_outlets_with_too_few_articles_are_said_before_anything_is_kept(
    open_view: OpenView,
) -> None:
    few = "An outlet needs five articles to be compared; yours have 1 to 3."
    app = drop(open_view("add"), ("a.csv", rows("A", 0, 3)), ("b.csv", rows("B", 3, 1)))
    assert few in words(app)
    keep(app)
    assert "needs five articles" not in words(app)
    drop(app, ("more.csv", rows("A", 4, 2)), batch=1)
    assert "can be kept" in words(app)
    assert "needs five articles" not in words(app)


def test_articles_of_the_sample_are_none_of_yours(open_view: OpenView) -> None:
    app = drop(open_view("add"), ("a.csv", rows("Daily Blaze", 0, 2)))
    assert "needs five articles to be compared; yours has 2." in words(app)


def test_only_my_articles_or_with_the_sample(open_view: OpenView) -> None:
    app = keep(paste(open_view("add"), PAGE))
    app.segmented_control(key="shown_with").set_value(False).run()
    assert len(app.session_state[session.KEY].base.articles) == 1
    app.segmented_control(key="shown_with").set_value(True).run()
    assert len(app.session_state[session.KEY].base.articles) == 49


def test_start_over(open_view: OpenView) -> None:
    app = keep(paste(open_view("add"), PAGE))
    app.button(key="start_over").click().run()
    assert not app.exception
    assert "of yours" not in words(app)
    assert len(kept(app)) == 0


@pytest.mark.parametrize("view", ["compare", "articles"])
def test_what_is_kept_for_the_visit_alone_is_said_where_it_is_shown(
    open_view: OpenView, view: str
) -> None:
    said = "kept for this visit only"
    assert said not in words(open_view(view))
    app = keep(drop(open_view("add"), ("a.txt", PAGE.encode()), ("b.txt", OTHER.encode())))
    app.switch_page(f"views/{view}.py").run()
    assert f"Your 2 articles are {said}." in words(app)
    assert "Download them on Add" in [link.proto.label for link in app.get("page_link")]


def test_an_open_library_keeps_for_longer_than_a_visit(
    open_view: OpenView, served_place: str
) -> None:
    app = keep(drop(open_view("add"), ("a.txt", PAGE.encode())))
    app.switch_page("views/compare.py").run()
    assert "1 article" in words(app)
    assert "kept for this visit only" not in words(app)


def test_what_one_visitor_puts_in_no_other_sees(open_view: OpenView) -> None:
    keep(paste(open_view("add"), PAGE))
    other = open_view("add")
    assert "of yours" not in words(other)
    assert len(kept(other)) == 0


def test_a_file_is_read_once(open_view: OpenView, monkeypatch: pytest.MonkeyPatch) -> None:
    import data

    calls: list[str] = []
    read_bytes = data.read_bytes
    monkeypatch.setattr(
        data,
        "read_bytes",
        lambda name, *rest, **more: calls.append(name) or read_bytes(name, *rest, **more),
    )
    app = drop(open_view("add"), ("page.txt", PAGE.encode()))
    app.run()
    app.run()
    assert calls == ["page.txt"]


def test_what_is_kept_goes_into_the_library_that_is_open(
    open_view: OpenView, served_place: str
) -> None:
    app = drop(open_view("add"), ("a.txt", PAGE.encode()), ("b.txt", OTHER.encode()))
    assert served_place.rpartition("/")[2] in words(app)
    keep(app)
    assert not app.exception and not app.header
    assert "2 articles kept in the library." in words(app)
    with library.open(served_place, create=False) as opened:
        assert len(opened) == 2 and opened.ungrouped() == 0
    drop(app, ("a.txt", PAGE.encode()), batch=1)
    assert "This article is here already, so there is nothing new to keep." in words(app)


@pytest.mark.usefixtures("served_place")
def test_a_reprint_of_what_the_library_has_is_named_before_it_is_kept(open_view: OpenView) -> None:
    story = "---\ntitle: Ferry\noutlet: {}\npublished: {}\n---\n\n{}"
    app = open_view("add")
    keep(drop(app, ("a.txt", story.format("Wire", "2026-03-02", OTHER).encode())))
    again = story.format("Echo", "2026-03-03", f"{OTHER} Nobody else was hurt.")
    drop(app, ("b.txt", again.encode()), batch=1)
    assert "A reprint of Ferry (Wire)." in words(app)
    assert field(app, "Story")
    keep(app)
    assert "1 article kept in the library." in words(app)


def test_the_command_to_come_back_with_can_be_typed_wherever_slantwise_is(
    open_view: OpenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "my tools" / "slantwise"
    program.parent.mkdir()
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    app = keep(paste(open_view("add"), PAGE))
    assert [shlex.split(one.value) for one in app.code] == [[str(program), "--library", "my.db"]]
