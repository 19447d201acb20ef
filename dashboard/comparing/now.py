"""The comparison that the page of a session is of."""

from dashboard import serving, session
from dashboard.exports import compared
from dashboard.exports.compared import Compared
from dashboard.filters import Selection
from dashboard.workspace import Workspace
from metrics.spec import Whose


def found_now(workspace: Workspace, selection: Selection, voice: Whose = "narrator") -> Compared:
    """The outlets of a selection, with where their articles are from as far as that is known."""
    is_sample = session.shows_served() and not serving.serves_a_path() and not session.added()
    return Compared(
        workspace,
        selection,
        compared.SAMPLE if is_sample else "",
        tuple(compared.outlets(workspace)),
        voice=voice,
    )
