"""One author in many outlets: compared naively, one pen would pass for several outlets."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final

import pandas as pd

from data.cleaning.names import is_company, names_outlet

_BETWEEN: Final = re.compile(r"[;|/&•·\n]|\band\b|\bwith\b", re.IGNORECASE)
_AROUND: Final = " .:–—-[](){}'\"“”‘’"  # a list may come as Python writes it
_LAST_FIRST: Final = re.compile(
    r"((?:(?:van|von|de|der|den|di|da|la|le|el|al|bin|ten|ter) )*"
    r"[^\W\d_][^\W\d_'’-]*(?:['’-]\w+)*),"
    r" ?([^\W\d_]+(?:-\w+)*(?: [^\W\d_]\.?)?)",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"^(?:(?:written|reported|posted|story)\s+)?by:?\s+", re.IGNORECASE)
_NO_PERSON: Final = re.compile(
    r"\b(?:staff|editors?|editorial|board|desk|newsroom|team|reporters?|correspondents?|writers?|"
    r"contributors?|columnists?|bureau|agenc(?:y|ies)|wires?|services?|newsletter|admin|guest|"
    r"associated|agence|press|news|political|politics|washington|senior|chief|analyst|producer|"
    r"opinion|author|anonymous|unknown|the|of|for|at)\b|\d|@",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS = 2, 5
# A longer byline is a team's, or the list of all who write for a site, taken from beside the text.
_MOST_PEOPLE: Final = 3


@dataclass(frozen=True, slots=True)
class SharedAuthor:
    """An author whom several outlets printed.

    `outlets` printed `n_articles` by the author, of `of_articles` that they have here;
    `of_outlets` is how many outlets there are here in all.
    """

    author: str
    outlets: tuple[str, ...]
    of_outlets: int
    n_articles: int
    of_articles: int

    def __str__(self) -> str:
        """The finding in words."""
        n = len(self.outlets)
        every = "both of these" if n == 2 else f"all {n} of these"
        which = f"{n} of these {self.of_outlets}" if n < self.of_outlets else every
        if self.n_articles == self.of_articles:
            return f"{which} outlets' articles are by {self.author}"
        these = which if n < self.of_outlets else f"these {n}"
        wrote = f"{self.author} wrote {self.n_articles:,} of the {self.of_articles:,} articles"
        return f"{wrote} in {these} outlets"


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles each outlet has, and how many of them each author wrote, in the order in
    which they first come; `names` are the authors as they are written."""

    in_outlet: Mapping[str, int]
    by_author: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]

    def shared(self, outlets: Collection[str] = (), least: float = 0.0) -> list[SharedAuthor]:
        """Authors with articles in several of `outlets` (of all, where none is given), those in
        most outlets first. Only outlets count of whose articles the author wrote `least` or more, a
        share from 0 to 1."""
        here = {name: n for name, n in self.in_outlet.items() if not outlets or name in outlets}
        enough = {name: least * n for name, n in here.items()}
        found: list[SharedAuthor] = []
        for key, wrote in self.by_author.items():
            of_these = {name: n for name, n in wrote.items() if n >= enough.get(name, inf)}
            if len(of_these) > 1:
                found.append(
                    SharedAuthor(
                        author=self.names[key],
                        outlets=tuple(sorted(of_these, key=str.casefold)),
                        of_outlets=len(here),
                        n_articles=sum(of_these.values()),
                        of_articles=sum(here[name] for name in of_these),
                    )
                )
        return sorted(found, key=lambda each: (-len(each.outlets), -each.n_articles, each.author))


def written(articles: pd.DataFrame) -> Written:
    """Who wrote how many articles of which outlet. Reads `author` and `outlet`.

    Articles without an outlet do not count, nor bylines of more than three people; agencies, staff
    and desks are no authors.
    """
    stated = articles[articles["outlet"] != ""]
    in_outlet = {str(outlet): int(n) for outlet, n in stated["outlet"].value_counts().items()}
    by_author: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    names: dict[str, str] = {}
    # Each byline of an outlet once: a large library has far fewer of them than articles.
    pairs = stated.groupby(["author", "outlet"], sort=False).size().reset_index(name="n")
    columns = (pairs["author"].astype("str"), pairs["outlet"].astype("str"), pairs["n"])
    for author, outlet, n in zip(*(column.to_list() for column in columns), strict=True):
        for key, name in _people(author).items():
            by_author[key][outlet] += n
            names.setdefault(key, name)
    return Written(in_outlet, by_author, names)


def shared_authors(articles: pd.DataFrame, least: float = 0.0) -> list[SharedAuthor]:
    """Authors with articles in several of the outlets: `Written.shared` of all outlets."""
    return written(articles).shared(least=least)


def shared_bylines(articles: pd.DataFrame) -> pd.Series:
    """The authors whom several outlets printed, a row an article and author, by its index.

    Each author is one string, however the name is written. Reads `author` and `outlet`; whoever is
    no author for `shared_authors` is none here.
    """
    stated = articles.loc[articles["outlet"] != "", ["author", "outlet"]]
    people = {author: list(_people(str(author))) for author in stated["author"].unique()}
    each = stated.assign(person=stated["author"].map(people)).explode("person").dropna()
    n_outlets = each.groupby("person")["outlet"].nunique()
    return each.loc[each["person"].isin(n_outlets.index[n_outlets > 1]), "person"].astype("str")


def bylines(author: str) -> list[str]:
    """The people whom a byline names: "By Ana Ruiz and Bo Lind, Staff Writers" names two, and
    "Ruiz, Ana" one."""
    split = (part.strip().strip(_AROUND) for part in _BETWEEN.split(author.strip(_AROUND)))
    parts = (_BY.sub("", part) for part in split)
    names = (name for part in parts for name in _first_name_first(part))
    return [name for name in (each.strip(_AROUND) for each in names) if _is_person(name)]


def _first_name_first(part: str) -> list[str]:
    inverted = _LAST_FIRST.fullmatch(part)
    return [f"{inverted[2]} {inverted[1]}"] if inverted else part.split(",")


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        and not (_NO_PERSON.search(name) or names_outlet(name) or is_company(name))
        and words[-1][0].isalpha()
    )


@lru_cache(maxsize=20_000)
def _people(author: str) -> Mapping[str, str]:
    """The people of a byline by their keys, each once; none where it is a list of too many."""
    people = {_key(name): name for name in bylines(author)}
    return people if len(people) <= _MOST_PEOPLE else {}


def _key(name: str) -> str:
    """A name without accents, case, dots and middle initials."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W\d_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(word for word in words if len(word) > 1)
