"""What was read, looked over before anything is kept: reprints, stories, and what to put right."""

from collections.abc import Collection, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

import data
from dashboard.adding.sources import Show, Stop
from dashboard.intake import review
from dashboard.titles import beginning, called
from data import COLUMNS, Link, Problem, Reading, stories, syndication
from data.library import Kept, Library, LibraryError, held_against
from data.stories import Features
from data.syndication import Signature

Traits = MutableMapping[int, tuple[Signature, Features]]
"""What reprints and stories are found by, by `keys` of articles."""

MOST_AROUND: Final = 500
"""Articles that are looked through anew for what new ones may be reprints of."""

NOTHING_KEPT: Final = Kept(data.empty(), [], [])

GROUPING: Final = "Looking for reprints and stories"
_AT_A_TIME: Final = 50


@dataclass(frozen=True, slots=True)
class Around:
    """The articles that are there already: all their ids, and an Articles frame of those that new
    ones are held against, with their stories and reprint groups; or the library that has them."""

    ids: frozenset[str] = frozenset()
    articles: pd.DataFrame = field(default_factory=data.empty)
    library: Library | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was read: an Articles frame, with the article_id as its index, problems, and
    links without text; and `proposed`, how each article would be kept (see `intake.review`).

    `is_grouped` says whether reprints and stories were looked for.
    """

    articles: pd.DataFrame
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]
    proposed: pd.DataFrame
    is_grouped: bool

    def without(self, ids: Collection[str]) -> "Findings":
        """The same without some articles."""
        articles, proposed = (
            frame[~frame.index.isin(list(ids))] for frame in (self.articles, self.proposed)
        )
        return replace(self, articles=articles, proposed=proposed)


def understand(
    readings: Sequence[Reading], around: Around, traits: Traits, show: Show, stop: Stop
) -> Findings:
    """All readings as one, each article once, with its story and what it is a reprint of.

    What `stop` ends leaves both open. Nothing that is known of `around` changes.
    """
    found = data.together(readings)
    articles = found.articles.set_axis(found.articles["article_id"].to_numpy(), axis=0)
    new = articles[~articles.index.isin(list(around.ids))]
    groups = _groups(new, around, traits, show, stop)
    named, origins = groups or (None, None)
    proposed = review(articles, around.ids, named, origins)
    return Findings(articles, found.problems, found.links, proposed, groups is not None)


def nothing(problems: Sequence[Problem]) -> Findings:
    """Findings without an article."""
    none = data.empty()
    return Findings(none, tuple(problems), (), review(none), is_grouped=False)


def worth_holding_against(
    articles: pd.DataFrame, texts: pd.Series, traits: Traits, sample: Collection[str] = ()
) -> Around:
    """The articles of a workspace as new ones are held against them.

    Only their ids, where too many of them would have to be read first. `sample` are the ids of
    invented articles: nothing that happened is told in them, and grouping knows their words
    already, so that they would make new articles look more alike than they look in a library.
    """
    ids = frozenset(map(str, articles.index))
    real = articles[~articles.index.isin(list(sample))]
    known = [name for name in COLUMNS if name in articles.columns]
    whole = real[known].assign(text=texts.reindex(real.index))
    unread = sum(key not in traits for key in keys(whole))
    return Around(ids, whole if unread <= MOST_AROUND else data.empty())


def _groups(
    new: pd.DataFrame, around: Around, traits: Traits, show: Show, stop: Stop
) -> tuple[pd.Series, pd.DataFrame] | None:
    """The story of each new article, and what it is a reprint of; None if stopped."""
    both = pd.concat([around.articles, new]) if len(around.articles) else new
    for share in _made(both, traits):
        if stop():
            return None
        show(share, GROUPING)
    try:
        kept = _kept(around, traits) if len(new) else NOTHING_KEPT
    except LibraryError:  # the review says that nothing was looked for
        return None
    both = pd.concat([kept.articles, new]) if len(kept.articles) else new
    made = [traits[key] for key in keys(new)]
    signatures = [*kept.signatures, *(one for one, _ in made)]
    features = [*kept.features, *(one for _, one in made)]
    at = len(kept.articles)
    reprints = syndication.reprint_groups(both, signatures, start=at)
    named = stories.group_stories(both, features, corrections=kept.corrections, start=at)
    return named.iloc[at:], _origins(both, reprints).iloc[at:]


def _kept(around: Around, traits: Traits) -> Kept:
    """What is there already, as a library has it. Raises LibraryError."""
    if around.library is not None:
        return held_against(around.library)
    made = [traits[key] for key in keys(around.articles)]
    return Kept(around.articles, [one for one, _ in made], [one for _, one in made])


def _made(articles: pd.DataFrame, traits: Traits) -> Iterator[float]:
    """Make the traits that are missing; the share that is done, from time to time."""
    each = keys(articles)
    missing = [at for at, key in enumerate(each) if key not in traits]
    for begin in range(0, len(missing), _AT_A_TIME):
        some = missing[begin : begin + _AT_A_TIME]
        rows = articles.iloc[some]
        texts = [str(text) for text in rows["text"]]
        made = zip(
            syndication.signatures(texts),
            stories.features([str(title) for title in rows["title"]], texts),
            strict=True,
        )
        traits.update(zip((each[at] for at in some), made, strict=True))
        yield (begin + len(some)) / len(missing)


def keys(articles: pd.DataFrame) -> list[int]:
    """A number for each article, the same while its title and its text are."""
    return [hash(pair) for pair in zip(articles["title"], articles["text"], strict=True)]


def _origins(articles: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """What each article is a reprint of, by article_id and in words; "" for an original, and for
    one on its own."""
    is_reprint = (groups != "") & (groups != articles["article_id"])
    origin = groups.where(is_reprint, "")
    wanted = articles[articles["article_id"].isin(list(origin.unique()))]
    words = {
        str(row.article_id): called(str(row.title), _begins(row.text), str(row.outlet))
        for row in wanted[["article_id", "title", "text", "outlet"]].itertuples(index=False)
    }
    # Typed, because of nothing new pandas would make a column of numbers.
    named = pd.Series([words.get(one, "") for one in origin], origin.index, dtype="str")
    return pd.DataFrame({"origin": origin, "reprint_of": named})


def _begins(text: object) -> str:
    """The first words of a text, where it is there: what a library has comes without."""
    return beginning(text) if isinstance(text, str) else ""
