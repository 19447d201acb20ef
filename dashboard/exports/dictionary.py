"""What the columns of a file mean: one place for every table that is kept."""

from collections.abc import Iterable
from typing import Final

import pandas as pd

import metrics

UNIT_OF_ROW: Final = "as the column unit says"
_MEANS: Final = {
    "outlet": ("The outlet that the articles count for.", "text"),
    "metric": ("The measure, by the name of its column.", "text"),
    "estimate": ("The outlet's figure.", UNIT_OF_ROW),
    "low": (
        "Lower end of the 95 % range; empty where that is too little.",
        UNIT_OF_ROW,
    ),
    "high": (
        "Upper end of the 95 % range; empty where that is too little.",
        UNIT_OF_ROW,
    ),
    "n_articles": ("Articles in which the measure is defined.", "articles"),
    "n_words": ("Words of an article, or of those articles.", "words"),
    "enough": ("Whether there are enough articles to compare the outlet.", "true or false"),
    "reprints": ("How texts that several outlets printed are counted.", "text"),
    "estimate_once": ("The figure with each text counted once.", UNIT_OF_ROW),
    "estimate_each": ("The figure with every copy counted.", UNIT_OF_ROW),
    "estimate_out": ("The figure without texts that several outlets printed.", UNIT_OF_ROW),
    "unit": ("The unit of the figures in this row.", "text"),
    "voice": ("Whose words: narrator (the outlet's own), quoted (in quotations) or all.", "text"),
    "articles_chosen": ("Which articles were looked at.", "text"),
    "left_out": ("Words, categories and places that were not counted.", "text"),
    "own_lists": ("Word lists of one's own that were used.", "text"),
    "article_id": ("The article: a hash of its outlet, title and text.", "text"),
    "title": ("The headline.", "text"),
    "author": ("The byline.", "text"),
    "credit": ("The agency or publisher the text is credited to.", "text"),
    "published": ("When it was published.", "date and time, UTC"),
    "url": ("Where it was published.", "address"),
    "genre": ("News or opinion, where known.", "text"),
    "language": ("The language of the text.", "code"),
    "story": ("The event it is about.", "text"),
    "reprint_group": ("The same for articles that are one text.", "text"),
    "is_counted": ("Whether it counts where each text counts once.", "true or false"),
    "counted_for": ("The outlet it counts for where each text counts once.", "text"),
    "is_shared": ("Whether its text is another outlet's too.", "true or false"),
}


def dictionary(columns: Iterable[str]) -> pd.DataFrame:
    """A row a column: its name, what it means, and its unit. A name nobody knows has neither."""
    specs = {spec.column: (spec.definition, spec.unit) for spec in metrics.METRICS}
    known = {**specs, **_MEANS}
    rows = [(name, *known.get(name, _count(name))) for name in columns]
    return pd.DataFrame(rows, columns=["column", "meaning", "unit"])


def _count(name: str) -> tuple[str, str]:
    if not name.startswith("n_"):
        return "", ""
    return f"A count in one article: {name.removeprefix('n_').replace('_', ' ')}.", "count"
