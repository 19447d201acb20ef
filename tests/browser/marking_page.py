"""A page with a text to mark and nothing else, served for tests: `streamlit run` it.

What is marked is kept in the file that the variable MARKING_KEPT names, as a class keeps it. A file
beside it that is called `deaf` keeps it from being kept, `locked` locks the text.
"""

import json
import os
from pathlib import Path

import streamlit as st

from dashboard.classroom.marking import marking
from data.classroom.parts import Answer, Category, Mark

CATEGORIES = (
    Category("loaded", "Loaded word", "carries a judgement where a neutral word exists"),
    Category("hedge", "Hedge", "leaves room for doubt"),
    Category("source", "Source", "says who said it, or where it is known from"),
)
MORE = (Category("war", "War talk", "belongs to war"), Category("number", "Number", "counts"))

kept = Path(os.environ["MARKING_KEPT"])
text = (kept.parent / "text").read_text("utf-8")
name = "Daily Blaze"
at = text.find(name)
categories = CATEGORIES + MORE if (kept.parent / "more").exists() else CATEGORIES


def saved() -> Answer:
    if not kept.exists():
        return Answer(0)
    revision, marks = json.loads(kept.read_text("utf-8"))
    return Answer(0, revision, tuple(Mark(*mark) for mark in marks))


st.button("Run again")
if (kept.parent / "above").exists():
    st.write("Something new above the text.")
answer = saved()
marked = marking(
    text,
    categories,
    answer,
    key="class-1-text-0",
    hidden=[(at, at + len(name))] if at >= 0 else [],
    locked=(kept.parent / "locked").exists(),
)
if marked and marked.revision > answer.revision and not (kept.parent / "deaf").exists():
    marks = [[mark.category, mark.start, mark.end] for mark in marked.marks]
    kept.write_text(json.dumps([marked.revision, marks]), "utf-8")
    st.rerun()
