"""Where a person puts articles in: files, a folder, a text, links, a feed."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import figure_panel, session, upload
from dashboard.adding import sources, visit
from dashboard.adding.sources import Columns, Source

WAYS: Final = ("Files", "Text", "Links", "Feed")
READS: Final = (
    "Text, web pages saved from a browser, PDF, Word, RTF, Nexis downloads, tables (CSV, TSV,"
    " Excel, JSON, Parquet, SQLite), web archives (WARC), lists of literature (RIS,"
    " Zotero), and ZIP files of those."
)


def ask(batch: int) -> dict[str, Source]:
    """Draw the inputs; the files that are in them, by key. The rest goes to the basket."""
    files, text, links, feed = st.tabs(WAYS, key="way", bind="query-params")
    with files:
        dropped = _files(batch)
    with text:
        _text(batch)
    with links:
        _links(batch)
    with feed:
        _feed(batch)
    return dropped


def _files(batch: int) -> dict[str, Source]:
    with st.container(key="drops"):
        single, whole = st.columns(2, gap="large")
    with single:
        files = upload.files("Drop files", key=f"files_{batch}")
    with whole:
        folder = upload.folder("Or a whole folder", key=f"folder_{batch}")
    _note(f"{READS} For larger files there is the command “slantwise add”.")
    columns = _column_names(batch)
    found = [
        sources.file(file.file_id, file.name, file.getvalue, file.size, columns) for file in files
    ]
    if folder:
        found.append(_as_one(folder, columns))
    return {source.key: source for source in found}


def _as_one(folder: Sequence[UploadedFile], columns: Columns) -> Source:
    key = sources.digest(" ".join(file.file_id for file in folder))
    contents = {file.name: file.getvalue for file in folder}
    return sources.folder(key, contents, sum(file.size for file in folder), columns)


def _column_names(batch: int) -> Columns:
    """Columns that are not recognised by themselves, where a visitor names them."""
    with st.expander("My table's columns have other names", key=f"columns_{batch}"):
        text = st.text_input("Column with the text", key=f"text_column_{batch}")
        outlet = st.text_input("Column with the outlet", key=f"outlet_column_{batch}")
    return Columns(text.strip() or None, outlet.strip() or None)


def _text(batch: int) -> None:
    with st.form(f"paste_{batch}", border=False, clear_on_submit=True):
        pasted = st.text_area(
            "Paste an article",
            height=220,
            key=f"text_{batch}",
            placeholder="The whole page, as you copied it: what is not the article is set apart.",
        )
        read = st.form_submit_button("Read the text")
    if not read:
        return
    if pasted.strip():
        visit.put(visit.basket().asking(sources.pasted(pasted)))
    else:
        figure_panel.paragraph("There is no text to read yet: paste an article above.")


def _links(batch: int) -> None:
    failed = "\n".join(visit.basket().unread())
    with st.form(f"paste_links_{batch}", border=False, clear_on_submit=True):
        lines = st.text_area(
            "Paste links, one a line",
            failed,
            height=160,
            key=f"links_{batch}_{sources.digest(failed)[:8]}" if failed else f"links_{batch}",
            placeholder="https://news.example/story",
        )
        read = st.form_submit_button("Fetch the pages")
    if failed:
        figure_panel.paragraph(
            "These could not be read: why stands below, beside each. Put them right or take them"
            " out, and fetch again."
        )
    _note(
        "About a page a second: sites are asked politely, and not at all where they do not want"
        " programs to read them."
    )
    if not read:
        return
    if lines.strip():
        visit.put(visit.basket().asking(sources.links(lines, session.addresses())))
    else:
        figure_panel.paragraph("There are no links yet: paste them above, one a line.")


def _feed(batch: int) -> None:
    with st.form(f"ask_feed_{batch}", border=False):
        address = st.text_input(
            "Address of a feed", key=f"feed_{batch}", placeholder="https://news.example/feed"
        )
        read = st.form_submit_button("Fetch its articles")
    _note("A feed is a site's own list of its newest articles: RSS, Atom or a news sitemap.")
    if not read:
        return
    if address.strip():
        visit.put(visit.basket().asking(sources.feed(address.strip(), session.addresses())))
    else:
        figure_panel.paragraph("There is no address yet: type one above.")


def _note(text: str) -> None:
    """What stands below an input, and is known to whoever comes again."""
    with st.container(key=f"note_{sources.digest(text)[:8]}"):
        figure_panel.paragraph(text)
