"""PDFs that are made to do harm, or were damaged."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.data.hostile.writing import MB, Files, cut, written
from tests.data.making import TEXT, pdf_from, pdf_of


def _pdf_bomb(path: Path) -> None:
    packed = zlib.compress(b"(a) Tj " * (70 * MB // 7))
    path.write_bytes(
        pdf_from(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
                b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
                % (len(packed), packed),
            ]
        )
    )


def _pdf_of_one_page_often(path: Path) -> None:
    """Five thousand times the same page, of which a thousand are read."""
    once = pdf_of([[TEXT] * 5])
    path.write_bytes(once.replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 5000 + b"]"))


def _pdf_of_forms(path: Path) -> None:
    """Two pages that draw a form 200,000 times, which draws another a thousand times."""
    packed = zlib.compress(b"/F Do " * 200_000)
    shown = b"/F Do " * 1000
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d %b>>\nstream\n%b\nendstream"
    )
    resources = b"/Resources << /XObject << /F %d 0 R >> >> "
    path.write_bytes(
        pdf_from(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [" + b"3 0 R " * 2 + b"] /Count 2 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
                + resources % 5
                + b">>",
                b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
                % (len(packed), packed),
                form % (len(shown), resources % 6, shown),
                form % (0, b"", b""),
            ]
        )
    )


def _pdf() -> bytes:
    return pdf_of([[TEXT] * 20] * 5, packed=True)


_CATALOGUE: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
_ONE_PAGE: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
    b" /Resources << /Font << /F 5 0 R >> >> >>"
)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), more, content)


_SHOWN: Final = _stream(b"BT /F 9 Tf <00480065006C006C006F> Tj ET")


def _pdf_of_fonts(font: bytes, *more: bytes) -> Callable[[], bytes]:
    """A page in a font that claims what no font has."""
    return lambda: pdf_from([_CATALOGUE, _ONE_PAGE, _PAGE, _SHOWN, font, *more])


def _pdf_packed_thrice() -> bytes:
    inner = zlib.compress(zlib.compress(zlib.compress(b"(a) Tj " * (50 * MB))))
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    return pdf_from([_CATALOGUE, _ONE_PAGE, _PAGE, _stream(inner, filters)])


def _pdf_of_runs() -> bytes:
    runs = _stream(b"\x81a" * (2 * MB) + b"\x80", b"/Filter /RunLengthDecode")
    return pdf_from([_CATALOGUE, _ONE_PAGE, _PAGE, runs])


def _pdf_of_predictions() -> bytes:
    parameters = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>"
    return pdf_from([_CATALOGUE, _ONE_PAGE, _PAGE, _stream(zlib.compress(b"a" * MB), parameters)])


def _pdf_in_circles() -> bytes:
    """Objects that stand for themselves or each other, wherever one may be named."""
    return pdf_from(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Names 1 0 R /Outlines 6 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 2 0 R 6 0 R] /Count 7 /Parent 2 0 R >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources 3 0 R /Font 3 0 R >>",
            b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream",
            b"5 0 R",
            b"[7 0 R 6 0 R]",
            b"6 0 R",
        ]
    )


def _pdf_of_pages() -> bytes:
    return pdf_of([[TEXT] * 5] * 2_000)


_WIDE: Final = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
    b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
)
_NARROW: Final = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 /W [%b] >>"
_MAP: Final = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF>"
    b" endcodespacerange 1 beginbfrange %b endbfrange endcmap"
)


FILES: Final[Files] = {
    "PDF bomb": ("a.pdf", _pdf_bomb),
    "PDF of one page often": ("a.pdf", _pdf_of_one_page_often),
    "PDF cut short": ("a.pdf", cut(_pdf, 0.6)),
    "PDF that draws one form often": ("a.pdf", _pdf_of_forms),
    "PDF of 2,000 pages": ("a.pdf", written(_pdf_of_pages)),
    "PDF in circles": ("a.pdf", written(_pdf_in_circles)),
    "PDF packed three times": ("a.pdf", written(_pdf_packed_thrice)),
    "PDF of runs": ("a.pdf", written(_pdf_of_runs)),
    "PDF of predictions": ("a.pdf", written(_pdf_of_predictions)),
    "PDF with widths without end": (
        "a.pdf",
        written(_pdf_of_fonts(_WIDE, _NARROW % b"0 2000000000 500", _stream(_MAP % b""))),
    ),
    "PDF with a map without end": (
        "a.pdf",
        written(
            _pdf_of_fonts(_WIDE, _NARROW % b"", _stream(_MAP % b"<00000000> <FFFFFFFF> <0041>"))
        ),
    ),
    "PDF with a map of many ranges": (
        "a.pdf",
        written(
            _pdf_of_fonts(_WIDE, _NARROW % b"", _stream(_MAP % (b"<0000> <FFFF> <0041>\n" * 2000)))
        ),
    ),
}
