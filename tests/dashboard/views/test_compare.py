"""Compare, without a browser: what it draws, says and filters, and how it bears bad articles."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import data
import metrics
from dashboard import workspace
from dashboard.comparing import compared
from dashboard.selection import Selection
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]
ServeArticles = Callable[[str, str], Path]

HOSTILE = "<img src=x onerror=alert(1)>"

GERMAN = (
    "Der Plan der Stadt ist gescheitert, und niemand im Rat weiß noch, warum die alte Brücke nicht"
    " längst erneuert worden ist. Die Bürger warten seit Jahren auf eine Antwort."
)


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def outlets_in(figure: dict[str, Any]) -> list[str]:
    return [name.split("<br>")[0] for name in figure["layout"]["yaxis"]["ticktext"]]


def table(outlets: list[str], text: str = "A plan may fail, officials said.") -> str:
    lines = [f'"{name}","{text} {number}"' for number, name in enumerate(outlets)]
    return "\n".join(["outlet,text", *lines])


def test_draws_the_four_headline_metrics_and_one_more(open_view: OpenView) -> None:
    app = open_view()
    assert not app.exception
    titles = [figure["layout"]["title"]["text"] for figure in figures(app)]
    assert titles[:4] == [f"{spec.label} by outlet" for spec in metrics.HEADLINES]
    assert len(titles) == 5
    assert [header.value for header in app.header][:4] == [
        spec.question for spec in metrics.HEADLINES
    ]


def test_every_chart_has_alt_text_a_sentence_and_a_table(open_view: OpenView) -> None:
    app = open_view()
    for chart in app.get("plotly_chart"):
        assert chart.proto.alt.startswith("Dot chart: ")
        assert "Meridian Wire" in chart.proto.alt
    assert words(app).count("<caption>") == 5
    assert "uses the most loaded words" in words(app)


def test_filters_in_the_address_choose_the_articles(open_view: OpenView) -> None:
    app = open_view(outlet=["Daily Blaze", "Meridian Wire"], genre="News")
    assert set(outlets_in(figures(app)[0])) == {"Daily Blaze", "Meridian Wire"}
    assert app.multiselect(key="outlet").value == ["Daily Blaze", "Meridian Wire"]


def test_a_filter_changes_the_charts(open_view: OpenView) -> None:
    app = open_view()
    app.multiselect(key="outlet").select("Daily Blaze").run()
    assert outlets_in(figures(app)[2]) == ["Daily Blaze"]


def test_show_everything_sets_every_filter_back(open_view: OpenView) -> None:
    everything = outlets_in(figures(open_view())[2])
    filters = {
        "from": "2026-03-03",
        "to": "2026-03-20",
        "genre": "News",
        "reprints": "Count every copy",
    }
    app = open_view(outlet="Daily Blaze", story="Bridge closure", **filters)
    assert app.date_input(key="from").value is not None
    assert app.segmented_control(key="genre").value == "news"
    assert app.segmented_control(key="reprints").value == "each"
    app.button(key="clear").click().run()
    assert outlets_in(figures(app)[2]) == everything
    assert app.multiselect(key="outlet").value == app.multiselect(key="story").value == []
    assert app.date_input(key="from").value is app.date_input(key="to").value is None
    assert app.segmented_control(key="genre").value == "all"
    assert app.segmented_control(key="reprints").value == "once"


def test_reprints_count_once_or_each(open_view: OpenView) -> None:
    app = open_view()
    once = words(app)
    assert "42 articles by 6 outlets, and 1 reprinted from Renner Syndicate" in once
    app.segmented_control(key="reprints").set_value("each").run()
    assert "48 articles by 6 outlets" in words(app)


def test_reprinted_texts_are_left_out(open_view: OpenView) -> None:
    app = open_view(reprints="Leave reprinted texts out")
    assert app.segmented_control(key="reprints").value == "out"
    left_out = "10 of 48 articles are left out: several outlets printed their text."
    assert words(app).count(left_out) == 6
    assert "38 articles by 6 outlets, measured" in words(app)
    assert "Renner Syndicate" not in outlets_in(figures(app)[0])
    assert words(app).count("Counted once</th>") == 5
    note = figures(app)[0]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert "reprinted texts left out (10 of 48 articles)" in note


def test_an_address_with_another_value_falls_back_with_a_word(open_view: OpenView) -> None:
    app = open_view(reprints="<b>Twice</b>", genre="News")
    assert not app.exception
    assert app.segmented_control(key="reprints").value == "once"
    told = "There is no “<b>Twice</b>” here. This is “Count each text once”."
    assert [each.value for each in app.text] == [told]
    assert not open_view(reprints="Count every copy").text


def test_words_are_counted_in_quotations(open_view: OpenView) -> None:
    app = open_view()
    assert app.segmented_control(key="voice").value == "narrator"
    titles = [chart.proto.alt.partition(".")[0] for chart in app.get("plotly_chart")]
    assert titles[0].endswith("loaded terms by outlet, per 1,000 words, in the outlet's own words")
    app.segmented_control(key="voice").set_value("quoted").run()
    assert not app.exception
    loaded, hedged, citations, _ = app.get("plotly_chart")
    quoted = "Dot chart: loaded terms in quotes by outlet, per 1,000 quoted words."
    assert loaded.proto.alt.startswith(quoted)
    assert hedged.proto.alt.startswith(
        "Dot chart: hedged sentences in quotes by outlet, % of quoted"
    )
    assert citations.proto.alt.startswith("Dot chart: citations by outlet, per 1,000 words.")
    assert "Loaded terms in quotes are shown above." in words(app)
    assert app.header[0].value == "How loaded are the words of the people quoted?"
    assert words(app).count("This measure is always of the whole text.") == 2
    not_here = "Not held against human readers as it is counted here, in quotations."
    assert words(app).count(f"How far to trust it: {not_here}") == 2
    assert "finds about 48 in 100 of the words experts marked" not in words(app)


@pytest.mark.parametrize("basis", ["All articles", "Same stories", "Equal length and genre"])
def test_words_are_counted_in_all_text(open_view: OpenView, basis: str) -> None:
    app = open_view(voice="All text", basis=basis)
    assert not app.exception
    titles = [figure["layout"]["title"]["text"] for figure in figures(app)]
    assert titles[0].startswith("Loaded terms in all text")
    assert titles[1].startswith("Hedged sentences in all text")
    assert "This measure is always of the whole text." not in words(app)
    assert "This measure is always of quotations." in words(app)  # loaded terms in quotes


def test_the_other_looks_follow_the_voice(open_view: OpenView) -> None:
    for look in ("Everything at a glance", "Two outlets"):
        own = open_view(look=look)
        assert "Hedges in quotes" not in words(own)
        app = open_view(look=look, voice="In quotations")
        assert not app.exception
        assert "Hedges in quotes" in words(app)
        assert words(app).count("by whose words they count stay as they are") == 1


def test_the_page_draws_the_figures_of_another_voice(open_view: OpenView) -> None:
    sample = workspace.build(data.sample())
    found = compared.comparison(sample, Selection(), ["hedging_all_ratio"], draws=0)
    expected = sorted(found["estimate"], reverse=True)
    drawn = figures(open_view(voice="All text"))[1]["data"][-1]["x"]
    assert sorted(drawn, reverse=True) == pytest.approx(expected)


def test_another_voice_in_the_address_falls_back_with_a_word(open_view: OpenView) -> None:
    app = open_view(voice="Loud", look="Upside down", basis="1")
    assert not app.exception
    assert [each.value for each in app.text] == [
        "There is no “Upside down” here. This is “One measure after another”.",
        "There is no “Loud” here. This is “The outlet's own”.",
        "There is no “1” here. This is “All articles”.",
    ]


def test_too_few_articles_is_said_and_drawn_hollow(open_view: OpenView) -> None:
    app = open_view(story="Bridge closure")
    assert "No outlet has the five articles and 2,000 words that a comparison needs" in words(app)
    dots = figures(app)[0]["data"][-1]
    assert all(symbol.endswith("-open") for symbol in dots["marker"]["symbol"])


def test_no_article_left_is_said_with_a_way_back(open_view: OpenView) -> None:
    app = open_view(outlet="Meridian Wire", genre="Opinion")
    assert not app.get("plotly_chart")
    assert "No article is left" in app.markdown[0].value
    app.button(key="clear_empty").click().run()
    assert len(app.get("plotly_chart")) == 5


def test_another_measure_can_be_chosen(open_view: OpenView) -> None:
    app = open_view()
    app.selectbox(key="measure").select("gunning_fog").run()
    assert figures(app)[4]["layout"]["title"]["text"] == "Gunning Fog by outlet"


def test_hostile_outlets_are_shown_as_text(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    names = [HOSTILE, r"$\href{javascript:alert(1)}{x}$", "=1+1", "NA", ""]
    served_articles("articles.csv", table([name for name in names for _ in range(6)]))
    app = open_view()
    assert not app.exception
    shown = outlets_in(figures(app)[0])
    assert "&lt;img src=x" in shown
    assert "NA" in shown
    assert "outlet not stated" not in shown
    assert "<img" not in words(app)
    assert not any("<img" in markdown.value for markdown in app.markdown)


def test_an_unreadable_corpus_is_said_in_words(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("links.csv", "id,url\n1,http://example.org/a\n")
    app = open_view()
    assert not app.exception
    assert "no articles here yet" in app.markdown[0].value
    assert "links.csv" in words(app)


def test_an_outlet_without_words_is_named_not_drawn(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    articles = table(["Wire"] * 6)
    served_articles("articles.csv", f'{articles}\nSilent,"— — —"')
    app = open_view()
    assert not app.exception
    assert outlets_in(figures(app)[0]) == ["Wire"]
    assert "Not in the chart: Silent (" in words(app)


def test_a_measure_no_outlet_has_is_said_without_a_chart(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("articles.csv", table(["Wire"] * 6, "It rained"))
    app = open_view(measure="Named sources")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 4
    assert "no source was recognised" in words(app)


def test_the_figures_stand_with_and_without_reprints(open_view: OpenView) -> None:
    app = open_view()
    assert "6 of 48 articles are reprints, counted once. With every copy: Daily Blaze" in words(app)
    assert words(app).count("With every copy</th>") == 5
    note = figures(app)[0]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert "reprints counted once (6 of 48 articles are reprints)" in note
    each = open_view(reprints="Count every copy")
    assert "are reprints, every copy counted. Counted once: " in words(each)
    assert words(each).count("Counted once</th>") == 5
    note = figures(each)[0]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert "reprints counted each (6 of 48" in note


def test_a_text_counts_for_the_syndicate_that_it_comes_from(open_view: OpenView) -> None:
    assert "Renner Syndicate" in outlets_in(figures(open_view())[0])
    assert "Renner Syndicate" not in outlets_in(figures(open_view(reprints="Count every copy"))[0])
    alone = open_view(outlet="The Calder Lantern")
    assert outlets_in(figures(alone)[0]) == ["The Calder Lantern"]
    assert "2 of 8 articles are reprints" in words(alone)


def test_articles_without_reprints_say_nothing_of_them(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("articles.csv", table(["Wire"] * 6))
    assert "are reprints" not in words(open_view())


def test_one_author_in_several_outlets_is_said_under_each_chart(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    rows = [f"{outlet},Ana Ruiz,A plan may fail in {outlet}" for outlet in "ABC"]
    served_articles("articles.csv", "\n".join(["outlet,author,text", *rows, "D,Bo Lind,So it is"]))
    told = "3 of these 4 outlets&#x27; articles are by Ana Ruiz."
    assert words(open_view()).count(told) == 5


def test_articles_without_an_outlet_are_no_outlet(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("five.csv", table([*"AAAAA", *"BBBBB", "", ""]))
    app = open_view()
    assert "10 articles by 2 outlets, and 2 whose outlet is not stated, measured" in words(app)
    assert set(outlets_in(figures(app)[0])) == {"A", "B"}
    assert "Not in the chart: 2 articles whose outlet is not stated" in words(app)


def test_the_opening_line_and_the_chart_count_the_same_articles(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    german = f'"","{GERMAN}"'
    served_articles("six.csv", f"{table([*'AAAAA', ''])}\n{german}")
    app = open_view()
    assert "5 articles by 1 outlet, and 1 whose outlet is not stated, measured" in words(app)
    assert "1 more is not in English, and not measured." in words(app)
    assert "Not in the chart: 1 article whose outlet is not stated" in words(app)


def test_an_origin_that_was_drawn_by_lot_is_said(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    text = " ".join(f"The council spent {n} crowns on item {7 * n}." for n in range(60))
    rows = [f'{outlet},"{text}"' for outlet in "AB"]
    served_articles("lot.csv", "\n".join(["outlet,text", *rows, "C,So it is"]))
    told = "Nothing tells where 1 text came from: there the outlet was drawn by lot."
    assert told in words(open_view())
    assert "drawn by lot" not in words(open_view(reprints="Count every copy"))


def test_the_sample_has_the_six_outlets_that_are_promised(open_view: OpenView) -> None:
    promised = "42 articles by 6 outlets, and 1 reprinted from Renner Syndicate, measured"
    assert promised in words(open_view())
