"""How far a class agrees, in words that the class understands."""

from math import isnan
from typing import Final

from dashboard.classroom.together import ENOUGH, Together
from dashboard.figures.wording import NUMBERS
from metrics.inference.krippendorff import Agreement

TENTATIVE: Final = 0.67
RELIABLE: Final = 0.8
FEWEST_SENTENCES: Final = 5
"""Sentences with marks that a range needs. It comes from drawing sentences anew, and so from few of
them is too narrow; from one it has no width at all."""
_SCALE: Final = "where 1 is everybody marking the same words and 0 is what chance would give"


def agreement_in_words(together: Together, key: str) -> str:
    """How far the readers agree on the words marked as `key`, or why there is no figure."""
    if not together.is_enough:
        return too_few(together.readers)
    found = together.agreement[key]
    if isnan(found.alpha):
        return _nothing_to_agree_on(together, key)
    is_enough = together.sentences_marked(key) >= FEWEST_SENTENCES
    return told(found) if is_enough else _without_range(found)


def told(found: Agreement) -> str:
    """An alpha that is not NaN, with what its range says about chance and about relying on it.

    The ends of the range are judged, not the figure in its middle, and judged as they are printed.
    By convention alpha is at least 0.8 where others are to rely on what was marked, and at least
    0.667 for tentative conclusions (printed as 0.67).
    Source: Krippendorff (2019), Content Analysis, 4th edition, chapter 12; (2004), Reliability in
    Content Analysis, Human Communication Research 30 (3), 411-433.
    """
    low, high = round(found.low, 2), round(found.high, 2)
    figure = f"{_number(found.alpha)} ({_number(low)} to {_number(high)})"
    if low <= 0 <= high:
        return (
            f"We cannot tell your agreement from chance: {figure}, {_SCALE}. The range in brackets"
            " is where the figure could lie, and 0 is within it."
        )
    if high < 0:
        return (
            f"You agree less than chance would: {figure}, {_SCALE}. Some of you may have marked one"
            " kind of word, and some another."
        )
    return f"You agree clearly more than chance would: {figure}, {_SCALE}. {_relied_on(low, high)}"


def too_few(readers: int) -> str:
    """Why there is no figure with fewer readers than `ENOUGH`."""
    have = "has" if readers == 1 else "have"
    who = f"{readers} of you {have}" if readers else "nobody has"
    return (
        f"No figure yet: {who} marked something or finished. With fewer than {NUMBERS[ENOUGH]}, a"
        " figure would say more about chance, and would show what single pupils did."
    )


def _relied_on(low: float, high: float) -> str:
    """Krippendorff's conventional cut-offs, held against a range above 0."""
    if low >= RELIABLE:
        return "Researchers rely on marks when agreement is at least 0.80, and yours is."
    if low >= TENTATIVE:
        return (
            "That is enough for careful conclusions, which researchers draw from 0.67; before they"
            " rely on marks, they ask for 0.80."
        )
    if high >= TENTATIVE:
        return (
            "Researchers ask for 0.67 at least before they draw conclusions. The range lies on both"
            " sides of that, so we cannot tell whether you reach it."
        )
    return (
        "Researchers ask for 0.67 at least before they draw conclusions, so people still see this"
        " differently."
    )


def _without_range(found: Agreement) -> str:
    return (
        f"Your agreement comes to {_number(found.alpha)}, {_SCALE}. Your marks are in fewer than"
        f" {NUMBERS[FEWEST_SENTENCES]} sentences, too few to say how far chance could move that."
    )


def _nothing_to_agree_on(together: Together, key: str) -> str:
    """Why alpha is NaN with readers enough: all words are marked alike, or there are none."""
    if not together.words.start.size:
        return "No figure: this text has no words."
    if together.marked[key].any():
        return f"No figure: all {together.readers} of you marked every word, so no words differ."
    return (
        f"No figure: none of the {together.readers} of you marked a word. In that you agree, but"
        " there is nothing that a figure could compare."
    )


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
