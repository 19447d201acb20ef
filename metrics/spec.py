"""What a metric is: one frozen record that computes it, names it and says what it cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from metrics.arrays import Floats, Ints

if TYPE_CHECKING:
    from metrics.reading import Reading

Counts = Mapping[str, Ints]
Whose = Literal["narrator", "quoted", "all"]
"""Whose words a metric counts: the outlet's own, those inside quotation marks, or all."""
NO_NARRATOR = "every word stands inside quotation marks, or there are no words"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricSpec:
    """A metric, from its counts to the words that explain it.

    `count` gives the counts it needs from a reading of the column that it `reads`.

    `voice` says whose words it counts (see `metrics.voices`).

    A rate names its `numerator` and `denominator` counts and its `scale` (1,000 for "per 1,000
    words"), so that outlet figures can pool counts. Any other metric gives `formula_of`, a function
    of the counts; its outlet figure is the mean over articles. Either is NaN where undefined.
    """

    column: str
    label: str
    question: str
    definition: str
    formula: str
    unit: str
    decimals: int
    source: str
    misses: str
    higher_means: str
    lower_means: str
    undefined_when: str
    example: tuple[str, float]
    count: Callable[[Reading], Counts]
    group: Literal["headline", "beside"]
    reads: Literal["text", "title"] = "text"
    voice: Whose = "all"
    numerator: str | None = None
    denominator: str | None = None
    scale: float = 1.0
    formula_of: Callable[[Counts], Floats] | None = None

    def __post_init__(self) -> None:
        """Raise TypeError unless it has either a formula or a numerator and a denominator."""
        parts = (self.numerator, self.denominator)
        if (self.formula_of is None) != all(parts) or (self.formula_of and any(parts)):
            raise TypeError(f"{self.column} needs either a formula or numerator and denominator")

    @property
    def parts(self) -> tuple[str, str]:
        """The names of the counts whose quotient a rate is. Raises TypeError for any other."""
        if self.numerator is None or self.denominator is None:
            raise TypeError(f"{self.column} is no rate")
        return self.numerator, self.denominator

    def values(self, counts: Counts) -> Floats:
        """The metric of each article from its counts; NaN where undefined."""
        if self.formula_of is not None:
            return self.formula_of(counts)
        above, below = self.parts
        return self.scale * ratio(counts[above], counts[below])

    @property
    def is_share(self) -> bool:
        """Whether it is a rate that lies between 0 and 1."""
        return self.is_rate and self.scale == 1

    @property
    def is_rate(self) -> bool:
        """Whether outlet figures pool counts (sum over sum)."""
        return self.formula_of is None


# A MetricSpec for a count per 1,000 words in the outlet's own voice.
per_thousand = partial(
    MetricSpec,
    unit="per 1,000 words",
    decimals=1,
    undefined_when=NO_NARRATOR,
    voice="narrator",
    denominator="n_words_narrator",
    scale=1000,
)


def ratio(numerator: Ints, denominator: Ints) -> Floats:
    """Element-wise quotient; NaN where the denominator is 0."""
    result = np.full(np.shape(numerator), np.nan)
    np.divide(numerator, denominator, out=result, where=np.asarray(denominator) > 0)
    return result
