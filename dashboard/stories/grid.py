"""Stories by outlets: who covered what, and one measure of how. No streamlit.

An article counts where it was printed, also as a reprint: this is about what readers of an outlet
were shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
import pandas as pd

from dashboard.figures.wording import amount, counted, unit_in_words
from dashboard.links import link
from dashboard.stories.arranging import Story, day
from dashboard.workspace import outlet_label, story_label
from metrics import MetricSpec

MOST_STORIES: Final = 50
MOST_OUTLETS: Final = 20
MOST_COLOUR: Final = 32  # per cent, for the highest figure


@dataclass(frozen=True, slots=True)
class Cell:
    """What an outlet printed on a story: how many articles, their figure, and the first of them."""

    n_articles: int
    figure: float
    article_id: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Stories and outlets with what there is for each pair; how many of either are left out."""

    stories: tuple[Story, ...]
    outlets: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    more_stories: int
    more_outlets: int


def grid(
    articles: pd.DataFrame, scores: pd.DataFrame, spec: MetricSpec, found: Sequence[Story]
) -> Grid:
    """The stories `found`, as far as there is room, by the outlets that cover most of them.

    `scores` has the index of `articles`. A figure is that of all articles of the outlet on the
    story: pooled for a rate, else their mean.
    """
    stories = tuple(found[:MOST_STORIES])
    named = articles[articles["story"] != ""]
    covered = named.groupby("outlet")["story"].nunique()
    order = sorted(covered.index, key=lambda name: (name == "", -covered[name], name.casefold()))
    outlets = tuple(map(str, order[:MOST_OUTLETS]))
    wanted = named["story"].isin([one.name for one in stories]) & named["outlet"].isin(outlets)
    cells = _cells(named[wanted], scores.loc[named.index[wanted]], spec)
    return Grid(stories, outlets, cells, len(found) - len(stories), len(order) - len(outlets))


def _cells(
    articles: pd.DataFrame, scores: pd.DataFrame, spec: MetricSpec
) -> dict[tuple[str, str], Cell]:
    ordered = articles.sort_values("published", kind="stable")
    keys = [ordered["story"], ordered["outlet"]]
    table = pd.DataFrame(
        {
            "n_articles": ordered.groupby(keys).size(),
            "figure": _figures(scores.loc[ordered.index], keys, spec),
            "first": ordered.index.to_series().groupby(keys).first(),
        }
    ).reset_index()
    return {
        (str(story), str(outlet)): Cell(int(n_articles), float(figure), str(first))
        for story, outlet, n_articles, figure, first in table.to_numpy().tolist()
    }


def _figures(scores: pd.DataFrame, keys: list[pd.Series], spec: MetricSpec) -> pd.Series:
    if not spec.is_rate:
        return scores[spec.column].groupby(keys).mean()
    above, below = (scores[name].groupby(keys).sum() for name in spec.parts)
    return spec.scale * above / below.where(below > 0, np.nan)


def html(found: Grid, spec: MetricSpec) -> str:
    """The table, safe to show: its links open a story, those of a cell at an outlet's article."""
    figures = [one.figure for one in found.cells.values() if one.figure == one.figure]
    ends = (min(figures, default=0.0), max(figures, default=0.0))
    head = "".join(f'<th scope="col">{_name(outlet_label(one))}</th>' for one in found.outlets)
    body = "".join(
        f'<tr><th scope="row">{_heading(story)}</th>'
        f"{''.join(_cell(found, story.name, outlet, spec, ends) for outlet in found.outlets)}</tr>"
        for story in found.stories
    )
    caption = escape(f"{spec.label}, {unit_in_words(spec)}, by story and outlet")
    return (
        f'<div class="table coverage" tabindex="0" role="region" aria-label="{caption}"><table>'
        f'<caption>{caption}</caption><thead><tr><th scope="col">Story</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def left_out(found: Grid) -> str:
    """What the table has no room for; "" where it has room for all."""
    told: list[str] = []
    if found.more_stories:
        told.append(
            f"The table has the {len(found.stories)} stories that most outlets wrote about."
            f" {found.more_stories:,} more can be chosen above."
        )
    if found.more_outlets:
        told.append(
            f"It has a column for each of the {len(found.outlets)} outlets with most stories."
            f" What {counted(found.more_outlets, 'other outlet')} wrote is shown once a story is"
            " open."
        )
    return " ".join(told)


def _heading(story: Story) -> str:
    days = _days(story)
    told = f"{counted(story.n_outlets, 'outlet')}{', ' if days else ''}{days}"
    opens = link("stories", {"about": story.name}, _name(story_label(story.name)))
    return f'{opens}<span class="told">{escape(told)}</span>'


def _days(story: Story) -> str:
    """From when to when in few words: "2 to 4 March 2026"; "" where no day is known."""
    if pd.isna(story.first):
        return ""
    first, last = day(story.first), day(story.last)
    if first == last:
        return first
    is_one_month = story.first.strftime("%Y%m") == story.last.strftime("%Y%m")
    return f"{story.first.day if is_one_month else first} to {last}"


def _cell(found: Grid, story: str, outlet: str, spec: MetricSpec, ends: tuple[float, float]) -> str:
    cell = found.cells.get((story, outlet))
    if cell is None:
        return '<td class="none"><span class="unseen">no article</span></td>'
    told = counted(cell.n_articles, "article")
    inner = f'<span class="figure">{amount(cell.figure, spec)}</span>'
    if cell.figure != cell.figure:
        inner = '<span class="figure">no figure</span>'
    where = f"{outlet_label(outlet)} on {story_label(story)}"
    unseen = f'<span class="unseen"> {escape(where)}</span>'
    opens = link("stories", {"about": story, "left": cell.article_id}, f"{inner}{unseen}")
    far = f' style="--far:{_far(cell.figure, ends):.0f}%"'
    return f'<td{far}>{opens}<span class="told">{told}</span></td>'


def _far(figure: float, ends: tuple[float, float]) -> float:
    """How much of the colour a figure has: none for the lowest."""
    if figure != figure or ends[0] == ends[1]:
        return 0.0
    return MOST_COLOUR * (figure - ends[0]) / (ends[1] - ends[0])


def _name(name: str) -> str:
    return f"<bdi>{escape(name)}</bdi>"


def reading(spec: MetricSpec) -> str:
    """How the table is read."""
    return (
        f"The higher a figure, the stronger its colour: {spec.higher_means}. A few articles say"
        " little about an outlet; Compare tells what chance may have made."
    )
