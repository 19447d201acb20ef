"""The same numbers from a cluster as from one process: with real workers, one of them killed."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from dask import dataframe as dd
from dask.distributed import Client, LocalCluster

import data
import metrics
from metrics import cluster
from metrics.lexicon import Entry, Lexicon
from metrics.method import default_method


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="",
            memory_limit=0,
        ) as workers,
        Client(workers) as connected,
    ):
        yield connected


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    found = pd.concat([data.sample()] * 5, ignore_index=True)
    found["article_id"] = [f"{n:04}" for n in range(len(found))]
    found.loc[3, "language"] = "de"
    found.loc[5, "text"] = ""
    return found


@pytest.mark.parametrize("partitions", [1, 3, 8])
def test_the_numbers_are_those_of_one_process(
    client: Client, articles: pd.DataFrame, partitions: int
) -> None:
    parts = dd.from_pandas(articles, npartitions=partitions, sort=False)
    scored, expected = cluster.score(parts), metrics.score(parts.compute())
    assert list(scored.columns) == list(expected.columns)
    assert scored.dtypes.to_dict() == expected.dtypes.to_dict()
    pd.testing.assert_frame_equal(scored.compute(), expected, check_exact=True)


def test_a_method_of_ones_own_travels_once(client: Client, articles: pd.DataFrame) -> None:
    own = default_method().with_lexicon(
        Lexicon("loaded_terms", (Entry("council", "own", "the council"),), ()), "add"
    )
    parts = dd.from_pandas(articles, npartitions=8, sort=False)
    scored = cluster.score(parts, own)
    pd.testing.assert_frame_equal(scored.compute(), metrics.score(parts.compute(), method=own))
    holding = [key for key in scored.__dask_graph__() if "slantwise-method" in str(key)]
    assert len(holding) == 1


def test_the_graph_grows_with_the_partitions_and_not_with_the_rows(articles: pd.DataFrame) -> None:
    def tasks(frame: pd.DataFrame, partitions: int) -> int:
        scored = cluster.score(dd.from_pandas(frame, npartitions=partitions, sort=False))
        return len(scored.optimize().__dask_graph__())

    assert tasks(articles, 4) == tasks(articles.head(20), 4)
    assert tasks(articles, 8) <= 2 * tasks(articles, 4)


def test_a_worker_that_is_killed_costs_nothing_but_time(
    client: Client, articles: pd.DataFrame
) -> None:
    many = pd.concat([articles] * 8, ignore_index=True)
    parts = dd.from_pandas(many, npartitions=16, sort=False)
    scored = cluster.score(parts)
    before: Any = client.run(os.getpid)
    assert len(before) == 2

    def kill() -> None:
        time.sleep(1.0)
        os.kill(next(iter(before.values())), signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    found = scored.compute()
    killing.join()
    pd.testing.assert_frame_equal(found, metrics.score(parts.compute()), check_exact=True)
    client.wait_for_workers(2, timeout=60)
    after: Any = client.run(os.getpid)
    assert len(set(after.values()) & set(before.values())) == 1


@pytest.mark.parametrize("clusters", [None, "story"])
def test_a_comparison_needs_no_rows_in_one_place(
    client: Client, articles: pd.DataFrame, clusters: str | None
) -> None:
    scores = metrics.score(articles)
    scores["story"] = [f"s{n % 17}" if n % 3 else "" for n in range(len(scores))]
    parts = dd.from_pandas(scores, npartitions=6, sort=False)
    found = cluster.compare(parts, clusters=clusters)
    rows = scores.set_index("article_id")
    expected = metrics.compare(rows, clusters=None if clusters is None else rows[clusters])
    assert found.drop(columns=["estimate", "low", "high"]).equals(
        expected.drop(columns=["estimate", "low", "high"])
    )
    assert expected["low"].notna().any()
    for column in ("estimate", "low", "high"):
        np.testing.assert_allclose(found[column], expected[column], rtol=2e-4, atol=1e-7)


def test_a_worker_of_another_version_is_refused(
    client: Client, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "version_with", lambda method: "of another release")
    scored = cluster.score(dd.from_pandas(articles.head(10), npartitions=2, sort=False))
    with pytest.raises(cluster.VersionSkew, match=r"of another release.*same release"):
        scored.compute()


def test_what_is_missing_is_said_before_anything_runs(articles: pd.DataFrame) -> None:
    parts = dd.from_pandas(articles.drop(columns=["text"]), npartitions=2, sort=False)
    with pytest.raises(ValueError, match="'text'"):
        cluster.score(parts)
    with pytest.raises(KeyError, match="n_words"):
        cluster.compare(parts)
