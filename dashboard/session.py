"""What one visitor added or changed. The only place that keeps anything in the session's state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from dashboard import cache, workspace
from dashboard.workspace import EDITABLE, Edits, Progress, Workspace
from data import Reading

KEY = "slantwise"
READ = "slantwise_read"


@dataclass(frozen=True)
class Session:
    """A visitor's own articles and edits, whether the served corpus is shown with them, and the
    workspace that comes of it."""

    added: tuple[Workspace, ...] = ()
    edits: Edits = field(default_factory=dict)
    with_served: bool = True
    workspace: Workspace | None = None


def _session() -> Session:
    return st.session_state.get(KEY, Session())


def _keep(session: Session) -> None:
    parts = ((cache.served(),) if session.with_served else ()) + session.added
    combined = workspace.combine(parts, session.edits) if parts else workspace.empty()
    st.session_state[KEY] = replace(session, workspace=combined)


def current() -> Workspace:
    """The workspace of this session: the served corpus until something is added or edited."""
    return _session().workspace or cache.served()


def add(articles: pd.DataFrame, progress: Progress | None = None) -> int:
    """Score and add an Articles frame; returns how many articles were not there before."""
    before = len(current().articles)
    session = _session()
    _keep(replace(session, added=(*session.added, workspace.build(articles, progress))))
    return len(current().articles) - before


def read_once(sources: Mapping[str, Callable[[], Reading]]) -> list[Reading]:
    """What each source holds: read when first seen, forgotten when it is no longer there."""
    known: dict[str, Reading] = st.session_state.get(READ, {})
    readings = {key: known[key] if key in known else read() for key, read in sources.items()}
    st.session_state[READ] = readings
    return list(readings.values())


def edit(edits: Edits) -> None:
    """Set outlets, genres or stories. Raises ValueError for any other column."""
    columns = {column for values in edits.values() for column in values}
    if not columns <= set(EDITABLE):
        raise ValueError(f"only {', '.join(EDITABLE)} can be edited, not {sorted(columns)}")
    session = _session()
    merged = {key: dict(values) for key, values in session.edits.items()}
    for article_id, values in edits.items():
        merged[article_id] = {**merged.get(article_id, {}), **values}
    _keep(replace(session, edits=merged))


def edited() -> int:
    """How many articles this visitor has changed."""
    return len(_session().edits)


def batches() -> int:
    """How many times this visitor has added articles."""
    return len(_session().added)


def added() -> int:
    """How many articles this visitor has added."""
    parts = [part.articles.index for part in _session().added]
    return len({article_id for index in parts for article_id in index})


def shows_served() -> bool:
    """Whether the served corpus is part of the workspace."""
    return _session().with_served


def show_served(shown: bool) -> None:
    """Show the served corpus beside the visitor's own articles, or those alone."""
    _keep(replace(_session(), with_served=shown))


def start_over() -> None:
    """Forget everything added and edited."""
    st.session_state.pop(KEY, None)
