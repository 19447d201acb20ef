"""Plans and answers as JSON, to be kept in a table, and back."""

import json
from dataclasses import asdict
from typing import Any

from data.classroom.parts import Answer, Category, ClassText, Mark, Plan, Scale


def packed_plan(plan: Plan) -> str:
    """A plan as JSON."""
    return json.dumps(asdict(plan))


def plan_of(packed: str) -> Plan:
    """A plan of its JSON."""
    found: dict[str, Any] = json.loads(packed)
    return Plan(
        found["title"],
        tuple(map(_text_of, found["texts"])),
        tuple(Category(**each) for each in found["categories"]),
        tuple(Scale(**each) for each in found["scales"]),
        tuple(found["guesses"]),
    )


def _text_of(found: dict[str, Any]) -> ClassText:
    others = tuple((outlet, title) for outlet, title in found.pop("others"))
    return ClassText(**found, others=others)


def packed_marks(answer: Answer) -> str:
    """The marks of an answer as JSON."""
    return json.dumps([[mark.category, mark.start, mark.end] for mark in answer.marks])


def marks_of(packed: str) -> tuple[Mark, ...]:
    """Marks of their JSON."""
    return tuple(Mark(*each) for each in json.loads(packed))
