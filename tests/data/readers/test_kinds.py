"""A file's reader follows from its name, or from its bytes where the name says nothing."""

import pytest

from data.problem import ArticleError
from data.readers import delimited, json_lines, parquet, text
from data.readers.kinds import READERS, reader_for


@pytest.mark.parametrize("suffix", READERS)
def test_the_ending_tells(suffix: str) -> None:
    assert reader_for(f"Report.v2{suffix.upper()}", b"", "x") is READERS[suffix]


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (b"PAR1....", parquet.read),
        (b'{"text": "One."}', json_lines.read),
        (b'\xef\xbb\xbf [{"text": "One."}]', json_lines.read),
        (b"outlet,text\nA,One.", delimited.read),
        (b"outlet\ttext\nA\tOne.", delimited.read),
        (b"The pier, it seems, is closed.\nAnd so on.", text.read),
        (b"---\noutlet: A\n---\nOne.", text.read),
        (b"text", text.read),
    ],
)
def test_without_an_ending_the_bytes_tell(content: bytes, reader: object) -> None:
    assert reader_for("-", content, "x") is reader


def test_other_endings_are_an_error() -> None:
    with pytest.raises(ArticleError, match=r"“\.pages” cannot be read"):
        reader_for("a.pages", b"", "a.pages")
