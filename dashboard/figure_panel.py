"""How every figure is shown: the chart, its words, its numbers as a table, and files to keep."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Final, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2 import component

from dashboard import export, linked
from dashboard.choices import Choices, told_in
from dashboard.exports import panel
from dashboard.figures.doors import Door
from dashboard.figures.dots import label
from dashboard.figures.footnote import with_footnote
from dashboard.html_parts import Note, literal, notes_html, paragraph_html, table_html
from dashboard.release import made_by

NONE: Final = Choices()
CONFIG: Final = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
}
# Plotly's own button saves one format only. These set the format, then press that button. A dot
# is heard of by Plotly's own event: Streamlit's would keep a phone from scrolling over the chart.
BESIDE_CHART: Final = """
export default function ({ parentElement, data }) {
  const opened = (event) => {
    const doors = new Map(data.doors);
    const point = event.points.find((each) => doors.has(each.id));
    if (point) go(doors.get(point.id));
  };
  const listen = (event) => {
    const plot = event.target.closest?.(`.st-key-${data.chart} .js-plotly-plot`);
    if (!plot?.on) return;
    if (!plot.slantwiseOpened) plot.on("plotly_click", (event) => plot.slantwiseOpened(event));
    plot.slantwiseOpened = opened;
  };
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
  document.addEventListener("pointerover", listen);
  return () => document.removeEventListener("pointerover", listen);
}
"""
beside_chart = component(
    "slantwise_beside_chart",
    html="""
Save: <button type="button" data-format="png" title="Save the chart as a PNG picture">PNG</button>
<button type="button" data-format="svg" title="Save the chart as an SVG drawing">SVG</button>
""",
    css="""
:host, div { font-size: 0.875rem; line-height: 2rem; }
button { font: inherit; font-size: 0.875rem; color: var(--st-text-color); background: none;
  border: 0; padding: 0.25rem 0.375rem; text-decoration: underline; cursor: pointer; }
""",
    js=f"{linked.GO}{BESIDE_CHART}",
)


def show(
    figure: go.Figure,
    table: Callable[[], pd.DataFrame],
    *,
    name: str,
    alt: str,
    saved: Callable[[], go.Figure | None],
    caption: str = "",
    data: Callable[[], pd.DataFrame] | None = None,
    words: Callable[[], Sequence[str]] = tuple,
    notes: Sequence[Note] = (),
    choices: Choices = NONE,
    doors: Sequence[Door] = (),
) -> None:
    """Draw `figure` under the key `name`, which also names its files.

    `alt` describes it to someone who does not see it, `words` are paragraphs that say what it
    shows, `table` holds its numbers as a reader wants them, under the `caption`, `data` as a
    program does (the CSV file; without it, `table`), and `notes` are terms and explanations shown
    below the table. `choices` are the words left out and own lists that it was measured with: they
    are told at the foot of the figure and in every file. `saved` gives the figure with the words
    that it needs to be read alone. `doors` lead from the points and the rows of the table that bear
    their label to what these are made of. What is to be called is called once the chart is on its
    way to the browser. All of it may hold hostile text.
    """
    figure = with_footnote(figure, choices.told_briefly())
    _chart(figure, name, alt)
    text(words())
    numbers = partial(_numbers, data or table, choices)
    _files(figure, numbers, name, choices, saved, doors)
    with st.expander("Numbers and method", key=f"numbers_{name}"):
        ways = {door.label: door.address for door in doors}
        shown = table_html(table(), caption or alt.partition(".")[0], ways)
        linked.show(shown + (notes_html(notes) if notes else ""), f"table_{name}")


def _chart(figure: go.Figure, name: str, alt: str) -> None:
    options = {**CONFIG["toImageButtonOptions"], "filename": export.file_name(name)}
    st.plotly_chart(
        figure, key=f"chart_{name}", alt=alt, config={**CONFIG, "toImageButtonOptions": options}
    )


def _numbers(data: Callable[[], pd.DataFrame], choices: Choices) -> pd.DataFrame:
    """What goes into files: worked out when somebody wants one."""
    return told_in(data(), choices)


def _files(
    figure: go.Figure,
    numbers: Callable[[], pd.DataFrame],
    name: str,
    choices: Choices,
    saved: Callable[[], go.Figure | None],
    doors: Sequence[Door],
) -> None:
    """The files that a visitor can keep; and what happens when a dot is clicked."""
    file = export.file_name(name)
    with st.container(horizontal=True, key=f"files_{name}"):
        beside_chart(
            key=f"save_{name}",
            data={
                "chart": f"chart_{name}",
                "doors": [[label(door.label), door.address] for door in doors],
            },
            width="content",
        )
        _download(
            "CSV",
            lambda: export.csv_bytes(numbers()),
            f"{file}.csv",
            "Save the numbers of the chart",
        )
        _download(
            "HTML",
            lambda: export.html_bytes(figure, file, choices.told()),
            f"{file}.html",
            "Save the chart as a page that works without a network",
        )
        panel.save(name, saved, numbers, {"made_by": made_by()})


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


def numbers_file(table: pd.DataFrame, name: str, choices: Choices = NONE) -> None:
    """A link that saves a table as CSV, with what was left out."""
    told = told_in(table, choices)
    _download("CSV", lambda: export.csv_bytes(told), f"{name}.csv", "Save these numbers")


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


def told_error(error: Exception) -> None:
    """What went wrong. It may name a title that anybody wrote: nothing in it is Markdown."""
    st.error(literal(str(error)), icon=":material/error:")


def paragraph(text: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Running text of the page, shown literally."""
    st.html(paragraph_html(text), width=width)


def look(text: str) -> None:
    """The line below the title of a page that says what to look at."""
    st.html(f'<p class="answer look">{escape(text)}</p>')


def text(paragraphs: Sequence[str]) -> None:
    """Several paragraphs, shown literally."""
    # In one piece: a page waits for each piece.
    if paragraphs:
        st.html("".join(paragraph_html(told) for told in paragraphs))
