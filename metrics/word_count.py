"""How many words texts have, by the same rule as the scores, for whoever needs only that."""

import re
from collections.abc import Iterable

from metrics.corpus import split_tokens
from metrics.word_types import LONGEST_WORD

# A letter, digit or underscore; the apostrophe that Unicode calls a letter makes no word alone.
_IN_A_WORD = re.compile(r"[^\W\u02bc]")


def count_words(texts: Iterable[str]) -> list[int]:
    """The `n_words` that `score` gives each text in English, without measuring anything else."""
    is_word = _IsWord()
    return [sum(map(is_word.__getitem__, split_tokens(text))) for text in texts]


class _IsWord(dict[str, bool]):
    """Whether a token is a word: looked at when it is first asked for."""

    def __missing__(self, token: str) -> bool:
        self[token] = len(token) <= LONGEST_WORD and _IN_A_WORD.search(token) is not None
        return self[token]
