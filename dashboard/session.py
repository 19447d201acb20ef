"""What one visitor added, changed and chose, kept in the session's state."""

from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from dashboard import library_workspace, serving, workspace
from dashboard.choices import Choices, OwnList, with_left_out, without
from dashboard.stories import correcting
from dashboard.stories.correcting import Change
from dashboard.words import worked_out
from dashboard.workspace import EDITABLE, Edits, Progress, Workspace
from data import COLUMNS
from data.library import Before
from data.library import correct_stories as library_correct
from metrics.method import Exclusions

KEY = "slantwise"
ENOUGH = 2  # outlets that can be compared


@dataclass(frozen=True)
class Session:
    """A visitor's own articles, edits and choices of words, whether the served corpus is shown with
    them, and the workspaces that come of it.

    `base` is measured as Slantwise comes, `plain` with the visitor's own lists, and `workspace`
    also without what was left out. They are worked out when they are next looked at. Where a
    library is served, articles and edits are kept there, and `added` and `edits` are empty.
    `with_served` is None until the visitor chooses.
    """

    added: tuple[Workspace, ...] = ()
    edits: Edits = field(default_factory=dict)
    with_served: bool | None = None
    choices: Choices = field(default=Choices())
    base: Workspace | None = None
    plain: Workspace | None = None
    workspace: Workspace | None = None
    is_measured: bool = True

    @property
    def shows_served(self) -> bool:
        """Whether the served corpus is shown too. The sample makes way for articles of one's own
        that can be compared with each other."""
        if self.with_served is not None:
            return self.with_served
        outlets = {name for part in self.added for name in part.outlets() if name}
        return len(outlets) < ENOUGH or serving.serves_a_path()


def _session() -> Session:
    return st.session_state.get(KEY, Session())


def _keep(session: Session) -> None:
    parts = ((serving.served(),) if session.shows_served else ()) + session.added
    combined = workspace.combine(parts, session.edits) if parts else workspace.empty()
    st.session_state[KEY] = replace(session, base=combined, is_measured=False)


def _base(session: Session) -> Workspace:
    """The articles of a session; of a library, those that are in it by now."""
    own = session.added or session.edits or not session.shows_served
    return (session.base if own else None) or serving.served()


def _choose(choices: Choices) -> None:
    st.session_state[KEY] = replace(_session(), choices=choices, is_measured=False)


def current(progress: Progress | None = None) -> Workspace:
    """The workspace of this session: the served corpus until something is added or changed.

    After a change of words it is measured again here; `progress` is called with the number of
    articles done.
    """
    session = _session()
    base = _base(session)
    if not session.choices:
        return base
    if not _is_measured(session, base):
        session = _measured(replace(session, base=base), progress)
        st.session_state[KEY] = session
    return session.workspace or base


def _is_measured(session: Session, base: Workspace) -> bool:
    return session.is_measured and session.base is base


def before() -> Workspace:
    """The workspace as Slantwise measures it by itself, whatever was chosen."""
    return _base(_session())


def to_measure() -> int:
    """How many articles the next look at the workspace may have to measure."""
    session = _session()
    base = _base(session)
    return 0 if not session.choices or _is_measured(session, base) else len(base.articles)


def _measured(session: Session, progress: Progress | None) -> Session:
    base, choices = session.base or serving.served(), session.choices
    lists = choices.lists_alone
    before = session.plain
    plain = base
    if lists:
        known = before.scores if before and before.choices == lists else base.scores.iloc[:0]
        if (library := serving.library_served()) is not None:
            known = library_workspace.scores_by(library, lists.method, progress)
        plain = workspace.measured(base, lists, _still_there(known, base), progress)
    if not choices.exclusions:
        return replace(session, plain=plain, workspace=plain, is_measured=True)
    before = session.workspace
    if before is None or before.choices.lists_alone != lists:
        before = plain
    touched = worked_out.tally(plain).touched(before.choices.exclusions, choices.exclusions)
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


def add(articles: Workspace) -> None:
    """Add measured articles to the visitor's own."""
    session = _session()
    _keep(replace(session, added=(*session.added, articles)))


def own_articles() -> pd.DataFrame:
    """An Articles frame of what this visitor added, as it stands now."""
    base = before()
    own = base.articles[base.articles.index.isin(list(_own_ids()))]
    return own.join(base.texts.loc[own.index])[list(COLUMNS)]


def outlets_of_own() -> pd.Series:
    """The outlet of each article that is here, but for those of the sample."""
    articles = before().articles
    if serving.serves_a_path():
        return articles["outlet"]
    return articles.loc[articles.index.isin(list(_own_ids())), "outlet"]


def _own_ids() -> set[str]:
    return {str(name) for part in _session().added for name in part.articles.index}


def addresses() -> frozenset[str]:
    """Where the articles that are here were fetched, or say that they stand."""
    articles = current().articles
    return frozenset({*articles["url"], *articles["source_file"]} - {""})


def edit(edits: Edits) -> None:
    """Set columns of EDITABLE: in the library that is served, or for this visit.

    Raises ValueError for any other column.
    """
    columns = {column for values in edits.values() for column in values}
    if not columns <= set(EDITABLE):
        raise ValueError(f"only {', '.join(EDITABLE)} can be edited, not {sorted(columns)}")
    if (library := serving.library_served()) is not None:
        library.edit(edits)
        return
    session = _session()
    merged = {key: dict(values) for key, values in session.edits.items()}
    for article_id, values in edits.items():
        merged[article_id] = {**merged.get(article_id, {}), **values}
    _keep(replace(session, edits=merged))


def corrections_last() -> str:
    """How long a correction of stories is kept, in words."""
    if serving.library_served() is not None:
        return "What you put right is kept in the library, and stays when articles are added."
    return "What you put right is kept for this visit, and stays when you add articles."


def correct_stories(change: Change) -> Before:
    """Put stories right: in the library that is shown, else by edits of this visit. Returns what
    takes it back.

    Raises LibraryError.
    """
    if (library := serving.library_served()) is not None:
        return library_correct(library, *change.corrections)
    before = correcting.before(_session().edits, change)
    edit(change.edits)
    return before


def take_stories_back(before: Before) -> None:
    """Undo what `correct_stories` did. Raises LibraryError."""
    if (library := serving.library_served()) is not None:
        library.take_back(before)
        return
    session = _session()
    _keep(replace(session, edits=correcting.taken_back(session.edits, before)))


def edited() -> int:
    """How many articles this visitor has changed; of a library, how many are changed in it."""
    library = serving.library_served()
    return len(library.edits() if library is not None else _session().edits)


def added() -> int:
    """How many articles this visitor has added."""
    return len(_own_ids())


def shows_served() -> bool:
    """Whether the served corpus is part of the workspace."""
    return _session().shows_served


def show_served(shown: bool) -> None:
    """Show the served corpus beside the visitor's own articles, or those alone."""
    _keep(replace(_session(), with_served=shown))


def start_over() -> None:
    """Forget everything added and edited."""
    st.session_state.pop(KEY, None)
