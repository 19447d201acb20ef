"""The dashboard's frame: page settings, type and navigation; the views do the rest."""

from importlib import import_module
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import warm_up

HERE = Path(__file__).parent
VIEWS = (
    "compare", "stories", "reprints", "article", "articles", "words", "trends", "add",
    "classroom", "methods",
)  # fmt: skip
# Views with filters beside them, and whether reprints are one.
FILTERED = {"compare": True, "articles": False, "words": True, "trends": True}
MANY = 300  # articles: fewer are measured again before a bar could be read
MEASURING = "Measuring the articles again"
LOADING = "Reading and scoring the articles"
WAITING = {
    "data": [{"type": "scatter", "visible": False}],
    "layout": {
        "title": {"text": LOADING},
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "height": 120,
    },
}


def catch_up(place: DeltaGenerator) -> None:
    """Measure what a change of words made necessary, with a progress bar where that takes long."""
    # Imported here: it loads what the first paint need not wait for.
    from dashboard import session

    articles = session.to_measure()
    if articles < MANY:
        session.current()
        return
    bar = place.progress(0.0, MEASURING)

    def show(done: int) -> None:
        bar.progress(min(done / articles, 1.0), MEASURING)

    session.current(show)
    place.empty()


def draw_filters(view: str) -> None:
    """The filters of a view that has any."""
    from dashboard import filters, session

    if view in FILTERED:
        filters.sidebar(session.current(), reprints=FILTERED[view])


st.html(HERE / "style" / "style.css")
st.html(HERE / "style" / "marks.css")
view = st.navigation(
    [
        st.Page(
            HERE / "views" / f"{name}.py",
            title=name.capitalize(),
            url_path=name,
            default=name == VIEWS[0],
        )
        for name in VIEWS
    ],
    position="top",
)
st.set_page_config(
    page_title=f"{view.title} – Slantwise", page_icon=HERE / "style" / "icon.svg", layout="wide"
)
if not warm_up.is_ready():
    # Whoever comes in the first second meets with pandas half loaded in another thread, which
    # Plotly takes for loaded: this waits until it is.
    import_module("pandas")

    # As a chart, so that the browser fetches what draws charts while the server is busy.
    waiting = st.empty()
    waiting.plotly_chart(WAITING, alt=LOADING, config={"displayModeBar": False})
    warm_up.prepare()
    waiting.empty()
measuring = st.empty()  # always there, so that what follows keeps its place in the page
catch_up(measuring)
draw_filters(view.title.lower())
view.run()
