"""Measures by whose words they count: the outlet's own, those inside quotation marks, or all.

A measure that has such a split is told and counted in the outlet's own voice; the other two follow
from it, so that the three can never say different things of what they count.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from metrics import hedging, loaded_terms, stance, uncertainty
from metrics.spec import MetricSpec, Whose

WHERE: Final[Mapping[Whose, str]] = {
    "narrator": "in the outlet's own words",
    "quoted": "in quotations",
    "all": "in the whole text",
}
_LABEL: Final[Mapping[Whose, str]] = {"quoted": "in quotes", "all": "in all text"}
_WHO: Final[Mapping[Whose, str]] = {"quoted": "do the people quoted", "all": "does the text"}
_COUNTED: Final[Mapping[Whose, str]] = {
    "quoted": "Counted inside quotation marks only.",
    "all": "Counted in the whole text, in and outside quotation marks.",
}
_UNDEFINED: Final[Mapping[Whose, str]] = {
    "quoted": "nothing is quoted",
    "all": "there are no words",
}
_DENOMINATORS: Final[Mapping[str, Mapping[Whose, str]]] = {
    "n_words_narrator": {"quoted": "n_words_quoted", "all": "n_words"},
    "n_sentences_narrator": {"quoted": "n_sentences_quoted", "all": "n_sentences"},
}
_OWN_VOICE: Final = re.compile(r",?( counted)? in the outlet's own voice")
_OUTSIDE: Final = re.compile(r" outside (quotation marks|them)")
_SPLIT: Final = (
    loaded_terms.LOADED_TERMS_RATE,
    *hedging.SPECS,
    *uncertainty.SPECS,
    *stance.SPECS,
)


def in_voice(spec: MetricSpec, voice: Whose) -> MetricSpec | None:
    """The measure that counts the same in some voice: `spec` itself where it is of that voice.

    None where it is not split: where it counts the whole text, or one voice alone, by its nature.
    """
    return spec if spec.voice == voice else _IN_VOICE.get((spec.column, voice))


def _derived(spec: MetricSpec, voice: Whose) -> MetricSpec:
    numerator, denominator = spec.parts
    stem = numerator.removesuffix("_narrator")
    text, value = spec.example
    is_quoted = voice == "quoted"
    return replace(
        spec,
        column=_column(spec, voice),
        label=f"{spec.label} {_LABEL[voice]}",
        question=re.sub("does the outlet( itself)?", _WHO[voice], spec.question),
        definition=f"{_OWN_VOICE.sub('', spec.definition)} {_COUNTED[voice]}",
        formula=_OUTSIDE.sub(r" inside \1" if is_quoted else "", spec.formula),
        unit=re.sub("(words|sentences)$", r"quoted \1", spec.unit) if is_quoted else spec.unit,
        higher_means=f"{_OWN_VOICE.sub('', spec.higher_means)} {WHERE[voice]}",
        lower_means=f"{_OWN_VOICE.sub('', spec.lower_means)} {WHERE[voice]}",
        undefined_when=_UNDEFINED[voice],
        example=(f"“{text.removesuffix('.')},” said Lee." if is_quoted else text, value),
        group="beside",
        voice=voice,
        numerator=f"{stem}_{voice}" if is_quoted or stem == numerator else stem,
        denominator=_DENOMINATORS[denominator][voice],
    )


def _column(spec: MetricSpec, voice: Whose) -> str:
    stem, _, kind = spec.column.rpartition("_")
    return f"{stem}_{voice}_{kind}"


_IN_VOICE: Final[Mapping[tuple[str, Whose], MetricSpec]] = {
    **{(spec.column, voice): _derived(spec, voice) for spec in _SPLIT for voice in _WHO},
    (loaded_terms.LOADED_TERMS_RATE.column, "quoted"): loaded_terms.LOADED_TERMS_QUOTED_RATE,
}

DERIVED: Final = tuple(_IN_VOICE.values())
"""The measures that count in another voice what one of METRICS counts in the outlet's own."""

DERIVED_FROM: Final[Mapping[str, tuple[str, Whose]]] = {
    spec.column: of for of, spec in _IN_VOICE.items()
}
"""The measure in the outlet's own voice, and the other voice, by the column of each of DERIVED."""
