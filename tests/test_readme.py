"""The README is tried, not imagined."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import readme_tables

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip()
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if re.match(r"\.venv/bin/slantwise (score|cues)", line)
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the commands of the README expect to find."""
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "data" / "sample")
    (tmp_path / "my.csv").write_text("body,outlet\nIt may rain.,NA\n", encoding="utf-8")
    return tmp_path


def environment() -> dict[str, str]:
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT)}


def test_readme_tables_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert readme_tables.placed(text) == text, "run: make readme"


def test_links_and_pictures_exist() -> None:
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    mentioned = set(re.findall(r"make ([a-z]+)\b", "\n".join(block for _, block in BLOCKS)))
    assert {"run", "test"} <= mentioned <= targets


@pytest.mark.parametrize("command", COMMANDS)
def test_command_runs(command: str, checkout: Path) -> None:
    line = re.sub(r"^\.venv/bin/slantwise", f'"{sys.executable}" -m dashboard.cli', command)
    done = subprocess.run(
        line,
        shell=True,
        cwd=checkout,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    if target := re.search(r"-o (\w+\.\w+)", command):
        assert (checkout / target[1]).stat().st_size > 500


def test_commands_were_found() -> None:
    assert len(COMMANDS) == 3


def test_notebook_lines_run(checkout: Path) -> None:
    block = next(block for language, block in BLOCKS if language == "python")
    done = subprocess.run(
        [sys.executable, "-c", f"{block}\nprint(len(scores), len(outlets), len(words))"],
        cwd=checkout, env=environment(), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    articles, outlets, words = map(int, done.stdout.split())
    assert (articles, outlets % 6) == (48, 0)
    assert words > 48
