"""What is kept between runs: the same figures as when they are worked out alone."""

from math import isnan

import pandas as pd
import pytest

import metrics
from dashboard import cache, serving
from dashboard.comparing import compared
from dashboard.figures.outlet_figure import outlet_figures
from dashboard.selection import Selection

HEADLINES = tuple(spec.column for spec in metrics.HEADLINES)
TWO = ("Daily Blaze", "Meridian Wire")


@pytest.mark.parametrize("reprints", ["once", "each"])
def test_outlets_are_picked_from_the_comparison_of_all(reprints: str) -> None:
    workspace = serving.served()
    selection = Selection(outlets=TWO, reprints=reprints)  # pyright: ignore[reportArgumentType]
    picked = cache.comparison(workspace.version, selection, HEADLINES, workspace)
    assert set(picked["outlet"]) == set(TWO)
    alone = compared.comparison(workspace, selection, HEADLINES)
    pd.testing.assert_frame_equal(picked, alone, rtol=1e-6)
    figures = cache.figures(workspace.version, selection, HEADLINES, workspace)
    assert list(figures) == list(HEADLINES)
    assert all(figures[each] == outlet_figures(picked, each) for each in HEADLINES)


def test_figures_without_ranges_are_the_same_estimates() -> None:
    workspace = serving.served()
    selection = Selection(outlets=TWO)
    for name, found in cache.figures(workspace.version, selection, HEADLINES, workspace, 0).items():
        alone = outlet_figures(compared.comparison(workspace, selection, HEADLINES, 0), name)
        assert [one.estimate for one in found] == [one.estimate for one in alone]
        assert all(isnan(one.low) for one in found)


def test_another_selection_is_another_figure() -> None:
    workspace = serving.served()
    told = {
        genre: cache.comparison(
            workspace.version, Selection(outlets=TWO, genre=genre), HEADLINES, workspace
        )["n_articles"].sum()
        for genre in ("all", "news", "opinion")
    }
    assert told["all"] == told["news"] + told["opinion"]
