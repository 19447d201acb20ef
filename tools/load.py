"""What many visitors meet with on one large library: ``python -m tools.load [ARTICLES]``.

100,000 scored articles by 50 outlets are made of the articles of a file (of the sample, where none
is named). The dashboard serves them on loopback; a real browser opens it and filters alone, and
then thirty visitors come within a quarter of a minute, each with filters of its own. Every chart
that a visitor got is held against the same figures worked out alone. The table says what is asked
and what was measured; the exit code is 1 where a bar was missed. Everything ends by itself.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from math import isclose
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

import psutil
from playwright.sync_api import Browser

import data
import metrics
from dashboard.comparing import compared
from dashboard.figures import charts
from dashboard.figures.outlet_figure import drawn, outlet_figures
from dashboard.library_workspace import workspace_of
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from data import library
from tools import load_library
from tools.crowd import Crowd, Run, Visit
from tools.load_browser import opened, repaints
from tools.load_table import Line, machine, p95, printed
from tools.visitor import bare, browser, dashboard

SEED: Final = 20261122
CHOSEN: Final = 6  # outlets of a visitor
LOOKS: Final = 6  # of a visitor
WITHIN: Final = 15.0  # seconds in which everybody arrives
CALM: Final = 12.0  # seconds that a visitor looks at a page
HASTY: Final = 6.0  # seconds, likewise, when thirty are in a hurry
OPENS: Final = 5
SAMPLED: Final = 0.2  # seconds between two looks at the memory
SERVER: Final = {"OPENBLAS_NUM_THREADS": "1"}


# In a crowd


def looks(visitors: int, each: int = LOOKS, seed: int = SEED) -> list[list[Selection]]:
    """What visitors filter for: outlets always; of five, one takes a genre and one a day too."""
    random = Random(seed)
    return [[_look(random, number) for number in range(each)] for _ in range(visitors)]


def _look(random: Random, number: int) -> Selection:
    outlets = random.sample(range(load_library.OUTLETS), CHOSEN)
    day = load_library.FIRST_DAY.date() + timedelta(days=random.randrange(load_library.DAYS // 2))
    return Selection(
        outlets=tuple(sorted(map(load_library.outlet, outlets))),
        genre="news" if number % 5 == 2 else "all",
        first_day=day if number % 5 == 4 else None,
    )


def in_a_crowd(address: str, coming: Crowd) -> list[Visit]:
    """What every visitor meets with."""
    # The browser has a loop of its own running in this thread.
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, coming.come(address)).result()


def wrong(workspace: Workspace, run: Run) -> list[str]:
    """The charts of a run that do not show what their filters come to when worked out alone."""
    specs = {charts.title(spec): spec for spec in metrics.METRICS}
    shown = [_shown(chart) for chart in run.charts]
    columns = [specs[title].column for title, _, _ in shown]
    alone = compared.comparison(workspace, run.looked_for, columns, draws=0)
    found: list[str] = []
    for (title, names, values), column in zip(shown, columns, strict=True):
        expected = drawn(outlet_figures(alone, column))
        by_name = {one.name: one.estimate for one in expected}
        is_so = sorted(names) == sorted(by_name) and all(
            isclose(value, by_name[name], rel_tol=1e-9)
            for name, value in zip(names, values, strict=True)
        )
        found += [] if is_so else [f"{title}: {', '.join(names)}"]
    return found if shown else ["no chart"]


def _shown(chart: str) -> tuple[str, list[str], list[float]]:
    """A chart's title, and its outlets with their figures."""
    figure = json.loads(chart)
    names = [text.partition("<br>")[0] for text in figure["layout"]["yaxis"]["ticktext"]]
    dots = next(trace for trace in figure["data"] if trace["mode"] == "markers+text")
    title = figure["layout"]["title"]["text"].replace("<br>", " ")
    return title, names, dots["x"]


@contextmanager
def memory(address: str) -> Iterator[list[float]]:
    """The megabytes that the server at this address has held, with all its processes, so far."""
    held, is_over = [_megabytes(address)], threading.Event()

    def look() -> None:
        while not is_over.wait(SAMPLED):
            held.append(_megabytes(address))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield held
    finally:
        is_over.set()
        looking.join()


