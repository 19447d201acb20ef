"""What one visitor added or changed. The only place that keeps anything in the session's state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from dashboard import cache, workspace
from dashboard.words.choices import Choices, OwnList, with_left_out
from dashboard.words.choices import put_back as without
from dashboard.workspace import EDITABLE, Edits, Progress, Workspace
from data import Reading
from metrics.method import Exclusions

KEY = "slantwise"
READ = "slantwise_read"


@dataclass(frozen=True)
class Session:
    """A visitor's own articles, edits and choices of words, whether the served corpus is shown with
    them, and the workspaces that come of it.

    `base` is measured as Slantwise comes, `plain` with the visitor's own lists, and `workspace`
    also without what was left out. They are worked out when they are next looked at.
    """

    added: tuple[Workspace, ...] = ()
    edits: Edits = field(default_factory=dict)
    with_served: bool = True
    choices: Choices = field(default=Choices())
    base: Workspace | None = None
    plain: Workspace | None = None
    workspace: Workspace | None = None
    is_measured: bool = True


def _session() -> Session:
    return st.session_state.get(KEY, Session())


def _keep(session: Session) -> None:
    parts = ((cache.served(),) if session.with_served else ()) + session.added
    combined = workspace.combine(parts, session.edits) if parts else workspace.empty()
    kept = replace(session, base=combined, is_measured=False)
    st.session_state[KEY] = kept if session.choices else _measured(kept, None)


def _choose(choices: Choices) -> None:
    st.session_state[KEY] = replace(_session(), choices=choices, is_measured=False)


def current(progress: Progress | None = None) -> Workspace:
    """The workspace of this session: the served corpus until something is added or changed.

    After a change of words it is measured again here; `progress` is called with the number of
    articles done.
    """
    if not _session().is_measured:
        st.session_state[KEY] = _measured(_session(), progress)
    return _session().workspace or cache.served()


def to_measure() -> int:
    """How many articles the next look at the workspace may have to measure."""
    session = _session()
    if session.is_measured or not session.choices:
        return 0
    return len((session.base or cache.served()).articles)


def _measured(session: Session, progress: Progress | None) -> Session:
    base, choices = session.base or cache.served(), session.choices
    lists = choices.lists_alone
    before = session.plain
    plain = base
    if lists:
        known = before.scores if before and before.choices == lists else base.scores.iloc[:0]
        plain = workspace.measured(base, lists, _still_there(known, base), progress)
    if not choices.exclusions:
        return replace(session, plain=plain, workspace=plain, is_measured=True)
    before = session.workspace
    if before is None or before.choices.lists_alone != lists:
        before = plain
    touched = cache.tally(plain).touched(before.choices.exclusions, choices.exclusions)
    known = before.scores.drop(index=list(touched), errors="ignore")
    done = workspace.measured(base, choices, _still_there(known, base), progress)
    return replace(session, plain=plain, workspace=done, is_measured=True)


def _still_there(scores: pd.DataFrame, base: Workspace) -> pd.DataFrame:
    return scores[scores.index.isin(base.articles.index)]


def choices() -> Choices:
    """Which words this visitor left out, and the visitor's own lists."""
    return _session().choices


def leave_out(more: Exclusions) -> None:
    """Leave out words, categories or single places as well."""
    known = choices()
    _choose(replace(known, exclusions=with_left_out(known.exclusions, more)))


def put_back(back: Exclusions) -> None:
    """Count again what was left out."""
    known = choices()
    _choose(replace(known, exclusions=without(known.exclusions, back)))


def put_everything_back() -> None:
    """Count everything again that was left out; own lists stay."""
    _choose(choices().lists_alone)


def use_list(own: OwnList) -> None:
    """Use a list of one's own, in the place of the one from the same file for the same list."""
    known = choices()
    others = (one for one in known.lists if (one.file, one.name) != (own.file, own.name))
    _choose(replace(known, lists=(*others, own)))


def remove_list(own: OwnList) -> None:
    """Use a list of one's own no more."""
    known = choices()
    _choose(replace(known, lists=tuple(one for one in known.lists if one != own)))


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
