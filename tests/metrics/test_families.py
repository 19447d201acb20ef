"""What each family reads, said once."""

import pytest

from metrics.analyse import analyse
from metrics.attribution import LABELS
from metrics.families import FAMILIES, categories_of, lists_with
from metrics.method import default_method

NAMES = {lexicon.name for lexicon in default_method().lexicons}


def test_every_family_reads_lexicons_that_there_are() -> None:
    reads = [name for family in FAMILIES.values() for name in family.lexicons]
    assert set(reads) <= NAMES
    assert len(reads) == len(set(reads))


def test_a_reading_has_the_families() -> None:
    assert list(analyse(["It may rain."]).cues) == list(FAMILIES)


@pytest.mark.parametrize(
    ("family", "term", "names"),
    [
        ("loaded", "slammed", ("loaded_terms",)),
        ("citation", "said", ("reporting_verbs", "stances")),
        ("hedge", "slammed", ()),
        ("loaded", "", ()),
    ],
)
def test_the_lists_that_have_a_term(family: str, term: str, names: tuple[str, ...]) -> None:
    assert lists_with(default_method(), family, term) == names


def test_the_categories_of_a_family_are_those_its_cues_have() -> None:
    assert "charged_verb" in categories_of(default_method(), "loaded")
    # A citation is labelled by its kind, not by the word that makes it one.
    kinds = {category for category, _ in LABELS}
    assert categories_of(default_method(), "citation") == kinds
