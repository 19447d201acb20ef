"""The tables beside an article: its cues in their sentences, and what cleaning took out."""

from typing import Final

import pandas as pd

from dashboard.families import VOICES, family, in_words
from data.cleaning import RULES, from_json

AROUND: Final = 40  # characters of context on either side of a cue
_REASONS: Final = {rule.name: rule.reason for rule in RULES}


def cue_table(text: str, cues: pd.DataFrame) -> pd.DataFrame:
    """The cues as a person reads them, in reading order: a row each, with the words around it."""
    spans = list(zip(cues["start"].tolist(), cues["end"].tolist(), strict=True))
    return pd.DataFrame(
        {
            "words": cues["text"].astype(str).to_list(),
            "kind": [family(str(name)).label for name in cues["family"]],
            "category": [in_words(str(name)) for name in cues["category"]],
            "voice": [VOICES.get(str(name), in_words(str(name))) for name in cues["voice"]],
            "in its place": [in_place(text, start, end) for start, end in spans],
            "why": [str(gloss or "") for gloss in cues["gloss"]],
            "sentence": [int(number) + 1 for number in cues["sentence"]],
            "from character": [start for start, _ in spans],
            "to character": [end for _, end in spans],
        }
    )


def in_place(text: str, start: int, end: int) -> str:
    """The words between `start` and `end` with some of the text around them, on one line."""
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = "…" + (before.partition(" ")[2] or before)
    if end + AROUND < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def removed_table(removed: str) -> pd.DataFrame:
    """A ledger (the `removed` cell of an article) as rows: the line, its words, and why it went."""
    entries = from_json(removed)
    return pd.DataFrame(
        {
            "line": [entry.line for entry in entries],
            "removed": [entry.text for entry in entries],
            "why": [_REASONS.get(entry.rule, entry.rule) for entry in entries],
        }
    )
