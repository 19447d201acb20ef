"""Office files that are made to do harm, or were damaged."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

from tests.data.hostile.writing import MB, Files, cut, written
from tests.data.making import TEXT, docx_of, xlsx_of, zip_of

_WORKBOOK: Final = [["outlet", "text"], ["Courier", TEXT]]
_LAUGHS: Final = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _replaced(archive: bytes, name: str, content: bytes | str) -> bytes:
    """A ZIP with another content for one of its members."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members: dict[str, bytes | str] = {one: opened.read(one) for one in opened.namelist()}
    return zip_of({**members, name: content})


def _xlsx_bomb(path: Path) -> None:
    strings = f'<sst xmlns="{_MAIN}"><si><t>' + "a" * (100 * MB) + "</t></si></sst>"
    path.write_bytes(xlsx_of(_WORKBOOK, extra={"xl/sharedStrings.xml": strings}))


def _docx_bomb(path: Path) -> None:
    body = f'<w:document xmlns:w="{_WORD}"><w:body>' + "<w:p/>" * (5 * MB)
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _docx_wide(path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    cell = f"{wide}<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{table}</w:body></w:document>'
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _docx_deep(path: Path) -> None:
    body = f'<w:document xmlns:w="{_WORD}"><w:body>' + "<w:tbl><w:tr><w:tc>" * 100_000
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _xlsx_entities(path: Path) -> None:
    sheet = (
        f'{_LAUGHS}<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
        "<t>&m;</t></is></c></row></sheetData></worksheet>"
    )
    path.write_bytes(xlsx_of(_WORKBOOK, extra={"xl/worksheets/sheet1.xml": sheet}))


def _docx_entities(path: Path) -> None:
    body = f'{_LAUGHS}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p>'
    content = (body + "</w:body></w:document>").encode("utf-16")
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", content))


def _xlsx() -> bytes:
    return xlsx_of(_WORKBOOK * 50)


def _docx() -> bytes:
    return docx_of([TEXT] * 50)


def _sheet_of(cells: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def _strings_of(strings: Iterable[str]) -> str:
    return f'<sst xmlns="{_MAIN}">{"".join(f"<si><t>{one}</t></si>" for one in strings)}</sst>'


def _with_strings(strings: str, sheet: str) -> bytes:
    parts = {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet}
    book = xlsx_of(_WORKBOOK, extra=parts)
    relation = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    name = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        relations = opened.read(name).decode()
    return _replaced(book, name, relations.replace("</Relationships>", relation))


def _xlsx_of_strings(path: Path) -> None:
    """60,000 strings, each of its own, which no packing makes small, beside one text."""
    random = Random(7)
    strings = ["noise", *(f"{random.getrandbits(600):x}" for _ in range(60_000))]
    rows = [f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c>' for n in range(len(strings))]
    for at, text in enumerate(("text", TEXT)):
        rows[at] += f'<c r="B{at + 1}" t="inlineStr"><is><t>{text}</t></is></c>'
    path.write_bytes(_with_strings(_strings_of(strings), _sheet_of("</row>".join([*rows, ""]))))


def _xlsx_of_one_string(path: Path) -> None:
    """20,000 cells that all say the same 100,000 letters."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{int(n > 1)}</v></c></row>' for n in range(1, 20_000)
    )
    # Noise beside, so that what comes out is not too much for what goes in.
    noise = "".join(f"{Random(7).getrandbits(8_000_000):x}")
    strings = _strings_of(["text", "word " * 20_000, noise])
    path.write_bytes(_with_strings(strings, _sheet_of(cells)))


def _docx_of_pictures(path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of([TEXT]))) as opened:
        members: dict[str, bytes | str] = {one: opened.read(one) for one in opened.namelist()}
    pictures = dict.fromkeys((f"word/media/{n}.png" for n in range(6)), bytes(20 * MB))
    path.write_bytes(zip_of({**members, **pictures}, zipfile.ZIP_STORED))


FILES: Final[Files] = {
    "workbook bomb": ("a.xlsx", _xlsx_bomb),
    "workbook with entities": ("a.xlsx", _xlsx_entities),
    "workbook cut short": ("a.xlsx", cut(_xlsx, 0.7)),
    "document bomb": ("a.docx", _docx_bomb),
    "document with entities": ("a.docx", _docx_entities),
    "document with a wide table": ("a.docx", _docx_wide),
    "document nested deep": ("a.docx", _docx_deep),
    "document cut short": ("a.docx", cut(_docx, 0.7)),
    "RTF of braces": ("a.rtf", written(lambda: b"{\\rtf1 " + b"{" * (10 * MB))),
    "RTF with a number too large": (
        "a.rtf",
        written(lambda: b"{\\rtf1 \\u99999999999 x \\u-99999999 \\'zz }"),
    ),
    "RTF of links": (
        "a.rtf",
        written(lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst{ HYPERLINK "a}}}' * 100_000),
    ),
    "RTF of fonts": (
        "a.rtf",
        written(lambda: b"{\\rtf1{\\fonttbl{" + b"\\f1\\fcharset1 " * 500_000 + b"}}}"),
    ),
    "workbook of 60,000 strings": ("a.xlsx", _xlsx_of_strings),
    "workbook that repeats one long string": ("a.xlsx", _xlsx_of_one_string),
    "document of pictures": ("a.docx", _docx_of_pictures),
    "document with a password": (
        "a.docx",
        written(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * MB),
    ),
    "RTF of groups in groups": (
        "a.rtf",
        written(lambda: b"{\\rtf1 " + b"{\\b a" * 1_000_000 + b"}" * 1_000_000 + b"}"),
    ),
}
