"""Trends: how outlets change from week to week."""

import streamlit as st

import metrics
from dashboard import cache, figure_panel, filters, session
from dashboard.comparing import measures
from dashboard.comparing.now import OnPage, found_now
from dashboard.exports import alone
from dashboard.figures import doors, trend_chart
from dashboard.turns import TURNS
from metrics import MetricSpec

LABELS = {spec.column: spec.label for spec in metrics.METRICS}


def page() -> None:
    """The whole view."""
    workspace = session.current()
    selection = filters.chosen()
    st.title("How do outlets change from week to week?")
    figure_panel.look("Look for dots whose lines do not overlap: where they do, it may be chance.")
    found = found_now(workspace, selection)
    if found.articles.empty:
        filters.nothing_left(workspace)
        return
    if not cache.counts(workspace.version, selection, workspace).measured:
        filters.nothing_measured()
        return
    dated = found.articles["published"].notna()
    if not dated.any():
        figure_panel.paragraph(
            "None of these articles has a date. Dates can be filled in on the Articles page."
        )
        st.page_link("views/articles.py", label="Go to Articles")
        return
    if note := filters.undated(int(dated.sum()), len(dated)):
        figure_panel.paragraph(note.replace("on no day", "not in the chart"))
    figure_panel.words_status(workspace.choices)
    chart(found, metrics.metric(filters.one_of_many("Measure", LABELS, "trend")))


def chart(found: OnPage, spec: MetricSpec) -> None:
    """One measure over the weeks."""
    workspace = found.workspace
    weekly = cache.weekly(workspace.version, found.selection, spec.column, workspace)
    chosen = found.chosen_in_words
    known = weekly[weekly["n_articles"] > 0]
    words = trend_chart.paragraphs(weekly, spec)
    if not known["estimate"].notna().any():
        figure_panel.text(words)
        return
    days = doors.days_of(workspace.articles["published"])
    figure = trend_chart.weekly_lines(weekly, spec, measures.styles(found), chosen)
    figure_panel.show(
        figure,
        lambda: trend_chart.weekly_table(weekly, spec),
        name=f"{spec.column}_weekly",
        alt=trend_chart.alt_text(weekly, spec),
        data=lambda: weekly.assign(unit=spec.unit, articles_chosen=chosen),
        words=lambda: [*words, measures.trust(spec)],
        saved=lambda: alone.week_by_week(figure, found, weekly, spec),
        choices=workspace.choices,
        notes=measures.notes(spec),
        doors=[
            doors.to_week(str(outlet), week.date(), spec, found.selection, days)
            for outlet, week in zip(known["outlet"], known["week"], strict=True)
        ],
    )


with TURNS:
    page()
