"""The names of those who are cited: read by hand."""

import pandas as pd
import pytest

from metrics.cited import cited, is_same, name_in
from metrics.cues import cues


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("county engineer Luis Ferrant, 52", "Luis Ferrant"),
        ("Mayor Helena Brandt", "Mayor Helena Brandt"),
        ("Tom Lee, a shopkeeper from Hale", "Tom Lee"),
        ("2:30 a.m., director Renata Shaw", "Renata Shaw"),
        ("the Hale campaign", "Hale campaign"),
        ("The Ministry of Health", "Ministry of Health"),
        ("Constable Amos of the Dock Ward station", "Constable Amos"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("The agency’s Nuala Finn", "Nuala Finn"),
        ("Party leader Anna Ott left", "Anna Ott"),
        ("officials", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_the_name_in_the_words_of_a_source(source: str, name: str) -> None:
    assert name_in(source) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor Helena Brandt", "Ms. Brandt", True),
        ("Helena Brandt", "H. Brandt", True),
        ("Fuming Mayor Helena Brandt", "Mayor Helena Brandt", True),
        ("Helena Brandt", "Tom Brandt", False),
        ("Helena Brandt", "Helena Ott", False),
        ("Anna van Berg", "Tom van Berg", False),
        ("", "", False),
    ],
)
def test_who_may_be_the_same(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_a_pronoun_has_the_fullest_name_of_its_person() -> None:
    text = "Brandt said no. “It is shut,” Helena Brandt said. She said it would open."
    assert cited(pd.DataFrame({"text": [text]}))["name"].tolist() == [
        "Brandt", "Helena Brandt", "Helena Brandt"
    ]  # fmt: skip


def test_who_has_no_name_has_none() -> None:
    text = (
        "Officials said no. The mayor said so. Management said the management would go."
        " Ann Lee, Democrat of Ohio, said so too."
    )
    names = cited(pd.DataFrame({"text": [text]}))["name"].tolist()
    assert names[:3] == ["", "", ""]
    assert names[3:] in ([""], ["Ann Lee"])


def test_the_citations_are_those_of_the_cues() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "text": ["“No,” said Lee.", "", "Lee sagte: nein. Lee said no."],
            "language": ["", "en", "de"],
        }
    )
    found = cited(articles)
    everything = cues(articles)
    expected = everything[everything["family"] == "citation"].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.drop(columns="name"), expected, check_dtype=False)
    assert found["article_id"].tolist() == ["a"]
    assert cited(articles.iloc[1:2]).empty
