"""Every kind of figure says what it is, of whom, of when, and how it was made."""

from html import unescape
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.comparing.compared import Compared
from dashboard.exports.looks import LOOKS
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES
from dashboard.figures.told import PAGE_ONLY, told_of
from dashboard.release import made_by
from tests.dashboard.exports.kinds import KINDS

SAYS = {
    "by-outlet": ("Loaded terms by outlet", "Per 1,000 words", "43 articles by 7 outlets"),
    "against-others": (
        "Loaded terms: difference from the other outlets",
        "on the same stories; 43 articles by 7 outlets",
        "within stories that both covered",
    ),
    "two-outlets": (" beside ", "How many times as much ", " articles by 2 outlets"),
    "week-by-week": (
        "Loaded terms by outlet, week by week",
        "Per 1,000 words",
        "43 articles by 7 outlets",
        "A dot is a week",
    ),
    "key-words": (
        "Words that set ",
        "Times as often as in all other outlets",
        "43 articles by 7 outlets",
        "Monroe",
    ),
    "among-others": (
        "Two articles among others",
        "48 articles by 6 outlets",
        "half of all articles",
    ),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_of_any_kind_reads_alone(found: Compared, kind: str, size: str) -> None:
    laid = sheet(KINDS[kind](found), SIZES[size], LOOKS["light"])
    words = unescape(" ".join(labels(laid))).replace("<br>", " ")
    for told in (*SAYS[kind], " March 2026", made_by()):
        assert told in words, told
    for name, _ in told_of(laid).rows:
        assert name in words
    assert told_of(laid).alt.count(" chart: ") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_page_are_not_printed_twice(found: Compared, kind: str) -> None:
    figure = KINDS[kind](found)
    page = labels(figure, name=PAGE_ONLY)
    assert page == labels(figure)
    assert page and not set(page) & set(labels(sheet(figure, SIZES["print"], LOOKS["light"])))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["week-by-week", "among-others"])
def test_panels_stand_below_one_another_beside_their_names(
    found: Compared, kind: str, size: str
) -> None:
    laid = sheet(KINDS[kind](found), SIZES[size], LOOKS["light"])
    layout: Any = laid.layout
    names = [name for name, _ in told_of(laid).rows]
    domains = [layout[f"yaxis{place + 1 if place else ''}"].domain for place in range(len(names))]
    assert all(low < high for low, high in domains)
    assert all(low >= high for (low, _), (_, high) in pairwise(domains))
    heights = {unescape(each.text).partition("<br>")[0]: each.y for each in layout.annotations}
    for name, (low, high) in zip(names, domains, strict=True):
        assert low < heights[name] < high


def labels(figure: go.Figure, name: str | None = None) -> list[str]:
    layout: Any = figure.layout
    return [each.text for each in layout.annotations if name in (None, each.name)]
