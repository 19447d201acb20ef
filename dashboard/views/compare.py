"""Compare: how outlets differ, how sure that is, and what it rests on."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

import metrics
from dashboard import cache, filters, outlets, saved_views, session
from dashboard.figures import charts, figure_panel, wording
from dashboard.figures.outlet_figure import OutletFigure, drawn, outlet_figures, ranked
from dashboard.filters import Selection
from dashboard.reprints import counting, pens
from dashboard.workspace import Workspace
from metrics import MetricSpec
from metrics.validity.plainly import NOT_MEASURED, agreements, verdict

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
    saved_views.sidebar(workspace, list(BESIDE))
    st.title("How do these outlets write?")
    rows = selection.rows(workspace.articles)
    if not rows.any():
        filters.nothing_left(workspace)
        problems()
        return
    figure_panel.paragraph(scope(workspace, selection))
    figure_panel.visit_status(session.added())
    reprints_status(workspace, selection)
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


def scope(workspace: Workspace, selection: Selection) -> str:
    """What is being compared, in one line."""
    chosen = workspace.articles[selection.rows(workspace.articles)]
    with_words = chosen.assign(n_words=workspace.scores["n_words"])
    return outlets.measured(with_words, selection.outlet_of(chosen), workspace.outlets())


def reprints_status(workspace: Workspace, selection: Selection) -> None:
    """One line that says how many articles are reprints, with the way to see them."""
    found = cache.reprints(workspace.version, selection, workspace)
    if not found.n:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="reprints_status"):
        figure_panel.paragraph(f"{found}; {counting.how(found, selection)}.", width="content")
        st.page_link("views/reprints.py", label="See the reprints")


def section(workspace: Workspace, selection: Selection, spec: MetricSpec) -> None:
    """One metric: its question, the chart, what it shows, its numbers."""
    comparison = cache.comparison(workspace.version, selection, COLUMNS, workspace)
    figures = outlet_figures(comparison, spec.column)
    found = cache.reprints(workspace.version, selection, workspace)
    other = _otherwise(workspace, selection, spec) if found.n else figures
    chosen = filters.in_words(selection) + (f" ({found})" if found.n else "")
    pens_told = pens.told(cache.shared_pens(workspace.version, selection, workspace))
    words = [
        *wording.paragraphs(figures, spec),
        *filter(None, (counting.told(found, selection, figures, other, spec), pens_told)),
    ]
    st.header(spec.question, anchor=spec.column.replace("_", "-"))
    if not drawn(figures):
        figure_panel.text(words)
        return
    numbers = comparison[comparison["metric"] == spec.column].reset_index(drop=True)
    figure_panel.show(
        charts.dot_interval(figures, spec, _styles(workspace), scope=chosen),
        table(figures, spec, counting.column(figures, other, selection, spec) if found.n else {}),
        name=spec.column,
        alt=wording.alt_text(figures, spec),
        caption=f"{spec.label} by outlet, {wording.unit_in_words(spec)}",
        data=numbers.join(counting.both_ways(figures, other, selection)).assign(
            unit=spec.unit, articles_chosen=chosen
        ),
        words=[*words, trust(spec)],
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


def trust(spec: MetricSpec) -> str:
    """How far to trust a metric, in one line."""
    return f"How far to trust it: {verdict(spec.column)}"


def agreement_in_words(spec: MetricSpec) -> list[str]:
    """How well a metric agrees with human readers, a paragraph for each collection of texts."""
    told = [f"{each.corpus.title}: {each.told}" for each in agreements(spec.column)]
    return told or [NOT_MEASURED]


def _otherwise(workspace: Workspace, selection: Selection, spec: MetricSpec) -> list[OutletFigure]:
    """The figures with reprints counted the other way."""
    comparison = cache.otherwise(workspace.version, selection, COLUMNS, workspace)
    return outlet_figures(comparison, spec.column)


def _styles(workspace: Workspace) -> dict[str, charts.Style]:
    """A style for every outlet here, and for those that texts came from without being here."""
    here = workspace.outlets()
    origins = set(workspace.articles["counted_for"]).difference(here)
    return charts.styles([*here, *sorted(origins, key=str.casefold)])


def table(
    figures: list[OutletFigure], spec: MetricSpec, more: Mapping[str, Mapping[str, str]]
) -> pd.DataFrame:
    """The chart's numbers as they are read, highest first; `more` are columns by outlet."""
    return pd.DataFrame(
        [
            {
                "Outlet": one.name,
                spec.label: wording.amount(one.estimate, spec),
                "95% range": wording.interval(one, spec),
                **{column: values[one.outlet] for column, values in more.items()},
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
