"""`slantwise report`: the comparison as a page or a PDF to hand out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dashboard.choices import Choices
from dashboard.command.comparing import DONE, comparison_of, specs_of
from dashboard.command.filtering import Filters
from dashboard.exports.chrome import PictureError
from dashboard.exports.report import FORMS
from dashboard.exports.report import report as made

FAILED: Final = 1


def unusable(output: Path) -> str:
    """Why no report can be written to `output`; "" where one can."""
    if output.suffix.lower().removeprefix(".") not in FORMS:
        return f"“{output}” must end in .html or .pdf."
    return "" if output.parent.is_dir() else f"There is no folder “{output.parent}”."


def report(
    path: str | None,
    library: str | None,
    columns: Sequence[str],
    filters: Filters,
    choices: Choices,
    output: Path,
) -> int:
    """Write the report. The exit code."""
    found = comparison_of(path, library, filters, choices)
    if isinstance(found, int):
        return found
    try:
        content = made(found, specs_of(columns, found), output.suffix.lower().removeprefix("."))
        output.write_bytes(content)
    except PictureError as error:
        print(f"slantwise: {error} A report as .html needs no Chrome.", file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"slantwise: “{output}” could not be written: {reason}.", file=sys.stderr)
        return FAILED
    print(output)
    return DONE
