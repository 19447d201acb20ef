"""Lines that are furniture go, wherever pages put them; what they state is kept."""

import pytest

from data.cleaning import clean

ANYWHERE = [
    "Exit mobile version",
    "Skip to main content",
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "Advertisement - Continue Reading Below",
    "Story continues below advertisement",
    "Article continues after this ad",
    "Sponsored Content",
    "Share this article",
    "Share this: Facebook Twitter WhatsApp Email",
    "Facebook Twitter LinkedIn Copy link",
    "Click to share on Telegram (Opens in new window)",
    "1.2k Shares",
    "12 Comments",
    "No comments yet",
    "Leave a comment",
    "Join the conversation",
    "Sign up for our free weekly newsletter",
    "Subscribe to our channel for more videos like this.",
    "Get the harbour news delivered straight to your inbox every Friday.",
    "Follow us on Facebook and Instagram",
    "Follow Anneke Bruin on Twitter @annekebruin",
    "Join our Telegram channel",
    "Support independent journalism with a small monthly gift.",
    "Read more: The pier that nobody painted",
    "ALSO READ: Five islands without a ferry",
    "READ MORE",
    "Click here to read the whole report",
    "RELATED: Divers find a second crack",
    "Who painted the pier? Read more",
    "Photo: Joris Vandermeer/Getty Images",
    "Photo by Joris Vandermeer",
    "Image credit: Elmsley Historical Society",
    "Getty Images",
    "AFP/Joris Vandermeer",
    "REUTERS/Joris Vandermeer",
    "(AP Photo/Joris Vandermeer)",
    "Image copyright Getty Images Image caption The pier last summer",
    "The pier seen from Low Island at low tide on Sunday. (Photo by Joris Vandermeer/Getty Images)",
    "A diver climbs out of the water in Port Elmsley on May 3, 2023. REUTERS/Joris Vandermeer",
    "FILE PHOTO: The east pier in 2019, the year it was last painted",
    "3 min read",
    "Estimated reading time: 4 minutes",
    "Via AFP",
    "Source: Elmsley Courier",
    "h/t Elmsley Courier",
    "Originally published at Elmsley Courier",
    "Disclaimer: This page may contain the opinions of others and is no advice.",
    "We use cookies to make your visit better.",
    "Slideshow (4 images)",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_furniture_goes_from_the_middle(line: str, paragraphs: tuple[str, ...], body: str) -> None:
    page = "\n\n".join([*paragraphs[:2], line, *paragraphs[2:]])
    cleaned = clean(page)
    assert cleaned.text == body
    assert [(one.line, one.text) for one in cleaned.ledger] == [(5, line)]


@pytest.mark.parametrize("line", ANYWHERE)
def test_furniture_goes_from_the_end_and_the_top(line: str, body: str) -> None:
    assert clean(f"{body}\n\n{line}").text == body
    assert clean(f"{line}\n\n{body}").text == body


AT_THE_END = [
    "Tags: harbour, pier, Port Elmsley",
    "Filed under: Local news",
    "#harbour #pier",
    "© 2024 Elmsley Courier. All rights reserved.",
    "All rights reserved",
    "The views expressed here are the author's own and do not reflect those of the paper.",
    "This article was originally published by the Elmsley Courier.",
    "Reporting by Joris Vandermeer; Editing by Mina Castellane",
    "Joris Vandermeer contributed to this report.",
    "This is a breaking news story. Check back for updates.",
    "12 Lessons in 1 – Certificate in Boat Repair",
    "Get 40% off the Complete Knot Bundle",
    "Next article: The lighthouse keeper's cat",
    "0",
    "Updated: May 4, 2024 10:30 AM",
    "May 4, 2024",
    "Share",
    "Print",
    "For more of our harbour coverage: https://example.org/harbour",
    "Contact the reporter at joris@example.org",
    "Sponsored: Ten knots every sailor should know",
    "Learn To Sail in 30 Days",
    "Top stories",
    "(With inputs from agencies)",
    "This is an opinion piece. The views expressed are the author's own.",
    "This article does not necessarily represent the position of Elmsley News.",
    "(Visited 1,234 times, 1 visits today)",
    "Privacy Policy | Terms of Use",
    "About the author",
]


@pytest.mark.parametrize("line", AT_THE_END)
def test_furniture_goes_from_the_end(line: str, body: str) -> None:
    cleaned = clean(f"{body}\n\n{line}")
    assert cleaned.text == body
    assert [one.text for one in cleaned.ledger] == [line]


AT_THE_TOP = [
    ("By Joris Vandermeer", {"author": "Joris Vandermeer"}),
    ("by Joris Vandermeer", {"author": "Joris Vandermeer"}),
    ("BY JORIS VANDERMEER", {"author": "JORIS VANDERMEER"}),
    ("By Joris Vandermeer and Mina Castellane", {"author": "Joris Vandermeer and Mina Castellane"}),
    ("By Joris van der Meer, Harbour Correspondent", {"author": "Joris van der Meer"}),
    ("By Joris Vandermeer in Port Elmsley", {"author": "Joris Vandermeer"}),
    (
        "By Joris Vandermeer | May 4, 2024",
        {"author": "Joris Vandermeer", "published": "2024-05-04"},
    ),
    ("Written by Joris Vandermeer", {"author": "Joris Vandermeer"}),
    ("Authored by Joris Vandermeer via Elmsley Courier", {"author": "Joris Vandermeer"}),
    ("Author: Joris Vandermeer", {"author": "Joris Vandermeer"}),
    ("By Reuters Staff", {"author": "Reuters Staff"}),
    ("Joris Vandermeer | 4 May 2024", {"author": "Joris Vandermeer", "published": "2024-05-04"}),
    ("Published May 4, 2024", {"published": "2024-05-04"}),
    ("Published: 4 May 2024 at 10:30 BST", {"published": "2024-05-04"}),
    ("Posted on May 4, 2024 by Joris Vandermeer", {"published": "2024-05-04"}),
    ("Saturday, May 4, 2024", {"published": "2024-05-04"}),
    ("2024-05-04", {"published": "2024-05-04"}),
    ("Last modified on Sat 4 May 2024 12.44 BST", {"published": "2024-05-04"}),
    ("May 4, 2024 · 3 min read · 12 comments", {"published": "2024-05-04"}),
    ("Updated 3:44 p.m. ET Saturday 5/4", {}),
    ("6 years ago", {}),
    ("Home > News > Local", {}),
    ("Opinion", {}),
    ("Source: Elmsley Courier", {"credit": "Elmsley Courier"}),
    ("Tags: harbour, pier", {}),
    ("Listen", {}),
    ("Facebook", {}),
    ("This article is more than 2 years old", {}),
]


@pytest.mark.parametrize(("line", "stated"), AT_THE_TOP)
def test_furniture_goes_from_the_top(line: str, stated: dict[str, str], body: str) -> None:
    cleaned = clean(f"{line}\n\n{body}")
    assert cleaned.text == body
    assert [one.text for one in cleaned.ledger] == [line]
    assert {name: getattr(cleaned, name) for name in stated} == stated
    assert not cleaned.title


@pytest.mark.parametrize("line", ["By Joris Vandermeer", "Published May 4, 2024", "7 Comments"])
def test_furniture_goes_from_between_title_and_article(line: str, body: str) -> None:
    cleaned = clean(f"East pier to close until the spring\n\n{line}\n\n{body}")
    assert cleaned.text == body
    assert cleaned.title == "East pier to close until the spring"
