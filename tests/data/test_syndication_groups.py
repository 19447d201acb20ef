from collections.abc import Sequence
from importlib import import_module
from random import Random

import numpy as np
import pandas as pd
import pytest

from data.article import as_articles
from data.syndication import Signature, counted_once, matching, origins, reprint_groups, signatures
from data.syndication.signatures import EVERYTHING, SAMPLED, limit

VOCABULARY = [f"{a}{b}" for a in "b c d f g h k l m n p r s t".split() for b in ("ar", "el", "um")]


def text_of(n_words: int, seed: int) -> str:
    random = Random(seed)
    return " ".join(random.choice(VOCABULARY) for _ in range(n_words))


def edited(text: str, seed: int, share: float = 0.1) -> str:
    """The text with some words replaced."""
    random = Random(seed)
    words = (f"w{random.getrandbits(32)}" if random.random() < share else w for w in text.split())
    return " ".join(words)


def frame(
    texts: Sequence[str], outlets: Sequence[str] | None = None, **more: object
) -> pd.DataFrame:
    names = outlets or [f"Outlet {at}" for at in range(len(texts))]
    return as_articles(pd.DataFrame({"text": list(texts), "outlet": list(names), **more}))


def test_a_reprint_is_found_that_was_cut_edited_moved_and_given_another_beginning() -> None:
    for seed in range(5):
        words = text_of(900, seed).split()
        rest = words[80:600]
        text = " ".join([*text_of(80, 99 + seed).split(), *rest[300:], *rest[:300]])
        articles = frame([" ".join(words), edited(text, seed), text_of(900, 50 + seed)])
        groups = reprint_groups(articles)
        assert groups.iloc[0] == groups.iloc[1] != ""
        assert groups.iloc[2] == ""


def test_an_article_that_collects_others_is_no_reprint_and_does_not_join_them() -> None:
    parts = [text_of(150, seed) for seed in range(10)]
    assert reprint_groups(frame([*parts, " ".join(parts)])).eq("").all()


def test_a_crowd_of_reprints_is_one_group() -> None:
    text = text_of(300, 1)
    for share in (0.0, 0.02):
        groups = reprint_groups(frame([edited(text, seed, share) for seed in range(130)]))
        assert groups.nunique() == 1 and groups.ne("").all()


def test_what_one_outlet_prints_below_everything_is_no_reprint() -> None:
    notice = text_of(150, 1)
    texts = [f"{text_of(200, 10 + at)} {notice}" for at in range(60)]
    assert reprint_groups(frame(texts, ["The House"] * 60)).eq("").all()


def test_groups_are_the_same_from_kept_signatures_and_for_what_comes_later() -> None:
    base = [text_of(400, seed) for seed in range(6)]
    articles = frame([*base, edited(base[0], 1), edited(base[0], 2), edited(base[5], 3)])
    kept = [Signature.from_bytes(each.to_bytes()) for each in signatures(articles["text"])]
    whole = reprint_groups(articles)
    assert reprint_groups(articles.drop(columns="text"), kept).equals(whole)
    early = reprint_groups(articles[:7], kept[:7]).reindex(articles.index, fill_value="")
    later = articles.assign(reprint_group=early)
    assert reprint_groups(later, kept, start=7).equals(whole)
    once = counted_once(articles.assign(reprint_group=whole))
    assert once["is_counted"].sum() == 6


def test_groups_that_are_known_stay_and_only_new_articles_are_compared() -> None:
    text = text_of(300, 1)
    articles = frame([text, edited(text, 1), text_of(300, 2), text_of(300, 3)])
    by_hand = articles["article_id"].iloc[2]
    known = articles.assign(reprint_group=["", "", by_hand, by_hand])
    found = reprint_groups(known, start=4)
    assert found.tolist()[:2] == ["", ""]
    assert found.iloc[2] == found.iloc[3] != ""


def test_a_signature_is_the_same_on_every_machine() -> None:
    (found,) = signatures(["The harbour board voted to close the east pier."])
    fives = [2381246009, 2580655009, 179203057, 4016783162, 3787258344]
    assert sorted(found.fives.tolist()) == sorted(fives)


def test_a_signature_samples_a_quarter_and_says_below_which_hash_it_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [" ".join(f"word{at}" for at in range(n_words)) for n_words in (3, 100, 400, 3000)]
    found = signatures(texts)
    limits = [limit(each) for each in found]
    monkeypatch.setattr(import_module("data.syndication.signatures"), "LEAST", 1 << 20)
    for one, every, below in zip(found, signatures(texts), limits, strict=True):
        upper = (every.runs >> np.uint64(32)).astype(np.int64)
        is_held = one.runs >> np.uint64(32) < np.uint64(below)
        assert one.runs[is_held].tolist() == every.runs[upper < below].tolist()
        assert len(one.runs) >= min(256, len(every.runs))
    assert limits[0] == limits[1] == EVERYTHING and limits[-1] == SAMPLED < limits[2]


