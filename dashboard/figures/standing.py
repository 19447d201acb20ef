"""Where one article stands among the others, in words. Plain text out: escape it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from dashboard.figures.wording import amount, counted, unit_in_words
from dashboard.languages import LANGUAGES
from metrics import HEADLINES, MetricSpec


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the other articles lie below and above one value; NaN is neither."""

    value: float
    below: int
    above: int
    others: int

    @property
    def lean(self) -> int:
        """How far from the middle: positive when more of the others lie below than above."""
        return self.below - self.above

    def in_words(self) -> str:
        """ "higher than 46 of the 47 others"; "" where there is nothing to say."""
        if self.value != self.value or not self.others:
            return ""
        same = self.others - self.below - self.above
        if 2 * same > self.others:
            return f"the same as {self._count(same)}"
        side, number = ("higher", self.below) if self.lean >= 0 else ("lower", self.above)
        return f"{side} than {self._count(number)}"

    def _count(self, number: int) -> str:
        if self.others == 1:
            return "the other one"
        return f"{'all' if number == self.others else f'{number:,} of the'} {self.others:,} others"


def standing(values: pd.Series, article_id: str) -> Standing:
    """The standing of an article among all `values` of a metric, indexed by article_id."""
    own = cast("float", values.at[article_id])
    others = values.drop(index=article_id).dropna()
    return Standing(own, int((others < own).sum()), int((others > own).sum()), len(others))


def stands_out(scores: pd.DataFrame, article_id: str) -> tuple[MetricSpec, Standing] | None:
    """The headline metric in which an article is farthest from the middle, if there is one."""
    found = [(spec, standing(scores[spec.column], article_id)) for spec in HEADLINES]
    told = [(spec, place) for spec, place in found if place.in_words()]
    return max(told, key=lambda pair: abs(pair[1].lean) / pair[1].others, default=None)


def lead(scores: pd.DataFrame, article_id: str, language: str) -> list[str]:
    """What there is to know before reading: what was counted, and what stands out."""
    row = cast("Mapping[str, float]", scores.loc[article_id].to_dict())
    if not row["n_words"]:
        return [_unscored(language)]
    counts = f"{_words(row)}, with {_number(row['n_loaded_narrator'], 'loaded term')}"
    if row["n_loaded_quoted"]:
        counts += f" and {row['n_loaded_quoted']:,.0f} more in quotations"
    counts += f". {_hedged(row)} {_number(row['n_citations'], 'citation').capitalize()}."
    found = stands_out(scores, article_id)
    if found is None:
        return [counts, "There is no other article to compare it with."]
    spec, place = found
    value = f"{amount(place.value, spec)} {unit_in_words(spec)}"
    return [counts, f"Where it stands out most: {spec.label}, {value}, {place.in_words()}."]


def _words(row: Mapping[str, float]) -> str:
    own = row["n_words_narrator"]
    share = "all" if own == row["n_words"] else f"{own:,.0f} of them"
    return f"{counted(int(row['n_words']), 'word')}, {share} in the outlet's own voice"


def _hedged(row: Mapping[str, float]) -> str:
    hedged, own = int(row["n_sentences_hedged"]), int(row["n_sentences_narrator"])
    number = f"{hedged:,}" if hedged else "None"
    leave = "leaves" if hedged == 1 else "leave"
    return f"{number} of its own {counted(own, 'sentence')} {leave} room for doubt."


def _number(count: float, noun: str) -> str:
    return counted(int(count), noun) if count else f"no {noun}s"


def _unscored(language: str) -> str:
    code = language.lower().split("-")[0]
    if code in ("", "en"):
        return "This article has no words, so it has no scores."
    named = LANGUAGES.get(code, f"a language other than English (“{code}”)")
    return f"This article is in {named}. It is not scored: the word lists are English."
