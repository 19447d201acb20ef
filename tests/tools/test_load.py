"""The visitors that measure a server: they get what they filter for, and notice a mistake."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import data
import metrics
from dashboard.library_workspace import workspace_of
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from data import library
from tools import load, load_library
from tools.crowd import Crowd, Run, Visit, visitor
from tools.visitor import dashboard


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load_library.kept_in(tmp_path_factory.mktemp("load"), data.sample(), 200)


@pytest.fixture(scope="module")
def visits(made: Path) -> list[Visit]:
    crowd = Crowd(load.looks(3, each=3), within=0.1, thinks=0.05, seed=1)
    with dashboard(library=made) as address:
        return load.in_a_crowd(address, crowd)


@pytest.fixture(scope="module")
def workspace(made: Path) -> Iterator[Workspace]:
    with library.open(made, create=False) as kept:
        yield workspace_of(kept)


def runs(visits: list[Visit]) -> list[Run]:
    return [run for one in visits for run in (one.first, *one.reruns)]


def test_every_visitor_gets_the_charts_of_its_own_filters(
    visits: list[Visit], workspace: Workspace
) -> None:
    assert [len(run.charts) for run in runs(visits)] == [5] * 9
    assert len({run.looked_for for run in runs(visits)}) == 9
    assert [load.wrong(workspace, run) for run in runs(visits)] == [[]] * 9
    assert all(0 < (run.first_chart or 0) <= run.whole for run in runs(visits))


def test_charts_of_somebody_elses_filters_are_noticed(
    visits: list[Visit], workspace: Workspace
) -> None:
    first, second, *_ = runs(visits)
    assert len(load.wrong(workspace, replace(first, charts=second.charts))) == 5
    all_genres = replace(runs(visits)[2].looked_for, genre="all")
    assert load.wrong(workspace, replace(runs(visits)[2], looked_for=all_genres))
    assert load.wrong(workspace, replace(first, charts=[])) == ["no chart"]


def test_the_library_has_the_numbers_of_what_it_is_made_of(
    made: Path, workspace: Workspace
) -> None:
    articles = workspace.articles
    assert len(articles) == 200
    assert articles["outlet"].nunique() == pytest.approx(50, abs=2)
    assert (articles["reprint_group"] != "").sum() > 0
    one = articles.index[17]
    title = str(articles.at[one, "title"]).rpartition(" ")[0]
    sample = data.sample()
    assert title in set(sample["title"])
    like = metrics.score(sample[sample["title"] == title]).iloc[0]
    assert workspace.scores.at[one, "n_loaded_narrator"] == like["n_loaded_narrator"]
    with library.open(made, create=False) as kept:
        assert kept.ungrouped() == 0


def test_a_library_is_made_once(made: Path) -> None:
    before = made.stat().st_mtime_ns
    assert load_library.kept_in(made.parent, data.sample(), 200) == made
    assert made.stat().st_mtime_ns == before


def test_who_comes_in_the_first_second_gets_charts_too() -> None:
    async def come(address: str) -> Run:
        async with visitor(address) as who:
            return await who.open(Selection())

    # In a thread: a browser that another test opened here keeps a loop in this one.
    with dashboard() as address, ThreadPoolExecutor() as other:
        assert len(other.submit(asyncio.run, come(address)).result().charts) == 5


def test_a_missed_bar_is_told() -> None:
    late = load.p95("filter", [0.1] * 90 + [0.9] * 10, 0.5)
    assert not late.holds
    assert "NO" in str(late)
    assert load.Line("memory", 700, 800, "MB").holds
