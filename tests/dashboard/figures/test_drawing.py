"""Figures that Plotly did not check while they were made: it checks them here."""

import json
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import pytest

import data
from dashboard import workspace
from dashboard.comparing import compared
from dashboard.figures import dots, spread_chart, trend_chart
from dashboard.figures.drawing import drawing, number_of
from dashboard.selection import Selection
from tests.dashboard.exports.kinds import KINDS


def plain(figure: go.Figure) -> dict:
    """What a browser gets of it, without what Plotly adds to every empty template."""
    told = json.loads(str(figure.to_json()))
    del told["layout"]["template"]
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_plotly_finds_nothing_wrong_with_a_chart_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    made: list[go.Figure] = []

    def remembered(traces: Sequence[Mapping], layout: Mapping) -> go.Figure:
        made.append(drawing(traces, layout))
        return made[-1]

    for module in (dots, spread_chart, trend_chart):
        monkeypatch.setattr(module, "drawing", remembered)
    KINDS[kind](compared.compared(workspace.build(data.sample()), Selection()))
    assert made
    for figure in made:
        assert plain(go.Figure(figure.to_dict())) == plain(figure)


def test_what_plotly_would_refuse_is_drawn_as_it_is() -> None:
    figure = drawing([{"type": "scatter", "mode": "sideways"}], {})
    assert figure.to_dict()["data"][0]["mode"] == "sideways"
    with pytest.raises(ValueError, match="sideways"):
        go.Figure(figure.to_dict())


def test_the_first_axis_has_no_number() -> None:
    assert [f"x{number_of(place)}" for place in range(3)] == ["x", "x2", "x3"]
