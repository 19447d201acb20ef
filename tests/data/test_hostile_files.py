"""Whatever a file does, it is told in plain words, within memory, and the other files are read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import data
from data.readers.source import from_path
from tests.data.hostile.every import FILES
from tests.data.making import TEXT
from tools.hostile_trial import MOST_MEGABYTES
from tools.reading_apart import read_apart

# What is left of a file that is only partly bad, or only looks it.
READ_ALL_THE_SAME = {
    "zip bomb": 1,
    "document with a wide table": 1,
    "line of 200 MB": 1,
    "line of 200 MB in JSON": 1,
    "array of 200 MB on a line": 2,
    "quotation mark without its partner": 1,
    "lines that are no JSON": 1,
    "line of commas": 1,
    "database with a cell of 100 MB": 1,
    "PDF of one page often": 1,
    "one word of 10 MB": 1,
    "100,000 quotes": 2,
    "100,000 straight quotes": 2,
    "lone surrogates": 2,
    "marks in the middle": 2,
    "right to left and zero width": 2,
    "page with an attribute of 15 MB": 1,
    "page of paragraphs": 1,
    "page of breaks": 1,
    "page of tables": 1,
    "page of dates": 1,
    "PDF of 2,000 pages": 1,
    "document of pictures": 1,
    "workbook of 60,000 strings": 1,
    "web archive of wrong lengths": 1,
    "lines of JSON with keys of their own": 100,
}
# What a person is told of some of them; elsewhere several sentences will do.
TOLD = {
    **dict.fromkeys(("zip bomb", "zip bomb in a zip", "workbook bomb"), "zip bomb"),
    **dict.fromkeys(("workbook with entities", "document with entities"), "XML entities"),
    **dict.fromkeys(("workbook cut short", "document cut short", "PDF cut short"), "cut short"),
    **dict.fromkeys(("page nested deep", "page nested a little too deep"), "nested deeper"),
    "workbook that repeats one long string": "characters",
    "page of tags": "larger",
    "page with a tag of 300,000 attributes": "larger",
    "five million columns": "columns",
    "PDF of 2,000 pages": "Only the first 1,000",
    "Parquet cut short": "damaged",
    "Parquet of 50,000 columns": "50,001 columns",
    "ZIP of 20,001 files": "more than 20,000",
    "document with a password": "password",
    "quotation mark without its partner": "quotation mark",
    "rows of one character": "Only the first",
    "Parquet of copies": "too large for its size",
    "Parquet that packs well": "Only the first",
    "lone surrogates": "surrogates",
    "white space": "no text",
    "noise": "not text",
}


@pytest.mark.parametrize("harm", FILES)
def test_a_hostile_file(harm: str, tmp_path: Path) -> None:
    name, write = FILES[harm]
    path = tmp_path / name
    write(path)
    good = tmp_path / "good.txt"
    good.write_text("The other file is read.")
    found = read_apart(path, good)
    assert found.texts[-1] == "The other file is read."
    if harm in READ_ALL_THE_SAME:
        assert len(found.texts) - 1 == READ_ALL_THE_SAME[harm]
    told = found.told
    assert all(str(path) in line for line in told)
    assert told or harm in READ_ALL_THE_SAME
    assert any(TOLD.get(harm, "") in line for line in told) or harm not in TOLD
    assert not any("Traceback" in line or "Error" in line for line in told)
    assert max(map(len, told), default=0) < 1000
    assert found.peak < MOST_MEGABYTES


@pytest.fixture
def nobody() -> Iterator[None]:
    """A user who may not read everything: the superuser's permissions stop at nothing."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no such permissions")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_and_a_folder_that_may_not_be_read(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o005 == 0o005:
            break
        folder.chmod(0o755)
    (tmp_path / "good.txt").write_text(TEXT)
    closed = tmp_path / "closed"
    closed.mkdir()
    secret = tmp_path / "secret.csv"
    secret.write_text("text\nsecret")
    secret.chmod(0)
    closed.chmod(0)
    request.getfixturevalue("nobody")
    found = data.read_all([tmp_path])
    assert found.articles["text"].tolist() == [TEXT]
    assert [problem.what for problem in found.problems] == [
        "The folder could not be opened: permission denied.",
        "The file could not be opened: permission denied.",
    ]
    (error,) = data.read_all([closed / "a.csv"]).problems
    assert error.what == "The file could not be opened: permission denied."


def test_a_name_too_long_is_no_file() -> None:
    (error,) = data.read_all(["a" * 5000 + ".csv"]).problems
    assert error.what == "The file could not be opened: file name too long."


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "up").symlink_to(tmp_path)
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone.csv")
    found = data.read_all([tmp_path, tmp_path / "self.txt"])
    assert found.articles["text"].tolist() == [TEXT]
    whats = [problem.what for problem in found.problems]
    assert sum("symbolic links" in what for what in whats) == 2
    assert "There is no such file." in whats


def test_a_folder_that_is_called_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(data.ArticleError, match="nothing in this folder"):
        data.read(tmp_path / "a.csv")
    (tmp_path / "a.csv" / "one.txt").write_text(TEXT)
    assert data.read(tmp_path / "a.csv")["text"].tolist() == [TEXT]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(data.ArticleError, match="neither a file nor a folder"):
        data.read(tmp_path / "a.csv")


def test_what_only_looks_like_a_file_is_not_read(tmp_path: Path) -> None:
    shown = Path("/proc/self/status")
    if not shown.exists():
        pytest.skip("this system shows nothing as a file")
    (tmp_path / "a.txt").symlink_to(shown)
    with pytest.raises(data.ArticleError, match="empty"):
        data.read(tmp_path / "a.txt")
    with from_path(shown).open() as stream:
        assert stream.read() == b""


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.txt", "a\nerror: b.txt", "a\x1b[31mb.txt", "\udcff.txt"]
)
def test_a_name_stays_on_its_line(name: str, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / name)))
    path.write_text(" ")
    with pytest.raises(data.ArticleError) as caught:
        data.read(path)
    told = str(caught.value)
    assert "\n" not in told and "\x1b" not in told
    told.encode()
    path.write_text(TEXT)
    found = data.read_all([tmp_path])
    found.articles["source_file"].iloc[0].encode()
    assert "\n" not in found.articles["source_file"].iloc[0]
