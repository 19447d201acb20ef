"""Where one article, or two, stand among all the others, in words and numbers.

Plain text out: names in it are hostile, so escape it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard.figures.standing import Standing, standing
from dashboard.figures.wording import amount, counted, unit_in_words
from metrics import MetricSpec

READING: Final = "Dotted line: half of all articles lie on either side."
SIGNS: Final = (("#1E86CB", "circle", "●"), ("#D55E00", "diamond", "◆"))
"""The colour, the shape and the letter of each article that is pointed out."""

Marked = Mapping[str, str]
"""The articles to point out: article_id to the name it goes by in the figure."""


def spread_table(
    scores: pd.DataFrame, specs: Sequence[MetricSpec], headings: Marked
) -> pd.DataFrame:
    """What the figure shows, for a reader: a row a metric, a column an article, and the middle.

    `headings` names the columns of the articles.
    """
    return pd.DataFrame(
        [
            {
                "Measure": named(spec),
                **{
                    heading: amount(own.value, spec)
                    for heading, own in standings_of(scores[spec.column], headings)
                },
                "Middle article": amount(float(scores[spec.column].median()), spec),
            }
            for spec in specs
        ]
    )


def spread_data(
    scores: pd.DataFrame, specs: Sequence[MetricSpec], headings: Marked
) -> pd.DataFrame:
    """What the figure shows, for a program: a row for each metric and marked article."""
    return pd.DataFrame(
        [
            {
                "article": heading,
                "metric": spec.column,
                "unit": spec.unit,
                "value": own.value,
                "median": float(scores[spec.column].median()),
                "articles_below": own.below,
                "articles_above": own.above,
                "other_articles": own.others,
            }
            for spec in specs
            for heading, own in standings_of(scores[spec.column], headings)
        ]
    )


def spread_alt(scores: pd.DataFrame, specs: Sequence[MetricSpec], marked: Marked) -> str:
    """The figure for someone who does not see it."""
    told: list[str] = []
    for spec in specs:
        for name, own in standings_of(scores[spec.column], marked):
            where = own.in_words() or "not to be compared"
            value = f"{amount(own.value, spec)} {unit_in_words(spec)}"
            told.append(f"{name}, {spec.label.lower()}: {value}, {where}")
    who = "one article" if len(marked) == 1 else "two articles"
    others = counted(others_of(scores, specs, marked), "other")
    return f"Strip chart: {who} among {others}. {'; '.join(told)}."


def beside(
    scores: pd.DataFrame, specs: Sequence[MetricSpec], marked: Marked
) -> list[tuple[str, str]]:
    """Each metric, and what the marked articles come to."""
    rows: list[tuple[str, str]] = []
    for spec in specs:
        values = [amount(own.value, spec) for _, own in standings_of(scores[spec.column], marked)]
        rows.append((spec.label, f"{' and '.join(values)} {unit_in_words(spec)}"))
    return rows


def signed_names(marked: Marked) -> list[str]:
    """Each marked article with the sign that it has."""
    return [f"{sign} {name}" for name, (_, _, sign) in zip(marked.values(), SIGNS, strict=False)]


def standings_of(values: pd.Series, names: Marked) -> list[tuple[str, Standing]]:
    """Where each of the named articles stands among these values, beside its name."""
    return [(name, standing(values, article_id)) for article_id, name in names.items()]


def named(spec: MetricSpec) -> str:
    """The metric with its unit, which a share has in its percent sign."""
    unit = unit_in_words(spec)
    return spec.label if unit.startswith("of ") else f"{spec.label}, {unit}"


def others_of(scores: pd.DataFrame, specs: Sequence[MetricSpec], marked: Marked) -> int:
    """How many articles besides the marked ones have a value at all."""
    rest = scores.drop(index=list(marked))
    return int(rest[[spec.column for spec in specs]].notna().any(axis=1).sum())
