import numpy as np
import pandas as pd
import pytest

from metrics import compare, metric
from metrics.inference.trend import weekly

RATE = metric("loaded_terms_rate")
EASE = metric("flesch_reading_ease")


def articles(n: int = 300) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    words = rng.integers(400, 900, n)
    days = rng.integers(0, 70, n)
    return pd.DataFrame(
        {
            "outlet": rng.choice(["A", "B"], n),
            "published": pd.Timestamp("2026-01-07T23:30Z") + pd.to_timedelta(days, unit="D"),
            "n_words": words,
            "n_words_narrator": words,
            "n_loaded_narrator": rng.poisson(0.01 * words),
            "flesch_reading_ease": rng.normal(50, 10, n),
        },
        index=[f"article {number}" for number in range(n)],
    )


def test_every_week_is_the_comparison_of_its_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metrics.inference.trend._AT_ONCE", 3)
    frame = articles()
    found = weekly(frame, frame["published"], metrics=[RATE, EASE])
    assert found["week"].iloc[0] == pd.Timestamp("2026-01-05")
    assert found["week"].dt.day_of_week.eq(0).all()
    for week, rows in found.groupby("week"):
        begin = pd.Timestamp(str(week), tz="UTC")
        inside = frame["published"].between(begin, begin + pd.Timedelta(days=7), inclusive="left")
        expected = compare(frame[inside], metrics=[RATE, EASE])
        pd.testing.assert_frame_equal(
            rows.drop(columns="week").reset_index(drop=True), expected, check_dtype=False
        )


def test_gaps_are_left_as_gaps() -> None:
    frame = articles()
    late = frame["published"] >= pd.Timestamp("2026-02-02", tz="UTC")
    early = frame["published"] < pd.Timestamp("2026-01-19", tz="UTC")
    frame = frame[(frame["outlet"] == "A") & late | early]
    found = weekly(frame, frame["published"], metrics=[RATE])
    rows = found[found["outlet"] == "B"]
    assert rows["week"].diff().dropna().eq(pd.Timedelta(days=7)).all()
    assert len(rows) == len(found) / 2
    gap = rows[rows["week"] == pd.Timestamp("2026-01-26")].iloc[0]
    assert gap[["estimate", "low", "high"]].isna().all()
    assert (gap["n_articles"], gap["n_words"], gap["enough"]) == (0, 0, False)
    assert rows["n_articles"].sum() == (frame["outlet"] == "B").sum()


def test_articles_without_a_date_are_left_out() -> None:
    frame = articles()
    dates = frame["published"].mask(frame["outlet"] == "B")
    assert weekly(frame, dates, metrics=[RATE])["outlet"].unique().tolist() == ["A"]
    none = weekly(frame, dates.mask(dates.notna()), metrics=[RATE])
    assert none.empty and {"outlet", "week", "estimate", "enough"} <= set(none)
    with pytest.raises(KeyError, match="paper"):
        weekly(frame, dates, by="paper")
    with pytest.raises(ValueError, match="unique"):
        weekly(pd.concat([frame, frame]), dates)
