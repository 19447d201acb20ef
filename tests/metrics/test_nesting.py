"""What stands within another attribution, by hand."""

import numpy as np
import pytest

from metrics import cues
from metrics.corpus import encode
from metrics.nesting import stands_within


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("She said critics wanted it.", True),
        ("She said it was late and wanted it.", False),
        ("She said it was late, and critics wanted it.", False),
        ("She said it was late. Critics wanted it.", False),
        ("She said it was “late” for all who wanted it.", False),
        ("She said Mr. Hale wanted it.", True),
    ],
)
def test_only_words_lie_between_a_cue_and_what_stands_within(text: str, within: bool) -> None:
    corpus = encode([text])
    keys = [corpus.types.keys[token] for token in corpus.tokens.tolist()]
    wanted, said = np.array([keys.index("wanted")]), np.array([keys.index("said")])
    assert stands_within(corpus, wanted, said).tolist() == [within]


def test_nothing_stands_within_nothing() -> None:
    corpus = encode(["She wanted it."])
    nothing = np.zeros(0, dtype=np.int64)
    assert stands_within(corpus, np.array([1]), nothing).tolist() == [False]
    assert stands_within(corpus, nothing, np.array([1])).tolist() == []


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The mayor wants a new bridge.", ["wants"]),
        ("The union said the mayor wants a new bridge.", []),
        ("The mayor hopes to persuade voters who oppose the bridge.", ["hopes to"]),
        ("The mayor wants a new bridge and opposes the old one.", ["wants", "opposes"]),
    ],
)
def test_stances_within_another_cue_do_not_count(text: str, stances: list[str]) -> None:
    table = cues(text)
    assert table.loc[table["family"] == "stance", "text"].tolist() == stances
