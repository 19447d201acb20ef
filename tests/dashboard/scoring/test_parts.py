"""Parts of a run: whole or not there, of one run, and used by one run at a time."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard.scoring import parts
from dashboard.scoring.parts import InUse, Part, opened
from data import Remarks
from tools.visitor import ROOT

RUN = {"numbers": "a", "inputs": {"files": 1}}
TABLE = pd.DataFrame({"article_id": ["x", "y"], "n_words": [3, 4], "rate": [0.5, float("nan")]})
NOTED = (Remarks(repeated=[3], foreign=[4], codes={"fr", "de"}), Remarks(undated=[9]))
HOLDS = """
import sys
from pathlib import Path
from dashboard.scoring.parts import opened
with opened(Path(sys.argv[1]), {}):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_part_comes_back_as_it_was(tmp_path: Path) -> None:
    with opened(tmp_path / "p", RUN) as kept:
        kept.begin()
        kept.keep(0, Part(TABLE, NOTED, "dealt", {"a.csv": 2}))
        assert [kept.is_done(0), kept.is_done(1)] == [True, False]
        part = kept.part(0)
        assert (part.noted, part.dealt, part.again) == (NOTED, "dealt", {"a.csv": 2})
        assert part.table["article_id"].tolist() == ["x", "y"]
        (table,) = kept.tables(1)
        pd.testing.assert_frame_equal(table.to_pandas(), TABLE)


def test_parts_of_the_same_run_stay_and_of_another_go(tmp_path: Path) -> None:
    with opened(tmp_path / "p", RUN) as kept:
        assert kept.before() is None
        kept.begin()
        kept.keep(0, Part(TABLE, NOTED))
    with opened(tmp_path / "p", RUN) as kept:
        assert kept.before() == RUN
        kept.begin()
        assert kept.is_done(0)
        kept.forget()
        kept.begin()
        assert not kept.is_done(0)
        kept.keep(0, Part(TABLE, NOTED))
    with opened(tmp_path / "p", {**RUN, "numbers": "b"}) as kept:
        kept.begin()
        assert not kept.is_done(0)


def test_a_part_that_could_not_be_written_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with opened(tmp_path / "p", RUN) as kept:
        kept.begin()
        monkeypatch.setattr(parts.os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            kept.keep(0, Part(TABLE, NOTED))
        assert not kept.is_done(0)
        assert [path.name for path in (tmp_path / "p").glob("part*")] == []


def test_one_run_at_a_time_and_a_killed_one_is_in_nobodys_way(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "p")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InUse, match="Another run"), opened(tmp_path / "p", RUN):
            pass
        other.kill()
    with opened(tmp_path / "p", RUN) as kept:
        kept.begin()
