"""RTF: one article, or the many of a Nexis Uni download."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final, cast

from data.problem import ArticleError
from data.readers import nexis
from data.readers.source import File
from data.readers.table import Table, article

MOST_BYTES: Final = 30_000_000
DEEPEST: Final = 1000  # groups in each other: striprtf keeps each one that is open
_NO_BRACES: Final = bytes({*range(256)} - set(b"{}"))
_LINK: Final = re.compile(r"(\\field)(?=\{)", re.IGNORECASE)
_FONT: Final = re.compile(r"\\f(\d{1,5})(?!\d)")
_CHARSET: Final = re.compile(r"\\fcharset(\d{1,5})")
_MOST_FONTS: Final = 5000


def read(file: File) -> Iterator[Table]:
    """The articles of an RTF file. Raises ArticleError where it is none."""
    # striprtf carries no type information.
    from striprtf import striprtf  # pyright: ignore[reportMissingTypeStubs]

    data = file.whole(MOST_BYTES)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ArticleError(
            "This is no rich text (RTF).",
            file=file.shown,
            advice="Save it as .docx or as plain text (.txt).",
        )
    if _deepest(data) > DEEPEST:
        raise _damaged(file.shown)
    # RTF is ASCII; what stands outside it is in the code page that the file names.
    source = data.decode("cp1252", "replace").replace("\x00", "")
    fonts = str(cast("Any", striprtf).font_table_group(source))
    source = _LINK.sub("\\1\n", source.replace(fonts, _plain(fonts), 1) if fonts else source)
    try:
        text = str(cast("Any", striprtf).rtf_to_text(source, errors="replace"))
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise _damaged(file.shown) from error
    lines = text.splitlines()
    if nexis.is_download(lines):
        yield from nexis.tables(lines, file.shown)
    else:
        yield article({"text": "\n\n".join(line for line in lines if line.strip())}, file.shown)


def _deepest(data: bytes) -> int:
    """How many groups stand in each other."""
    braces = data.translate(None, delete=_NO_BRACES)
    return max(accumulate(1 if brace == 0x7B else -1 for brace in braces), default=0)


def _plain(fonts: str) -> str:
    """A table of fonts without all but what tells how their letters are encoded.

    striprtf looks for that, and for links, with patterns that take hours over a line which only
    begins like them. A line break after `\\field` means nothing in RTF, and is no link to it.
    """
    found = (
        (font[1], charset[1])
        for part in fonts.split(";")[:_MOST_FONTS]
        if (font := _FONT.search(part)) and (charset := _CHARSET.search(part))
    )
    entries = (f"{{\\f{font}\\fcharset{charset} x;}}\n" for font, charset in found)
    return "{\\fonttbl" + "".join(entries) + "}"


def _damaged(file: str) -> ArticleError:
    return ArticleError(
        "This rich text (RTF) is damaged.",
        file=file,
        advice="Open it in a word processor and save it as .docx.",
    )
