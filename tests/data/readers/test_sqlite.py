"""SQLite databases such as NELA-GT's."""

import sqlite3
from pathlib import Path

import pytest

import data
from data.problem import ArticleError
from data.readers import sqlite

NEWSDATA = (
    "CREATE TABLE newsdata (id TEXT PRIMARY KEY, date TEXT, source TEXT, title TEXT, content TEXT,"
    " author TEXT, published TEXT, published_utc INTEGER, collection_utc INTEGER, url TEXT)"
)


def newsdata(path: Path, texts: list[str | bytes | None], **values: object) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (text TEXT)")
        connection.execute(NEWSDATA)
        connection.executemany(
            "INSERT INTO newsdata (id, source, title, content, published_utc) VALUES (?,?,?,?,?)",
            [(str(n), "nyt", f"Title {n}", text, 1720483200) for n, text in enumerate(texts)],
        )
    connection.close()
    return path


def test_newsdata_is_read_whatever_else_is_there(tmp_path: Path) -> None:
    path = newsdata(tmp_path / "nela.db", ["One.", "Two.", None])
    before = sorted(one.name for one in tmp_path.iterdir())
    found = data.reading(path)
    assert found.articles["text"].tolist() == ["One.", "Two."]
    assert found.articles["outlet"].tolist() == ["New York Times"] * 2
    assert str(found.articles["published"].iloc[0]) == "2024-07-09 00:00:00+00:00"
    assert found.problems[0].rows == (3,)
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_a_database_that_was_dropped_is_read(tmp_path: Path) -> None:
    content = newsdata(tmp_path / "nela.db", ["One."]).read_bytes()
    assert data.read_bytes("nela.sqlite", content).articles["text"].tolist() == ["One."]


def test_masked_words_are_said(tmp_path: Path) -> None:
    text = "The board voted on Tuesday to close @ @ @ @ @ @ @ and nobody was surprised."
    found = data.reading(newsdata(tmp_path / "nela.db", [text]))
    assert any("masked" in problem.what for problem in found.problems)


def test_text_in_windows_1252_and_blobs_is_decoded(tmp_path: Path) -> None:
    path = newsdata(tmp_path / "nela.db", ["Café.".encode("cp1252"), "Café.".encode()])
    assert data.reading(path).articles["text"].tolist() == ["Café."] * 2


def test_views_and_generated_columns_are_not_run(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE kept (title TEXT, body TEXT)")
        connection.execute("INSERT INTO kept VALUES ('Pier', 'Closed.')")
        connection.execute(
            "CREATE VIEW newsdata AS WITH RECURSIVE endless(text) AS"
            " (SELECT 'x' UNION ALL SELECT text || 'x' FROM endless) SELECT text FROM endless"
        )
    connection.close()
    assert data.reading(path).articles["text"].tolist() == ["Closed."]


def test_no_table_of_articles_names_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute('CREATE TABLE "odd ""name" (colour TEXT, weight TEXT)')
    connection.close()
    with pytest.raises(ArticleError, match=r'odd "name \(colour, weight\)'):
        data.read(path)


def test_a_cell_too_long_is_left_out_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = newsdata(tmp_path / "nela.db", ["One.", "x" * 50_000_000, "Three."])
    found = data.reading(path)
    assert found.articles["text"].tolist() == ["One.", "Three."]
    assert found.problems[0].rows == (2,)


def test_a_table_without_numbers_of_its_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    texts = {"a": "One.", "b": "x" * 50_000_000, "c": "Three.", "d": "Four."}
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (at TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
        connection.executemany("INSERT INTO articles VALUES (?, ?)", texts.items())
    connection.close()
    found = data.reading(path)
    assert found.articles["text"].tolist() == ["One.", "Three.", "Four."]
    assert [problem.rows for problem in found.problems] == [(2,)]


def test_too_many_cells_too_long_end_a_table_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_MOST_ENDLESS", 2)
    long = "x" * 50_000_000
    found = data.reading(newsdata(tmp_path / "nela.db", ["One.", long, "Three.", long, "Five."]))
    assert found.articles["text"].tolist() == ["One.", "Three."]
    assert [problem.rows for problem in found.problems] == [(2, 4)]
    assert "After 2 of those nothing more was read." in found.problems[0].what


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_database_cut_short_gives_what_it_can_and_says_so(tmp_path: Path, share: float) -> None:
    whole = newsdata(tmp_path / "nela.db", [f"Text {n}. " * 200 for n in range(500)]).read_bytes()
    path = tmp_path / "cut.db"
    path.write_bytes(whole[: int(len(whole) * share)])
    found = data.read_all([path])
    assert len(found.articles) < 500
    assert any("damaged" in problem.what for problem in found.problems)


def test_what_is_no_database_is_an_error() -> None:
    with pytest.raises(ArticleError, match="damaged, cut short, or none at all"):
        data.read_bytes("a.db", b"The pier is closed. " * 200)


def test_a_column_may_be_called_as_the_number_of_a_row_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (rowid TEXT, _rowid_ TEXT, text TEXT)")
        rows = [("b", "x", "One."), (None, "y", "Two."), ("a", "z", "Three.")]
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
    connection.close()
    assert data.read(path)["text"].tolist() == ["One.", "Two.", "Three."]


def test_a_message_that_quotes_what_is_damaged_is_an_error_too(tmp_path: Path) -> None:
    path = newsdata(tmp_path / "nela.db", ["One."])
    content = path.read_bytes().replace(
        b"CREATE TABLE articles", b"CREATE TABLE \xff\xfe \xff\xff("
    )
    with pytest.raises(ArticleError, match="damaged"):
        data.read_bytes("nela.db", content)
