"""Articles, without a browser: the table, the search, the edits and the file."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboard import cache, serving

OpenView = Callable[..., AppTest]


def bodies(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_every_article_is_in_the_table(open_view: OpenView) -> None:
    app = open_view("articles")
    assert not app.exception
    assert len(app.dataframe[0].value) == 48
    assert "48 articles" in bodies(app)


def test_reprints_are_in_the_table_whatever_compare_counts(open_view: OpenView) -> None:
    app = open_view("articles", reprints="Count each text once")
    assert "48 articles" in bodies(app)


def test_a_search_and_the_filters_narrow_it(open_view: OpenView) -> None:
    app = open_view("articles", search="swing bridge")
    assert "of 48" in bodies(app)
    app = open_view("articles", outlet=["Daily Blaze"])
    assert "8 articles of 48" in bodies(app)


def test_a_search_without_a_find_has_a_way_back(open_view: OpenView) -> None:
    app = open_view("articles", search="zzzzz")
    assert "No article holds all of these words." in [one.value for one in app.markdown]
    next(one for one in app.button if one.label == "Clear the search").click().run()
    assert app.text_input(key="search").value == ""
    assert "48 articles" in bodies(app)


def test_the_search_is_kept_apart_from_the_text_of_others(open_view: OpenView) -> None:
    workspace = serving.served()
    found = cache.search(workspace.version, "bridge", workspace)
    assert 0 < found.sum() < len(found)
