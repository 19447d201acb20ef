"""The slantwise command as its users call it, from another folder."""

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import metrics
from dashboard.cli import app

ROOT = Path(__file__).parents[2]
STORM = "The shameful storm may have hit the coast, officials said on Monday. It was loud.\n" * 3
CALM = (
    "The council quietly met on Tuesday. It agreed to wait for the report of the engineers.\n" * 3
)


def article(title: str, text: str) -> str:
    """An article file that states its title."""
    return f"---\ntitle: {title}\n---\n\n{text}"


@dataclass(frozen=True)
class Done:
    """What a call of the command came to."""

    returncode: int
    stdout: str
    stderr: str


def slantwise(*arguments: str | Path, cwd: Path, stdin: str = "") -> Done:
    """Call the command in `cwd`, in this process: it saves a second a call."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def start(
    *arguments: str, cwd: Path, stdout: int, stderr: int, **variables: str
) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own, with variables of its environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, "-P", "-m", "dashboard.cli", *arguments]
    return subprocess.Popen[bytes](command, cwd=cwd, env=environment, stdout=stdout, stderr=stderr)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "storm.txt").write_text(article("Storm hits coast", STORM), encoding="utf-8")
    (tmp_path / "calm.txt").write_text(article("Council waits", CALM), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_score_writes_one_row_an_article_with_the_engine_s_numbers(
    folder: Path, ending: str
) -> None:
    done = slantwise("score", "storm.txt", "calm.txt", "-o", f"out.{ending}", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    table = {
        "csv": lambda path: pd.read_csv(path, keep_default_na=False),
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": pd.read_parquet,
    }[ending](folder / f"out.{ending}")
    assert table["title"].tolist() == ["Storm hits coast", "Council waits"]
    expected = metrics.score(pd.DataFrame({"text": [STORM, CALM]}))
    for spec in metrics.HEADLINES:
        assert table[spec.column].tolist() == pytest.approx(expected[spec.column].tolist())
    assert table["n_words"].tolist() == expected["n_words"].tolist()


def test_undefined_is_empty_in_csv_and_null_in_json_lines(tmp_path: Path) -> None:
    (tmp_path / "dots.txt").write_text("… — …", encoding="utf-8")
    assert slantwise("score", "dots.txt", "-o", "o.csv", cwd=tmp_path).returncode == 0
    assert rows((tmp_path / "o.csv").read_text("utf-8"))[0]["loaded_terms_rate"] == ""
    slantwise("score", "dots.txt", "-o", "o.jsonl", cwd=tmp_path)
    assert json.loads((tmp_path / "o.jsonl").read_text("utf-8"))["loaded_terms_rate"] is None


def test_an_input_that_fails_is_named_and_the_rest_is_done(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"")
    done = slantwise("score", "gone.txt", "storm.txt", "broken.txt", "-o", "o.csv", cwd=folder)
    assert done.returncode == 1
    told = done.stderr
    assert "gone.txt" in told and "broken.txt" in told and "Traceback" not in told
    assert [row["source_file"] for row in rows((folder / "o.csv").read_text())] == ["storm.txt"]


def test_nothing_is_written_when_every_input_fails(tmp_path: Path) -> None:
    done = slantwise("score", "gone.txt", "-o", "o.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_file_that_cannot_be_written_is_said(folder: Path, ending: str) -> None:
    done = slantwise("score", "storm.txt", "-o", f"{'x' * 300}.{ending}", cwd=folder)
    assert done.returncode == 1
    assert "could not be written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score"], "INPUT"),
        (["score", "storm.txt", "-o", "o.xlsx"], ".parquet"),
        (["score", "storm.txt", "-o", "nowhere/o.csv"], "nowhere"),
        (["score", "storm.txt", "-o", "."], "folder"),
        (["score", "storm.txt", "--colour"], "--colour"),
        (["shout"], "shout"),
        (["cues"], "FILE"),
        (["--port", "99999"], "--port"),
        (["--articles", "gone"], "gone"),
    ],
)
def test_a_call_that_is_not_understood_exits_with_2(
    folder: Path, arguments: list[str], said: str
) -> None:
    done = slantwise(*arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["calm.txt", "storm.txt"]


def test_columns_that_go_by_other_names(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'paper,story\nNA,"{STORM}"\n', encoding="utf-8")
    failed = slantwise("score", "t.csv", "-o", "-", cwd=tmp_path)
    assert failed.returncode == 1 and "paper, story" in failed.stderr
    done = slantwise(
        "score", "t.csv", "--text-column", "story", "--outlet-column", "paper", cwd=tmp_path
    )
    assert done.returncode == 0
    assert [row["outlet"] for row in rows(done.stdout)] == ["NA"]


@pytest.mark.parametrize(
    ("stdin", "options"),
    [
        (STORM, []),
        (json.dumps({"text": STORM}), []),
        (f'title,text\nStorm,"{STORM}"\n', []),
        (f'title,weather\nStorm,"{STORM}"\n', ["--text-column", "weather"]),
    ],
    ids=["text", "json lines", "csv", "csv with a column named"],
)
def test_what_another_program_hands_over_is_read(
    tmp_path: Path, stdin: str, options: list[str]
) -> None:
    done = slantwise("score", "-", "-o", "-", *options, cwd=tmp_path, stdin=stdin)
    assert done.returncode == 0
    [row] = rows(done.stdout)
    assert row["n_words"] == "45"


def test_a_column_that_is_named_does_not_stop_text_files(folder: Path) -> None:
    (folder / "t.csv").write_text(f'story\n"{STORM}"\n', encoding="utf-8")
    done = slantwise("score", "storm.txt", "t.csv", "--text-column", "story", cwd=folder)
    assert (done.returncode, len(rows(done.stdout))) == (0, 2)


def test_files_and_stdin_together(folder: Path) -> None:
    done = slantwise("score", "storm.txt", "-", cwd=folder, stdin=CALM)
    assert [row["n_words"] for row in rows(done.stdout)] == ["45", "48"]


def test_empty_stdin_is_an_input_that_failed(folder: Path) -> None:
    done = slantwise("score", "storm.txt", "-", cwd=folder)
    assert done.returncode == 1
    assert "(stdin)" in done.stderr
    assert len(rows(done.stdout)) == 1


def test_a_formula_in_a_title_is_defused_in_csv_and_kept_elsewhere(tmp_path: Path) -> None:
    record = {"title": "=HYPERLINK(1)", "outlet": "@SUM(A1)", "text": STORM}
    (tmp_path / "t.jsonl").write_text(json.dumps(record), encoding="utf-8")
    [row] = rows(slantwise("score", "t.jsonl", cwd=tmp_path).stdout)
    assert (row["title"], row["outlet"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    slantwise("score", "t.jsonl", "-o", "o.jsonl", cwd=tmp_path)
    kept = json.loads((tmp_path / "o.jsonl").read_text("utf-8"))
    assert (kept["title"], kept["outlet"]) == (record["title"], record["outlet"])


def test_cues_are_the_engine_s_and_lie_where_they_say(folder: Path) -> None:
    done = slantwise("cues", "storm.txt", "-o", "-", cwd=folder)
    assert done.returncode == 0
    found = rows(done.stdout)
    expected = metrics.cues(STORM.strip())
    assert [(row["start"], row["text"]) for row in found] == [
        (str(start), text) for start, text in zip(expected["start"], expected["text"], strict=True)
    ]
    assert len(found) > 3


LIST = "# extends: loaded_terms\nterm,category,gloss\nstorm,label,bad weather\n"


def test_words_are_left_out_and_the_file_says_so(folder: Path) -> None:
    before = rows(slantwise("score", "storm.txt", cwd=folder).stdout)[0]
    assert "left_out" not in before and "own_lists" not in before
    done = slantwise(
        "score", "storm.txt",
        "--leave-out", "Shameful", "--leave-out-category", "citation:indirect",
        cwd=folder,
    )  # fmt: skip
    after = rows(done.stdout)[0]
    assert int(after["n_loaded_narrator"]) < int(before["n_loaded_narrator"])
    assert after["n_citations_indirect"] == "0"
    assert "“shameful” (loaded terms)" in after["left_out"]
    assert "category indirect" in after["left_out"]
    assert after["own_lists"] == ""


@pytest.mark.parametrize("command", ["score", "cues"])
def test_a_list_of_ones_own_is_used_and_named(folder: Path, command: str) -> None:
    (folder / "mine.csv").write_text(LIST, encoding="utf-8")
    done = slantwise(command, "storm.txt", "--lexicon", "mine.csv", cwd=folder)
    assert done.returncode == 0
    found = rows(done.stdout)
    assert found[0]["own_lists"] == "mine.csv (1 term, added to the loaded terms)"
    assert found[0]["left_out"] == ""
    if command == "cues":
        assert ("bad weather", "label") in {(row["gloss"], row["category"]) for row in found}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--leave-out", "slamed"], "slammed"),
        (["--leave-out-category", "loaded:alrm"], "alarm"),
        (["--leave-out-category", "alarm"], "FAMILY:CATEGORY; perhaps loaded:alarm"),
        (["--leave-out-category", "bread"], "such as loaded:alarm; the families are loaded, "),
        (["--leave-out-category", "loaded"], "name one of its categories: loaded:absolute, "),
        (["--leave-out-category", "loaded:"], "name one of its categories: loaded:absolute, "),
        (["--leave-out-category", "citation:dirct"], "direct"),
        (["--lexicon", "bad.csv"], "bad.csv, line 3: a row needs a term and a category"),
        (["--lexicon", "aimless.csv"], "aimless.csv, line 1: the file does not say"),
        (["--lexicon", "gone.csv"], "gone.csv"),
        (["--lexicon", "."], "--lexicon"),
    ],
)
def test_words_that_cannot_be_meant_exit_with_2(
    folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "bad.csv").write_text("# extends: hedges\nterm,category\n,x\n", encoding="utf-8")
    (folder / "aimless.csv").write_text("term,category\na,x\n", encoding="utf-8")
    done = slantwise("score", "storm.txt", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_person_at_a_terminal_gets_a_short_table(folder: Path) -> None:
    (folder / "t.jsonl").write_text(json.dumps({"title": "[red]x[/red]", "text": STORM}))
    told = at_terminal("score", "storm.txt", "t.jsonl", cwd=folder)
    for expected in ("Storm hits coast", "outlet not stated", "[red]x[/red]", "per 1,000"):
        assert expected in told
    assert "article_id" not in told
    assert "may" in at_terminal("cues", "storm.txt", cwd=folder)


def at_terminal(*arguments: str, cwd: Path) -> str:
    """What the command shows where stdout is a terminal."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    controller, terminal = pty.openpty()
    running = start(*arguments, cwd=cwd, stdout=terminal, stderr=subprocess.DEVNULL, COLUMNS="160")
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(controller, 65536)
        except OSError:  # Linux says so when the last writer has gone
            break
        if not part:
            break
        shown += part
    os.close(controller)
    assert running.wait() == 0
    return shown.decode()


