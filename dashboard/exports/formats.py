"""Every format that a figure and its numbers can be kept in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.export import csv_bytes
from dashboard.exports import images, tables
from dashboard.exports.chrome import SHARED, Chrome
from dashboard.exports.looks import LOOKS, Look
from dashboard.exports.page import figure_page
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES, Size

PICTURES: Final = ("png", "svg", "pdf")
FIGURES: Final = (*PICTURES, "html", "json")
DATA: Final = ("csv", "xlsx", "parquet")
FORMATS: Final = (*FIGURES, *DATA)
MIME: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
SCALES: Final = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a figure is wanted; `scale` is for PNG alone."""

    size: Size = SIZES["print"]
    look: Look = LOOKS["light"]
    scale: int = 2


def figure_bytes(figure: go.Figure, form: str, wanted: Wanted, chrome: Chrome = SHARED) -> bytes:
    """A figure, which carries its words, as a file of FIGURES.

    Raises NoBrowser or PictureError for a picture that cannot be drawn, KeyError for another form.
    """
    laid = sheet(figure, wanted.size, wanted.look)
    if form == "json":
        return json_bytes(laid)
    if form == "html":
        return figure_page(laid)
    if form not in PICTURES:
        raise KeyError(form)
    drawing = images.svg(laid, chrome)
    if form == "svg":
        return drawing
    if form == "pdf":
        return images.pdf(drawing, laid, chrome)
    return images.png(drawing, laid, wanted.scale, chrome)


def json_bytes(figure: go.Figure) -> bytes:
    """A figure as Plotly JSON; the same figure always gives the same bytes."""
    plain = json.loads(figure.to_json() or "{}")
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode(
        "utf-8", "replace"
    )


def data_bytes(frame: pd.DataFrame, form: str, origin: Mapping[str, str]) -> bytes:
    """Numbers as a file of DATA. Raises KeyError for another form."""
    if form == "csv":
        return csv_bytes(frame)
    if form == "xlsx":
        return tables.xlsx_bytes(frame)
    if form == "parquet":
        return tables.parquet_bytes(frame, origin)
    raise KeyError(form)
