"""The words that set an outlet apart, as dots on a scale of times. Nothing here knows of Streamlit.

Words come from strangers' files: whatever reaches a label goes through `label`.
"""

from collections.abc import Hashable, Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.dots import COLOURS, RANGE, Dot, Style, dot_chart
from dashboard.figures.times import scale_of_times, times
from dashboard.figures.wording import counted, joined
from dashboard.workspace import outlet_label
from metrics.inference.verdict import LEVEL

UNIT = "Times as often as in all other outlets, own voice"
HOW = (
    "Words of several articles that stand out most (log-odds with a Dirichlet prior, Monroe et al."
    " 2008); hollow: among so many words, may be chance."
)

MORE = Style(*COLOURS[0], "circle")
LESS = Style(*COLOURS[1], "square")
NAMED = 5
LEAST = 1.96  # of z, from where a word alone would stand out


def most_apart(found: pd.DataFrame, most: int) -> pd.DataFrame:
    """The words that stand out: those that one outlet uses most often and least often compared with
    the others, up to `most` on either side; the most often first."""
    apart = found[found["z"].abs() >= LEAST].sort_values("z", ascending=False)
    more, less = apart[apart["z"] > 0].head(most), apart[apart["z"] < 0].tail(most)
    return pd.concat([more, less]).sort_values("log_ratio", ascending=False, ignore_index=True)


def times_as_often(rows: pd.DataFrame, outlet: str, scope: str) -> go.Figure:
    """A dot for each word, right of the line where the outlet uses it more often."""
    dots = [
        _dot(row, counts)
        for row, (_, counts) in zip(rows.to_dict("records"), beside(rows), strict=True)
    ]
    return dot_chart(
        dots,
        heading(outlet),
        UNIT,
        f"Articles: {scope}. {HOW} Chart: Slantwise.",
        scale_of_times([dot.value for dot in dots]),
    ).add_vline(1, line_width=1, line_color=RANGE)


def heading(outlet: str) -> str:
    """What the chart is about."""
    return f"Words that set {outlet_label(outlet)} apart"


def beside(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Each word, and how often it stands here and elsewhere."""
    counts = zip(rows["term"], rows["count"], rows["other_count"], strict=True)
    return [(str(term), f"{here:,} here, {other:,} elsewhere") for term, here, other in counts]


def often(rows: pd.DataFrame) -> list[str]:
    """How many times as often each word stands here as elsewhere; "only here", "only elsewhere"."""
    return [_often(row) for row in rows.to_dict("records")]


def alt_text(rows: pd.DataFrame, outlet: str) -> str:
    """The chart for someone who does not see it."""
    told = [f"{term} {size}" for term, size in zip(rows["term"], often(rows), strict=True)]
    what = f"words that set {outlet_label(outlet)} apart, times as often"
    return f"Dot chart: {what}: {', '.join(told)}."


def sentences(rows: pd.DataFrame, outlet: str) -> list[str]:
    """The words in a line or two."""
    more = rows.loc[rows["z"] > 0, "term"].tolist()
    less = rows.loc[rows["z"] < 0, "term"].tolist()[::-1]
    name = outlet_label(outlet)
    told = [
        f"{name} uses {joined([f'“{word}”' for word in words[:NAMED]])} {way} than the others."
        for words, way in ((more, "more often"), (less, "less often"))
        if words
    ]
    unsure = int((rows["q"] > LEVEL).sum())
    of = "each of them" if unsure == len(rows) else f"{unsure:,} of them"
    if unsure:
        told.append(f"So many words are looked at that {of} may stand out by chance.")
    return told


def _often(row: Mapping[Hashable, object]) -> str:
    if not row["other_count"]:
        return "only here"
    if not row["count"]:
        return "only elsewhere"
    return times(2.0 ** float(str(row["log_ratio"])))


def _dot(row: Mapping[Hashable, object], counts: str) -> Dot:
    value = 2.0 ** float(str(row["log_ratio"]))
    count, other = int(str(row["count"])), int(str(row["other_count"]))
    here = counted(int(str(row["n_articles"])), "article")
    return Dot(
        str(row["term"]),
        counts,
        value,
        value,
        value,
        float(str(row["q"])) <= LEVEL,
        _often(row),
        f"{_often(row)}: {count:,} and {other:,} times<br>{here} here",
        MORE if value >= 1 else LESS,
    )
