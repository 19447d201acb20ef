"""What a class marked beside what Slantwise marked in the same text.

Cues in any voice are held against the class. Slantwise's figures are of the outlet's own voice, but
pupils mark what they read: they are not asked whose words these are, and a loaded word is no less
one for being quoted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.classroom.hiding import Span, merged
from dashboard.classroom.machine import FAMILY_OF, Passage, machine_passages
from dashboard.classroom.phrases import Phrase, phrase, runs
from dashboard.classroom.together import Together
from dashboard.figures.wording import counted
from metrics.arrays import Ints

_GAP: Final = " … "


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in passages; `value` is from 0 to 1, NaN where the whole is 0."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else float("nan")


@dataclass(frozen=True, slots=True)
class Beside:
    """Passages of the class and of Slantwise in one text, each list in order of the text.

    A passage of Slantwise is a cue; one of the class is words in a row, of one sentence, that at
    least half of the readers marked. They meet where they share a word (as in the measure agr of
    Wiebe, Wilson and Cardie 2005, Language Resources and Evaluation 39, 165-210): a pupil who marks
    “a reckless plan” has found “reckless”.
    `both` and `only_machine` are the passages of Slantwise, `only_class` those of the class.
    `precision`: of what Slantwise marked, the share that the class marked too. `recall`: of what
    the class marked, the share that Slantwise marked too. Their parts may differ, since one passage
    can meet several.
    """

    both: list[Phrase]
    only_class: list[Phrase]
    only_machine: list[Phrase]
    precision: Share
    recall: Share


def beside(text: str, together: Together, key: str, hidden: Iterable[Span] = ()) -> Beside | None:
    """The class beside Slantwise in the words marked as `key`; None for a category that Slantwise
    does not mark, and with fewer readers than `together.ENOUGH`.

    `hidden` spans of characters are shown as blocks in the phrases.
    """
    if key not in FAMILY_OF or not together.is_enough:
        return None
    by_half = together.by_half(key)
    machine = machine_passages(text, together.words, FAMILY_OF[key])
    by_machine = np.zeros_like(by_half)
    for passage in machine:
        _fill(by_machine, passage)
    own = [[span] for span in runs(by_half, together.words.sentence)]
    gone = merged(hidden)
    is_met, is_found = _meets(machine, by_half), _meets(own, by_machine)

    def told(passages: list[Passage], chosen: list[bool], wanted: bool) -> list[Phrase]:
        pairs = zip(passages, chosen, strict=True)
        return [
            _phrase(text, together, key, each, gone) for each, is_so in pairs if is_so == wanted
        ]

    return Beside(
        both=told(machine, is_met, True),
        only_class=told(own, is_found, False),
        only_machine=told(machine, is_met, False),
        precision=Share(sum(is_met), len(machine)),
        recall=Share(sum(is_found), len(own)),
    )


def precision_in_words(found: Beside) -> str:
    """How much of what Slantwise marked the class marked too."""
    share = found.precision
    if not share.whole:
        return "Slantwise marked nothing here, so you could not confirm any of it."
    return (
        f"Slantwise marked {counted(share.whole, 'passage')} here. At least half of you marked"
        f" {_of(share)}: its precision is {100 * share.value:.0f}%."
    )


def recall_in_words(found: Beside) -> str:
    """How much of what the class marked Slantwise marked too."""
    share = found.recall
    if not share.whole:
        return "There is no word that at least half of you marked, so Slantwise missed none."
    return (
        f"At least half of you marked {counted(share.whole, 'passage')} here. Slantwise marked"
        f" {_of(share)}: its recall is {100 * share.value:.0f}%."
    )


def _of(share: Share) -> str:
    """How many of them, said as one would: "none of them", "it too", "7 of them too"."""
    if share.whole == 1:
        return "it too" if share.part else "no word of it"
    if share.part in (0, share.whole):
        return f"all {share.whole} of them too" if share.part else "none of them"
    return f"{share.part} of them too"


def _fill(flags: Ints, passage: Passage) -> None:
    for first, stop in passage:
        flags[first:stop] = 1


def _meets(passages: list[Passage], flags: Ints) -> list[bool]:
    """Which passages have a word that is flagged."""
    return [any(flags[first:stop].any() for first, stop in passage) for passage in passages]


def _phrase(
    text: str, together: Together, key: str, passage: Passage, hidden: Iterable[Span]
) -> Phrase:
    """A passage as one phrase, with a gap where words between its stretches are left out."""
    parts = [phrase(text, together, key, words, hidden) for words in passage]
    return Phrase(
        start=parts[0].start,
        end=parts[-1].end,
        text=_GAP.join(part.text for part in parts),
        marked=max(part.marked for part in parts),
        readers=together.readers,
    )
