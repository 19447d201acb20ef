"""Words: which terms counted, where they stand, which may be meant literally, what is left out."""

from pathlib import Path
from typing import Final, cast

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache, export, filters, session, upload
from dashboard.families import FAMILIES, family, in_words
from dashboard.figures import figure_panel
from dashboard.figures.wording import counted
from dashboard.words import own_lists, words_shown
from dashboard.words.choices import OwnList, Way, own_list
from dashboard.words.words_shown import BY_RULE, plain_label, term_label
from dashboard.workspace import Workspace
from metrics.lexicon import LexiconError
from metrics.method import Exclusions
from metrics.tally import lists_with

STYLE: Final = Path(__file__).parents[1] / "style" / "words.css"
ROW: Final = 35  # pixels
TALLEST: Final = 10  # rows; the rest scrolls
PLACES: Final = 5  # places of a term on a page
DOUBTED: Final = 5  # places that may be literal on a page
LISTED: Final = 100  # of what is left out


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    workspace = session.current()
    selection = filters.sidebar(workspace)
    st.title("Which words counted, and should they?")
    st.write(
        "Every word behind the numbers. Leave out one that is meant literally or that you would"
        " not count: all figures follow at once, and every file you save says what was left out."
    )
    figure_panel.words_status(workspace.choices, link=False)
    outlets = workspace.articles.loc[selection.rows(workspace.articles), "outlet"]
    if outlets.empty:
        filters.nothing_left(workspace)
    else:
        name = _family()
        _terms(workspace, outlets, name)
        _doubted(workspace, outlets, name)
    _left_out(workspace)
    _own_lists()


def _family() -> str:
    return st.pills(
        "Kind of word",
        list(FAMILIES),
        default=next(iter(FAMILIES)),
        required=True,
        format_func=lambda name: FAMILIES[name].plural,
        key="family",
        bind="query-params",
    )


def _terms(workspace: Workspace, outlets: pd.Series, name: str) -> None:
    cues = cache.tally(workspace).cues
    table = words_shown.term_table(cues, outlets, name)
    if table.empty:
        figure_panel.paragraph("No word of this kind counted in these articles.")
        return
    query = st.text_input(
        "Search",
        key="term",
        type="search",
        placeholder="A word, its plain word or its category",
        bind="query-params",
    )
    table = words_shown.searched(table, query)
    if table.empty:
        figure_panel.paragraph("No word that counted fits. Search for part of a word.")
        return
    places = int((table["own"] + table["quoted"]).sum())
    figure_panel.paragraph(f"{counted(len(table), 'word')} in {counted(places, 'place')}.")
    labels = [term_label(*pair) for pair in zip(table["term"], table["category"], strict=True)]
    _term_table(table, labels)
    st.download_button(
        "These words as CSV",
        lambda: export.csv_bytes(table.assign(left_out=workspace.choices.told())),
        file_name=f"{export.file_name('words', name)}.csv",
        key="file_words",
        type="tertiary",
        on_click="ignore",
    )
    st.header("Where it stands", anchor="places")
    chosen = st.selectbox("Word", labels, key="word", bind="query-params")
    row = table.iloc[labels.index(chosen) if chosen in labels else 0]
    _one_term(workspace, outlets, name, str(row["term"]), str(row["category"]))


def _term_table(table: pd.DataFrame, labels: list[str]) -> None:
    columns = st.column_config
    shown = table.assign(
        see="See",
        term=table["term"].replace("", BY_RULE),
        category=table["category"].map(in_words),
    )

    def see() -> None:
        st.session_state["word"] = labels[st.session_state["see_term"]["row"]]

    st.dataframe(
        shown,
        hide_index=True,
        height=ROW * (min(len(shown), TALLEST) + 1) + 3,
        column_order=["see", "term", "category", "gloss", "own", "quoted", "outlets"],
        column_config={
            "see": columns.ButtonColumn(
                "Places", type="tertiary", key="see_term", on_click=see, width=70
            ),
            "term": columns.TextColumn("Word", width=130),
            "category": columns.TextColumn("Category", width=105),
            "gloss": columns.TextColumn("In plain words", width=165),
            "own": columns.NumberColumn(
                "Own voice", width=85, help="Times in the outlet's own voice"
            ),
            "quoted": columns.NumberColumn("Quoted", width=75, help="Times in quotation marks"),
            "outlets": columns.TextColumn("Used most by", width=200),
        },
        key="terms_counted",
        alt="The words that counted, one in each row, with how often and by whom they are used",
    )


