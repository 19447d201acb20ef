"""Bytes to text, and text made safe: valid UTF-8 with no characters that only deceive."""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from data.problem import ArticleError, Problem
from data.signatures import WEB_PAGE, format_of

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


class UnknownEncodingError(ArticleError):
    """A text is in an encoding that cannot be told."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a text become characters, and what there is to say about that."""

    codec: str
    errors: str = "strict"
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text in `data` (UTF-8, UTF-16 or UTF-32 with a mark, Windows-1252), with notices.

    Raises ArticleError where `data` is no text, or text in an encoding that cannot be told.
    """
    encoding = survey(lambda: (data,), file)
    return mended(data.decode(encoding.codec, encoding.errors), encoding), encoding.problems


def survey(blocks: Callable[[], Iterable[bytes]], file: str) -> Encoding:
    """How a text that comes in `blocks` is encoded: each call begins with the first again.

    Raises ArticleError where it is no text, or in an encoding that cannot be told.
    """
    head = b"".join(islice(blocks(), 1))
    _refuse_binary(head, file)
    for mark, codec in _BOMS:
        if head.startswith(mark):
            _check_marked(blocks(), codec, file)
            return Encoding(codec)
    told = _nuls(blocks(), file)
    codec = "utf-8-sig" if head.startswith(_UTF_8_BOM) else "utf-8"
    if _decodes(blocks(), codec):
        return Encoding(codec, problems=told)
    found = _with_surrogates(blocks, codec, file) or _damaged(blocks, codec, file)
    return replace(found, problems=(*told, *found.problems))


def mended(text: str, encoding: Encoding) -> str:
    """`text` as it was decoded by `encoding`, without NULs and with surrogates paired.

    Two that are a pair become the character they stand for, as Java and MySQL mean them.
    """
    text = text.replace("\x00", "")
    return _paired(text) if encoding.errors == "surrogatepass" else text


def _refuse_binary(data: bytes, file: str) -> None:
    found = format_of(data)
    if found and found is not WEB_PAGE:
        what = f"This is {found.called}, not the text of an article."
        raise ArticleError(what, file=file, advice=_SAVE_AS_TEXT)


def _nuls(blocks: Iterable[bytes], file: str) -> tuple[Problem, ...]:
    """What to say of the few NULs that a crawler leaves in text. Raises ArticleError if binary."""
    nuls = controls = size = 0
    for block in blocks:
        nuls += block.count(b"\x00")
        controls += len(block) - len(block.translate(None, delete=_CONTROLS))
        size += len(block)
    if not nuls:
        return ()
    if controls >= _MAX_CONTROL_SHARE * size:
        raise ArticleError("This is not text: it holds NUL bytes.", file=file, advice=_SAVE_AS_TEXT)
    what = f"NUL bytes, which stand for nothing, were taken out: {nuls:,}."
    return (Problem("notice", what, file),)


def _check_marked(blocks: Iterable[bytes], codec: str, file: str) -> None:
    decoder = codecs.getincrementaldecoder(codec)()
    done = 0
    try:
        for block in blocks:
            decoder.decode(block)
            done += len(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"The file says it is {codec.upper()}, but it breaks off near byte {done:,}.",
            file=file,
            advice="It may be damaged or cut short. " + _SAVE_AS_TEXT,
        ) from error


def _decodes(blocks: Iterable[bytes], codec: str, errors: str = "strict") -> bool:
    try:
        for _ in _decoded(blocks, codec, errors):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _decoded(blocks: Iterable[bytes], codec: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)(errors)
    for block in blocks:
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _with_surrogates(
    blocks: Callable[[], Iterable[bytes]], codec: str, file: str
) -> Encoding | None:
    """UTF-8 whose only fault is surrogates written as characters, or None where it has others."""
    if not _decodes(blocks(), codec, "surrogatepass"):
        return None
    lone = 0
    before = ""
    for text in _decoded(blocks(), codec, "surrogatepass"):
        loose = before + text
        # The other half of a pair may stand in the next block.
        before = loose[-1:] if "\ud800" <= loose[-1:] <= "\udbff" else ""
        loose = loose.removesuffix(before)
        lone += _paired(loose).count("\ufffd") - loose.count("\ufffd")
    lone += len(before)
    what = f"Halves of characters (lone surrogates), now “\ufffd”: {lone:,}."
    return Encoding(codec, "surrogatepass", (Problem("notice", what, file),) if lone else ())


def _paired(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _damaged(blocks: Callable[[], Iterable[bytes]], codec: str, file: str) -> Encoding:
    """Text that is no valid UTF-8: mostly UTF-8 with bad bytes, or Windows-1252."""
    bad = accented = 0
    for text in _decoded(blocks(), codec, "replace"):
        broken = text.count("\ufffd")
        bad += broken
        accented += len(text) - len(text.encode("ascii", "ignore")) - broken
    if accented > bad:
        what = f"{bad:,} broken characters were replaced by “\ufffd”."
        advice = "The file may be cut short; save it again as UTF-8."
        return Encoding(codec, "replace", (Problem("warning", what, file, advice=advice),))
    if not _is_windows_1252(blocks):
        raise UnknownEncodingError(
            "The characters of this file are in an encoding that could not be told.",
            file=file,
            advice="Open it in the program it came from and save it as UTF-8.",
        )
    what = "This is not UTF-8; it was read as Windows-1252 (Western European)."
    notice = Problem("notice", what, file, advice="Check that accents look right.")
    return Encoding("cp1252", problems=(notice,))


def _is_windows_1252(blocks: Callable[[], Iterable[bytes]]) -> bool:
    high = size = 0
    for block in blocks():
        high += len(block) - len(block.translate(None, delete=_HIGH_BYTES))
        size += len(block)
    return high <= _MAX_HIGH_SHARE * size and _decodes(blocks(), "cp1252")
