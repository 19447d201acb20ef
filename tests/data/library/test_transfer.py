"""A library moves into any other, whole, and a file that is no export is refused."""

import io
import json
import os
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data import Problem, library
from data.library import Added, Library, LibraryError, export_to, import_from, transfer
from data.readers import parquet
from tests.data.library.conftest import Many
from tests.data.library.test_scores import measure


@pytest.fixture
def full(tmp_path: Path, many: Many) -> Library:
    """A library with something of everything in it."""
    kept = library.open(tmp_path / "full.db")
    kept.add(many(5))
    ids = kept.articles().index
    kept.put_stories(kept.articles()["story"].replace("", "found").iloc[:4])
    kept.put_reprint_groups(kept.articles()["article_id"].iloc[:2])
    measure(kept, "one")
    measure(kept, "two")
    kept.edit({ids[1]: {"story": "thaw"}})
    kept.name_outlet("paper 2", "Echo")
    kept.correct("story.rename", "", {"articles": [ids[0]], "name": "Melt"})
    kept.save_view("Frost", "story=frost")
    kept.put_failed([Problem("error", "Empty.", "a.csv", (3,), "text", "Save it again.")])
    return kept


def assert_same(one: Library, other: Library) -> None:
    """Everything that can be asked of two libraries is the same."""
    assert_frame_equal(one.articles(), other.articles())
    assert_frame_equal(one.articles(as_they_came=True), other.articles(as_they_came=True))
    ids = one.articles().index.tolist()
    assert_frame_equal(one.texts(ids), other.texts(ids))
    assert_frame_equal(one.groups_found(), other.groups_found())
    for version in ("one", "two"):
        assert_frame_equal(one.scores(version), other.scores(version))
    assert one.edits() == other.edits()
    assert one.aliases() == other.aliases()
    assert one.views() == other.views()
    told = [[(c.kind, c.subject, c.detail) for c in each.corrections()] for each in (one, other)]
    assert told[0] == told[1]
    assert_frame_equal(one.failed().drop(columns="tried"), other.failed().drop(columns="tried"))


def test_everything_moves(full: Library, opened: Library, tmp_path: Path) -> None:
    assert export_to(full, tmp_path / "a.zip") == 5
    assert import_from(opened, tmp_path / "a.zip") == Added(5, 0)
    assert_same(full, opened)
    assert import_from(opened, tmp_path / "a.zip") == Added(0, 5)
    assert_same(full, opened)
    export_to(opened, tmp_path / "back.zip")
    with library.open(tmp_path / "back.db") as back:
        assert import_from(back, tmp_path / "back.zip") == Added(5, 0)
        assert_same(full, back)


def test_what_is_there_stays(full: Library, opened: Library, many: Many, tmp_path: Path) -> None:
    opened.add(many(1))
    opened.edit({opened.articles().index[0]: {"story": "mine"}})
    opened.save_view("Frost", "mine")
    export_to(full, tmp_path / "a.zip")
    assert import_from(opened, tmp_path / "a.zip") == Added(4, 1)
    assert opened.articles()["story"].iloc[0] == "mine"
    assert opened.views() == {"Frost": "mine"}
    assert opened.groups_found()["reprint_group"].isna().all()  # to be found among all of them


def test_a_long_library_is_written_in_parts(
    opened: Library, many: Many, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "PART", 2)
    told: list[int] = []
    opened.add(many(5))
    export_to(opened, tmp_path / "a.zip", told.append)
    assert told == [2, 4, 5]
    with library.open(tmp_path / "b.db") as other:
        assert import_from(other, tmp_path / "a.zip").new == 5
        assert_frame_equal(other.articles(), opened.articles())


def test_a_library_without_articles_moves_too(opened: Library, tmp_path: Path) -> None:
    export_to(opened, tmp_path / "a.zip")
    assert import_from(opened, tmp_path / "a.zip") == Added(0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [("library.json", "no json"), ("library.json", "[]"), ("other.json", "{}")],
)
def test_a_zip_that_is_no_export(opened: Library, tmp_path: Path, name: str, content: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, content)
    with pytest.raises(LibraryError, match=r"a\.zip.*no export of a library"):
        import_from(opened, tmp_path / "a.zip")


def test_a_file_that_would_unpack_to_more_is_refused(
    full: Library, opened: Library, tmp_path: Path
) -> None:
    export_to(full, tmp_path / "a.zip")
    with (
        zipfile.ZipFile(tmp_path / "a.zip") as source,
        zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name))
    with pytest.raises(LibraryError, match="no export"):
        import_from(opened, tmp_path / "b.zip")
    assert len(opened) == 0


