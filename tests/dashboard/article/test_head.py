"""An article's head and its legend: complete, and escaped."""

import pandas as pd
import pytest

import metrics
from dashboard.article.head import headline, legend
from dashboard.article.highlight import Options
from data.article import as_articles

HOSTILE = '<img src=x onerror="alert(1)">'


def articles(**values: object) -> pd.DataFrame:
    return as_articles(pd.DataFrame([{"text": "x", **values}]))


def head(**values: object) -> str:
    frame = articles(**values)
    return headline(frame, frame.index[0])


def test_the_head_says_who_wrote_what_when() -> None:
    told = head(
        outlet="Wire",
        title="Bridge shut",
        standfirst="For weeks",
        author="Ruth Abara",
        published="2026-03-04T07:00:00Z",
        genre="opinion",
        credit="Meridian Wire",
        url="https://www.example.org/a?b",
    )
    for part in (
        "<h2><bdi>Bridge shut</bdi></h2>",
        "For weeks",
        "<bdi>Wire</bdi> · <bdi>Ruth Abara</bdi> · <bdi>4 March 2026</bdi> · <bdi>opinion</bdi>",
        "text from Meridian Wire",
        "www.example.org",
    ):
        assert part in told


def test_what_is_not_known_is_left_out_and_an_unnamed_outlet_is_said() -> None:
    told = head()
    assert "Untitled" in told
    assert '<p class="byline"><bdi>outlet not stated</bdi></p>' in told
    assert "standfirst" not in told and "unknown" not in told


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", "x"])
def test_only_web_addresses_name_a_site(url: str) -> None:
    assert "·" not in head(url=url)


def test_hostile_heads_are_escaped() -> None:
    told = head(
        outlet=HOSTILE,
        title=HOSTILE,
        standfirst=HOSTILE,
        author=HOSTILE,
        credit=HOSTILE,
        url=f"https://{HOSTILE}/",
    )
    assert "<img" not in told
    assert "&lt;img" in told


def test_the_legend_counts_what_is_marked_by_voice() -> None:
    cues = metrics.cues("It may rain. “It could fall,” she said.")
    told = legend(cues, Options())
    assert ">Hedges</mark>" in told and "1 + 1 quoted" in told
    assert told.count("<dt>") == 4
    own = legend(cues, Options(frozenset({"hedge"}), frozenset({"narrator"})))
    assert own.count("<dt>") == 1 and "quoted" not in own
