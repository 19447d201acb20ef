"""Bytes become text, and text becomes safe."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plain import LONGEST_WORD, decode, has_words, one_line, safe_text
from data.problem import ArticleError
from metrics import word_types

TEXT = "Café owners said it’s “over”."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt") == (TEXT, ())


def test_windows_1252_is_read_and_said() -> None:
    text, (notice,) = decode(TEXT.encode("cp1252"), "a.txt")
    assert text == TEXT
    assert notice.severity == "notice"
    assert "Windows-1252" in notice.what


def test_utf_8_with_a_broken_character_is_not_taken_for_windows_1252() -> None:
    text, (warning,) = decode(TEXT.encode()[:-3], "a.txt")
    assert text.startswith("Café owners said it’s “over")
    assert warning.severity == "warning"


@pytest.mark.parametrize(
    "data",
    [
        "Совет порта решил закрыть восточный пирс".encode("cp1251"),
        "港务委员会周二晚上投票决定关闭东码头".encode("gb18030"),
        b"caf\x81 \x8d \x8f",
    ],
)
def test_an_encoding_that_cannot_be_told_is_an_error(data: bytes) -> None:
    with pytest.raises(ArticleError, match="encoding"):
        decode(data, "a.txt")


def test_utf_16_that_breaks_off_is_an_error() -> None:
    with pytest.raises(ArticleError, match="UTF-16"):
        decode(TEXT.encode("utf-16")[:-1], "a.txt")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_nul_in_text_is_dropped_and_said(mark: bytes) -> None:
    text, (notice,) = decode(mark + TEXT.encode() * 10 + b"\x00pier", "a.txt")
    assert text == TEXT * 10 + "pier"
    assert notice.severity == "notice"
    assert "NUL" in notice.what


@pytest.mark.parametrize(
    "data", [random.Random(7).randbytes(100_000), b"\x00pier", TEXT.encode("utf-16-le")]
)
def test_binary_data_is_refused_however_few_its_nuls(data: bytes) -> None:
    with pytest.raises(ArticleError, match="not text"):
        decode(data, "a.txt")


def test_a_lone_surrogate_in_utf_8_is_replaced_and_said() -> None:
    text, (notice,) = decode(b"The pier \xed\xa0\x80 and the caf\xc3\xa9", "a.txt")
    assert text == "The pier \ufffd and the café"
    assert notice.severity == "notice"
    assert "surrogates" in notice.what


def test_surrogates_that_are_a_pair_are_one_character() -> None:
    assert decode(b"\xed\xa0\xbd\xed\xb8\x80", "a.txt") == ("\U0001f600", ())


def test_a_lone_surrogate_among_other_damage_is_no_utf_8() -> None:
    text, _ = decode(b"The pier \xed\xa0\x80 and the caf\xe9 by the water", "a.txt")
    assert "café" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("!!! ... --- ???", False),
        ("!!! ... --- 123 ???", True),
        ("___", False),
        ("港", True),
        ("x" * LONGEST_WORD, True),
        ("x" * (LONGEST_WORD + 1), False),
        ("x" * 1_900_000, False),
        ("x" * 1_900_000 + " pier", True),
    ],
)
def test_has_words(text: str, words: bool) -> None:
    assert has_words(text) is words


def test_the_longest_word_is_that_of_the_metrics() -> None:
    assert LONGEST_WORD == word_types.LONGEST_WORD


@pytest.mark.parametrize(
    ("unsafe", "safe"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b", "ab"),
        ("a\ufeffb", "ab"),
        ("trum\u00adpet", "trumpet"),
        ("a\u200bb", "ab"),
        ("a\u202eb", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("a\u2028b", "a\nb"),
        ("a\x0cb", "a\nb"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\tb", "a\tb"),
    ],
)
def test_safe_text(unsafe: str, safe: str) -> None:
    assert safe_text(unsafe) == safe


@given(st.text(alphabet=st.characters()))
def test_safe_text_is_utf_8_and_stays_as_it_is(text: str) -> None:
    safe = safe_text(text)
    safe.encode("utf-8")
    assert safe_text(safe) == safe
    assert "\n" not in one_line(text)


@given(st.binary(max_size=300))
def test_bytes_are_text_or_an_article_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except ArticleError:
        return
    assert isinstance(text, str)
