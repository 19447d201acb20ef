"""PDF: the text layer, its lines joined to paragraphs; one article, or a Nexis Uni download."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final

from data.problem import ArticleError, Problem
from data.readers import nexis
from data.readers.paragraphs import joined
from data.readers.source import File, too_large
from data.readers.table import Table, article

if TYPE_CHECKING:
    from pypdf import PdfReader

# pypdf logs what it mends; without a handler of its own that goes to the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_BYTES: Final = 100_000_000
MOST_PAGES: Final = 1000
MOST_CHARACTERS: Final = 20_000_000
MOST_OPERATORS: Final = 500_000  # and what they apply to, of one page; pypdf takes 2,000,000
PATIENCE: Final = 60  # seconds of work: a page can be made to take many of them
_FEWEST_CHARACTERS: Final = 20  # a page: less is a number or a stamp on a picture


def read(file: File) -> Iterator[Table]:
    """The articles of a PDF. Raises ArticleError where it has no text, a password, or is damaged.

    A page that cannot be read is left out and said.
    """
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import PyPdfError

    if file.size() > MOST_BYTES:
        raise too_large(file.size(), MOST_BYTES, file.shown)
    with (
        closing(file.open()) as stream,
        apply_configuration(stream_parsing_work_maximum_count=MOST_OPERATORS),
    ):
        try:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise _locked(file.shown)
            count = len(reader.pages)
        except ArticleError:
            raise
        except (PyPdfError, *_TROUBLE) as error:
            raise _damaged(file.shown) from error
        pages, problems, n_read = _pages(reader, min(count, MOST_PAGES), file.shown)
    if sum(len(page.strip()) for page in pages) < _FEWEST_CHARACTERS * max(1, min(len(pages), 5)):
        raise _scanned(file.shown, problems)
    if count > n_read:
        what = f"Only the first {n_read:,} of {count:,} pages were read."
        problems.append(Problem("warning", what, file.shown, advice="Split it."))
    lines = [line for page in pages for line in page.splitlines()]
    if nexis.is_download(lines):
        yield from nexis.tables(nexis.unwrapped(lines), file.shown, problems)
    else:
        yield article({"text": "\n\n".join(joined(pages))}, file.shown, problems)


# pypdf follows what a damaged or hostile file says until Python stops it.
_TROUBLE: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    NotImplementedError,
    ZeroDivisionError,
    AssertionError,
    OverflowError,
    OSError,
)


def _pages(reader: "PdfReader", count: int, file: str) -> tuple[list[str], list[Problem], int]:
    """The texts of the pages, what there is to say of others, and how many were looked at."""
    from pypdf.errors import PyPdfError

    pages: list[str] = []
    lost: list[int] = []
    size = number = 0
    begun = time.thread_time()
    for number in range(1, count + 1):
        try:
            text = reader.pages[number - 1].extract_text()
            pages.append(text)
            size += len(text)
        except (PyPdfError, *_TROUBLE):
            lost.append(number)
        if size > MOST_CHARACTERS or time.thread_time() - begun > PATIENCE:
            break
    if not lost:
        return pages, [], number
    named = ", ".join(map(str, lost[:10])) + (" and more" if len(lost) > 10 else "")
    what = f"Pages that are damaged were left out: {named}."
    advice = "Print it to a new PDF and read that."
    return pages, [Problem("warning", what, file, advice=advice)], number


def _scanned(file: str, problems: list[Problem]) -> ArticleError:
    if problems:
        return _damaged(file)
    return ArticleError(
        "This PDF has no text, only pictures of pages: it was scanned.",
        file=file,
        advice="Let a program recognise the text (OCR), and read what it saves.",
    )


def _locked(file: str) -> ArticleError:
    return ArticleError(
        "This PDF has a password.", file=file, advice="Save it without one, and read that."
    )


def _damaged(file: str) -> ArticleError:
    return ArticleError(
        "This PDF is damaged or cut short.", file=file, advice="Copy or download it again."
    )