def _megabytes(address: str) -> float:
    port = address.rsplit(":", 1)[1]
    held = 0
    for server in psutil.Process().children():
        # Whatever ends while it is looked at holds nothing any more.
        with suppress(psutil.NoSuchProcess):
            if _is_server(server, port):
                held += server.memory_info().rss
                held += sum(one.memory_info().rss for one in server.children(recursive=True))
    return held / 2**20


def _is_server(process: psutil.Process, port: str) -> bool:
    try:
        words = process.cmdline()
    except psutil.Error:  # it has just ended
        return False
    return "dashboard.cli" in words and port in words


def measured(where: Path, visitors: int) -> tuple[list[Line], list[Visit]]:
    """Everything that is measured while the dashboard serves a library, and what visitors got."""
    pace = machine()
    with bare() as address, browser() as visitor:
        least = _opens(visitor, address)
    with dashboard(library=where, settings=SERVER) as address, memory(address) as held:
        with browser() as visitor:
            opens = _opens(visitor, address)
            waits = list(repaints(visitor, address))
        alone = max(held)
        visits = in_a_crowd(address, Crowd(looks(visitors), WITHIN, CALM, SEED))
        other = looks(visitors, seed=SEED + 1)
        hasty = in_a_crowd(address, Crowd(other, WITHIN, HASTY, SEED))
    reruns = [run for one in visits for run in one.reruns]
    arrivals = [one.first.first_chart or one.first.whole for one in visits]
    lines = [
        pace,
        _longest("Streamlit with four bare charts", least, None),
        _longest("home, warm server, to every chart", opens, 3),
        p95("filter to the first chart repainted", [first for first, _ in waits], 0.5),
        p95("filter to every chart repainted", [whole for _, whole in waits], None),
        p95(f"{visitors} sessions: first chart", arrivals, 4),
        p95(f"{visitors} sessions: filter to first chart", _firsts(reruns), None),
        p95(f"{visitors} sessions: filter to whole page", [run.whole for run in reruns], 0.8),
        p95(
            f"the same, a filter every {HASTY:g} s instead of {CALM:g} s",
            [run.whole for one in hasty for run in one.reruns],
            None,
        ),
        Line("memory of the server, most", max(held), 800, "MB", f"{alone:.0f} MB alone"),
    ]
    return lines, [*visits, *hasty]


def _longest(what: str, waits: Sequence[float], most: float | None) -> Line:
    more = f"middle {median(waits):.2f}, longest of {len(waits)}"
    return Line(what, max(waits), most, "s", more)


def _opens(visitor: Browser, address: str) -> list[float]:
    opened(visitor, address)  # nobody waits for what is read once
    return [opened(visitor, address) for _ in range(OPENS)]


def _firsts(runs: Sequence[Run]) -> list[float]:
    return [run.first_chart or run.whole for run in runs]


def strangers(where: Path, visits: Sequence[Visit]) -> Line:
    """How many runs showed anything but what their filters come to."""
    runs = [run for one in visits for run in (one.first, *one.reruns)]
    with library.open(where, create=False) as kept:
        workspace = workspace_of(kept)
        bad = [told for run in runs for told in wrong(workspace, run)[:1]]
    for told in bad[:3]:
        print(told, file=sys.stderr)
    return Line("runs with another's data, or wrong figures", len(bad), 0, "", f"of {len(runs)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, serve, look alone, look in a crowd. Exit code 1 where a bar was missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", nargs="?", type=Path, help="articles to make the library of")
    options.add_argument("--folder", type=Path, help="where the library is kept for the next time")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--visitors", type=int, default=30)
    asked = options.parse_args(arguments)
    base = data.reading(asked.file).articles if asked.file else data.sample()
    with tempfile.TemporaryDirectory() as passing:
        begun = time.perf_counter()
        where = load_library.kept_in(asked.folder or Path(passing), base, asked.articles)
        print(f"{asked.articles:,} articles at hand after {time.perf_counter() - begun:.0f} s")
        lines, visits = measured(where, asked.visitors)
        lines.append(strangers(where, visits))
    return printed(lines)


if __name__ == "__main__":
    sys.exit(main())
