"""Add, without a browser: what is understood, put right, refused and added."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session

OpenView = Callable[..., AppTest]

PROBLEMS = '<ul class="problems">'
HOSTILE = "<img src=x onerror=alert(1)>"
BODY = (
    "The council met on Monday and closed the bridge, officials said. It may take a week.\n\n" * 3
)
PAGE = f"By Ruth Abara\n\nPublished March 3, 2026\n\n{BODY}\n\nExit mobile version\n"


def words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def paste(app: AppTest, text: str, batch: int = 0) -> AppTest:
    app.text_area(key=f"text_{batch}").set_value(text)
    return app.button(key=f"FormSubmitter:paste_{batch}-Read the text").click().run()


def drop(app: AppTest, *files: tuple[str, bytes], batch: int = 0) -> AppTest:
    return (
        app.file_uploader(key=f"files_{batch}")
        .set_value([(name, content, "application/octet-stream") for name, content in files])
        .run()
    )


def field(app: AppTest, label: str) -> object:
    """What the field with this label holds."""
    fields = [*app.text_input, *app.date_input, *app.selectbox]
    return next(each.value for each in fields if each.label == label)


def articles(app: AppTest) -> int:
    """How many articles there are in the visitor's workspace."""
    kept = app.session_state[session.KEY] if session.KEY in app.session_state else None
    return len(kept.workspace.articles) if kept else 48


def add(app: AppTest) -> AppTest:
    return app.button(key="add").click().run()


def test_nothing_is_asked_before_something_is_put_in(open_view: OpenView) -> None:
    app = open_view("add")
    assert not app.exception
    assert not app.header
    assert "add" not in [button.key for button in app.button]


def test_a_pasted_page_is_understood_and_not_yet_measured(open_view: OpenView) -> None:
    app = paste(open_view("add"), PAGE)
    assert not app.exception
    assert field(app, "Author") == "Ruth Abara"
    assert str(field(app, "Date")) == "2026-03-03"
    assert field(app, "Outlet") == ""
    assert "48 words, English." in words(app)
    assert "Exit mobile version" in words(app)
    assert "3 pieces" in words(app)
    assert articles(app) == 48


def test_what_was_put_right_is_what_is_added(open_view: OpenView) -> None:
    app = paste(open_view("add"), PAGE)
    for each in app.text_input:
        if each.label == "Outlet":
            each.set_value("School Paper")
        if each.label == "Title":
            each.set_value("Bridge shut")
    app.run()
    add(app)
    assert not app.exception
    assert "1 article of yours added." in words(app)
    kept = app.session_state[session.KEY].workspace
    [row] = kept.articles[kept.articles["outlet"] == "School Paper"].to_dict("records")
    assert (row["title"], row["author"]) == ("Bridge shut", "Ruth Abara")
    assert kept.scores.at[row["article_id"], "n_words"] == 48
    assert app.text_area(key="text_1").value == ""


def test_files_of_several_kinds_are_read_together(open_view: OpenView) -> None:
    table = f'title,outlet,text\nOne,NA,"{BODY}"\nTwo,,"{BODY} Two."\n'.encode()
    app = drop(open_view("add"), ("t.csv", table), ("page.txt", PAGE.encode()))
    assert not app.exception
    assert "3 articles can be added." in words(app)
    assert app.button(key="add").label == "Add 3 articles"
    add(app)
    assert articles(app) == 51


def test_one_outlet_for_all_that_state_none(open_view: OpenView) -> None:
    app = drop(
        open_view("add"),
        ("a.txt", PAGE.encode()),
        ("b.txt", PAGE.replace("bridge", "tunnel").encode()),
    )
    [outlet] = [each for each in app.text_input if each.label.startswith("Outlet of the 2")]
    outlet.set_value("School Paper").run()
    add(app)
    kept = app.session_state[session.KEY].workspace.articles
    assert (kept["outlet"] == "School Paper").sum() == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "picture"),
        ("report.docx", b"PK\x03\x04", "plain text"),
        ("links.csv", b"url,title\nhttp://example.org/a,A\n", "list of links"),
        ("odd.csv", b"paper,story\nA,B\n", "paper, story"),
        ("broken.parquet", b"PAR1broken", "damaged"),
        (f"{HOSTILE}.csv", b"a,b\n1,2\n", "&lt;img"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    open_view: OpenView, name: str, content: bytes, told: str
) -> None:
    app = drop(open_view("add"), (name, content), ("page.txt", PAGE.encode()))
    assert not app.exception
    [problems] = [shown for shown in words(app).split("\n") if shown.startswith(PROBLEMS)]
    assert "Not read." in problems and told in problems
    assert "--text-column" not in problems and "<img" not in problems
    assert app.button(key="add").label == "Add 1 article"


def test_a_table_whose_columns_go_by_other_names(open_view: OpenView) -> None:
    table = f'paper,story\nNA,"{BODY}"\n'.encode()
    app = drop(open_view("add"), ("odd.csv", table), ("page.txt", PAGE.encode()))
    app.text_input(key="text_column_0").set_value("story")
    app.text_input(key="outlet_column_0").set_value("paper").run()
    assert PROBLEMS not in words(app)
    assert "2 articles can be added." in words(app)


def test_an_article_in_another_language_is_said_not_to_be_measured(open_view: OpenView) -> None:
    german = "Der Rat der Stadt hat am Montag beschlossen, dass die Brücke gesperrt bleibt. " * 4
    app = paste(open_view("add"), german)
    assert "not measured" in words(app)
    assert "German, not measured" in words(app)
    add(app)
    assert not app.exception


def test_hostile_text_is_shown_as_text(open_view: OpenView) -> None:
    app = paste(open_view("add"), f"{HOSTILE}\n\n{HOSTILE} {BODY}")
    assert not app.exception
    assert "<img" not in words(app)
    assert "&lt;img" in words(app)
    assert not any("<img" in markdown.value for markdown in app.markdown)


def test_the_same_article_is_not_added_twice(open_view: OpenView) -> None:
    app = add(paste(open_view("add"), PAGE))
    paste(app, PAGE, batch=1)
    assert "Here already, so left out: 1 article." in words(app)
    assert app.button(key="add").disabled


def test_only_my_articles_or_with_the_sample(open_view: OpenView) -> None:
    app = add(paste(open_view("add"), PAGE))
    assert articles(app) == 49
    app.segmented_control(key="shown_with").set_value(False).run()
    assert articles(app) == 1
    app.segmented_control(key="shown_with").set_value(True).run()
    assert articles(app) == 49


def test_start_over(open_view: OpenView) -> None:
    app = add(paste(open_view("add"), PAGE))
    app.button(key="start_over").click().run()
    assert not app.exception
    assert "of yours" not in words(app)
    assert articles(app) == 48


def test_what_one_visitor_adds_no_other_sees(open_view: OpenView) -> None:
    add(paste(open_view("add"), PAGE))
    other = open_view("add")
    assert "of yours" not in words(other)
    assert articles(other) == 48


def test_a_file_is_read_once(open_view: OpenView, monkeypatch: pytest.MonkeyPatch) -> None:
    import data

    calls: list[str] = []
    read = data.read_bytes
    monkeypatch.setattr(
        data,
        "read_bytes",
        lambda name, *rest, **more: calls.append(name) or read(name, *rest, **more),
    )
    app = drop(open_view("add"), ("page.txt", PAGE.encode()))
    app.run()
    app.run()
    assert calls == ["page.txt"]
