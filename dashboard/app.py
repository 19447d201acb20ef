"""The dashboard's frame: page settings, type and navigation; the views do the rest."""

from pathlib import Path

import streamlit as st

from dashboard import warm_up

HERE = Path(__file__).parent
VIEWS = ("compare", "article", "articles", "add", "methods")
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
    # As a chart, so that the browser fetches what draws charts while the server is busy.
    waiting = st.empty()
    waiting.plotly_chart(WAITING, alt=LOADING, config={"displayModeBar": False})
    warm_up.prepare()
    waiting.empty()
view.run()
