"""What the order of outlets hangs on: one term, one article, one story or one author left out."""

import numpy as np
import pandas as pd

from metrics.arrays import Floats, Ints, as_list
from metrics.inference.sample import Sample, group_sums, quotient

_AT_ONCE = 10_000  # units left out together, one by one: bounds memory


def leave_out(sample: Sample, units: pd.Series, metric: str) -> pd.DataFrame:
    """The estimates of a metric without each of the units, in turn.

    `units` names the unit of each article, in their order: itself, its story; or, in a tuple, its
    units, such as its authors. An article of "" or () is in none. One row a unit: `unit`, `group`
    (whose estimate it moves most), `before` and `after` (that estimate), `changes_order`, and `one`
    and `other`, of which the first was ahead, and is behind without the unit (None where it changes
    nothing). Rows that change the order come first, then those that move an estimate most. Groups
    that have not enough are in no order. Raises ValueError when there are not as many units as
    articles.
    """
    if len(units) != sample.group.size:
        raise ValueError(f"{sample.group.size} articles have {len(units)} units")
    column = _column(sample, metric)
    stated = units.set_axis(range(len(units))).explode().dropna().astype("str")
    stated = stated[stated != ""]
    code, names = pd.factorize(stated)
    at = stated.index.to_numpy(np.int64)
    return _without(
        sample,
        column,
        names,
        code.astype(np.int64),
        sample.group[at],
        sample.numerators[at, column],
        sample.denominators[at, column],
    )


def leave_terms_out(sample: Sample, counts: pd.DataFrame, metric: str) -> pd.DataFrame:
    """The estimates of a rate as if each term did not count, in turn: the columns of `leave_out`.

    `counts` has one row a term × article: `article` (its number in the sample), `term` and `count`,
    how much less the numerator would be (see `metrics.inference.terms`).
    """
    column = _column(sample, metric)
    code, names = pd.factorize(counts["term"].astype("str"))
    less = counts["count"].to_numpy(np.float64) * sample.metrics[column].scale
    group = sample.group[counts["article"].to_numpy(np.int64)]
    return _without(
        sample, column, names, code.astype(np.int64), group, less, np.zeros(len(counts))
    )


def _column(sample: Sample, metric: str) -> int:
    return [spec.column for spec in sample.metrics].index(metric)


def _without(
    sample: Sample,
    column: int,
    names: pd.Index,
    unit: Ints,
    group: Ints,
    less: Floats,
    fewer: Floats,
) -> pd.DataFrame:
    """The table; `less` and `fewer` are taken from the numerator and denominator of `group`."""
    n_groups = len(sample.names)
    enough = np.flatnonzero(sample.enough[:, column])
    before = sample.estimates[:, column]
    order = enough[np.argsort(-before[enough], kind="stable")]
    ahead = np.searchsorted(-before[order], -before[order], side="left")
    above, below = sample.above[:, column], sample.below[:, column]
    by_unit = np.argsort(unit, kind="stable")
    unit, group, less, fewer = unit[by_unit], group[by_unit], less[by_unit], fewer[by_unit]
    tables: list[pd.DataFrame] = []
    for begin in range(0, len(names), _AT_ONCE):
        some = slice(*np.searchsorted(unit, [begin, begin + _AT_ONCE]))
        size = min(_AT_ONCE, len(names) - begin)
        cell = (unit[some] - begin) * n_groups + group[some]
        taken = group_sums(np.stack((less[some], fewer[some]), axis=1), cell, size * n_groups)
        after = quotient(
            above - taken[:, 0].reshape(size, n_groups), below - taken[:, 1].reshape(size, n_groups)
        )
        some_names = names[begin : begin + size]
        tables.append(_rows(sample, some_names, before, after, order, ahead))
    found = pd.concat(tables) if tables else _rows(sample, names, before, *_NOTHING)
    moved = (found["after"] - found["before"]).abs()
    found = found.assign(moved=moved).sort_values(
        ["changes_order", "moved", "unit"], ascending=[False, False, True], ignore_index=True
    )
    return found.drop(columns="moved")


_NOTHING = (np.empty((0, 1)), np.empty(0, np.int64), np.empty(0, np.int64))


def _overtaken(after: Floats, ahead: Ints) -> list[tuple[int, int] | None]:
    """For each row of estimates, in their former order, the first that has overtaken another, and
    the nearest of those it has: places of the one that was ahead and of the other; None where the
    order holds. `ahead` says how many were strictly ahead of each place."""
    found: list[tuple[int, int] | None] = [None] * len(after)
    lowest = np.fmin.accumulate(after, axis=1)
    had = np.maximum(ahead - 1, 0)
    swapped = (ahead > 0) & (lowest[:, had] < after)
    for row in as_list(np.flatnonzero(swapped.any(axis=1))):
        place = int(swapped[row].argmax())
        behind = np.flatnonzero(after[row, : ahead[place]] < after[row, place])
        found[row] = int(behind[-1]), place
    return found


def _rows(
    sample: Sample, names: pd.Index, before: Floats, after: Floats, order: Ints, ahead: Ints
) -> pd.DataFrame:
    moved = np.nan_to_num(np.abs(after - before))
    most = as_list(moved.argmax(axis=1)) if len(names) else []
    swapped = _overtaken(after[:, order], ahead) if order.size else [None] * len(names)
    in_order = [sample.names[number] for number in as_list(order)]
    return pd.DataFrame(
        {
            "unit": names,
            "group": [sample.names[number] for number in most],
            "before": before[most],
            "after": after[np.arange(len(names)), most],
            "changes_order": np.array([at is not None for at in swapped], dtype=bool),
            "one": pd.Series([at and in_order[at[0]] for at in swapped], dtype="object"),
            "other": pd.Series([at and in_order[at[1]] for at in swapped], dtype="object"),
        }
    )
