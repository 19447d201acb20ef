"""Reprints beside each other: what is shared is marked, and nothing in a text runs."""

from dataclasses import replace

import pandas as pd

import data
from dashboard import workspace
from dashboard.reprints.side_by_side import (
    columns_html,
    copies_table,
    groups,
    origin_told,
    shared_told,
)
from data.article import as_articles
from data.syndication import shared_passages

HOSTILE = "<img src=x onerror=alert(1)>"
SAME = " ".join(f"word{number}" for number in range(60))


INSIDE = f"{SAME} <b>bold</b> {SAME}"


def side_by_side(texts: tuple[str, str], languages: tuple[str, str]) -> tuple[str, str]:
    return columns_html(texts, languages, shared_passages(*texts))


def test_the_sample_has_five_texts_and_each_stands_first_where_it_counts() -> None:
    articles = workspace.build(data.sample()).articles
    found = groups(articles)
    assert len(found) == 5
    for group in found:
        assert group.ids[0] == group.origin.article_id
        assert len(group.ids) == group.origin.n_articles == 2
        assert copies_table(articles, group)["Counts"].tolist() == ["yes", "no"]
    told = {origin_told(group.origin) for group in found}
    assert any("Renner Syndicate" in one for one in told)


def test_what_both_have_is_marked_and_what_differs_is_not() -> None:
    texts = (f"Mayor says no. {SAME}", f"{SAME} So it goes")
    left, right = side_by_side(texts, ("en", ""))
    assert f'Mayor says no. <mark class="shared">{SAME}</mark>' in left
    assert f'<mark class="shared">{SAME}</mark> So it goes' in right
    passages = shared_passages(*texts)
    assert shared_told(("A", "B"), texts, passages).startswith("60 words stand in both")
    assert "95% of the text in A and 95% of the text in B" in shared_told(
        ("A", "B"), texts, passages
    )


def test_a_passage_over_two_paragraphs_and_one_that_stands_twice_are_marked_once() -> None:
    half = " ".join(SAME.split()[:30])
    left, right = side_by_side((f"{SAME}\n\n{half}", SAME.replace("word30", "\nword30")), ("", ""))
    assert left.count("<mark") == left.count("</mark>") == 2
    assert right.count("<mark") == right.count("</mark>") == 2
    assert "<mark" not in right.partition("<mark")[2].partition("</mark>")[0]


def test_texts_and_languages_are_escaped() -> None:
    sides = side_by_side((f"{HOSTILE} {INSIDE}", f"{INSIDE} {HOSTILE}"), (HOSTILE, "en"))
    for html in sides:
        assert "<img" not in html and "<b>" not in html
        assert "&lt;" in html and "&gt;" in html


def test_two_texts_without_words_have_nothing_in_common() -> None:
    assert shared_told(("A", "B"), ("", "—"), []).startswith("These two have no five words")


def test_a_group_of_hostile_titles_is_told_as_it_is() -> None:
    articles = pd.DataFrame({"title": [HOSTILE, "B"], "outlet": ["A", "B"], "text": [SAME] * 2})
    (group,) = groups(workspace.build(data.as_articles(articles)).articles)
    assert "drawn by lot" in origin_told(group.origin)
    assert group.origin.n_outlets == 2


def test_a_copy_without_an_outlet_is_in_no_outlet() -> None:
    table = pd.DataFrame({"text": [f"{SAME} {n}" for n in range(3)], "outlet": ["A", "B", ""]})
    articles = as_articles(table)
    articles["reprint_group"] = "one"
    (group,) = groups(workspace.build(articles).articles)
    assert group.name == "Untitled (2 articles by 2 outlets, and 1 whose outlet is not stated)"
    lot = replace(group.origin, outlet="", reason="lot")
    assert "An outlet that is not stated was drawn by lot" in origin_told(lot)
