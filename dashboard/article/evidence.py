"""The tables beside an article: its cues in their sentences, and what cleaning took out."""

from typing import Final

import pandas as pd

from dashboard.article.highlight import SOURCE
from dashboard.families import VOICES, family, in_words
from data.cleaning import RULES, from_json
from metrics.concordance import in_context
from metrics.families import lists_with
from metrics.method import Exclusions, Method

_PAGES: Final = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".warc", ".warc.gz")
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
            **{name.replace("_", " "): cues[name].astype(str).to_list() for name in SOURCE},
            "sentence": [int(number) + 1 for number in cues["sentence"]],
            "from character": [start for start, _ in spans],
            "to character": [end for _, end in spans],
        }
    )


def in_place(text: str, start: int, end: int) -> str:
    """The words between `start` and `end` with some of the text around them, on one line."""
    left, right = in_context(text, start, end, AROUND)
    return f"{left}{' '.join(text[start:end].split())}{right}".strip()


def ways_to_leave_out(cues: pd.DataFrame, method: Method) -> list[dict[str, Exclusions]]:
    """For each cue what can be left out, by what a reader is offered: its place, word, category.

    A cue that a rule found, and no list, has no word to leave out.
    """
    columns = (cues[name] for name in ("article_id", "family", "category", "start", "term"))
    words = {
        (name, term): _word(method, name, term)
        for name, term in set(zip(cues["family"], cues["term"], strict=True))
    }
    return [
        {
            "This place": Exclusions(cues=frozenset({(str(article_id), str(name), int(start))})),
            **words[name, term],
            "This category": Exclusions(categories=frozenset({(str(name), str(category))})),
        }
        for article_id, name, category, start, term in zip(*columns, strict=True)
    ]


def _word(method: Method, family: str, term: str) -> dict[str, Exclusions]:
    pairs = frozenset((name, term) for name in lists_with(method, family, term))
    return {"This word": Exclusions(terms=pairs)} if pairs else {}


def is_page(source_file: str) -> bool:
    """Whether an article was read from a web page, of which all else was left out then."""
    return "://" in source_file or source_file.lower().endswith(_PAGES)


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
