"""The families of cues in words a reader knows: for legends, tooltips and tables."""

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
            "Plainer: ",
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


def in_words(identifier: str) -> str:
    """An identifier such as `charged_verb` as a person writes it."""
    return identifier.replace("_", " ")
