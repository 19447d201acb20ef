"""The words of a text as reprints are compared by them, and which of them somebody else said."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# Where no spaces stand between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), a character
# counts as one.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
# An accent may be a character of its own behind the letter, and a soft hyphen is no end of a word.
WORD: Final = re.compile(
    rf"[{_UNSPACED}]|[^\W{_UNSPACED}](?:[^\W{_UNSPACED}]|[\u0300-\u036f\xad])*"
)
_FOLDED_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")

# Each mark by itself, and never across a paragraph: a mark that an editor lost must not turn what
# is said and what is told around in the rest of the text. A quotation of several paragraphs opens
# each of them.
_QUOTED: Final = re.compile(
    "[“\"‘«「'](?:"
    r"(?<=“)(?<!\w“)(?=\S)[^“”\n]*(?:”|$(?=\n+“))"
    r"|(?<=\")(?<![\w.,!?…]\")(?=\S)[^\"\n]*(?:(?<=\S)\"(?!\w)|$(?=\n+\"))"
    r"|(?<=‘)(?<!\w‘)(?=\S)(?:[^‘’\n]|’(?=\w))*’(?!\w)"
    r"|(?<=')'(?=\S)(?:[^'\n]|'(?!'))*''"  # as Nexis and some wires write them
    r"|(?<=«)[^«»\n]*»|(?<=「)[^「」\n]*」)",
    re.MULTILINE,
)
_POST: Final = re.compile(r"\(@\w{1,30}\)\s+[A-Z][a-z]+\.? \d{1,2}, \d{4}")
_LONGEST_POST: Final = 400  # characters, where no paragraph begins
# A picture and its caption are the agency's, whoever shows it: "… on Monday. REUTERS/Name".
_CAPTION: Final = re.compile(r"\b(?:REUTERS|AFP|EPA|AP Photo)/[^\n]{0,60}$", re.MULTILINE)
_LONGEST_CAPTION: Final = 600  # characters


def folded(text: str) -> str:
    """The text as it is compared: however it is encoded, in whatever case."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text).replace("\xad", "")
    return plain.casefold()


def parts(text: str) -> list[tuple[bool, list[str]]]:
    """The words in order, in stretches: whether a stretch is quoted, and its words, folded.

    Quoted is what stands in quotation marks, a post of a social network that is shown whole, and
    the caption of an agency's picture.
    """
    found: list[tuple[bool, list[str]]] = []
    done = 0
    for begin, end in [*_quotations(text), (len(text), len(text))]:
        found.append((False, _FOLDED_WORD.findall(folded(text[done:begin]))))
        found.append((True, _FOLDED_WORD.findall(folded(text[begin:end]))))
        done = end
    return [part for part in found if part[1]]


def _quotations(text: str) -> Sequence[tuple[int, int]]:
    """Spans of what is quoted, in order and apart."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    for match in _POST.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        spans.append((max(line, match.start() - _LONGEST_POST), match.end()))
    for match in _CAPTION.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if match.end() - line <= _LONGEST_CAPTION:
            spans.append((line, match.end()))
    apart: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if apart and begin < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((begin, end))
    return apart
