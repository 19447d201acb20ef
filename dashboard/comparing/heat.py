"""All measures of all outlets at a glance: how far an outlet's articles lie from all others'.

Cliff's delta is the share of pairs of articles, one of the outlet and one of the others, in which
the outlet's has more, less the share in which it has less. No streamlit.
"""

from collections.abc import Hashable, Mapping, Sequence
from html import escape
from typing import Final

import pandas as pd

from dashboard.comparing.contrast import difference_unit, signed
from dashboard.figures.doors import Door, to_articles
from dashboard.links import link
from dashboard.selection import Selection
from dashboard.workspace import outlet_label
from metrics import MetricSpec
from metrics.inference.verdict import LEVEL

MOST: Final = 60  # per cent of colour, for articles that always lie on one side
MOST_OUTLETS: Final = 12
READING: Final = (
    "+1: every article of the outlet has more than every article of the others. −1: every one has"
    " less. 0: they are alike. A number opens the articles behind it."
)


def shown(rest: pd.DataFrame, articles: Mapping[str, int]) -> list[str]:
    """The outlets that a table has room for: those with the most articles, by name."""
    stated = [str(name) for name in rest["one"].unique() if name != ""]
    largest = sorted(stated, key=lambda name: -articles.get(name, 0))[:MOST_OUTLETS]
    return sorted(largest, key=str.casefold)


def html(
    rest: pd.DataFrame, specs: Sequence[MetricSpec], outlets: Sequence[str], selection: Selection
) -> str:
    """The table, safe to show; `rest` is of `contrasts`, against all others. A cell leads to the
    articles of the `selection` that it is made of."""
    cells = rest.set_index(["metric", "one"]).to_dict("index")
    head = "".join(f'<th scope="col">{escape(outlet_label(name))}</th>' for name in outlets)
    body = "".join(
        _row([cells.get((spec.column, one), {}) for one in outlets], outlets, spec, selection)
        for spec in specs
    )
    caption = "Each outlet's articles against all others', by measure"
    return (
        f'<div class="table heat" tabindex="0" role="region" aria-label="{caption}"><table>'
        f'<caption>{caption}</caption><thead><tr><th scope="col">Measure</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def table(rest: pd.DataFrame, specs: Sequence[MetricSpec]) -> pd.DataFrame:
    """The numbers behind the table, for a file."""
    known = rest[rest["metric"].isin([spec.column for spec in specs]) & (rest["one"] != "")]
    return known.rename(columns={"one": "outlet", "delta": "cliffs_delta"}).reset_index(drop=True)


def _row(
    row: Sequence[Mapping[Hashable, object]],
    outlets: Sequence[str],
    spec: MetricSpec,
    selection: Selection,
) -> str:
    cells = [
        _cell(cell, to_articles([outlet], spec, selection), spec)
        for cell, outlet in zip(row, outlets, strict=True)
    ]
    return f'<tr><th scope="row">{escape(spec.label)}</th>{"".join(cells)}</tr>'


def _cell(row: Mapping[Hashable, object], door: Door, spec: MetricSpec) -> str:
    unseen = f'<span class="unseen"> {escape(f"{spec.label}, {door.label}")}</span>'
    delta = float(str(row.get("delta", "nan")))
    if not row.get("enough") or delta != delta:
        opens = link(door.view, door.parameters, f"–{unseen}")
        return f'<td title="too little to compare">{opens}</td>'
    is_told = float(str(row["q"])) <= LEVEL
    difference = float(str(row["difference"]))
    hint = f"{signed(difference, spec)} {difference_unit(spec)}"
    number = f"{delta:+.2f}".replace("-", "−")
    told = f"<strong>{number}</strong>" if is_told else number
    way = "more" if delta > 0 else "less"
    return (
        f'<td class="{way}" style="--far:{abs(delta) * MOST:.0f}%" title="{escape(hint)}">'
        f"{link(door.view, door.parameters, told + unseen)}</td>"
    )


def sentences(rest: pd.DataFrame, specs: Sequence[MetricSpec], outlets: Sequence[str]) -> list[str]:
    """Which outlets stand out in most measures, and which in none."""
    known = rest[rest["metric"].isin([spec.column for spec in specs])]
    told = known[known["enough"] & (known["q"] <= LEVEL)].groupby("one").size()
    counts = {name: int(told.get(name, 0)) for name in outlets}
    measured = known[known["enough"]].groupby("one").size()
    most = max(counts, key=lambda name: counts[name], default="")
    if not most or not counts[most]:
        return ["No outlet differs from the others by more than chance may make."]
    of = int(measured.get(most, 0))
    lines = [f"{outlet_label(most)} stands out most: in {counts[most]:,} of {of:,} measures."]
    none = [outlet_label(name) for name in outlets if not counts[name] and measured.get(name, 0)]
    return [*lines, f"In no measure: {', '.join(none)}."] if none else lines
