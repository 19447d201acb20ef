"""Outlets against all others and against each other, of the sample."""

from collections.abc import Callable

import pandas as pd
import pytest

import data
import metrics
from dashboard import workspace
from dashboard.comparing import contrast, contrasts, heat, holding, pairing
from dashboard.comparing.contrast import Contrast
from dashboard.comparing.contrasts import Contrasts
from dashboard.comparing.pairing import Pairing
from dashboard.figures import dots
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics.inference.verdict import Verdict

LOADED = metrics.metric("loaded_terms_rate")
HEDGED = metrics.metric("hedging_ratio")
COLUMNS = tuple(spec.column for spec in metrics.METRICS)
NAN = float("nan")
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return workspace.build(data.sample())


@pytest.fixture(scope="module")
def found(sample: Workspace) -> Contrasts:
    return contrasts.contrasts(contrasts.drawn(sample, Selection(), COLUMNS))


def one(outlet: str, difference: float, *, told: bool = True, enough: bool = True) -> Contrast:
    reach = (difference - 1, difference + 1) if enough else (NAN, NAN)
    return Contrast(outlet, difference, *reach, told and enough, enough, 8, None)


def test_the_raw_figures_are_those_of_compare(sample: Workspace, found: Contrasts) -> None:
    rows = Selection().rows(sample.articles)
    wanted = metrics.compare(
        sample.scores[rows],
        by=Selection().outlet_of(sample.articles[rows]),
        clusters=sample.articles.loc[rows, workspace.CLUSTER],
    )
    pd.testing.assert_frame_equal(found.raw, wanted)


def test_every_outlet_has_a_row_a_metric_on_every_basis(found: Contrasts) -> None:
    for basis in contrasts.BASES:
        rest = found.rest_by(basis)  # pyright: ignore[reportArgumentType]
        assert len(rest) == 7 * len(COLUMNS)
        rows = contrast.contrasts_of(rest, found.raw, LOADED.column)
        assert [row.outlet for row in rows if not row.enough] == ["Renner Syndicate"]
    assert (found.rest["one"] == found.matched_rest["one"]).all()


def test_the_difference_is_the_outlet_less_the_pooled_others(
    sample: Workspace, found: Contrasts
) -> None:
    articles = sample.articles[sample.articles["is_counted"]]
    scores = sample.scores.loc[articles.index]
    is_blaze = (articles["counted_for"] == "Daily Blaze").to_numpy()
    rates = [
        1000 * scores.loc[of, "n_loaded_narrator"].sum() / scores.loc[of, "n_words_narrator"].sum()
        for of in (is_blaze, ~is_blaze)
    ]
    rows = contrast.contrasts_of(found.rest, found.raw, LOADED.column)
    assert rows[0].outlet == "Daily Blaze" and rows[0].is_told
    assert rows[0].difference == pytest.approx(rates[0] - rates[1])


def test_sentences_name_the_sure_the_unsure_and_the_few() -> None:
    rows = [one("A", 5.0), one("B", -2.0), one("C", 0.5, told=False), one("D", 9.0, enough=False)]
    told = contrast.paragraphs(rows, LOADED, "matched")
    assert told == [
        "On the same stories, A is 5.0 per 1,000 words above the other outlets (+4.0 to +6.0) and"
        " B 2.0 below (−3.0 to −1.0).",
        "Of C the difference from the others may be chance.",
        "Too little to compare: D.",
    ]


def test_where_nothing_is_sure_that_is_said() -> None:
    [told] = contrast.paragraphs([one("A", 0.5, told=False)], LOADED, "raw")
    assert told == "No outlet differs from the others by more than chance may make."


def test_a_range_clear_of_zero_that_may_be_chance_is_explained() -> None:
    [told] = contrast.paragraphs([one("A", -5.0, told=False)], LOADED, "raw")
    assert told.endswith(f"chance may make. {contrast.CLEAR_OF_ZERO}")
    [_, told] = contrast.paragraphs([one("A", 9.0), one("B", 5.0, told=False)], LOADED, "raw")
    assert told.endswith(contrast.CLEAR_OF_ZERO)


def test_a_difference_of_shares_is_in_points_and_has_its_sign() -> None:
    assert contrast.signed(0.28, HEDGED) == "+28"
    assert contrast.signed(-0.004, HEDGED) == "−0.4"
    assert contrast.signed(0.0, HEDGED) == "0"
    assert contrast.signed(NAN, HEDGED) == "–"
    assert contrast.difference_unit(HEDGED) == "percentage points"


