"""What reprints do to a comparison, in words: counted by hand."""

from dataclasses import replace

import pandas as pd
import pytest

import metrics
from dashboard.figures.outlet_figure import OutletFigure
from dashboard.reprints.counting import (
    Reprints,
    both_ways,
    column,
    counted_how,
    how,
    is_reprint,
    printed,
    reprints,
    together,
    told,
)
from dashboard.selection import Selection

RATE = metrics.metric("loaded_terms_rate")
FOUND = Reprints(12, 50)
EACH = Selection(reprints="each")
OUT = Selection(reprints="out")


def figures(**estimates: float) -> list[OutletFigure]:
    return [OutletFigure(name, each, 0, 0, 6, 600, True) for name, each in estimates.items()]


def test_the_figures_are_told_with_and_without() -> None:
    once, each = figures(A=7.4, B=3.0), figures(A=8.1, B=3.0)
    assert told(FOUND, Selection(), once, each, RATE) == (
        "12 of 50 articles are reprints, counted once. With every copy: A 8.1 instead of 7.4."
    )
    assert told(FOUND, EACH, each, once, RATE) == (
        "12 of 50 articles are reprints, every copy counted. Counted once: A 7.4 instead of 8.1."
    )


def test_nothing_is_said_where_there_are_none_and_same_figures_are_called_so() -> None:
    same = figures(A=7.4)
    assert told(Reprints(0, 50), Selection(), same, same, RATE) == ""
    assert told(Reprints(1, 50), Selection(), same, figures(A=7.41), RATE) == (
        "1 of 50 articles is a reprint, counted once. With every copy: the same figures."
    )


def test_the_largest_changes_come_first_and_others_are_counted() -> None:
    once, each = figures(A=1, B=1, C=1, D=1, E=1), figures(A=2, B=5, C=4, D=1.2, E=3)
    assert told(FOUND, Selection(), once, each, RATE).endswith(
        "B 5.0 instead of 1.0, C 4.0 instead of 1.0, E 3.0 instead of 1.0, and 2 more change."
    )


def test_an_outlet_that_has_a_figure_one_way_alone_is_named() -> None:
    once, each = figures(A=1, Wire=2), figures(A=1, Paper=3)
    assert told(FOUND, Selection(), once, each, RATE).endswith(
        "the same figures. Wire has no figure then. Paper has a figure then."
    )


def test_files_have_both_figures_and_say_which_way_the_chart_counts() -> None:
    once, each = figures(A=7.4, Wire=2), figures(A=8.1)
    table = both_ways(once, each, Selection())
    assert table["reprints"].tolist() == ["each text counted once"] * 2
    assert table["estimate_once"].tolist() == [7.4, 2]
    assert table["estimate_each"].iloc[0] == 8.1
    assert table["estimate_each"].isna().tolist() == [False, True]
    turned = both_ways(each, once, EACH).iloc[0]
    assert (turned["estimate_once"], turned["estimate_each"]) == (7.4, 8.1)
    assert turned["reprints"] == "every copy counted"
    assert column(once, each, Selection(), RATE) == {
        "With every copy": {"A": "8.1", "Wire": "no figure"}
    }


@pytest.mark.parametrize("selection", [Selection(), EACH, OUT])
def test_copies_and_texts_counted_for_another_outlet_are_reprints(selection: Selection) -> None:
    articles = pd.DataFrame(
        {
            "outlet": ["A", "B", "B", "C"],
            "reprint_group": ["one", "one", "", ""],
            "is_counted": [True, False, True, True],
            "counted_for": ["Wire", "Wire", "B", "C"],
            "is_shared": [True, True, False, False],
        }
    )
    assert is_reprint(articles).tolist() == [True, True, False, False]
    assert reprints(articles, selection) == Reprints(2, 4, n_shared=2)
    assert reprints(articles, Selection(outlets=("B",))) == Reprints(1, 2, n_shared=1)
    assert reprints(articles, selection, {"one", "other"}).n_drawn == 1
    assert reprints(articles, Selection(outlets=("C",)), {"one"}).n_drawn == 0


def test_what_each_outlet_printed_adds_up_to_what_several_printed() -> None:
    articles = pd.DataFrame(
        {
            "outlet": ["A", "A", "B", "B", "C", ""],
            "reprint_group": ["one", "two", "one", "", "two", ""],
            "is_counted": [True, True, False, True, False, True],
            "counted_for": ["A", "A", "B", "B", "A", ""],
            "is_shared": [True, True, True, False, True, False],
            "genre": ["news", "opinion", "news", "news", "news", "news"],
        }
    )
    for chosen in (Selection(), Selection(genre="news")):
        every = printed(articles, chosen, {"one", "two"})
        for outlets in ((), ("A",), ("B", "C"), ("A", "B", "C"), ("Gone",), ("A", "Gone")):
            of_these = replace(chosen, outlets=outlets)
            assert together(every, outlets) == reprints(articles, of_these, {"one", "two"})
    assert together(printed(articles, Selection(), {"one"}), ()) == Reprints(2, 6, 1, 4)


def test_articles_without_an_outlet_are_no_outlet_that_changes() -> None:
    once, each = figures(A=7.4), [*figures(A=7.4), *figures(**{"": 9.0})]
    assert told(FOUND, Selection(), once, each, RATE).endswith("With every copy: the same figures.")


def test_where_texts_are_left_out_it_is_said_how_many_and_what_they_would_change() -> None:
    out, once = figures(A=7.4, B=3.0), figures(A=8.1, B=3.0)
    found = Reprints(12, 50, n_shared=20)
    left_out = "20 of 50 articles are left out: several outlets printed their text"
    assert how(found, OUT) == left_out
    assert told(found, OUT, out, once, RATE) == (f"{left_out}. Counted once: A 8.1 instead of 7.4.")
    assert counted_how(found, OUT) == "reprinted texts left out (20 of 50 articles)"
    assert counted_how(found, EACH) == "reprints counted each (12 of 50 articles are reprints)"
    assert column(out, once, OUT, RATE) == {"Counted once": {"A": "8.1", "B": "3.0"}}
    table = both_ways(out, once, OUT)
    assert list(table) == ["reprints", "estimate_once", "estimate_out"]
    assert table.iloc[0].tolist() == ["reprinted texts left out", 8.1, 7.4]


def test_a_text_left_out_is_told_of_where_its_copies_are_not_chosen() -> None:
    found = Reprints(0, 8, n_shared=1)
    same = figures(A=7.4)
    assert told(found, OUT, same, same, RATE).startswith("1 of 8 articles is left out: several")
    assert told(found, EACH, same, same, RATE) == ""
    assert counted_how(Reprints(0, 8), OUT) == "reprinted texts left out"
