"""Articles by the ten thousand, made of a few: to measure with, and for nothing else.

Their sentences are those of the few, dealt anew. Nothing but that would have no new words, while
among real articles the distinct words grow with about the 0.59th power of their number: so rare
words are respelt, as many as make up for it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

SEED: Final = 37_554
OUTLETS: Final = 40
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_PARAGRAPH: Final = 4  # sentences
_RARE: Final = 2  # times that a word occurs among the few
# Distinct words (split at white space) among n real articles, 1,000 to 37,000: within 5 % of
# 75,000 · (n / 1,000)^0.59. Source: counted among 37,554 articles of 970 words.
_TYPES, _POWER = 75_000, 0.59
_LETTERS: Final = "abcdefghiklmnoprstuvwy"


def types_among(articles: int) -> float:
    """The distinct words among so many real articles."""
    return _TYPES * (articles / 1000) ** _POWER


def write(texts: Sequence[str], articles: int, path: Path) -> None:
    """Write so many articles, made of `texts`, as CSV. The same texts give the same bytes."""
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(("outlet", "title", "text"))
        for number, text in enumerate(variants(texts, articles)):
            title = f"{' '.join(text.split()[:8])} {number}"
            writer.writerow((f"Outlet {number % OUTLETS}", title, text))


def variants(texts: Sequence[str], articles: int) -> Iterator[str]:
    """So many texts, each of sentences of several others, and about as long as those."""
    random = Random(SEED)
    sentences = [one for text in texts for one in _SENTENCES.split(text.replace("\n", " "))]
    counts = Counter(word for text in texts for word in text.split())
    lengths = [len(text) for text in texts]
    known, added = float(len(counts)), 0.0
    for number in range(1, articles + 1):
        text = _article(sentences, random.choice(lengths), random)
        wanted = max(0.0, types_among(number) - known - added)
        new = min(int(wanted), 60)
        yield _respelt(text, new, counts, random)
        added += new


def _article(sentences: Sequence[str], length: int, random: Random) -> str:
    chosen: list[str] = []
    size = 0
    while size < length:
        chosen.append(random.choice(sentences))
        size += len(chosen[-1]) + 1
    paragraphs = range(0, len(chosen), _PARAGRAPH)
    return "\n\n".join(" ".join(chosen[at : at + _PARAGRAPH]) for at in paragraphs)


def _respelt(text: str, words: int, counts: Counter[str], random: Random) -> str:
    """The text with some of its rarest words respelt."""
    if not words:
        return text
    pieces = re.split(r"(\s+)", text)
    places = [at for at, piece in enumerate(pieces) if len(piece) > 3 and piece[1:-1].isalpha()]
    places.sort(key=lambda at: counts[pieces[at]] > _RARE)
    for at in places[:words]:
        word = pieces[at]
        middle = "".join(random.choices(_LETTERS, k=min(4, len(word) - 2)))
        pieces[at] = f"{word[0]}{middle}{word[len(middle) + 1 :]}"
    return "".join(pieces)
