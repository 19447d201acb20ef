"""What went wrong while reading: told so that a person can find it and put it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "notice"]

ROWS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should know about what was read.

    `what` says what is the matter, `advice` what to do about it (may be empty). `file`, `rows`
    and `column` say where. Rows are counted as the person's own program counts them: in CSV, TSV
    and Excel the header is row 1, in JSON Lines a row is a line, elsewhere the first article is
    row 1.

    `error`: nothing could be read from there. `warning`: something was left out or may mislead.
    `notice`: worth knowing, nothing was lost.
    """

    severity: Severity
    what: str
    file: str = ""
    rows: tuple[int, ...] = ()
    column: str = ""
    advice: str = ""

    def __str__(self) -> str:
        """One readable line: where, what, and what to do."""
        where = ", ".join(
            part
            for part in (
                self.file,
                describe_rows(self.rows),
                f"column “{self.column}”" if self.column else "",
            )
            if part
        )
        told = f"{where}: {self.what}" if where else self.what
        return f"{told} {self.advice}".rstrip()


class ArticleError(ValueError):
    """Articles could not be read. `problem` holds what, where, and what to do."""

    def __init__(
        self,
        what: str,
        *,
        file: str = "",
        row: int | None = None,
        column: str = "",
        advice: str = "",
    ) -> None:
        rows = () if row is None else (row,)
        self.problem = Problem("error", what, file, rows, column, advice)
        super().__init__(str(self.problem))

    @classmethod
    def of(cls, problem: Problem) -> "ArticleError":
        """The error that `problem` is about."""
        error = cls(problem.what)
        error.problem = problem
        error.args = (str(problem),)
        return error

    def __reduce__(self) -> tuple[object, tuple[Problem]]:
        # Pickling by default loses keyword-only arguments, and worker processes pickle errors.
        return (ArticleError.of, (self.problem,))


class ArticleWarning(UserWarning):
    """Articles were read, and something about them should be known."""


def describe_rows(rows: Sequence[int]) -> str:
    """Rows in words: "row 4", "rows 4, 7 and 9", "rows 4, 5, 6, 7, 8 and 90 more"."""
    if not rows:
        return ""
    if len(rows) == 1:
        return f"row {rows[0]}"
    named = [str(row) for row in rows[:ROWS_NAMED]]
    if len(rows) > ROWS_NAMED:
        return f"rows {', '.join(named)} and {len(rows) - ROWS_NAMED:,} more"
    return f"rows {', '.join(named[:-1])} and {named[-1]}"
