"""Sources by hand: where they stand, of what kind and type they are, and who is who."""

import pandas as pd
import pytest

from metrics import score
from metrics.analyse import analyse
from metrics.offsets import token_spans
from metrics.reading import DOCUMENT, NAMED, NOBODY, PRONOUN, SOURCE_TYPES, UNNAMED


def sources(text: str) -> list[tuple[str, int]]:
    """The words and the kind of the source of each citation."""
    found = analyse([text]).sources
    starts, ends = token_spans(text)
    return [
        (text[starts[first] : ends[last]] if first >= 0 else "", kind)
        for first, last, kind in zip(
            found.first.tolist(), found.last.tolist(), found.kind.tolist(), strict=True
        )
    ]


def persons(text: str) -> list[int]:
    """Persons in order of first mention, -1 for citations of nobody by name."""
    order: dict[int, int] = {}
    return [
        order.setdefault(person, len(order)) if person >= 0 else -1
        for person in analyse([text]).sources.person.tolist()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr Paul Renwick, the county director, said it was safe.",
            ("Dr Paul Renwick, the county director", NAMED),
        ),
        (
            "“It is safe for everyone,” said Dr Paul Renwick, the county director.",
            ("Dr Paul Renwick, the county director", NAMED),
        ),
        ("Lee, who runs the shop, said trade was slow.", ("Lee, who runs the shop", NAMED)),
        (
            "Lee, 45, a grocer from Hale, said trade was slow.",
            ("Lee, 45, a grocer from Hale", NAMED),
        ),
        ("The union's chief, Ann Lee, said trade was slow.", ("Ann Lee", NAMED)),
        ("The Hale campaign said it would go on.", ("The Hale campaign", NAMED)),
        ("A Hale group said it would go on.", ("A Hale group", NOBODY)),
        ("A spokesman for the mayor said it was late.", ("A spokesman for the mayor", UNNAMED)),
        ("Officials in Hale have since said it was late.", ("Officials in Hale", UNNAMED)),
        ("Some say it was late.", ("Some", UNNAMED)),
        ("The mayor said it was late.", ("The mayor", UNNAMED)),
        ("The union rejected the offer, saying it was low.", ("The union", NOBODY)),
        ("The minister left Hale and said it was late.", ("The minister", UNNAMED)),
        ("Red meat is safe, so we eat it, saying it is good.", ("Red meat", NOBODY)),
        ("According to two people, it was late.", ("two people", UNNAMED)),
        ("He won a suit that claimed the mayor lied.", ("a suit", NOBODY)),
        ("Lee, who won “a long and bad year” there, said it was late.", ("Lee", NAMED)),
        ("We said it was late.", ("We", PRONOUN)),
        ("A study found that sleep helps.", ("A study", DOCUMENT)),
        ("According to Ann Lee, the plan was late.", ("Ann Lee", NAMED)),
        ("According to aides to the mayor, it was late.", ("aides to the mayor", UNNAMED)),
        ("It was late, said police in Hale.", ("police in Hale", UNNAMED)),
        ("“We will never give up here.” — Helena Brandt", ("Helena Brandt", NAMED)),
        ("The bridge will close on Monday (Reuters).", ("Reuters", NAMED)),
        ("In Brandt's view, the plan is sound.", ("Brandt's", NAMED)),
        ("After the vote on Monday, Brandt left, saying it was late.", ("Brandt", NAMED)),
    ],
)
def test_the_words_and_the_kind_of_a_source(text: str, expected: tuple[str, int]) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt told Ferrant it was late, adding that work would start.",
        "Brandt said it was late and added that work would start.",
        "Brandt said it was late. He said work would start.",
        "Brandt said it was late.\n\nHe said work would start.\n\nHe said it would end.",
        "Donald Tusk said it was late. Dr Tusk said work would start.",
        "Donald Tusk said it was late. It was Tusk's aide, but Tusk said so.",
        "Prime Minister Donald Tusk said it was late. The prime minister said work would start.",
        "Donald Tusk, the prime minister, said it was late. The prime minister said so.",
        "Sen. Ann Lee said it was late. The senator said work would start.",
        "Lee, who said it was late, said work would start.",
    ],
)
def test_citations_of_one_person(text: str) -> None:
    assert set(persons(text)) == {0}
    assert len(persons(text)) >= 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said it was late. Tom Hale said so.", [0, 1]),
        ("Sen. Ann Lee said it was late. Sen. Tom Hale left. The senator said so.", [0, -1]),
        ("Officials said it was late. He said so.", [-1, -1]),
        ("Brandt said it was late.\n\nA.\n\nB.\n\nC.\n\nD.\n\nHe said so.", [0, -1]),
        ("Helena Brandt has left. She said it was late.", [0]),
        ("Brandt said it was late. They said so.", [0, -1]),
    ],
)
def test_citations_of_others(text: str, expected: list[int]) -> None:
    assert persons(text) == expected


def test_persons_of_two_articles_are_never_the_same() -> None:
    found = analyse(["Brandt said it was late.", "She said so. Brandt said so."]).sources
    assert found.kind.tolist() == [NAMED, PRONOUN, NAMED]
    assert len({person for person in found.person.tolist() if person >= 0}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said it was late.", "official"),
        ("Mayor Helena Brandt said it was late.", "official"),
        ("Professor Ann Lee said it was late.", "expert"),
        ("Economists said it was late.", "expert"),
        ("The report said it was late.", "document"),
        ("Reuters reported that it was late.", "media"),
        ("Residents said it was late.", "citizen"),
        ("Ann Lee said it was late.", "unknown"),
    ],
)
def test_the_type_of_a_source(text: str, expected: str) -> None:
    assert [SOURCE_TYPES[number] for number in analyse([text]).sources.type.tolist()] == [expected]


def test_the_type_of_a_person_is_known_throughout_the_article() -> None:
    text = "Brandt said it was late. Helena Brandt, the mayor, said so."
    assert [SOURCE_TYPES[n] for n in analyse([text]).sources.type.tolist()] == ["official"] * 2


def test_what_cannot_speak_is_no_source() -> None:
    scores = score(
        pd.DataFrame(
            {
                "text": [
                    "The change suggests that prices will rise.",
                    "It suggests that prices will rise.",
                    "Brandt suggests that prices will rise.",
                    "Economists suggest that prices will rise.",
                ]
            }
        )
    )
    assert scores["n_citations"].tolist() == [0, 0, 1, 1]


def test_distinct_sources_count_a_name_and_its_pronoun_once() -> None:
    text = "Helena Brandt said it was late. She said so. Luis Ferrant, Brandt said, had left."
    assert score(pd.DataFrame({"text": [text]}))["n_sources_distinct"].iloc[0] == 1
