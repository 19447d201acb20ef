"""The switches for what is marked in a text: one set for every page that shows texts."""

from typing import Final

import streamlit as st
from streamlit.components.v2 import component

from dashboard.article.choice import AT
from dashboard.article.highlight import Options
from dashboard.families import FAMILIES, SHOWN_FIRST, VOICES

LONGEST_PLACE: Final = 9  # digits
# The text may be drawn after this is.
SEEK: Final = """
export default function ({ parentElement, data }) {
  if (parentElement.sought === data) return;
  parentElement.sought = data;
  let tries = 40;
  const seek = () => {
    const mark = document.querySelector("mark.here");
    if (mark) mark.scrollIntoView({ block: "center" });
    else if (tries--) setTimeout(seek, 100);
  };
  seek();
}
"""
_seek = component("slantwise_seek", html="<span></span>", js=SEEK)


def choose() -> Options:
    """Draw the switches and return what they say."""
    families = st.pills(
        "Mark",
        list(FAMILIES),
        default=[name for name in FAMILIES if name in SHOWN_FIRST],
        format_func=lambda name: FAMILIES[name].plural,
        selection_mode="multi",
        key="marks",
        bind="query-params",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quoted = st.toggle("Quoted words too", value=True, key="quoted", bind="query-params")
        stops = st.toggle(
            "Tab stops at marks",
            key="stops",
            persist_state="session",
            help="With a keyboard: Tab goes from mark to mark and shows what each one is.",
        )
    voices = VOICES if quoted else {"narrator"}
    return Options(frozenset(families), frozenset(voices), keyboard_stops=stops, here=_here())


def seek(article_id: str, options: Options) -> None:
    """Bring the cue into sight that somebody came to see; once, so that scrolling stays free."""
    if options.here is not None:
        _seek(key="seek", data=f"{article_id} {options.here}")


def _here() -> int | None:
    at = st.query_params.get(AT, "")
    return int(at) if at.isdecimal() and len(at) <= LONGEST_PLACE else None
