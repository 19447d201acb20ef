"""Articles and addresses that a page should bear: the states that its tests open every view in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from random import Random

import pandas as pd

MARKUP = "<img src=x onerror=alert(1)>"
MATHS = "$\\href{javascript:alert(1)}{x}$"
ARABIC = "صحيفة المدينة اليومية للأخبار"
LONG = "The Very Long Name of a Newspaper " * 8 + "and Evening Mail in its three hundredth letter"
HOSTILE = (MARKUP, MATHS, ARABIC, LONG[:300], "N" * 300)

ENGLISH = (
    "The council slammed the plan for {a} on {b}, and it may fail. “Our {b} is a disaster for"
    " {c},” said Ruth Abara of {c}. Officials said that {a} was reportedly costly, and that"
    " {d} would come before {b}. "
)
GERMAN = (
    "Der Plan {a} der Stadt {b} ist gescheitert, und niemand im Rat weiß noch, warum die alte"
    " Brücke {c} nicht längst erneuert worden ist. Die Bürger warten auf {d}. "
)
PLAIN = "The council slammed the plan for {a} and {b}, and {c} may fail where {d} did. "
QUOTED = "“The plan for {a} and {b} is a disaster, and we may never see {c} or {d} done at all.” "


def _text(pattern: str, seed: str) -> str:
    """Eight times the pattern, with words that no other seed has."""
    letters = Random(seed)
    return "".join(pattern.format(**{place: _word(letters) for place in "abcd"}) for _ in range(12))


def _word(letters: Random) -> str:
    return "".join(
        "".join(letters.choice(each) for each in ("bdfgklmnprstvz", "aeiou")) for _ in "1234"
    )


def articles(outlets: Mapping[str, str], number: int) -> pd.DataFrame:
    """`number` articles by each of the outlets, of the pattern of each; stories go round."""
    return pd.DataFrame(
        [
            {
                "outlet": outlet,
                "title": f"Plan {count} of {place}",
                "text": _text(pattern, f"{place} {count}"),
                "author": f"Author {place}",
                "published": f"2026-03-{1 + count:02}",
                "story": f"Plan {count % 2}",
            }
            for place, (outlet, pattern) in enumerate(outlets.items())
            for count in range(number)
        ]
    )


@dataclass(frozen=True)
class State:
    """What is served (nothing: the sample), and what the address asks for."""

    made: Callable[[], pd.DataFrame] | None = None
    asked: Mapping[str, str | list[str]] = field(default_factory=dict)


def _of(pattern: str, *names: str, number: int = 6) -> Callable[[], pd.DataFrame]:
    return partial(articles, dict.fromkeys(names, pattern), number)


def _one_undefined() -> pd.DataFrame:
    return articles({"Echo": ENGLISH, "Only Quotes": QUOTED, "Zeitung": GERMAN}, 6)


STATES: Mapping[str, State] = {
    "nothing left": State(
        asked={"outlet": "Daily Blaze", "from": "2026-03-12", "genre": "Opinion"}
    ),
    "one outlet": State(_of(ENGLISH, "Echo")),
    "one article": State(_of(ENGLISH, "Echo", number=1)),
    "nothing measured": State(_of(GERMAN, "Zeitung", "Blatt")),
    "undefined for an outlet": State(_one_undefined),
    "200 outlets": State(_of(ENGLISH, *(f"Outlet {n}" for n in range(200)), number=1)),
    "hostile names": State(_of(ENGLISH, *HOSTILE)),
    "filters that are gone": State(
        asked={
            "outlet": ["Gone Gazette", "Daily Blaze"],
            "story": "Gone story",
            "from": "1999-01-01",
            "to": "never",
            "genre": "Poetry",
            "reprints": "Thrice",
        }
    ),
}
