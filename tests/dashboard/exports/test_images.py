"""Pictures: real text, a description for everybody, the right number of pixels, no network."""

from io import BytesIO
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from PIL import Image
from pypdf import PdfReader

import metrics
from dashboard.comparing.compared import Compared
from dashboard.exports import alone, images
from dashboard.exports.fonts import NAME, font_base64
from dashboard.exports.looks import LOOKS
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES
from dashboard.figures.told import told_of

pytestmark = pytest.mark.usefixtures("chrome")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def laid(found: Compared) -> go.Figure:
    figure = alone.by_outlet(found, metrics.metric("loaded_terms_rate"))
    assert figure is not None
    return sheet(figure, SIZES["column"], LOOKS["light"])


@pytest.fixture(scope="module")
def drawing(laid: go.Figure, chrome: None) -> bytes:
    return images.svg(laid)


def test_an_svg_is_described_and_carries_its_typeface(laid: go.Figure, drawing: bytes) -> None:
    root = ElementTree.fromstring(drawing)
    told = told_of(laid)
    assert [child.tag for child in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}style"]
    assert [child.text for child in root][:2] == [told.title, told.alt]
    assert root.get("role") == "img"
    assert font_base64()
    assert font_base64() in drawing.decode()
    assert f"font-family: {NAME}".replace(" ", "").encode() in drawing.replace(b" ", b"").replace(
        b"&quot;", b""
    ).replace(b'"', b"").replace(b"'", b"")


def test_an_svg_has_real_text(drawing: bytes) -> None:
    texts = [
        "".join(each.itertext()) for each in ElementTree.fromstring(drawing).iter(f"{SVG}text")
    ]
    assert any("Daily Blaze" in text for text in texts)
    assert any("37.0" in text for text in texts)


def test_an_svg_asks_for_nothing_from_elsewhere(drawing: bytes) -> None:
    for element in ElementTree.fromstring(drawing).iter():
        for name, value in element.attrib.items():
            assert not value.startswith(("http:", "https:", "//", "file:")), (name, value)


@pytest.mark.parametrize("scale", [1, 2, 3, 4])
def test_a_png_has_its_pixels_and_a_description(
    laid: go.Figure, drawing: bytes, scale: int
) -> None:
    with Image.open(BytesIO(images.png(drawing, laid, scale))) as picture:
        picture.load()
        size = (laid.layout.width * scale, laid.layout.height * scale)  # type: ignore[attr-defined]
        assert picture.size == size
        assert picture.info["Description"] == told_of(laid).alt
        assert picture.info["Title"] == "Loaded terms by outlet"
        assert picture.info["dpi"] == pytest.approx((96 * scale, 96 * scale), rel=1e-3)
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20


def test_a_pdf_has_real_text_a_title_and_its_size(laid: go.Figure, drawing: bytes) -> None:
    reader = PdfReader(BytesIO(images.pdf(drawing, laid)))
    assert len(reader.pages) == 1
    words = " ".join(reader.pages[0].extract_text().split())
    for told in ("Loaded terms by outlet", "Daily Blaze", "37.0", "Slantwise"):
        assert told in words
    assert reader.metadata is not None
    assert reader.metadata.title == "Loaded terms by outlet"
    assert reader.metadata.subject == told_of(laid).alt
    assert reader.metadata.creation_date is None
    wide = float(reader.pages[0].mediabox.width)
    assert wide == pytest.approx(laid.layout.width * 0.75, abs=1)  # type: ignore[attr-defined]


def test_a_title_cannot_break_out_of_the_svg(laid: go.Figure) -> None:
    hostile = go.Figure(laid)
    hostile.update_layout(
        meta={"slantwise": {"title": "</title><script>alert(1)</script>", "rows": []}}
    )
    root = ElementTree.fromstring(images.svg(hostile))
    assert root[0].text == "</title><script>alert(1)</script>"
    assert not list(root.iter(f"{SVG}script"))
