"""What holds of cleaning, whatever the page."""

import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from data.cleaning import RULES, clean, from_json, to_json
from data.plain import safe_text

LINES = st.sampled_from(
    [
        "",
        "",
        "Home",
        "Home > World > Harbours",
        "The Elmsley Courier",
        "East pier to close until the spring",
        "East Pier To Close Until...",
        "What happens next",
        "By Joris Vandermeer",
        "By",
        "Joris Vandermeer",
        "Share",
        "Keep reading",
        "Why is the pier shut?",
        "The harbour board has voted to lock the gate.",
        "Posted on May 4, 2024 by admin",
        "date 2024-05-04 The harbour board voted on Tuesday to close the pier.",
        "May 4, 2024",
        "6 years ago",
        "0",
        "12 Comments",
        "Advertisement",
        "Facebook",
        "Via AFP",
        "Source: Elmsley Courier",
        "Related posts",
        "More from Harbours",
        "Five Islands Without A Ferry",
        "Is the ferry late?",
        "Photo: Joris Vandermeer/Getty Images",
        "Read more: the ferry that never came",
        "Disclaimer: these views are not those of Elmsley Courier.",
        "© 2024 Elmsley Courier. All rights reserved.",
        "7 Courses in 1 – Diploma in Knots",
        "Tags: harbour, pier",
        "About the author",
        "Joris Vandermeer is a reporter in Port Elmsley.",
        "The harbour board voted on Tuesday evening to close the pier, and nobody on the quay was"
        " surprised by that, least of all the two divers who had seen its legs from below.",
        "Nobody wants a locked gate in July, she said.",
        "The harbour board of Port Elmsley voted on Tuesday evening to",
        "close the pier until the spring.",
        "Published May 4, 2024 The harbour board of Port Elmsley voted on",
        "It was over.",
        "   * 7 May: “Who pays?”",
    ]
)
PAGES = st.lists(LINES, max_size=14).map("\n".join)
ANYTHING = st.text(alphabet=st.characters(), max_size=300)
TITLES = st.sampled_from(["", "East pier to close until the spring", "Harbour", "It was over."])


@given(page=PAGES | ANYTHING)
@settings(max_examples=250, deadline=None)
def test_cleaning_what_is_clean_changes_nothing(page: str) -> None:
    text = clean(page).text
    assert clean(text).text == text
    assert clean(text).ledger == ()


@given(page=PAGES | ANYTHING, title=TITLES)
@settings(max_examples=250, deadline=None)
def test_nothing_is_lost_and_nothing_is_invented(page: str, title: str) -> None:
    cleaned = clean(page, title=title)
    told = [cleaned.text, *(one.text for one in cleaned.ledger)]
    assert Counter("".join("".join(told).split())) == Counter("".join(safe_text(page).split()))


@given(page=PAGES, title=TITLES)
@settings(max_examples=250, deadline=None)
def test_every_line_is_kept_or_in_the_ledger_where_it_stood(page: str, title: str) -> None:
    cleaned = clean(page, title=title)
    lines = [line.strip() for line in page.split("\n")]
    taken = dict.fromkeys((one.line for one in cleaned.ledger), "")
    for one in cleaned.ledger:
        assert one.text in lines[one.line - 1]
        taken[one.line] += one.text
    kept = [line for line in cleaned.text.split("\n") if line]
    assert all(any(line.endswith(one) for line in lines) for one in kept)
    gone = [
        n for n, text in taken.items() if "".join(text.split()) == "".join(lines[n - 1].split())
    ]
    assert len(kept) + len(gone) == sum(bool(line) for line in lines)


@given(page=PAGES)
@settings(max_examples=100, deadline=None)
def test_the_body_keeps_the_order_of_the_page(page: str) -> None:
    lines = iter(line.strip() for line in page.split("\n"))
    kept = [line for line in clean(page).text.split("\n") if line]
    assert all(any(line.endswith(one) for line in lines) for one in kept)


@given(page=PAGES)
@settings(max_examples=100, deadline=None)
def test_a_ledger_survives_as_json(page: str) -> None:
    ledger = clean(page).ledger
    assert from_json(to_json(ledger)) == ledger
    assert {one["rule"] for one in json.loads(to_json(ledger))} <= {rule.name for rule in RULES}


def test_every_rule_has_a_name_and_a_reason() -> None:
    for rule in RULES:
        assert rule.name and rule.name == rule.name.lower()
        assert rule.reason.endswith(".") and rule.reason[0].isupper()


def test_a_rule_name_stands_for_one_reason() -> None:
    assert len({rule.name for rule in RULES}) == len({(rule.name, rule.reason) for rule in RULES})
