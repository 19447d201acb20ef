"""Files, folders, bytes and pasted text become Articles."""

import warnings
from pathlib import Path

import pandas as pd
import pytest

import data
from data.article import COLUMNS
from tests.data.making import OTHER, TEXT, csv_of
from tests.data.tables import told


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(f"East pier to close until the spring\n\nBy Joris Vandermeer\n\n{TEXT}\n")
    articles = data.read(path)
    assert list(articles.columns) == list(COLUMNS)
    row = articles.iloc[0]
    assert (row["title"], row["author"]) == (
        "East pier to close until the spring",
        "Joris Vandermeer",
    )
    assert row["text"] == TEXT
    assert row["text_raw"].startswith("East pier")
    assert row["source_file"] == "pier.txt"
    assert row["outlet"] == ""


def test_a_table_is_one_article_a_row(tmp_path: Path) -> None:
    path = tmp_path / "pier.csv"
    path.write_bytes(csv_of(("Courier", "Pier closes", TEXT), ("NA", "Ferry moves", OTHER)))
    articles = data.read(path)
    assert articles["outlet"].tolist() == ["Courier", "NA"]
    assert articles["article_id"].is_unique


def test_a_folder_is_read_in_order_and_says_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text(TEXT)
    (tmp_path / "a.md").write_text(f"---\noutlet: No\ntitle: Pier: a story\n---\n\n{OTHER}\n")
    (tmp_path / "README.md").write_text("About these files.")
    (tmp_path / "notes.doc").write_bytes(b"PK\x03\x04")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    found = data.reading(tmp_path)
    assert found.articles["source_file"].tolist() == ["a.md", "b/one.txt"]
    assert found.articles["outlet"].tolist() == ["No", ""]
    assert found.articles["title"].tolist()[0] == "Pier: a story"
    (notice,) = found.problems
    assert notice.severity == "notice"
    assert "README.md" in notice.what and "notes.doc" in notice.what
    assert ".hidden" not in notice.what


def test_one_bad_file_in_a_folder_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 cut short")
    (tmp_path / "empty.csv").write_bytes(b"")
    found = data.reading(tmp_path)
    assert len(found.articles) == 1
    assert sorted(Path(one.file).name for one in found.problems) == ["bad.parquet", "empty.csv"]
    assert {one.severity for one in found.problems} == {"error"}


def test_many_inputs_go_on_past_a_failing_one(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    found = data.read_all([tmp_path / "missing.txt", good])
    assert found.articles["text"].tolist() == [TEXT]
    assert found.problems[0].severity == "error"
    assert "no such file" in found.problems[0].what


def test_nothing_to_read_is_an_error_for_one_path_and_a_problem_for_many(tmp_path: Path) -> None:
    with pytest.raises(data.ArticleError, match="nothing in this folder"):
        data.read(tmp_path)
    found = data.read_all([tmp_path])
    assert found.articles.empty
    assert list(found.articles.columns) == list(COLUMNS)
    assert [one.severity for one in found.problems] == ["error"]


def test_the_same_article_in_two_files_counts_once(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(TEXT)
    found = data.reading(tmp_path)
    assert len(found.articles) == 1
    assert "read already" in told(found)


def test_read_warns_of_what_reading_tells(tmp_path: Path) -> None:
    path = tmp_path / "pier.csv"
    path.write_bytes(csv_of(*[("Courier", "Pier", TEXT)] * 2, ("Courier", "Blank", "")))
    with pytest.warns(data.ArticleWarning) as caught:
        articles = data.read(path)
    assert len(articles) == 1
    assert [str(one.message) for one in caught] == [str(one) for one in data.reading(path).problems]
    assert Path(caught[0].filename) == Path(__file__)


def test_clean_input_warns_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(TEXT)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data.read(path)


def test_columns_can_be_named() -> None:
    content = csv_of((TEXT, "Courier", "x"), header="prose,paper,text")
    found = data.read_bytes("a.csv", content, text_column="prose", outlet_column="paper")
    assert found.articles["text"].tolist() == [TEXT]
    assert found.articles["outlet"].tolist() == ["Courier"]


def test_markup_and_formulas_stay_the_text_they_are() -> None:
    title, outlet = "<img src=x onerror=alert(1)>", "=HYPERLINK(1)"
    found = data.read_bytes("a.csv", csv_of((outlet, title, TEXT)))
    assert found.articles[["outlet", "title"]].iloc[0].tolist() == [outlet, title]


def test_progress_is_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    shares: list[float] = []
    data.read_all([tmp_path], progress=shares.append)
    assert shares == [0.5, 1.0]


def test_an_articles_table_reads_back_as_it_was(tmp_path: Path) -> None:
    articles = data.read_pasted(f"By Joris Vandermeer\n\nMarch 3, 2024\n\n{TEXT}").articles
    path = tmp_path / "articles.parquet"
    articles.to_parquet(path)
    again = data.read(path)
    pd.testing.assert_frame_equal(
        again.drop(columns="source_file"), articles.drop(columns="source_file")
    )


def test_the_sample_is_whole_and_loses_nothing_to_cleaning() -> None:
    articles = data.sample()
    assert len(articles) == 48
    assert articles.groupby("outlet").size().tolist() == [8] * 6
    assert articles["story"].nunique() == 8
    assert (articles["removed"] == "[]").all()
    assert (articles["language"] == "en").all()
    assert articles["published"].notna().all()
    assert set(articles["genre"]) == {"news", "opinion"}


def test_columns_named_for_the_tables_of_a_folder_leave_its_text_files_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_bytes(csv_of((TEXT,), header="prose"))
    (tmp_path / "b.txt").write_text(OTHER)
    found = data.read_all([tmp_path], text_column="prose")
    assert found.articles["text"].tolist() == [TEXT, OTHER]
    assert found.problems == ()
