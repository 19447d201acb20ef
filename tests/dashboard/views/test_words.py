"""Words, without a browser: the terms, their places, what is left out, own lists, every file."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import figure_panel, serving
from dashboard.words.own_lists import EXAMPLE

OpenView = Callable[..., AppTest]
Serve = Callable[[str, str], Path]

HOSTILE = "<img src=x onerror=alert(1)>"
STORM = "outlet,title,text\n" + "".join(
    f'{outlet},"{title}","Winds and rain slammed the pier. Rain slammed it. It was shameful."\n'
    for outlet, title in (("A", "Coast"), (HOSTILE, HOSTILE))
)
LIST = b"""# extends: loaded_terms
# group gales: winds rain storm
term,category,gloss,literal_in
slammed,charged_verb,criticised,gales
"""


def bodies(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def press(app: AppTest, label: str, at: int = 0) -> AppTest:
    """Press the button of that label."""
    return [one for one in app.button if one.label == label][at].click().run()


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def with_list(app: AppTest, name: str, content: bytes) -> AppTest:
    return app.file_uploader[0].upload(name, content, "text/csv").run()


def test_it_opens_with_the_terms_and_the_places_of_the_first(open_view: OpenView) -> None:
    app = open_view("words")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["own"].sum() > 0
    assert str(app.selectbox(key="word").value).startswith(table["term"].iloc[0])
    assert 'class="in-place"' in bodies(app)
    assert "Nothing is left out" in bodies(app)


def test_the_filters_the_kind_and_the_search_narrow_it(open_view: OpenView) -> None:
    whole = open_view("words").dataframe[0].value
    assert len(open_view("words", outlet=["Daily Blaze"]).dataframe[0].value) < len(whole)
    hedges = open_view("words", family="Hedges").dataframe[0].value
    assert "may" in set(hedges["term"])
    found = open_view("words", family="Hedges", term="could").dataframe[0].value
    assert 0 < len(found) < len(hedges)
    assert (found["term"] + found["gloss"]).str.contains("could").all()
    app = open_view("words", term="zzzz")
    assert "Search for part of a word" in bodies(app)


def test_a_word_left_out_is_gone_everywhere_and_comes_back(open_view: OpenView) -> None:
    app = open_view("words")
    term = app.dataframe[0].value["term"].iloc[0]
    rate = serving.served().scores["n_loaded_narrator"].sum()
    press(app, f"Leave out the term “{term}”")
    assert term not in set(app.dataframe[0].value["term"])
    assert "1 word left out." in bodies(app)
    assert f"“{term}” (loaded terms)" in bodies(app)
    app.switch_page("views/compare.py").run()
    assert "1 word left out." in bodies(app)
    app.switch_page("views/articles.py").run()
    assert "1 word left out." in bodies(app)
    app.switch_page("views/words.py").run()
    press(app, "Put back")
    assert term in set(app.dataframe[0].value["term"])
    assert "Nothing is left out" in bodies(app)
    assert serving.served().scores["n_loaded_narrator"].sum() == rate


def test_a_category_and_single_places_are_left_out_and_all_put_back(open_view: OpenView) -> None:
    app = open_view("words")
    before = app.dataframe[0].value
    category = before["category"].iloc[0]
    press(app, f"Leave out the whole category {category}")
    assert category not in set(app.dataframe[0].value["category"])
    first = app.dataframe[0].value.iloc[0]
    press(app, "Leave this one out", at=0)
    after = app.dataframe[0].value.set_index("term").loc[first["term"]]
    assert after["own"] + after["quoted"] == first["own"] + first["quoted"] - 1
    assert "1 category left out, 1 single place left out." in bodies(app)
    press(app, "Put everything back")
    assert app.dataframe[0].value.equals(before)


def test_a_word_left_out_is_put_back_from_the_search(open_view: OpenView) -> None:
    app = open_view("words")
    term = app.dataframe[0].value["term"].iloc[0]
    press(app, f"Leave out the term “{term}”")
    app.text_input(key="term").set_value(term).run()
    assert f"Left out: “{term}” (loaded terms)" in bodies(app)
    fits = app.dataframe[0].value if app.dataframe else []
    assert ("What you search for is left out" in bodies(app)) == (not len(fits))
    assert "No word that counted fits" not in bodies(app)
    press(app, "Put back")
    assert term in set(app.dataframe[0].value["term"])
    assert "Left out: " not in bodies(app)


def test_the_figures_before_and_after_are_shown(open_view: OpenView) -> None:
    app = open_view("words")
    assert "before, as Slantwise counts by itself" not in bodies(app)
    press(app, f"Leave out the term “{app.dataframe[0].value['term'].iloc[0]}”")
    assert "Loaded terms, per 1,000 words: before, as Slantwise counts by itself" in bodies(app)
    assert "<td>−" in bodies(app)
    app.selectbox(key="effect_loaded").set_value("hedging_ratio").run()
    assert "Hedged sentences, of sentences: before" in bodies(app)
    assert "<td>−" not in bodies(app)


def test_every_mistake_and_every_doubt_is_named(open_view: OpenView) -> None:
    bad = b"term,category,case\n,label,\nfine,label,\nx,label,upper\n"
    app = with_list(open_view("words"), "bad.csv", bad)
    assert bodies(app).count('<li class="error">') == 2
    assert "bad.csv, line 2: " in bodies(app) and "bad.csv, line 4: " in bodies(app)
    assert "Nothing of bad.csv is used, its good rows neither" in bodies(app)
    doubtful = with_list(open_view("words"), "mine.csv", b"term,category\nx,chargd_verb\n")
    assert "did you mean charged_verb?" in bodies(doubtful)
    assert '<li class="warning">' in bodies(doubtful)
    assert "mine.csv: 1 row read. Look at this before you use them:" in bodies(doubtful)
    assert "every one can be used" not in bodies(doubtful)
    assert "Use this list" in labels(doubtful)
    both = with_list(open_view("words"), "both.csv", b"term,category\n,label\nx,chargd_verb\n")
    assert bodies(both).count('<li class="error">') == 1
    assert "both.csv, line 3: the loaded terms have no category “chargd_verb”" in bodies(both)


def test_another_visitor_sees_nothing_of_it(open_view: OpenView) -> None:
    app = open_view("words")
    whole = app.dataframe[0].value
    press(app, f"Leave out the term “{whole['term'].iloc[0]}”")
    assert open_view("words").dataframe[0].value.equals(whole)


def test_doubtful_places_are_shown_with_their_reason(
    served_articles: Serve, open_view: OpenView
) -> None:
    served_articles("a.csv", STORM)
    app = with_list(open_view("words"), "mine.csv", LIST)
    press(app, "Use this list")
    assert "In use: mine.csv (1 term, added to the loaded terms)." in bodies(app)
    assert "“winds” and “rain” stand near (gales)" in bodies(app)
    doubted = labels(app).count("Leave this one out")
    press(app, "Leave this one out", at=doubted - 1)
    assert labels(app).count("Leave this one out") < doubted
    press(app, "Leave out the term “slammed”", at=1)
    assert "stand near" not in bodies(app)
    assert "1 word left out, 1 single place left out, 1 list of your own." in bodies(app)


def test_nothing_hostile_reaches_the_page(served_articles: Serve, open_view: OpenView) -> None:
    served_articles("a.csv", STORM)
    content = f"term,category,gloss\na](http://x.y)b,{HOSTILE},{HOSTILE}\n".encode()
    app = with_list(open_view("words"), f"{HOSTILE}.csv", content)
    press(app, "Use this list")
    assert not app.exception
    assert "<img" not in bodies(app)
    assert f"{HOSTILE}.csv" not in "".join(one.value for one in app.markdown)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"term,category\nslam,verb\n,verb\n", "mine.csv, line 3: a row needs a term"),
        (b"", "mine.csv, line 1: the file is empty"),
        (b"# extends: loded_terms\nterm,category\na,b\n", "did you mean loaded_terms?"),
    ],
)
def test_a_bad_list_is_named_with_its_line(open_view: OpenView, content: bytes, said: str) -> None:
    app = with_list(open_view("words"), "mine.csv", content)
    assert said in bodies(app)
    assert "Use this list" not in labels(app)


def test_the_example_is_used_instead_of_a_list_and_removed(open_view: OpenView) -> None:
    app = with_list(open_view("words"), EXAMPLE.name, EXAMPLE.read_bytes())
    how = next(one for one in app.segmented_control if one.label == "How")
    how.set_value("replace").run()
    press(app, "Use this list")
    assert "instead of the loaded terms" in bodies(app)
    assert "No word of this kind counted" in bodies(app)
    press(app, "Remove")
    assert len(app.dataframe[0].value) > 50


def test_without_articles_the_rest_is_there(served_articles: Serve, open_view: OpenView) -> None:
    served_articles("a.csv", "outlet,text\n")
    app = open_view("words")
    assert not app.exception
    assert "There are no articles here yet." in [one.value for one in app.markdown]
    assert "Nothing is left out" in bodies(app)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What the figures' buttons would save, by file name."""
    kept: dict[str, Callable[[], bytes]] = {}

    def keep(label: str, content: Callable[[], bytes], file: str, explained: str) -> None:
        kept[file] = content

    monkeypatch.setattr(figure_panel, "_download", keep)
    return kept


@pytest.mark.parametrize("view", ["compare", "article"])
def test_every_file_of_a_figure_says_what_was_left_out(
    open_view: OpenView, files: dict[str, Callable[[], bytes]], view: str
) -> None:
    app = open_view("words")
    term = app.dataframe[0].value["term"].iloc[0]
    press(app, f"Leave out the term “{term}”")
    app.switch_page(f"views/{view}.py").run()
    assert files
    for name, content in files.items():
        saved = content().decode("utf-8-sig")
        if name.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(saved)))
            assert {row["left_out"] for row in rows} == {f"“{term}” (loaded terms)"}
            assert {row["own_lists"] for row in rows} == {""}
        else:
            assert f"Not counted: “{term}” (loaded terms)." in saved
    for chart in app.get("plotly_chart"):
        drawn = json.loads(chart.proto.spec)
        notes = [note["text"] for note in drawn["layout"]["annotations"]]
        assert f"Not counted: “{term}”." in notes
