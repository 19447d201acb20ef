"""Figures and pages as pictures and printed sheets (SVG, PNG, PDF), drawn by the shared Chrome."""

import asyncio
import json
import re
from base64 import b64decode
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import plotly.graph_objects as go

from dashboard.exports.chrome import SHARED, Chrome, PictureError
from dashboard.exports.fonts import font_face
from dashboard.figures.told import told_of

if TYPE_CHECKING:
    from choreographer import Tab
    from kaleido import Kaleido

MADE_BY: Final = "Slantwise"
_INCH: Final = 96.0
_OPENING: Final = re.compile(r"<svg\b[^>]*>")
# plotly.js names the parts of a drawing by chance; the same figure is to be the same file.
_BY_CHANCE: Final = re.compile(r'id="(?:top)?defs-([0-9a-f]+)"')
_MARGIN: Final = 0.55  # inches, of a printed page
PAPERS: Final[dict[str, tuple[float, float]]] = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}
"""Width and height in inches."""
# A page of ours sets this when all its figures are drawn; one without figures never does.
_READY: Final = "Promise.all([document.fonts.ready, window.drawn]).then(() => true)"


def svg(figure: go.Figure, chrome: Chrome = SHARED) -> bytes:
    """A figure that has a size as an SVG that carries its typeface, title and description.

    Raises NoBrowser or PictureError.
    """
    layout: Any = figure.layout
    plain = json.loads(figure.to_json() or "{}")
    options: Any = {"format": "svg", "width": layout.width, "height": layout.height}
    drawn = chrome.run(lambda browser: browser.calc_fig(plain, opts=options))
    return _completed(drawn.decode("utf-8"), figure).encode("utf-8")


def png(drawing: bytes, figure: go.Figure, scale: int, chrome: Chrome = SHARED) -> bytes:
    """The SVG of a figure as pixels, `scale` times as many as its size says, with a description.

    Raises NoBrowser or PictureError.
    """
    layout: Any = figure.layout
    size = (int(layout.width), int(layout.height))
    page = _page_of(drawing, size)

    async def shoot(tab: "Tab") -> bytes:
        metrics = {
            "width": size[0],
            "height": size[1],
            "deviceScaleFactor": scale,
            "mobile": False,
        }
        await _told(tab, "Emulation.setDeviceMetricsOverride", **metrics)
        await _settled(tab)
        picture = await _told(tab, "Page.captureScreenshot", format="png", optimizeForSpeed=False)
        return b64decode(picture["data"])

    return _described_png(chrome.run(lambda browser: _on_page(browser, page, shoot)), figure, scale)


def pdf(drawing: bytes, figure: go.Figure, chrome: Chrome = SHARED) -> bytes:
    """The SVG of a figure as a PDF of its size, with real text, a title and a description.

    Raises NoBrowser or PictureError.
    """
    layout: Any = figure.layout
    size = (int(layout.width), int(layout.height))
    paper = {"paperWidth": size[0] / _INCH, "paperHeight": size[1] / _INCH}
    margins = dict.fromkeys(("marginTop", "marginBottom", "marginLeft", "marginRight"), 0)
    printed = _printed(_page_of(drawing, size), {**paper, **margins, "pageRanges": "1"}, chrome)
    told = told_of(figure)
    return with_properties(printed, told.title, told.alt)


def printed_page(
    page: str, title: str, subject: str, chrome: Chrome = SHARED, paper: str = "a4"
) -> bytes:
    """A page of ours printed on paper, its pages numbered. Raises NoBrowser or PictureError, and
    KeyError for a paper that is not in PAPERS."""
    number = (
        '<div style="font: 8px sans-serif; width: 100%; padding: 0 0.55in; text-align: right">'
        '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
    )
    options = {
        "paperWidth": PAPERS[paper][0],
        "paperHeight": PAPERS[paper][1],
        "marginTop": _MARGIN,
        "marginBottom": _MARGIN + 0.15,
        "marginLeft": _MARGIN,
        "marginRight": _MARGIN,
        "displayHeaderFooter": True,
        "headerTemplate": "<span></span>",
        "footerTemplate": number,
        "generateTaggedPDF": True,
        "generateDocumentOutline": True,
    }
    return with_properties(_printed(page, options, chrome), title, subject)


