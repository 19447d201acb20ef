"""A figure, as it is measured and as it is put on record."""

from typing import Final

from metrics.validity.agreement import Recorded

RECORDED: Final = Recorded(
    corpus="babe",
    metric="loaded_terms_rate",
    figure="recall:word",
    value=0.4,
    low=0.35,
    high=0.456,
    n=1700,
    counted="sentences",
    baseline=0.25,
    against="a list",
    floor=0.39,
)
