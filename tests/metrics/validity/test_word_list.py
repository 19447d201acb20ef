from pathlib import Path

import pytest

from metrics.corpus import encode
from metrics.validity.figure import CorpusError
from metrics.validity.word_list import read_list, vader


def test_only_negative_words_of_letters() -> None:
    words = vader().words
    assert {"shameful", "disaster", "liar"} <= words
    assert not {"good", "table", "brilliant"} & words
    assert all(word.isalpha() and word == word.lower() for word in words)


def test_listed_words_are_found_whatever_stands_around_them() -> None:
    corpus = encode(["“Shameful!” A good plan,", "no DISASTER’s end"])
    keys = [corpus.types.keys[number] for number in corpus.tokens[vader().on(corpus)].tolist()]
    assert keys == ["shameful", "disaster's"]


def test_a_list_of_ones_own_has_one_word_a_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("# remark\n; another\n\n Harsh \r\nso-called\ncan’t\nharsh\n", "utf-8-sig")
    mine = read_list(path)
    assert mine.name == "the words of mine.txt"
    assert mine.words == {"harsh", "so-called", "can't"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"one\ntwo words\n", "line 2: expected one word, found 'two words'"),
        (b"one\ncaf\xe9\n", "line 2: not UTF-8"),
        (b"one\n" + b"x" * 201, "line 2: expected one word, found 'xxx"),
        (b"one\n" * 5_000_001, "line 1: longer than 20,000,000 bytes"),
        (b"# nothing\n\n", "line 1: expected one word a line, found none"),
    ],
)
def test_a_list_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "mine.txt").write_bytes(content)
    with pytest.raises(CorpusError, match=rf"^mine\.txt, {message}"):
        read_list(tmp_path / "mine.txt")
