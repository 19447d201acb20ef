"""Articles scored into a file: in one process or two, at one go or after a kill, it is the same."""

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import psutil
import pyarrow.parquet as pq
import pytest

import data
import metrics
from dashboard.choices import Choices
from dashboard.scoring import run as running
from dashboard.scoring import tasks as dealing
from dashboard.scoring.run import Outcome, Wanted, in_memory, to_file
from dashboard.scoring.writing import provenance_of, sidecar
from data.readers import table as table_parts
from metrics.method import Exclusions
from tests.dashboard.scoring.making import lines, table
from tools.visitor import ROOT

SCORES = """
import sys
from dashboard.cli import app
from dashboard.scoring import run, tasks
from data.readers import table
table.PART_ROWS = sys.modules["data.read"].AT_ONCE = tasks.ARTICLES = 40
run.TASKS = 1
app(sys.argv[1:])
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks of few articles, so that a few hundred make many."""
    monkeypatch.setattr(table_parts, "PART_ROWS", 40)
    monkeypatch.setattr(sys.modules["data.read"], "AT_ONCE", 40)
    monkeypatch.setattr(dealing, "ARTICLES", 40)
    monkeypatch.setattr(running, "TASKS", 2)


def quiet(share: float, pace: float) -> None:
    pass


def score(path: Path, output: Path, **more: object) -> Outcome:
    return to_file(Wanted([path], Choices(), **more), output, quiet)  # type: ignore[arg-type]


