"""How every figure is shown: the chart, its words, its numbers as a table, and files to keep."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2 import component

from dashboard import export
from dashboard.choices import Choices, told_in
from dashboard.figures.footnote import with_footnote

Note = tuple[str, str | Sequence[str]]
"""A term and its explanation, in one paragraph or several."""

NONE: Final = Choices()
CONFIG: Final = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
}
# Plotly's own button saves one format only. These set the format, then press that button.
SAVE: Final = """
export default function ({ parentElement, data }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
      const camera = plot?.querySelector(".modebar-btn");
      if (!camera) return;
      plot._context.toImageButtonOptions = { ...plot._context.toImageButtonOptions,
        format: button.dataset.format };
      camera.click();
    };
  }
}
"""
save_picture = component(
    "slantwise_save_picture",
    html="""
Save: <button type="button" data-format="png" title="Save the chart as a PNG picture">PNG</button>
<button type="button" data-format="svg" title="Save the chart as an SVG drawing">SVG</button>
""",
    css="""
:host, div { font-size: 0.875rem; line-height: 2rem; }
button { font: inherit; font-size: 0.875rem; color: var(--st-text-color); background: none;
  border: 0; padding: 0.25rem 0.375rem; text-decoration: underline; cursor: pointer; }
""",
    js=SAVE,
)


def show(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    name: str,
    alt: str,
    caption: str = "",
    data: pd.DataFrame | None = None,
    words: Sequence[str] = (),
    notes: Sequence[Note] = (),
    choices: Choices = NONE,
) -> None:
    """Draw `figure` under the key `name`, which also names its files.

    `alt` describes it to someone who does not see it, `words` are paragraphs that say what it
    shows, `table` holds its numbers as a reader wants them, under the `caption`, `data` as a
    program does (the CSV file; without it, `table`), and `notes` are terms and explanations shown
    below the table. `choices` are the words left out and own lists that it was measured with: they
    are told at the foot of the figure and in every file. All of it may hold hostile text.
    """
    figure = with_footnote(figure, choices.told_briefly())
    _chart(figure, name, alt)
    text(words)
    _files(figure, told_in(table if data is None else data, choices), name, choices)
    with st.expander("Numbers and method", key=f"numbers_{name}"):
        st.html(table_html(table, caption or alt.partition(".")[0]))
        if notes:
            st.html(notes_html(notes))


def _chart(figure: go.Figure, name: str, alt: str) -> None:
    options = {**CONFIG["toImageButtonOptions"], "filename": export.file_name(name)}
    st.plotly_chart(
        figure, key=f"chart_{name}", alt=alt, config={**CONFIG, "toImageButtonOptions": options}
    )


def _files(figure: go.Figure, numbers: pd.DataFrame, name: str, choices: Choices) -> None:
    """The files that a visitor can keep."""
    file = export.file_name(name)
    with st.container(horizontal=True, key=f"files_{name}"):
        save_picture(key=f"save_{name}", data={"chart": f"chart_{name}"}, width="content")
        _download(
            "CSV",
            lambda: export.csv_bytes(numbers),
            f"{file}.csv",
            "Save the numbers of the chart",
        )
        _download(
            "HTML",
            lambda: export.html_bytes(figure, file, choices.told()),
            f"{file}.html",
            "Save the chart as a page that works without a network",
        )


def _download(label: str, content: Callable[[], bytes], file: str, explained: str) -> None:
    st.download_button(
        label,
        content,
        file_name=file,
        key=f"file_{file}",
        help=explained,
        type="tertiary",
        on_click="ignore",
    )


def words_status(choices: Choices, *, on_words: bool = False) -> None:
    """One line that says that words are left out or own lists used, with the way to change it: a
    link to Words, or `on_words` to what it changes there."""
    told = choices.status()
    if not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="words_status"):
        paragraph(f"{told}.", width="content")
        if on_words:
            st.markdown("[See what it changes](#effect)")
        else:
            st.page_link("views/words.py", label="See Words")


def visit_status(added: int) -> None:
    """One line that says that `added` articles of a visitor's own are forgotten when the visit
    ends, with the way to keep them; nothing where there are none."""
    if not added:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="visit_status"):
        is_one = added == 1
        which = "Your article is" if is_one else f"Your {added:,} articles are"
        paragraph(f"{which} kept for this visit only.", width="content")
        st.page_link("views/add.py", label=f"Download {'it' if is_one else 'them'} on Add")


def paragraph(text: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Running text of the page, shown literally."""
    st.html(f'<p class="answer">{escape(text)}</p>', width=width)


def text(paragraphs: Sequence[str]) -> None:
    """Several paragraphs, shown literally."""
    for told in paragraphs:
        paragraph(told)


def table_html(table: pd.DataFrame, caption: str) -> str:
    """A table a screen reader can walk: the first column heads the rows."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    body = "".join(_row_html(list(row)) for row in table.itertuples(index=False))
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def notes_html(notes: Sequence[Note]) -> str:
    """Terms and their explanations."""
    pairs = "".join(f"<dt>{escape(term)}</dt>{_explained(told)}" for term, told in notes)
    return f'<dl class="notes">{pairs}</dl>'


def _explained(told: str | Sequence[str]) -> str:
    paragraphs = [told] if isinstance(told, str) else told
    return "".join(f"<dd>{escape(each)}</dd>" for each in paragraphs)


def list_html(items: Sequence[str]) -> str:
    """A list of lines, each shown literally."""
    return f'<ul class="notes">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>'


def _row_html(cells: list[object]) -> str:
    first, *rest = (escape(str(cell)) for cell in cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
