"""Methods: how each number is made, from its spec, and the word lists behind it."""

from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

import metrics
from dashboard import cache, export, figure_panel, method_card, word_lists
from dashboard.families import in_words
from dashboard.figures.wording import counted
from dashboard.stories import agreement
from dashboard.word_lists import WordList
from metrics.inference.resampling import DRAWS
from metrics.inference.sample import ENOUGH_ARTICLES, ENOUGH_WORDS
from metrics.validity.plainly import agreements

STYLE: Final = Path(__file__).parents[1] / "style" / "methods.css"
BESIDE: Final = tuple(spec for spec in metrics.METRICS if spec.group == "beside")

SECTIONS: Final = (
    ("What they cannot tell", "limits"),
    ("More measures", "beside"),
    ("Agreement with readers", "agreement"),
    ("Whose words", "voice"),
    ("How sure", "range"),
    ("Reprints, authors, stories", "reprints"),
    ("Word lists", "lists"),
)
"""What the links at the head lead to, after the main numbers: name and anchor."""
CANNOT_TELL: Final = """
- **Which outlet is right, fair or honest.** Slantwise counts words. It checks no fact and knows no
  events.
- **Whether more is worse.** A trial report is full of “alleged”, because the law asks for it. An
  opinion piece is meant to judge.
- **What is left out.** A story not covered and a person not asked leave no mark in a text.
- **What a sentence means.** A loaded word used literally is counted. Irony, a hint, and slant in
  plain words are not.
- **How an outlet writes in general.** The figures are about the articles here. Few articles, or
  articles about different events, tell little: the range says how little, and the filter for
  stories keeps to the same events.
- **Anything about real outlets, in the sample.** Its six outlets and eight stories are invented.
"""
VOICE: Final = """
Words inside quotation marks belong to the person quoted, not to the outlet. Each marked word is
therefore either in the **outlet's own voice** or **quoted**. Loaded terms, hedges and boosters are
counted in the outlet's own voice; those in quotations are counted apart, and **Whose words** on
Compare shows them, or both together. An article is measured
without its title, byline, adverts and other lines around the text: what was taken out is listed
with each article.
"""
AGREEMENT: Final = """
Researchers have asked people to mark news texts: which words are loaded, which sentences leave room
for doubt, who said what. Each number above is held against such texts, and its card says how often
it finds what the people found, and how often it marks what they did not. People do not agree with
each other all the time either. The range is the one that 95 in 100 random draws of the texts fall
into; the baseline is a simpler way of counting, measured on the same texts. None of these texts
comes with Slantwise; `slantwise validate` measures again for anyone who has them. While the word
lists were written, mistakes in half of these texts were read, to see what kinds of words were
missed; of one collection, BABE, forty sentences from both halves were read as well. On texts that
nobody has looked at, expect somewhat less. (The other half gave figures up to five points lower.)
The figures are on the part of each collection that was at hand.
"""
RANGE: Final = f"""
An outlet's figure puts all its articles together: all loaded terms, say, over all words. A
readability figure is the mean of its articles. The range around it is found by drawing: every
article is drawn once, twice, several times or not at all, at random, and the figure is worked out
anew; copies of one text are drawn together. How far the figure moves over {DRAWS:,} such draws says
how far it may be from the truth, and the range is that, widened where articles are few. In trials
with made-up outlets whose true figure is known, 93 to 97 of 100 such ranges hold it. With fewer
than {ENOUGH_ARTICLES} articles or {ENOUGH_WORDS:,} words there is no range, and the outlet is not
compared. (The technical name is a Poisson bootstrap over articles, with Student's t on the
logarithm of a rate or the log odds of a share: Efron 1979, Hanley and MacGibbon 2006.)
"""
ONCE: Final = """
Two articles are taken for the same text when a quarter or more of the shorter one's runs of five
words stand in the other too. Such a text **counts once**, unless the filter for reprints counts
every copy or leaves it out, and for one outlet: the one that the others credit; or the news agency
that one of them names; or the one that printed it first. A wire or a syndicate that others credit
counts under its own name, also where none of its own articles is here. Where nothing tells who was
first, because dates are missing or the same, one of the outlets is drawn by lot, always the same
one: over many texts that favours nobody. Under each chart stands what the figures would be with
every copy.

One **author** in several outlets is no reprint, but has much the same effect. Where one person
wrote a fifth or more of what two of the outlets have, it is said under each chart. A byline of more
than three names is left out of this: it is a team's, or the list of all who write for a site.

**Stories** are found by the words that articles share, names and rare words above all, in articles
at most a week apart. What a person puts right under Stories stays.
"""


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.title("How is each number made?")
    figure_panel.look("Look at what each number counts, and at what it misses.")
    links = [(spec.label, _anchor(spec.column)) for spec in metrics.HEADLINES]
    st.markdown(" · ".join(f"[{name}](#{anchor})" for name, anchor in (*links, *SECTIONS)))
    st.header("What the numbers cannot tell", anchor="limits")
    st.markdown(CANNOT_TELL)
    _numbers()
    st.header("How well the numbers agree with readers", anchor="agreement")
    st.markdown(AGREEMENT)
    st.header("Whose words are counted", anchor="voice")
    st.markdown(VOICE)
    st.header("How sure a comparison is", anchor="range")
    st.markdown(RANGE)
    st.header("Reprints, authors and stories", anchor="reprints")
    st.markdown(ONCE)
    figure_panel.paragraph(agreement.in_words())
    _word_lists()


