"""Add, without a browser: what is understood, put right, refused and kept."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache, fetching, session
from dashboard.adding import visit
from data import library
from tests.data.making import docx_of, nexis_lines, zip_of
from tests.data.web.site import Handler, Site, serving

OpenView = Callable[..., AppTest]

PROBLEMS = '<ul class="problems">'
HOSTILE = "<img src=x onerror=alert(1)>"
BODY = (
    "The council met on Monday and closed the bridge, officials said. It may take a week.\n\n" * 4
)
PAGE = f"By Ruth Abara\n\nPublished March 3, 2026\n\n{BODY}\n\nExit mobile version\n"
OTHER = " ".join(
    f"A ferry struck the {side} quay at dusk, and {crew} aboard were hurt, the harbour {verb}."
    for side in ("north", "south", "outer")
    for crew in ("few", "some", "many", "none")
    for verb in ("said", "wrote")
)


def words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def read(app: AppTest) -> AppTest:
    """Run until nothing is being read any more."""
    ends = time.monotonic() + 60
    while any(button.key == "stop_reading" for button in app.button):
        assert time.monotonic() < ends, "still reading after a minute"
        time.sleep(0.1)
        app.run()
    assert not app.exception
    return app


def paste(app: AppTest, text: str, batch: int = 0) -> AppTest:
    app.text_area(key=f"text_{batch}").set_value(text)
    return read(app.button(key=f"FormSubmitter:paste_{batch}-Read the text").click().run())


def drop(app: AppTest, *files: tuple[str, bytes], batch: int = 0, into: str = "files") -> AppTest:
    return read(
        app.file_uploader(key=f"{into}_{batch}")
        .set_value([(name, content, "application/octet-stream") for name, content in files])
        .run()
    )


def field(app: AppTest, label: str) -> object:
    """What the field with this label holds."""
    fields = [*app.text_input, *app.date_input, *app.selectbox]
    return next(each.value for each in fields if each.label == label)


def table(app: AppTest) -> pd.DataFrame:
    """The review of several articles, as it was opened."""
    return app.session_state[visit.BASKET].opened


def kept(app: AppTest) -> pd.DataFrame:
    """The articles in the visitor's workspace that the sample does not hold."""
    if session.KEY not in app.session_state:
        return cache.served().articles.iloc[:0]
    articles = app.session_state[session.KEY].base.articles
    return articles[~articles.index.isin(cache.served().articles.index)]


def button(app: AppTest, key: str) -> bool:
    return key in [each.key for each in app.button]


def keep(app: AppTest) -> AppTest:
    return read(app.button(key="keep").click().run())


def test_nothing_is_asked_before_something_is_put_in(open_view: OpenView) -> None:
    app = open_view("add")
    assert not app.exception
    assert not app.header
    assert not button(app, "keep")


def test_a_pasted_page_is_understood_and_not_yet_kept(open_view: OpenView) -> None:
    app = paste(open_view("add"), PAGE)
    assert field(app, "Author") == "Ruth Abara"
    assert str(field(app, "Date")) == "2026-03-03"
    assert field(app, "Outlet") == ""
    assert "64 words, English." in words(app)
    assert "Exit mobile version" in words(app)
    assert "3 pieces" in words(app)
    assert len(kept(app)) == 0


def test_what_was_put_right_is_what_is_kept(open_view: OpenView) -> None:
    app = paste(open_view("add"), PAGE)
    for each in app.text_input:
        if each.label == "Outlet":
            each.set_value("School Paper")
        if each.label == "Title":
            each.set_value("Bridge shut")
    keep(app.run())
    assert not app.exception
    assert "1 article of yours kept." in words(app)
    [row] = kept(app).to_dict("records")
    assert (row["outlet"], row["title"], row["author"]) == (
        "School Paper",
        "Bridge shut",
        "Ruth Abara",
    )
    scores = app.session_state[session.KEY].base.scores
    assert scores.at[row["article_id"], "n_words"] == 64
    assert app.text_area(key="text_1").value == ""
    assert not app.header


def test_files_of_several_kinds_are_read_together(open_view: OpenView) -> None:
    rows = f'title,outlet,text\nOne,NA,"{BODY}"\nTwo,,"{OTHER}"\n'.encode()
    app = drop(
        open_view("add"),
        ("t.csv", rows),
        ("page.txt", PAGE.replace("bridge", "tunnel").encode()),
        ("packed.zip", zip_of({"a/b.txt": f"{OTHER} Later the quay was shut.", ".hidden": "x"})),
    )
    assert "4 articles can be kept." in words(app)
    assert app.button(key="keep").label == "Keep these 4 articles"
    assert len(kept(keep(app))) == 4


def test_a_folder_is_read_as_one_and_says_what_it_passed_over(open_view: OpenView) -> None:
    app = drop(
        open_view("add"),
        ("my.news/a.txt", PAGE.encode()),
        ("my.news/deep/b.txt", OTHER.encode()),
        ("my.news/cat.png", b"\x89PNG"),
        ("my.news/.DS_Store", b"x"),
        into="folder",
    )
    assert "2 articles can be kept." in words(app)
    assert "cat.png" in words(app) and ".DS_Store" not in words(app)
    assert set(table(app)["file"]) == {"my_news/a.txt", "my_news/deep/b.txt"}


def test_a_download_of_fifty_articles_in_word(open_view: OpenView) -> None:
    document = docx_of(nexis_lines([BODY.strip()]))
    app = drop(open_view("add"), ("nexis.docx", document))
    assert app.button(key="keep").label == "Keep these 50 articles"
    assert set(table(app)["outlet"]) == {"The Elmsley Courier", "New York Times"}


