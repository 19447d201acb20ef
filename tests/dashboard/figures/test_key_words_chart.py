"""Words that set an outlet apart, as dots."""

import pandas as pd

from dashboard.figures import key_words_chart

HOSTILE = "<b>x</b>"
ROWS = pd.DataFrame(
    {
        "term": ["probe", HOSTILE, "said"],
        "count": [8, 4, 0],
        "other_count": [2, 0, 9],
        "n_articles": [5, 3, 0],
        "log_ratio": [2.0, 5.0, -4.0],
        "z": [3.0, 2.5, -4.0],
        "q": [0.01, 0.2, 0.001],
    }
)


def test_a_word_that_one_side_lacks_is_not_so_many_times_as_often() -> None:
    assert key_words_chart.often(ROWS) == ["4×", "only here", "only elsewhere"]


def test_words_that_stand_out_most_come_with_the_most_often_first() -> None:
    apart = key_words_chart.most_apart(ROWS.assign(z=[3.0, 1.0, -4.0]), 12)
    assert apart["term"].tolist() == ["probe", "said"]
    assert key_words_chart.most_apart(ROWS, 1)["term"].tolist() == ["probe", "said"]


def test_the_chart_escapes_words_and_draws_the_unsure_hollow() -> None:
    figure = key_words_chart.times_as_often(ROWS, HOSTILE, "all")
    told = str(figure.to_json())
    assert HOSTILE not in told.replace("\\u003c", "<").replace("\\u003e", ">")
    symbols = figure.to_dict()["data"][-1]["marker"]["symbol"]
    assert [symbol.endswith("-open") for symbol in symbols] == [False, True, False]


def test_the_sentence_says_which_words_may_be_chance() -> None:
    told = key_words_chart.sentences(ROWS, "The Outlet")
    assert told[0] == "The Outlet uses “probe” and “<b>x</b>” more often than the others."
    assert told[1] == "The Outlet uses “said” less often than the others."
    assert told[2].endswith("1 of them may stand out by chance.")
    assert key_words_chart.alt_text(ROWS, "The Outlet").startswith("Dot chart: words that set")
