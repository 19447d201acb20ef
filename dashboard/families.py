"""The families of cues in words a reader knows: for legends, tooltips and tables."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A family of cues. `line` says how it is underlined, so that colour is never the only sign.

    One that no main number counts is marked only when a reader asks for it (`shown_first` False).
    """

    name: str
    label: str
    plural: str
    meaning: str
    line: str
    gloss_lead: str
    shown_first: bool = True


FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family(
            "loaded",
            "Loaded term",
            "Loaded terms",
            "carries a judgement where a neutral word exists",
            "wavy line",
            "In plain words: ",
        ),
        Family(
            "hedge", "Hedge", "Hedges", "leaves room for doubt", "dashed line", "In plain words: "
        ),
        Family(
            "booster",
            "Booster",
            "Boosters",
            "insists that something is certain",
            "double line",
            "In plain words: ",
        ),
        Family("citation", "Citation", "Citations", "says who said it", "dotted line", ""),
        Family(
            "stance",
            "Stance",
            "Stances",
            "says what somebody wants, thinks or feels, without saying that they said so",
            "line above",
            "In plain words: ",
            shown_first=False,
        ),
        Family(
            "uncertainty",
            "Open question",
            "Open questions",
            "a condition, a belief or something not yet known",
            "plain line",
            "In plain words: ",
            shown_first=False,
        ),
    )
}
SHOWN_FIRST: frozenset[str] = frozenset(
    name for name, family in FAMILIES.items() if family.shown_first
)

_EXPLAINS = re.compile(
    r"\(|.*: |(a charged|a judgement|a strong word|an image|allows|makes|claims|the writer)\b"
)
"""Glosses that say why a word counts, and give no plainer one."""
_PLAIN = {"mixed": "part quotation"}  # as Methods calls it
_PRONOUNS = frozenset({"he", "she", "they"})

VOICES: dict[str, str] = {
    "narrator": "in the outlet's own voice",
    "quoted": "inside quotation marks",
}


def family(name: str) -> Family:
    """The family called `name`; a plain one for a name that is not known."""
    known = FAMILIES.get(name)
    if known is not None:
        return known
    label = in_words(name).capitalize()
    return Family(name, label, label, "", "solid line", "In plain words: ")


def why(name: str, gloss: str) -> str:
    """What the gloss of a cue says: plainer words, or why it counts; what the family means where
    there is none. Hostile text: escape it."""
    kind = family(name)
    if not gloss:
        told = kind.meaning
    elif kind.gloss_lead and _EXPLAINS.match(gloss):
        reason, _, advice = gloss.partition(": ")
        told = f"Why it counts: {reason.strip('()')}"
        told += f". {advice[:1].upper()}{advice[1:]}" if advice else ""
    else:
        told = f"{kind.gloss_lead}{gloss}"
    return f"{told[:1].upper()}{told[1:].rstrip('.')}." if told else ""


def who(source: str, kind: str, type_: str) -> str:
    """A citation's source and what is known of it: "officials (unnamed, official)"; "" for none.

    A pronoun that stands for a name is "he (named before, …)".
    """
    named = " ".join(source.split())
    if kind == "named" and named.lower() in _PRONOUNS:
        kind = "named before"
    if type_ == "unknown":
        type_ = "type unknown"
    traits = dict.fromkeys(each for each in (kind, type_) if each)
    return f"{named} ({', '.join(traits)})" if named and traits else named


def in_words(identifier: str) -> str:
    """An identifier such as `charged_verb` as a person writes it."""
    return _PLAIN.get(identifier, identifier.replace("_", " "))
