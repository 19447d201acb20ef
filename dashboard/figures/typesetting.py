"""Lines of text that fit a width, told without drawing them: a figure has to be laid out first."""

from typing import Final
from unicodedata import category, east_asian_width

from dashboard.figures.dots import label

_NARROW: Final = frozenset("iljtfrI.,;:'’‘!|()[]{}-·/")
_WIDE: Final = frozenset("mwMWQO@%—…&")
# Widths in ems, a little over those of Source Sans: where another font stands in, lines still fit.
_NARROW_EM, _LETTER_EM, _CAPITAL_EM, _WIDE_EM, _FULL_EM = 0.31, 0.53, 0.62, 0.86, 1.0
_SPACE_EM: Final = 0.24
ELLIPSIS: Final = "…"
LONGEST: Final = 4000  # characters looked at: no figure has room for more


def width(text: str) -> float:
    """How wide a text is set, in ems."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter == " ":
        return _SPACE_EM
    if letter in _NARROW:
        return _NARROW_EM
    if letter in _WIDE:
        return _WIDE_EM
    if letter.isascii():
        return _CAPITAL_EM if letter.isupper() else _LETTER_EM
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return _FULL_EM if east_asian_width(letter) in "WF" else _CAPITAL_EM


def lines(text: str, ems: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `ems` ems; what does not fit ends in an ellipsis.

    A word that is wider than a line is broken: a name may be one word of 300 letters.
    """
    done: list[str] = []
    line = ""
    for word in _words(text, ems):
        longer = f"{line} {word}" if line else word
        if width(longer) <= ems:
            line = longer
            continue
        done.append(line)
        line = word
        if len(done) == most:
            return [*done[:-1], _cut(f"{done[-1]} {word}", ems)]
    return [*done, line] if line or not done else done


def _words(text: str, ems: float) -> list[str]:
    """The words of a text, those wider than a line in pieces."""
    pieces: list[str] = []
    for word in text[:LONGEST].split():
        piece = ""
        for letter in word:
            if piece and width(piece + letter) > ems:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(text: str, ems: float) -> str:
    """`text` with an ellipsis where it is cut to fit."""
    while text and width(text + ELLIPSIS) > ems:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def block(texts: list[str]) -> str:
    """Lines as one label, each shown literally."""
    return "<br>".join(label(line) for line in texts)
