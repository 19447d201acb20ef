"""Lessons as files: every one has what a teacher looks for, and one that is none is told."""

import re

import pytest

import data
from data.classroom.categories import LOADED
from data.classroom.parts import Category, Scale
from data.lesson import HANDOUT, SECTIONS, Lesson, LessonError, lesson, lessons, read

MINIMAL = (
    "---\ntitle: A title\nquestion: Why: a question?\nminutes: 45\nstory: heatwave, data-leak\n"
    "competencies: Something.\nmarking: 0a, 0b\ncategories: loaded; hard = Hard: is hard\n"
    "scales: told = How? | low | high\n---\n\n"
    + "\n\n".join(f"## {name}\nText." for name in SECTIONS)
)
# Minutes, and the steps that are left out for it.
SESSION = r"\*\*With a class session \((\d+) minutes, instead of steps (\d) (?:to|and) (\d)\)\.\*\*"
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
def test_a_class_session_takes_the_minutes_of_the_steps_it_stands_for(each: Lesson) -> None:
    steps = each.sections["Steps"]
    session = steps[steps.index("**With a class session") :]
    minutes, first, last = _numbers(SESSION, session)
    of_steps = [int(found) for found in re.findall(r"^\d\. .*?\((\d+) minutes\)", steps, re.M)]
    replaced = range(first, last + 1) if " to " in session.partition(")")[0] else (first, last)
    assert minutes == sum(of_steps[step - 1] for step in replaced)
    assert minutes == sum(map(int, re.findall(r"\*\w+, (\d+) minutes:\*", session)))
    assert f"`slantwise class --lesson {each.slug} --share`" in session
    assert "**With a class session.**" in each.sections["Teacher's notes"]


def _numbers(pattern: str, text: str) -> list[int]:
    found = re.match(pattern, text)
    assert found
    return [int(number) for number in found.groups()]


@EVERY
def test_its_class_session_is_short_and_of_its_stories(each: Lesson) -> None:
    articles = data.sample().set_index("article_id").loc[list(each.marking)]
    assert len(articles) <= 2
    assert set(articles["story"]) <= set(each.stories)
    assert sum(len(text.split()) for text in articles["text"]) <= 1_150
    assert 1 <= len(each.scales) <= 3
    assert each.categories
    asked = " ".join(scale.question.lower() for scale in each.scales)
    assert not re.search(r"\b(outlet|newspaper|bias\w*|left|right|fair|good|bad)\b", asked)


@EVERY
def test_its_handout_has_lines_to_write_on(each: Lesson) -> None:
    lines = each.sections[HANDOUT].splitlines()
    assert 1 <= sum(line.strip() == "____" for line in lines) <= 14


def test_a_file_becomes_a_lesson() -> None:
    found = read(MINIMAL, "a")
    assert (found.slug, found.question) == ("a", "Why: a question?")
    assert found.stories == ("heatwave", "data-leak")
    assert found.marking == ("0a", "0b")
    assert found.categories == (LOADED, Category("hard", "Hard", "is hard"))
    assert found.scales == (Scale("told", "How?", "low", "high"),)
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
        (MINIMAL.replace("marking: 0a, 0b\n", ""), "a: it opens with"),
        (MINIMAL.replace("0a, 0b", ""), "a: marking names 1 to 6 articles of the sample"),
        (MINIMAL.replace("0a, 0b", "0a, 0a"), "each once, with a comma between; not “0a, 0a”"),
        (MINIMAL.replace("loaded;", "lauded;"), "a: categories: “lauded” is no category: write"),
        (MINIMAL.replace("| high", ""), "a: scales: “told = How? | low” is not written as “key ="),
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
