"""Text files and their front matter."""

import pytest

from data.readers import text as text_reader
from data.readers.table import Table
from data.readers.text import front_matter
from tests.data.tables import table_of


def read(data: bytes, name: str) -> Table:
    return table_of(text_reader.read, data, name)


def test_front_matter_is_text_and_nothing_else() -> None:
    lines = ["outlet: No", "title: Pier: the end", "year: 007", "credit:", "", "Fictional: yes"]
    keys, body = front_matter("\n".join(["---", *lines, "---", "", "Body.", ""]))
    assert keys == {
        "outlet": "No",
        "title": "Pier: the end",
        "year": "007",
        "credit": "",
        "fictional": "yes",
    }
    assert body == "Body."


def test_windows_line_ends_and_a_mark_are_read() -> None:
    table = read(b"\xef\xbb\xbf---\r\noutlet: Courier\r\n---\r\nBody.\r\n", "a.md")
    assert table.columns == {"outlet": ["Courier"], "text": ["Body."]}


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.",
        "---\nThis is a sentence between rules.\n---\nBody.",
        "---\noutlet: Courier\nnever closed",
        "--- a dash\noutlet: Courier\n---\nBody.",
        "Body.\n---\noutlet: Courier\n---\n",
    ],
)
def test_what_is_no_front_matter_is_the_article(text: str) -> None:
    assert front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"Mayor slams plan"', "Mayor slams plan"),
        ("'Mayor slams plan'", "Mayor slams plan"),
        ('"Plan" is dead', '"Plan" is dead'),
        ('"Plan" is "dead"', '"Plan" is "dead"'),
        ("'Plan' is 'dead'", "'Plan' is 'dead'"),
        ('"Mayor slams "plan""', 'Mayor slams "plan"'),
        ('""Plan" is dead"', '"Plan" is dead'),
        ('"Mayor: \\"no\\" to \\u2018plan\\u2019"', 'Mayor: "no" to ‘plan’'),
        ("'It''s over'", "It's over"),
        ("'It's over'", "It's over"),
        ("'Tis the season", "'Tis the season"),
        ("\"Mixed'", "\"Mixed'"),
        ('""', ""),
        ('"', '"'),
    ],
)
def test_marks_around_a_whole_value_are_taken_off(written: str, title: str) -> None:
    assert front_matter(f"---\ntitle: {written} \n---\nBody.") == ({"title": title}, "Body.")


@pytest.mark.parametrize("end", ["", "\n\nBody, and more of it.", "\n- a list\n---\nBody."])
def test_front_matter_that_is_not_closed_is_said_and_kept(end: str) -> None:
    text = f"---\noutlet: Courier\ntitle: Pier{end}"
    table = read(text.encode(), "a.md")
    assert table.columns == {"text": [text]}
    (problem,) = table.problems
    assert problem.severity == "warning"
    assert "(outlet, title)" in problem.what
    assert "not closed" in problem.what


def test_a_rule_at_the_top_of_an_article_is_no_front_matter() -> None:
    assert read(b"---\nThe board voted on Tuesday.", "a.md").problems == ()


def test_a_rule_inside_the_article_stays() -> None:
    assert front_matter("---\na: b\n---\nOne.\n---\nTwo.")[1] == "One.\n---\nTwo."