def _one_term(
    workspace: Workspace, outlets: pd.Series, name: str, term: str, category: str
) -> None:
    """The places of one term, each of which can be left out, as can the term and its category."""
    counts = words_shown.places(cache.tally(workspace).cues, outlets, name, term, category)
    with st.container(horizontal=True, key="leave_term"):
        if term:
            _leave_term(workspace, name, term, key="leave_term_button")
        _leave_category(name, category, key="leave_category_button")
    number = int(counts.sum())
    pages = -(-number // PLACES)
    asked = 1
    if pages > 1:
        asked = st.pagination(pages, key=f"places_{name}_{term}_{category}")
    ids, before = words_shown.page_of(counts, (asked - 1) * PLACES, PLACES)
    found = cache.places(workspace, tuple(ids), name, term, category)
    for row in found.iloc[before : before + PLACES].to_dict("records"):
        _place(workspace, {str(key): value for key, value in row.items()})


def _place(workspace: Workspace, row: dict, because: str = "", key: str = "place") -> None:
    """One use of a term, with what can be done about it."""
    article_id, name, start = str(row["article_id"]), str(row["family"]), int(row["start"])
    outlet = str(workspace.articles.at[article_id, "outlet"])
    key = f"{key}_{article_id}_{name}_{start}"
    st.html(words_shown.in_place_html(row, outlet, because))
    with st.container(horizontal=True, key=f"acts_{key}"):
        _leave_button(
            "Leave this one out",
            Exclusions(cues=frozenset({(article_id, name, start)})),
            key=f"leave_{key}",
        )
        if because:
            _leave_term(workspace, name, str(row["term"]), key=f"term_{key}")
            _leave_category(name, str(row["category"]), key=f"category_{key}")
        st.page_link(
            "views/article.py", label="Read the article", query_params={"article": article_id}
        )


def _leave_term(workspace: Workspace, name: str, term: str, key: str) -> None:
    lists = lists_with(workspace.choices.method, name, term)
    _leave_button(
        f"Leave out the term “{plain_label(term)}”",
        Exclusions(terms=frozenset((each, term) for each in lists)),
        key,
    )


def _leave_category(name: str, category: str, key: str) -> None:
    _leave_button(
        f"Leave out the whole category {plain_label(in_words(category))}",
        Exclusions(categories=frozenset({(name, category)})),
        key,
    )


def _leave_button(label: str, exclusions: Exclusions, key: str) -> None:
    st.button(label, on_click=session.leave_out, args=(exclusions,), key=key, type="tertiary")


def _doubted(workspace: Workspace, outlets: pd.Series, name: str) -> None:
    st.header("Words that may be meant literally", anchor="literal")
    found = cache.counter_evidence(workspace, list(outlets.index), name)
    if found.empty:
        figure_panel.paragraph(
            f"None of the {family(name).plural.lower()} here stands near words that make it look"
            " literal."
        )
        return
    figure_panel.paragraph(
        f"{counted(len(found), 'place')} where a word may mean just what it says, the likeliest"
        " first. Each counts until you leave it out."
    )
    pages = -(-len(found) // DOUBTED)
    asked = 1
    if pages > 1:
        # Not a second pagination: a page may have one landmark of a name.
        asked = st.selectbox(
            "Places",
            range(1, pages + 1),
            key=f"doubted_{name}",
            width=160,
            format_func=lambda page: f"page {page} of {pages}",
        )
    for row in found.iloc[(asked - 1) * DOUBTED : asked * DOUBTED].to_dict("records"):
        told = words_shown.reason(str(row["because"]), str(row["topic"]))
        _place(workspace, {str(key): value for key, value in row.items()}, told, key="doubted")


def _left_out(workspace: Workspace) -> None:
    exclusions = session.choices().exclusions
    st.header("Left out", anchor="left-out")
    if not exclusions:
        figure_panel.paragraph("Nothing is left out: every word on the lists counts.")
        return
    st.button("Put everything back", on_click=session.put_everything_back, key="put_all_back")
    rows = [
        *((f"The term “{term}” ({in_words(name)})", Exclusions(terms=frozenset({(name, term)})))
          for name, term in sorted(exclusions.terms)),
        *((f"The whole category {in_words(category)} ({family(name).plural.lower()})",
           Exclusions(categories=frozenset({(name, category)})))
          for name, category in sorted(exclusions.categories)),
        *((f"One place: {words_shown.single_place(workspace, article_id, start)}",
           Exclusions(cues=frozenset({(article_id, name, start)})))
          for article_id, name, start in sorted(exclusions.cues)),
    ]  # fmt: skip
    for number, (told, back) in enumerate(rows[:LISTED]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"left_out_{number}"):
            figure_panel.paragraph(told, width="content")
            st.button(
                "Put back",
                on_click=session.put_back,
                args=(back,),
                key=f"back_{number}",
                type="tertiary",
            )
    if len(rows) > LISTED:
        figure_panel.paragraph(f"And {len(rows) - LISTED:,} more.")


def _own_lists() -> None:
    st.header("Your own word list", anchor="own-list")
    figure_panel.paragraph(
        "A table in CSV with at least the columns term and category, one written form of a word in"
        " each row. It is kept for this visit only."
    )
    st.download_button(
        "An example to start from",
        own_lists.EXAMPLE.read_bytes(),
        file_name=own_lists.EXAMPLE.name,
        mime="text/csv",
        key="file_example",
        type="tertiary",
        on_click="ignore",
    )
    used = session.choices().lists
    for number, own in enumerate(used):
        with st.container(horizontal=True, vertical_alignment="center", key=f"own_{number}"):
            figure_panel.paragraph(f"In use: {own.in_words()}.", width="content")
            st.button(
                "Remove",
                on_click=session.remove_list,
                args=(own,),
                key=f"remove_{number}",
                type="tertiary",
            )
    for file in upload.files("Drop a word list (CSV)", key="own_list"):
        _offered(file, used)


def _offered(file: UploadedFile, used: tuple[OwnList, ...]) -> None:
    """A file that was dropped: what is wrong with it, or what it is to be used for."""
    content = file.getvalue()
    try:
        lexicon = cache.own_lexicon(file.name, content)
        stated = own_lists.stated_use(lexicon)
    except LexiconError as error:
        told = str(error) if str(error).startswith(file.name) else f"{file.name}: {error}"
        st.html(words_shown.errors_html([told]))
        return
    name, way = stated or (own_lists.names()[0], "add")
    figure_panel.paragraph(f"{file.name}: {counted(len(lexicon.entries), 'row')}, all of use.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = own_lists.names()
        name = st.selectbox(
            "For the list",
            names,
            index=names.index(name),
            format_func=lambda each: in_words(each).capitalize(),
            key=f"for_{file.file_id}",
            width=220,
        )
        ways: dict[Way, str] = {"add": "Add to it", "replace": "Use it instead"}
        way = st.segmented_control(
            "How",
            list(ways),
            default=way,
            required=True,
            format_func=ways.__getitem__,
            key=f"how_{file.file_id}",
        )
        own = own_list(file.name, content, lexicon, name, cast(Way, way))
        if own not in used:
            st.button(
                "Use this list",
                type="primary",
                on_click=session.use_list,
                args=(own,),
                key=f"use_{file.file_id}",
            )


page()
