"""Visitors of a running dashboard without a browser: each speaks Streamlit's own protocol.

What is measured is the server alone, so thirty of them fit on the machine that serves them.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Final
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from dashboard.selection import GENRES, Selection

PATIENCE: Final = 120  # seconds
LARGEST: Final = 50_000_000  # bytes of a message
CHART: Final = "Dot chart: "  # how the description of a chart of outlets begins
FILTERS: Final = ("multiselect", "date_input", "button_group")


class Unanswered(RuntimeError):
    """The server did not answer, or answered with an error."""


@dataclass
class Run:
    """One run of a page: seconds to its first chart (None without one) and to its end, and its
    charts as Plotly's JSON."""

    looked_for: Selection
    first_chart: float | None = None
    whole: float = 0.0
    charts: list[str] = field(default_factory=list[str])


@dataclass
class Visitor:
    """One visitor: the connection, and the filter widgets of its page by their labels."""

    socket: ClientConnection
    widgets: dict[str, str] = field(default_factory=dict[str, str])

    async def open(self, selection: Selection) -> Run:
        """Open the home page by a link that holds these filters."""
        return await self._run(_asked(selection), Run(selection))

    async def choose(self, selection: Selection) -> Run:
        """Set the filters of the page that is open."""
        asked = _asked(selection)
        for label, chosen in _widgets(selection).items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = self.widgets[label]
            state.string_array_value.data.extend(chosen)
        return await self._run(asked, Run(selection))

    async def _run(self, asked: BackMsg, run: Run) -> Run:
        begun = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            async for raw in self.socket:
                answer = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
                run.whole = time.perf_counter() - begun
                kind = answer.WhichOneof("type")
                if kind == "delta":
                    self._take(answer.delta.new_element, run)
                elif kind == "script_finished":
                    return run
        raise Unanswered("the server closed the connection")

    def _take(self, element: Element, run: Run) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise Unanswered(f"the page failed: {element.exception.message}")
        if kind in FILTERS:
            widget = getattr(element, kind)
            self.widgets[widget.label] = widget.id
        # Not what stands there while a server still reads its articles.
        if kind == "plotly_chart" and element.plotly_chart.alt.startswith(CHART):
            run.charts.append(element.plotly_chart.spec)
            run.first_chart = run.first_chart or run.whole


def _asked(selection: Selection) -> BackMsg:
    asked = BackMsg()
    query = [("outlet", name) for name in selection.outlets]
    query += [("genre", selection.genre)] if selection.genre != "all" else []
    query += [("from", selection.first_day.isoformat())] if selection.first_day else []
    asked.rerun_script.query_string = urlencode(query)
    return asked


def _widgets(selection: Selection) -> dict[str, list[str]]:
    """What the filter widgets hold, by label."""
    return {
        "Outlets": list(selection.outlets),
        "Genre": [GENRES[selection.genre]],
        "From": [selection.first_day.isoformat()] if selection.first_day else [],
    }


@asynccontextmanager
async def visitor(address: str) -> AsyncIterator[Visitor]:
    """A visitor of the dashboard at an address like http://localhost:8501."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=LARGEST) as socket:
        yield Visitor(socket)


@dataclass(frozen=True)
class Visit:
    """What one visitor of a crowd met with: the run of its arrival, and the others."""

    first: Run
    reruns: list[Run]


@dataclass(frozen=True)
class Crowd:
    """Visitors who arrive within so many seconds, and look for so many, on average, before they
    set other filters."""

    looks: Sequence[Sequence[Selection]]
    within: float
    thinks: float
    seed: int

    async def come(self, address: str) -> list[Visit]:
        """Let them all come, and go when each has looked at everything."""
        apart = self.within / len(self.looks)
        return await asyncio.gather(
            *(self._visit(address, place * apart, place) for place in range(len(self.looks)))
        )

    async def _visit(self, address: str, arrives: float, place: int) -> Visit:
        random, reruns = Random(self.seed + place), list[Run]()
        first_look, *others = self.looks[place]
        await asyncio.sleep(arrives)
        async with visitor(address) as who:
            first = await who.open(first_look)
            for look in others:
                await asyncio.sleep(random.uniform(0.5, 1.5) * self.thinks)
                reruns.append(await who.choose(look))
        return Visit(first, reruns)
