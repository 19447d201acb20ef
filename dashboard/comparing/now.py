"""The comparison that the page of a session is of."""

from functools import cached_property

from dashboard import cache, serving, session
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.reprints import counting, pens
from dashboard.reprints.counting import Reprints
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics.spec import Whose


class OnPage(Compared):
    """A comparison with what all charts of a page tell of it: asked for once, and for everyone."""

    @cached_property
    def reprints(self) -> Reprints:
        """The reprints among what was chosen."""
        return cache.reprints(self.workspace.version, self.selection, self.workspace)

    @cached_property
    def chosen_in_words(self) -> str:
        """Which articles are compared, for a chart that travels without the page."""
        return counting.counted_how(self.reprints, self.selection)

    @cached_property
    def pens(self) -> str:
        """Who wrote much of what several of the outlets printed; "" where nobody did."""
        shared = cache.shared_pens(self.workspace.version, self.selection, self.workspace)
        return pens.told(shared)


def found_now(workspace: Workspace, selection: Selection, voice: Whose = "narrator") -> OnPage:
    """The outlets of a selection, with where their articles are from as far as that is known."""
    is_sample = session.shows_served() and not serving.serves_a_path() and not session.added()
    return OnPage(
        workspace,
        selection,
        compared.SAMPLE if is_sample else "",
        tuple(compared.outlets(workspace)),
        voice=voice,
    )
