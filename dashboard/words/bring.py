"""Word lists that a visitor brings: dropped, checked, used, removed."""

from typing import cast

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import figure_panel, intake, session, upload
from dashboard.choices import OwnList, Way, own_list
from dashboard.families import in_words
from dashboard.figures.wording import counted
from dashboard.words import own_lists, worked_out
from data import Problem
from metrics.lexicon import Lexicon, LexiconError
from metrics.lexicon_rows import MOST_BYTES

HOW: dict[Way, str] = {"add": "Add to it", "replace": "Use it instead"}


def lists() -> None:
    """The lists in use, and the place to drop another one."""
    st.header("Your own word list", anchor="own-list")
    figure_panel.paragraph(
        "A table in CSV with at least the columns term and category, one written form of a word in"
        " each row. It is kept for this visit only."
    )
    st.download_button(
        "An example to start from",
        own_lists.EXAMPLE.read_bytes(),
        file_name=own_lists.EXAMPLE.name,
        mime="text/csv",
        key="file_example",
        type="tertiary",
        on_click="ignore",
    )
    used = session.choices().lists
    for number, own in enumerate(used):
        with st.container(horizontal=True, vertical_alignment="center", key=f"used_list_{number}"):
            figure_panel.paragraph(f"In use: {own.in_words()}.", width="content")
            st.button(
                "Remove",
                on_click=session.remove_list,
                args=(own,),
                key=f"remove_{number}",
                type="tertiary",
            )
    for file in upload.files("Drop a word list (CSV)", "own_list", MOST_BYTES // 1_000_000):
        _offered(file, used)


def _offered(file: UploadedFile, used: tuple[OwnList, ...]) -> None:
    """A file that was dropped: what is wrong with it, or what it is to be used for."""
    content = file.getvalue()
    try:
        lexicon = worked_out.own_lexicon(file.name, content)
        name, way = own_lists.stated_use(lexicon) or (own_lists.names()[0], "add")
    except LexiconError as error:
        figure_panel.paragraph(
            f"Nothing of {file.name} is used, its good rows neither, until this is put right:"
        )
        mistakes = [Problem("error", line) for line in own_lists.named(file.name, error)]
        _problems(mistakes + _doubtful(own_lists.doubts_beside(file.name, content, error)))
        return
    above = st.container()
    own = _asked(file, lexicon, name, way)
    doubts = own_lists.doubts(own)
    with above:
        read = f"{file.name}: {counted(len(lexicon.entries), 'row')} read"
        then = ". Look at this before you use them:" if doubts else ", every one can be used."
        figure_panel.paragraph(read + then)
        _problems(_doubtful(doubts))
    if own not in used:
        st.button(
            "Use this list",
            type="primary",
            on_click=session.use_list,
            args=(own,),
            key=f"use_{file.file_id}",
        )


def _asked(file: UploadedFile, lexicon: Lexicon, name: str, way: Way) -> OwnList:
    """The list as it is to be used: for which list, and how. `name` and `way` are preset."""
    names = own_lists.names()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "For the list",
            names,
            index=names.index(name),
            format_func=lambda each: in_words(each).capitalize(),
            key=f"for_{file.file_id}",
            width=220,
        )
        asked = st.segmented_control(
            "How",
            list(HOW),
            default=way,
            required=True,
            format_func=HOW.__getitem__,
            key=f"how_{file.file_id}",
        )
    return own_list(file.name, file.getvalue(), lexicon, name, cast(Way, asked))


def _doubtful(lines: list[str]) -> list[Problem]:
    return [Problem("warning", line) for line in lines]


def _problems(problems: list[Problem]) -> None:
    if problems:
        st.html(intake.problems_html(problems))
