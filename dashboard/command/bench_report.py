"""The `slantwise bench` command: measure, then print a table or JSON."""

import sys
from pathlib import Path

from dashboard.command import bench, printing


def report(path: Path | None, as_json: bool, place: str | None = None) -> int:
    """Measure with the articles at `path` or in a library, or the sample, and print. Returns the
    exit code."""
    try:
        articles = bench.load(path, place)
    except ValueError as error:
        print(f"slantwise: {error}", file=sys.stderr)
        return 1
    figures = bench.measure(articles, path, bench.ROUNDS, place)
    if as_json:
        print(figures.as_json())
    else:
        described = str(path or place or "The sample corpus")
        printing.measurement(figures, described)
    return 0
