"""A library is made, recognised, brought up to date with a backup, or refused in plain words."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from data import library
from data.library import Library, LibraryError
from data.library.connecting import Connector
from data.library.place import place_of
from data.library.schema import HEAD, VERSION_TABLE, tables
from data.library.upgrade import SCRIPTS, bring_up_to_date
from tests.data.library.conftest import Many

ROOT = Path(__file__).parents[3]
NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "9000"
down_revision = "{head}"
def upgrade():
    op.add_column("articles", sa.Column("mood", sa.Text, server_default="calm"))
    op.execute("UPDATE articles SET author = 'migrated'")
    {then}
"""


@pytest.fixture
def connector(place: str) -> Iterator[Connector]:
    """The bare database of the test."""
    found = Connector(place_of(place))
    yield found
    found.close()


def scripts_with(folder: Path, then: str = "pass") -> Path:
    """The migrations, and one that is yet to come."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9000_next.py").write_text(NEXT.format(head=HEAD, then=then))
    return folder


def authors(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT author FROM articles").scalars())


def columns(connection: Connection) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns("articles")}


def test_the_migrations_end_where_the_schema_says() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_new_library_is_what_the_schema_describes(opened: Library, connector: Connector) -> None:
    def differences(connection: Connection) -> object:
        options = {"version_table": VERSION_TABLE}
        return compare_metadata(MigrationContext.configure(connection, opts=options), tables)

    assert connector.read(differences) == []


def test_a_library_is_new_once(place: str) -> None:
    for is_new in (True, False):
        with library.open(place) as opened:
            assert opened.is_new == is_new


def test_a_new_library_needs_no_backup_and_an_open_one_neither(place: str) -> None:
    for _ in range(2):
        with library.open(place) as opened:
            assert opened.backup == ""


def test_a_migration_is_done_and_what_was_before_is_kept(
    opened: Library, connector: Connector, many: Many, tmp_path: Path
) -> None:
    opened.add(many(3))
    opened.close()
    backup = bring_up_to_date(connector, scripts_with(tmp_path / "scripts"), "9000").backup
    assert connector.read(columns) >= {"mood", "author"}
    assert connector.read(authors) == ["migrated"] * 3
    if opened.place.path:
        assert Path(backup).parent == opened.place.path.parent
        with library.open(backup) as before:
            assert before.articles()["author"].tolist() == ["Ada Stern"] * 3
            assert before.text(before.articles().index[0]) == many(1)["text"][0]
    else:
        schema = backup.removeprefix("schema ")
        asked = f"SELECT author FROM {schema}.articles JOIN {schema}.texts USING (article_id)"
        kept = connector.read(lambda c: list(c.exec_driver_sql(asked).scalars()))
        assert kept == ["Ada Stern"] * 3


def test_a_migration_that_fails_changes_nothing(
    opened: Library, connector: Connector, many: Many, tmp_path: Path
) -> None:
    opened.add(many(3))
    scripts = scripts_with(tmp_path / "scripts", "raise RuntimeError('out of luck')")
    with pytest.raises(RuntimeError, match="out of luck"):
        bring_up_to_date(connector, scripts, "9000")
    assert connector.read(authors) == ["Ada Stern"] * 3
    assert "mood" not in connector.read(columns)
    assert opened.add(many(4)).new == 1


def test_a_library_from_a_newer_slantwise_is_left_alone(
    opened: Library, connector: Connector, place: str
) -> None:
    connector.write(
        lambda c: c.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9000'").close()
    )
    with pytest.raises(LibraryError, match=r"newer Slantwise.*9000.*Update Slantwise"):
        library.open(place)


def test_a_database_of_another_program_is_left_alone(connector: Connector, place: str) -> None:
    connector.write(lambda c: c.exec_driver_sql("CREATE TABLE newsdata (id TEXT)").close())
    with pytest.raises(LibraryError, match="another program, and no library"):
        library.open(place)
    assert connector.read(lambda c: inspect(c).get_table_names()) == ["newsdata"]


def test_two_that_open_a_new_library_at_once_make_one(place: str, many: Many) -> None:
    failed: list[Exception] = []

    def work(first: int) -> None:
        try:
            with library.open(place) as opened:
                opened.add(many(2, first))
        except LibraryError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(at * 10,)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with library.open(place) as opened:
        assert len(opened) == 12


@pytest.mark.parametrize(
    "content",
    [b"title,text\nA,B\n", b"PK\x03\x04" + b"\0" * 50, b"SQLite format 3\0" + b"\xff" * 99],
)
def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "articles.csv"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=r"articles\.csv.*no library.*Name another"):
        library.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    with library.open(tmp_path / "new.db") as opened:
        assert len(opened) == 0


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="folder"):
        library.open(tmp_path)


def test_a_library_is_not_made_where_it_should_be(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library here"):
        library.open(tmp_path / "nix" / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_may_be_misspelt(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is no such folder") as told:
        library.open(tmp_path / "nix" / "a.db")
    assert "Make the folder first" in told.value.problem.advice
    assert list(tmp_path.iterdir()) == []


def test_readers_do_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    library.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    with library.open() as opened:
        assert opened.place.path == library.default_path()
        assert library.default_path().exists()


KILLED = """
import sys
from pathlib import Path
from data.library.connecting import Connector
from data.library.place import place_of
from data.library.upgrade import bring_up_to_date
bring_up_to_date(Connector(place_of(sys.argv[1])), Path(sys.argv[2]), "9000")
"""
WAITS = "import sys; print('halfway', flush=True); sys.stdin.read()"


def test_a_kill_in_the_middle_of_a_migration_leaves_the_library_as_it_was(
    opened: Library, connector: Connector, place: str, many: Many, tmp_path: Path
) -> None:
    opened.add(many(3))
    opened.close()
    waiting = scripts_with(tmp_path / "waiting", WAITS)
    command = [sys.executable, "-c", KILLED, place, str(waiting)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "halfway\n"
        process.kill()
    assert "mood" not in connector.read(columns)
    with library.open(place) as again:
        assert again.articles()["author"].tolist() == ["Ada Stern"] * 3
    bring_up_to_date(connector, scripts_with(tmp_path / "scripts"), "9000")
    assert connector.read(authors) == ["migrated"] * 3
