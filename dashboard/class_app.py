"""The pages of a class: one for pupils, and one for the teacher, who needs the key."""

from pathlib import Path

import streamlit as st

from dashboard.turns import TURNS

HERE = Path(__file__).parent
STYLES = ("style.css", "marks.css", "heat.css", "class.css")

for name in STYLES:
    st.html(HERE / "style" / name)
page = st.navigation(
    [
        st.Page(HERE / "classroom" / "pages" / "pupil.py", title="Class", default=True),
        st.Page(HERE / "classroom" / "pages" / "teacher.py", title="Teacher", url_path="teacher"),
    ],
    position="hidden",
)
st.set_page_config(
    page_title=f"{page.title} – Slantwise", page_icon=HERE / "style" / "icon.svg", layout="wide"
)
with TURNS:  # thirty pupils come back at the same moment
    page.run()
