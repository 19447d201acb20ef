"""Which text and which kind of mark is looked at."""

import streamlit as st

from data.classroom.parts import Category, Session


def text_chosen(session: Session) -> int:
    """The place of the text that is looked at."""
    texts = range(len(session.plan.texts))
    if len(texts) == 1:
        return 0
    chosen = st.segmented_control(
        "Text",
        texts,
        format_func=lambda number: f"Text {number + 1}",
        default=0,
        required=True,
        key="text_chosen",
    )
    return chosen or 0


def category_chosen(session: Session) -> Category:
    """The category that is looked at."""
    every = {each.key: each for each in session.plan.categories}
    if len(every) == 1:
        return next(iter(every.values()))
    chosen = st.segmented_control(
        "What was marked",
        list(every),
        format_func=lambda key: every[key].name,
        default=next(iter(every)),
        required=True,
        key="category_chosen",
    )
    return every[chosen or next(iter(every))]
