"""Whole pages as sites print them, made up for the tests: the article comes out, and its head."""

from dataclasses import dataclass, field

import pytest

from data.cleaning import clean

TITLE = "East pier to close until spring after divers find rust"


@dataclass(frozen=True)
class Layout:
    """Lines above, between and below an article's paragraphs, and what they state."""

    name: str
    above: str
    between: str
    below: str
    stated: dict[str, str] = field(default_factory=dict)


LAYOUTS = [
    Layout(
        "broadcaster",
        f"BBC\nHome\nNews\nSport\n{TITLE}\n3 hours ago\n\nShare\n\nSave\n\nJoris Vandermeer\n"
        "BBC News, Port Elmsley\n\nGetty Images\nThe pier at low tide",
        "More on this story\nFerry to Low Island moves\nHarbour engineer warned of rust in 2021",
        "Related Topics\nFerries\nHarbours",
        {"title": TITLE, "outlet": "BBC"},
    ),
    Layout(
        "broadsheet",
        f"{TITLE}\nHarbour board votes seven to two as repair bill is put at $1.2m\n\n"
        "Joris Vandermeer Harbour correspondent\nTue 7 May 2024 16.42 BST\n"
        "Last modified on Tue 7 May 2024 18.03 BST\nShare",
        "Sign up to Morning Edition\n\nFree daily newsletter\n\n"
        "Our morning email breaks down the key stories of the day\n\n"
        "Privacy Notice: Newsletters may contain info about charities and online ads.\n\n"
        "after newsletter promotion",
        "Topics\nHarbours\nFerries",
        {"title": TITLE, "published": "2024-05-07"},
    ),
    Layout(
        "cable channel",
        f"POLITICS\nPublished May 7, 2024 9:11am EDT\n{TITLE}\n"
        "Two rusted legs were found; repair could cost $1.2 million\nHeadshot of Joris Vandermeer\n"
        "By Joris Vandermeer Fox News\nFacebookTwitterFlipboardCommentsPrintEmail\n"
        "NEW You can now listen to Fox News articles!",
        "CLICK HERE TO GET THE FOX NEWS APP",
        "Joris Vandermeer is a politics writer for Fox News Digital.",
        {"title": TITLE, "author": "Joris Vandermeer", "published": "2024-05-07"},
    ),
    Layout(
        "newsletter",
        f"The Elmsley Letter\n\n{TITLE}\nOn rust, and why it always wins\nJoris Vandermeer\n"
        "May 07, 2024\n12\n3\nShare",
        "Subscribe to The Elmsley Letter",
        "Thanks for reading The Elmsley Letter! Subscribe for free to receive new posts.\n\n"
        "12 Likes\n3 Restacks",
        {"title": TITLE, "outlet": "The Elmsley Letter", "published": "2024-05-07"},
    ),
    Layout(
        "blog",
        f"Skip to content\nThe Elmsley Times\nMenu\nHome » Local News » {TITLE}\n{TITLE}\n"
        "Posted on May 7, 2024 by admin",
        "Share this:\nClick to share on Twitter (Opens in new window)",
        "Like this:\nLike Loading...\n\nRelated\nFerry Moves To Fish Market\nMay 1, 2024\n"
        'In "Local News"\n\nPublished by admin\nView all posts by admin\n\n'
        "Leave a Reply Cancel reply\nYour email address will not be published. Required fields"
        " are marked *\nComment *\nName *\nEmail *\nWebsite\n\nProudly powered by WordPress",
        {"title": TITLE, "outlet": "The Elmsley Times", "published": "2024-05-07"},
    ),
    Layout(
        "magazine theme",
        "Home Harbours East pier to close until spring after divers...\n"
        f"{TITLE}\nBy\nJoris Vandermeer\n-\nMay 7, 2024\n0\n123",
        "- Advertisement -",
        "Facebook\nTwitter\nPrevious article\nFerry Moves To Fish Market\nNext article\n"
        "Harbour Engineer Warned Of Rust\nJoris Vandermeer\nhttps://example.org",
        {"title": TITLE, "author": "Joris Vandermeer", "published": "2024-05-07"},
    ),
    Layout(
        "agency",
        f"World\n{TITLE}\nBy Joris Vandermeer\nMay 7, 20244:22 PM GMT+1Updated 2 days ago",
        "REUTERS/Joris Vandermeer",
        "Reporting by Joris Vandermeer in Port Elmsley; Additional reporting by Mina Castellane;"
        " Editing by Ana Reyes\nOur Standards: The Thomson Reuters Trust Principles.",
        {"title": TITLE, "author": "Joris Vandermeer", "published": "2024-05-07"},
    ),
    Layout(
        "tabloid",
        f"{TITLE}\nRepair may cost $1.2million\nBy JORIS VANDERMEER FOR ELMSLEY ONLINE\n\n"
        "PUBLISHED: 16:42, 7 May 2024 | UPDATED: 18:03, 7 May 2024\n\n184\nshares\n\n52\n\nView\n"
        "comments",
        "+5\nView gallery",
        f"Share or comment on this article: {TITLE}\ne-mail\n184shares",
        {"title": TITLE, "author": "JORIS VANDERMEER", "published": "2024-05-07"},
    ),
    Layout(
        "broadcaster that explains",
        "EXPLAINER\nNews\n|\nHarbours\nWhy is Port Elmsley closing its east pier?\n"
        "By Mina Castellane\nPublished On 7 May 2024\n7 May 2024",
        "Keep reading\nlist of 2 items\nlist 1 of 2\nFerry moves to fish market\nlist 2 of 2\n"
        "Island shop fears for its bread\nend of list",
        "Source: Elmsley Radio and news agencies",
        {
            "title": "Why is Port Elmsley closing its east pier?",
            "author": "Mina Castellane",
            "credit": "Elmsley Radio and news agencies",
        },
    ),
    Layout(
        "printed pages",
        "The Elmsley Times\nPage 1 of 2",
        "The Elmsley Times\nPage 2 of 2",
        "© 2024 The Elmsley Times",
        {"outlet": "The Elmsley Times", "title": ""},
    ),
    Layout(
        "republisher",
        f"{TITLE}\nby Tyler Dredger\nTuesday, May 07, 2024 - 02:45 PM\n"
        "Authored by Joris Vandermeer via The Elmsley Institute,",
        "Advertisement",
        "The original source of this article is Elmsley Times\n"
        "Copyright © Joris Vandermeer, Elmsley Times, 2024",
        {"title": TITLE, "credit": "Elmsley Times", "published": "2024-05-07"},
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_article_comes_out_of_a_page(
    layout: Layout, gap: str, paragraphs: tuple[str, ...]
) -> None:
    page = gap.join([layout.above, *paragraphs[:2], layout.between, *paragraphs[2:], layout.below])
    cleaned = clean(page)
    assert [line for line in cleaned.text.split("\n") if line] == list(paragraphs)
    assert {name: getattr(cleaned, name) for name in layout.stated} == layout.stated
    assert clean(cleaned.text).text == cleaned.text
