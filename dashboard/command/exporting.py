"""`slantwise export`: the figures and numbers of a page as files."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from dashboard.choices import Choices
from dashboard.command.comparing import DONE, comparison_of, specs_of
from dashboard.command.filtering import Filters
from dashboard.comparing.compared import Compared, numbers, scope
from dashboard.comparing.contrasts import Basis
from dashboard.comparing.differences import Differences
from dashboard.export import file_name
from dashboard.exports.alone import by_outlet
from dashboard.exports.chrome import PictureError, missing
from dashboard.exports.formats import (
    DATA,
    FIGURES,
    FORMATS,
    PICTURES,
    Wanted,
    data_bytes,
    figure_bytes,
)
from dashboard.release import made_by
from metrics import MetricSpec

FAILED: Final = 1
BUNDLE: Final = "bundle"
EVERY: Final = (*FORMATS, BUNDLE)


class FormatError(ValueError):
    """A format, or another word, that is not known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: formats, how figures are wanted, the folder, and the basis on which
    outlets are compared."""

    formats: Sequence[str]
    wanted: Wanted
    folder: Path
    basis: Basis = "raw"


def formats_in(written: str) -> list[str]:
    """The formats in a list with commas. Raises FormatError."""
    named = [name.strip().lower().removeprefix(".") for name in written.split(",") if name.strip()]
    unknown = [name for name in named if name not in EVERY]
    if unknown or not named:
        raise FormatError(f"formats are {', '.join(EVERY)}, not “{', '.join(unknown)}”")
    return list(dict.fromkeys(named))


def export(
    path: str | None,
    library: str | None,
    columns: Sequence[str],
    filters: Filters,
    choices: Choices,
    order: Order,
) -> int:
    """Write the files, and print the name of each. The exit code."""
    found = comparison_of(path, library, filters, choices)
    if isinstance(found, int):
        return found
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"slantwise: {_unwritten(order.folder, error)}", file=sys.stderr)
        return FAILED
    specs, told = specs_of(columns, found), set[str]()
    no_pictures = missing() if set(order.formats).intersection(PICTURES) else ""
    if no_pictures:
        told.add(no_pictures)
        print(f"slantwise: {no_pictures}", file=sys.stderr)
    differences = None if order.basis == "raw" else Differences(found, specs, order.basis)
    for spec in specs:
        for form in order.formats:
            if form == BUNDLE or (no_pictures and form in PICTURES):
                continue
            _write(order, *_file(found, spec, form, order.wanted, differences), told)
    if BUNDLE in order.formats:
        from dashboard.exports.bundle import bundle

        _write(order, file_name("bundle"), "zip", lambda: bundle(found, specs), told)
    return FAILED if told else DONE


def _file(
    found: Compared, spec: MetricSpec, form: str, wanted: Wanted, differences: Differences | None
) -> tuple[str, str, Callable[[], bytes]]:
    """A file's name, its ending, and what makes it; nothing where there is nothing to draw."""
    name = spec.column if differences is None else f"{spec.column}_{differences.basis}"
    if form in DATA:
        origin = {"made_by": made_by(), "articles": scope(found), "method": spec.formula}
        rows = partial(numbers, found) if differences is None else differences.numbers
        return file_name(name), form, lambda: data_bytes(rows(spec), form, origin)

    def draw() -> bytes:
        drawn = by_outlet(found, spec) if differences is None else differences.chart(spec)
        if drawn is None:
            raise PictureError(f"{spec.label}: there is nothing to draw for these articles.")
        return figure_bytes(drawn, form, wanted)

    assert form in FIGURES
    return file_name(name, wanted.size.key, wanted.look.key), form, draw


def _write(order: Order, name: str, ending: str, made: Callable[[], bytes], told: set[str]) -> None:
    """Write one file; a reason why not goes to stderr, once, and into `told`."""
    target = order.folder / f"{name}.{ending}"
    try:
        target.write_bytes(made())
    except PictureError as error:
        reason = str(error)
    except OSError as error:
        reason = _unwritten(target, error)
    else:
        print(target)
        return
    if reason not in told:
        print(f"slantwise: {reason}", file=sys.stderr)
    told.add(reason)


def _unwritten(target: Path, error: OSError) -> str:
    return f"“{target}” could not be written: {(error.strerror or str(error)).lower()}."
