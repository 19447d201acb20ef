"""Files that are damaged anywhere end in an article or a message, never in a traceback."""

from pathlib import Path

import pytest

import data
from tests.data import damaged

FILES = damaged.files()


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_told(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for _, content in damaged.damaged(FILES[name], 2, seed=20260):
        (tmp_path / name).write_bytes(content)
        found = data.read_all([tmp_path / name])
        assert len(found.articles) or found.problems
        told = "".join(map(str, found.problems))
        assert "\n" not in told and "Traceback" not in told
    assert "Traceback" not in capfd.readouterr().err
