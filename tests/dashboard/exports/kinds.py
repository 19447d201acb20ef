"""One figure of each kind that pages draw, with its words: for whoever looks at all of them."""

from collections.abc import Callable
from typing import Final

import plotly.graph_objects as go

import metrics
from dashboard.comparing import contrast, pairing
from dashboard.comparing.compared import Compared
from dashboard.comparing.contrast import contrasts_of
from dashboard.comparing.contrasts import contrasts, drawn, pair
from dashboard.exports import alone
from dashboard.figures import dots, key_words_chart, spread_chart, trend_chart
from dashboard.selection import Selection
from metrics.compare import comparison
from metrics.inference import trend
from metrics.keyness import keyness
from metrics.word_counts import word_counts

SPEC: Final = metrics.metric("loaded_terms_rate")


def by_outlet(found: Compared) -> go.Figure:
    figure = alone.by_outlet(found, SPEC)
    assert figure is not None
    return figure


def against_others(found: Compared) -> go.Figure:
    worked_out = contrasts(drawn(found.workspace, found.selection, (SPEC.column,)))
    rows = contrasts_of(worked_out.rest_by("matched"), worked_out.raw, SPEC.column)
    chart = contrast.chart(rows, SPEC, "matched", dots.styles(found.order))
    return alone.against_others(chart, found, rows, SPEC, "matched")


def two_outlets(found: Compared) -> go.Figure:
    one, other = found.order[:2]
    both = Compared(found.workspace, Selection((one, other)), found.origin, found.order)
    chosen = drawn(both.workspace, both.selection, both.columns)
    rows = pairing.pairings(pair(chosen), comparison(chosen.sample, chosen.draws), one, other)
    chart = pairing.chart(rows, (one, other), dots.styles(found.order)[one], "")
    return alone.two_outlets(chart, both, rows, (one, other))


def week_by_week(found: Compared) -> go.Figure:
    scores, articles = found.workspace.scores, found.articles
    weekly = trend.weekly(
        scores.loc[articles.index],
        articles["published"],
        found.selection.outlet_of(articles),
        [SPEC],
    )
    chart = trend_chart.weekly_lines(weekly, SPEC, dots.styles(found.order))
    return alone.week_by_week(chart, found, weekly, SPEC)


def key_words(found: Compared) -> go.Figure:
    texts = found.workspace.to_measure(found.articles.index)
    apart = keyness(word_counts(texts, found.selection.outlet_of(found.articles)))
    outlet = str(apart["group"].iloc[0])
    rows = key_words_chart.most_apart(apart[apart["group"] == outlet], 8)
    chart = key_words_chart.times_as_often(rows, outlet, "")
    return alone.key_words(chart, found, rows, outlet)


def among_others(found: Compared) -> go.Figure:
    articles, scores = found.workspace.articles, found.workspace.scores
    marked = {str(name): str(articles.at[name, "title"]) for name in articles.index[:2]}
    chart = spread_chart.spread(scores, metrics.HEADLINES, marked)
    return alone.among_others(chart, found.workspace, metrics.HEADLINES, marked)


KINDS: Final[dict[str, Callable[[Compared], go.Figure]]] = {
    "by-outlet": by_outlet,
    "against-others": against_others,
    "two-outlets": two_outlets,
    "week-by-week": week_by_week,
    "key-words": key_words,
    "among-others": among_others,
}
"""Each kind of figure, drawn of a comparison of the sample."""
