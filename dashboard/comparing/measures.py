"""One measure of all outlets: its question, a chart, what it shows, its numbers and files."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import cache, figure_panel
from dashboard.comparing import contrast, firmness, holding
from dashboard.comparing.compared import Compared
from dashboard.comparing.contrast import contrasts_of
from dashboard.comparing.contrasts import Basis
from dashboard.comparing.now import OnPage
from dashboard.comparing.voices import headlines, stays
from dashboard.exports import alone
from dashboard.figures import charts, dots, wording
from dashboard.figures.doors import to_articles
from dashboard.figures.outlet_figure import OutletFigure, drawn, outlet_figures
from dashboard.figures.outlet_table import outlet_table
from dashboard.html_parts import Note, table_html
from dashboard.reprints import counting
from metrics import MetricSpec
from metrics.spec import Whose
from metrics.validity.plainly import agreements, not_measured, verdict

MOST_AT_ONCE: Final = 3_000
"""Articles up to which a page looks by itself whether differences hold: it takes a moment."""


def section(found: OnPage, basis: Basis, spec: MetricSpec) -> None:
    """One metric on one basis, under its question."""
    st.header(spec.question, anchor=spec.column.replace("_", "-"))
    if basis == "raw":
        _figures(found, spec)
    else:
        _differences(found, basis, spec)


def columns_with(spec: MetricSpec, voice: Whose) -> tuple[str, ...]:
    """The metrics that are worked out together with one: the headlines at once, others alone."""
    first = tuple(each.column for each in headlines(voice))
    return first if spec.column in first else (spec.column,)


def styles(found: Compared) -> dict[str, dots.Style]:
    """A style for every outlet here, and for those that texts came from without being here."""
    return dots.styles(found.order)


def _figures(found: OnPage, spec: MetricSpec) -> None:
    """What each outlet comes to."""
    workspace, selection = found.workspace, found.selection
    columns = columns_with(spec, found.voice)
    figures = cache.figures(workspace.version, selection, columns, workspace)[spec.column]
    if not drawn(figures):
        figure_panel.text(_words(found, spec, figures))
        return
    figure_panel.show(
        charts.dot_interval(figures, spec, styles(found), scope=found.chosen_in_words),
        lambda: outlet_table(figures, spec, _beside(found, spec, figures)),
        name=spec.column,
        alt=wording.alt_text(figures, spec),
        caption=f"{spec.label} by outlet, {wording.unit_and_voice(spec)}",
        data=lambda: _numbers(found, spec, figures),
        words=lambda: [*_words(found, spec, figures), trust(spec)],
        choices=workspace.choices,
        saved=lambda: alone.by_outlet(found, spec),
        notes=notes(spec),
        doors=[to_articles([one.outlet], spec, selection) for one in drawn(figures)],
    )
    if sum(one.enough and one.is_stated for one in figures) > 1:
        _order(found, spec)


def _words(found: OnPage, spec: MetricSpec, figures: Sequence[OutletFigure]) -> list[str]:
    """What the chart shows, and what its figures hang on."""
    other = _otherwise(found, spec, figures)
    return [
        *wording.paragraphs(figures, spec),
        *_holds(found, spec),
        *filter(
            None,
            (
                counting.told(found.reprints, found.selection, figures, other, spec),
                found.pens,
                stays(spec, found.voice),
            ),
        ),
    ]


def _beside(
    found: OnPage, spec: MetricSpec, figures: Sequence[OutletFigure]
) -> Mapping[str, Mapping[str, str]]:
    """The column of figures with reprints counted the other way, where there are any."""
    if not _has_reprints(found):
        return {}
    return counting.column(figures, _otherwise(found, spec, figures), found.selection, spec)


def _numbers(found: OnPage, spec: MetricSpec, figures: Sequence[OutletFigure]) -> pd.DataFrame:
    """The chart's numbers for a program, beside what they would be with reprints counted the other
    way."""
    workspace, selection = found.workspace, found.selection
    other = _otherwise(found, spec, figures)
    columns = columns_with(spec, found.voice)
    comparison = cache.comparison(workspace.version, selection, columns, workspace)
    rows = comparison[comparison["metric"] == spec.column].reset_index(drop=True)
    both = counting.both_ways(outlet_figures(rows, spec.column), other, selection)
    return rows.join(both).assign(
        unit=spec.unit, voice=spec.voice, articles_chosen=found.chosen_in_words
    )


def _order(found: OnPage, spec: MetricSpec) -> None:
    """How firm the order is: worked out when somebody wants to know."""
    asked = st.expander("How firm is this order?", key=f"firm_{spec.column}", on_change="rerun")
    if not asked.open:
        return
    workspace = found.workspace
    firm = cache.firmness(workspace.version, found.selection, spec.column, workspace)
    titles = cache.titles(workspace.version, workspace)
    with asked:
        figure_panel.text(firmness.told(firm, lambda article_id: str(titles[article_id])))
        st.html(table_html(firmness.table(firm), f"{spec.label}: places"))


def _differences(found: OnPage, basis: Basis, spec: MetricSpec) -> None:
    """How far each outlet lies from all others."""
    workspace = found.workspace
    columns = columns_with(spec, found.voice)
    worked_out = cache.contrasts(workspace.version, found.selection, columns, workspace)
    rest = worked_out.rest_by(basis)
    rows = contrasts_of(rest, worked_out.raw, spec.column)
    beside = filter(None, (found.pens, stays(spec, found.voice)))
    words = [*contrast.paragraphs(rows, spec, basis), *beside]
    if not any(one.enough for one in rows):
        figure_panel.text(words)
        return
    chosen = found.chosen_in_words
    figure = contrast.chart(rows, spec, basis, styles(found), scope=chosen)
    figure_panel.show(
        figure,
        lambda: contrast.table(rows, spec),
        name=f"{spec.column}_{basis}",
        alt=contrast.alt_text(rows, spec, basis),
        data=lambda: contrast.numbers(rest, spec, basis, chosen),
        saved=lambda: alone.against_others(figure, found, rows, spec, basis),
        words=lambda: [*words, trust(spec)],
        choices=workspace.choices,
        notes=notes(spec),
        doors=[to_articles([one.outlet], spec, found.selection) for one in rows],
    )


def _holds(found: OnPage, spec: MetricSpec) -> list[str]:
    """Whether the differences are there on the same stories, and at equal length and genre."""
    if found.n_articles > MOST_AT_ONCE:
        return []
    workspace = found.workspace
    columns = columns_with(spec, found.voice)
    worked_out = cache.contrasts(workspace.version, found.selection, columns, workspace)
    return holding.told(worked_out.rest, spec.column)


def notes(spec: MetricSpec) -> tuple[Note, ...]:
    """What a metric counts, how, and what it misses."""
    return (
        ("What is counted", spec.definition),
        ("How", spec.formula),
        ("Higher means", spec.higher_means),
        ("What it misses", spec.misses),
        ("Agreement with readers", agreement_in_words(spec)),
        ("Source", spec.source),
    )


def trust(spec: MetricSpec) -> str:
    """How far to trust a metric, in one line."""
    return f"How far to trust it: {verdict(spec.column)}"


def agreement_in_words(spec: MetricSpec) -> list[str]:
    """How well a metric agrees with human readers, a paragraph for each collection of texts."""
    told = [f"{each.corpus.title}: {each.told}" for each in agreements(spec.column)]
    return told or [not_measured(spec.column)]


def _has_reprints(found: OnPage) -> bool:
    return found.reprints.concerned(found.selection.reprints) > 0


def _otherwise(
    found: OnPage, spec: MetricSpec, figures: Sequence[OutletFigure]
) -> Sequence[OutletFigure]:
    """The figures with reprints counted the other way: the same where there are none."""
    if not _has_reprints(found):
        return figures
    columns, workspace = columns_with(spec, found.voice), found.workspace
    other = found.selection.with_other_count()
    return cache.figures(workspace.version, other, columns, workspace, draws=0)[spec.column]
