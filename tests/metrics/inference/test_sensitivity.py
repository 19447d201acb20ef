import numpy as np
import pandas as pd
import pytest

import data
import metrics
from metrics import compare, metric
from metrics.inference.sample import Sample, sample_of
from metrics.inference.sensitivity import leave_out, leave_terms_out
from metrics.inference.terms import counted_by, term_counts
from metrics.method import Exclusions, default_method
from metrics.voices import DERIVED

RATE = metric("loaded_terms_rate")
HEDGING = metric("hedging_ratio")
EASE = metric("flesch_reading_ease")


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return data.sample().set_index("article_id", drop=False)


@pytest.fixture(scope="module")
def scores(articles: pd.DataFrame) -> pd.DataFrame:
    return metrics.score(articles)


@pytest.fixture(scope="module")
def sample(scores: pd.DataFrame) -> Sample:
    return sample_of(scores, "outlet", [RATE, HEDGING, EASE])


def order(table: pd.DataFrame, column: str) -> list[str]:
    rows = table[table["metric"] == column].sort_values("estimate", ascending=False, kind="stable")
    return rows["outlet"].tolist()


@pytest.mark.parametrize("by", ["story", "author", "article_id"])
@pytest.mark.parametrize("spec", [RATE, EASE], ids=lambda spec: spec.column)
def test_without_a_unit_it_is_as_if_its_articles_were_not_there(
    articles: pd.DataFrame,
    scores: pd.DataFrame,
    sample: Sample,
    by: str,
    spec: metrics.MetricSpec,
) -> None:
    found = leave_out(sample, articles[by], spec.column).set_index("unit")
    assert set(found.index) == set(articles[by]) - {""}
    whole = order(compare(scores, metrics=[spec], draws=0), spec.column)
    for unit in list(found.index)[:12]:
        row = found.loc[unit]
        table = compare(scores[articles[by] != unit], metrics=[spec], draws=0)
        assert row["changes_order"] == (order(table, spec.column) != whole), unit
        after = table.set_index("outlet")["estimate"]
        assert row["after"] == pytest.approx(after[row["group"]])
        moved = after - compare(scores, metrics=[spec], draws=0).set_index("outlet")["estimate"]
        assert moved.abs().max() == pytest.approx(abs(row["after"] - row["before"]))
        if row["changes_order"]:
            assert whole.index(row["one"]) + 1 == whole.index(row["other"])
            assert after[row["one"]] < after[row["other"]]


@pytest.mark.parametrize(
    "spec",
    [*(RATE, HEDGING), *map(metric, ("loaded_terms_all_rate", "hedging_quoted_ratio"))],
    ids=lambda spec: spec.column,
)
def test_without_a_term_it_is_as_if_the_list_had_none(
    articles: pd.DataFrame, scores: pd.DataFrame, spec: metrics.MetricSpec
) -> None:
    cues, sample = metrics.cues(articles), sample_of(scores, "outlet", [spec])
    counts = term_counts(cues, spec, list(articles["article_id"]))
    found = leave_terms_out(sample, counts, spec.column)
    assert found["changes_order"].is_monotonic_decreasing
    for _, row in pd.concat([found.head(4), found.tail(2)]).iterrows():
        lists = frozenset(
            (each.name, row["unit"])
            for each in default_method().lexicons
            if each.name in ("loaded_terms", "hedges")
        )
        again = metrics.score(articles, method=default_method().without(Exclusions(terms=lists)))
        table = compare(again, metrics=[spec], draws=0).set_index("outlet")["estimate"]
        assert row["after"] == pytest.approx(table[row["group"]]), row["unit"]


COUNTS = [
    spec
    for spec in (*metrics.METRICS, *DERIVED)
    # A sentence with hedges of two terms is no single term's.
    if counted_by(spec) and not spec.column.startswith("hedging_")
]


@pytest.mark.parametrize("spec", COUNTS, ids=lambda spec: spec.column)
def test_the_counts_of_terms_are_the_numerators(
    articles: pd.DataFrame, scores: pd.DataFrame, spec: metrics.MetricSpec
) -> None:
    ids, cues = list(articles["article_id"]), metrics.cues(articles)
    # A quotation that a rule found, with no word that says so, counts and is no term's.
    is_ruled = cues["term"].eq("") & cues["family"].eq("citation")
    n_ruled = cues[is_ruled].groupby("article_id").size().reindex(ids, fill_value=0)
    by_rule = n_ruled if spec.column in ("citation_density", "citation_direct_density") else 0
    counts = term_counts(cues, spec, ids)
    sums = counts.groupby("article")["count"].sum().reindex(range(len(ids)), fill_value=0)
    assert sums.tolist() == (scores[spec.numerator] - by_rule).tolist()


