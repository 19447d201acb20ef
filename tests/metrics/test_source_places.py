"""Where sources stand, in hand-made sentences: the words of the source of the first citation."""

import pytest

from metrics.analyse import analyse
from metrics.offsets import token_spans


def sources(text: str) -> list[str]:
    found = analyse([text]).sources
    starts, ends = token_spans(text)
    spans = zip(found.first.tolist(), found.last.tolist(), strict=True)
    return [text[starts[first] : ends[last]] if first >= 0 else "" for first, last in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senator, who opposed it, said it was late.", "The senator, who opposed it"),
        ("Lee, who opposed the bill, said the tax was late.", "Lee, who opposed the bill"),
        ("Lee, a grocer, said the bill was late.", "Lee, a grocer"),
        ("Economists who favour the tax agree that it works.", "Economists who favour the tax"),
        ("The chief, Ann Lee, said that the plan was late.", "Ann Lee"),
        ("Lee last week said it was late.", "Lee"),
        ("The bridge is weak, and the mayor on Tuesday said it was late.", "the mayor"),
        ("The union's chief, Ann Lee, said Brandt was late.", "Ann Lee"),
        ("The chief, Ann Lee, said that officials lied.", "Ann Lee"),
        ("Outside the hall on Monday, Lee said it was late.", "Lee"),
        ("“It is late for us,” said one former aide.", "one former aide"),
        ("Lee has said from the start that it was late.", "Lee"),
        ("The bridge is weak, warned the engineer.", "the engineer"),
        ("It was late, said a spokesman for the head of the union.",
         "a spokesman for the head of the union"),
        ("Meanwhile Lee said it was late.", "Lee"),
    ],
)  # fmt: skip
def test_the_words_of_a_source(text: str, expected: str) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Lee, adding that it would stop.", ["Lee", "Lee"]),
        ("Lee said in an interview on Monday, adding that it was late.", ["Lee", "Lee"]),
        ("Lee said it was late and added that it would stop.", ["Lee", "Lee"]),
        ("Lee said it was late, but Hale claimed it was not.", ["Lee", "Hale"]),
    ],
)
def test_a_verb_shares_the_source_of_the_one_before(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


def test_no_text_has_no_source() -> None:
    assert sources("") == []
