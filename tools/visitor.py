"""The running dashboard and a browser to visit it with, for the tools that look at it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium

ROOT = Path(__file__).parents[1]
SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid="stSkeleton"]');
}"""


@contextlib.contextmanager
def dashboard(
    articles: str | Path | None = None,
    *,
    library: str | Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Run slantwise while the block lasts; gives the address it answers at.

    `settings` are variables of its environment beside those that are set.
    """
    command = ["dashboard.cli", "--no-browser", "--port", "{port}"]
    if articles:
        command += ["--articles", str(articles)]
    if library:
        command += ["--library", str(library)]
    with _serving(command, settings or {}) as address:
        yield address


@contextlib.contextmanager
def bare() -> Iterator[str]:
    """Run Streamlit with charts and nothing else while the block lasts; gives its address."""
    script = ROOT / "tools" / "four_charts.py"
    options = ["--server.headless", "true", "--server.address", "localhost"]
    options += ["--browser.gatherUsageStats", "false"]
    command = ["streamlit", "run", str(script), *options, "--server.port", "{port}"]
    with _serving(command, {}) as address:
        yield address


@contextlib.contextmanager
def _serving(command: Sequence[str], settings: Mapping[str, str]) -> Iterator[str]:
    port = str(free_port())
    command = [sys.executable, "-m", *(port if word == "{port}" else word for word in command)]
    environment = {**os.environ, **settings}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        address = f"http://localhost:{port}"
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port of this machine at which nothing serves now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Return once the dashboard serves; raise RuntimeError when it stops or does not start."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"slantwise did not start serving {address} within {seconds:.0f} s")


def open_settled(page: Page, address: str) -> None:
    """Open an address and wait until the view has run and its charts are drawn."""
    page.goto(address)
    page.wait_for_function(SETTLED)
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(1000)


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """A browser while the block lasts; ends the program with advice where there is none."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.ADVICE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
