"""Compare: how outlets differ, how sure that is, and what it rests on."""

import pandas as pd
import streamlit as st

import metrics
from dashboard import cache, filters, session
from dashboard.figures import charts, figure_panel, wording
from dashboard.figures.outlet_figure import OutletFigure, drawn, outlet_figures, ranked
from dashboard.filters import Selection
from dashboard.workspace import Workspace
from metrics import MetricSpec
from metrics.validity.plainly import NOT_MEASURED, agreements

COLUMNS = tuple(spec.column for spec in metrics.METRICS)
PROBLEMS = 50
BESIDE = {spec.column: spec.label for spec in metrics.METRICS if spec.group == "beside"}

READING = (
    "Each dot is an outlet's figure. The line through it is its range: how far the figure could"
    " move, 95 times in 100, had the outlet printed other articles like these. Where two lines"
    " overlap, the difference may be chance."
)


def page() -> None:
    """The home page."""
    workspace = session.current()
    selection = filters.sidebar(workspace)
    st.title("How do these outlets write?")
    rows = selection.rows(workspace.articles)
    if not rows.any():
        filters.nothing_left(workspace)
        problems()
        return
    figure_panel.paragraph(scope(workspace.articles[rows], selection))
    figure_panel.words_status(workspace.choices)
    figure_panel.paragraph(READING)
    for spec in metrics.HEADLINES:
        section(workspace, selection, spec)
    st.header("More measures", anchor="more")
    column = st.selectbox(
        "Measure", list(BESIDE), format_func=BESIDE.__getitem__, key="measure", bind="query-params"
    )
    section(workspace, selection, metrics.metric(column))
    problems()


def scope(articles: pd.DataFrame, selection: Selection) -> str:
    """What is being compared, in one line."""
    outlets = wording.counted(articles["outlet"].nunique(), "outlet")
    told = f"{wording.counted(len(articles), 'article')} by {outlets}, measured the same way."
    if selection.reprints == "once":
        told += " A text that several outlets printed counts once, for the outlet it came from."
    return told


def section(workspace: Workspace, selection: Selection, spec: MetricSpec) -> None:
    """One metric: its question, the chart, what it shows, its numbers."""
    comparison = cache.comparison(workspace.version, selection, COLUMNS, workspace)
    figures = outlet_figures(comparison, spec.column)
    chosen = filters.in_words(selection)
    st.header(spec.question, anchor=spec.column.replace("_", "-"))
    if not drawn(figures):
        figure_panel.text(wording.paragraphs(figures, spec))
        return
    figure_panel.show(
        charts.dot_interval(figures, spec, charts.styles(workspace.outlets()), scope=chosen),
        table(figures, spec),
        name=spec.column,
        alt=wording.alt_text(figures, spec),
        caption=f"{spec.label} by outlet, {wording.unit_in_words(spec)}",
        data=comparison[comparison["metric"] == spec.column].assign(
            unit=spec.unit, articles_chosen=chosen
        ),
        words=wording.paragraphs(figures, spec),
        choices=workspace.choices,
        notes=(
            ("What is counted", spec.definition),
            ("How", spec.formula),
            ("Higher means", spec.higher_means),
            ("What it misses", spec.misses),
            ("Agreement with readers", agreement_in_words(spec)),
            ("Source", spec.source),
        ),
    )


def agreement_in_words(spec: MetricSpec) -> str:
    """How well a metric agrees with human readers."""
    told = " ".join(each.told for each in agreements(spec.column))
    return told or NOT_MEASURED


def table(figures: list[OutletFigure], spec: MetricSpec) -> pd.DataFrame:
    """The chart's numbers as they are read, highest first."""
    return pd.DataFrame(
        [
            {
                "Outlet": one.name,
                spec.label: wording.amount(one.estimate, spec),
                "95% range": wording.interval(one, spec),
                "Articles": f"{one.n_articles:,}",
                "Words": f"{one.n_words:,}",
            }
            for one in ranked(figures)
        ]
    )


def problems() -> None:
    """What should be known about how the served articles were read."""
    found = cache.served_problems() if session.shows_served() else ()
    if found:
        with st.expander(f"Reading the articles: {wording.counted(len(found), 'note')}"):
            st.html(figure_panel.list_html([str(problem) for problem in found[:PROBLEMS]]))


page()
