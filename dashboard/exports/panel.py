"""The button beside a figure that saves it: formats, sizes and looks. Nothing is made until it is
asked for: the choices when the button is pressed, a file when it is downloaded."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.export import file_name
from dashboard.exports.chrome import missing
from dashboard.exports.formats import (
    DATA,
    FORMATS,
    MIME,
    PICTURES,
    SCALES,
    Wanted,
    data_bytes,
    figure_bytes,
)
from dashboard.exports.looks import LOOKS
from dashboard.exports.sizes import SIZES

Figure = Callable[[], go.Figure | None]
Numbers = Callable[[], pd.DataFrame]

_KINDS: Final = {
    "png": "PNG, a picture",
    "svg": "SVG, a drawing",
    "pdf": "PDF",
    "html": "HTML, a page that works offline",
    "json": "Plotly JSON",
    "csv": "CSV, the numbers",
    "xlsx": "Excel, the numbers",
    "parquet": "Parquet, the numbers",
}


@st.fragment
def save(name: str, figure: Figure, numbers: Numbers, origin: Mapping[str, str]) -> None:
    """A button that opens the ways to save one figure, under the key `name`.

    `figure` gives it with its words, `numbers` its data, `origin` where they are from.
    """
    popover = st.popover(
        "More formats",
        type="tertiary",
        help="For print, slides and spreadsheets",
        key=f"keep_{name}",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        reason = missing()
        kinds = [kind for kind in FORMATS if not (reason and kind in PICTURES)]
        form = st.selectbox("Format", kinds, format_func=_KINDS.__getitem__, key=f"form_{name}")
        wanted = Wanted() if form in DATA else _wanted(name, form)
        st.download_button(
            "Save",
            lambda: _content(figure, numbers, origin, form, wanted),
            file_name=f"{_file(name, form, wanted)}.{form}",
            mime=MIME[form],
            key=f"kept_{name}",
            on_click="ignore",
        )
        if reason:
            st.text(reason)


def _wanted(name: str, form: str) -> Wanted:
    size = st.selectbox(
        "Size", list(SIZES), format_func=lambda key: SIZES[key].label, key=f"size_{name}"
    )
    look = st.segmented_control(
        "Look",
        list(LOOKS),
        default="light",
        required=True,
        format_func=lambda key: LOOKS[key].label,
        key=f"look_{name}",
    )
    scale = 2
    if form == "png":
        scale = st.select_slider("Pixels", SCALES, 2, lambda n: f"{n}×", key=f"scale_{name}")
    return Wanted(SIZES[size], LOOKS[look], int(scale))


def _file(name: str, form: str, wanted: Wanted) -> str:
    return file_name(name) if form in DATA else file_name(name, wanted.size.key, wanted.look.key)


def _content(
    figure: Figure, numbers: Numbers, origin: Mapping[str, str], form: str, wanted: Wanted
) -> bytes:
    if form in DATA:
        return data_bytes(numbers(), form, origin)
    drawn = figure()
    return b"" if drawn is None else figure_bytes(drawn, form, wanted)


@st.fragment
def whole(bundle: Callable[[], bytes], report: Callable[[str], bytes]) -> None:
    """A button that opens the ways to take the whole comparison along."""
    popover = st.popover("Take the comparison along", key="keep_whole", on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.text(
            "A bundle has the charts, the numbers, the filters and the word lists in one ZIP;"
            " slantwise reproduce makes them again. A report is for handing out."
        )
        reason = missing()
        with st.container(horizontal=True):
            _button("Bundle (ZIP)", bundle, "bundle", "zip", "application/zip")
            _button("Report (HTML)", lambda: report("html"), "report", "html", MIME["html"])
            if not reason:
                _button("Report (PDF)", lambda: report("pdf"), "report", "pdf", MIME["pdf"])
        if reason:
            st.text(reason)


def _button(label: str, made: Callable[[], bytes], name: str, ending: str, mime: str) -> None:
    file = f"{file_name(name)}.{ending}"
    st.download_button(
        label, made, file_name=file, mime=mime, key=f"whole_{name}_{ending}", on_click="ignore"
    )