def _anchor(column: str) -> str:
    return column.replace("_", "-")


def _numbers() -> None:
    examples = cache.examples()
    st.header("The four main numbers", anchor="main")
    for spec in metrics.HEADLINES:
        st.subheader(spec.label, anchor=_anchor(spec.column))
        st.html(method_card.card(spec, examples[spec.column], agreements(spec.column)))
    st.header("More measures", anchor="beside")
    for spec in BESIDE:
        with st.expander(f"{spec.label}, {spec.unit}", key=f"method_{spec.column}"):
            st.html(method_card.card(spec, examples[spec.column], agreements(spec.column)))


def _word_lists() -> None:
    lists = {words.name: words for words in cache.lexicons()}
    st.header("The word lists", anchor="lists")
    st.write(
        "A term on a list counts wherever it stands, unless the last column says when. Every form"
        " of a word is on the list by itself."
    )
    name = st.selectbox(
        "List",
        list(lists),
        format_func=lambda name: lists[name].title,
        key="list",
        bind="query-params",
    )
    words = lists[name]
    st.html(method_card.about(words))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Search", key="term", bind="query-params", placeholder="A term or a plain word"
        )
        categories = st.multiselect(
            "Categories",
            list(words.categories),
            format_func=in_words,
            key=f"category_{name}",
            placeholder="All categories",
        )
    _terms(words, word_lists.table(words, search, categories))


def _terms(words: WordList, table: pd.DataFrame) -> None:
    if table.empty:
        figure_panel.paragraph("No term on this list fits. Search for part of a word.")
    else:
        whole = "" if len(table) == len(words.entries) else f" of {len(words.entries):,}"
        figure_panel.paragraph(f"{counted(len(table), 'term')}{whole}.")
        st.dataframe(
            table,
            hide_index=True,
            width="stretch",
            key="terms",
            column_config={"Counts": st.column_config.TextColumn(width="large")},
            alt=f"{words.title}: one term in each row",
        )
    with st.container(horizontal=True):
        st.download_button(
            "These terms as CSV",
            lambda: export.csv_bytes(table),
            file_name=f"{export.file_name('terms', words.name)}.csv",
            mime="text/csv",
            key="file_terms",
            type="tertiary",
            on_click="ignore",
        )
        st.download_button(
            "The list as Slantwise reads it",
            words.path.read_bytes(),
            file_name=words.path.name,
            mime="text/csv",
            key="file_list",
            type="tertiary",
            on_click="ignore",
        )


page()