def changed(source: Path, target: Path, name: str, content: bytes) -> None:
    """The same export with another content of one of its files."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))


def parquet_of(**columns: object) -> bytes:
    """A table, as it stands in an export."""
    table = io.BytesIO()
    pd.DataFrame(columns).to_parquet(table, index=False)
    return table.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("groups-000000000.parquet", b"PAR1", "damaged or cut short"),
        ("groups-000000000.parquet", parquet_of(article_id=["a"], story=["b"]), "no export"),
        (
            "groups-000000000.parquet",
            parquet_of(article_id=["a"], story=[1], reprint_group=[2]),
            "no export",
        ),
        ("scores-000000001.parquet", parquet_of(text_digest=["a"], smog=["high"]), "no export"),
        ("scores-000000001.parquet", parquet_of(text_digest=[7], smog=[1.0]), "no export"),
        ("scores-000000001.parquet", parquet_of(smog=[1.0]), "no export"),
        ("library.json", b'{"form": "two"}', "no export"),
        ("library.json", b'{"form": 2}', "no export"),
        ("library.json", b'{"form": 1}', "older Slantwise.*anew"),
        ("library.json", b'{"form": 99}', "newer Slantwise.*Update"),
    ],
)
def test_a_changed_file_is_refused_before_anything_is_written(
    full: Library, opened: Library, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    export_to(full, tmp_path / "a.zip")
    changed(tmp_path / "a.zip", tmp_path / "b.zip", name, content)
    before = opened.info()
    with pytest.raises(LibraryError, match=f"b\\.zip.*{told}"):
        import_from(opened, tmp_path / "b.zip")
    assert opened.info() == before


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("text", None, "no text"),
        ("text", " ", "no text"),
        ("published", "some day", "dates"),
        ("published", 12, "dates"),
    ],
)
def test_articles_that_were_changed_into_none_are_refused(
    full: Library, opened: Library, tmp_path: Path, column: str, value: object, told: str
) -> None:
    whole, edited = tmp_path / "whole.zip", tmp_path / "edited.zip"
    library.export_to(full, whole)
    name = "articles-000000000.parquet"
    with zipfile.ZipFile(whole) as packed:
        table = pd.read_parquet(io.BytesIO(packed.read(name)))
    cells = [value, *table[column].iloc[1:]] if column == "text" else [value] * len(table)
    changed(whole, edited, name, parquet_of(**{**table.to_dict("list"), column: cells}))
    with pytest.raises(LibraryError, match=told):
        library.import_from(opened, edited)
    assert len(opened) == 0


@pytest.mark.parametrize("gone", ["articles-000000000.parquet", "groups-000000000.parquet"])
def test_a_table_that_is_missing_is_named(
    full: Library, opened: Library, tmp_path: Path, gone: str
) -> None:
    export_to(full, tmp_path / "a.zip")
    with (
        zipfile.ZipFile(tmp_path / "a.zip") as source,
        zipfile.ZipFile(tmp_path / "b.zip", "w") as target,
    ):
        for name in set(source.namelist()) - {gone}:
            target.writestr(name, source.read(name))
    with pytest.raises(LibraryError, match=rf"b\.zip.*“{gone}” is missing.*Nothing was taken in"):
        import_from(opened, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as target:
        target.writestr("articles-9.parquet", b"PAR1")
    with pytest.raises(LibraryError, match=r"a\.zip.*“articles-9\.parquet” is no part of it"):
        import_from(opened, tmp_path / "a.zip")
    assert len(opened) == 0


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_cut_short_or_with_other_bytes_is_refused(
    full: Library, opened: Library, tmp_path: Path, share: float
) -> None:
    export_to(full, tmp_path / "a.zip")
    written = (tmp_path / "a.zip").read_bytes()
    at = int(len(written) * share)
    (tmp_path / "short.zip").write_bytes(written[:at])
    (tmp_path / "other.zip").write_bytes(written[:at] + b"\xff" * 9 + written[at + 9 :])
    before = opened.info()
    for name in ("short.zip", "other.zip"):
        with pytest.raises(LibraryError, match=rf"{name}.*[Ee]xport"):
            import_from(opened, tmp_path / name)
    assert opened.info() == before


def test_facts_that_were_changed_are_refused_before_anything_is_written(
    full: Library, tmp_path: Path
) -> None:
    export_to(full, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as source:
        facts = json.loads(source.read("library.json"))
    written = json.dumps({**facts, "corrections": [["story.merge", "", {"pages": ["x"]}]]}).encode()
    changed(tmp_path / "a.zip", tmp_path / "b.zip", "library.json", written)
    with library.open(tmp_path / "new.db") as new:
        with pytest.raises(LibraryError, match=r"b\.zip.*was changed: its corrections"):
            import_from(new, tmp_path / "b.zip")
        assert len(new) == 0


@pytest.mark.parametrize(
    "version",
    [
        "[]",
        '["one", "two", "three"]',
    ],
)
def test_facts_that_do_not_fit_the_tables_are_no_export(
    full: Library, tmp_path: Path, version: str
) -> None:
    export_to(full, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as source:
        written = source.read("library.json").replace(b'["one", "two"]', version.encode())
    changed(tmp_path / "a.zip", tmp_path / "b.zip", "library.json", written)
    with library.open(tmp_path / "new.db") as new:
        with pytest.raises(LibraryError, match="no export"):
            import_from(new, tmp_path / "b.zip")
        assert len(new) == 0


def test_facts_nested_without_end_are_no_export(opened: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("library.json", "[" * 100_000)
    with pytest.raises(LibraryError, match="no export"):
        import_from(opened, tmp_path / "a.zip")


def test_a_table_that_unpacks_to_too_much_is_refused(
    full: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_RATIO_FROM", 1_000_000)
    export_to(full, tmp_path / "a.zip")
    bomb = io.BytesIO()
    pd.DataFrame({"text": ["frost " * 100_000] * 20}).to_parquet(bomb, compression="zstd")
    changed(tmp_path / "a.zip", tmp_path / "b.zip", "articles-000000000.parquet", bomb.getvalue())
    with library.open(tmp_path / "new.db") as new:
        with pytest.raises(LibraryError, match=r"b\.zip.*too large for its size.*anew"):
            import_from(new, tmp_path / "b.zip")
        assert len(new) == 0


def test_a_damaged_table_is_told(full: Library, tmp_path: Path) -> None:
    export_to(full, tmp_path / "a.zip")
    changed(tmp_path / "a.zip", tmp_path / "b.zip", "articles-000000000.parquet", b"PAR1")
    with library.open(tmp_path / "new.db") as new:
        with pytest.raises(LibraryError, match=r"b\.zip.*damaged or cut short"):
            import_from(new, tmp_path / "b.zip")


def test_a_newer_export_and_no_file(opened: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("library.json", '{"form": 99}')
    with pytest.raises(LibraryError, match="newer Slantwise"):
        import_from(opened, tmp_path / "a.zip")
    with pytest.raises(LibraryError, match="could not be read: no such file"):
        import_from(opened, tmp_path / "b.zip")


def test_an_export_that_cannot_be_written_leaves_nothing(full: Library, tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    with pytest.raises(LibraryError, match="could not be written"):
        export_to(full, tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.unfinished"))


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
def test_an_export_does_not_take_the_librarys_place(full: Library, ending: str) -> None:
    path = full.place.path
    assert path is not None
    link = path.with_name("link.zip")
    link.symlink_to(f"{path}{ending}")
    for named in (path.with_name(path.name + ending), link):
        with pytest.raises(LibraryError, match="the library itself"):
            export_to(full, named)
    with library.open(path, create=False) as again:
        assert len(again) == 5


def test_an_export_replaces_no_folder_and_no_device(full: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path(), tmp_path, tmp_path / "pipe"):
        with pytest.raises(LibraryError, match="a folder or a device"):
            export_to(full, path)
        assert path.exists() and not path.is_file()


def test_an_export_replaces_no_other_file_unless_told_to(full: Library, tmp_path: Path) -> None:
    library.open(tmp_path / "other.db").close()
    (tmp_path / "words.txt").write_text("mine")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", "mine")
    for name in ("other.db", "words.txt", "photos.zip"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(LibraryError, match="no export of a library") as told:
            export_to(full, tmp_path / name)
        assert "--force" in told.value.problem.advice
        assert (tmp_path / name).read_bytes() == before
        assert export_to(full, tmp_path / name, force=True) == 5


def test_an_earlier_export_is_replaced(full: Library, tmp_path: Path) -> None:
    assert [export_to(full, tmp_path / "a.zip") for _ in range(2)] == [5, 5]
