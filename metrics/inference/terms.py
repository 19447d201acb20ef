"""How often each term made a number, article by article."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd

from metrics import citations, hedging, loaded_terms, stance, uncertainty
from metrics.registry import metric
from metrics.spec import MetricSpec
from metrics.voices import DERIVED_FROM

_SENTENCES: Final = "n_sentences_hedged"  # sentences with a hedge, in the outlet's own voice


class Counted(NamedTuple):
    """Which cues a count is of; no voice is both, no categories all."""

    family: str
    voice: str = ""
    categories: frozenset[str] = frozenset()


_HEDGES: Final = Counted(hedging.HEDGE, "narrator")
_OF: Final[Mapping[str, Counted]] = {
    "n_loaded_narrator": Counted(loaded_terms.FAMILY, "narrator"),
    "n_hedges_narrator": _HEDGES,
    "n_hearsay_narrator": Counted(hedging.HEDGE, "narrator", hedging.HEARSAY),
    "n_boosters_narrator": Counted(hedging.BOOSTER, "narrator"),
    "n_uncertainty_narrator": Counted(uncertainty.FAMILY, "narrator"),
    "n_stances_narrator": Counted(stance.FAMILY, "narrator"),
    "n_citations": Counted(citations.FAMILY),
    "n_citations_direct": Counted(citations.FAMILY, "", frozenset({"direct"})),
    "n_citations_mixed": Counted(citations.FAMILY, "", frozenset({"mixed"})),
    "n_citations_indirect": Counted(citations.FAMILY, "", frozenset({"indirect"})),
    "n_citations_document": Counted(citations.FAMILY, "", frozenset({"document", "link"})),
    _SENTENCES: _HEDGES,
}


def counted_by(spec: MetricSpec) -> Counted | None:
    """The cues that a metric counts, in its voice; None where it counts none."""
    column, voice = DERIVED_FROM.get(spec.column, (spec.column, None))
    own = metric(column)
    counted = _OF.get(own.numerator or own.column)
    if counted is None or voice is None:
        return counted
    return counted._replace(voice="" if voice == "all" else voice)


def term_counts(cues: pd.DataFrame, spec: MetricSpec, ids: Sequence[object]) -> pd.DataFrame:
    """How much less each article's numerator of a metric would be if a term did not count.

    `cues` are those of `metrics.cues` or `metrics.tally`; hedged sentences need the former's
    `sentence`. `ids` are the articles' ids in order; cues of others are left out. One row a term ×
    article: `article` (its number), `term`, `count`. What a rule found has no term. A shorter term
    that would count inside a longer one that is left out is not seen: measure anew for that.
    Raises KeyError for a metric that no cues count in.
    """
    counted = counted_by(spec)
    if counted is None:
        raise KeyError(spec.column)
    chosen = cues[cues["family"] == counted.family]
    if counted.voice:
        chosen = chosen[chosen["voice"] == counted.voice]
    if counted.categories:
        chosen = chosen[chosen["category"].isin(counted.categories)]
    if (spec.numerator or "").startswith(_SENTENCES):
        chosen = _alone_in_its_sentence(chosen)
    number = pd.Series(range(len(ids)), index=pd.Index([str(each) for each in ids]))
    found = pd.DataFrame(
        {
            "article": chosen["article_id"].astype("str").map(number),
            "term": chosen["term"].astype("str"),
        }
    )
    found = found[found["article"].notna() & (found["term"] != "")].astype({"article": "int64"})
    return found.groupby(["article", "term"]).size().rename("count").reset_index()


def _alone_in_its_sentence(cues: pd.DataFrame) -> pd.DataFrame:
    """One cue of each sentence that has cues of one term alone."""
    sentence = cues.groupby(["article_id", "sentence"])["term"]
    return cues[(sentence.transform("nunique") == 1) & (sentence.cumcount() == 0)]
