"""Sentences and cross-heads stay although they open or end as furniture does."""

import pytest

from data.cleaning import clean

SENTENCES = [
    # They open as an invitation does.
    "By signing the treaty, both islands agree to share the ferry and to close the old quay.",
    "By entering the chapel visitors accept the risk of falling plaster.",
    "To receive the updates, tenants must first give the landlord a telephone number.",
    "Enter your email and it will be traded within the hour, engineers found.",
    "Support this work with more coal, the inspector's report urges the ministry.",
    "Subscribe now, the ferryman joked, or swim.",
    "Sign up for the walk today, the notice in the chapel reads",
    "Follow us to the quay where it all started.",
    "Follow us to the website where it all started.",
    "Privacy notice the board posted to tenants was four years old and in the wrong language.",
    "All nine articles can be read in 14 languages, the library boasts.",
    # A credit was glued to a paragraph.
    "Tenants were told to leave the quay before dark. REUTERS/Joris Vandermeer",
    "The film shows guards at the gate of the pier, prosecutors say. (Video: Elmsley police)",
    "He was 52. Photo: his sister keeps one by the door",
    "Photo – a faded one – shows the diver",
    "Map: where the rust went",
    "Screenshot: the chairman's deleted post said nothing new",
    # Cross-heads with a colon.
    "EXPLAINER: WHO PAYS FOR THE PIER",
    "Related: how the ferry was sold",
    "Live: what we know",
    "In pictures: the last sailing",
    "Read: the report in full",
    "Video: what it shows and what it hides",
    # Where something came from, within the story.
    "This story was first published in the Elmsley Gazette in 1908, and caused a brawl.",
    "Via Flaminia",
    "Translated from Welsh",
    "Source: Elmsley Town Council",
    # Opinions that are the story.
    "Disclaimer: the sign on the gate is older than the gate.",
    "The opinion of the author of the survey, the judge said, is not evidence.",
    "Contact the museum at desk@example.org or call 555-0199.",
    "For all its fame few people ever visit Elmsley.",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_stays_in_the_middle(line: str, paragraphs: tuple[str, ...]) -> None:
    page = "\n\n".join([*paragraphs, line, *paragraphs])
    assert clean(page).text == page
    near = "\n\n".join([*paragraphs[:2], line, *paragraphs[2:]])
    assert clean(near).text == near


AT_THE_END = [
    "This story was first published in the Elmsley Gazette in 1908, and caused a brawl.",
    "The opinion of the author of the survey, the judge said, is not evidence.",
    "Contact the museum at desk@example.org or call 555-0199.",
    "Anneke Bruin is a certificate holder",
    "Subscribe now, the ferryman joked, or swim.",
]


@pytest.mark.parametrize("line", AT_THE_END)
def test_a_sentence_stays_at_the_end(line: str, body: str) -> None:
    assert clean(f"{body}\n\n{line}").text == f"{body}\n\n{line}"


FURNITURE = [
    "By signing up you agree to our terms of use and privacy policy.",
    "To receive our weekly updates, enter your email below.",
    "Follow us on Google News",
    "Photo: AP",
    "Map: Joris Vandermeer/Elmsley Times",
    "(Reuters)",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_addresses_the_reader_or_credits_still_goes(
    line: str, paragraphs: tuple[str, ...], body: str
) -> None:
    assert clean("\n\n".join([*paragraphs[:2], line, *paragraphs[2:]])).text == body


def test_labelled_headlines_in_a_run_go(paragraphs: tuple[str, ...], body: str) -> None:
    run = "WATCH: Divers find a second crack\n\nLive: Ferry moves to the fish market"
    assert clean("\n\n".join([*paragraphs[:2], run, *paragraphs[2:]])).text == body


TITLE = "East pier to close until spring after divers find rust"
NO_OUTLET = [
    "PORT ELMSLEY, Ohio",
    "Washington",
    "Joris Vandermeer",
    "Joris Vandermeer, Staff Writer",
    "Watch Live",
    "Accessibility",
    "Prefer Elmsley Times on Google",
    "Rust never sleeps",
    "News You Can Trust",
]


@pytest.mark.parametrize("line", NO_OUTLET)
@pytest.mark.parametrize("between", ["", "By Mina Castellane\n\n"])
def test_a_first_line_is_no_outlet(line: str, between: str, body: str) -> None:
    assert not clean(f"{line}\n\n{TITLE}\n\n{between}{body}").outlet
    assert not clean(f"{line}\n\n{body}").outlet
    assert not clean(f"{line}\n\n{body}", title=TITLE).outlet


@pytest.mark.parametrize("line", ["The Dredger", "Elmsley Herald", "Voice of Elmsley", "BBC News"])
def test_a_masthead_is_the_outlet(line: str, body: str) -> None:
    assert clean(f"{line}\n\n{TITLE}\n\nBy Mina Castellane\n\n{body}").outlet == line


@pytest.mark.parametrize("owner", ["Northstar Media Inc.", "Elmsley Press Group", "Dredger LLC"])
def test_an_owner_is_no_outlet(owner: str, body: str) -> None:
    cleaned = clean(f"{body}\n\nCopyright 2026 {owner} All rights reserved.")
    assert not cleaned.outlet
    assert cleaned.text == body
