"""No line takes cleaning more than a moment, however it is made: without that these never end."""

import pytest

from data.cleaning import clean

PROSE = (
    "The harbour board voted on Tuesday evening to close the pier, and nobody on the quay was"
    " surprised by that, least of all the two divers who had seen its legs from below."
)


@pytest.mark.parametrize(
    "line",
    [
        "Editing by MARIA GONZALEZ-HERNANDEZ in NEW ELMSLEY (with AFP) #x",
        f"Privacy policy{'|' * 60}x",
        f"Share this{'|' * 60}quay",
        f"Photo: {'ABCDEFGHIJKLMNOPQRSTUVWXYZ' * 2} + x",
        f"Photo by {'A-' * 50}x#x",
        f"{'©' * 90}{',' * 90}|x|",
    ],
)
def test_a_line_that_could_be_read_in_endless_ways_is_judged_at_once(line: str) -> None:
    cleaned = clean(f"{PROSE}\n\n{line}")
    assert (cleaned.text, cleaned.ledger) == (f"{PROSE}\n\n{line}", ())


@pytest.mark.parametrize(
    "line",
    [
        "Editing by Maria Gonzalez-Hernandez and Bo LIND; additional reporting from Ana Ruiz",
        "Privacy policy | Terms of use | Cookie settings",
        "Share this article on Facebook, Twitter and e-mail",
        "Photo: Ana Ruiz-Lind/AFP via Getty Images",
        "Ana Ruiz-Lind-AFP",
        "Photo by J. O’Neil – Elmsley, de Wit",
        "Copyright © 2024, The Elmsley Courier. All rights reserved.",
    ],
)
def test_what_such_a_line_looks_like_goes(line: str) -> None:
    assert clean(f"{PROSE}\n\n{line}").text == PROSE
