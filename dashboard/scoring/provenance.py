"""Which run made numbers: of what, by which lists and versions, with which settings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final

from dashboard.choices import Choices
from dashboard.exports.provenance import choices_json
from dashboard.release import release
from data import Source, files_of
from metrics.lexicon import Lexicon
from metrics.version import version_with

FORMAT: Final = 1
"""Counts up when parts are dealt out or written otherwise than before."""
_SAID: Final[Mapping[str, str]] = {
    "inputs": "the inputs have changed",
    "slantwise": "Slantwise has another version",
    "numbers": "word lists or the way of measuring have changed",
    "lexicons": "word lists have changed",
    "choices": "other words are left out, or other lists used",
    "columns": "other columns are named",
}


def run_of(
    sources: Sequence[Source],
    choices: Choices,
    columns: Mapping[str, str | None],
    without: Collection[Path] = (),
) -> dict[str, Any]:
    """What a run is known by: equal for runs that give the same numbers of the same inputs."""
    method = choices.method
    return {
        "format": FORMAT,
        "slantwise": release(),
        "numbers": version_with(method),
        "lexicons": {each.name: _digest(each) for each in method.lexicons},
        "choices": choices_json(choices),
        "columns": dict(columns),
        "inputs": _inputs(sources, without),
    }


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What is other than in a run before, in words."""
    told = [_SAID.get(name, f"{name} is another") for name in now if before.get(name) != now[name]]
    return list(dict.fromkeys(told))


def _digest(lexicon: Lexicon) -> str:
    return sha256(repr((lexicon.name, lexicon.entries)).encode()).hexdigest()


def _inputs(sources: Iterable[Source], without: Collection[Path]) -> dict[str, Any]:
    """The files: number, bytes, and a hash of their names, sizes and times, for to read them all
    would take long; of bytes that were handed over, of those."""
    told, count, total = sha256(), 0, 0
    for file in chain.from_iterable(files_of(source, without) for source in sources):
        if file.path is None:
            size, known_by = len(file.data), sha256(file.data).hexdigest()
        elif file.path.exists():
            stat = file.path.stat()
            size, known_by = stat.st_size, str(stat.st_mtime_ns)
        else:
            size, known_by = 0, ""  # who reads it says so
        told.update(f"{file.shown}\x1f{size}\x1f{known_by}\n".encode("utf-8", "replace"))
        count, total = count + 1, total + size
    return {"files": count, "bytes": total, "sha256": told.hexdigest()}
