"""A title said again goes, with the sections before it and the outlet behind it."""

import pytest

from data.cleaning import clean

TITLE = "East pier to close until the spring"
PROSE = "The harbour board voted on Tuesday evening to close the pier, and nobody was surprised."


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        (f"## Politics | {TITLE}", ""),
        (f"Politics   |   {TITLE}", ""),
        (f"**{TITLE}** | The Elmsley Times", "The Elmsley Times"),
        (f"# World > {TITLE} – Elmsley Post", "Elmsley Post"),
    ],
)
def test_a_title_goes_with_what_a_page_puts_around_it(line: str, outlet: str) -> None:
    cleaned = clean(f"{line}\n\n{PROSE}", title=TITLE)
    assert (cleaned.text, cleaned.outlet) == (PROSE, outlet)


def test_a_title_with_more_letters_when_folded_is_found_where_it_stands() -> None:
    line = "Politics | Straße am Hafen to close | Elmsley Post"
    cleaned = clean(f"{line}\n\n{PROSE}", title="Straße am Hafen to close")
    assert (cleaned.text, cleaned.outlet) == (PROSE, "Elmsley Post")


def test_a_title_with_other_words_before_it_stays() -> None:
    line = f"## The report called {TITLE}"
    assert clean(f"{line}\n\n{PROSE}", title=TITLE).text == f"{line}\n\n{PROSE}"
