"""The files of PolNeAR: texts, brat standoff annotations, and labels of sources made by hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from metrics.validity.figure import CorpusError
from metrics.validity.files import rows, text, whole

KINDS = ("named", "unnamed")

_SPAN = re.compile(r"T\d+\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)\t.*")
_RELATION = re.compile(r"E\d+\t(Attribution[\w-]*:T\d+(?: \w+:T\d+)*)\s*")
_NOTE = re.compile(r"[#AMRN*]\d*\t")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution: character spans of its cue, its content and its source (may be none)."""

    cue: Spans
    content: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotator's reading of one text."""

    stem: str
    text: str
    relations: tuple[Relation, ...]


def read_part(folder: Path) -> Iterator[Annotation]:
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rpartition("_")[0]
        source = folder / "text" / f"{stem}.txt"
        if not source.exists():
            raise CorpusError(f"{path.name}: there is no {source.name} in the folder text")
        written = text(source, as_is=True)
        if not written.strip():
            raise CorpusError(f"{source.name}, line 1: expected a text, found none")
        yield Annotation(stem, written, _read_relations(path, len(written)))


def _read_relations(path: Path, size: int) -> tuple[Relation, ...]:
    """The attributions of a brat standoff file; the words of a span may hold line breaks."""
    spans: dict[str, Spans] = {}
    found: list[tuple[int, str]] = []
    owed = 0  # characters of the last span's words that are still to come
    for number, line in enumerate(text(path).split("\n"), start=1):
        if span := _SPAN.fullmatch(line):
            name, _, words = line.split("\t", 2)
            spans[name] = _read_spans(span[1], size, path, number)
            owed = sum(end - start + 1 for start, end in spans[name]) - 1 - len(words)
        elif relation := _RELATION.fullmatch(line):
            found.append((number, relation[1]))
        elif owed > 0:
            owed -= len(line) + 1
        elif line.strip() and not _NOTE.match(line):
            raise CorpusError(
                f"{path.name}, line {number}: {line[:60]!r}; expected a span such as"
                " 'T1<tab>Cue 10 14<tab>said' or 'E1<tab>Attribution:T2 Cue:T1'"
            )
    return tuple(_relation(roles, spans, path, number) for number, roles in found)


def _read_spans(cell: str, size: int, path: Path, number: int) -> Spans:
    where = f"{path.name}, line {number}"
    pairs = (part.split() for part in cell.split(";"))
    spans = tuple((whole(start, where), whole(end, where)) for start, end in pairs)
    for start, end in spans:
        _check_inside(start, end, size, path, number)
    return spans


def _check_inside(start: int, end: int, size: int, path: Path, number: int) -> None:
    if not 0 <= start <= end <= size:
        raise CorpusError(
            f"{path.name}, line {number}: {start} to {end} lies outside the text, which has"
            f" {size} characters"
        )


def _relation(roles: str, spans: dict[str, Spans], path: Path, number: int) -> Relation:
    of: dict[str, list[tuple[int, int]]] = {"Cue": [], "Content": [], "Source": []}
    for role, _, name in (each.partition(":") for each in roles.split()):
        if name not in spans:
            raise CorpusError(f"{path.name}, line {number}: there is no span {name}")
        of.setdefault(role.rstrip("0123456789"), []).extend(spans[name])
    return Relation(tuple(of["Cue"]), tuple(of["Content"]), tuple(of["Source"]))


def read_labels(path: Path, sizes: Mapping[str, int]) -> Iterator[tuple[str, int, int, bool]]:
    """File, start, end and whether it is named, of each labelled source in the texts of `sizes`."""
    for number, row in rows(path, ("file", "start", "end", "label")):
        try:
            start, end = int(row["start"]), int(row["end"])
            named = KINDS.index(row["label"]) == 0
        except ValueError as error:
            raise CorpusError(
                f"{path.name}, line {number}: expected file, start, end and a label"
                f" ({' or '.join(KINDS)})"
            ) from error
        stem = row["file"].removesuffix(".txt")
        if stem in sizes:
            _check_inside(start, end, sizes[stem], path, number)
            yield stem, start, end, named
