"""ZIP files: articles in them, and traps."""

import io
import zipfile
from pathlib import Path

import pytest

import data
from data.problem import ArticleError
from data.readers import archive, unpacking
from tests.data.making import TEXT, docx_of, xlsx_of, zip_of


def test_the_files_in_it_are_read_each_by_its_kind(paragraphs: tuple[str, ...]) -> None:
    members: dict[str, bytes | str] = {
        "a/one.txt": TEXT,
        "a/two.docx": docx_of(paragraphs),
        "b/three.xlsx": xlsx_of([["outlet", "text"], ["nyt", "Three."]]),
        "inner.zip": zip_of({"four.md": "---\noutlet: Courier\n---\nFour."}),
        "README.md": "About these files.",
        "picture.png": b"\x89PNG",
        "__MACOSX/._one.txt": "x",
    }
    found = data.read_bytes("articles.zip", zip_of(members))
    assert found.articles["source_file"].tolist() == [
        # What may name the files beside it comes first.
        *("articles.zip/b/three.xlsx", "articles.zip/inner.zip/four.md"),
        *("articles.zip/a/one.txt", "articles.zip/a/two.docx"),
    ]
    (notice,) = found.problems
    assert "README.md, picture.png" in notice.what


def test_a_zip_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"one.txt": TEXT}))
    (tmp_path / "b.txt").write_text("Two.")
    found = data.read_all([tmp_path])
    assert found.articles["source_file"].tolist() == ["a.zip/one.txt", "b.txt"]


def test_one_bad_file_in_it_is_told_and_the_rest_is_read() -> None:
    found = data.read_bytes("a.zip", zip_of({"bad.pdf": b"%PDF-1.7", "good.txt": TEXT}))
    assert found.articles["text"].tolist() == [TEXT]
    assert found.problems[0].file == "a.zip/bad.pdf"


@pytest.mark.parametrize("bad", ["bad.txt", "bad.zip"])
def test_a_damaged_file_in_it_is_told_and_the_rest_is_read(bad: str) -> None:
    inner = zip_of({"a.txt": "A line that is damaged."}, zipfile.ZIP_STORED)
    content = inner if bad.endswith(".zip") else b"A line that is damaged."
    whole = zip_of({bad: content, "good.txt": TEXT}, zipfile.ZIP_STORED)
    found = data.read_bytes("a.zip", whole.replace(b"A line that", b"A lime that", 1))
    assert found.articles["text"].tolist() == [TEXT]
    (problem,) = found.problems
    assert (problem.severity, problem.what) == ("error", "This file is damaged or cut short.")
    assert problem.file.startswith(f"a.zip/{bad}")


@pytest.mark.parametrize("name", ["../../etc/one.txt", "/etc/one.txt", "C:/one.txt", "..\\one.txt"])
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    found = data.read_bytes("a.zip", zip_of({name: TEXT, "good.txt": "Two."}))
    assert found.articles["text"].tolist() == ["Two."]
    assert "leads out" in found.problems[0].what


@pytest.mark.parametrize("name", ["", "."])
def test_a_file_without_a_name_is_refused_and_the_rest_is_read(name: str) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr(zipfile.ZipInfo(name), TEXT)
        made.writestr("good.txt", "Two.")
    found = data.read_bytes("a.zip", written.getvalue())
    assert found.articles["text"].tolist() == ["Two."]
    assert "no name" in found.problems[0].what


def test_a_link_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("good.txt", TEXT)
    found = data.read_bytes("a.zip", written.getvalue())
    assert found.articles["text"].tolist() == [TEXT]
    assert "link" in found.problems[0].what


def test_zips_in_zips_are_read_once_and_no_deeper() -> None:
    content = zip_of({"one.txt": TEXT})
    for _ in range(3):
        content = zip_of({"inner.zip": content})
    with pytest.raises(ArticleError, match="2 deep"):
        data.read_bytes("a.zip", content)


def test_what_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    with pytest.raises(ArticleError, match="zip bomb"):
        data.read_bytes("a.zip", zip_of({"one.txt": b"a" * 60_000_000}))


def test_the_whole_is_counted_and_not_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 250)
    found = data.read_bytes("a.zip", zip_of({f"{n}.txt": f"{n} {TEXT}" for n in range(5)}))
    assert len(found.articles) == 2
    assert any("too much" in problem.what for problem in found.problems)


def test_a_list_of_files_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 3)
    with pytest.raises(ArticleError, match="more than 3 files"):
        data.read_bytes("a.zip", zip_of({f"{n}.txt": TEXT for n in range(5)}))


def test_a_list_that_claims_to_be_long_is_refused_before_it_is_read() -> None:
    content = bytearray(zip_of({"one.txt": TEXT}))
    at = content.rfind(b"PK\x05\x06")
    content[at + 12 : at + 16] = (500_000_000).to_bytes(4, "little")
    with pytest.raises(ArticleError, match="files in it"):
        data.read_bytes("a.zip", bytes(content))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_zip_cut_short_is_an_error(share: float) -> None:
    whole = zip_of({f"{n}.txt": f"{n} {TEXT}" for n in range(50)})
    with pytest.raises(ArticleError, match="damaged or cut short"):
        data.read_bytes("a.zip", whole[: int(len(whole) * share)])


def test_a_password_is_said() -> None:
    content = bytearray(zip_of({"one.txt": TEXT, "two.txt": "Two."}, zipfile.ZIP_STORED))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(magic) + place] |= 1
    found = data.read_bytes("a.zip", bytes(content))
    assert found.articles["text"].tolist() == ["Two."]
    assert "password" in found.problems[0].what


def test_a_zip_without_articles_is_an_error() -> None:
    with pytest.raises(ArticleError, match="nothing in this folder"):
        data.read_bytes("a.zip", zip_of({"a.png": b"\x89PNG"}))
