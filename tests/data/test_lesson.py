"""Lessons as files: every one has what a teacher looks for, and one that is none is told."""

import re

import pytest

import data
from data.lesson import HANDOUT, SECTIONS, Lesson, LessonError, lesson, lessons, read

MINIMAL = (
    "---\ntitle: A title\nquestion: Why: a question?\nminutes: 45\nstory: heatwave, data-leak\n"
    "competencies: Something.\n---\n\n" + "\n\n".join(f"## {name}\nText." for name in SECTIONS)
)
EVERY = pytest.mark.parametrize("each", lessons(), ids=lambda each: each.slug)


def test_there_are_six_in_order_of_title() -> None:
    titles = [each.title for each in lessons()]
    assert len(titles) == 6
    assert titles == sorted(titles)


@EVERY
def test_the_minutes_add_up(each: Lesson) -> None:
    rows = re.findall(r"^\|\s*(\d+)\s*\|", each.sections["Time plan"], re.MULTILINE)
    assert sum(map(int, rows)) == each.minutes == 45


@EVERY
def test_it_is_of_stories_that_there_are_and_leads_to_the_dashboard(each: Lesson) -> None:
    assert each.stories
    assert set(each.stories) <= set(data.sample()["story"])
    assert len(re.findall(r"\]\(/", each.sections["Steps"])) >= 4
    assert not re.search(r"\]\((?!/)", "".join(each.sections.values()))


@EVERY
def test_it_types_no_figure_and_calls_no_outlet_names(each: Lesson) -> None:
    text = " ".join(each.sections.values())
    assert "bias score" not in text.lower()
    assert not re.search(r"\d+(\.\d+)? (loaded words )?(per|in every) 1,000", text)
    assert "invented" in text


@EVERY
def test_its_handout_has_lines_to_write_on(each: Lesson) -> None:
    lines = each.sections[HANDOUT].splitlines()
    assert 1 <= sum(line.strip() == "____" for line in lines) <= 14


def test_a_file_becomes_a_lesson() -> None:
    found = read(MINIMAL, "a")
    assert (found.slug, found.question) == ("a", "Why: a question?")
    assert found.stories == ("heatwave", "data-leak")
    assert tuple(found.sections) == SECTIONS
    assert set(found.sections.values()) == {"Text."}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a: it opens with title, question"),
        (MINIMAL.replace("---\n", "", 1), "a: it opens with"),
        (MINIMAL.replace("minutes: 45\n", ""), "a: it opens with"),
        (MINIMAL.replace("minutes: 45", "minutes: three"), "minutes is a number, not “three”"),
        (MINIMAL.replace("minutes: 45", "minutes 45"), "“minutes 45” is no `key: value`"),
        (MINIMAL.replace("## Goal\n", ""), "a: its headings are Goal"),
        (MINIMAL + "\n\n## More\nText.", "a: its headings are Goal"),
    ],
)
def test_what_is_no_lesson_is_told(text: str, said: str) -> None:
    with pytest.raises(LessonError) as told:
        read(text, "a")
    assert said in str(told.value)


def test_a_lesson_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(LessonError, match=r"there is no lesson “sums”; there is .*who-says-so"):
        lesson("sums")
