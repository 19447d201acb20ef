"""A corpus as integers: articles → tokens → distinct types, sentences and voice.

Tokens are what white space, dashes (—, --) and ellipses (…) set apart; an opening “ begins one, and
so does what a space was left out before or behind: said,"now and ”he said.
Each article's tokens end with a paragraph token, so that looking one token to the left or right
never leaves the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metrics.arrays import Flags, Ints, Small
from metrics.punctuation import Stop
from metrics.vocabulary import Vocabulary
from metrics.voice import Quotations, find_quotations
from metrics.word_types import PARAGRAPH, WordTypes

_SET_APART = ((PARAGRAPH, " "), ("—", " — "), ("--", " -- "), ("…", " … "), ("“", " “"))
# Quotation marks within a word, where a space was left out. A pattern that begins with one plain
# character is found ten times faster than one that begins with a choice.
_GLUED_STRAIGHT = re.compile(r'"(?<=[^\W\d_]"|[,.!?:;]")(?=[^\W\d_])')
_GLUED_CLOSING = re.compile(r"”(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The encoded articles; arrays over tokens unless said otherwise.

    `tokens` are numbers of `types`; `begins` (one per article, plus the end) are token positions;
    `sentence` numbers sentences through the whole corpus; `sentence_begins` are the token
    positions at which they start.
    """

    types: WordTypes
    tokens: Ints
    begins: Ints
    paragraph: Small
    ends_sentence: Flags
    sentence: Small
    sentence_begins: Ints
    is_word: Flags
    quotations: Quotations

    @property
    def n_articles(self) -> int:
        return self.begins.size - 1

    @property
    def narrator_word(self) -> Flags:
        """Words outside quotation marks."""
        return self.is_word & ~self.quotations.inside

    def per_article(self, values: Flags | Small) -> Ints:
        """Sum an array over tokens within each article."""
        return np.add.reduceat(values, self.begins[:-1], dtype=np.int64)

    def article_of(self, positions: Ints) -> Ints:
        """The article each token position stands in."""
        return np.searchsorted(self.begins, positions, side="right") - 1


def split_tokens(text: str) -> list[str]:
    """The tokens of one article, the paragraph tokens among them."""
    return _spaced(text).split()


def _spaced(text: str) -> str:
    """An article with white space between all of its tokens, and none at its ends."""
    for mark, apart in _SET_APART:
        text = text.replace(mark, apart)
    text = _GLUED_CLOSING.sub("” ", text)
    if _GLUED_STRAIGHT.search(text):
        text = "\n".join(map(_unglued, text.split("\n")))
    return (text.replace("\n", f" {PARAGRAPH} ") + f" {PARAGRAPH}").lstrip()


def _unglued(line: str) -> str:
    """A paragraph with a space on the outer side of straight quotation marks within its words.

    One opens after an even number of them: said,"now → said, "now.
    """

    def apart(mark: re.Match[str]) -> str:
        return ' "' if line.count('"', 0, mark.start()) % 2 == 0 else '" '

    return _GLUED_STRAIGHT.sub(apart, line)


def encode(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Corpus:
    """Encode at least one text; any string is accepted.

    A vocabulary that has seen other texts saves describing their words again; nothing else changes.
    """
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    encoded = vocabulary.encode([_spaced(text) for text in texts])
    tokens, begins, types = encoded.tokens, encoded.begins, encoded.types
    is_break = types.is_paragraph[tokens]
    paragraph = np.cumsum(is_break, dtype=np.int32) - is_break
    ends_sentence = _sentence_ends(types, tokens)
    opens_sentence = np.concatenate(([True], ends_sentence[:-1] | is_break[:-1])) & ~is_break
    return Corpus(
        types=types,
        tokens=tokens,
        begins=begins,
        paragraph=paragraph,
        ends_sentence=ends_sentence,
        sentence=np.cumsum(opens_sentence, dtype=np.int32) - 1,
        sentence_begins=np.flatnonzero(opens_sentence),
        is_word=types.is_word[tokens],
        quotations=find_quotations(types, tokens, begins, paragraph, is_break),
    )


def _sentence_ends(types: WordTypes, tokens: Ints) -> Flags:
    """Where a stop ends a sentence, from the stop's kind and the token after it."""
    ends = np.zeros(tokens.size, dtype=bool)
    at = np.flatnonzero(types.stop[tokens])
    kind = types.stop[tokens[at]]
    after = tokens[np.minimum(at + 1, tokens.size - 1)]
    ends[at] = (
        (kind == Stop.SURE)
        | types.is_paragraph[after]
        | ((kind == Stop.ABBREVIATION) & types.is_opener[after])
        | ((kind == Stop.NUMBERED) & ~types.is_number[after])
        | ((kind == Stop.ELLIPSIS) & types.is_capital[after])
        | ((kind >= Stop.QUOTED) & ~types.is_lower[after])
    )
    return ends
