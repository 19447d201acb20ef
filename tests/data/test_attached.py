"""References, and the files beside them that hold their texts."""

import json
import zipfile
from pathlib import Path

import data
from data.attached import with_texts
from data.readers.json_lines import read as read_items
from data.readers.references import read
from data.readers.source import File, from_bytes
from tests.data.making import pdf_of, zip_of
from tests.data.pages import page_of

RIS = """TY  - NEWS
TI  - East pier to close until the spring
T2  - nyt
AU  - Vandermeer, Joris
AU  - Bruin, Anneke
DA  - 2024/07/09/
UR  - https://courier.example/1
L1  - files/1/pier.html
ER  - 

TY  - NEWS
T1  - Ferry moves to the fish market
JO  - The Elmsley Courier
PY  - 2024/07/10
UR  - https://courier.example/2
ER  - 
TY  - NEWS
TI  - Nowhere
L1  - ../../outside.txt
ER  - 
"""


def folder_of(tmp_path: Path, paragraphs: tuple[str, ...]) -> Path:
    (tmp_path / "outside.txt").write_text("Not to be read from a reference.")
    folder = tmp_path / "export" / "refs"
    (folder / "files" / "1").mkdir(parents=True)
    (folder / "pier.ris").write_text(RIS)
    (folder / "files" / "1" / "pier.html").write_text(page_of(paragraphs))
    return folder


def test_references_have_the_texts_of_the_files_they_name(
    tmp_path: Path, paragraphs: tuple[str, ...]
) -> None:
    folder = folder_of(tmp_path, paragraphs)
    for path in (folder / "pier.ris", folder, folder.parent):
        found = data.reading(path)
        (row,) = found.articles.to_dict("records")
        assert row["text"] == "\n\n".join(paragraphs)
        assert row["title"] == "East pier to close until the spring"
        assert (row["outlet"], row["outlet_raw"]) == ("New York Times", "nyt")
        assert row["author"] == "Joris Vandermeer, Anneke Bruin"
        assert str(row["published"]) == "2024-07-09 00:00:00+00:00"
        assert row["source_file"].endswith("pier.ris")
        (link,) = found.links
        assert (link.url, link.outlet) == ("https://courier.example/2", "The Elmsley Courier")
        assert any("outside.txt” is not in this folder" in one.what for one in found.problems)


def test_references_in_a_zip(tmp_path: Path, paragraphs: tuple[str, ...]) -> None:
    members = {"refs/pier.ris": RIS, "refs/files/1/pier.html": page_of(paragraphs)}
    found = data.read_bytes("export.zip", zip_of(members))
    assert found.articles["source_file"].tolist() == ["export.zip/refs/pier.ris"]
    assert found.articles["text"].tolist() == ["\n\n".join(paragraphs)]


def test_zotero_json_finds_the_file_that_is_named_after_the_title(tmp_path: Path) -> None:
    text = "The harbour board voted on Tuesday to close the east pier until the spring."
    (tmp_path / "Bruin - 2024 - East pier to close until the spring.pdf").write_bytes(
        pdf_of([[text]])
    )
    item = {
        "type": "article-newspaper",
        "title": "East pier to close, until the spring",
        "container-title": "The Elmsley Courier",
        "author": [{"family": "Bruin", "given": "Anneke"}, {"literal": "Staff"}],
        "issued": {"date-parts": [["2024", 7, 9]]},
        "URL": "https://courier.example/1",
    }
    other = {**item, "title": "Another one altogether", "URL": "https://courier.example/2"}
    (tmp_path / "items.json").write_text(json.dumps([item, other]))
    found = data.reading(tmp_path)
    (row,) = found.articles.to_dict("records")
    assert (row["text"], row["author"]) == (text, "Anneke Bruin, Staff")
    assert str(row["published"]) == "2024-07-09 00:00:00+00:00"
    assert [link.url for link in found.links] == ["https://courier.example/2"]


def test_an_attached_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "pier.pdf").write_bytes(b"%PDF-1.7 cut short")
    (tmp_path / "a.ris").write_text(
        "TY  - NEWS\nTI  - Pier\nUR  - https://courier.example/1\nL1  - pier.pdf\nER  - \n"
    )
    found = data.reading(tmp_path / "a.ris")
    assert len(found.links) == 1
    assert any("damaged" in problem.what for problem in found.problems)


def test_a_file_that_many_references_name_is_read_once() -> None:
    asked: list[str] = []

    def beside(name: str) -> File:
        asked.append(name)
        return from_bytes(name, b"The pier stays closed until the spring.")

    one = "TY  - NEWS\nTI  - Pier {0}\nL1  - pier.txt\nER  - \n"
    content = "".join(map(one.format, range(500))).encode()
    file = File("a.ris", "a.ris", data=content, beside=beside)
    texts = [text for one in with_texts(read(file), file) for text in one.columns.get("text", [])]
    assert texts == ["The pier stays closed until the spring."] * 500
    assert asked == ["pier.txt"]


def test_missing_files_are_named_together(tmp_path: Path) -> None:
    one = "TY  - NEWS\nTI  - Pier\nUR  - https://courier.example/{0}\nL1  - {0}.pdf\nER  - \n"
    (tmp_path / "a.ris").write_text("".join(map(one.format, range(300))))
    problems = data.reading(tmp_path / "a.ris").problems
    (missing,) = [problem for problem in problems if "not in this folder" in problem.what]
    assert missing.what.startswith("These attached files are not in this folder: “0.pdf”, “1.pdf”")
    assert missing.what.endswith("and 295 more.")
    assert missing.rows == tuple(range(1, 301))


def test_a_damaged_file_in_a_zip_loses_no_reference() -> None:
    members = {"a.ris": f"{RIS}TY  - NEWS\nTI  - Pier\nL1  - b.txt\nER  - \n", "b.txt": "A line."}
    members["files/1/pier.html"] = page_of(("The pier stays closed until the spring.",) * 5)
    packed = zip_of(members, zipfile.ZIP_STORED).replace(b"A line.", b"A lime.", 1)
    found = data.read_bytes("a.zip", packed)
    assert found.articles["title"].tolist() == ["East pier to close until the spring"]
    assert any("damaged" in problem.what for problem in found.problems)


class Name(str):
    """A file's name that notes how often its letters were looked at."""

    looked_at = 0

    def casefold(self) -> str:
        self.looked_at += 1
        return super().casefold()


def test_each_name_beside_a_list_is_looked_at_once() -> None:
    names = [Name(f"Bruin - Pier closes for part {number}.txt") for number in range(20)]
    items = [
        {"title": f"Pier closes for part {number}", "container-title": "Courier"}
        for number in range(20)
    ]
    file = File(
        "items.json",
        "items.json",
        data=json.dumps(items).encode(),
        beside=lambda name: from_bytes(name, f"The pier: {name}.".encode()),
        around=lambda: list(names),
    )
    tables = list(with_texts(read_items(file), file))
    texts = [text for one in tables for text in one.columns.get("text", [])]
    assert texts[7] == "The pier: Bruin - Pier closes for part 7.txt."
    assert [name.looked_at for name in names] == [1] * 20


def test_a_file_with_odd_spaces_in_its_name_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a  b.txt").write_text("The pier stays closed until the spring.")
    (tmp_path / "a.ris").write_text("TY  - NEWS\nTI  - Pier\nL1  - a  b.txt\nER  - \n")
    found = data.reading(tmp_path)
    assert found.articles["title"].tolist() == ["Pier"]
