"""Quotations and sentences as places in a text: found by hand."""

from metrics.passages import quoted_passages, sentence_starts

TEXT = (
    "The pier is shut. “We will mend it,” said Lee, “by May.”\n\n'So they say,' said Ott. \"No.\""
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_passages(text)]


def test_quotations_stand_without_their_marks() -> None:
    assert cut(TEXT) == ["We will mend it", "by May", "So they say", "No"]


def test_a_quotation_within_one_is_part_of_it() -> None:
    assert cut("She said: “He told me ‘never again’ and left.”") == [
        "He told me ‘never again’ and left"
    ]


def test_one_that_is_left_open_ends_with_its_paragraph() -> None:
    assert cut("He said “never\n\nThe pier is shut.") == ["never"]


def test_sentences_begin_with_their_marks() -> None:
    starts = sentence_starts(TEXT)
    begins = ["The pier", "“We will", "'So they", '"No."']
    assert [TEXT[start : start + 8].strip() for start in starts] == begins


def test_no_text_has_none() -> None:
    assert quoted_passages("") == []
    assert sentence_starts("") == []
