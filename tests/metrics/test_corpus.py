import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.corpus import encode, split_tokens
from metrics.word_types import PARAGRAPH


def sentences(text: str) -> list[str]:
    """The sentences of a text, their words joined by spaces."""
    corpus = encode([text])
    found: dict[int, list[str]] = {}
    pairs = zip(corpus.tokens.tolist(), corpus.sentence.tolist(), strict=True)
    for token, sentence in pairs:
        if corpus.types.is_word[token]:
            found.setdefault(sentence, []).append(corpus.types.keys[token])
    return [" ".join(words) for words in found.values()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One two three. Four five six.", 2),
        ("Dr. Finn met Gov. Hale in St. Brannock today.", 1),
        ("The U.S. economy grew 3.5 percent in the U.S. The rest did not.", 2),
        ("J. K. Marlowe left at 5 p.m. and slept.", 1),
        ("She lives in Calder Corp. housing.", 1),
        ("It was No. 5 on the list. The answer was no. They left.", 3),
        ("It opens Jan. 5 at noon.", 1),
        ("“Why now?” she asked. Nobody knew.", 2),
        ("“Why now?” Nobody knew.", 2),
        ("Well... it ended. Well... It ended.", 3),
        ("A headline without a stop\nThe first sentence.", 2),
        ("He met Mr.\nThen he left.", 2),
        ("Really?! Yes! No.", 3),
        ("See www.example.org/a.b?c=d for more.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_dashes_and_ellipses_set_words_apart() -> None:
    assert sentences("death—and taxes--always…maybe well-known") == [
        "death and taxes always maybe well-known"
    ]


def test_numbers_and_punctuation_are_as_textstat_counts_them() -> None:
    corpus = encode(["On - Monday, 41,000 cars & 3.5 boats."])
    words = [corpus.types.keys[t] for t in corpus.tokens[corpus.is_word].tolist()]
    assert words == ["on", "monday", "41,000", "cars", "3.5", "boats"]


def test_a_run_without_spaces_is_no_word() -> None:
    assert encode(["x" * 10_000_000]).is_word.sum() == 0


@given(st.text(max_size=200))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    place = 0
    for token in split_tokens(text)[:-1]:
        place = text.index("\n" if token == PARAGRAPH else token, place)
        place += 1 if token == PARAGRAPH else len(token)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_an_article_is_encoded_the_same_in_any_company(texts: list[str]) -> None:
    together = encode(texts)
    for number, text in enumerate(texts):
        alone = encode([text])
        span = slice(together.begins[number], together.begins[number + 1])
        here = together.tokens[span]
        assert [together.types.keys[t] for t in here.tolist()] == [
            alone.types.keys[t] for t in alone.tokens.tolist()
        ]
        assert together.ends_sentence[span].tolist() == alone.ends_sentence.tolist()