def test_the_chart_has_the_others_in_its_middle_and_no_markup_of_names() -> None:
    rows = [one(HOSTILE, 5.0), one("B", -2.0, enough=False)]
    figure = contrast.chart(rows, LOADED, "raw", dots.styles([HOSTILE, "B"])).to_plotly_json()
    low, high = figure["layout"]["xaxis"]["range"]
    assert low == -high and high > 6
    assert "<img" not in str(figure)
    assert list(figure["data"][0]["y"]) == [0, 0, None]


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.SAME, "is there for A too"),
        (Verdict.GONE, "the picture changes: the difference from the others is gone for A"),
        (Verdict.REVERSED, "the picture changes: the difference from the others turns round for A"),
        (Verdict.LESS_SURE, "is no longer sure for A"),
        (Verdict.UNKNOWN, "cannot be told for A"),
    ],
)
def test_what_is_left_of_a_difference_is_said(verdict: Verdict, told: str) -> None:
    rest = pd.DataFrame(
        {
            "one": ["A", "B", ""],
            "metric": LOADED.column,
            "q": [0.01, 0.5, 0.01],
            "matched_verdict": [verdict, Verdict.SAME, verdict],
            "adjusted_verdict": [Verdict.SAME, Verdict.NEW, Verdict.SAME],
        }
    )
    matched, adjusted = holding.told(rest, LOADED.column)
    assert matched.startswith("On the same stories, ") and told in matched
    assert "appears for B" in adjusted and "is there for A too" in adjusted
    assert holding.told(rest.assign(q=0.5, adjusted_verdict=Verdict.SAME), LOADED.column) == []


@pytest.fixture(scope="module")
def two(sample: Workspace) -> Callable[[str, str], list[Pairing]]:
    chosen = Selection(outlets=("Daily Blaze", "The Harrow Times"))
    drawn = contrasts.drawn(sample, chosen, COLUMNS)
    pair, raw = contrasts.pair(drawn), contrasts.contrasts(drawn).raw
    return lambda one, other: pairing.pairings(pair, raw, one, other)


def test_two_outlets_the_other_way_round_differ_the_other_way(
    two: Callable[[str, str], list[Pairing]],
) -> None:
    there = two("Daily Blaze", "The Harrow Times")
    back = two("The Harrow Times", "Daily Blaze")
    for ours, theirs in zip(there, back, strict=True):
        assert (ours.one, ours.other) == (theirs.other, theirs.one)
        assert (ours.low, ours.high) == pytest.approx((-theirs.high, -theirs.low), nan_ok=True)
        for look in ("difference", "matched_difference", "adjusted_difference"):
            assert getattr(ours, look) == pytest.approx(-getattr(theirs, look), nan_ok=True)
        if ours.has_ratio and theirs.has_ratio:
            assert ours.ratio * theirs.ratio == pytest.approx(1)
    assert there[0].one > there[0].other and there[0].ratio == pytest.approx(
        there[0].one / there[0].other
    )


def test_two_outlets_are_told_drawn_and_tabled(two: Callable[[str, str], list[Pairing]]) -> None:
    names = "Daily Blaze", HOSTILE
    rows = two("Daily Blaze", "The Harrow Times")
    first, furthest, *_ = pairing.paragraphs(rows, names)
    sure = sum(row.is_told for row in rows)
    assert first.startswith(f"Daily Blaze and {HOSTILE} differ in {sure} of ")
    assert furthest.startswith("Furthest apart: ")
    figure = pairing.chart(rows, names, dots.styles(["a"])["a"], "all").to_plotly_json()
    assert "<img" not in str(figure)
    low, high = figure["layout"]["xaxis"]["range"]
    assert low == -high
    table = pairing.table(rows, names)
    assert len(table) == len(rows) and table.at[0, "May be chance"] == "no"
    again = contrast.signed(rows[0].matched_difference, rows[0].spec)
    assert table.at[0, "On the same stories"] == f"{again}: {pairing.HOLDS[rows[0].matched]}"
    chance = next(n for n, row in enumerate(rows) if row.matched == "same" and not row.is_told)
    assert str(table.at[chance, "On the same stories"]).endswith(": may be chance")
    n_drawn = len(pairing.shown_in_chart(rows))
    assert 0 < n_drawn < len(rows)
    assert f"{len(rows) - n_drawn} measures of {len(rows)} cannot" in " ".join(
        pairing.paragraphs(rows, names)
    )


def test_the_table_of_everything_escapes_names_and_marks_what_is_sure(found: Contrasts) -> None:
    rest = found.rest.replace({"one": {"Meridian Wire": HOSTILE}})
    outlets = heat.shown(rest, {})
    html = heat.html(rest, metrics.METRICS, outlets, Selection())
    assert "<img" not in html and "&lt;img" in html
    is_sure = rest["enough"] & (rest["q"] <= 0.05)
    assert html.count("<strong>") == int((is_sure & rest["delta"].notna()).sum())
    assert html.count("<tr>") == len(metrics.METRICS) + 1
    assert heat.sentences(rest, metrics.METRICS, outlets)[0].startswith("Daily Blaze stands out")


def test_the_table_of_everything_has_room_for_twelve_outlets(found: Contrasts) -> None:
    rest = pd.concat([found.rest.assign(one=f"Outlet {n:02}") for n in range(14)])
    counts = {f"Outlet {n:02}": n for n in range(14)}
    assert heat.shown(rest, counts) == [f"Outlet {n:02}" for n in range(2, 14)]
