"""Add, without a browser: what is understood, put right, refused and kept."""

from dataclasses import replace

import pytest

from dashboard import session
from dashboard.adding import visit
from tests.dashboard.views.adding import (
    BODY,
    OTHER,
    PAGE,
    PROBLEMS,
    OpenView,
    button,
    drop,
    field,
    keep,
    kept,
    paste,
    read,
    table,
)
from tests.dashboard.views.shown import words
from tests.data.making import docx_of, nexis_lines, zip_of

HOSTILE = "<img src=x onerror=alert(1)>"


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
