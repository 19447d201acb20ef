"""The `slantwise bench` command: measure, then print a table or JSON."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dashboard.benchmark import scale, speed
from dashboard.command import printing

DONE: Final = 0
FAILED: Final = 1


def report(path: Path | None, as_json: bool, place: str | None = None) -> int:
    """Measure with the articles at `path` or in a library, or the sample, and print. Returns the
    exit code."""
    try:
        articles = speed.load(path, place)
    except ValueError as error:
        return _failed(error)
    figures = speed.measure(articles, path, speed.ROUNDS, place)
    if as_json:
        print(figures.as_json())
    else:
        described = str(path or place or "The sample corpus")
        printing.measurement(figures, described)
    return DONE


def report_scale(
    path: Path | None,
    as_json: bool,
    place: str | None = None,
    sizes: Sequence[int] = scale.SIZES,
) -> int:
    """Measure how time and memory grow, with articles made of those at hand, and print. Returns
    the exit code."""
    try:
        texts = speed.load(path, place)["text"].tolist()
        figures = scale.measure(texts, sizes, lambda what: print(f"{what} …", file=sys.stderr))
    except (ValueError, OSError) as error:
        return _failed(error)
    if as_json:
        print(figures.as_json())
    else:
        printing.scale(figures)
    return DONE


def _failed(error: Exception) -> int:
    print(f"slantwise: {error}", file=sys.stderr)
    return FAILED
