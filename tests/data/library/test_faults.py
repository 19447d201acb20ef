"""What goes wrong is said in plain words: what, where, and what to do."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import Pool

from data import library
from data.library import LibraryError, connecting
from data.library.fault import explained, meaning
from tests.data.library.conftest import Many

HANDBOOK = Path(__file__).parents[3] / "docs" / "adding.md"


@pytest.fixture
def small_disk() -> object:
    """Libraries may grow to 200 pages (about 800 kB) and no further, as on a disk that is full."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 200")

    event.listen(Pool, "connect", limit)
    yield
    event.remove(Pool, "connect", limit)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_keeps_what_was_added(tmp_path: Path, many: Many) -> None:
    with library.open(tmp_path / "a.db") as opened:
        opened.add(many(200))
        with pytest.raises(LibraryError, match=r"a\.db.*disk is full.*Make room"):
            opened.add(many(1500))
        assert len(opened) in (200, 500, 1000)  # whole transactions
        assert len(opened.texts(opened.articles().index.tolist())) == len(opened)


def as_nobody(work: Callable[[], None]) -> int:
    """Do `work` as a user who may write nowhere; 0 when it went as expected."""
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
        except BaseException as error:
            print(repr(error), file=sys.__stderr__)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected in another way there")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_read_only_folder() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o555)

        def make() -> None:
            with pytest.raises(LibraryError, match=r"new\.db.*read-only.*--library"):
                library.open(Path(folder) / "new.db")
            with pytest.raises(LibraryError, match=r"There is no such folder"):
                library.open(Path(folder) / "folder" / "new.db")

        assert as_nobody(make) == 0
        assert os.listdir(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="files are protected in another way there")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_read_only_library(many: Many) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        path = Path(folder) / "a.db"
        library.open(path).close()
        os.chmod(path, 0o444)

        def write() -> None:
            with library.open(path) as opened, pytest.raises(LibraryError, match="read-only"):
                opened.add(many(1))

        assert as_nobody(write) == 0


def test_somebody_else_writes_for_too_long(
    tmp_path: Path, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.01)
    monkeypatch.setattr(connecting, "_PAUSE", 0.001)
    with library.open(tmp_path / "a.db") as opened:
        other = sqlite3.connect(tmp_path / "a.db")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match=r"Another program has been writing.*Wait"):
            opened.add(many(1))
        assert len(opened) == 0  # reading waits for nobody
        other.rollback()
        assert opened.add(many(1)).new == 1
        other.close()


def test_a_damaged_library(tmp_path: Path, many: Many) -> None:
    path = tmp_path / "a.db"
    with library.open(path) as opened:
        opened.add(many(300))
        opened.vacuum()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xaa" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=r"a\.db.*damaged.*backup"):
        library.open(path).articles()


def test_a_database_that_does_not_answer() -> None:
    with pytest.raises(LibraryError, match=r"does not answer.*Check that it runs"):
        library.open("postgresql://me:secret@127.0.0.1:1/articles")


def test_without_a_driver_the_advice_is_what_the_handbook_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LibraryError, match="not installed") as caught:
        library.open("postgresql://me@127.0.0.1:1/articles")
    command = caught.value.problem.advice.removeprefix("Install it with: ").removesuffix(".")
    assert command in HANDBOOK.read_text(encoding="utf-8")


def test_a_missing_module_of_ours_is_not_taken_for_the_driver() -> None:
    with pytest.raises(ModuleNotFoundError), explained("a.db"):
        raise ModuleNotFoundError("No module named 'alembic'", name="alembic")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('permission denied for database "news"', "may not do that"),
        ('too many connections for role "me"', "no connection left"),
        ('role "me" does not exist', "did not let us in"),
        ('database "news" does not exist', "no such database"),
    ],
)
def test_what_postgresql_says_is_told_as_what_it_means(said: str, told: str) -> None:
    error = OperationalError("connect", {}, Exception(f"FATAL:  {said}"))
    assert told in meaning(error, "postgresql://host/news").problem.what


def test_a_wrong_password_is_not_shown(empty_database: str) -> None:
    user, _, rest = empty_database.removeprefix("postgresql://").partition("@")
    with pytest.raises(LibraryError, match="did not let us in") as caught:
        library.open(f"postgresql://{user.split(':')[0]}:secret@{rest}")
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there(postgres_server: str) -> None:
    with pytest.raises(LibraryError, match=r"no such database.*createdb"):
        library.open(f"{postgres_server}/nowhere")


@pytest.mark.parametrize(
    "address", ["mysql://me@host/name", "https://example.org/a.db", "sqlite://"]
)
def test_an_address_of_another_kind(address: str) -> None:
    with pytest.raises(LibraryError, match=r"cannot be kept.*postgresql://user@host/name"):
        library.open(address)


def test_an_address_that_is_none() -> None:
    with pytest.raises(LibraryError, match="no address of a library"):
        library.open("postgresql://host:port:port/name")


def test_an_address_of_a_file(tmp_path: Path) -> None:
    library.open(f"sqlite:///{tmp_path / 'a.db'}").close()
    assert (tmp_path / "a.db").exists()


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_not_the_library_of_ones_own(name: str) -> None:
    with pytest.raises(LibraryError, match="name of the library is empty"):
        library.open(name)


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot have this name"):
        library.open(tmp_path / name)
