"""`slantwise add`, stopped in the middle or watched from without a terminal."""

import contextlib
import csv
import os
import signal
import sys
import threading
import time
from pathlib import Path
from subprocess import PIPE, Popen

import pandas as pd
import pytest
from typer.testing import CliRunner

from dashboard import fetching
from dashboard.cli import app
from dashboard.command import batch
from data import library
from tests.dashboard.command.adding import add, page, titles
from tests.data.web.site import Site

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as POSIX does")
def test_ctrl_c_keeps_what_was_fetched_and_a_rerun_goes_on(site: Site, empty: Path) -> None:
    good = [site.says(f"/{n}", page(f"T{n}")) for n in range(2)]
    called = threading.Event()
    last = site.does("/last", lambda _: called.set() or time.sleep(30))
    command = [sys.executable, "-m", "dashboard.cli", "add", *good, last, "--library", "a.db"]
    environment = {**os.environ, fetching.HOSTS_VARIABLE: "127.0.0.1", "PYTHONPATH": str(ROOT)}
    with Popen(command, cwd=empty, env=environment, stderr=PIPE, stdout=PIPE, text=True) as process:
        assert called.wait(60)
        time.sleep(0.5)  # until the command waits for the answer
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "goes on from here" in err and "Traceback" not in err
    assert out.startswith("2 articles added")
    assert titles(empty) == {"T0", "T1"}

    site.says("/last", page("T2"))
    done = add(empty, *good, last)
    assert done.code == 0 and done.out.startswith("1 article added")
    assert sorted(site.paths()) == ["/0", "/1", "/last", "/last"]


def many(path: Path, number: int) -> Path:
    """A CSV of so many articles; each third is a reprint of the one before it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "outlet", "text", "date"])
        for at in range(number):
            of = at - (at % 3 == 2)
            told = f"Mayor Stern{of % 40} said on Monday that the old bridge"
            text = " ".join(f"{told} number {of * 7 + n} may be closed." for n in range(8))
            rows.writerow([f"Headline {of % 40}", f"Paper {at % 5}", text, "2024-07-09"])
    return path


def held(place: Path) -> list[pd.DataFrame]:
    """Everything in a library that follows from what was added, in its order."""
    with library.open(place) as kept:
        [version] = kept.info().scored
        return [kept.articles(), kept.groups_found(), kept.scores(version)]


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_file_stopped_halfway_is_completed_as_if_it_had_not_been(
    empty: Path, how: signal.Signals
) -> None:
    number = 800
    path = many(empty / "many.csv", number)
    command = [sys.executable, "-m", "dashboard.cli", "add", path.name, "--library", "a.db"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    library.open(empty / "a.db").close()
    with Popen(command, cwd=empty, env=environment, stderr=PIPE, stdout=PIPE, text=True) as process:
        with library.open(empty / "a.db") as kept:
            while len(kept) < 200 and process.poll() is None:
                time.sleep(0.01)
        time.sleep(0.2)  # until it has counted them as well
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
    with library.open(empty / "a.db") as kept:
        left = len(kept)
        assert 200 <= left == kept.ungrouped() < number
    if how == signal.SIGINT:
        assert process.returncode == 130 and "goes on from here" in err
        assert out.startswith(f"{left:,} articles added")
    done = add(empty, path.name)
    assert done.out.startswith(f"{number - left:,} articles added")
    with contextlib.chdir(empty):
        assert CliRunner().invoke(app, ["add", path.name, "--library", "b.db"]).exit_code == 0
    for one, other in zip(held(empty / "a.db"), held(empty / "b.db"), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_without_a_terminal_a_line_says_now_and_then_how_far_it_is(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = many(empty / "many.csv", 450)
    monkeypatch.setattr(batch, "EVERY", 0.0)
    lines = add(empty, path.name).err.splitlines()
    for doing in ("Reading", "Looking for reprints", "Looking for stories", "Scoring"):
        assert any(line.startswith(f"{doing}… ") and line.endswith("%") for line in lines), lines
        assert [line for line in lines if line.startswith(doing)][-1] == f"{doing}… 100%"
    assert "\r" not in "".join(lines) and "\x1b" not in "".join(lines)
    monkeypatch.setattr(batch, "EVERY", 1e9)
    assert add(empty, path.name).err == ""
