"""One Chrome for the whole process: it draws figures and prints pages, one after another.

kaleido starts it and has it draw; this keeps it: begun when first asked for, shared by all threads,
ended with the process, and begun anew after a figure that it did not survive.
"""

import asyncio
import atexit
import threading
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from kaleido import Kaleido

Result = TypeVar("Result")
Work = Callable[["Kaleido"], Awaitable[Result]]

SECONDS: Final = 30.0  # for one picture
START_SECONDS: Final = 60.0
PATIENCE: Final = 180.0  # for one's turn and the picture together
ADVICE: Final = (
    "Pictures (PNG, SVG, PDF) are drawn with Chrome, which was not found. Install Chrome, Chromium"
    " or Edge, or set BROWSER_PATH to where it is. Everything else works without it: HTML, Plotly"
    " JSON and the numbers."
)
NO_KALEIDO: Final = (
    "Pictures (PNG, SVG, PDF) need the package kaleido, which is not installed: pip install"
    " 'slantwise[export]'. Everything else works without it: HTML, Plotly JSON and the numbers."
)


class PictureError(RuntimeError):
    """A picture that could not be drawn; says why, and what to do."""


class NoBrowser(PictureError):
    """There is nothing here to draw pictures with."""


class Chrome:
    """A browser in a thread of its own. Safe to use from several threads."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn: asyncio.Lock | None = None
        self._browser: Kaleido | None = None

    def run(self, work: Work[Result], seconds: float = SECONDS) -> Result:
        """The result of `work`, when its turn has come.

        Raises NoBrowser, or PictureError where it fails or takes longer than `seconds`.
        """
        future = asyncio.run_coroutine_threadsafe(self._in_turn(work, seconds), self._running())
        try:
            return future.result(PATIENCE)
        except TimeoutError as error:
            future.cancel()
            raise PictureError("Others are drawing pictures. Try again in a minute.") from error

    def close(self) -> None:
        """End the browser, if there is one."""
        with self._starting:
            loop, self._loop = self._loop, None
        if loop is None:
            return
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._drop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._turn = asyncio.Lock()
                threading.Thread(
                    target=self._loop.run_forever, name="slantwise-chrome", daemon=True
                ).start()
            return self._loop

    async def _in_turn(self, work: Work[Result], seconds: float) -> Result:
        assert self._turn is not None
        async with self._turn:
            browser = await self._opened()
            return await self._bounded(_awaited(work(browser)), seconds)

    async def _bounded(self, work: Coroutine[Any, Any, Result], seconds: float) -> Result:
        """What comes of `work`; a browser that fails or hangs is ended, and the next one begun."""
        from choreographer.errors import (
            BrowserClosedError,
            BrowserFailedError,
            ChannelClosedError,
            DevtoolsProtocolError,
        )
        from kaleido.errors import JavascriptError, KaleidoError

        task = asyncio.ensure_future(work)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            await self._drop()
            task.cancel()
            raise PictureError(f"The picture was not done after {seconds:.0f} seconds.")
        try:
            return task.result()
        except (KaleidoError, JavascriptError) as error:
            raise PictureError(f"The picture could not be drawn: {error}") from error
        except (
            BrowserClosedError,
            BrowserFailedError,
            ChannelClosedError,
            DevtoolsProtocolError,
        ) as error:
            await self._drop()
            raise PictureError("The browser ended while it drew. Try again.") from error

    async def _opened(self) -> "Kaleido":
        if self._browser is not None and self._browser.subprocess.poll() is None:
            return self._browser
        await self._drop()
        browser = _browser()
        opening = asyncio.ensure_future(browser.open())
        done, _ = await asyncio.wait({opening}, timeout=START_SECONDS)
        self._browser = browser
        if not done or opening.exception() is not None:
            opening.cancel()
            await self._drop()
            raise NoBrowser(f"Chrome did not start. {ADVICE}")
        return browser

    async def _drop(self) -> None:
        """End the browser, whatever state it is in."""
        browser, self._browser = self._browser, None
        if browser is None or not hasattr(browser, "subprocess"):
            return
        # A browser that hangs does not close when it is asked to.
        await asyncio.wait({asyncio.ensure_future(browser.close())}, timeout=3)
        if browser.subprocess.poll() is None:
            browser.subprocess.kill()


def _browser() -> "Kaleido":
    """A browser that is not yet open. Raises NoBrowser."""
    try:
        from kaleido import Kaleido
        from kaleido.errors import ChromeNotFoundError
    except ModuleNotFoundError as error:
        raise NoBrowser(NO_KALEIDO) from error
    from dashboard.exports.drawing_page import DrawingPage

    try:
        return Kaleido(n=1, timeout=None, page_generator=DrawingPage())
    except ChromeNotFoundError as error:
        raise NoBrowser(ADVICE) from error


async def _awaited(work: Awaitable[Result]) -> Result:
    return await work


SHARED: Final = Chrome()
"""The browser that everything in this process shares."""
atexit.register(SHARED.close)


def missing() -> str:
    """Why no picture can be drawn here, in plain words; "" where it can.

    Pages ask again and again, so no browser is made for it: one that is never opened keeps its
    threads and pipes.
    """
    if find_spec("kaleido") is None:
        return NO_KALEIDO
    from choreographer.browsers.chromium import Chromium

    path = Chromium.find_browser(skip_local=False)
    return "" if path and Path(path).is_file() else ADVICE
