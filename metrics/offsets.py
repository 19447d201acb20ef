"""From tokens back to characters: where each token's word stands in the text it came from."""

import numpy as np

from metrics.arrays import Ints
from metrics.corpus import split_tokens
from metrics.word_types import PARAGRAPH


def token_spans(text: str) -> tuple[Ints, Ints]:
    """Start and end (exclusive) of every token of a text, in order of its tokens.

    A token's span is its core, without the punctuation around it; a token that is punctuation alone
    spans all of it, a paragraph token its line break. The last paragraph token, which no character
    stands for, spans nothing at the end of the text.
    """
    spans: list[tuple[int, int]] = []
    place = 0
    for token in split_tokens(text)[:-1]:
        place = text.index("\n" if token == PARAGRAPH else token, place)
        end = place + (1 if token == PARAGRAPH else len(token))
        start, stop = place, end
        while start < stop and not _is_word_character(text[start]):
            start += 1
        while stop > start and not _is_word_character(text[stop - 1]):
            stop -= 1
        spans.append((start, stop) if start < stop else (place, end))
        place = end
    table = np.array([*spans, (len(text), len(text))], dtype=np.int64)
    return table[:, 0], table[:, 1]


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "_"
