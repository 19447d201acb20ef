import pandas as pd

import data
from data.article import as_articles
from data.syndication import counted_once, reprint_groups

WORDS = (
    "the council met late on monday to weigh a plan that would shift traffic off the old road and"
    " onto a wider street by the harbour where shops have asked for years for calmer hours and more"
    " trees while drivers fear longer queues each morning before school opens its gates at eight"
).split()
BODY = " ".join(WORDS) + "."
EDITED = BODY.replace("late on monday", "on monday night").replace("wider", "broader")


COLUMN = "school-phone-ban"


def frame(**columns: list[str]) -> pd.DataFrame:
    return as_articles(pd.DataFrame(columns))


def test_an_edited_reprint_belongs_to_the_outlet_it_credits() -> None:
    articles = frame(
        text=[EDITED, BODY, "Something else. " * 30],
        outlet=["Local", "Wire", "Local"],
        credit=["wire", "", ""],
        published=["2026-03-01", "2026-03-02", "2026-03-02"],
    )
    articles["reprint_group"] = reprint_groups(articles)
    origin = articles["article_id"].iloc[1]
    assert articles["reprint_group"].tolist() == [origin, origin, ""]
    once = counted_once(articles)
    assert once["is_counted"].tolist() == [False, True, True]
    assert once["counted_for"].tolist() == ["Wire", "Wire", "Local"]
    assert once["is_shared"].tolist() == [True, True, False]


def test_versions_of_one_outlet_are_not_shared_but_a_text_credited_elsewhere_is() -> None:
    articles = frame(
        text=[BODY, EDITED, "Something else. " * 30],
        outlet=["Local", "Local", "Local"],
        published=["2026-03-01", "2026-03-02", "2026-03-02"],
    )
    articles["reprint_group"] = reprint_groups(articles)
    assert counted_once(articles)["is_counted"].tolist() == [True, False, True]
    assert not counted_once(articles)["is_shared"].any()
    credited = articles.assign(credit=["Wire", "", ""])
    assert counted_once(credited)["is_shared"].tolist() == [True, True, False]


def test_without_a_credit_the_earliest_is_the_origin_and_undated_ones_come_last() -> None:
    articles = frame(
        text=[BODY, EDITED, BODY + " End."],
        outlet=["A", "B", "C"],
        published=["", "2026-03-02", "2026-03-01"],
    )
    groups = reprint_groups(articles)
    assert set(groups) == {articles["article_id"].iloc[2]}


def test_a_shared_quotation_is_no_reprint() -> None:
    quotation = " ".join(WORDS[:12])
    texts = [f"{quotation} {' '.join(f'{word}{n}' for word in WORDS)}" for n in range(3)]
    assert reprint_groups(frame(text=texts)).tolist() == ["", "", ""]


def test_short_and_empty_texts_are_no_reprints() -> None:
    assert reprint_groups(frame(text=["", "", "One two three four five six."] * 2)).eq("").all()
    assert reprint_groups(frame(text=[])).empty


def test_the_planted_reprints_of_the_sample_are_found() -> None:
    articles = data.sample()
    articles = articles.assign(reprint_group=reprint_groups(articles))
    found = {
        frozenset(zip(group["outlet"], group["story"], strict=True))
        for _, group in articles[articles["reprint_group"] != ""].groupby("reprint_group")
    }
    wire = "Meridian Wire"
    assert found == {
        frozenset({(wire, "river-spill"), ("The Calder Lantern", "river-spill")}),
        frozenset({(wire, "data-leak"), ("The Harrow Times", "data-leak")}),
        frozenset({(wire, "heatwave"), ("Daily Blaze", "heatwave")}),
        frozenset({(wire, "bus-strike"), ("The Standing Oak", "bus-strike")}),
        frozenset({("The Harrow Times", COLUMN), ("The Calder Lantern", COLUMN)}),
    }
    assert set(articles.loc[~counted_once(articles)["is_counted"], "outlet"]) == {
        "The Calder Lantern", "The Harrow Times", "Daily Blaze", "The Standing Oak"
    }  # fmt: skip
