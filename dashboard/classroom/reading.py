"""Reading blind: a pupil marks a text, answers the scales, and guesses who published it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st

from dashboard.classroom.choosing import text_chosen
from dashboard.classroom.going_on import classroom
from dashboard.classroom.hiding import blind_title
from dashboard.classroom.marking import Marked, heard, marking, words_of
from dashboard.figure_panel import paragraph, told_error
from dashboard.html_parts import heading_html
from data.classroom.blind import giveaways
from data.classroom.parts import STEPS, Answer, ClassroomError, Pupil, Scale, Session

NO_IDEA: Final = "No idea"


@dataclass(frozen=True, slots=True)
class Keys:
    """How the page calls the questions on a text; of another pupil they are others."""

    pupil: Pupil
    number: int

    @property
    def answer(self) -> str:
        """What is kept of all of it."""
        return self._of("answer")

    @property
    def guess(self) -> str:
        """The guess who published it."""
        return self._of("guess")

    @property
    def finished(self) -> str:
        """Whether the pupil is done with the text."""
        return self._of("finished")

    def scale(self, scale: Scale) -> str:
        """The answer on a scale."""
        return self._of(f"scale_{scale.key}")

    def _of(self, what: str) -> str:
        return f"{what}_{self.pupil.code}_{self.pupil.number}_{self.number}"


def head(session: Session, pupil: Pupil) -> None:
    """Who the pupil is, and what the class is about."""
    st.html(heading_html(session.plan.title, 1))
    paragraph(f"You are {pupil.name}.")


def draw(session: Session, pupil: Pupil) -> None:
    """A text to mark, with its questions; everything is kept as it is done."""
    number = text_chosen(session)
    text = session.plan.texts[number]
    st.html(heading_html(blind_title(text)))
    kept = _marks(session, pupil, number)
    _questions(session, pupil, kept)


def _marks(session: Session, pupil: Pupil, number: int) -> Answer:
    """The text to mark. What is kept of the pupil's answer."""
    text, categories = session.plan.texts[number], session.plan.categories
    key = f"marks_{pupil.code}_{pupil.number}_{number}"
    # Before the text is drawn, so that it is told in the same run that its marks are kept.
    state = st.session_state.get(key, {}).get("state")
    hidden = giveaways(text)
    said = heard(state, text.text, words_of(text.text), categories, hidden)
    kept = _keep(pupil, number, said)
    said = marking(text.text, categories, kept, key=key, hidden=hidden)
    if said is not None and said.revision > kept.revision:
        # A server that was started anew hears of these only now.
        if _keep(pupil, number, said).revision >= said.revision:
            st.rerun()
    return kept


def _keep(pupil: Pupil, number: int, said: Marked | None) -> Answer:
    """Keep what the browser said, where that is news. What is kept then."""
    kept = _known(pupil, number)
    if said is None or said.revision <= kept.revision:
        return kept
    try:
        revision = classroom().save_marks(pupil, Answer(number, said.revision, said.marks))
    except ClassroomError as error:
        told_error(error)
        return kept
    if revision != said.revision:  # another tab of this pupil was ahead
        st.session_state.pop(Keys(pupil, number).answer)
        return _known(pupil, number)
    kept = replace(kept, revision=said.revision, marks=said.marks)
    st.session_state[Keys(pupil, number).answer] = kept
    return kept


def _known(pupil: Pupil, number: int) -> Answer:
    """What is kept of an answer; asked for once, and again after it was changed elsewhere."""
    key = Keys(pupil, number).answer
    if key not in st.session_state:
        st.session_state[key] = classroom().mine(pupil).get(number, Answer(number))
    return st.session_state[key]


def _questions(session: Session, pupil: Pupil, kept: Answer) -> None:
    keys = Keys(pupil, kept.text)
    save = partial(_save, session, pupil, keys)
    st.html(heading_html("What do you think of this text?", 3))
    for scale in session.plan.scales:
        _scale(scale, keys, kept, save)
    if session.plan.guesses:
        options = [NO_IDEA, *session.plan.guesses]
        begun = options.index(kept.guess or NO_IDEA)
        st.selectbox("Who published it? Guess.", options, begun, key=keys.guess, on_change=save)
    st.toggle("I have finished this text", kept.finished, key=keys.finished, on_change=save)


def _scale(scale: Scale, keys: Keys, kept: Answer, save: Callable[[], None]) -> None:
    steps = {1: f"1 {scale.low}", STEPS: f"{STEPS} {scale.high}"}
    st.segmented_control(
        scale.question,
        range(1, STEPS + 1),
        default=kept.ratings.get(scale.key),
        format_func=lambda step: steps.get(step, str(step)),
        key=keys.scale(scale),
        on_change=save,
    )


def _save(session: Session, pupil: Pupil, keys: Keys) -> None:
    state = st.session_state
    ratings = {scale.key: state.get(keys.scale(scale)) for scale in session.plan.scales}
    guess = state.get(keys.guess, NO_IDEA)
    try:
        classroom().save_replies(
            pupil,
            keys.number,
            {key: step for key, step in ratings.items() if step},
            "" if guess == NO_IDEA else guess,
            finished=bool(state.get(keys.finished)),
        )
    except ClassroomError as error:
        told_error(error)
    state.pop(keys.answer, None)
