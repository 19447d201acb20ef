"""Whom one outlet alone cites: counted by hand."""

import pandas as pd

from dashboard.stories.only_here import cited_alone, told, words_around
from metrics.cited import cited

TEXTS = {
    "a": ("Post", "“It is shut,” said Helena Brandt. Brandt said no. Officials said so."),
    "b": ("Post", "Omar Haddad said he was late. “I am late,” Haddad said."),
    "c": ("Times", "“No,” said Mayor Brandt. Tom Haddad said yes."),
    "d": ("", "The pier is shut."),
}
ARTICLES = pd.DataFrame(
    {
        "article_id": list(TEXTS),
        "outlet": [outlet for outlet, _ in TEXTS.values()],
        "text": [text for _, text in TEXTS.values()],
    }
)
OUTLETS = ARTICLES.set_index("article_id")["outlet"]


def test_a_name_that_another_outlet_cites_is_not_its_own() -> None:
    post, times, nobody = cited_alone(cited(ARTICLES), OUTLETS)
    assert [(one.name, one.n_citations) for one in post.alone] == [("Omar Haddad", 2)]
    assert [(one.name, one.n_citations) for one in times.alone] == [("Tom Haddad", 1)]
    assert (post.outlet, post.n_sources, post.n_citations, post.n_unnamed) == ("Post", 2, 5, 1)
    assert (nobody.outlet, nobody.alone, nobody.n_citations) == ("", (), 0)


def test_what_has_no_name_is_told() -> None:
    post, times, nobody = cited_alone(cited(ARTICLES), OUTLETS)
    assert told(post) == "5 citations; in 1 of them a name was not found."
    assert told(times) == "2 citations, all with a name."
    assert told(nobody) == "No citation was found here."
    unnamed = ARTICLES.assign(text="Officials said so.").iloc[:1]
    (one,) = cited_alone(cited(unnamed), OUTLETS.iloc[:1])
    assert told(one) == "1 citation; no name was found in any."


def test_the_first_citation_is_shown_in_its_place() -> None:
    post, *_ = cited_alone(cited(ARTICLES), OUTLETS)
    (haddad,) = post.alone
    assert haddad.article_id == "b"
    before, cue, behind = words_around(TEXTS["b"][1], haddad)
    assert (before, cue) == ("Omar Haddad ", "said")
    assert behind == " he was late. “I am late,” Haddad said."


def test_no_article_has_no_row() -> None:
    assert cited_alone(cited(ARTICLES.iloc[:0]), OUTLETS.iloc[:0]) == []
