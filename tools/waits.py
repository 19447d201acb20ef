"""How long a person waits, measured on this machine: ``python -m tools.waits``.

Each figure is the median of several tries. They are seconds, so they say as much about the machine
and what else it does as about Slantwise; no test asserts them.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.visitor import browser, dashboard, open_settled

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
TRIES = 5
DRAWN = "() => document.querySelector('.js-plotly-plot .scatterlayer .trace') !== null"
LABELS = "() => document.querySelector('.js-plotly-plot .infolayer')?.textContent"


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def python(*arguments: str) -> Callable[[], object]:
    """An act: a fresh Python process with these arguments."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def first_page() -> float:
    """From the command to a page that is served."""
    begun = time.perf_counter()
    with dashboard():
        return time.perf_counter() - begun


def first_chart(visitor: Browser) -> float:
    """From the first navigation on a server nobody has asked anything to a drawn chart."""
    with dashboard() as address:
        page = visitor.new_page()
        return seconds(lambda: (page.goto(address), page.wait_for_function(DRAWN, polling=20)))


def repaints(visitor: Browser) -> list[float]:
    """From a click on a filter to the first chart with other numbers."""
    with dashboard() as address:
        page = visitor.new_page()
        open_settled(page, address)
        return [repaint(page, genre) for genre in ("News", "Opinion", "All") * TRIES]


def repaint(page: Page, genre: str) -> float:
    """From a click on a genre to other numbers in the first chart."""
    before = page.evaluate(LABELS)
    begun = time.perf_counter()
    page.get_by_role("radio", name=genre, exact=True).click()
    page.wait_for_function(f"before => ({LABELS})() !== before", arg=before, polling=10)
    waited = time.perf_counter() - begun
    page.wait_for_timeout(300)
    return waited


def main() -> None:
    """Measure and print every wait."""
    five = sorted(map(str, SAMPLE.glob("meridian-wire/*.md")))[:5]
    with tempfile.TemporaryDirectory() as folder:
        score = ("-m", "dashboard.cli", "score", *five, "-o", f"{folder}/scores.csv")
        report("import metrics", [seconds(python("-c", "import metrics")) for _ in range(TRIES)])
        report("slantwise score, five articles", [seconds(python(*score)) for _ in range(TRIES)])
    report("command to a served page", [first_page() for _ in range(TRIES)])
    with browser() as visitor:
        report("navigation to the first chart", [first_chart(visitor) for _ in range(TRIES)])
        report("filter to repaint", repaints(visitor))


def report(what: str, waits: list[float]) -> None:
    """One line: what, the median, the least and the most."""
    median = statistics.median(waits)
    print(f"{what:32} {median:5.2f} s   ({min(waits):.2f} to {max(waits):.2f})", flush=True)


if __name__ == "__main__":
    main()
