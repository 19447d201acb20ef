"""What the tests of `data` share: the seeds, real pages as people paste them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Made up for these tests: no paper ever printed it.
PARAGRAPHS = (
    "The harbour board of Port Elmsley voted on Tuesday evening to close the east pier until the"
    " spring, after divers found that two of its iron legs had rusted through below the waterline.",
    "“Nobody wants a locked gate in July,” said Anneke Bruin, who chairs the board, “but I would"
    " rather explain a closed pier than a fallen one.” The vote was seven to two.",
    "A repair would take about four months, according to the harbour engineer, and may cost as"
    " much as $1.2 million, which the town has not yet found.",
    "The ferry to Low Island will leave from the fish market until further notice, and its last"
    " sailing will be half an hour earlier than it is now.",
)


@dataclass(frozen=True)
class Seed:
    """A page and what must come out of it."""

    name: str
    raw: str
    expected: dict[str, Any]


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Seed]:
    folder = shared / "seeds"
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return [Seed(name, (folder / name).read_text("utf-8"), want) for name, want in expected.items()]


@pytest.fixture(scope="session")
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture(scope="session")
def body() -> str:
    return "\n\n".join(PARAGRAPHS)
