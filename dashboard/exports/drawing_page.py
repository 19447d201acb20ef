"""The page that figures are drawn on: plotly.js and our typeface, and nothing from the network."""

from typing import Final

from kaleido import PageGenerator

from dashboard.exports.fonts import NAME, font_base64

# The page is a file, and so are its scripts; nothing else may be loaded.
_POLICY: Final = (
    "default-src 'none'; script-src file: 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline';"
    " img-src data: blob:; font-src data:"
)
# From bytes, a typeface is there at once: texts are measured as soon as the page is.
LOAD_FONT: Final = """
const bytes = Uint8Array.from(atob("{font}"), letter => letter.charCodeAt(0));
document.fonts.add(new FontFace("{name}", bytes, {{weight: "200 900"}}));
"""


def load_font() -> str:
    """JavaScript that gives a page our typeface; "" where there is none."""
    font = font_base64()
    return LOAD_FONT.format(font=font, name=NAME) if font else ""


class DrawingPage(PageGenerator):
    """kaleido's own page with our typeface and a policy."""

    def __init__(self) -> None:
        super().__init__(mathjax=False)

    def generate_index(self) -> str:
        """The page as HTML."""
        policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        first = f'<head><meta charset="utf-8">{policy}<script>{load_font()}</script>'
        return super().generate_index().replace("<head>", first, 1)
