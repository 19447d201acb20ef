"""The typeface of figures that are kept: the one of the pages, carried along in the file.

Source Sans comes with Streamlit under the SIL Open Font License, which lets any document embed it.
"""

from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

NAME: Final = "Source Sans"
# What stands in where a program does not read embedded fonts.
FAMILY: Final = f"{NAME}, Source Sans Pro, Noto Sans, Helvetica, Arial, sans-serif"
_FILES: Final = "static/static/media/SourceSansVF-Upright*.woff2"


@cache
def font_base64() -> str:
    """The font file in base64; "" where this Streamlit does not have it."""
    spec = find_spec("streamlit")
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = [path for folder in folders for path in sorted(Path(folder).glob(_FILES))]
    return b64encode(found[0].read_bytes()).decode("ascii") if found else ""


def font_face() -> str:
    """A CSS rule that carries the typeface."""
    font = font_base64()
    if not font:
        return ""
    return (
        f'@font-face{{font-family:"{NAME}";font-weight:200 900;'
        f'src:url("data:font/woff2;base64,{font}") format("woff2")}}'
    )
