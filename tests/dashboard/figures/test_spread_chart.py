"""The strips: every article a dot, the marked ones told apart, and nothing hostile runs."""

import json
from base64 import b64decode
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.spread_chart import MOST_DOTS, spread
from dashboard.figures.spread_words import spread_alt, spread_data, spread_table
from metrics import HEADLINES, metric

SPEC = metric("loaded_terms_rate")
HOSTILE = '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">x</a> $\\href{x}{y}$'


def frame(*values: float) -> pd.DataFrame:
    index = [f"a{number}" for number in range(len(values))]
    return pd.DataFrame({spec.column: values for spec in HEADLINES}, index=index, dtype="float64")


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    return json.loads(str(figure.to_json()))["data"]


def test_every_article_is_a_dot_and_the_marked_ones_stand_out() -> None:
    figure = spread(frame(1, 2, 3, np.nan), HEADLINES, {"a0": "First", "a2": "Third"})
    data = traces(figure)
    assert len(data) == len(HEADLINES) * 4
    dots, middle, first, third = data[:4]
    assert dots["marker"]["size"] == 6
    assert middle["x"] == [2.0, 2.0]
    assert np.frombuffer(b64decode(dots["x"]["bdata"])).tolist() == [2.0]
    assert (first["x"], third["x"]) == ([1.0], [3.0])
    assert first["marker"]["symbol"] != third["marker"]["symbol"]
    assert first["marker"]["color"] != third["marker"]["color"]


def test_each_metric_has_axes_of_its_own() -> None:
    figure = spread(frame(1, 2), HEADLINES, {"a0": "First"})
    assert {trace["xaxis"] for trace in traces(figure)} == {"x", "x2", "x3", "x4"}
    domains = sorted(figure.layout[f"yaxis{n}"].domain for n in range(1, len(HEADLINES) + 1))
    assert all(upper <= lower for (_, upper), (lower, _) in pairwise(domains))


def test_all_dots_lie_within_the_axis() -> None:
    figure = spread(frame(0, 0, 5), [SPEC], {"a0": "First"})
    low, high = figure.layout.xaxis.range
    assert low < 0 < 5 < high


def test_many_articles_are_drawn_as_bars() -> None:
    values = np.arange(MOST_DOTS + 2, dtype="float64")
    figure = spread(frame(*values), [SPEC], {"a5": "Fifth"})
    assert {trace["type"] for trace in traces(figure)} == {"bar", "scatter"}
    assert len(figure.to_json() or "") < 20_000


def test_an_undefined_value_has_no_sign_and_no_articles_make_no_error() -> None:
    figure = spread(frame(np.nan, 1), [SPEC], {"a0": "First"})
    assert "–" in "".join(str(one.text) for one in figure.layout.annotations)
    spread(frame(np.nan), [SPEC], {"a0": "First"})
    spread(frame(3), [SPEC], {"a0": "First"})


def test_names_are_shown_as_text() -> None:
    told = str(spread(frame(1, 2), HEADLINES, {"a0": HOSTILE}).to_plotly_json())
    assert "<img" not in told and "<a " not in told and "$" not in told
    assert "&lt;img" in told


def test_the_table_is_for_readers_and_the_data_for_programs() -> None:
    scores = frame(0.5, 0.1, 0.2)
    names = {"a0": "This article"}
    table = spread_table(scores, HEADLINES, names)
    assert len(table) == len(HEADLINES)
    hedged = table.set_index("Measure").loc["Hedged sentences"]
    assert hedged.to_dict() == {"This article": "50%", "Middle article": "20%"}
    data = spread_data(scores, HEADLINES, names)
    row = data[data["metric"] == "hedging_ratio"].iloc[0]
    assert (row["value"], row["median"], row["articles_below"], row["other_articles"]) == (
        0.5,
        0.2,
        2,
        2,
    )


def test_the_alt_text_tells_value_and_standing() -> None:
    told = spread_alt(frame(3, 1, 2), [SPEC], {"a0": "Wire: Bridge shut"})
    assert told == (
        "Strip chart: one article among 2 others. Wire: Bridge shut, loaded terms:"
        " 3.0 per 1,000 words, higher than all 2 others."
    )
