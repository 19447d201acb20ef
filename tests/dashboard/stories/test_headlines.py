"""Headlines as HTML: cues marked, links to articles, nothing run."""

import pandas as pd

import metrics
from dashboard.article.highlight import Options
from dashboard.stories.headlines import MOST, html, left_out

HOSTILE = "<img src=x onerror=alert(1)>"
ARTICLES = pd.DataFrame(
    {
        "outlet": ["B", HOSTILE, ""],
        "title": ["Critics slam the ferry", f"{HOSTILE} slammed", ""],
        "story": "ferry",
        "published": pd.to_datetime(["2026-03-03T09:00Z", "2026-03-01T20:00Z", ""], utc=True),
        "is_counted": [True, False, True],
        "counted_for": ["B", "B", ""],
    },
    index=list("abc"),
)
CUES = {str(one): metrics.cues(str(ARTICLES.at[one, "title"])) for one in ARTICLES.index}
NAMES = {"a": "x", "b": "y", "c": f"“{HOSTILE}”"}


def rows(options: Options) -> list[str]:
    return html(ARTICLES, "ferry", NAMES, CUES, options).split("<tr>")[2:]


def test_they_come_by_day_with_their_cues_marked() -> None:
    first, second, third = rows(Options())
    assert "1 March 2026" in first and "reprint" in first
    assert '<a href="article?article=a">' in second and "reprint" not in second
    assert 'class="cue cue-loaded"' in second and ">slam<" in second
    assert '<td class="day">–</td>' in third and "outlet not stated" in third


def test_only_what_is_asked_for_is_marked() -> None:
    assert "<mark" not in "".join(rows(Options(families=frozenset({"hedge"}))))


def test_outlets_and_titles_are_escaped() -> None:
    markup = "".join(rows(Options()))
    assert "<img" not in markup
    assert markup.count("&lt;img") == 3


def test_what_is_not_listed_is_said() -> None:
    assert left_out(MOST) == ""
    assert "1,000" in left_out(1000)
