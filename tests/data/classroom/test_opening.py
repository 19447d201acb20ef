"""Where classes are kept: private, made where there are none, and faults said in plain words."""

import os
import stat
from pathlib import Path

import pytest

from data.classroom.categories import CATEGORIES
from data.classroom.opening import FILE_NAME, default_place, open_classroom
from data.classroom.parts import ClassText, Plan
from data.library import LibraryError

PLAN = Plan("A class", (ClassText("One", "Some words.", "A"),), CATEGORIES)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the data of whoever runs this is kept; nothing is there yet."""
    found = tmp_path / "home" / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(found))
    return found


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="files have no such modes elsewhere")
def test_only_the_owner_reads_what_pupils_marked(tmp_path: Path) -> None:
    before = os.umask(0)  # that a careless system would have
    try:
        with open_classroom(str(tmp_path / "classes.db")) as kept:
            kept.start(PLAN)
            found = modes(tmp_path)
            assert "classes.db-wal" in found
            assert set(found.values()) == {0o600}
    finally:
        os.umask(before)


def test_the_own_folder_is_made(home: Path) -> None:
    assert default_place() == str(home / "slantwise" / FILE_NAME)
    with open_classroom() as kept:
        code = kept.start(PLAN).code
    assert (home / "slantwise" / FILE_NAME).is_file()
    with open_classroom() as again, open_classroom(default_place()) as named:
        assert again.session(code).plan == named.session(code).plan == PLAN


def test_classes_are_found_again_at_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_classroom("mine.db") as kept:
        code = kept.start(PLAN).code
    with open_classroom(str(tmp_path / "mine.db")) as again:
        assert again.session(code).plan == PLAN


def test_a_place_in_postgresql_is_opened(empty_database: str) -> None:
    with open_classroom(empty_database) as kept:
        code = kept.start(PLAN).code
    with open_classroom(empty_database) as again:
        assert again.session(code).plan == PLAN


def test_a_file_that_is_no_database_is_left_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("Dear diary, today nothing happened.\n" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"essay\.txt"):
        open_classroom(str(path))
    assert path.read_bytes() == before


def test_what_cannot_be_a_file_is_said(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere" / "classes.db"):
        with pytest.raises(LibraryError, match=place.name):
            open_classroom(str(place))
    assert list(tmp_path.iterdir()) == []  # only the own folder is made
    for place in ("mysql://somewhere/db", " ", "a\x00b"):
        with pytest.raises(LibraryError):
            open_classroom(place)


def test_an_own_folder_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(LibraryError, match=FILE_NAME):
        open_classroom()


def test_a_database_that_does_not_answer_is_said_without_its_password() -> None:
    with pytest.raises(LibraryError, match="does not answer") as raised:
        open_classroom("postgresql://me:hunter2@127.0.0.1:1/classes")
    assert "hunter2" not in str(raised.value)
