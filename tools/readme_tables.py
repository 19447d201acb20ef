"""The table of metrics in the README, rendered from `METRICS`.

``python -m tools.metric_table`` writes it anew between its two marks.
"""

from collections.abc import Sequence
from pathlib import Path

from metrics import HEADLINES, METRICS, MetricSpec

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- metrics: written by `make readme` -->"
END = "<!-- end of metrics -->"


def render() -> str:
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


def placed(readme: str) -> str:
    """The README with the table between its marks."""
    before, _, rest = readme.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"README.md has no lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{render()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(placed(README.read_text(encoding="utf-8")), encoding="utf-8")
