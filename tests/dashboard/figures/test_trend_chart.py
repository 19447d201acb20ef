"""Outlets over the weeks: what is drawn, and what is said where that tells little."""

from typing import Any

import pandas as pd
import pytest

import metrics
from dashboard.figures import dots, trend_chart

SPEC = metrics.metric("loaded_terms_rate")
NAN = float("nan")


def weekly(*rows: tuple[str, str, float, bool]) -> pd.DataFrame:
    """Estimates by outlet and week: outlet, day, estimate, whether there is enough."""
    table = pd.DataFrame(rows, columns=["outlet", "week", "estimate", "enough"])
    return table.assign(
        metric=SPEC.column,
        week=pd.to_datetime(table["week"]),
        low=table["estimate"],
        high=table["estimate"],
        n_articles=1,
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", "2026-03-02", 3.0, True), ("A", "2026-03-09", 5.0, True)], []),
        (
            [("A", "2026-03-02", NAN, False)],
            [f"There is nothing to draw: {SPEC.undefined_when}. Choose another measure."],
        ),
        (
            [("", "2026-03-02", 3.0, True), ("", "2026-03-09", 3.0, True)],
            ["No article here states its outlet. That can be done under Articles."],
        ),
        (
            [("A", "2026-03-02", 3.0, True)],
            ["All of these articles are of one week, so no change can be seen. Add others."],
        ),
        (
            [("A", "2026-03-02", 3.0, False), ("A", "2026-03-09", 5.0, False)],
            [
                "No outlet has five articles and 2,000 words in one week, which a range needs:"
                " a change may be chance."
            ],
        ),
    ],
)
def test_what_keeps_it_from_telling_is_said(
    rows: list[tuple[str, str, float, bool]], said: list[str]
) -> None:
    assert trend_chart.paragraphs(weekly(*rows), SPEC) == said


def test_more_outlets_than_it_has_room_for_are_counted() -> None:
    rows = [(f"O{n}", day, 3.0, True) for n in range(20) for day in ("2026-03-02", "2026-03-09")]
    told = trend_chart.paragraphs(weekly(*rows), SPEC)
    assert told == [
        "The chart has the 12 outlets with the most articles of 20. Choose others in the filters;"
        " the table has all."
    ]


def test_names_and_dots_do_not_meet() -> None:
    name = "The Very Long Name of a Newspaper " * 9
    found = weekly((name, "2026-03-02", 30.0, True), (name, "2026-03-09", 30.01, True))
    layout: Any = trend_chart.weekly_lines(found, SPEC, dots.styles([name])).layout
    assert layout.annotations[0].text.startswith("The Very Long Name")
    assert "<br>" not in layout.annotations[0].text
    assert layout.yaxis.range[1] > 32
