"""The review: what was understood, to be put right before anything is kept."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard import figure_panel, intake, session
from dashboard.adding import visit
from dashboard.adding.basket import Basket
from dashboard.adding.findings import Findings
from dashboard.adding.sources import SECONDS_A_PAGE
from dashboard.adding.watching import duration
from dashboard.article.evidence import is_page, removed_table
from dashboard.article.highlight import Options, highlight
from dashboard.articles_table import GENRE_NAMES
from dashboard.figures.wording import counted
from dashboard.html_parts import table_html
from dashboard.reprints import pens
from dashboard.titles import called
from dashboard.workspace import outlet_label
from data.article import GENRES
from data.syndication import written
from metrics import cues

ORDER: Final = (
    "keep", "title", "outlet", "check", "author", "published", "genre", "story", "reprint_of",
    "words", "removed", "language", "file",
)  # fmt: skip
ONLY_WHERE_FILLED: Final = ("check", "reprint_of")
READ_ONLY: Final = ("check", "reprint_of", "words", "removed", "language", "file")
CHANGED: Final = ("keep", *intake.EDITABLE)


def look_over(basket: Basket, findings: Findings) -> pd.DataFrame | None:
    """Draw the review; how the person leaves it, or None where there is nothing to keep.

    What follows from a change is drawn in the next run.
    """
    st.header("What was understood")
    if findings.problems:
        st.html(intake.problems_html(findings.problems))
    _offers(basket)
    if findings.articles.empty or basket.opened is None or basket.left is None:
        figure_panel.paragraph("There is no article in it yet, so there is nothing to keep.")
        return None
    _summary(basket.left, findings)
    _name_outlets(basket)
    one = len(findings.articles) == 1
    changed = _one(basket.opened) if one else _several(basket.opened, basket.left, basket.version)
    if told := pens.told(pens.shared_pens(written(changed[["outlet", "author"]].fillna("")))):
        figure_panel.paragraph(told)
    _taken_out(findings.articles.loc[changed.index], changed)
    return changed


def _offers(basket: Basket) -> None:
    """What can still be read: the rest after an end, and pages that a list names."""
    with st.container(horizontal=True, key="offers"):
        if basket.ended:
            st.button("Read the rest", key="resume", on_click=_put_resumed)
        links = basket.to_fetch()
        if links:
            which = "the linked page" if len(links) == 1 else f"these {len(links):,} linked pages"
            takes = duration(len(links) * SECONDS_A_PAGE)
            st.button(f"Fetch {which} ({takes})", key="fetch", on_click=_put_fetching)
        if failed := len(basket.failed()):
            which = "the failed link" if failed == 1 else f"the {failed:,} failed links"
            st.button(f"Try {which} again", key="retry", on_click=_put_retrying)


def _put_resumed() -> None:
    visit.put(visit.basket().resumed())


def _put_fetching() -> None:
    basket = visit.basket()
    visit.put(basket.fetching(basket.to_fetch(), session.addresses()))


def _put_retrying() -> None:
    visit.put(visit.basket().retrying())


def _summary(left: pd.DataFrame, findings: Findings) -> None:
    told = [_can_be_kept(len(left), int(left["is_known"].sum()))]
    reprints = int((left["reprint_of"] != "").sum())
    stories = left.loc[left["story"].fillna("") != "", "story"].nunique()
    if reprints:
        verb = "is a reprint of another" if reprints == 1 else "are reprints of others"
        told.append(f"{counted(reprints, 'article')} {verb}: comparisons count a text once.")
    if stories and len(left) > 1:
        named = "1 story was" if stories == 1 else f"{stories:,} stories were"
        told.append(f"{named} recognised.")
    if not findings.is_grouped:
        told.append("Reprints and stories were not looked for.")
    if not left["is_known"].all():
        told.append("Nothing is kept before you say so: put right what is wrong or missing.")
    figure_panel.paragraph(" ".join(told))


def _can_be_kept(articles: int, known: int) -> str:
    """How many of the articles are new; where none is, why, and what to do."""
    if articles == known:
        subject = "This article is" if known == 1 else f"All {known:,} articles are"
        return f"{subject} here already, so there is nothing new to keep. Put in others above."
    told = f"{counted(articles - known, 'article')} can be kept."
    return f"{told} Here already, so left out: {counted(known, 'article')}." if known else told


def _name_outlets(basket: Basket) -> None:
    """One outlet for all articles that state none."""
    if basket.left is None or len(basket.left) == 1:
        return
    unnamed = intake.unnamed(basket.left)
    if not unnamed:
        return
    with st.form(f"name_outlets_{basket.batch}", border=False, clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                f"Outlet of the {counted(unnamed, 'article')} that state none"
                if unnamed > 1
                else "Outlet of the article that states none",
                key="outlet_for_all",
                help="Needed to compare: articles with the same outlet are put together.",
            )
            st.form_submit_button("Fill it in", on_click=_put_named)


def _put_named() -> None:
    visit.put(visit.basket().naming(st.session_state["outlet_for_all"]))


def _one(opened: pd.DataFrame) -> pd.DataFrame:
    """The fields of a single article."""
    key = str(opened.index[0])
    row = {str(name): value for name, value in opened.iloc[0].items()}
    first, second = st.columns(2, gap="large")
    with first:
        title = st.text_input(
            "Title", row["title"], key=f"title_{key}", placeholder=f"“{row['begins']}”"
        )
        outlet = st.text_input(
            "Outlet",
            row["outlet"],
            key=f"outlet_{key}",
            placeholder=outlet_label(""),
            help="Needed to compare: articles with the same outlet are put together.",
        )
        author = st.text_input("Author", row["author"], key=f"author_{key}")
    with second:
        day = None if pd.isna(row["published"]) else row["published"].date()
        published = st.date_input("Date", day, key=f"published_{key}", format="YYYY-MM-DD")
        genre = st.selectbox(
            "Genre",
            GENRES,
            index=GENRES.index(str(row["genre"])),
            format_func=GENRE_NAMES.__getitem__,
            key=f"genre_{key}",
        )
        story = st.text_input(
            "Story",
            row["story"],
            key=f"story_{key}",
            help="Articles on the same event: under one name they can be read side by side.",
        )
    told = [f"{counted(row['words'], 'word')}, {row['language']}."]
    if row["reprint_of"]:
        told.append(f"A reprint of {row['reprint_of']}.")
    figure_panel.paragraph(" ".join(told))
    values = {"title": title, "outlet": outlet, "author": author, "genre": genre, "story": story}
    return opened.assign(**values, published=pd.to_datetime(pd.Series([published], opened.index)))


def _several(opened: pd.DataFrame, left: pd.DataFrame, version: int) -> pd.DataFrame:
    """A table to be changed, an article a row. What has no title goes by its first words there."""
    empty = [name for name in ONLY_WHERE_FILLED if (opened[name] == "").all()]
    stand_in = pd.Series([called("", each) for each in opened["begins"]], opened.index)
    shown = opened.assign(
        title=opened["title"].where(opened["title"].str.strip() != "", stand_in),
        check=left["check"],
        reprint_of=left["reprint_of"],
    )
    edited = st.container(key="review_table").data_editor(
        shown[list(ORDER)],
        hide_index=True,
        column_order=[name for name in ORDER if name not in empty],
        placeholder="",
        key=f"review_{version}",
        disabled=READ_ONLY,
        alt="The articles that were read, a row each. Cells can be changed.",
        column_config=_columns(),
    )
    changed = opened.assign(**{name: edited[name] for name in CHANGED})
    return changed.assign(title=changed["title"].mask(changed["title"] == stand_in, ""))


def _columns() -> dict[str, Any]:
    """How the columns of that table are called, and how wide they are."""
    column = st.column_config
    return {
        "keep": column.CheckboxColumn("Keep", width=75, pinned=True),
        "check": column.TextColumn("To check", width=90),
        "title": column.TextColumn("Title", width=190),
        "outlet": column.TextColumn("Outlet", width=120),
        "author": column.TextColumn("Author", width=100),
        "published": column.DateColumn("Date", format="YYYY-MM-DD", width=100),
        "genre": column.SelectboxColumn(
            "Genre",
            options=list(GENRES),
            required=True,
            format_func=lambda genre: GENRE_NAMES[str(genre)],
            width=100,
        ),
        "story": column.TextColumn(
            "Story", width="medium", help="Articles on the same event: change it where wrong."
        ),
        "reprint_of": column.TextColumn(
            "Reprint of", width="medium", help="Mostly the same text as this article."
        ),
        "words": column.NumberColumn("Words", width=70),
        "removed": column.NumberColumn(
            "Taken out", width=90, help="Pieces that are not the article. See below."
        ),
        "language": column.TextColumn("Language", width="small"),
        "file": column.TextColumn("From", width="small"),
    }


def _taken_out(articles: pd.DataFrame, left: pd.DataFrame) -> None:
    """For one article, of those in the order of the table, what was taken out and what is left."""
    at = 0
    if len(articles) > 1:
        titles = left["title"].fillna("")
        names = [called(*each) for each in zip(titles, left["begins"], strict=True)]
        at = st.selectbox(
            "Look into",
            range(len(articles)),
            format_func=lambda place: f"{place + 1}. {names[place]}",
            key="look_into",
        )
    article = articles.iloc[at]
    removed = removed_table(str(article["removed"]))
    st.subheader("What was taken out")
    if is_page(str(article["source_file"])):
        figure_panel.paragraph("The website around the article, when the page was read.")
    elif removed.empty:
        figure_panel.paragraph("Nothing: all of it was taken for the article.")
    if not removed.empty:
        with st.container(key="taken_out"):
            told = removed.set_axis(["Line", "Taken out", "Why"], axis=1)
            st.html(table_html(told, counted(len(removed), "piece")))
    with st.expander("The text that is measured"):
        text = str(article["text"])
        st.html(highlight(text, cues(""), Options(language=str(article["language"]))))