def test_a_reader_that_stops_early_is_no_error_to_shout_about(folder: Path) -> None:
    running = start(
        "score", "storm.txt", cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None and running.stderr is not None
    running.stdout.close()
    told = running.stderr.read()
    running.wait()
    assert b"Traceback" not in told and b"BrokenPipe" not in told


@pytest.mark.parametrize("command", [[], ["score"], ["cues"], ["bench"]])
def test_help_has_examples(tmp_path: Path, command: list[str]) -> None:
    done = slantwise(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"slantwise {' '.join(command)}".strip() in done.stdout.split("Examples:")[1]


def test_version(tmp_path: Path) -> None:
    done = slantwise("--version", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("slantwise")


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys, dashboard.cli\n"
        "loaded = {'pandas', 'numpy', 'streamlit', 'metrics', 'data', 'rich'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-P", "-c", code], check=True, env=environment)


def test_the_dashboard_starts_from_any_folder(folder: Path) -> None:
    running = start(
        "--articles",
        "storm.txt",
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        STREAMLIT_SERVER_HEADLESS="true",
    )
    try:
        assert running.stdout is not None
        told = running.stdout.readline().decode()
        address = next(word for word in told.split() if word.startswith("http://localhost:"))
        answer = b""
        for _ in range(150):
            try:
                answer = urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
                break
            except OSError:
                time.sleep(0.1)
        assert answer == b"ok"
    finally:
        running.terminate()
        running.wait(10)
