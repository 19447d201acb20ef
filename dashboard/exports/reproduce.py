"""A bundle made again: from the numbers of the articles in it, or from the articles themselves.

A bundle is somebody else's file. Nothing of it is written anywhere, and what comes out is bounded.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any, Final
from uuid import uuid4

import pandas as pd

import metrics
from dashboard.choices import Choices, own_list
from dashboard.comparing.compared import compared
from dashboard.comparing.voices import VOICES
from dashboard.export import defused
from dashboard.exports.bundle import ARTICLES, MANIFEST, made_again
from dashboard.exports.provenance import FORMAT
from dashboard.selection import GENRES, REPRINTS, Selection
from dashboard.workspace import Workspace
from data.article import PUBLISHED_DTYPE
from data.problem import ArticleError
from data.readers import unpacking
from metrics.lexicon import LexiconError, parse_lexicon
from metrics.method import Exclusions
from metrics.spec import Whose

MOST_BYTES: Final = 400_000_000
MOST_FILES: Final = 500
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,80}){0,2}")
_NOT_OURS: Final = "this is no bundle that Slantwise wrote"


class BundleError(ValueError):
    """A bundle that cannot be made again: says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is in a bundle, read and checked."""

    told: Mapping[str, Any]
    files: Mapping[str, bytes]
    selection: Selection
    voice: Whose
    choices: Choices
    columns: tuple[str, ...]

    @property
    def changed(self) -> list[str]:
        """The files that are not as they were when the bundle was made."""
        known = self.told["files"]
        return sorted(
            name
            for name in {*known, *self.files}
            if name != MANIFEST
            and (name not in self.files or _hash(self.files[name]) != known.get(name))
        )


def read_bundle(content: bytes, file: str) -> Bundle:
    """The bundle in `content`. Raises BundleError."""
    try:
        files = _unpacked(content, file)
    except ArticleError as error:
        raise BundleError(str(error.problem)) from error
    try:
        told = json.loads(files[MANIFEST])
        if told["format"] != FORMAT:
            raise BundleError(f"it is of format {told['format']!r}; this version reads {FORMAT}")
        columns = tuple(metrics.metric(name).column for name in told["metrics"])
        is_whole = isinstance(told["files"], dict) and isinstance(told["outlets"], list)
        if not is_whole or not columns:
            raise BundleError(_NOT_OURS)
        str(told["origin"])
        return Bundle(told, files, _selection(told), _voice(told), _choices(told, files), columns)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        if isinstance(error, (BundleError, LexiconError)):
            raise BundleError(str(error)) from error
        raise BundleError(_NOT_OURS) from error


def _unpacked(content: bytes, file: str) -> dict[str, bytes]:
    stream = BytesIO(content)
    counted = unpacking.Unpacked(file, len(content), MOST_BYTES)
    files: dict[str, bytes] = {}
    with unpacking.opened(stream, file) as archive:
        members = archive.infolist()
        if len(members) > MOST_FILES:
            raise BundleError(f"it has more than {MOST_FILES} files: {_NOT_OURS}")
        for member in members:
            name = member.filename
            if not _NAME.fullmatch(name) or name in files or unpacking.is_link(member):
                raise BundleError(f"it has a file {name[:80]!r}: {_NOT_OURS}")
            files[name] = b"".join(unpacking.blocks(archive, member, counted, file))
    return files


def _selection(told: Mapping[str, Any]) -> Selection:
    kept = told["selection"]
    first, last = (
        date.fromisoformat(kept[name]) if kept[name] else None for name in ("first_day", "last_day")
    )
    if kept["genre"] not in GENRES or kept["reprints"] not in REPRINTS:
        raise BundleError(_NOT_OURS)
    outlets, stories = (tuple(map(str, kept[name])) for name in ("outlets", "stories"))
    return Selection(outlets, stories, first, last, kept["genre"], kept["reprints"])


def _voice(told: Mapping[str, Any]) -> Whose:
    """Whose words were counted; a bundle of before this could be chosen does not say."""
    voice = told.get("voice", "narrator")
    if voice not in VOICES:
        raise BundleError(_NOT_OURS)
    return voice


def _choices(told: Mapping[str, Any], files: Mapping[str, bytes]) -> Choices:
    kept = told["choices"]
    terms, categories = (
        frozenset((str(a), str(b)) for a, b in kept[name]) for name in ("terms", "categories")
    )
    cues = frozenset((str(a), str(b), int(start)) for a, b, start in kept["cues"])
    lists = []
    for each in kept["lists"]:
        content = files[each["path"]]
        if each["way"] not in ("add", "replace"):
            raise BundleError(_NOT_OURS)
        lexicon = parse_lexicon(content, str(each["file"]))
        lists.append(own_list(str(each["file"]), content, lexicon, each["name"], each["way"]))
    return Choices(Exclusions(terms, categories, cues), tuple(lists))


def workspace_in(bundle: Bundle) -> Workspace:
    """The articles of a bundle with the numbers in it, without their texts. Raises BundleError."""
    try:
        return _workspace(bundle)
    except (KeyError, TypeError, ValueError) as error:
        raise BundleError(f"{ARTICLES} cannot be read: {_NOT_OURS}") from error


def _workspace(bundle: Bundle) -> Workspace:
    content = BytesIO(bundle.files[ARTICLES])
    table = pd.read_csv(content, dtype=str, keep_default_na=False, encoding="utf-8")
    table.columns = [_undone(str(name)) for name in table.columns]
    table = table.set_axis(table["article_id"].to_numpy(), axis=0)
    columns = {spec.column for spec in metrics.METRICS}
    measured = [name for name in table if name in columns or str(name).startswith("n_")]
    if lacking := {"n_words", *columns}.difference(measured):
        raise KeyError(*lacking)
    scores = table[measured].apply(_numbers)
    articles = table.drop(columns=measured).map(_undone)
    articles["published"] = pd.to_datetime(articles["published"], utc=True).astype(PUBLISHED_DTYPE)
    for name in ("is_counted", "is_shared"):
        articles[name] = articles[name] == "True"
    texts = pd.DataFrame(index=table.index)
    return Workspace(articles, scores, uuid4().hex, texts, bundle.choices)


def _numbers(column: pd.Series) -> pd.Series:
    name = str(column.name)
    values = [float(cell) if cell else float("nan") for cell in column]
    kind = "int64" if name.startswith("n_") else "float64"
    return pd.Series(values, column.index).astype(kind)


def _undone(cell: str) -> str:
    """A cell as it was before it was defused."""
    bare = cell[1:]
    return bare if cell.startswith("'") and defused(bare) == cell else cell


def made_of(bundle: Bundle, found: Workspace) -> dict[str, bytes]:
    """What the articles give now, by the filters and choices of the bundle."""
    again = compared(
        _in_order_of(bundle, found),
        bundle.selection,
        str(bundle.told["origin"]),
        [str(name) for name in bundle.told["outlets"]],
        bundle.voice,
    )
    return made_again(again, [metrics.metric(column) for column in bundle.columns])


def _in_order_of(bundle: Bundle, found: Workspace) -> Workspace:
    """The articles in the order of the bundle's, others after them: ranges are drawn by it."""
    content = BytesIO(bundle.files.get(ARTICLES, b""))
    try:
        ids = pd.read_csv(content, dtype=str, usecols=["article_id"])["article_id"]
    except ValueError as error:
        raise BundleError(f"{ARTICLES} cannot be read: {_NOT_OURS}") from error
    here = found.articles.index
    order = [*ids[ids.isin(here)].drop_duplicates(), *here[~here.isin(ids)]]
    return replace(found, articles=found.articles.loc[order], scores=found.scores.loc[order])


def differences(bundle: Bundle, again: Mapping[str, bytes]) -> dict[str, str]:
    """How each file that was made again differs from the one in the bundle; "" where it does
    not."""
    return {
        name: _difference(name, bundle.files.get(name), again.get(name))
        for name in sorted({*again, *(n for n in bundle.files if _is_made(n))})
    }


def _is_made(name: str) -> bool:
    return name in ("data/comparison.csv", ARTICLES) or (
        name.startswith("figures/") and name.endswith(".json")
    )


def _difference(name: str, kept: bytes | None, made: bytes | None) -> str:
    if kept == made:
        return ""
    if kept is None:
        return "is not in the bundle"
    if made is None:
        return "does not come of these articles"
    if not name.endswith(".csv"):
        return "is another figure"
    before, after = (content.decode("utf-8", "replace").splitlines() for content in (kept, made))
    if before[:1] != after[:1]:
        return "has other columns"
    gone, new = (len(set(a) - set(b)) for a, b in ((before, after), (after, before)))
    return f"{gone:,} of {len(before) - 1:,} rows differ; {new:,} of {len(after) - 1:,} are new"


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