def test_terms_of_some_articles_and_of_a_metric_that_counts_none(articles: pd.DataFrame) -> None:
    cues, ids = metrics.tally(articles).cues, list(articles["article_id"])
    assert term_counts(cues, RATE, ids[:1])["article"].unique() == [0]
    with pytest.raises(KeyError, match="flesch_reading_ease"):
        term_counts(cues, EASE, ids)


def test_blocks_change_nothing(
    articles: pd.DataFrame, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = leave_out(sample, articles["article_id"], RATE.column)
    monkeypatch.setattr("metrics.inference.sensitivity._AT_ONCE", 7)
    pd.testing.assert_frame_equal(leave_out(sample, articles["article_id"], RATE.column), whole)


def test_nothing_to_leave_out_and_nobody_to_order(
    articles: pd.DataFrame, scores: pd.DataFrame, sample: Sample
) -> None:
    assert leave_out(sample, pd.Series("", index=articles.index), RATE.column).empty
    with pytest.raises(ValueError, match="48 articles have 47 units"):
        leave_out(sample, articles["story"][1:], RATE.column)
    few = sample_of(scores[:6], "outlet", [RATE])
    found = leave_out(few, articles["story"][:6], RATE.column)
    assert not found["changes_order"].any() and found["one"].isna().all()
    one = sample_of(scores.assign(outlet="A"), "outlet", [RATE])
    assert np.isfinite(leave_out(one, articles["story"], RATE.column)["after"]).all()


def of_counts(**counts: list[int]) -> Sample:
    outlets = np.repeat(list(counts), [len(each) for each in counts.values()])
    return sample_of(
        pd.DataFrame(
            {
                "outlet": outlets,
                "n_words": 1000,
                "n_words_narrator": 1000,
                "n_loaded_narrator": np.concatenate(list(counts.values())),
            },
            index=[f"article {number}" for number in range(len(outlets))],
        ),
        "outlet",
        [RATE],
    )


def test_an_outlet_that_falls_behind_one_beyond_its_equal_changes_the_order() -> None:
    sample = of_counts(A=[1, 1, 1, 1, 1, 5], B=[1, 1, 1, 1, 3, 3], C=[1, 1, 1, 1, 2, 3])
    units = pd.Series(["", "", "", "", "", "the five", *[""] * 12])
    row = leave_out(sample, units, RATE.column).iloc[0]
    assert row["changes_order"]
    assert (row["one"], row["other"]) == ("A", "C")


def test_an_outlet_of_which_nothing_is_left_hides_no_change() -> None:
    sample = of_counts(A=[1, 1, 1, 1, 1, 30], B=[3] * 6, C=[2] * 6)
    units = pd.Series([*[""] * 5, *["Ann"] * 7, *[""] * 6])
    row = leave_out(sample, units, RATE.column).iloc[0]
    assert row["changes_order"]
    assert (row["one"], row["other"]) == ("A", "C")


def test_the_order_changes_where_a_slow_loop_over_all_pairs_says_so() -> None:
    rng = np.random.default_rng(8)
    for _ in range(40):
        counts = {name: rng.integers(0, 3, 6).tolist() for name in "ABCD"}
        sample = of_counts(**counts)
        units = pd.Series(rng.integers(0, 6, 24).astype("str"))
        found = leave_out(sample, units, RATE.column).set_index("unit")["changes_order"]
        outlets, values = np.repeat(list("ABCD"), 6), np.concatenate(list(counts.values()))
        before = {name: values[outlets == name].mean() for name in "ABCD"}
        for unit, changes in found.items():
            kept = (units != unit).to_numpy()
            after = {
                name: values[kept & (outlets == name)].mean()
                for name in "ABCD"
                if (kept & (outlets == name)).any()
            }
            assert changes == any(
                before[one] > before[other] and after[one] < after[other]
                for one in after
                for other in after
            )


def test_an_article_of_two_authors_goes_with_either() -> None:
    sample = of_counts(A=[1, 1, 1, 1, 3, 3], B=[1, 1, 1, 1, 2, 2])
    by = [*[()] * 4, ("Anna Weber",), ("Anna Weber", "Tom Ray"), *[()] * 6]
    found = leave_out(sample, pd.Series(by), RATE.column).set_index("unit")
    assert found["changes_order"].to_dict() == {"Anna Weber": True, "Tom Ray": False}
    assert found.loc["Tom Ray", "after"] == pytest.approx(7 / 5)
