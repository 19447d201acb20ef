import numpy as np
import pandas as pd
import pytest
from scipy.stats import t, ttest_rel

from metrics import metric
from metrics.inference.differences import between
from metrics.inference.matched import (
    ENOUGH_STORIES,
    matched_against_rest,
    matched_between,
    stories_of,
)
from metrics.inference.resampling import resample
from metrics.inference.sample import sample_of
from metrics.inference.verdict import Verdict, verdicts

RATE = metric("loaded_terms_rate")
EASE = metric("flesch_reading_ease")


def articles(n: int = 240, seed: int = 1) -> pd.DataFrame:
    """Two outlets that write alike of each story; A covers more of the stories that are loaded."""
    rng = np.random.default_rng(seed)
    story = rng.integers(0, 40, n)
    outlet = np.where(rng.random(n) < np.where(story < 20, 0.75, 0.25), "A", "B")
    words = rng.integers(400, 900, n)
    loaded = np.where(story < 20, 0.02, 0.005)
    return pd.DataFrame(
        {
            "outlet": outlet,
            "story": [f"story {number}" if number % 10 else "" for number in story],
            "n_words": words,
            "n_words_narrator": words,
            "n_loaded_narrator": rng.poisson(loaded * words),
            "flesch_reading_ease": 50 - 500 * loaded + rng.normal(0, 3, n),
        },
        index=[f"article {number}" for number in range(n)],
    )


def test_a_mean_is_that_of_least_squares_with_a_constant_for_each_story() -> None:
    scores = articles()
    sample = sample_of(scores, "outlet", [EASE])
    row = matched_between(sample, stories_of(sample, scores["story"])).iloc[0]
    stated = scores[scores["story"] != ""]
    dummies = pd.get_dummies(stated["story"]).to_numpy(float)
    design = np.column_stack([stated["outlet"] == "A", dummies]).astype(float)
    fitted = np.linalg.lstsq(design, stated["flesch_reading_ease"].to_numpy(), rcond=None)[0]
    assert row["difference"] == pytest.approx(fitted[0])


def test_a_rate_is_that_of_a_slow_loop_over_stories() -> None:
    scores = articles()
    sample = sample_of(scores, "outlet", [RATE])
    row = matched_between(sample, stories_of(sample, scores["story"])).iloc[0]
    added, weights, shared, n_articles = 0.0, 0.0, 0, 0
    for name, story in scores.groupby("story"):
        a, b = (story[story["outlet"] == outlet] for outlet in "AB")
        if name == "" or a.empty or b.empty:
            continue
        words = a["n_words"].sum(), b["n_words"].sum()
        weight = words[0] * words[1] / sum(words)
        rates = (
            1000 * each["n_loaded_narrator"].sum() / n
            for each, n in zip((a, b), words, strict=True)
        )
        added += weight * (next(rates) - next(rates))
        weights, shared, n_articles = weights + weight, shared + 1, n_articles + len(story)
    assert row["difference"] == pytest.approx(added / weights)
    assert (row["n_stories"], row["n_articles"]) == (shared, n_articles)
    assert row["difference"] == pytest.approx(row["estimate"] - row["other_estimate"])


def paired(n: int) -> pd.DataFrame:
    """Two outlets with one article each on `n` stories."""
    rng = np.random.default_rng(7)
    return pd.DataFrame(
        {
            "outlet": ["A", "B"] * n,
            "story": np.repeat([f"story {number}" for number in range(n)], 2),
            "n_words": 1000,
            "flesch_reading_ease": np.repeat(rng.normal(50, 9, n), 2) + rng.normal(0, 4, 2 * n)
            + np.tile([1.5, 0], n),
        },
        index=[f"article {number}" for number in range(2 * n)],
    )  # fmt: skip


def test_of_one_article_each_it_is_the_paired_t_test() -> None:
    scores = paired(120)
    sample = sample_of(scores, "outlet", [EASE])
    row = matched_between(sample, stories_of(sample, scores["story"])).iloc[0]
    ease = scores["flesch_reading_ease"].to_numpy()
    expected = ttest_rel(ease[::2], ease[1::2])
    reach = (row["high"] - row["low"]) / 2
    # Resamples divide by n, not by n - 1; and they are 2,000.
    assert reach == pytest.approx(expected.confidence_interval().high - row["difference"], rel=0.04)
    error = row["difference"] / t.isf(row["p"] / 2, 119)
    assert reach / error == pytest.approx(t.ppf(0.975, 119))


def test_five_shared_stories_are_enough_and_four_are_not() -> None:
    for n, enough in ((ENOUGH_STORIES, True), (ENOUGH_STORIES - 1, False)):
        scores = pd.concat(
            [paired(n), paired(n).rename(index=lambda name: f"another {name}")]
        )  # five articles and more, so that stories alone decide
        sample = sample_of(scores, "outlet", [EASE])
        row = matched_between(sample, stories_of(sample, scores["story"])).iloc[0]
        assert (row["n_stories"], row["enough"]) == (n, enough)


