"""Times and names, as a progress bar tells them."""

import pytest

from dashboard.adding.watching import duration, in_words
from dashboard.html_parts import literal


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.5, "a few seconds"),
        (14, "about 10 seconds"),
        (54, "about 50 seconds"),
        (56, "about 1 minute"),
        (130, "about 2 minutes"),
        (90_000, "about 1,500 minutes"),
    ],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_the_time_left_follows_from_the_time_passed() -> None:
    assert in_words("Reading", 0.25, 10) == "Reading, about 30 seconds left"
    assert in_words("Reading", 0.25, 1) == "Reading"
    assert in_words("Reading", 0, 10) == "Reading"


def test_a_name_is_no_markup() -> None:
    assert literal("![x](http://a.example)") == r"\!\[x\]\(http\:\/\/a\.example\)".replace(
        r"\/", "/"
    )