def test_the_file_has_what_scoring_all_at_once_gives(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 330)
    outcome = score(path, tmp_path / "out.parquet")
    assert (outcome.articles, outcome.kept, outcome.problems) == (330, 0, [])
    found = pd.read_parquet(tmp_path / "out.parquet")
    expected = metrics.score(data.read(path))
    pd.testing.assert_frame_equal(found[expected.columns], expected)
    assert found["source_file"].unique().tolist() == ["many.csv"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["many.csv", "out.parquet"]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_two_processes_write_the_bytes_of_one(tmp_path: Path, ending: str) -> None:
    path = table(tmp_path / "many.csv", 330)
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    score(path, one)
    score(path, two, jobs=2)
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 330 * 100
    if ending == "csv":
        with one.open(newline="", encoding="utf-8") as file:
            assert len(list(csv.reader(file))) == 331
    if ending == "jsonl":
        assert [json.loads(line)["title"].split()[-1] for line in lines(one)][::329] == ["0", "329"]


def test_an_article_of_two_files_counts_once_whichever_task_it_is_in(tmp_path: Path) -> None:
    table(tmp_path / "1.csv", 100)
    table(tmp_path / "2.csv", 130, first=70)
    outcome = score(tmp_path, tmp_path / "out.csv")
    assert outcome.articles == 200
    assert [str(problem) for problem in outcome.problems] == [
        str(problem) for problem in data.read_all([tmp_path / "1.csv", tmp_path / "2.csv"]).problems
    ]
    assert "30" in str(outcome.problems[-1])


def test_a_broken_file_among_good_ones_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    table(tmp_path / "in" / "1.csv", 50)
    (tmp_path / "in" / "2.parquet").write_bytes(b"PAR1 and then nothing PAR1")
    table(tmp_path / "in" / "3.csv", 50, first=50)
    outcome = score(tmp_path / "in", tmp_path / "out.csv", jobs=2)
    assert outcome.articles == 100
    assert outcome.has_errors
    assert [problem.file for problem in outcome.problems] == [str(tmp_path / "in" / "2.parquet")]


def test_a_file_that_can_be_read_now_and_could_not_before_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        table(tmp_path / "in" / f"{number}.csv", 50, first=50 * number)
    first = tmp_path / "in" / "0.csv"
    stat, content = first.stat(), first.read_bytes()
    first.write_bytes(b"\0" * len(content))
    os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    half_done(tmp_path / "in", tmp_path / "out.csv")
    first.write_bytes(content)
    os.utime(first, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    outcome = score(tmp_path / "in", tmp_path / "out.csv")
    assert (outcome.articles, outcome.kept, outcome.problems) == (200, 0, [])


def test_numbers_may_go_where_the_articles_are(tmp_path: Path) -> None:
    table(tmp_path / "many.csv", 50)
    score(tmp_path, tmp_path / "out.csv")
    assert score(tmp_path, tmp_path / "out.csv").is_there
    table(tmp_path / "more.csv", 50, first=50)
    again = score(tmp_path, tmp_path / "out.csv")
    assert (again.articles, again.problems, again.is_there) == (100, [], False)


# Stopped and taken up again


def started(folder: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SCORES, "score", "many.csv", "-o", "out.csv", *more]
    return subprocess.Popen(
        command, cwd=folder, env=None, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    path = table(tmp_path / "many.csv", 600)
    with path.open("a", encoding="utf-8") as file:
        file.write(",,Alone.,\n" * 3)
    parts = tmp_path / ".out.csv.parts"
    with started(tmp_path, "--jobs", jobs) as process:
        wait_until(lambda: len(list(parts.glob("part-*.parquet"))) >= 3, process)
        process.send_signal(signal.SIGKILL)
    wait_until_alone(process.pid)
    done = len(list(parts.glob("part-*.parquet")))
    assert 3 <= done < 16
    assert not (tmp_path / "out.csv").exists()
    written = {part.name: part.stat().st_mtime_ns for part in parts.glob("part-*.parquet")}
    with started(tmp_path, "--jobs", jobs) as process:
        wait_until(lambda: len(list(parts.glob("part-*.parquet"))) > done, process)
        kept = {part.name: part.stat().st_mtime_ns for part in parts.glob("part-*.parquet")}
        said = process.communicate()[1]
        assert process.returncode == 0, said
    assert kept.items() >= written.items()  # not done again
    assert "same outlet, title and text as an earlier row" in said
    assert not parts.exists()
    monkeypatch.setattr(running, "TASKS", 1)
    score(path, tmp_path / "whole.csv")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def wait_until_alone(session: int) -> None:
    """Wait until no process is left of a session whose leader was killed."""
    deadline = time.monotonic() + 60
    while left := [pid for pid in psutil.pids() if of_session(pid) == session]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def of_session(pid: int) -> int:
    try:
        return os.getsid(pid) if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE else 0
    except (OSError, psutil.Error):
        return 0


def wait_until(seen: "object", process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 120
    while not seen():  # type: ignore[operator]
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_other_choices_begin_anew_and_say_so(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 200)
    half_done(path, tmp_path / "out.csv")
    others = Choices(Exclusions(terms=frozenset({("loaded", "reckless")})))
    outcome = to_file(Wanted([path], others), tmp_path / "out.csv", quiet)
    assert outcome.kept == 0
    assert "other words are left out, or other lists used" in outcome.before
    found = pd.read_csv(tmp_path / "out.csv")
    assert found["left_out"].str.contains("reckless").all()


def test_inputs_that_changed_begin_anew(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 200)
    half_done(path, tmp_path / "out.csv")
    table(path, 210)
    outcome = score(path, tmp_path / "out.csv")
    assert (outcome.kept, outcome.articles) == (0, 210)
    assert outcome.before == ("the inputs have changed",)


def test_force_begins_anew(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 200)
    half_done(path, tmp_path / "out.csv")
    outcome = to_file(Wanted([path], Choices()), tmp_path / "out.csv", quiet, force=True)
    assert (outcome.kept, outcome.before) == (0, ())


def test_what_is_done_is_kept_and_said(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 200)
    half_done(path, tmp_path / "out.csv")
    outcome = score(path, tmp_path / "out.csv")
    assert (outcome.kept, outcome.articles, outcome.before) == (80, 200, ())


class Stopped(Exception):
    pass


def half_done(path: Path, output: Path) -> None:
    """Stop a run after its first part."""

    def stop(share: float, pace: float) -> None:
        if len(list(output.with_name(f".{output.name}.parts").glob("part-*"))) == 1:
            raise Stopped

    with pytest.raises(Stopped):
        to_file(Wanted([path], Choices()), output, stop)


def test_a_full_disk_is_an_error_and_what_was_done_stays(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 200)
    score(path, tmp_path / "first.csv")
    before = (tmp_path / "first.csv").read_bytes()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # As on a disk with room for the parts and not for all of them together.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with pytest.raises(OSError, match="large"):
            to_file(Wanted([path], Choices()), tmp_path / "first.csv", quiet, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert (tmp_path / "first.csv").read_bytes() == before
    sidecar(tmp_path / "first.csv").unlink()
    outcome = score(path, tmp_path / "first.csv")
    assert (outcome.kept, outcome.is_there) == (200, False)
    assert (tmp_path / "first.csv").read_bytes() == before


def test_what_has_been_made_is_not_made_twice(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 50)
    score(path, tmp_path / "out.csv")
    made = (tmp_path / "out.csv").stat().st_mtime_ns
    again = score(path, tmp_path / "out.csv")
    assert again.is_there and again.articles == 50
    assert (tmp_path / "out.csv").stat().st_mtime_ns == made
    to_file(Wanted([path], Choices()), tmp_path / "out.csv", quiet, force=True)
    assert (tmp_path / "out.csv").stat().st_mtime_ns > made
    (tmp_path / "out.csv").write_text("something else")
    assert not score(path, tmp_path / "out.csv").is_there
    assert len(pd.read_csv(tmp_path / "out.csv")) == 50


# Where numbers came from


def test_a_file_says_what_made_it(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 50)
    score(path, tmp_path / "out.csv")
    score(path, tmp_path / "out.parquet")
    told = json.loads(sidecar(tmp_path / "out.csv").read_text("utf-8"))
    assert provenance_of(tmp_path / "out.csv") == told
    in_parquet = provenance_of(tmp_path / "out.parquet")
    assert in_parquet and {**in_parquet, "bytes": told["bytes"]} == told
    assert (told["articles"], told["failed"]) == (50, False)
    run = told["run"]
    assert run["inputs"]["files"] == 1
    assert "loaded_terms" in run["lexicons"]
    assert all(len(digest) == 64 for digest in run["lexicons"].values())
    assert b"pandas" in pq.read_schema(tmp_path / "out.parquet").metadata


def test_numbers_come_as_they_are_measured(tmp_path: Path) -> None:
    path = table(tmp_path / "many.csv", 330)
    tables, outcome = in_memory(Wanted([path], Choices()), quiet)
    first = next(tables)
    assert len(first) == outcome.articles == 40
    rest = pd.concat([first, *tables], ignore_index=True)
    assert rest["article_id"].is_unique and len(rest) == outcome.articles == 330
