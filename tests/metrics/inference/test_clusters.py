import numpy as np
import pandas as pd
import pytest

from metrics.inference.clusters import connected, keys_of


def series(**labels: str) -> pd.Series:
    return pd.Series(labels, dtype="str")


def test_a_chain_of_labels_connects() -> None:
    reprints = series(a="r1", b="r1", c="", d="r2", e="r2", f="")
    authors = pd.Series(["Ann", "Bo", "Bo", "Cy"], index=["b", "b", "d", "f"])
    found = connected(reprints, authors)
    assert found.to_dict() == {"a": "a", "b": "a", "c": "c", "d": "a", "e": "a", "f": "f"}


def test_it_is_the_same_as_merging_slowly_one_by_one() -> None:
    rng = np.random.default_rng(3)
    index = [f"{n:03d}" for n in range(200)]
    drawn = rng.integers(0, 150, (2, 200)).astype(str)
    drawn[1, rng.random(200) < 0.5] = ""
    labels = [pd.Series(each, index=index) for each in drawn]
    sets = {name: {name} for name in index}
    for each in labels:
        for one in index:
            for other in index:
                if each[one] != "" and each[one] == each[other]:
                    sets[one] |= sets[other]
                    for name in sets[one]:
                        sets[name] = sets[one]
    assert connected(*labels).to_dict() == {name: min(sets[name]) for name in index}


def test_what_is_missing_connects_nothing_and_strangers_are_left_out() -> None:
    found = connected(pd.Series([None, None], index=["x", "y"]), series(z="q", x="q"))
    assert found.to_dict() == {"x": "x", "y": "y"}


def test_the_rows_must_have_names_of_their_own() -> None:
    with pytest.raises(ValueError, match="unique"):
        connected(pd.Series(["", ""], index=["x", "x"]))
    with pytest.raises(ValueError, match="unique"):
        connected()


def test_a_key_hangs_on_the_label_alone() -> None:
    labels = series(a="one", b="", c="one", d="a", e="")
    keys = dict(zip("abcde", keys_of(labels.index, labels), strict=True))
    assert keys["a"] == keys["c"] and len(set(keys.values())) == 4
    fewer = keys_of(pd.Index(["c", "b"]), labels)
    assert fewer.tolist() == [keys["c"], keys["b"]]


def test_rows_of_one_name_without_labels_stand_alone() -> None:
    assert len(set(keys_of(pd.Index(["x", "x", "x"]), None).tolist())) == 3


def test_numbers_of_clusters_stay_as_they_are() -> None:
    labels = pd.Series(["one", "", "one", "two"], index=list("abcd"))
    numbers = pd.Series(keys_of(labels.index, labels), labels.index)
    assert numbers["a"] == numbers["c"] != numbers["d"]
    some = labels.index[[2, 0]]
    assert keys_of(some, numbers).tolist() == keys_of(some, labels).tolist()
