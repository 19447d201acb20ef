"""Quoted clauses and quoted parts of clauses, by hand."""

import pytest

from metrics import cues


def kinds(text: str) -> list[str]:
    table = cues(text)
    return table.loc[table["family"] == "citation", "category"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "She said the plan was “a joke” for the poor.",
        "The plan was “a joke,” she said.",
        "The plan was “a joke”, she said.",
        "The “plan” was dropped, Lee said.",
        "She said “the plan” was late.",
        "Some call it “the death tax”.",
        "According to Lee, the plan is “a joke”.",
        "Lee said the plan “would hurt the poor a lot.”",
    ],
)
def test_a_retold_clause_with_a_quoted_part_is_mixed(text: str) -> None:
    assert kinds(text) == ["mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” she said.",
        "But “it is late,” she said.",
        "She said that “prices will rise next year.”",
        "Lee told reporters: “We will go now.”",
        "Lee told the crowd “We will go now.”",
        "“We will go,” Brandt said, “and we will not come back.”",
        "“Never,” she said.",
        "Lee said “it is very late” on Monday.",
    ],
)
def test_a_clause_quoted_whole_is_direct(text: str) -> None:
    assert kinds(text) == ["direct"]


@pytest.mark.parametrize(
    "text",
    [
        "The “czar” said it was late.",
        "Lee told “Meet the Press” that it was late.",
        "He said he owns “The Old Man and the Sea” twice.",
        "Lee said it was late. The “plan” was dropped.",
    ],
)
def test_titles_and_scare_quotes_are_no_part_of_what_was_said(text: str) -> None:
    assert kinds(text) == ["indirect"]


def test_no_text_has_no_citation() -> None:
    assert kinds("") == []
