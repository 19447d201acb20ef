"""A browser tab that shows a page of a class, without a browser: it speaks Streamlit's protocol.

It does what Streamlit's own page does: it keeps what widgets hold and sends all of it each time,
runs fragments again at the interval the server told, keeps large messages, and when the connection
is gone, asks again and again for a new one and then runs the page with all that the widgets hold.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from random import Random
from typing import Any, Final

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.AutoRerun_pb2 import AutoRerun
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

PATIENCE: Final = 60.0
"""Seconds after which what does not come counts as an error."""
LARGEST: Final = 50_000_000  # bytes of a message
FIRST_RETRY, LAST_RETRY = 0.5, 8.0  # seconds, as Streamlit's page has them
REMEMBERS: Final = "slantwise_remember"
LABELLED: Final = ("button", "button_group", "selectbox", "checkbox", "text_input")
_NAME: Final = re.compile(r"You are ([^<.]+)\.")


class Missing(RuntimeError):
    """What a page should have shown did not come."""


@dataclass
class Tab:
    """A page that is open. `query` is that of its address, `page` what comes after the slash.

    `widgets` are by label; `errors` is every error it showed, `names` every animal it said the
    pupil is. `epoch` counts connections. `on_component` and `on_html` hear what comes.
    """

    address: str
    page: str
    query: str
    random: Random
    on_component: Callable[[str, dict[str, Any], str], None] = lambda *_: None
    on_html: Callable[[str], None] = lambda _: None
    widgets: dict[str, str] = field(default_factory=dict[str, str])
    options: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    errors: list[str] = field(default_factory=list[str])
    names: set[str] = field(default_factory=set[str])
    held: dict[str, str] = field(default_factory=dict[str, str])
    epoch: int = 0
    runs: int = 0
    is_running: bool = False
    back_after: list[float] = field(default_factory=list[float])
    _states: dict[str, WidgetState] = field(default_factory=dict[str, WidgetState])
    _timers: dict[str, tuple[float, asyncio.Task[None]]] = field(
        default_factory=dict[str, tuple[float, asyncio.Task[None]]]
    )
    _kept: dict[str, tuple[ForwardMsg, int]] = field(
        default_factory=dict[str, tuple[ForwardMsg, int]]
    )
    _seen: set[str] = field(default_factory=set[str])
    _said: dict[str, str] = field(default_factory=dict[str, str])
    _socket: ClientConnection | None = None
    _session: str = ""
    _script: str = ""
    _oldest: int = 2
    _lost: float = 0.0
    _is_asking: bool = False
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: asyncio.Task[None] | None = None
    _sending: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def open(self) -> None:
        """Connect, and ask for the page."""
        self._reading = asyncio.create_task(self._stay())
        self._reading.add_done_callback(lambda _: self._news.set())
        await self.until(lambda: self._socket is not None, "a connection")

    async def close(self) -> None:
        """Close the tab."""
        self._stop()
        if self._reading:
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading
        if self._socket:
            await self._socket.close()

    async def come_back(self) -> None:
        """Wait until the page has run again after its connection was lost; else, an error."""
        try:
            await self.until(lambda: bool(self.back_after) and not self._lost, "way back")
        except Missing as error:
            self.errors.append(str(error))

    async def until(self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something holds. Raises Missing, naming `what`, when it does not come."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    if self._reading and self._reading.done():
                        self._reading.result()
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise Missing(f"{self.page or 'pupil'}: no {what} within {seconds:.0f} s") from None

    # What a person does

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a row of buttons."""
        state = self._state(self.widgets[label])
        state.string_array_value.data[:] = [option]
        self.run()

    def pick(self, label: str, option: str) -> None:
        """Choose an option of a list."""
        self._state(self.widgets[label]).string_value = option
        self.run()

    def switch(self, label: str, *, is_on: bool) -> None:
        """Set a switch."""
        self._state(self.widgets[label]).bool_value = is_on
        self.run()

    def submit(self, button: str, typed: Mapping[str, str]) -> None:
        """Fill in a form: what is typed, by the words its labels begin with, then the button."""
        for begins, text in typed.items():
            label = next(each for each in self.widgets if each.startswith(begins))
            self._state(self.widgets[label]).string_value = text
        pressed = self.widgets[button]
        self._state(pressed).trigger_value = True
        self.run()
        del self._states[pressed]

    def set_component(self, widget: str, state: dict[str, Any]) -> None:
        """Say what a component's state is now."""
        self._state(widget).json_value = json.dumps(state, separators=(",", ":"))
        self.run()

    def _state(self, widget: str) -> WidgetState:
        return self._states.setdefault(widget, WidgetState(id=widget))

    # What the page does by itself

    def run(self, fragment: str = "", *, is_by_itself: bool = False) -> None:
        """Ask the server to run the page, or a fragment of it; nothing while it is away."""
        if self._socket is None:
            return
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string = self.query
        rerun.widget_states.widgets.extend(self._states.values())
        rerun.page_script_hash = self._script
        rerun.page_name = "" if self._script else self.page
        rerun.fragment_id = fragment
        rerun.is_auto_rerun = is_by_itself
        rerun.cached_message_hashes.extend(self._kept)
        self.is_running = self.is_running or not fragment
        self._is_asking = True
        sending = asyncio.create_task(self._send(self._socket, asked.SerializeToString()))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)

    async def _send(self, socket: ClientConnection, message: bytes) -> None:
        with suppress(ConnectionClosed):  # what was not sent is in the states of the next run
            await socket.send(message)

    async def _stay(self) -> None:
        while True:
            async with await self._connected() as socket:
                self._socket, self.epoch = socket, self.epoch + 1
                self.run()
                self._news.set()
                with suppress(ConnectionClosed):
                    async for raw in socket:
                        message = ForwardMsg.FromString(
                            raw if isinstance(raw, bytes) else raw.encode()
                        )
                        self._take(message)
                        self._news.set()
                self._socket, self._lost = None, time.perf_counter()

    async def _connected(self) -> ClientConnection:
        stream = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        words = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", *([self._session] if self._session else [])]
        wait = FIRST_RETRY
        while True:
            try:
                return await connect(
                    stream, subprotocols=list(map(Subprotocol, words)), max_size=LARGEST
                )
            except (OSError, InvalidHandshake, ConnectionClosed):
                await asyncio.sleep(wait * self.random.uniform(0.7, 1))
                wait = min(2 * wait, LAST_RETRY)

    def _take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            kept, _ = self._kept[message.ref_hash]
            self._kept[message.ref_hash] = (kept, self.runs)
            answer = ForwardMsg()
            answer.CopyFrom(kept)
            answer.metadata.CopyFrom(message.metadata)
            message = answer
        elif message.metadata.cacheable:
            self._kept[message.hash] = (message, self.runs)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begin(message.new_session, is_whole=not message.metadata.run.fragment_ids)
        elif kind == "navigation":
            self._script = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._draw(message.delta.new_element)
        elif kind == "auto_rerun":
            self._again(message.auto_rerun)
        elif kind == "stop_auto_rerun":
            self._stop(*message.stop_auto_rerun.fragment_ids)
        elif kind == "script_finished":
            self._end(message.script_finished, set(message.metadata.run.fragment_ids))
        elif kind == "session_event" and message.session_event.HasField(
            "script_compilation_exception"
        ):
            self.errors.append(message.session_event.script_compilation_exception.message)

    def _begin(self, new: NewSession, *, is_whole: bool) -> None:
        self._session = new.initialize.session_id
        self._is_asking = False
        self._oldest = new.config.max_cached_message_age or self._oldest
        if is_whole:
            self._stop()
            self._seen.clear()

    def _end(self, how: int, fragments: set[str]) -> None:
        if how == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.errors.append("the page does not compile")
        elif how != ForwardMsg.FINISHED_EARLY_FOR_RERUN and not self._is_asking:
            self.runs += 1
            self._forget(fragments)
        if how != ForwardMsg.FINISHED_SUCCESSFULLY:
            return
        self.is_running = False
        self._states = {each: self._states[each] for each in self._states if each in self._seen}
        if self._lost:
            self.back_after.append(time.perf_counter() - self._lost)
            self._lost = 0.0

    def _forget(self, fragments: set[str]) -> None:
        """Let go of large messages long not shown; after a run of fragments, of theirs alone."""
        for each, (message, since) in tuple(self._kept.items()):
            is_theirs = not fragments or message.delta.fragment_id in fragments
            if is_theirs and self.runs - since > self._oldest:
                del self._kept[each]

    def _draw(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.errors.append(element.alert.body)
        elif kind == "html":
            self.names.update(map(unescape, _NAME.findall(element.html.body)))
            self.on_html(element.html.body)
        elif kind == "bidi_component":
            self._seen.add(element.bidi_component.id)
            self._component(element.bidi_component)
        elif kind in LABELLED:
            widget = getattr(element, kind)
            self._seen.add(widget.id)
            self.widgets[widget.label] = widget.id
            if kind == "button_group":
                self.options[widget.label] = [each.content for each in widget.options]
            elif kind == "selectbox":
                self.options[widget.label] = list(widget.options)

    def _component(self, component: BidiComponent) -> None:
        # A component's JavaScript is called when what it is told is other than before.
        if self._said.get(component.id) == component.json:
            return
        self._said[component.id] = component.json
        data = json.loads(component.json)
        if component.component_name.endswith(REMEMBERS):
            self._remember(component.id, data)
        else:
            self.on_component(component.component_name, data, component.id)

    def _remember(self, widget: str, data: dict[str, Any]) -> None:
        name = data["name"]
        if data["forget"]:
            self.held.pop(name, None)
        elif data["held"]:
            self.held[name] = data["held"]
        told = json.dumps(["" if data["forget"] else self.held.get(name, "")])
        if data["known"] != told:
            self.set_component(widget, {"held": told})

    def _again(self, asked: AutoRerun) -> None:
        before = self._timers.get(asked.fragment_id)
        if before and before[0] == asked.interval:
            return
        self._stop(asked.fragment_id)
        timer = asyncio.create_task(self._by_itself(asked.fragment_id, asked.interval))
        self._timers[asked.fragment_id] = asked.interval, timer

    async def _by_itself(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            self.run(fragment, is_by_itself=True)

    def _stop(self, *fragments: str) -> None:
        for each in fragments or tuple(self._timers):
            if found := self._timers.pop(each, None):
                found[1].cancel()
