"""Compare: how outlets differ, how sure that is, and what it rests on."""

from dataclasses import replace
from typing import Final

import streamlit as st

import metrics
from dashboard import cache, figure_panel, filters, outlets, saved_views, serving, session
from dashboard.comparing import all_measures, two_outlets
from dashboard.comparing.contrasts import BASES, Basis
from dashboard.comparing.measures import section
from dashboard.comparing.now import OnPage, found_now
from dashboard.comparing.voices import EXPLAINED, VOICES, headlines, spoken
from dashboard.exports import bundle, panel, report
from dashboard.figures import wording
from dashboard.html_parts import list_html
from dashboard.reprints import counting
from dashboard.turns import TURNS
from metrics import MetricSpec

PROBLEMS = 50
BESIDE = {spec.column: spec.label for spec in metrics.METRICS if spec.group == "beside"}

LOOK_AT: Final[dict[Basis, str]] = {
    "raw": "Dots are outlets, lines how far chance could move them. Look for lines that do not"
    " overlap.",
    "matched": "Only stories that outlets share. Look for lines that do not touch zero.",
    "adjusted": "As if all articles were equally long and as often opinion. Look for lines that do"
    " not touch zero.",
}
LOOK_AT_TWO: Final = "Look for filled signs far from the line in the middle: hollow may be chance."
LOOK_AT_ALL: Final = "Look for bold numbers in strong colours: there an outlet stands out."


def page() -> None:
    """The home page."""
    workspace = session.current()
    selection = filters.chosen()
    saved_views.sidebar(workspace, SWITCHES)
    st.title("How do these outlets write?")
    line = st.container()
    counts = cache.counts(workspace.version, selection, workspace)
    if not counts.n_articles:
        filters.nothing_left(workspace)
        problems()
        return
    figure_panel.paragraph(outlets.measured(counts, workspace.outlets()))
    if not counts.measured:
        filters.nothing_measured()
        problems()
        return
    figure_panel.visit_status(session.added())
    found = found_now(workspace, selection)
    reprints_status(found)
    figure_panel.words_status(workspace.choices)
    left, right = st.columns([3, 2])
    with left:
        look = filters.one_of("Show", LOOKS, "look")
    with right:
        voice = filters.one_of("Whose words", VOICES, "voice", EXPLAINED)
    found = replace(found, voice=voice)
    is_alone = counts.n_outlets < 2
    if is_alone:
        figure_panel.paragraph(wording.TWO_NEEDED)
    if look == "measures":
        basis = filters.one_of("Compare", BASES, "basis")
        with line:
            figure_panel.look(LOOK_AT[basis])
        if basis == "raw" or not is_alone:
            measures(found, basis)
    else:
        show, what = OTHER_LOOKS[look]
        with line:
            figure_panel.look(what)
        if not is_alone:
            show(found)
    problems()


def measures(found: OnPage, basis: Basis) -> None:
    """The headlines one by one, and one more measure."""
    for spec in headlines(found.voice):
        section(found, basis, spec)
    st.header("More measures", anchor="more")
    column = filters.one_of_many("Measure", BESIDE, "measure")
    chosen, shown = spoken(metrics.metric(column), found.voice), headlines(found.voice)
    if chosen in shown:
        figure_panel.paragraph(f"{chosen.label} are shown above.")
    else:
        section(found, basis, chosen)
    take_along(found, chosen)


LOOKS: Final = {
    "measures": "One measure after another",
    "two": "Two outlets",
    "all": "Everything at a glance",
}
OTHER_LOOKS: Final = {
    "two": (two_outlets.show, LOOK_AT_TWO),
    "all": (all_measures.show, LOOK_AT_ALL),
}
# What beside the filters a view of this page is of, with the values of each.
SWITCHES: Final = {"measure": BESIDE, "look": LOOKS, "basis": BASES, "voice": VOICES}


def take_along(found: OnPage, chosen: MetricSpec) -> None:
    """The whole comparison as files: what is on the page."""
    specs = list(dict.fromkeys((*headlines(found.voice), chosen)))
    panel.whole(
        lambda: bundle.bundle(found, specs),
        lambda form: report.report(found, specs, form),
    )


def reprints_status(found: OnPage) -> None:
    """One line that says how reprints count, with the way to see them."""
    if not found.reprints.concerned(found.selection.reprints):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="reprints_status"):
        figure_panel.paragraph(f"{counting.how(found.reprints, found.selection)}.", width="content")
        st.page_link("views/reprints.py", label="See the reprints")


def problems() -> None:
    """What should be known about how the served articles were read."""
    found = serving.served_problems() if session.shows_served() else ()
    if found:
        with st.expander(f"Reading the articles: {wording.counted(len(found), 'note')}"):
            st.html(list_html([str(problem) for problem in found[:PROBLEMS]]))


with TURNS:
    page()
