"""Every use of a term, and what stands around it."""

import pandas as pd
import pytest

import metrics
from metrics.concordance import COLUMNS, in_context
from metrics.method import Exclusions, default_method

TEXT = "The mayor slammed the plan. “He slammed it,” said Helena Brandt.\n\nIt may rain."


def test_every_use_with_its_place() -> None:
    frame = pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, "He waited."]})
    found = metrics.concordance(frame, "loaded", "slammed", "charged_verb")
    assert found["article_id"].to_list() == ["a", "a"]
    assert [TEXT[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == ["slammed"] * 2
    assert found["voice"].to_list() == ["narrator", "quoted"]
    assert found["left"][0] == "The mayor "
    assert found["right"][0].startswith(" the plan. “He")
    cues = metrics.cues(frame)
    same = list(cues.columns)
    assert len(found[same].merge(cues, on=same)) == 2


def test_another_category_or_family_is_another_matter() -> None:
    frame = pd.DataFrame({"text": [TEXT]})
    assert metrics.concordance(frame, "loaded", "slammed", "alarm").empty
    assert metrics.concordance(frame, "hedge", "slammed", "charged_verb").empty


def test_what_is_excluded_is_not_listed() -> None:
    frame = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    place = frozenset({("a", "loaded", TEXT.index("slammed"))})
    method = default_method().without(Exclusions(cues=place))
    assert len(metrics.concordance(frame, "loaded", "slammed", "charged_verb", method)) == 1


def test_no_articles() -> None:
    found = metrics.concordance(pd.DataFrame({"text": []}), "loaded", "slammed", "charged_verb")
    assert found.empty
    assert list(found.columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("text", "word", "around", "expected"),
    [
        ("a b c", "b", 60, ("a ", " c")),
        ("(b)", "b", 60, ("(", ")")),
        ("one\n\n two b\n", "b", 60, ("one two ", "")),
        ("alpha beta b gamma delta", "b gamma", 8, ("…beta ", " delta")),
        ("xxxxxxxxxx b yyyyyyyyyy", "b", 4, ("…xxx ", " yyy…")),
        ("b", "b", 60, ("", "")),
        ("a | b | c", "b", 60, ("a | ", " | c")),
    ],
)
def test_in_context(text: str, word: str, around: int, expected: tuple[str, str]) -> None:
    start = text.index(word)
    assert in_context(text, start, start + len(word), around) == expected
