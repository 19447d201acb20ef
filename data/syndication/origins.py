"""Where a text that several outlets printed probably comes from, and whose it is when it counts.

Each text counts once. It counts for its origin: the outlet that others credit, an agency, or else
the outlet whose article is strictly the earliest. An origin that is not among the outlets is
counted all the same, under its own name: a wire's text is no outlet's own. Where nothing tells
(no dates, or the same day everywhere), one outlet is drawn by lot, always the same one: over many
texts that favours nobody, and a text stays whole. Parts of a text for each outlet would not: no
reader could point at half of a cue.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

import pandas as pd

from data.cleaning.names import AGENCY

Reason = Literal["credited", "agency", "only", "earliest", "lot"]

_TOLD: Final = {
    "credited": "others credit it",
    "agency": "a news agency",
    "only": "no other outlet here has it",
    "earliest": "its article is the earliest",
    "lot": "nothing tells who was first, so one was drawn by lot",
}
_IN_FULL: Final = {
    "ap": "associated press",
    "afp": "agence france-presse",
    "upi": "united press international",
    "pa": "press association",
}
_AROUND: Final = re.compile(r"^the | \(.{0,80}\)$| news$|\.(?:com|org|net)$")
_UNDATED: Final = pd.Timestamp.max.tz_localize("UTC")


@dataclass(frozen=True, slots=True)
class Origin:
    """The probable origin of a reprint group, and why it is thought to be.

    `outlet` is `credited` by the other articles, or is an `agency` (by its own name or by a
    byline), or is the `only` one that printed it, or has the `earliest` article, or was drawn by
    `lot`. `article_id` is the article that stands for the group when it is counted once;
    `is_here` tells whether that is an article of the origin.
    """

    group: str
    outlet: str
    reason: Reason
    article_id: str
    is_here: bool
    n_articles: int
    n_outlets: int

    def __str__(self) -> str:
        name = self.outlet or "an outlet that is not stated"
        return f"probably from {name}: {_TOLD[self.reason]}"


class _Copy(NamedTuple):
    """What of an article tells where its text comes from."""

    article_id: str
    outlet: str
    author: str
    credit: str
    day: int  # nanoseconds since 1970


def origins(articles: pd.DataFrame) -> list[Origin]:
    """The probable origin of each reprint group in an Articles frame, in the frame's order.

    Reads `reprint_group`, `article_id`, `outlet`, `author`, `credit` and `published`. An outlet has
    one spelling in all of them: that of the frame, where it is there.
    """
    names = {_key(name): name for name in map(str, articles["outlet"].unique())}
    grouped = articles[articles["reprint_group"] != ""]
    groups: dict[str, list[_Copy]] = defaultdict(list)
    for group, copy in zip(grouped["reprint_group"], _copies(grouped), strict=True):
        groups[str(group)].append(copy)
    return [_origin(name, each, names) for name, each in groups.items() if len(each) > 1]


def counted_once(articles: pd.DataFrame) -> pd.DataFrame:
    """How articles count where each text counts once: `is_counted`, and the outlet `counted_for`.

    Of a reprint group one article is counted, for the group's origin (see the head of this file).
    `is_shared` tells whether its text is another outlet's too: versions that one outlet printed of
    its own article are not. Reads what `origins` reads, and has the index of `articles`.
    """
    ids = articles["article_id"].astype(str).tolist()
    groups = articles["reprint_group"].astype(str).tolist()
    outlets = articles["outlet"].astype(str).tolist()
    of = {origin.group: origin for origin in origins(articles)}
    pairs = list(zip(ids, groups, strict=True))
    is_counted = [group not in of or of[group].article_id == name for name, group in pairs]
    counted_for = [
        of[group].outlet if group in of else outlet
        for group, outlet in zip(groups, outlets, strict=True)
    ]
    is_shared = [
        group in of and (of[group].n_outlets > 1 or of[group].outlet != outlet)
        for group, outlet in zip(groups, outlets, strict=True)
    ]
    return pd.DataFrame(
        {
            "is_counted": pd.Series(is_counted, articles.index, dtype="bool"),
            "counted_for": pd.Series(counted_for, articles.index, dtype="str"),
            "is_shared": pd.Series(is_shared, articles.index, dtype="bool"),
        }
    )


def representative(members: pd.DataFrame) -> int:
    """Position of the article that stands for a group: the origin's, or else the earliest."""
    copies = _copies(members)
    return copies.index(_standing(copies, _source(copies)[0]))


def _copies(articles: pd.DataFrame) -> list[_Copy]:
    texts = (articles[name].astype(str) for name in ("article_id", "outlet", "author", "credit"))
    # NaT, as an integer, is the smallest of all: an undated article must not come first.
    days = articles["published"].fillna(_UNDATED).to_numpy("int64").tolist()
    return list(map(_Copy, *texts, days))


def _origin(group: str, copies: Sequence[_Copy], names: dict[str, str]) -> Origin:
    name, reason = _source(copies)
    standing = _standing(copies, name)
    return Origin(
        group=group,
        outlet=names.setdefault(_key(name), name),
        reason=reason,
        article_id=standing.article_id,
        is_here=_key(standing.outlet) == _key(name),
        n_articles=len(copies),
        n_outlets=len({copy.outlet for copy in copies}),
    )


def _source(copies: Sequence[_Copy]) -> tuple[str, Reason]:
    """The outlet that a group comes from, and what tells."""
    credited = [each.credit for each in copies if _credits_another(each)]
    if credited:
        most = Counter(map(_key, credited)).most_common(1)[0][0]
        return next(name for name in credited if _key(name) == most), "credited"
    named = [name for name in (*(c.outlet for c in copies), *(c.author for c in copies))]
    if agency := next(filter(_is_agency, named), ""):
        return agency, "agency"
    outlets = {copy.outlet for copy in copies}
    first = _first(copies)
    if len(outlets) == 1 and first.outlet:
        return first.outlet, "only"
    others = [copy.day for copy in copies if copy.outlet != first.outlet]
    return first.outlet, "earliest" if all(first.day < day for day in others) else "lot"


def _credits_another(copy: _Copy) -> bool:
    return bool(copy.credit) and _key(copy.credit) != _key(copy.outlet)


def _standing(copies: Sequence[_Copy], origin: str) -> _Copy:
    own = [copy for copy in copies if _key(copy.outlet) == _key(origin)]
    return _first(own or copies)


def _first(copies: Sequence[_Copy]) -> _Copy:
    """The earliest; of several the one that has the lot, whatever order they came in."""
    return min(copies, key=lambda copy: (copy.day, _lot(copy.article_id)))


def _lot(article_id: str) -> bytes:
    return blake2b(article_id.encode("utf-8", "replace"), digest_size=8).digest()


def _is_agency(name: str) -> bool:
    return bool(AGENCY.fullmatch(name.strip().removeprefix("The ").removesuffix(" News")))


def _key(name: str) -> str:
    """A name without what is said now and left out then."""
    short = _AROUND.sub("", _AROUND.sub("", " ".join(name.casefold().split())))
    return _IN_FULL.get(short, short)
