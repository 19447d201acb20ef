"""Libraries for the tests, and articles for them."""

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from data import as_articles, library
from data.library import Library

Many = Callable[..., pd.DataFrame]


def invented(number: int, first: int = 0) -> pd.DataFrame:
    """Articles that nobody wrote, numbered from `first`."""
    numbers = range(first, first + number)
    return as_articles(
        pd.DataFrame(
            {
                "outlet": [f"Paper {at % 3}" for at in numbers],
                "title": [f"Headline {at}" for at in numbers],
                "text": [f"Body {at}: the harbour froze over.\n\n" * 20 for at in numbers],
                "text_raw": [f"Menu\nBody {at}: the harbour froze over." for at in numbers],
                "author": "Ada Stern",
                "published": [
                    None if at % 5 == 0 else f"2024-07-{1 + at % 28:02}T10:00:00.123456789Z"
                    for at in numbers
                ],
                "language": "en",
                "story": ["frost" if at % 4 == 0 else "" for at in numbers],
                "source_file": "articles.csv",
            }
        )
    )


@pytest.fixture
def many() -> Many:
    """A function that invents articles."""
    return invented


@pytest.fixture
def opened(place: str) -> Iterator[Library]:
    """A new library."""
    with library.open(place) as found:
        yield found