def test_a_reprint_and_a_story_are_recognised_before_anything_is_kept(open_view: OpenView) -> None:
    lines = (
        "title,outlet,date,text\n"
        f'First,Harbour Post,2026-03-01,"{OTHER}"\n'
        f'Again,Quay Times,2026-03-02,"{OTHER} It was late."\n'
    )
    app = drop(open_view("add"), ("t.csv", lines.encode()))
    assert table(app)["reprint_of"].tolist() == ["", "First (Harbour Post)"]
    assert table(app)["story"].nunique() == 1 and (table(app)["story"] != "").all()
    assert "1 article is a reprint of another" in words(app)
    assert "1 story was recognised" in words(app)
    keep(app)
    drop(app, ("late.txt", f"{OTHER} All were home by night.".encode()), batch=1)
    assert "A reprint of First (Harbour Post)." in words(app)


def test_one_outlet_for_all_that_state_none(open_view: OpenView) -> None:
    app = drop(open_view("add"), ("a.txt", PAGE.encode()), ("b.txt", OTHER.encode()))
    app.text_input(key="outlet_for_all").set_value("School Paper")
    app.button(key="FormSubmitter:name_outlets_0-Fill it in").click().run()
    assert "outlet_for_all" not in [each.key for each in app.text_input]
    keep(app)
    assert kept(app)["outlet"].tolist() == ["School Paper"] * 2


def test_what_was_changed_in_the_table_stays_when_more_is_put_in(open_view: OpenView) -> None:
    app = drop(open_view("add"), ("a.txt", PAGE.encode()), ("b.txt", OTHER.encode()))
    article_id = table(app).index[0]
    basket = app.session_state[visit.BASKET]
    left = basket.opened.assign(outlet=["Mine", "Theirs"], keep=[True, False])
    app.session_state[visit.BASKET] = replace(basket, opened=left, left=left)
    app.run()
    assert app.button(key="keep").label == "Keep this article"
    paste(app, PAGE.replace("bridge", "tunnel"))
    assert table(app).at[article_id, "outlet"] == "Mine"
    assert app.button(key="keep").label == "Keep these 2 articles"


def test_articles_without_a_title_are_told_apart_in_the_order_of_the_table(
    open_view: OpenView,
) -> None:
    rows = f'outlet,text\nQuay,"{BODY}"\n,"{OTHER}"\n'
    app = drop(open_view("add"), ("t.csv", rows.encode()))
    assert table(app)["outlet"].tolist() == ["", "Quay"]
    [look_into] = [each for each in app.selectbox if each.key == "look_into"]
    assert look_into.options == [
        "1. “A ferry struck the north quay at dusk, and…”",
        "2. “The council met on Monday and closed the bridge,…”",
    ]
    keep(app)
    assert (kept(app)["title"] == "").all()


def test_a_file_that_is_taken_away_is_forgotten(open_view: OpenView) -> None:
    app = drop(open_view("add"), ("a.txt", PAGE.encode()), ("b.txt", OTHER.encode()))
    assert app.button(key="keep").label == "Keep these 2 articles"
    drop(app, ("b.txt", OTHER.encode()))
    assert app.button(key="keep").label == "Keep this article"


def test_clearing_forgets_everything_that_was_put_in(open_view: OpenView) -> None:
    app = paste(drop(open_view("add"), ("a.txt", PAGE.encode())), OTHER)
    assert app.button(key="keep").label == "Keep these 2 articles"
    app.button(key="clear_basket").click().run()
    assert not app.exception and not app.header
    assert app.file_uploader(key="files_1").value == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "picture"),
        ("odd.csv", b"paper,story\nA,B\n", "paper, story"),
        ("broken.parquet", b"PAR1broken", "damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx"),
        (f"{HOSTILE}.csv", b"a,b\n1,2\n", "&lt;img"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    open_view: OpenView, name: str, content: bytes, told: str
) -> None:
    app = drop(open_view("add"), (name, content), ("page.txt", PAGE.encode()))
    [problems] = [shown for shown in words(app).split("\n") if shown.startswith(PROBLEMS)]
    assert "Not read." in problems and told in problems
    assert "--text-column" not in problems and "<img" not in problems
    assert app.button(key="keep").label == "Keep this article"


def test_a_table_whose_columns_go_by_other_names(open_view: OpenView) -> None:
    rows = f'paper,story\nNA,"{BODY}"\n'.encode()
    app = drop(open_view("add"), ("odd.csv", rows), ("page.txt", OTHER.encode()))
    app.text_input(key="text_column_0").set_value("story")
    read(app.text_input(key="outlet_column_0").set_value("paper").run())
    assert PROBLEMS not in words(app)
    assert "2 articles can be kept." in words(app)


def test_an_article_in_another_language_is_said_not_to_be_measured(open_view: OpenView) -> None:
    german = "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke gesperrt bleibt. " * 4
    app = paste(open_view("add"), german)
    assert "German, not measured" in words(app)
    assert not keep(app).exception


def test_hostile_text_is_shown_as_text(open_view: OpenView) -> None:
    app = paste(open_view("add"), f"{HOSTILE}\n\n{HOSTILE} {BODY}")
    assert "<img" not in words(app)
    assert "&lt;img" in words(app)
    assert not any("<img" in markdown.value for markdown in app.markdown)


def test_the_same_article_is_not_kept_twice(open_view: OpenView) -> None:
    app = keep(paste(open_view("add"), PAGE))
    paste(app, PAGE, batch=1)
    assert "This article is here already, so there is nothing new to keep." in words(app)
    assert app.button(key="keep").disabled


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
