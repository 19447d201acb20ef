"""A class beside Slantwise in the same text, against counts by hand."""

from math import isnan

import pytest

import metrics
from dashboard.classroom.beside import Beside, Share, beside, precision_in_words, recall_in_words
from dashboard.classroom.machine import FAMILY_OF, machine_passages
from dashboard.classroom.phrases import Phrase
from dashboard.classroom.together import words_of
from data.classroom.parts import Category
from tests.dashboard.classroom.pupils import HEDGE, LOADED, OWN, SOURCE, class_of

TEXT = (
    "The reckless minister slammed the new plan. “It is a disgrace,” said Mary Smith.\n"
    "Prices may rise. Experts in Paris warn that growth could slow."
)


def held(text: str, *marked: list[str], category: Category = LOADED) -> Beside:
    found = beside(text, class_of(text, *marked, category=category), category.key)
    assert found is not None
    return found


def told(phrases: list[Phrase]) -> list[str]:
    return [one.text for one in phrases]


def of_machine(text: str, key: str) -> list[list[str]]:
    """The passages of Slantwise, each in its stretches."""
    words = words_of(text)
    return [
        [text[words.start[first] : words.end[stop - 1]] for first, stop in passage]
        for passage in machine_passages(text, words, FAMILY_OF[key])
    ]


def test_a_hand_count() -> None:
    """Slantwise marks reckless, slammed and disgrace; half marked the reckless minister and new."""
    assert of_machine(TEXT, "loaded") == [["reckless"], ["slammed"], ["disgrace"]]
    marked = [["The reckless minister", "new"]] * 3 + [["disgrace"]] * 2 + [["slammed"]]
    found = held(TEXT, *marked)
    assert told(found.both) == ["reckless"]
    assert told(found.only_machine) == ["slammed", "disgrace"]
    assert told(found.only_class) == ["new"]
    assert (found.precision, found.recall) == (Share(1, 3), Share(1, 2))
    assert [one.marked for one in found.only_machine] == [1, 2]
    assert found.both[0] == Phrase(4, 12, "reckless", 3, 6)


def test_quoted_cues_count_as_the_narrators_do() -> None:
    cues = metrics.cues(TEXT)
    assert set(cues[cues["text"] == "disgrace"]["voice"]) == {"quoted"}
    found = held(TEXT, *[["disgrace"]] * 5)
    assert told(found.both) == ["disgrace"]


def test_hedges_are_held_against_hedges() -> None:
    found = held(TEXT, *[["may", "could slow"]] * 3, [], ["Prices"], category=HEDGE)
    assert told(found.both) == ["may", "could"]
    assert (found.precision, found.recall) == (Share(2, 2), Share(2, 2))


@pytest.mark.parametrize(
    "marked", ["said", "Mary", "Mary Smith", "said Mary Smith", "disgrace,” said"]
)
def test_a_citation_is_met_by_its_verb_or_its_source(marked: str) -> None:
    found = held(TEXT, *[[marked]] * 5, category=SOURCE)
    assert told(found.both) == ["said Mary Smith"]
    assert told(found.only_machine) == ["Experts in Paris warn"]
    assert (found.precision, found.recall) == (Share(1, 2), Share(1, 1))


def test_a_citation_is_not_met_by_what_is_said() -> None:
    found = held(TEXT, *[["It is a disgrace"]] * 5, category=SOURCE)
    assert (found.both, told(found.only_class)) == ([], ["It is a disgrace"])
    assert (found.precision, found.recall) == (Share(0, 2), Share(0, 1))


def test_a_source_away_from_its_verb_is_one_passage_with_it() -> None:
    text = "The mayor of Paris yesterday told reporters that taxes fell."
    assert of_machine(text, "source") == [["The mayor of Paris", "told reporters"]]
    found = held(text, *[["The mayor"]] * 5, category=SOURCE)
    assert told(found.both) == ["The mayor of Paris … told reporters"]
    assert found.both[0].marked == 5
    assert held(text, *[["yesterday"]] * 5, category=SOURCE).both == []


def test_bare_quotation_marks_do_not_say_who_says_so() -> None:
    text = "Then came “a fire sale of a public good”. It was late."
    cues = metrics.cues(text)
    assert set(cues["family"]) >= {"citation"}
    assert of_machine(text, "source") == []


def test_a_citation_without_a_verb_has_its_own_words() -> None:
    text = "According to a report, prices rose."
    assert of_machine(text, "source") == [["According to a report"]]
    assert told(held(text, *[["According"]] * 5, category=SOURCE).both) == ["According to a report"]


def test_a_category_of_the_lesson_has_no_counterpart() -> None:
    assert beside(TEXT, class_of(TEXT, *[["may"]] * 5, category=OWN), OWN.key) is None


def test_with_too_few_pupils_there_is_nothing_to_show() -> None:
    assert beside(TEXT, class_of(TEXT, *[["reckless"]] * 4), LOADED.key) is None


def test_shares_of_nothing_are_nan() -> None:
    found = held("He ran home.", *[[]] * 5)
    assert found == Beside([], [], [], Share(0, 0), Share(0, 0))
    assert isnan(found.precision.value)
    assert isnan(found.recall.value)
    assert held("", *[[]] * 5) == found


def test_marking_everything_finds_all_but_is_mostly_alone() -> None:
    """A passage of the class ends with its sentence, so that one mark over all is no full score."""
    found = held(TEXT, *[[TEXT]] * 5)
    assert (found.precision, found.recall) == (Share(3, 3), Share(2, 4))


def test_hidden_names_are_blocks() -> None:
    at = TEXT.index("Mary Smith")
    marked = class_of(TEXT, *[["said Mary", "Prices"]] * 5, category=SOURCE)
    found = beside(TEXT, marked, SOURCE.key, hidden=[(at, at + 10), (81, 84)])
    assert found is not None
    assert (told(found.both), told(found.only_class)) == (["said ▇▇▇"], ["▇▇▇ces"])


@pytest.mark.parametrize(
    ("part", "whole", "precision", "recall"),
    [
        (7, 9, "7 of them too: its precision is 78%.", "7 of them too: its recall is 78%."),
        (9, 9, "all 9 of them too: its precision is 100%.", "all 9 of them too"),
        (0, 9, "none of them: its precision is 0%.", "none of them"),
        (1, 1, "1 passage here. At least half of you marked it too", "Slantwise marked it too"),
        (0, 1, "At least half of you marked no word of it", "Slantwise marked no word of it"),
        (0, 0, "Slantwise marked nothing here", "There is no word that at least half of you"),
    ],
)
def test_both_figures_in_words(part: int, whole: int, precision: str, recall: str) -> None:
    found = Beside([], [], [], Share(part, whole), Share(part, whole))
    assert precision in precision_in_words(found)
    assert recall in recall_in_words(found)
    if whole > 1:
        assert precision_in_words(found).startswith(f"Slantwise marked {whole} passages here. At")
        assert recall_in_words(found).startswith(f"At least half of you marked {whole} passages")


@pytest.mark.parametrize("key", FAMILY_OF)
def test_every_cue_of_the_family_is_a_passage(key: str) -> None:
    cues = metrics.cues(TEXT)
    cues = cues[cues["family"] == FAMILY_OF[key]]
    passages = of_machine(TEXT, key)
    assert len(passages) == len(cues)
    for each, passage in zip(cues["text"], passages, strict=True):
        assert each in " ".join(passage)
