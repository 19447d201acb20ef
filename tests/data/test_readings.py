"""Articles handed on a part at a time: the same as all at once, in bounded memory."""

import csv
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import data
from data.read import AT_ONCE

WORDS = "The harbour froze over last night and nobody sailed until the morning came. "


def table(path: Path, number: int, days: list[str] | None = None) -> Path:
    """A CSV of so many articles."""
    with path.open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file)
        written.writerow(["title", "text", "date"])
        for at in range(number):
            day = days[at] if days else "2024-07-09"
            written.writerow([f"Headline {at}", f"{path.stem} {at}. {WORDS * 3}", day])
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables, a ZIP, and a list of references with the file that it names."""
    table(tmp_path / "long.csv", 3 * AT_ONCE + 20)
    table(tmp_path / "short.csv", 30)
    (tmp_path / "broken.csv").write_text("colour,size\nred,4\n")
    (tmp_path / "a-letter.txt").write_text("A letter. " + WORDS * 3)
    named = "TY  - NEWS\nTI  - Told by a list\nL1  - a-letter.txt\nER  -\n"
    (tmp_path / "list.ris").write_text(named)
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        for at in range(AT_ONCE + 5):
            archive.writestr(f"{at}.txt", f"Packed {at}. {WORDS * 3}")
        archive.writestr("0-letter.txt", "Another letter. " + WORDS * 3)
        archive.writestr("list.ris", named.replace("a-letter", "0-letter"))
    return tmp_path


def test_parts_are_what_all_at_once_would_be(folder: Path) -> None:
    parts = list(data.readings([folder, folder / "short.csv"]))
    whole = data.read_all([folder, folder / "short.csv"])
    articles = pd.concat([part.articles for part in parts], ignore_index=True)
    pd.testing.assert_frame_equal(articles, whole.articles)
    assert len(parts) > 4 and all(len(part.articles) < 2 * AT_ONCE for part in parts)
    told = sorted(str(one) for part in parts for one in part.problems)
    assert told == sorted(map(str, whole.problems))
    assert "Left out: 30 of its articles" in "".join(told)


def test_what_references_name_is_no_article_of_its_own(folder: Path) -> None:
    for found in (data.read_all([folder]).articles, *data.readings([folder / "list.ris"])):
        titles = found if isinstance(found, pd.DataFrame) else found.articles
        assert (titles["title"] == "Told by a list").any()
        assert not titles["source_file"].str.endswith("letter.txt").any()


def test_a_part_comes_before_the_rest_is_read(folder: Path) -> None:
    shares: list[float] = []
    parts = data.readings([folder / "long.csv"], progress=shares.append)
    next(parts)
    assert 0 < max(shares) < 0.6
    list(parts)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(("last", "month"), [("13/01/2024", 4), ("01/13/2024", 3), ("x", 3)])
def test_the_last_date_tells_how_the_first_is_meant(tmp_path: Path, last: str, month: int) -> None:
    number = 2 * AT_ONCE + 50
    table(tmp_path / "a.csv", number, ["03/04/2024"] * (number - 1) + [last])
    parts = list(data.readings([tmp_path / "a.csv"]))
    whole = data.read_all([tmp_path / "a.csv"]).articles
    dated = pd.concat([part.articles["published"] for part in parts], ignore_index=True)
    pd.testing.assert_series_equal(dated, whole["published"])
    assert dated[0].month == month
