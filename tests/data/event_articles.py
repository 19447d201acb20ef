"""Articles on invented events, and the stories found among them."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

import data
from data.article import as_articles

FERRY = (
    "The ferry Anna Lind ran aground off Port Elmsley on Monday with ninety people aboard. Harbour"
    " master Jonas Ekblad said that the Anna Lind had left the marked channel. Nobody was hurt.",
    "Ninety passengers were taken off the Anna Lind after the ferry struck rocks near Port Elmsley."
    " The harbour master, Jonas Ekblad, said an inquiry would hear the captain of the ferry.",
    "An inquiry will ask why the Anna Lind left the channel, said Jonas Ekblad in Port Elmsley."
    " The ferry lies on the rocks; its passengers reached the harbour in the lifeboats.",
)


BAKERY = (
    "The oldest bakery of Calder closes after a century, its owner Ida Moss told customers. Flour"
    " and rent cost twice what they did, and Ida Moss has found no one to take the ovens on."
)


def frame(texts: Sequence[str], published: Sequence[str] | str = "2026-03-02") -> pd.DataFrame:
    days = [published] * len(texts) if isinstance(published, str) else list(published)
    titles = [text.split(".")[0] for text in texts]
    return as_articles(pd.DataFrame({"title": titles, "text": list(texts), "published": days}))


@cache
def _read() -> pd.DataFrame:
    return data.sample()


def sample(published: pd.Timestamp | None = None) -> pd.DataFrame:
    articles = _read().copy()
    return articles if published is None else articles.assign(published=published)


def partition(stories: pd.Series) -> set[frozenset[object]]:
    """The stories as sets of positions, whatever they are called."""
    at = pd.Series(range(len(stories)), index=stories.index)
    return {frozenset(group) for name, group in at.groupby(stories) if name}
