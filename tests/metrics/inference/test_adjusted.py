import numpy as np
import pandas as pd
import pytest

from metrics import compare, metric
from metrics.inference.adjusted import adjust, covariates
from metrics.inference.differences import against_rest, between
from metrics.inference.resampling import resample, times_drawn
from metrics.inference.sample import sample_of
from metrics.inference.verdict import Verdict, verdicts

RATE = metric("loaded_terms_rate")
EASE = metric("flesch_reading_ease")


def articles(n: int = 300, seed: int = 1) -> pd.DataFrame:
    """Three outlets that write alike; A prints more opinion, which is short and loaded."""
    rng = np.random.default_rng(seed)
    outlet = rng.choice(list("ABC"), n)
    genre = np.where(rng.random(n) < np.where(outlet == "A", 0.7, 0.2), "opinion", "news")
    genre[::17] = "unknown"
    words = (rng.lognormal(6.2, 0.4, n) * np.where(genre == "opinion", 0.6, 1)).astype(int)
    rate = np.where(genre == "opinion", 0.03, 0.01) - 0.002 * (np.log(words) - 6)
    return pd.DataFrame(
        {
            "outlet": outlet,
            "genre": genre,
            "n_words": words,
            "n_words_narrator": words,
            "n_loaded_narrator": rng.poisson(rate * words),
            "flesch_reading_ease": 90 - 5 * np.log(words) + rng.normal(0, 5, n),
        },
        index=[f"article {number}" for number in range(n)],
    )


def least_squares(scores: pd.DataFrame, y: pd.Series, weight: pd.Series) -> np.ndarray:
    """The adjusted figures by ordinary weighted least squares on dummies."""
    columns = [(scores["outlet"] == name).astype(float) for name in "ABC"]
    others = [np.log(scores["n_words"])]
    others += [(scores["genre"] == name).astype(float) for name in ("opinion", "unknown")]
    design = np.column_stack([*columns, *(each - each.mean() for each in others)])
    root = np.sqrt(weight.to_numpy(float))
    return np.linalg.lstsq(design * root[:, None], y * root, rcond=None)[0][:3]


def test_it_is_weighted_least_squares_with_dummies() -> None:
    scores = articles()
    sample = sample_of(scores, "outlet", [RATE, EASE])
    found = adjust(sample, covariates(sample, scores["genre"]), 8).estimates
    rate = 1000 * scores["n_loaded_narrator"] / scores["n_words"]
    assert found[:, 0] == pytest.approx(least_squares(scores, rate, scores["n_words"]))
    ones = pd.Series(1.0, index=scores.index)
    assert found[:, 1] == pytest.approx(least_squares(scores, scores["flesch_reading_ease"], ones))


def test_a_resample_is_least_squares_with_the_times_drawn_as_weights() -> None:
    scores = articles(90)
    sample = sample_of(scores, "outlet", [EASE])
    drawn = adjust(sample, covariates(sample, scores["genre"]), 8).drawn
    for number, times in enumerate(times_drawn(sample.keys, 8).T):
        weight = pd.Series(times, index=scores.index)
        expected = least_squares(scores, scores["flesch_reading_ease"], weight)
        assert drawn[number, :, 0] == pytest.approx(expected, rel=1e-4)


def test_without_anything_that_varies_it_is_the_pooled_figure() -> None:
    scores = articles().assign(n_words=600)
    sample = sample_of(scores, "outlet", [RATE, EASE])
    found = adjust(sample, covariates(sample)).table()
    raw = compare(scores, metrics=[RATE, EASE])
    for column in ("estimate", "low", "high"):
        assert found[column].to_numpy() == pytest.approx(raw[column].to_numpy(), rel=1e-4)


def test_a_difference_that_the_genre_makes_is_gone() -> None:
    scores = articles(600)
    sample = sample_of(scores, "outlet", [RATE])
    raw = between(sample, resample(sample))
    found = adjust(sample, covariates(sample, scores["genre"])).between()
    pair = raw["one"].eq("A") & raw["other"].eq("B")
    assert (raw.loc[pair, "q"] < 0.001).all() and (found.loc[pair, "q"] > 0.05).all()
    assert verdicts(raw, found)[pair].tolist() == [Verdict.GONE]


def test_against_the_rest_without_anything_that_varies_is_the_raw_difference() -> None:
    scores = articles().assign(n_words=600)
    sample = sample_of(scores, "outlet", [RATE, EASE])
    found = adjust(sample, covariates(sample)).against_rest()
    raw = against_rest(sample, resample(sample))
    for column in ("difference", "ratio"):
        assert found[column].to_numpy() == pytest.approx(raw[column].to_numpy(), rel=1e-4)
    assert found["p"].to_numpy() == pytest.approx(raw["p"].to_numpy(), abs=0.02)


def test_of_two_groups_the_rest_is_the_other() -> None:
    scores = articles(400)
    scores = scores[scores["outlet"] != "C"]
    sample = sample_of(scores, "outlet", [RATE, EASE])
    found = adjust(sample, covariates(sample, scores["genre"]))
    pair, rest = found.between(), found.against_rest()
    for column in ("difference", "low", "high", "p"):
        one = rest.loc[rest["one"] == "A", column].to_numpy()
        assert one == pytest.approx(pair[column].to_numpy(), rel=1e-6)


def test_intervals_hold_the_truth() -> None:
    """200 samples × 3 pairs: 2 standard errors are some 2.5 points."""
    held = []
    for seed in range(200):
        scores = articles(90, seed)
        sample = sample_of(scores, "outlet", [EASE])
        found = adjust(sample, covariates(sample, scores["genre"]), 400).between()
        held += ((found["low"] <= 0) & (found["high"] >= 0)).tolist()
    assert 0.925 <= np.mean(held) <= 0.975


def test_a_genre_that_only_one_outlet_has_changes_nothing_it_cannot_tell() -> None:
    scores = articles()
    scores["genre"] = np.where(scores["outlet"] == "A", "opinion", "news")
    sample = sample_of(scores, "outlet", [EASE])
    with_genre = adjust(sample, covariates(sample, scores["genre"]), 8).estimates
    assert with_genre == pytest.approx(adjust(sample, covariates(sample), 8).estimates)


def test_every_article_needs_its_genre() -> None:
    scores = articles(30)
    with pytest.raises(ValueError, match="30 articles have 29 genres"):
        covariates(sample_of(scores, "outlet", [RATE]), scores["genre"][1:])
