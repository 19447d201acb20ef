"""The scores of the sample corpus, held against those last looked at.

After a change that means to move a number: `pytest tests/metrics/test_golden.py --regenerate`,
read the diff of golden_sample.csv, and give the change a heading of its own in CHANGELOG.md.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import data
from metrics import METRICS, score

GOLDEN = Path(__file__).parent / "golden_sample.csv"
KEYS = ["outlet", "story"]


def test_scores_of_the_sample_have_not_moved(request: pytest.FixtureRequest) -> None:
    articles = data.sample()
    scores = score(articles)
    counts = [name for name in map(str, scores) if name.startswith("n_")]
    columns = counts + [spec.column for spec in METRICS]
    table = pd.concat([articles[KEYS], scores[columns]], axis=1).sort_values(KEYS)
    if request.config.getoption("--regenerate"):
        table.to_csv(GOLDEN, index=False, float_format="%.6f", lineterminator="\n")
    golden = pd.read_csv(GOLDEN, keep_default_na=False, na_values={name: [""] for name in columns})
    assert golden[KEYS].to_numpy().tolist() == table[KEYS].to_numpy().tolist()
    assert list(golden.columns) == list(table.columns), "a metric is new: --regenerate"
    moved = ~np.isclose(golden[columns], table[columns], atol=1e-6, equal_nan=True)
    where = [(*golden[KEYS].iloc[row], columns[column]) for row, column in np.argwhere(moved)]
    assert not where, f"{len(where)} numbers moved ({where[:5]} …); if meant: --regenerate"
