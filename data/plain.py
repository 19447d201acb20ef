"""Bytes to text, and text made safe: valid UTF-8 with no characters that only deceive."""

import re
from typing import Final

from data.problem import ArticleError, Problem

# C0 and C1 controls but tab and newline; lone surrogates; and the invisible marks that glue or
# split words for a counter (soft hyphen, zero-width space, word joiner, BOM) or reorder a line
# on screen (bidirectional overrides). Zero-width joiners stay: Persian and emoji need them.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_REPLACED: Final = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}

LONGEST_WORD: Final = 256
"""A longer run without a space is data and not a word: the metrics pass it over."""

_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")

_UTF_8_BOM: Final = b"\xef\xbb\xbf"
_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY: Final = (
    (b"PK\x03\x04", "a zip, Word or Excel file"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "a rich-text (RTF) file"),
)
_SAVE_AS_TEXT: Final = "Save it as plain text or as CSV in UTF-8, and read that file."
_HIGH_BYTES: Final = bytes(range(0x80, 0x100))
# Western text in Windows-1252 has one accented byte in ten at most; other scripts have most.
_MAX_HIGH_SHARE: Final = 0.2
# Bytes drawn at random are NUL less than 1 % of the time: the other controls tell them from text.
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r"))
_MAX_CONTROL_SHARE: Final = 0.01


def safe_text(text: str) -> str:
    """`text` with `\\n` line ends and without NULs, controls, lone surrogates or stray BOMs.

    A lone surrogate becomes U+FFFD; surrogate pairs become the character they stand for.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: _REPLACED.get(found[0], ""), _paired(text))


def one_line(text: str) -> str:
    """`text` made safe, on one line, with single spaces: for titles, outlets and names."""
    return " ".join(safe_text(text).split())


def has_words(text: str) -> bool:
    """Whether there is a word that can be measured: short enough, with a letter or a digit."""
    return any(len(word) <= LONGEST_WORD and _LETTER_OR_DIGIT.search(word) for word in text.split())


def decode_cell(data: bytes) -> str:
    """The text in one cell of a table that does not say how it is encoded."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text in `data` (UTF-8, UTF-16 or UTF-32 with a mark, Windows-1252), with notices.

    Raises ArticleError where `data` is no text, or text in an encoding that cannot be told.
    """
    _refuse_binary(data, file)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data, codec, file), ()
    data, told = _without_nuls(data.removeprefix(_UTF_8_BOM), file)
    try:
        return data.decode("utf-8"), told
    except UnicodeDecodeError:
        text, more = _decode_surrogates(data, file) or _decode_damaged(data, file)
        return text, (*told, *more)


def _refuse_binary(data: bytes, file: str) -> None:
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise ArticleError(
                f"This is {kind}, not the text of an article.", file=file, advice=_SAVE_AS_TEXT
            )


def _without_nuls(data: bytes, file: str) -> tuple[bytes, tuple[Problem, ...]]:
    """`data` without the few NULs that a crawler leaves in text. Raises ArticleError if binary."""
    nuls = data.count(b"\x00")
    if not nuls:
        return data, ()
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    if controls >= _MAX_CONTROL_SHARE * len(data):
        raise ArticleError("This is not text: it holds NUL bytes.", file=file, advice=_SAVE_AS_TEXT)
    what = f"NUL bytes, which stand for nothing, were taken out: {nuls:,}."
    return data.replace(b"\x00", b""), (Problem("notice", what, file),)


def _decode_marked(data: bytes, codec: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"The file says it is {codec.upper()}, but it breaks off at byte {error.start:,}.",
            file=file,
            advice="It may be damaged or cut short. " + _SAVE_AS_TEXT,
        ) from error


def _decode_surrogates(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]] | None:
    """UTF-8 whose only fault is surrogates written as characters, or None where it has others.

    Two that are a pair become the character they stand for, as Java and MySQL mean them.
    """
    try:
        loose = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = _paired(loose)
    lone = text.count("\ufffd") - loose.count("\ufffd")
    what = f"Halves of characters (lone surrogates), now “\ufffd”: {lone:,}."
    return text, (Problem("notice", what, file),) if lone else ()


def _paired(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decode_damaged(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Text that is no valid UTF-8: mostly UTF-8 with bad bytes, or Windows-1252."""
    mended = data.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    accented = len(mended) - len(mended.encode("ascii", "ignore")) - bad
    if accented > bad:
        what = f"{bad:,} broken characters were replaced by “\ufffd”."
        advice = "The file may be cut short; save it again as UTF-8."
        return mended, (Problem("warning", what, file, advice=advice),)
    text = _windows_1252(data)
    if text is None:
        raise ArticleError(
            "The characters of this file are in an encoding that could not be told.",
            file=file,
            advice="Open it in the program it came from and save it as UTF-8.",
        )
    what = "This is not UTF-8; it was read as Windows-1252 (Western European)."
    return text, (Problem("notice", what, file, advice="Check that accents look right."),)


def _windows_1252(data: bytes) -> str | None:
    """`data` read as Windows-1252, or None where that cannot be what it is."""
    high = len(data) - len(data.translate(None, delete=_HIGH_BYTES))
    if high > _MAX_HIGH_SHARE * len(data):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
