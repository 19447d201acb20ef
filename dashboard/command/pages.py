"""A page that is written to a file, as HTML or as PDF."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dashboard.exports.chrome import PictureError

DONE: Final = 0
FAILED: Final = 1
FORMS: Final = (".html", ".pdf")


def unusable(output: Path) -> str:
    """Why no page can be written to `output`; "" where one can."""
    if output.suffix.lower() not in FORMS:
        return f"“{output}” must end in .html or .pdf."
    return "" if output.parent.is_dir() else f"There is no folder “{output.parent}”."


def write(output: Path, made: Callable[[], bytes], kind: str) -> int:
    """Write what `made` gives, a `kind` of page, and print its name. The exit code."""
    try:
        output.write_bytes(made())
    except PictureError as error:
        print(f"slantwise: {error} A {kind} as .html needs no Chrome.", file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"slantwise: “{output}” could not be written: {reason}.", file=sys.stderr)
        return FAILED
    print(output)
    return DONE
