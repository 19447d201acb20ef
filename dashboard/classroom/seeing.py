"""What a pupil sees once the teacher shares what the class marked, and then who published it."""

import streamlit as st

from dashboard.classroom import findings
from dashboard.classroom.choosing import category_chosen, text_chosen
from dashboard.classroom.going_on import classroom
from dashboard.classroom.guesses_chart import guesses_in
from dashboard.classroom.hiding import blind_title
from dashboard.classroom.reveal import reveal_html
from dashboard.classroom.totals import given, totals
from dashboard.figure_panel import paragraph
from dashboard.html_parts import heading_html
from data.classroom.blind import giveaways
from data.classroom.parts import Answer, Pupil, Session


def draw(session: Session, pupil: Pupil) -> None:
    """What the class marked, and, once that is revealed, who published the text."""
    is_revealed = session.stage == "revealed"
    paragraph("Marking is closed. This is what all of you marked together.")
    number = text_chosen(session)
    text = session.plan.texts[number]
    st.html(heading_html(text.title if is_revealed else blind_title(text)))
    found = totals(session, number)
    if is_revealed:
        own = classroom().mine(pupil).get(number, Answer(number)).guess
        st.html(reveal_html(text, guesses_in(session.plan, given(session), number), own))
    findings.ratings(session, number)
    hidden = () if is_revealed else giveaways(text)
    findings.overview(session)
    findings.draw(text.text, found, category_chosen(session), hidden)
