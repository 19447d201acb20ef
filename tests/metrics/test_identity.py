"""Who is who: pronouns, bodies, offices and types of sources in hand-made sentences."""

import pytest

from metrics.analyse import analyse
from metrics.reading import NAMED, PRONOUN, SOURCE_TYPES, UNNAMED


def resolved(text: str) -> list[tuple[int, int]]:
    """Kind and person of each source; persons in order of first mention, -1 without a name."""
    found = analyse([text]).sources
    order: dict[int, int] = {}
    return [
        (kind, order.setdefault(person, len(order)) if person >= 0 else -1)
        for kind, person in zip(found.kind.tolist(), found.person.tolist(), strict=True)
    ]


LEE, ACME = (NAMED, 0), (NAMED, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said it was late. She said so.", [LEE, LEE]),
        ("Ann Lee said it was late. Acme Corp. said it was not. She said so.", [LEE, ACME, LEE]),
        ("Ann Lee said it was late. The Senate said it was not. She said so.", [LEE, ACME, LEE]),
        ("Ann Lee said it was late. Officials said it was not. She said so.",
         [LEE, (UNNAMED, -1), LEE]),
        ("Officials said it was late. They said so.", [(UNNAMED, -1), (UNNAMED, -1)]),
        ("Ann Lee said it was late. They said so.", [LEE, (PRONOUN, -1)]),
        ("The Hale campaign said it was late. Ann Lee said so. They said more would come.",
         [LEE, ACME, LEE]),
        ("Ann Lee has left. The bill failed. She said it was late.", [LEE]),
        ("She said it was late.", [(PRONOUN, -1)]),
        ("Governor Ann Lee said it was late. The governor said so.", [LEE, LEE]),
    ],
)  # fmt: skip
def test_who_a_pronoun_or_an_office_stands_for(text: str, expected: list[tuple[int, int]]) -> None:
    assert resolved(text) == expected


def test_a_pronoun_forgets_after_three_paragraphs_and_at_the_end_of_an_article() -> None:
    far = "Ann Lee said it was late.\n\nA.\n\nB.\n\nC.\n\nD.\n\nShe said so."
    assert resolved(far) == [LEE, (PRONOUN, -1)]
    found = analyse(["Officials said it was late.", "They said so."]).sources
    assert found.kind.tolist() == [UNNAMED, PRONOUN]


def test_a_pronoun_has_the_type_of_its_person() -> None:
    text = "Ann Lee, the mayor, said it was late. She said so."
    types = [SOURCE_TYPES[number] for number in analyse([text]).sources.type.tolist()]
    assert types == ["official", "official"]


def test_no_text_has_no_source() -> None:
    assert resolved("") == []
