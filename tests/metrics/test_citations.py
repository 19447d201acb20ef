"""Citation metrics by hand: loaded reporting verbs, and what they leave out."""

import pandas as pd
import pytest

from metrics import score


def scored(text: str) -> pd.Series:
    return score(pd.DataFrame({"text": [text]})).iloc[0]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Lee said it was late. Ann told reporters it was not.", 0.0),
        ("Lee claimed it was late. Ann said it was not.", 0.5),
        ("Lee insisted it was late. Ann admitted that it was.", 1.0),
        ("“It is late for us all,” Lee claimed. According to Ann, it is not.", 1.0),
        ("Lee criticised the plan and said it was late.", 0.0),
    ],
)
def test_charged_verb_share(text: str, share: float) -> None:
    assert scored(text)["charged_verb_share"] == share


def test_no_reporting_verb_no_share() -> None:
    row = scored("According to Ann, it was late. “It is late for us all.”")
    assert row["n_citations"] == 2
    assert row["n_reporting_verbs"] == 0
    assert pd.isna(row["charged_verb_share"])


def test_verbs_inside_quotations_do_not_count() -> None:
    row = scored("“He claimed it was late, you know,” said Lee.")
    assert (row["n_reporting_verbs"], row["n_reporting_verbs_charged"]) == (1, 0)
