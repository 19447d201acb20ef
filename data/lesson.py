"""The lessons that come with Slantwise: one Markdown file each in data/lessons/.

A file opens with `key: value` lines between two `---` lines; then come sections, under headings
that are the same in every lesson.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from data.classroom.categories import categories_of, scales_of
from data.classroom.parts import MOST_TEXTS, Category, ClassroomError, Scale

FOLDER: Final = Path(__file__).parent / "lessons"
KEYS: Final = (
    "title",
    "question",
    "minutes",
    "story",
    "competencies",
    "marking",
    "categories",
    "scales",
)
HANDOUT: Final = "Handout"
SECTIONS: Final = (
    "Goal",
    "What you need",
    "Time plan",
    "Steps",
    "Discussion",
    "Exit ticket",
    "Teacher's notes",
    "With your own articles",
    HANDOUT,
)


Part = TypeVar("Part")


class LessonError(ValueError):
    """A lesson that there is not, or one that cannot be read: says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: how it is called, what it is about, and its sections as Markdown, by heading.

    `stories` are the stories of the sample that it is built on; `competencies` says what it serves
    of what UNESCO calls media and information literacy. `marking` are the articles of the sample
    that a class reads blind; in them it marks `categories`, and it rates them on `scales`.
    """

    slug: str
    title: str
    question: str
    minutes: int
    stories: tuple[str, ...]
    competencies: str
    marking: tuple[str, ...]
    categories: tuple[Category, ...]
    scales: tuple[Scale, ...]
    sections: Mapping[str, str]


def lessons() -> list[Lesson]:
    """Every lesson, in order of title. Raises LessonError for a file that is none."""
    found = [read(path.read_text(encoding="utf-8"), path.stem) for path in FOLDER.glob("*.md")]
    return sorted(found, key=lambda each: each.title)


def lesson(slug: str) -> Lesson:
    """The lesson of a name. Raises LessonError where there is none."""
    every = {each.slug: each for each in lessons()}
    if slug not in every:
        raise LessonError(f"there is no lesson “{slug}”; there is {', '.join(every)}")
    return every[slug]


def read(text: str, slug: str) -> Lesson:
    """A lesson of its file's text. Raises LessonError."""
    opening, begin, rest = text.removeprefix("---\n").partition("\n---\n")
    head = dict(_stated(line, slug) for line in opening.splitlines() if line.strip())
    if not (text.startswith("---\n") and begin) or tuple(head) != KEYS:
        raise LessonError(f"{slug}: it opens with {', '.join(KEYS)}, one a line, between two ---")
    if not head["minutes"].isdecimal():
        raise LessonError(f"{slug}: minutes is a number, not “{head['minutes']}”")
    sections = dict(_headed(part) for part in f"\n{rest}".split("\n## ")[1:])
    if tuple(sections) != SECTIONS:
        raise LessonError(f"{slug}: its headings are {', '.join(SECTIONS)}, in this order")
    return Lesson(
        slug,
        head["title"],
        head["question"],
        int(head["minutes"]),
        _listed(head["story"]),
        head["competencies"],
        _marking(head["marking"], slug),
        _read(categories_of, head, "categories", slug),
        _read(scales_of, head, "scales", slug),
        sections,
    )


def _listed(written: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in written.split(",") if each.strip())


def _marking(written: str, slug: str) -> tuple[str, ...]:
    found = _listed(written)
    if not 1 <= len(found) <= MOST_TEXTS or len(set(found)) < len(found):
        raise LessonError(
            f"{slug}: marking names 1 to {MOST_TEXTS} articles of the sample by their article_id,"
            f" each once, with a comma between; not “{written[:60]}”"
        )
    return found


def _read(
    read: Callable[[str], tuple[Part, ...]], head: Mapping[str, str], key: str, slug: str
) -> tuple[Part, ...]:
    try:
        return read(head[key])
    except ClassroomError as error:
        raise LessonError(f"{slug}: {key}: {error}") from error


def _stated(line: str, slug: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise LessonError(f"{slug}: “{line[:60]}” is no `key: value`")
    return key.strip(), value.strip()


def _headed(part: str) -> tuple[str, str]:
    heading, _, body = part.partition("\n")
    return heading.strip(), body.strip()
