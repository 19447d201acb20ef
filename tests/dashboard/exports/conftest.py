"""Fixtures of the exports' tests: the sample compared, and names nobody should have."""

from collections.abc import Callable

import pandas as pd
import pytest

import data
from dashboard import workspace
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.selection import Selection
from data.article import as_articles

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "$\\href{javascript:alert(1)}{x}$",
    "صحيفة المدينة اليومية للأخبار",
    "N" * 300,
    "The Very Long Name of a Newspaper " * 9,
    "=cmd|' /C calc'!A0",
)


@pytest.fixture(scope="session")
def found() -> Compared:
    """The sample, compared."""
    return compared.compared(workspace.build(data.sample()), Selection(), compared.SAMPLE)


@pytest.fixture(scope="session")
def compare_outlets() -> Callable[..., Compared]:
    """A function that compares outlets of given names."""

    def compare(*names: str, articles: int = 6) -> Compared:
        rows = [
            {
                "outlet": name,
                "title": f"{place}-{number}",
                "text": f"The council of ward {place} slammed plan {number}. " * (3 + number)
                + f"Officials said {place} and {number} were reportedly costly.",
            }
            for place, name in enumerate(names)
            for number in range(articles)
        ]
        made = workspace.build(as_articles(pd.DataFrame(rows)))
        return compared.compared(made, Selection())

    return compare
