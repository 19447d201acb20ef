"""The README is tried, not imagined."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import library, read
from tests.data.web.site import Site, serving
from tools import readme_tables
from tools.visitor import free_port

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip()
    for language, block in BLOCKS
    if language == "sh"
    for line in block.splitlines()
    if re.match(r"\.venv/bin/slantwise (score|cues|compare|lesson) (?!--library)", line)
]


CLASSES = [
    line.split("  #")[0].strip()
    for _, block in BLOCKS
    for line in block.splitlines()
    if line.startswith(".venv/bin/slantwise class")
]
STEPS = [
    line.split("  #")[0].strip()
    for language, block in BLOCKS
    if language == "sh" and ".venv/bin/slantwise add" in block
    for line in block.splitlines()
]
"""Commands that build on each other."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the commands of the README expect to find."""
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "data" / "sample")
    (tmp_path / "my.csv").write_text("body,outlet\nIt may rain.,NA\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    """The web site of the README, with a feed of four pages."""
    with serving() as made:
        for path in ("/story", "/fed", "/listed", "/named"):
            body = "".join(
                f"<p>The {path[1:]} {n} may rise, officials said.</p>" for n in range(60)
            )
            made.says(path, f"<html lang='en'><title>{path}</title><article>{body}</article>")
        item = "<item><link>/fed</link></item>"
        made.says("/rss", f"<rss version='2.0'><channel><title>Echo</title>{item}</channel></rss>")
        yield made


def library_checkout(checkout: Path, site: Site) -> None:
    """Put into a checkout what the commands about a library expect to find."""
    shutil.copytree(checkout / "data" / "sample" / "meridian-wire", checkout / "my-articles")
    (checkout / "news.csv").write_text("text,outlet\nIt may snow today.,NA\n", encoding="utf-8")
    with zipfile.ZipFile(checkout / "saved.zip", "w") as archive:
        archive.writestr("one.txt", "It may hail today.")
    (checkout / "links.txt").write_text(f"{site.address}/listed\n", encoding="utf-8")
    table = f"media_name,title,url\nThe Post,Named,{site.address}/named\n"
    (checkout / "media-cloud.csv").write_text(table, encoding="utf-8")
    with library.open(checkout / "project.db") as project:
        project.add(read(checkout / "my-articles"))


def environment(**more: str) -> dict[str, str]:
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT), **more}


def run(command: str, checkout: Path, **more: str) -> str:
    """Run a line of the README; what it printed."""
    line = re.sub(r"^\.venv/bin/slantwise", f'"{sys.executable}" -m dashboard.cli', command)
    done = subprocess.run(
        line,
        shell=True,
        cwd=checkout,
        env=environment(**more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


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
    run(command, checkout)
    if target := re.search(r"-o (\w+\.\w+)", command):
        assert (checkout / target[1]).stat().st_size > 500


def test_commands_were_found() -> None:
    assert len(COMMANDS) == 6
    assert len(STEPS) == 7
    assert len(CLASSES) == 3


@pytest.mark.parametrize("command", CLASSES)
def test_a_class_begins(command: str, checkout: Path) -> None:
    articles = sorted((checkout / "data" / "sample").glob("*/heatwave.md"))
    shutil.copy(articles[0], checkout / "one.txt")
    page = (
        f"<html lang='en'><title>Two</title><article>{'<p>It may rain today.</p>' * 60}</article>"
    )
    (checkout / "two.html").write_text(page, encoding="utf-8")
    # With --while-read it ends once there is nothing to read, which is at once.
    more = "" if "purge" in command else f" --while-read --no-browser --port {free_port()}"
    told = run(command + more, checkout, XDG_DATA_HOME=str(checkout / "home"))
    assert ("classes deleted" if "purge" in command else "Code for pupils") in told


def test_commands_about_a_library_run(checkout: Path, site: Site) -> None:
    library_checkout(checkout, site)
    home = {"XDG_DATA_HOME": str(checkout / "home"), "SLANTWISE_PRIVATE_HOSTS": "127.0.0.1"}
    told = [
        run(step.replace("https://news.example", site.address), checkout, **home) for step in STEPS
    ]
    assert [line.split()[0] for line in told[:5]] == ["10", "1", "1", "1", "1"]
    assert "14 articles" in told[5]
    assert (checkout / "kept.csv").stat().st_size > 500


def test_notebook_lines_run(checkout: Path) -> None:
    block = next(block for language, block in BLOCKS if language == "python")
    done = subprocess.run(
        [sys.executable, "-c", f"{block}\nprint(len(scores), len(outlets), len(words))"],
        cwd=checkout, env=environment(), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    articles, outlets, words = map(int, done.stdout.split())
    assert (articles, outlets % 7) == (48, 0)  # six outlets, and the syndicate of one text
    assert words > 48
