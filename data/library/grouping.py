"""Reprints and stories in a library, found without reading again what was read before."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, Final, cast

import numpy as np
import pandas as pd

from data import stories, syndication
from data.library.by_hand import Before
from data.library.fault import LibraryError
from data.library.kept import Overtaken
from data.library.store import Library
from data.stories.corrections import are_applied

Progress = Callable[[int], None]
"""Told how many texts were read."""

Pack = Callable[[pd.DataFrame], list[bytes]]
"""What is kept of articles, from their columns `title` and `text`."""

BATCH: Final = 500
"""Texts in memory at a time."""

_TOLD: Final = " ".join(
    f"Word{number} Mayor Stern told {number} people in the café of Élan’s Road: “We will not pay"
    f" for ship {number}, whatever it takes.”"
    for number in range(200)
)
MOST_TRIES: Final = 20
FORM_SAMPLE: Final = f"{_TOLD}\n\n{_TOLD[:500]}. REUTERS/Stern"
"""A text with something of all that traits are made of: names, numbers, quotations, accents, and
the caption of a picture."""

STORY_CORRECTIONS: Final[Mapping[str, type[stories.Correction]]] = {
    "story.merge": stories.Merge,
    "story.split": stories.Split,
    "story.rename": stories.Rename,
}
"""What is noted under each kind: the fields of its detail are those of the correction."""


def group_reprints(library: Library, progress: Progress | None = None) -> None:
    """Find the reprint groups of what was added since the last time, among itself and the rest.

    Raises LibraryError.
    """
    _undisturbed(lambda: _group_reprints(library, progress))


def _group_reprints(library: Library, progress: Progress | None) -> None:
    articles, known, before = _known_first(library, "reprint_group")
    if known == len(articles):
        return
    packed = _traits(library, "reprint", _signatures, articles, progress)
    each = [syndication.Signature.from_bytes(one) for one in packed]
    groups = syndication.reprint_groups(articles, each, start=known)
    library.put_reprint_groups(_changed(groups, articles["reprint_group"], known), before)


def group_stories(library: Library, progress: Progress | None = None) -> None:
    """Find the stories of what was added since the last time; corrections are applied again.

    Raises LibraryError.
    """
    _undisturbed(lambda: _group_stories(library, progress))


def _group_stories(library: Library, progress: Progress | None) -> None:
    articles, known, before = _known_first(library, "story")
    corrections = story_corrections(library)
    names = cast("list[str]", articles["story"].tolist())
    ids = cast("list[str]", articles.index.tolist())
    if known == len(articles) and are_applied(names, ids, corrections):
        return
    packed = _traits(library, "story", _features, articles, progress)
    each = [stories.Features.from_bytes(one) for one in packed]
    found = stories.group_stories(articles, each, corrections=corrections, start=known)
    changed = _changed(found, articles["story"], known)
    if len(changed):
        library.put_stories(changed, before)


def _undisturbed(work: Callable[[], None]) -> None:
    """Do `work`, again from its start where another program kept groups while it was done."""
    for _ in range(MOST_TRIES):
        with suppress(Overtaken):
            return work()
    raise LibraryError(
        "Other programs keep adding to the library, so that its reprints and stories cannot be"
        " worked out.",
        advice="Wait until they are done, and open the library again: nothing is lost.",
    )


def correct_stories(library: Library, *corrections: stories.Correction) -> Before:
    """Note corrections of stories, and apply them, also to stories that a file stated.

    Returns what `Library.take_back` undoes them with. Raises LibraryError.
    """
    found = library.groups_found()["story"].dropna()
    numbers = tuple(
        library.correct(f"story.{type(one).__name__.lower()}", "", asdict(one))
        for one in corrections
    )
    before = library.articles(["story"])["story"]
    group_stories(library)
    wanted = library.groups_found()["story"].reindex(before.index)
    touched = {name for one in corrections for name in _named(one)}
    stories_touched = set(before[before.index.isin(touched)]) - {""}
    is_touched = before.index.isin(touched) | before.isin(stories_touched)
    now = library.articles(["story"])["story"]
    # What was stated is shown before what was found: here a person has said otherwise.
    changed = wanted[is_touched & wanted.notna() & (wanted != now)]
    were = library.edits()
    if len(changed):
        library.edit({str(name): {"story": str(story)} for name, story in changed.items()})
    moved = found[wanted.reindex(found.index) != found]
    return Before(
        numbers,
        {str(name): str(story) for name, story in moved.items()},
        {str(name): were.get(str(name), {}).get("story") for name in changed.index},
    )


def _named(correction: stories.Correction) -> tuple[str, ...]:
    if isinstance(correction, stories.Split):
        return correction.apart + correction.rest
    return correction.articles


@dataclass(frozen=True, slots=True)
class Kept:
    """Articles as new ones are held against them: a frame without long texts, with their stories
    and reprint groups, and what each is found by, in the same order; and what was put right in
    their stories."""

    articles: pd.DataFrame
    signatures: list[syndication.Signature]
    features: list[stories.Features]
    corrections: tuple[stories.Correction, ...] = ()


def held_against(library: Library) -> Kept:
    """What grouping has looked at, without reading a text. Raises LibraryError."""
    packed = [
        library.traits("reprint", _form(_signatures)),
        library.traits("story", _form(_features)),
    ]
    articles, known, _ = _known_first(library, "story")
    groups = library.groups_found()["reprint_group"].fillna("")
    looked = articles.iloc[:known]
    there = looked[looked.index.isin(list(packed[0])) & looked.index.isin(list(packed[1]))]
    ids = cast("list[str]", there.index.tolist())
    return Kept(
        there.assign(reprint_group=groups.reindex(there.index, fill_value="")),
        [syndication.Signature.from_bytes(packed[0][one]) for one in ids],
        [stories.Features.from_bytes(packed[1][one]) for one in ids],
        story_corrections(library),
    )


def keep_traits(
    library: Library, made: Mapping[str, tuple[syndication.Signature, stories.Features]]
) -> None:
    """Keep what articles, by article_id, are found by, so that it is not made again.

    Raises LibraryError.
    """
    signatures = {name: one.to_bytes() for name, (one, _) in made.items()}
    features = {name: one.to_bytes() for name, (_, one) in made.items()}
    library.put_traits("reprint", _form(_signatures), signatures)
    library.put_traits("story", _form(_features), features)


def story_corrections(library: Library) -> tuple[stories.Correction, ...]:
    """The corrections of stories, in the order they were made."""
    return tuple(
        STORY_CORRECTIONS[one.kind](**_arguments(one.detail))
        for one in library.corrections()
        if one.kind in STORY_CORRECTIONS
    )


def _arguments(detail: Mapping[str, object]) -> dict[str, Any]:
    """What a correction is made of: the lists that JSON has are tuples."""
    return {
        name: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for name, value in detail.items()
    }


def _known_first(library: Library, group: str) -> tuple[pd.DataFrame, int, pd.Series]:
    """The articles with the groups found for them, and how many of them grouping has looked at:
    those come first, in whatever order several programs added them. And what it had found, by
    article_id.
    """
    # Before the articles: whatever another program finds in between then shows as overtaken.
    before = library.groups_found()[group]
    articles = library.articles()
    looked = before.reindex(articles.index)
    new = looked.isna().to_numpy()
    order = np.argsort(new, kind="stable")
    # A story goes by the name it is shown under: what was stated or set by hand grows on.
    names = articles[group].where(~new, "") if group == "story" else looked.fillna("")
    ordered = articles.iloc[order].assign(**{group: names.iloc[order]})
    return ordered, int((~new).sum()), before


def _changed(found: pd.Series, before: pd.Series, known: int) -> pd.Series:
    """The groups that are to be written: of what is new, and of what moved."""
    is_new = np.arange(len(found)) >= known
    return found[(found != before).to_numpy() | is_new]


def _traits(
    library: Library, kind: str, pack: Pack, articles: pd.DataFrame, progress: Progress | None
) -> list[bytes]:
    """What is kept of each article, made where it is not."""
    form = _form(pack)
    ids = cast("list[str]", articles.index.tolist())
    kept = library.traits(kind, form)
    missing = [article_id for article_id in ids if article_id not in kept]
    for begin in range(0, len(missing), BATCH):
        some = missing[begin : begin + BATCH]
        made = pack(articles.loc[some, ["title"]].join(library.texts(some)))
        fresh = dict(zip(some, made, strict=True))
        library.put_traits(kind, form, fresh)
        kept.update(fresh)
        if progress:
            progress(begin + len(some))
    return [kept[article_id] for article_id in ids]


def _signatures(articles: pd.DataFrame) -> list[bytes]:
    texts = cast("Sequence[str]", articles["text"].tolist())
    return [one.to_bytes() for one in syndication.signatures(texts)]


def _features(articles: pd.DataFrame) -> list[bytes]:
    titles = cast("Sequence[str]", articles["title"].tolist())
    texts = cast("Sequence[str]", articles["text"].tolist())
    return [one.to_bytes() for one in stories.features(titles, texts)]


@cache
def _form(pack: Pack) -> str:
    """Differs when traits are made in another way, so that those kept are made anew."""
    made = pack(pd.DataFrame({"title": ["Mayor Stern in Elmsley"], "text": [FORM_SAMPLE]}))
    return blake2b(made[0], digest_size=8).hexdigest()
