"""Files of every kind, made for tests."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

DOCUMENTS = 50
TEXT = "The harbour board voted on Tuesday to close the east pier, and nobody was surprised by it."
OTHER = "The ferry will leave from the fish market until the spring, which pleased the fishmongers."


def csv_of(*rows: tuple[str, ...], header: str = "outlet,title,text") -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([header.split(","), *rows])
    return written.getvalue().encode()


def zip_of(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def xlsx_of(
    *sheets: Sequence[Sequence[object]],
    extra: Mapping[str, bytes | str] | None = None,
    hidden: int = 0,
) -> bytes:
    """A workbook as small as Excel still opens it; its first sheets may be `hidden`."""
    state = ' state="hidden"'
    names = range(1, len(sheets) + 1)
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        "</Types>",
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        "<sheets>"
        + "".join(
            f'<sheet name="Sheet{n}" sheetId="{n}"{state * (n <= hidden)} r:id="rId{n}"/>'
            for n in names
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in names]
        ),
        **{
            f"xl/worksheets/sheet{n}.xml": _sheet(rows)
            for n, rows in zip(names, sheets, strict=True)
        },
        **(extra or {}),
    }
    return zip_of(parts)


def _relations(them: Iterable[tuple[str, str, str]]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}/{k}" Target="{t}"/>' for i, k, t in them)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{inner}</Relationships>'


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    cells = "".join(
        f'<row r="{number}">'
        + "".join(_cell(value, at, number) for at, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'


def _cell(value: object, at: int, row: int) -> str:
    place = f"{chr(65 + at)}{row}"
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def docx_of(lines: Iterable[str], title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    from docx import Document

    document: Any = Document()
    if title:
        document.add_paragraph(title, style="Title")
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def rtf_of(lines: Iterable[str]) -> bytes:
    body = "\\par\n".join(map(_in_rtf, lines))
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}\n" + body + "\\par}"
    ).encode()


def _in_rtf(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in escaped)


def pdf_of(pages: Sequence[Sequence[str]], *, packed: bool = False) -> bytes:
    """A PDF with a text layer: a line of text for each line; a page may have none."""
    objects: list[bytes] = [b"", b""]
    kids: list[int] = []
    for lines in pages:
        shown = "".join(f"({_in_pdf(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td\n{shown}ET".encode("latin-1", "replace")
        options = b""
        if packed:
            stream, options = zlib.compress(stream), b"/Filter /FlateDecode "
        objects.append(
            b"<< %b/Length %d >>\nstream\n%b\nendstream" % (options, len(stream), stream)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources"
            b" << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
            b" /Encoding /WinAnsiEncoding >> >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (listed, len(kids))
    return pdf_from(objects)


def pdf_from(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    written = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(written)


def _in_pdf(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def nexis_lines(paragraphs: Sequence[str], documents: int = DOCUMENTS) -> list[str]:
    """The lines of a download as Nexis Uni lays them out: a cover page, then the documents."""
    lines = [
        "Date and Time: Tuesday, July 9, 2024 3:04:00 PM EDT",
        "Job Number: 1234567",
        f"Documents ({documents})",
        *(f"{number}. {nexis_title(number)}" for number in range(1, documents + 1)),
        "Client/Matter: -None-",
        "Search Terms: pier",
        "",
    ]
    for number in range(1, documents + 1):
        lines += [
            nexis_title(number),
            "The Elmsley Courier" if number % 2 else "The New York Times",
            f"July {1 + number % 28}, 2024 Tuesday",
            "Late Edition - Final",
            "",
            "Copyright 2024 The Courier Company All Rights Reserved",
            "",
            "Section: Section A; Column 0; Editorial Desk; OPINION; Pg. 1"
            if number % 10 == 0
            else "Section: Section A; Column 0; Harbour Desk; Pg. 1",
            "Length: 412 words",
            "Byline: By Joris Vandermeer",
            "Dateline: PORT ELMSLEY",
            "Highlight: The pier stays closed.",
            "Body",
            "",
            *(f"{paragraph} ({number})" for paragraph in paragraphs),
            "",
            "Graphic",
            "PHOTO: The pier",
            "Classification",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            f"Load-Date: July {2 + number % 28}, 2024",
            "End of Document",
            "",
        ]
    return lines


def nexis_title(number: int) -> str:
    return f"Harbour board votes for the {number}. time on the east pier"
