"""Add: a visitor's own articles, with what was understood shown before anything is measured."""

from collections.abc import Callable
from functools import partial
from hashlib import sha1
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

import data
from dashboard import cache, intake, session, upload
from dashboard.article.evidence import removed_table
from dashboard.article.highlight import Options, highlight
from dashboard.figures import figure_panel
from dashboard.figures.wording import counted
from dashboard.intake import review, with_edits, with_outlet
from dashboard.workspace import outlet_label
from data import ArticleError, Reading
from data.article import GENRES
from metrics import cues

STYLE: Final = Path(__file__).parents[1] / "style" / "add.css"
GENRE_NAMES: Final = {"news": "News", "opinion": "Opinion", "unknown": "Not known"}
ORDER: Final = (
    "add", "title", "outlet", "published", "words", "removed", "language", "genre", "author",
    "story", "file",
)  # fmt: skip
KINDS: Final = "text, Markdown, CSV, TSV, JSON, JSON Lines or Parquet"


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.title("How do your own articles compare?")
    st.write(
        "Paste an article or drop files. You see what was understood and what was taken out before"
        " anything is measured."
    )
    if session.batches():
        _own_articles()
    readings = session.read_once(_sources())
    if readings:
        _review(data.together(readings))


def _own_articles() -> None:
    """What was added so far, and how it is shown."""
    figure_panel.paragraph(f"{counted(session.added(), 'article')} of yours added.")
    with st.container(horizontal=True, key="own_links"):
        st.page_link("views/compare.py", label="Compare the outlets")
        st.page_link("views/articles.py", label="See the articles")
    served = "the articles that were here" if cache.serves_a_path() else "the sample"
    names = {True: f"With {served}", False: "Only my articles"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shown = st.segmented_control(
            "Show",
            list(names),
            default=session.shows_served(),
            required=True,
            format_func=names.__getitem__,
            key="shown_with",
        )
        if shown != session.shows_served():
            session.show_served(shown)
        st.button(
            "Start over",
            on_click=session.start_over,
            key="start_over",
            help="Forgets the articles you added and whatever you changed.",
        )


def _sources() -> dict[str, Callable[[], Reading]]:
    """The inputs; for each thing put in a key, and how it is read."""
    batch = session.batches()
    pasting, dropping = st.columns(2, gap="large")
    with pasting, st.form(f"paste_{batch}", border=False):
        pasted = st.text_area(
            "Paste an article",
            height=220,
            key=f"text_{batch}",
            placeholder="The whole page, as you copied it: what is not the article is set apart.",
        )
        read = st.form_submit_button("Read the text")
    with dropping:
        files = upload.files(f"Drop files: {KINDS}", key=f"files_{batch}")
        columns = _column_names(batch)
    figure_panel.paragraph(
        "Your articles are kept for this visit only: no other visitor sees them, and they are"
        " forgotten when you close or reload the page."
    )
    if read and not pasted.strip():
        figure_panel.paragraph("There is no text to read yet: paste an article above.")
    sources: dict[str, Callable[[], Reading]] = {}
    if pasted.strip():
        sources[_digest(pasted)] = lambda: _attempt(lambda: data.read_pasted(pasted))
    for file in files:
        sources[f"{file.file_id}{columns}"] = partial(_read_file, file, *columns)
    return sources


def _column_names(batch: int) -> tuple[str | None, str | None]:
    """Columns that are not recognised by themselves, where a visitor names them."""
    with st.expander("My table's columns have other names", key=f"columns_{batch}"):
        text = st.text_input("Column with the text", key=f"text_column_{batch}")
        outlet = st.text_input("Column with the outlet", key=f"outlet_column_{batch}")
    return text.strip() or None, outlet.strip() or None


def _digest(text: str) -> str:
    return sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _read_file(file: UploadedFile, text_column: str | None, outlet_column: str | None) -> Reading:
    bar = st.progress(0.0)
    reading = _attempt(
        lambda: data.read_bytes(
            file.name,
            file.getvalue(),
            text_column=text_column,
            outlet_column=outlet_column,
            progress=_onto(bar, "Reading"),
        )
    )
    bar.empty()
    return reading


def _onto(bar: DeltaGenerator, told: str) -> Callable[[float], None]:
    """Shows a share of work done on a progress bar."""

    def show(share: float) -> None:
        bar.progress(share, told)

    show(0.0)
    return show


def _measured(bar: DeltaGenerator, done: int, articles: int) -> None:
    told = "Measuring" if done < articles else "Looking for reprints"
    bar.progress(done / articles, told)


def _attempt(read: Callable[[], Reading]) -> Reading:
    """A reading, or the reason why there is none."""
    try:
        return read()
    except ArticleError as error:
        return Reading(data.empty(), (error.problem,))


def _review(found: Reading) -> None:
    """What was recognised and taken out, to be changed and then added."""
    st.header("What was understood")
    if found.problems:
        st.html(intake.problems_html(found.problems))
    articles = found.articles
    if articles.empty:
        return
    reviewed = review(articles, session.current().articles.index)
    known = int((~reviewed["add"]).sum())
    if known:
        figure_panel.paragraph(f"Here already, so left out: {counted(known, 'article')}.")
    figure_panel.paragraph(
        f"{counted(len(articles), 'article')} can be added. Put right what is wrong or missing."
    )
    one = len(articles) == 1
    changed = _one(reviewed, articles["article_id"].iloc[0]) if one else _several(reviewed)
    _taken_out(articles)
    _add(with_edits(articles, changed))


def _one(reviewed: pd.DataFrame, key: str) -> pd.DataFrame:
    """The fields of a single article."""
    row = {str(name): value for name, value in reviewed.iloc[0].items()}
    left, right = st.columns(2, gap="large")
    with left:
        title = st.text_input("Title", row["title"], key=f"title_{key}")
        outlet = st.text_input(
            "Outlet",
            row["outlet"],
            key=f"outlet_{key}",
            placeholder=outlet_label(""),
            help="Needed to compare: articles with the same outlet are put together.",
        )
        author = st.text_input("Author", row["author"], key=f"author_{key}")
    with right:
        published = st.date_input(
            "Date", row["published"], key=f"published_{key}", format="YYYY-MM-DD"
        )
        genre = _genre(str(row["genre"]), key)
        story = st.text_input(
            "Story",
            row["story"],
            key=f"story_{key}",
            help="Articles on the same event: under one name they can be read side by side.",
        )
    figure_panel.paragraph(f"{counted(row['words'], 'word')}, {row['language']}.")
    values = {"title": title, "outlet": outlet, "author": author, "genre": genre, "story": story}
    changed = reviewed.assign(**values)
    changed["published"] = pd.Series([published], changed.index, dtype=object)
    return changed


def _genre(genre: str, key: str) -> str:
    return st.selectbox(
        "Genre",
        GENRES,
        index=GENRES.index(genre),
        format_func=GENRE_NAMES.__getitem__,
        key=f"genre_{key}",
    )


def _several(reviewed: pd.DataFrame) -> pd.DataFrame:
    """A table to be changed, an article a row."""
    key = _digest(" ".join(map(str, pd.util.hash_pandas_object(reviewed["file"]))))[:8]
    unnamed = int((reviewed["outlet"].str.strip() == "").sum())
    if unnamed:
        outlet = st.text_input(
            f"Outlet of the {counted(unnamed, 'article')} that state none", key=f"outlet_{key}"
        )
        reviewed = with_outlet(reviewed, outlet)
        key += outlet
    reviewed = reviewed.assign(published=pd.to_datetime(reviewed["published"]))
    column = st.column_config
    return st.data_editor(
        reviewed,
        hide_index=True,
        column_order=ORDER,
        placeholder="",
        key=f"review_{key}",
        disabled=["words", "language", "removed", "file"],
        column_config={
            "add": column.CheckboxColumn("Add", width="small"),
            "title": column.TextColumn("Title", width="medium"),
            "outlet": column.TextColumn("Outlet"),
            "author": column.TextColumn("Author"),
            "published": column.DateColumn("Date", format="YYYY-MM-DD", width=110),
            "genre": column.SelectboxColumn("Genre", options=list(GENRES), required=True),
            "story": column.TextColumn("Story"),
            "words": column.NumberColumn("Words"),
            "language": column.TextColumn("Language"),
            "removed": column.NumberColumn("Taken out", help="Pieces that are not the article"),
            "file": column.TextColumn("File"),
        },
    )


def _taken_out(articles: pd.DataFrame) -> None:
    """For one article what was taken out and what is left."""
    at = 0
    if len(articles) > 1:
        names = [
            f"{place}. {title or 'Untitled'}" for place, title in enumerate(articles["title"], 1)
        ]
        at = st.selectbox(
            "Look into", range(len(articles)), format_func=names.__getitem__, key="look_into"
        )
    article = articles.iloc[at]
    removed = removed_table(str(article["removed"]))
    st.subheader("What was taken out")
    if removed.empty:
        figure_panel.paragraph("Nothing: all of it was taken for the article.")
    else:
        with st.container(key="taken_out"):
            told = removed.set_axis(["Line", "Taken out", "Why"], axis=1)
            st.html(figure_panel.table_html(told, counted(len(removed), "piece")))
    with st.expander("The text that is measured"):
        text = str(article["text"])
        st.html(highlight(text, cues(""), Options(language=str(article["language"]))))


def _add(chosen: pd.DataFrame) -> None:
    label = f"Add {counted(len(chosen), 'article')}"
    if st.button(label, type="primary", key="add", disabled=chosen.empty):
        bar = st.progress(0.0)
        session.add(chosen, lambda done: _measured(bar, done, len(chosen)))
        st.rerun()


page()
