"""Word documents (DOCX): one article, or the many of a Nexis Uni download."""

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from data.readers import nexis
from data.readers.source import File
from data.readers.table import Table, article
from data.readers.unpacking import Bounded, check_office, damaged

if TYPE_CHECKING:
    from docx.document import Document

MOST_UNPACKED: Final = 150_000_000
MOST_ELEMENTS: Final = 1_000_000
_TITLES: Final = frozenset({"title", "heading 1", "headline"})


def read(file: File) -> Iterator[Table]:
    """The articles of a Word document. Raises ArticleError where it is damaged."""
    with closing(file.open()) as stream:
        check_office(
            stream,
            file.shown,
            most=MOST_UNPACKED,
            look=lambda _: Bounded(file.shown, MOST_ELEMENTS),
        )
        document = _opened(stream, file.shown)
    lines = list(_lines(document))
    if nexis.is_download(lines):
        yield from nexis.tables(lines, file.shown)
        return
    properties = document.core_properties
    yield article(
        {
            "title": _title(document),
            "keywords": properties.keywords or "",
            "text": "\n\n".join(line for line in lines if line.strip()),
        },
        file.shown,
    )


def _opened(stream: BinaryIO, file: str) -> "Document":
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportMissingTypeStubs, reportUnknownVariableType]

    no_xml: type[Exception] = cast("Any", etree).LxmlError
    try:
        document = Document(stream)
        cast("Any", document.element).body.iter()
    except (OpcError, no_xml, KeyError, ValueError, AttributeError, TypeError) as error:
        # python-docx trusts what it opens: a part that is missing surfaces as any of these.
        raise damaged(file) from error
    return document


def _lines(document: "Document") -> Iterator[str]:
    """The lines of all paragraphs, those in tables too.

    Read off the elements: a table's cells as python-docx gives them repeat one that says that it
    spans a milliard columns as often.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    body = cast("Any", document.element).body
    for element in body.iter(qn("w:p")):
        # A box of text stands inside a paragraph, and twice, for old and for new programs.
        if next(element.iterancestors(qn("w:txbxContent")), None) is None:
            yield from Paragraph(element, document).text.split("\n")


def _title(document: "Document") -> str:
    """The first paragraph that is set as a title, where one is."""
    for paragraph in document.paragraphs[:20]:
        style = paragraph.style
        if style is not None and (style.name or "").lower() in _TITLES and paragraph.text.strip():
            return paragraph.text.strip()
    return ""