def test_blocks_do_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    base = [text_of(200, seed) for seed in range(8)]
    articles = frame([*base, *(edited(text, 1) for text in base)])
    whole = reprint_groups(articles)
    monkeypatch.setattr(matching, "BLOCK", 3)
    assert reprint_groups(articles).equals(whole)
    assert whole.nunique() == 8


def test_the_origin_is_credited_or_an_agency_or_the_earliest() -> None:
    text = text_of(200, 1)

    def found(**columns: Sequence[str]) -> tuple[str, str, bool]:
        articles = frame(
            [text, edited(text, 1), edited(text, 2)], ["A Times", "B Post", "C"], **columns
        )
        articles["reprint_group"] = reprint_groups(articles)
        (origin,) = origins(articles)
        assert (origin.n_articles, origin.n_outlets) == (3, 3)
        once = counted_once(articles)
        assert once.index.equals(articles.index)
        assert set(once["counted_for"]) == {origin.outlet}
        assert articles["article_id"][once["is_counted"]].tolist() == [origin.article_id]
        return origin.outlet, origin.reason, origin.is_here

    dates = ["2026-03-03", "2026-03-02", ""]
    assert found(published=dates, credit=["C", "", ""]) == ("C", "credited", True)
    assert found(published=dates, credit=["the c news", "", ""]) == ("C", "credited", True)
    assert found(credit=["AP", "The Associated Press", "B Post"]) == ("AP", "credited", False)
    assert found(published=dates, author=["", "", "Reuters"]) == ("Reuters", "agency", False)
    assert found(published=dates) == ("B Post", "earliest", True)
    same_day = ["2026-03-02", "2026-03-02", "2026-03-03"]
    assert found(published=same_day)[1] == "lot"
    assert found()[1:] == ("lot", True)


def test_an_origin_tells_why() -> None:
    text = text_of(200, 1)
    articles = frame([text, edited(text, 1)], ["A", "B"], published=["2026-03-02", "2026-03-01"])
    articles["reprint_group"] = reprint_groups(articles)
    assert str(origins(articles)[0]) == "probably from B: its article is the earliest"


def test_the_lot_falls_the_same_whatever_order_the_copies_came_in() -> None:
    drawn: set[str] = set()
    for seed in range(20):
        text = text_of(200, seed)
        articles = frame([text, edited(text, 1), edited(text, 2)], ["A", "B", "C"])
        orders = [articles.iloc[list(order)] for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2])]
        found = [origins(each.assign(reprint_group=reprint_groups(each)))[0] for each in orders]
        assert len({(one.outlet, one.article_id) for one in found}) == 1
        drawn.add(found[0].outlet)
    assert drawn == {"A", "B", "C"}  # and it favours nobody


def test_later_versions_by_one_outlet_are_its_own() -> None:
    text = text_of(200, 1)
    articles = frame([text, edited(text, 1)], ["A", "A"])
    (origin,) = origins(articles.assign(reprint_group=reprint_groups(articles)))
    assert (origin.outlet, origin.reason) == ("A", "only")
    unstated = articles.assign(outlet="", reprint_group=reprint_groups(articles))
    assert origins(unstated)[0].reason != "only"


def test_an_origin_has_one_spelling_and_counts_where_no_outlet_has_its_name() -> None:
    texts = [text_of(200, seed) for seed in (1, 1, 2, 2, 3)]
    articles = frame(
        texts,
        ["A", "B", "A", "C", "Gazette"],
        credit=["AP", "AP", "The Associated Press", "", ""],
        title=list("vwxyz"),
    )
    articles["reprint_group"] = reprint_groups(articles)
    once = counted_once(articles)
    assert once["counted_for"].tolist() == ["AP", "AP", "AP", "AP", "Gazette"]
    assert once["is_counted"].sum() == 3
    here = articles.assign(outlet=["A", "B", "A", "C", "Associated Press"])
    assert counted_once(here)["counted_for"].eq("Associated Press").all()


def test_short_items_with_one_outlets_long_footer_are_no_reprints() -> None:
    footer = text_of(100, 1)
    items = [f"{text_of(20, 10 + at)} {footer}" for at in range(6)]
    assert reprint_groups(frame(items, ["The House"] * 6)).eq("").all()
    # Wire copy is in as many articles, by several outlets or by nobody knows whom.
    assert reprint_groups(frame(items)).ne("").all()
    assert reprint_groups(frame(items, [""] * 6)).ne("").all()


def test_an_article_that_its_outlet_updates_often_is_one() -> None:
    words = text_of(400, 1).split()
    versions = [" ".join(words[: 150 + 40 * at]) for at in range(6)]
    groups = reprint_groups(frame(versions, ["The House"] * 6))
    assert groups.nunique() == 1 and groups.ne("").all()
