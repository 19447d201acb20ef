"""Whom one outlet alone cites, as it is read."""

from dashboard.stories.only_here import Cited, Source
from dashboard.stories.quoted import MOST_ARTICLES, MOST_OUTLETS, MOST_SOURCES, html, told

HOSTILE = "<img src=x onerror=alert(1)>"
TEXT = f"{HOSTILE} Lee said no. {HOSTILE}"
LEE = Source("Lee", 2, "a", TEXT.index("said"), TEXT.index("said") + 4)
POST = Cited("Post", (LEE,), 1, 3, 1)
TIMES = Cited("Times", (), 0, 0, 0)


def shown(*found: Cited) -> str:
    return html(found, {"a": TEXT}.__getitem__)


def test_a_name_leads_to_its_sentence() -> None:
    markup = shown(POST, TIMES)
    assert f'<a href="article?article=a&amp;at={LEE.start}"><bdi>Lee</bdi></a> (2 times)' in markup
    assert "Lee <strong>said</strong> no." in markup
    assert "3 citations; in 1 of them a name was not found." in markup
    assert "Nobody with a name whom no other outlet cites." in markup.partition("Times")[2]


def test_texts_and_names_are_escaped() -> None:
    named = Cited(HOSTILE, (Source(HOSTILE, 1, "a", 0, 4),), 1, 1, 0)
    markup = shown(POST, named)
    assert "<img" not in markup
    assert "&lt;img" in markup


def test_of_many_the_rest_is_counted() -> None:
    many = Cited("Post", (LEE,) * (MOST_SOURCES + 3), 15, 30, 0)
    assert "<li>3 more</li>" in shown(many)
    outlets = [TIMES] * (MOST_OUTLETS + 2)
    assert shown(*outlets).count("<section") == MOST_OUTLETS
    assert "2 more outlets are not listed." in told(outlets, 50)


def test_one_outlet_has_nobody_to_differ_from() -> None:
    assert told([POST], 3).startswith("With one outlet on a story")
    assert f"the first {MOST_ARTICLES} of 1,000 articles" in told([POST, TIMES], 1000)
