"""Lines of an article stay, even where they look like furniture."""

import pytest

from data.cleaning import clean

IN_THE_MIDDLE = [
    # Attribution, and lines that bring in what follows.
    "According to the Elmsley Courier:",
    "Via the harbour radio:",
    "By Monday night the gate was locked.",
    "By Order of the Board",
    # Speech and sentences that hold a word of furniture.
    "“No comment.”",
    "No comment",
    "Advertisement was how she saw it.",
    "The advertisement had run for nine years.",
    "“Follow us,” the ferryman told the children on the quay.",
    "Follow the money, she said, and join us on the quay.",
    "Sign up now, the poster said, but nobody did.",
    "Share of ferry passengers over 60",
    "Read more books, she told them.",
    "Parents should read more to their children",
    "Subscribe to that view, and much else follows.",
    "Photos from the scene showed water rising over the planks.",
    "He kept a photo by Joris Vandermeer on the wall of the office",
    "Images of the pier were passed from phone to phone.",
    "The video shows a man on the roof.",
    "Sources say a second pier is rusting too",
    "Source of the rust",
    "Related costs are not yet known.",
    "Related: the board will also look at the west pier.",
    "Comment is free, the engineer said.",
    "The minister resigned on Monday, state radio said. (Reuters)",
    "Prices rose, a Reuters/Ipsos poll found.",
    "Reuters reported on Monday that the pier had been sold.",
    "AFP was first to report it.",
    "Copyright law does not cover piers.",
    "Support our troops",
    "Disclaimers were printed on every ticket.",
    "Background: the pier was built in 1904 by convict labour.",
    # Cross-heads, list items and parts of a chronology.
    "What happens next",
    "Facebook",
    "War",
    "2",
    "* 7 May: “Who Pays For The Pier?”",
    "• A new gate",
    "1. The board",
    "May 4, 2024",
    "Trending",
    "More on the west pier",
    "Latest news",
    "10:45",
    "The views of the residents do not matter, she said, and are their own.",
]


@pytest.mark.parametrize("line", IN_THE_MIDDLE)
def test_an_articles_line_stays_in_the_middle(line: str, paragraphs: tuple[str, ...]) -> None:
    page = "\n\n".join([*paragraphs, line, *paragraphs])
    cleaned = clean(page)
    assert cleaned.text == page
    assert cleaned.ledger == ()


AT_THE_TOP = [
    "The harbour board finally made up its mind.",
    "Is this the end of the east pier?",
    "It was the rust that did it…",
    "PORT ELMSLEY (AP)",
    "PORT ELMSLEY, May 4 —",
    "Washington",
    "Dear neighbours,",
    "“The sea gives and the sea takes.” —Anon",
    "* What we know so far",
    "May 4, 2024 began like any other day on the quay.",
    "By Saturday the gate was locked.",
]


@pytest.mark.parametrize("line", AT_THE_TOP)
def test_an_articles_first_line_stays(line: str, body: str) -> None:
    page = f"{line}\n\n{body}"
    cleaned = clean(page)
    assert cleaned.text == page
    assert not cleaned.title


AT_THE_END = [
    "That is all anyone on the quay would say.",
    "And the ferry?",
    "“We will be back in the spring”",
    "Anneke Bruin is a patient woman.",
    "The pier was a bundle of rust.",
    "Buy a ticket while you can.",
]


@pytest.mark.parametrize("line", AT_THE_END)
def test_an_articles_last_line_stays(line: str, body: str) -> None:
    page = f"{body}\n\n{line}"
    assert clean(page).text == page


def test_an_article_that_ends_below_a_header_for_the_author_stays(
    paragraphs: tuple[str, ...],
) -> None:
    page = "\n\n".join([*paragraphs[:2], "About the author", *paragraphs[2:]])
    assert clean(page).text.split() == "\n\n".join(paragraphs).split()


def test_prose_after_a_list_header_stays(paragraphs: tuple[str, ...]) -> None:
    page = f"{paragraphs[0]}\n\nRelated posts\n\n{paragraphs[1]}\n\n{paragraphs[2]}"
    assert clean(page).text == "\n\n".join(paragraphs[:3])


def test_a_single_cross_head_after_a_list_header_stays(paragraphs: tuple[str, ...]) -> None:
    page = f"{paragraphs[0]}\n\nRelated posts\n\nWhat happens next\n\n{paragraphs[1]}"
    assert clean(page).text == f"{paragraphs[0]}\n\nWhat happens next\n\n{paragraphs[1]}"


def test_a_chronology_keeps_its_dates(paragraphs: tuple[str, ...]) -> None:
    page = "\n\n".join(
        ["May 4, 2024", paragraphs[0], paragraphs[1], paragraphs[2], "May 9, 2024", paragraphs[3]]
    )
    assert clean(page).text == page


def test_numbered_parts_keep_their_numbers(paragraphs: tuple[str, ...]) -> None:
    page = "\n\n".join(["1", paragraphs[0], "2", paragraphs[1], "3", paragraphs[2]])
    assert clean(page).text == page


def test_lines_inside_a_wrapped_paragraph_stay() -> None:
    page = (
        "The harbour board of Port Elmsley voted on Tuesday evening to\n"
        "close the east pier, and posted its notice on the gate:\n"
        "Advertisement\n"
        "it read, in letters a foot high, since the painter had not been\n"
        "told what to write there instead."
    )
    assert clean(page).text == page


def test_repeated_paragraphs_stay(body: str) -> None:
    page = f"{body}\n\n{body}"
    assert clean(page).text == page


def test_a_page_without_prose_stays() -> None:
    page = "Harbour board meets\nPier closed\nFerry moved"
    assert clean(page).text == page