def _printed(page: str, options: dict[str, object], chrome: Chrome) -> bytes:
    async def print_(tab: "Tab") -> bytes:
        await _settled(tab)
        told = await _told(tab, "Page.printToPDF", printBackground=True, **options)
        return b64decode(told["data"])

    return chrome.run(lambda browser: _on_page(browser, page, print_))


async def _on_page(browser: "Kaleido", page: str, act: Any) -> bytes:  # noqa: ANN401 async callable
    """What `act` makes of a page of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="slantwise-") as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        tab = await browser.create_tab("about:blank")
        try:
            await _told(tab, "Page.enable")
            loaded = tab.subscribe_once("Page.loadEventFired")
            await _told(tab, "Page.navigate", url=path.as_uri())
            await loaded
            return await act(tab)
        finally:
            await asyncio.wait({asyncio.ensure_future(browser.close_tab(tab.target_id))}, timeout=5)


async def _settled(tab: "Tab") -> None:
    await _told(tab, "Runtime.evaluate", expression=_READY, awaitPromise=True)


async def _told(tab: "Tab", command: str, **parameters: object) -> dict[str, Any]:
    """What the browser answers. Raises PictureError where it refuses."""
    answer = await tab.send_command(command, params=parameters)
    if "error" in answer or "exceptionDetails" in answer.get("result", {}):
        raise PictureError(f"The browser refused {command}.")
    return answer["result"]


def _completed(drawing: str, figure: go.Figure) -> str:
    """An SVG with its typeface, and with a title and a description for those who do not see it."""
    told = told_of(figure)
    opening = _OPENING.search(drawing)
    if opening is None:
        raise PictureError("The picture could not be drawn: no SVG came of it.")
    if chance := _BY_CHANCE.search(drawing):
        drawing = drawing.replace(chance[1], "slantwise")
    named = opening[0][:-1] + ' role="img" aria-labelledby="slantwise-title slantwise-desc">'
    words = (
        f'<title id="slantwise-title">{escape(told.title)}</title>'
        f'<desc id="slantwise-desc">{escape(told.alt)}</desc><style>{font_face()}</style>'
    )
    return drawing[: opening.start()] + named + words + drawing[opening.end() :]


def _page_of(drawing: bytes, size: tuple[int, int]) -> str:
    """A page that is the drawing and nothing else."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'; font-src data:; img-src data:\">"
        f"<style>@page{{size:{size[0]}px {size[1]}px;margin:0}}html,body{{margin:0}}"
        f"svg{{display:block}}</style></head><body>{drawing.decode('utf-8')}</body></html>"
    )


def _described_png(content: bytes, figure: go.Figure, scale: int) -> bytes:
    """A PNG with its title and description (iTXt), and its resolution, 96 × scale to the inch.

    Written into the file by hand: going through an imaging library would pack the pixels anew.
    """
    told = told_of(figure)
    per_metre = round(96 * scale / 0.0254).to_bytes(4, "big")
    texts = (("Title", told.title), ("Description", told.alt), ("Software", MADE_BY))
    chunks = [_chunk(b"pHYs", per_metre + per_metre + b"\x01")]
    for keyword, text in texts:
        head = keyword.encode("latin-1") + b"\0\0\0\0\0"
        chunks.append(_chunk(b"iTXt", head + text.encode("utf-8", "replace")))
    after_header = 33  # the signature and the header chunk, always the first
    return content[:after_header] + b"".join(chunks) + content[after_header:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + check


def with_properties(content: bytes, title: str, subject: str) -> bytes:
    """A PDF with its title and subject, and without the hour at which it was made."""
    # Loaded here: pages offer files long before one is made.
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.metadata = {"/Title": title, "/Subject": subject, "/Creator": MADE_BY}
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
