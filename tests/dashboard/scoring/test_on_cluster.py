"""Files scored by Dask workers: a part for each, never twice, and what is wrong is said."""

import shutil
import socket
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from dask.distributed import LocalCluster
from filelock import FileLock
from typer.testing import CliRunner, Result

import data
from dashboard.cli import app
from dashboard.scoring import on_cluster
from dashboard.scoring.run import NoCluster


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    sample = data.sample()
    for number in range(4):
        columns = sample.loc[number::4, ["outlet", "title", "text"]]
        columns.to_csv(folder / f"{number}.csv", index=False)
    return folder


def scored(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)])


def rows_of(folder: Path) -> pd.DataFrame:
    found = pd.concat([pd.read_parquet(path) for path in folder.glob("*.parquet")])
    return found.sort_values("article_id").reset_index(drop=True)


def test_two_workers_give_the_numbers_of_one_process(inputs: Path, tmp_path: Path) -> None:
    done = scored(inputs, "-o", tmp_path / "out", "--dask-local", "2")
    assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "out").glob("part-*.parquet"))) == 4
    assert scored(inputs, "-o", tmp_path / "one.parquet").exit_code == 0
    one = pd.read_parquet(tmp_path / "one.parquet").sort_values("article_id")
    pd.testing.assert_frame_equal(
        rows_of(tmp_path / "out"), one.reset_index(drop=True), check_exact=True
    )


def test_only_what_is_new_is_done_and_a_broken_file_is_named(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (inputs / "9.csv").write_bytes(b"\x00\x01")
    done = scored(inputs, "-o", out, "--dask-local", "2")
    assert done.exit_code == 1 and "9.csv" in done.output
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert len(before) == 4
    shutil.copy(inputs / "0.csv", inputs / "9.csv")
    assert scored(inputs, "-o", out, "--dask-local", "2").exit_code == 0
    after = {path: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert len(after) == 5 and before.items() <= after.items()


def test_a_folder_in_use_is_refused(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with FileLock(tmp_path / "out" / ".in-use.lock"):
        done = scored(inputs, "-o", tmp_path / "out", "--dask-local", "1")
    assert done.exit_code == 1 and "Another run is writing" in done.output


def test_a_scheduler_that_does_not_answer_is_named_in_seconds(inputs: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    begun = time.monotonic()
    done = scored(inputs, "-o", tmp_path / "out", "--scheduler", address)
    assert done.exit_code == 1
    assert f"No Dask scheduler answers at {address}" in " ".join(done.output.split())
    assert time.monotonic() - begun < 60


def test_workers_of_another_release_are_refused(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with on_cluster.connected(None, 1) as client:
        monkeypatch.setattr(on_cluster, "release", lambda: "0.0.0")
        address = str(client.scheduler_info()["address"])
        done = scored(inputs, "-o", tmp_path / "out", "--scheduler", address)
    assert done.exit_code == 1
    assert "0.0.0" in done.output and "same release" in " ".join(done.output.split())


def test_a_scheduler_without_workers_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_cluster, "PATIENCE", 1)
    empty: Any = LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="")
    with (
        empty,
        pytest.raises(NoCluster, match="no workers"),
        on_cluster.connected(empty.scheduler_address, 0),
    ):
        pass


@pytest.mark.parametrize("output", [[], ["-o", "scores.csv"]])
def test_a_cluster_writes_into_a_folder(inputs: Path, output: list[str]) -> None:
    done = scored(inputs, *output, "--dask-local", "2")
    assert done.exit_code == 2 and "folder" in done.output
