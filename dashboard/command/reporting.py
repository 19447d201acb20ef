"""`slantwise report`: the comparison as a page or a PDF to hand out."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.choices import Choices
from dashboard.command import pages
from dashboard.command.comparing import comparison_of, specs_of
from dashboard.command.filtering import Filters
from dashboard.exports.report import report as made


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
    form = output.suffix.lower().removeprefix(".")
    return pages.write(output, lambda: made(found, specs_of(columns, found), form), "report")
