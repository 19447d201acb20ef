"""How a person puts a story right on the page: rename it, merge it, split it, and undo that."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import cache, figure_panel, session
from dashboard.article.choice import full_title, unique_names
from dashboard.html_parts import literal
from dashboard.stories import arranging, correcting
from dashboard.stories.arranging import Story
from dashboard.stories.correcting import Change, Done
from dashboard.workspace import Workspace, story_label
from data.library import Before, LibraryError

DONE: Final = "story_done_last"
CHANGES: Final = "story_changes"
ABOUT: Final = "about"


def labels(found: Sequence[Story]) -> dict[str, str]:
    """What a list calls each story, by its name; no two the same."""
    return unique_names([(one.name, one.label) for one in found])


def put_right(workspace: Workspace, found: Sequence[Story], story: Story) -> None:
    """The ways to put a story right, behind a heading that opens them."""
    articles = workspace.articles
    with st.expander("Put this story right", key="put_right"):
        figure_panel.paragraph(session.corrections_last())
        with st.form("rename", border=False):
            called = story_label(story.name)
            name = st.text_input("Name of this story", called, max_chars=200)
            if st.form_submit_button("Rename it") and _tidy(name) not in ("", called):
                told = f"“{called}” is called “{story_label(_tidy(name))}” now."
                change = correcting.renamed(articles, story.name, _tidy(name))
                _do(change, told, (_tidy(name), story.name))
        others = labels([one for one in found if one.name != story.name])
        if others:
            _merge(articles, story, others)
        else:
            figure_panel.paragraph("There is no other story here that it could be made one with.")
        if story.n_articles > 1:
            names = cache.titles(workspace.version, workspace)
            _split(articles.assign(title=names), story)


def _merge(articles: pd.DataFrame, story: Story, others: Mapping[str, str]) -> None:
    other = st.selectbox(
        "Another story on the same event",
        list(others),
        format_func=others.__getitem__,
        index=None,
        placeholder="Choose a story",
        key=_anew(f"merge_{story.name}"),
    )
    if other is None:
        st.button("Make them one story", key="merge_nothing", disabled=True)
        return
    both = f"“{story_label(story.name)}” and “{story_label(other)}”"
    if st.button(literal(f"Make {both} one story"), key="merge"):
        change = correcting.merged(articles, story.name, other)
        _do(change, f"{both} are one story now.", (story.name, story.name))


def _split(articles: pd.DataFrame, story: Story) -> None:
    ids = arranging.articles_of(articles, story.name).index
    names = unique_names([(str(one), full_title(articles, str(one))) for one in ids])
    apart = st.multiselect(
        "Articles on another event",
        list(names),
        format_func=names.__getitem__,
        max_selections=len(names) - 1,
        placeholder="Choose articles",
        key=_anew(f"apart_{story.name}"),
    )
    typed = st.text_input(
        "Name of the other story", max_chars=200, key=_anew(f"other_{story.name}")
    )
    if not st.button("Take them out", key="split", disabled=not apart):
        return
    name = _tidy(typed)
    if not name:
        figure_panel.paragraph("Name the story that they make.")
        return
    out = "1 article is" if len(apart) == 1 else f"{len(apart):,} articles are"
    told = f"{out} in “{story_label(name)}” now, and not in “{story_label(story.name)}”."
    change = correcting.split(articles, story.name, apart, name)
    _do(change, told, (story.name, story.name))


def _anew(key: str) -> str:
    """The key of a widget that begins anew with each change to the stories."""
    return f"{key}_{st.session_state.get(CHANGES, 0)}"


def done() -> None:
    """What was put right last, and the button that takes it back."""
    done = st.session_state.get(DONE)
    if not isinstance(done, Done):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="story_done"):
        figure_panel.paragraph(done.told)
        if done.before and st.button("Undo", key="undo_story"):
            _undo(done.before, done.named)


def _do(change: Change, told: str, named: tuple[str, str]) -> None:
    """Put right what `told` says. The story looked at is called `named`: now, and before."""
    with _putting_right():
        before = session.correct_stories(change)
        _go_on(named[0], Done(told, before, named[1]))


def _undo(before: Before, named: str) -> None:
    with _putting_right():
        session.take_stories_back(before)
        _go_on(named, Done("That was taken back.", None, ""))


@contextmanager
def _putting_right() -> Iterator[None]:
    try:
        with st.spinner("Putting the stories right"):
            yield
    except LibraryError as error:
        figure_panel.paragraph(f"Nothing was changed, for the library did not take it: {error}")


def _go_on(named: str, done: Done) -> None:
    st.query_params[ABOUT] = named
    st.session_state[DONE] = done
    st.session_state[CHANGES] = st.session_state.get(CHANGES, 0) + 1
    st.rerun()


def _tidy(name: str) -> str:
    return " ".join(name.split())
