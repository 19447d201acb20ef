"""A comparison in one ZIP file, with all that it takes to make it again. The same comparison is
always the same file."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from dashboard.choices import Choices
from dashboard.comparing.compared import Compared, numbers
from dashboard.export import defused_table
from dashboard.exports import images, provenance
from dashboard.exports.alone import by_outlet
from dashboard.exports.chrome import NoBrowser
from dashboard.exports.dictionary import dictionary
from dashboard.exports.formats import Wanted, json_bytes
from dashboard.exports.sheet import sheet
from metrics import MetricSpec
from metrics.lexicon import FOLDER

MANIFEST: Final = "manifest.json"
ARTICLES: Final = "data/articles.csv"
COMPARISON: Final = "data/comparison.csv"
DIGITS: Final = 12  # significant ones; the last few of sixteen differ from machine to machine
NOT_TAKEN: Final = ("source_file",)  # it may tell of somebody's folders
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def bundle(found: Compared, specs: Sequence[MetricSpec]) -> bytes:
    """The ZIP file. Pictures are in it where there is a Chrome."""
    made = {**made_again(found, specs), **_beside(found, specs)}
    with suppress(NoBrowser):
        made |= _pictures(found, specs)
    told = provenance.manifest(found, specs)
    told["files"] = {name: sha256(content).hexdigest() for name, content in sorted(made.items())}
    made[MANIFEST] = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    return _zipped(made)


def made_again(found: Compared, specs: Sequence[MetricSpec]) -> dict[str, bytes]:
    """What can be made again of the articles, byte for byte, by name: their numbers, those of the
    comparison, and the charts as Plotly JSON."""
    # The same on every machine.
    steady = replace(found, digits=DIGITS)
    table = pd.concat([numbers(steady, spec) for spec in specs], ignore_index=True)
    made = {ARTICLES: _csv(articles_table(found)), COMPARISON: _csv(table)}
    for spec in specs:
        drawn = by_outlet(steady, spec)
        if drawn is not None:
            laid = sheet(drawn, Wanted().size, Wanted().look)
            made[f"figures/{spec.column}.json"] = json_bytes(laid)
    return made


def articles_table(found: Compared) -> pd.DataFrame:
    """A row for every article that the comparison rests on, whichever way reprints count: where it
    was published, and its numbers. Their order is kept: ranges are drawn by it."""
    articles = found.workspace.articles
    # What is left where reprints are left out is among those that count once.
    each, once = (replace(found.selection, reprints=way).rows(articles) for way in ("each", "once"))
    wanted = each | once
    kept = articles[wanted].drop(columns=list(NOT_TAKEN), errors="ignore")
    return kept.join(found.workspace.scores).reset_index(drop=True)


def _csv(table: pd.DataFrame) -> bytes:
    text = defused_table(table).to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8", "replace")


def _beside(found: Compared, specs: Sequence[MetricSpec]) -> dict[str, bytes]:
    """What explains the numbers, and the word lists they were made with."""
    known = dict.fromkeys([*numbers(found, specs[0]).columns, *articles_table(found).columns])
    return {
        "README.txt": provenance.README.encode(),
        "METHODS.txt": provenance.methods(found, specs).encode("utf-8", "replace"),
        "CITATION.cff": provenance.cff().encode(),
        "citation.bib": provenance.bibtex().encode(),
        "data/columns.csv": _csv(dictionary(map(str, known))),
        **_lexicons(found.workspace.choices),
    }


def _lexicons(choices: Choices) -> dict[str, bytes]:
    own = {
        provenance.own_path(number): each.content
        for number, each in enumerate(choices.lists, start=1)
    }
    return {f"lexicons/{path.name}": path.read_bytes() for path in FOLDER.glob("*.csv")} | own


def _pictures(found: Compared, specs: Sequence[MetricSpec]) -> dict[str, bytes]:
    """The charts as SVG. Raises NoBrowser or PictureError."""
    steady, wanted = replace(found, digits=DIGITS), Wanted()
    drawn = {spec.column: by_outlet(steady, spec) for spec in specs}
    return {
        f"figures/{column}.svg": images.svg(sheet(each, wanted.size, wanted.look))
        for column, each in drawn.items()
        if each is not None
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=6) as packed:
        for name in sorted(files):
            member = ZipInfo(name, _DAY)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            packed.writestr(member, files[name])
    return written.getvalue()
