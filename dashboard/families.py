"""The four families of cues in words a reader knows: for legends, tooltips and tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A family of cues. `line` says how it is underlined, so that colour is never the only sign."""

    name: str
    label: str
    plural: str
    meaning: str
    line: str
    gloss_lead: str


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
    )
}

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
