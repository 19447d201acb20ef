"""What a person should know about articles that were read all the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from data import language
from data.plain import LONGEST_WORD, has_words
from data.problem import Problem, Severity

_MASKED_SHARE: Final = 0.02


@dataclass(slots=True)
class Remarks:
    """The rows of one file that have something to be said about them, by what it is."""

    repeated: list[int] = field(default_factory=list[int])
    wordless: list[int] = field(default_factory=list[int])
    foreign: list[int] = field(default_factory=list[int])
    masked: list[int] = field(default_factory=list[int])
    undated: list[int] = field(default_factory=list[int])
    codes: set[str] = field(default_factory=set[str])

    def look_at(self, number: int, text: str, code: str) -> None:
        """Note what there is to say of the article in row `number`, in the language `code`."""
        if not has_words(text):
            self.wordless.append(number)
        if not language.is_english(code):
            self.foreign.append(number)
            self.codes.add(code)
        if _is_masked(text):
            self.masked.append(number)

    def add(self, later: "Remarks") -> None:
        """Note what was noted of later rows of the file."""
        self.repeated += later.repeated
        self.wordless += later.wordless
        self.foreign += later.foreign
        self.masked += later.masked
        self.undated += later.undated
        self.codes |= later.codes

    def problems(self, file: str, date_column: str) -> list[Problem]:
        """One problem for each thing to be said."""
        return [
            *told(
                "warning",
                "Left out: the same outlet, title and text as an earlier row.",
                file,
                self.repeated,
            ),
            *told(
                "warning",
                "The date is none that an article can have; it was left empty.",
                file,
                self.undated,
                date_column,
                "Dates such as 2024-07-09 are read everywhere.",
            ),
            *told(
                "warning",
                "There are no words in the text that can be measured"
                f" (of at most {LONGEST_WORD} characters, with a letter or a digit).",
                file,
                self.wordless,
            ),
            *told(
                "warning",
                f"Not in English ({', '.join(sorted(self.codes))}): kept and shown, but not"
                " measured.",
                file,
                self.foreign,
            ),
            *told(
                "warning",
                "Words are masked with “@”, as in the NELA-GT corpora: every count comes out too"
                " low.",
                file,
                self.masked,
            ),
        ]


def told(
    severity: Severity,
    what: str,
    file: str,
    numbers: Sequence[int],
    column: str = "",
    advice: str = "",
) -> list[Problem]:
    """One problem for all the rows that have it; none where no row has. Row 0 is a whole file."""
    if not numbers:
        return []
    rows = tuple(number for number in numbers if number)
    return [Problem(severity, what, file, rows, column if rows else "", advice)]


def _is_masked(text: str) -> bool:
    words = text.split()
    return words.count("@") > max(2, _MASKED_SHARE * len(words))
