"""Stories, without a browser: shown, named, merged, split; for a visit or in a library."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

import data
from dashboard import serving
from dashboard.html_parts import literal
from data import library
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]
ServeArticles = Callable[[str, str], Path]

HOSTILE = "<img src=x onerror=alert(1)>"


def stories(app: AppTest) -> list[str]:
    everything, *names = app.selectbox(key="choose_about").options
    assert everything == "All stories"
    return [option.rpartition(" (")[0] for option in names]


def merge_with(app: AppTest) -> Selectbox:
    """The select of the story that the one opened is made one with."""
    return next(one for one in app.selectbox if one.label == "Another story on the same event")


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def choose_apart(app: AppTest, number: int) -> None:
    """Choose the first articles of the story to be taken out of it."""
    app.multiselect[0].set_value(app.multiselect[0].options[:number]).run()


@pytest.fixture
def served_library(served_place: str) -> Iterator[library.Library]:
    """A library that is served, with all articles of the sample but two of the bus strike."""
    articles = data.sample().assign(story="")
    with library.open(served_place) as opened:
        opened.add(articles.drop(index=_strike()[-2:]))
        library.group_reprints(opened)
        library.group_stories(opened)
        yield opened


def _strike() -> list[int]:
    articles = data.sample()
    return articles.index[articles["story"] == "bus-strike"].tolist()


def test_the_stories_of_the_sample_are_listed(open_view: OpenView) -> None:
    app = open_view("stories")
    assert not app.exception
    assert "8 stories." in words(app)
    assert len(stories(app)) == 8
    assert words(app).count("1 article</span>") == 48
    assert "6 outlets, 2 to 4 March 2026" in words(app)


def test_an_article_without_a_title_goes_by_its_first_words(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    rows = [f"{outlet},The pier is shut in {outlet},pier" for outlet in "AB"]
    served_articles("two.csv", "\n".join(["outlet,text,story", *rows]))
    app = open_view("stories", about="pier")
    assert "“The pier is shut in A”</bdi></a>" in words(app)
    assert app.selectbox(key="choose_right").options == ["B: “The pier is shut in B”"]
    assert app.multiselect[0].options[0] == "A: “The pier is shut in A”"


def test_the_table_tells_the_measure_that_is_asked_for(open_view: OpenView) -> None:
    app = open_view("stories", measure="Citations")
    assert "Citations, per 1,000 words, by story and outlet" in words(app)
    assert "Loaded terms, per" not in words(app)


def test_a_story_opens_with_headlines_two_texts_and_who_is_quoted(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    assert not app.exception
    assert [one.value for one in app.subheader] == [
        "The headlines", "Two side by side", "Quoted only here"
    ]  # fmt: skip
    html = words(app)
    assert "6 articles by 6 outlets, 2 March 2026 to 4 March 2026." in html
    assert html.count('<td class="headline">') == 6
    assert re.search(
        r'<td class="headline"><a href="article\?article=\w+">.*<mark class="cue', html
    )
    assert "Both have 7 quotations in common" in html
    assert '<p class="both">Both quote 12 words</p>' in html
    assert html.count('<div class="row">') == 6
    assert re.search(r'<a href="article\?article=\w+&amp;at=\d+"><bdi>Jill Sung</bdi></a>', html)
    assert "12 citations; in 4 of them a name was not found." in html


def test_the_address_chooses_the_two_that_are_read(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    left, right = (app.selectbox(key=f"choose_{side}") for side in ("left", "right"))
    first, last = left.value, len(right.options) - 1
    chosen = right.select_index(last).run().query_params["right"]
    again = open_view("stories", about="bridge-closure", left=chosen)
    assert again.selectbox(key="choose_left").value == chosen != first
    gone = open_view("stories", about="bridge-closure", left="<b>", right="<b>")
    assert not gone.exception
    assert gone.selectbox(key="choose_left").value == first


def test_two_of_one_outlet_are_read_where_there_is_no_other(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("two.csv", "outlet,text,story\nA,The pier is shut,pier\nA,It shut,pier")
    assert '<div class="row">' in words(open_view("stories", about="pier"))


def test_marks_are_those_that_are_asked_for(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    assert "cue cue-citation" in words(app)
    app.button_group(key="marks").set_value(["loaded"]).run()
    assert "cue cue-loaded" in words(app)
    assert "cue cue-citation" not in words(app)


def test_all_stories_are_one_press_away(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    app.button(key="all_stories").click().run()
    assert "about" not in app.query_params
    assert "coverage" in words(app)


def test_one_article_by_one_outlet_says_what_is_missing(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("one.csv", "outlet,text,story\nA,The pier is shut,pier")
    assert "1 outlet" in words(open_view("stories"))
    app = open_view("stories", about="pier")
    assert not app.exception
    assert "A second article on this story is needed to set two side by side." in words(app)
    assert "With one outlet on a story there is no other" in words(app)


def test_the_address_chooses_the_story(open_view: OpenView) -> None:
    app = open_view("stories", about="bus-strike")
    assert app.header[0].value == "Bus strike"
    assert "any more" not in words(app)


def test_the_address_opens_the_same_story_after_articles_are_taken_out(open_view: OpenView) -> None:
    app = open_view("stories")
    app.selectbox(key="choose_about").select("bus-strike").run()
    assert app.query_params["about"] == "bus-strike"
    choose_apart(app, 1)
    app.text_input[1].set_value("Another event")
    press(app, "Take them out")
    assert app.query_params["about"] == "bus-strike"
    assert app.header[0].value == "Bus strike"


def test_a_story_that_is_gone_is_said(open_view: OpenView) -> None:
    app = open_view("stories", about="<b>bus-stop")
    assert "There is no story “&lt;b&gt;bus stop” any more. Here are all of them." in words(app)
    assert not app.header


def test_a_story_is_renamed_for_this_visit(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    app.text_input[0].set_value("The bridge")
    press(app, "Rename it")
    assert app.header[0].value == "The bridge"
    assert "The bridge" in stories(app)
    assert "Bridge closure" not in stories(app)


def test_two_stories_become_one(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    assert merge_with(app).value is None
    assert app.button(key="merge_nothing").disabled
    merge_with(app).select("bus-strike").run()
    press(app, "Make “Bridge closure” and “Bus strike” one story")
    assert len(stories(app)) == 7
    assert app.header[0].value == "Bridge closure"
    assert "12 articles by 6 outlets" in words(app)


def test_a_merge_empties_the_fields(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    app.text_input[1].set_value("Another event").run()
    merge_with(app).select("bus-strike").run()
    press(app, "Make “Bridge closure” and “Bus strike” one story")
    assert app.text_input[1].value == ""
    press(app, "Undo")
    assert merge_with(app).value is None


def test_one_story_alone_has_none_to_be_merged_with(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("two.csv", "outlet,text,story\nA,The pier is shut,pier\nB,It shut,pier")
    app = open_view("stories", about="pier")
    assert "There is no other story here that it could be made one with." in words(app)


def test_a_merge_is_told_and_taken_back(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    before = stories(app)
    merge_with(app).select("bus-strike").run()
    press(app, "Make “Bridge closure” and “Bus strike” one story")
    assert "“Bridge closure” and “Bus strike” are one story now." in words(app)
    press(app, "Undo")
    assert stories(app) == before
    assert app.header[0].value == "Bridge closure"
    assert "That was taken back." in words(app)
    assert "Undo" not in [button.label for button in app.button]


def test_a_correction_is_taken_back_in_the_library(
    open_view: OpenView, served_library: library.Library
) -> None:
    before = served_library.articles()["story"]
    app = open_view("stories", about=before[before != ""].iloc[0])
    other = merge_with(app).options[0]
    merge_with(app).select(other).run()
    press(app, next(one.label for one in app.button if one.label.startswith("Make ")))
    assert served_library.articles()["story"].nunique() == before.nunique() - 1
    press(app, "Undo")
    assert served_library.articles()["story"].tolist() == before.tolist()
    assert served_library.info().corrections == 0
    app.text_input[0].set_value("Something else")
    press(app, "Rename it")
    press(app, "Undo")
    assert served_library.articles()["story"].tolist() == before.tolist()
    assert (served_library.info().corrections, served_library.info().edits) == (0, 0)


def test_articles_are_taken_out_of_a_story(open_view: OpenView) -> None:
    app = open_view("stories", about="bridge-closure")
    assert app.multiselect[0].placeholder == "Choose articles"
    assert app.button(key="split").disabled
    choose_apart(app, 2)
    assert not app.button(key="split").disabled
    press(app, "Take them out")
    assert "Name the story that they make." in words(app)
    app.text_input[1].set_value("Another event")
    press(app, "Take them out")
    assert (app.text_input[1].value, app.multiselect[0].value) == ("", [])
    assert app.button(key="split").disabled
    assert len(stories(app)) == 9
    assert "Another event" in stories(app)
    assert "4 articles by 4 outlets" in words(app)


def test_a_correction_is_kept_in_the_library_and_sticks_when_articles_arrive(
    open_view: OpenView, served_library: library.Library
) -> None:
    app = open_view("stories")
    shown = served_library.articles()["story"]
    late = data.sample().loc[_strike()]
    name = shown[late["article_id"].iloc[0]]
    app.selectbox(key="choose_about").select(name).run()
    app.text_input[0].set_value("What I call the strike")
    press(app, "Rename it")
    assert app.header[0].value == "What I call the strike"
    served_library.add(late.assign(story=""))
    library.group_stories(served_library)
    after = served_library.articles()["story"]
    assert set(after[late["article_id"]]) == {"What I call the strike"}
    again = open_view("stories")
    assert "What I call the strike" in stories(again)


def test_hostile_names_are_shown_as_text(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    rows = [f'"{HOSTILE}","{HOSTILE}","{HOSTILE} {n}","{HOSTILE}"' for n in "ab"]
    served_articles("articles.csv", "\n".join(["outlet,title,text,story", *rows]))
    for parameters in ({}, {"about": HOSTILE}):
        app = open_view("stories", **parameters)
        assert not app.exception
        assert "&lt;img src=x" in words(app)
        assert "<img" not in words(app)


@pytest.mark.parametrize("name", ["[Read](http://a.example)", "![x](http://a.example)", "$x$ *y*"])
def test_a_name_is_no_markdown(
    open_view: OpenView, served_articles: ServeArticles, name: str
) -> None:
    rows = [f'{outlet},T,Body {outlet},"{name}"' for outlet in "ab"]
    served_articles("articles.csv", "\n".join(["outlet,title,text,story", *rows]))
    app = open_view("stories", about=name)
    assert not app.exception
    written = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    assert all(name not in each.value for each in written)
    assert literal(name) in app.header[0].value


def test_without_stories_or_articles_the_way_on_is_said(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("articles.csv", "outlet,text\nA,One\nB,Two")
    app = open_view("stories")
    assert "No two articles here are known to be about one event" in words(app)


def test_stories_are_found_in_a_file_that_states_none(
    open_view: OpenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "articles.csv"
    data.sample()[["outlet", "title", "text", "published"]].to_csv(place, index=False)
    monkeypatch.setenv(serving.ARTICLES_VARIABLE, str(place))
    app = open_view("stories")
    assert not app.exception
    assert len(stories(app)) > 3
    serving.load_corpus.clear()
