"""Charts with the words that they need to be read alone: one function for each kind of chart.

Each takes a chart as a page draws it and gives a copy that carries its subject, its unit, who and
how many, the period, where the articles are from and how it was made. Names are hostile text.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.comparing import contrast, pairing
from dashboard.comparing.compared import Compared, period, scope, source
from dashboard.comparing.contrast import Contrast
from dashboard.comparing.contrasts import Basis
from dashboard.comparing.pairing import Pairing
from dashboard.figures import charts, dots, key_words_chart, spread_words, trend_chart, wording
from dashboard.figures.outlet_figure import drawn
from dashboard.figures.spread_words import Marked
from dashboard.figures.told import Told, with_told
from dashboard.release import made_by
from dashboard.workspace import Workspace, outlet_label
from metrics import MetricSpec

HOLLOW: Final = "Hollow sign: too little to compare."


def by_outlet(found: Compared, spec: MetricSpec) -> go.Figure | None:
    """The chart of one metric by outlet; None where there is nothing to draw."""
    figures = found.figures(spec)
    rows = drawn(figures)
    if not rows:
        return None
    chart = charts.dot_interval(figures, spec, dots.styles(found.order), scope=scope(found))
    told = Told(
        title=charts.title(spec),
        subtitle=_subtitle(
            charts.unit(spec), found, sum(row.n_articles for row in rows), len(rows)
        ),
        source=source(found),
        method=_method(
            found,
            charts.RANGES if any(row.enough for row in rows) else "",
            "" if all(row.enough for row in rows) else HOLLOW,
            _measure(spec),
        ),
        alt=wording.alt_text(figures, spec),
        rows=tuple((row.name, charts.resting_on(row)) for row in rows),
    )
    return with_told(chart, told)


def against_others(
    chart: go.Figure, found: Compared, every: Sequence[Contrast], spec: MetricSpec, basis: Basis
) -> go.Figure:
    """The chart of how far each outlet lies from all others."""
    rows = contrast.shown(every)
    told = Told(
        title=contrast.title(spec),
        subtitle=_subtitle(
            contrast.unit(spec, basis), found, sum(row.n_articles for row in rows), len(rows)
        ),
        source=source(found),
        method=_method(
            found,
            contrast.HOW[basis],
            contrast.RANGES,
            "" if all(row.enough for row in rows) else HOLLOW,
            _measure(spec),
        ),
        alt=contrast.alt_text(every, spec, basis),
        rows=tuple((row.name, contrast.resting_on(row)) for row in rows),
    )
    return with_told(chart, told)


def two_outlets(
    chart: go.Figure, found: Compared, every: Sequence[Pairing], names: tuple[str, str]
) -> go.Figure:
    """The chart of two outlets beside each other; `found` is of these two alone."""
    told = Told(
        title=pairing.title(names),
        subtitle=_subtitle(pairing.unit(names), found, found.n_articles, len(names)),
        source=source(found),
        method=_method(found, pairing.RANGES),
        alt=pairing.alt_text(every, names),
        rows=tuple((row.spec.label, pairing.both(row)) for row in pairing.shown_in_chart(every)),
    )
    return with_told(chart, told)


def week_by_week(
    chart: go.Figure, found: Compared, weekly: pd.DataFrame, spec: MetricSpec
) -> go.Figure:
    """The chart of one metric over the weeks."""
    shown = trend_chart.shown(weekly)
    articles = weekly.groupby("outlet")["n_articles"].sum()
    n_articles = int(articles[shown].sum())
    told = Told(
        title=trend_chart.heading(spec),
        subtitle=_subtitle(charts.unit(spec), found, n_articles, len(shown)),
        source=source(found),
        method=_method(found, trend_chart.WEEKS, _measure(spec)),
        alt=trend_chart.alt_text(weekly, spec),
        rows=tuple(
            (outlet_label(name), wording.counted(int(articles[name]), "article")) for name in shown
        ),
        panels=True,
    )
    return with_told(chart, told)


def key_words(chart: go.Figure, found: Compared, rows: pd.DataFrame, outlet: str) -> go.Figure:
    """The chart of the words that set an outlet apart."""
    n_outlets = found.selection.outlet_of(found.articles).nunique()
    told = Told(
        title=key_words_chart.heading(outlet),
        subtitle=_subtitle(key_words_chart.UNIT, found, found.n_articles, n_outlets),
        source=source(found),
        method=_method(found, key_words_chart.HOW),
        alt=key_words_chart.alt_text(rows, outlet),
        rows=tuple(key_words_chart.beside(rows)),
    )
    return with_told(chart, told)


def among_others(
    chart: go.Figure, workspace: Workspace, specs: Sequence[MetricSpec], marked: Marked
) -> go.Figure:
    """The chart of where one article, or two, stand among all others."""
    articles = workspace.articles
    who = (
        f"{len(articles):,} articles",
        f"by {wording.counted(articles['outlet'].nunique(), 'outlet')}",
        period(articles["published"]),
    )
    told = Told(
        title=f"{'One article' if len(marked) == 1 else 'Two articles'} among others",
        subtitle=f"{'; '.join(spread_words.signed_names(marked))}; small dots: {_sentence(who)}",
        method=_method_of(
            workspace,
            spread_words.READING,
            *(f"{spec.label}: {spec.formula} ({spec.source})." for spec in specs),
        ),
        alt=spread_words.spread_alt(workspace.scores, specs, marked),
        rows=tuple(spread_words.beside(workspace.scores, specs, marked)),
        panels=True,
    )
    return with_told(chart, told)


def _subtitle(unit: str, found: Compared, n_articles: int, n_outlets: int) -> str:
    who = (
        wording.counted(n_articles, "article"),
        f"by {wording.counted(n_outlets, 'outlet')}",
        period(found.articles["published"]),
    )
    return f"{unit}; {_sentence(who)}"


def _measure(spec: MetricSpec) -> str:
    return f"Measure: {spec.formula} ({spec.source})."


def _method(found: Compared, *told: str) -> str:
    return _method_of(found.workspace, *told)


def _method_of(workspace: Workspace, *told: str) -> str:
    """How the figures came about, by which version."""
    return _sentence((*told, workspace.choices.told_briefly(), f"{made_by()}."))


def _sentence(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))
