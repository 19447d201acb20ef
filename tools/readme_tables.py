"""The tables of the README: the metrics, from `METRICS`, and how well they agree with readers.

``python -m tools.readme_tables`` writes each anew between its two marks.
"""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from metrics import HEADLINES, METRICS, MetricSpec
from metrics.validity import plainly
from metrics.validity.agreement import Recorded
from metrics.validity.figure import AnnotatedCorpus
from metrics.validity.plainly import agreements

README = Path(__file__).parents[1] / "README.md"


def render_metrics() -> str:
    """The four headline metrics as a Markdown table, and the others folded below it."""
    beside = [spec for spec in METRICS if spec not in HEADLINES]
    return "\n".join(
        (
            *_table(HEADLINES),
            "",
            "<details>",
            f"<summary>{len(beside)} more, measured beside them</summary>",
            "",
            *_table(beside),
            "",
            "</details>",
        )
    )


def _table(specs: Sequence[MetricSpec]) -> list[str]:
    rows = ["| metric | what it is | unit | what it misses |", "|---|---|---|---|"]
    for spec in specs:
        name = f"**{spec.label}** `{spec.column}`"
        rows.append(f"| {name} | {spec.definition} | {spec.unit} | {spec.misses} |")
    return rows


def render_agreement() -> str:
    """What is on record: a sentence a headline metric and corpus, and every figure folded below."""
    found = [(spec, each) for spec in METRICS for each in agreements(spec.column)]
    sentences = [
        f"- **{spec.label}**, {each.corpus.title}: {each.told}"
        for spec, each in found
        if spec in HEADLINES
    ]
    corpora = {each.corpus.folder: each.corpus for _, each in found}.values()
    citations = "; ".join(f"{corpus.title}: {corpus.citation}" for corpus in corpora)
    return "\n".join(
        (
            *sentences,
            "",
            "<details>",
            "<summary>All figures, with the baseline measured beside each</summary>",
            "",
            "| metric | corpus | figure | value (95 % range) | baseline | n |",
            "|---|---|---|---|---|---|",
            *(_row(spec, each.corpus, figure) for spec, each in found for figure in each.figures),
            "",
            f"{citations}.",
            "",
            "</details>",
        )
    )


def _row(spec: MetricSpec, corpus: AnnotatedCorpus, figure: Recorded) -> str:
    baseline = "" if math.isnan(figure.baseline) else f"{figure.baseline:.2f}"
    cells = (
        f"`{spec.column}`",
        corpus.title,
        plainly.name(figure),
        plainly.range_of(figure),
        baseline,
        f"{figure.n:,} {figure.counted}",
    )
    return f"| {' | '.join(cells)} |"


TABLES: dict[str, Callable[[], str]] = {
    "metrics": render_metrics,
    "agreement": render_agreement,
}


def placed(readme: str) -> str:
    """The README with each table between its marks. Raises ValueError where marks are missing."""
    for name, render in TABLES.items():
        begin, end = f"<!-- {name}: written by `make readme` -->", f"<!-- end of {name} -->"
        before, _, rest = readme.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"README.md has no lines {begin} and {end}")
        readme = f"{before}{begin}\n{render()}\n{end}{after}"
    return readme


if __name__ == "__main__":
    README.write_text(placed(README.read_text(encoding="utf-8")), encoding="utf-8")
