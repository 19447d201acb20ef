"""How much of the shorter of two articles stands in the other, told by their signatures.

An editor's changes are all over a text, and one changed word breaks five runs of five words, but
only three of three. So how much more is left of the runs of three tells how many words were
changed, and with it how much of the text was copied before that: nearly all of a reprint. A notice
below the text or a paragraph of background is copied too, as it stands, but is the lesser part.

Nor is what both only quote (a speech, a post) a reprint: part of their own prose has to be shared.
And where the same words stand around other numbers, a form was filled in twice.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.syndication.signatures import (
    EVERYTHING,
    HALF,
    LOWER,
    RUN,
    SHORT_RUN,
    Pairs,
    Signature,
    limit,
)

SHARED: Final = 0.2  # of the shorter's runs: a tenth of the words changed leaves 0.59 of them
COPIED: Final = 0.53  # of the shorter, from where it is a reprint
WHOLE: Final = 0.9  # of the shorter, from where two articles are versions of one
OF_LONGER: Final = 0.15  # of its runs: below, the longer one quotes or collects the shorter
MOST_OF_LONGER: Final = 0.5  # where there is little but quotations to go by
SHORTEST: Final = 40  # runs: shorter texts share too much by chance
FORM: Final = 3  # other numbers between the same words

_NONE: Final = np.zeros(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Shared:
    """What is shared of the shorter of two articles.

    `copied` is the share of it that was copied before words were changed, `runs` the share of its
    runs that is left, `of_longer` the share of the longer one's. `n_runs` is how many runs the
    shorter one has, estimated.
    """

    copied: float
    runs: float
    of_longer: float
    n_runs: float

    def is_at_least(self, copied: float) -> bool:
        """Whether so much was copied, and enough is left of it in both."""
        return self.copied >= copied and self.runs >= SHARED and self.of_longer >= OF_LONGER


def are_versions(first: Signature, second: Signature) -> bool:
    """Whether one of them is nearly whole in the other, whatever else holds it too."""
    if min(first.n_runs, second.n_runs) < SHORTEST:
        return False
    whole = shared(first, second)
    if not whole.is_at_least(WHOLE) or is_form(first, second):
        return False
    own = shared(first, second, own_voice=True)
    if own.n_runs < SHORTEST:
        return whole.of_longer >= MOST_OF_LONGER
    return own.runs >= SHARED


def are_reprints(first: Signature, second: Signature, furniture: Pairs) -> bool:
    """Whether most of the shorter one stands in the other too, and not in quotations alone.

    `furniture` are the hashes of runs that do not count.
    """
    if not shared(first, second, furniture).is_at_least(COPIED):
        return False
    own = shared(first, second, furniture, own_voice=True)
    return own.n_runs >= SHORTEST and own.runs >= SHARED and not is_form(first, second)


def shared(
    first: Signature, second: Signature, furniture: Pairs = _NONE, own_voice: bool = False
) -> Shared:
    """What is shared of the shorter one, all in all or, of what neither quotes, in `own_voice`."""
    common = min(limit(first), limit(second))
    quoted = [first.quoted, second.quoted] if own_voice else []
    each = [_counted(one, common, quoted, furniture) for one in (first, second)]
    shorter, longer = sorted(each, key=len)
    n_fives = int(_is_in(shorter, longer).sum())
    n_runs = len(shorter) * EVERYTHING / common
    if not n_fives:
        return Shared(0.0, 0.0, 0.0, n_runs)
    n_threes = int(_is_in(shorter >> HALF, longer >> HALF).sum())
    # Of a share `copied` of the words, each stayed with a chance `kept`: copied * kept ** 3 of the
    # runs of three are left, and copied * kept ** 5 of those of five.
    changed = (n_threes / n_fives) ** (SHORT_RUN / (RUN - SHORT_RUN))
    copied = n_threes / len(shorter) * changed
    return Shared(copied, n_fives / len(shorter), n_fives / len(longer), n_runs)


def is_form(first: Signature, second: Signature) -> bool:
    """Whether the same words stand around other numbers: two weather reports, or two earnings."""
    one, two = (np.unique(each.numbers >> HALF) for each in (first, second))
    around = np.intersect1d(one, two, assume_unique=True)
    same = np.intersect1d(first.numbers, second.numbers, assume_unique=True)
    n_same = len(np.unique(same >> HALF))
    return len(around) - n_same >= max(FORM, n_same)


def _counted(signature: Signature, common: int, quoted: list[Pairs], furniture: Pairs) -> Pairs:
    """The runs that both signatures would hold, and that count."""
    found = signature.runs[(signature.runs >> HALF) < np.uint64(common)]
    for each in quoted:
        found = found[~_is_in(found, each)]
    return found[~_is_in(found & LOWER, furniture)]


def _is_in(hashes: Pairs, among: Pairs) -> NDArray[np.bool_]:
    """Which of the hashes are among others; those are sorted."""
    if not len(among):
        return np.zeros(len(hashes), np.bool_)
    return among[np.searchsorted(among, hashes).clip(max=len(among) - 1)] == hashes
