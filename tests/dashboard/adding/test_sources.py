"""What a person puts in, and how it is read."""

import pytest

from dashboard.adding import sources
from dashboard.adding.sources import Columns, Source
from data import Reading
from tests.data.making import zip_of

BODY = "The council closed the bridge on Monday, officials said. It may take a week. " * 5
RIS = """TY  - NEWS
TI  - Bridge closes
PB  - Harbour Post
L1  - files/one.txt
ER  -
"""


def read(source: Source, stop: bool = False) -> Reading:
    return source.read(lambda share, doing: None, lambda: stop)


def file(name: str, content: bytes, columns: Columns | None = None) -> Source:
    return sources.file("key", name, lambda: content, len(content), columns or Columns())


def test_what_cannot_be_read_is_a_problem_and_no_error() -> None:
    found = read(file("empty.txt", b""))
    assert found.articles.empty
    assert "empty" in found.problems[0].what


def test_progress_names_the_file() -> None:
    told: list[tuple[float, str]] = []

    def show(share: float, doing: str) -> None:
        told.append((share, doing))

    rows = "".join(f'"{n}: {BODY}"\n' for n in range(250))
    file("t.csv", f"text\n{rows}".encode()).read(show, lambda: False)
    assert len(told) > 2
    assert told[-1] == (1.0, "Reading t.csv")
    assert 0 < told[0][0] < 1


def test_a_stop_ends_a_file_in_its_middle() -> None:
    rows = "".join(f'"{n}: {BODY}"\n' for n in range(250))
    found = read(file("t.csv", f"text\n{rows}".encode()), stop=True)
    assert 0 < len(found.articles) < 250
    assert "stopped here" in found.problems[-1].what


def test_a_stop_ends_a_zip_between_its_files() -> None:
    packed = zip_of({f"{n}.txt": f"{n}: {BODY}" for n in range(5)})
    assert len(read(file("t.zip", packed), stop=True).articles) == 1


def test_other_columns_are_another_thing_to_read() -> None:
    one, two = file("t.csv", b"x"), file("t.csv", b"x", Columns(text="story"))
    assert one.key != two.key


def test_references_find_their_texts_in_a_folder() -> None:
    files = {"my.news/list.ris": RIS.encode(), "my.news/files/one.txt": BODY.encode()}
    contents = {name: (lambda content=content: content) for name, content in files.items()}
    found = read(sources.folder("key", contents, 10, Columns()))
    [row] = found.articles.to_dict("records")
    assert (row["title"], row["outlet"]) == ("Bridge closes", "Harbour Post")
    assert row["text"].startswith("The council closed")
    assert row["source_file"] == "my_news/list.ris"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["a/one.txt", "a/b/two.txt"], "a"),
        (["a/one.txt", "b/two.txt"], "folder"),
        (["one.txt"], "folder"),
    ],
)
def test_a_folder_goes_by_its_name(names: list[str], shown: str) -> None:
    contents = {name: BODY.encode for name in names}
    assert sources.folder("key", contents, 10, Columns()).name == shown