def test_a_difference_that_the_stories_make_is_gone_within_them() -> None:
    scores = articles()
    sample = sample_of(scores, "outlet", [RATE, EASE])
    raw = between(sample, resample(sample))
    matched = matched_between(sample, stories_of(sample, scores["story"]))
    assert (raw["q"] < 0.01).all()
    assert (matched["q"] > 0.05).all()
    assert verdicts(raw, matched).tolist() == [Verdict.GONE, Verdict.GONE]


def test_intervals_hold_the_truth_where_stories_differ() -> None:
    """300 samples of 17 shared stories: 2 standard errors are 2.5 points."""
    held = []
    for seed in range(300):
        scores = articles(120, seed)
        sample = sample_of(scores, "outlet", [RATE])
        row = matched_between(sample, stories_of(sample, scores["story"], 500)).iloc[0]
        held.append(row["low"] <= 0 <= row["high"])
    assert 0.925 <= np.mean(held) <= 0.975


def test_against_the_rest_is_against_one_outlet_of_all_others() -> None:
    scores = articles()
    scores["outlet"] = np.random.default_rng(2).choice(list("ABC"), len(scores))
    sample = sample_of(scores, "outlet", [RATE, EASE])
    found = matched_against_rest(sample, stories_of(sample, scores["story"]))
    two = scores.assign(outlet=np.where(scores["outlet"] == "A", "A", "others"))
    pair = sample_of(two, "outlet", [RATE, EASE])
    expected = matched_between(pair, stories_of(pair, scores["story"]))
    columns = [column for column in expected if column not in ("one", "other", "q")]
    pd.testing.assert_frame_equal(found.iloc[:2][columns], expected[columns])


def test_too_few_shared_stories_are_not_enough() -> None:
    scores = articles()
    scores["story"] = np.where(scores["outlet"] == "A", scores["story"], "")
    sample = sample_of(scores, "outlet", [RATE])
    row = matched_between(sample, stories_of(sample, scores["story"])).iloc[0]
    assert (row["n_stories"], row["enough"]) == (0, False)
    assert row[["estimate", "difference", "low", "high", "p", "q"]].isna().all()


def test_every_article_needs_its_story() -> None:
    scores = articles()
    with pytest.raises(ValueError, match="240 articles have 239 stories"):
        stories_of(sample_of(scores, "outlet", [RATE]), scores["story"][1:])


def test_verdicts() -> None:
    def figures(difference: float, q: float) -> list[float]:
        return [difference, difference - 2, difference + 2, q]

    rows = {
        "same": (figures(3, 0.01), figures(2.5, 0.01)),
        "reversed": (figures(3, 0.01), figures(-3, 0.01)),
        "gone": (figures(3, 0.01), figures(0.5, 0.6)),
        "less_sure": (figures(3, 0.01), figures(1.5, 0.2)),
        "new": (figures(1, 0.3), figures(3, 0.01)),
        "unknown": (figures(3, 0.01), [1, np.nan, np.nan, np.nan]),
    }
    columns = ["difference", "low", "high", "q"]
    raw, second = (
        pd.DataFrame([pair[side] for pair in rows.values()], list(rows), columns) for side in (0, 1)
    )
    assert verdicts(raw, second).to_dict() == {name: Verdict(name) for name in rows}
    both_none = pd.DataFrame([figures(0.5, 0.5)], columns=columns)
    assert verdicts(both_none, both_none).tolist() == [Verdict.SAME]


@pytest.mark.parametrize("found", [0, 1])
def test_an_outlet_that_never_has_a_word_has_an_error_all_the_same(found: int) -> None:
    outlet = np.repeat(["A", "B"], 6)
    scores = pd.DataFrame(
        {
            "outlet": outlet,
            "n_words": 1000,
            "n_words_narrator": 1000,
            "n_loaded_narrator": np.where(outlet == "A", found, 0),
        },
        index=[f"article {number}" for number in range(12)],
    )
    story = pd.Series([f"story {number}" for number in (*range(6), *range(6))], scores.index)
    sample = sample_of(scores, "outlet", [RATE])
    stories = stories_of(sample, story)
    raw = between(sample, resample(sample)).iloc[0]
    for row in (matched_between(sample, stories), matched_against_rest(sample, stories)):
        one = row.iloc[0]
        assert one["enough"] and one["low"] < found < one["high"]
        assert 0 < one["p"] <= 1
        assert one["high"] - one["low"] == pytest.approx(raw["high"] - raw["low"], rel=0.2)
