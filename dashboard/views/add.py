"""Add: a visitor's own articles, with what was understood shown before anything is kept."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Final

import streamlit as st

from dashboard import figure_panel, serving, session
from dashboard.adding import inputs, keeping, looking_over, reading, visit, watching
from dashboard.adding.background import Work
from dashboard.adding.findings import Around, worth_holding_against
from dashboard.adding.reading import Outcome
from dashboard.adding.sources import Source
from dashboard.export import library_bytes
from dashboard.figures.wording import counted
from dashboard.intake import followed, is_same

FILE: Final = "my.db"
STYLE: Final = Path(__file__).parents[1] / "style" / "add.css"


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.title("How do your own articles compare?")
    figure_panel.look("Put articles in, and look at what was understood before you keep it.")
    _take_in()
    if session.added():
        _own_articles()
    elif visit.basket().kept:
        _kept_in_library(visit.basket().kept)
    if fault := visit.basket().fault:
        figure_panel.paragraph(f"Nothing was lost, but the library did not take it in: {fault}")
    dropped = inputs.ask(visit.basket().batch)
    basket = visit.basket()
    work = basket.storing or _reading({**basket.asked, **dropped})
    basket = visit.basket()
    if work is not None:
        watching.watch(work)
    elif basket.findings is not None and basket.readings:
        left = looking_over.look_over(basket, basket.findings)
        if left is not None and basket.left is not None and not is_same(left, basket.left):
            visit.put(replace(basket, left=followed(left)))
            st.rerun()
        figure_panel.paragraph(_where_they_stay())
        keeping.end(basket.findings, left)


def _where_they_stay() -> str:
    library = serving.library_served()
    if library is not None:
        return f"What you keep goes into the library that is open: {library.place}."
    return (
        "What you keep is kept for this visit only: no other visitor sees it, and it is forgotten"
        " when you close or reload the page. You can download it once it is kept."
    )


def _kept_in_library(number: int) -> None:
    """How many articles the library took in last, and the way to them."""
    figure_panel.paragraph(f"{counted(number, 'article')} kept in the library.")
    with st.container(horizontal=True, key="own_links"):
        st.page_link("views/compare.py", label="Compare the outlets")
        st.page_link("views/stories.py", label="See the stories")


def _own_articles() -> None:
    """What was added so far, how it is shown, and how it stays."""
    figure_panel.paragraph(f"{counted(session.added(), 'article')} of yours kept.")
    with st.container(horizontal=True, key="own_links"):
        st.page_link("views/compare.py", label="Compare the outlets")
        st.page_link("views/articles.py", label="See the articles")
    served = "the articles that were here" if serving.serves_a_path() else "the sample"
    names = {True: f"With {served}", False: "Only my articles"}
    st.session_state["shown_with"] = session.shows_served()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Show",
            list(names),
            required=True,
            format_func=names.__getitem__,
            key="shown_with",
            on_change=_show,
        )
        _ask_to_start_over()
    # Taken here: what is downloaded is made where there is no session to ask.
    own = session.own_articles()
    figure_panel.paragraph(
        "They are forgotten when you close or reload the page. To have them again, download them"
        " and start Slantwise with this command, in the folder of the file. It keeps what you add"
        " then, too."
    )
    with st.container(horizontal=True, vertical_alignment="center", key="take_along"):
        st.download_button(
            "Download what you added",
            lambda: library_bytes(own),
            file_name=FILE,
            key="download_added",
            on_click="ignore",
        )
        st.code(f"{_command()} --library {FILE}", language=None, width="content")


def _command() -> str:
    """The command that starts Slantwise, as it can be typed in any folder."""
    program = which("slantwise") or str(Path(sys.executable).with_name("slantwise"))
    return shlex.quote(program)


def _show() -> None:
    session.show_served(st.session_state["shown_with"])


def _ask_to_start_over() -> None:
    with st.popover("Start over"):
        figure_panel.paragraph(
            f"The {counted(session.added(), 'article')} you added and whatever you changed go."
        )
        st.button("Forget them", on_click=session.start_over, key="start_over")


def _take_in() -> None:
    """What came of work that has ended."""
    basket = visit.basket()
    if basket.reading is not None and basket.reading.wait(0):
        visit.put(basket.with_outcome(basket.reading.outcome))
    if basket.storing is not None and basket.storing.wait(0):
        stored = basket.storing.outcome
        if stored.workspace is not None:
            session.add(stored.workspace)
        visit.put(basket.with_stored(stored))


def _reading(wanted: Mapping[str, Source]) -> Work[Outcome] | None:
    """The reading of what is wanted and was not read yet; None when all of it was."""
    basket = visit.basket()
    if basket.reading is not None:
        return basket.reading
    readings = {key: one for key, one in basket.readings.items() if key in wanted}
    missing = [source for key, source in wanted.items() if key not in readings]
    if not missing and len(readings) == len(basket.readings):
        return None
    work = reading.start(missing, readings, _around(), basket.traits)
    visit.put(replace(basket, reading=work))
    if work.wait(watching.AT_ONCE):
        st.rerun()
    return work


def _around() -> Around:
    """The articles of this session, as new ones are held against them."""
    here = session.current()
    if (library := serving.library_served()) is not None:
        ids = visit.basket().known | set(map(str, here.articles.index))
        return Around(ids, library=library)
    sample = () if serving.serves_a_path() else serving.served().articles.index
    basket = visit.basket()
    around = worth_holding_against(here.articles, here.texts["text"], basket.traits, sample)
    return replace(around, ids=around.ids | basket.known)


page()
