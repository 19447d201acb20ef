"""Articles in, cleaned, kept: everything that comes before measuring."""

from pathlib import Path

import pandas as pd

from data.article import COLUMNS, as_articles, empty
from data.assemble import Link, Progress, Reading
from data.cleaning import Cleaned, Removed, clean
from data.gathering import together
from data.problem import ArticleError, ArticleWarning, Problem
from data.read import read, read_all, read_bytes, read_pasted, reading, readings
from data.syndication import counted_once, reprint_groups

__all__ = [
    "COLUMNS",
    "ArticleError",
    "ArticleWarning",
    "Cleaned",
    "Link",
    "Problem",
    "Progress",
    "Reading",
    "Removed",
    "as_articles",
    "clean",
    "counted_once",
    "empty",
    "read",
    "read_all",
    "read_bytes",
    "read_pasted",
    "reading",
    "readings",
    "reprint_groups",
    "sample",
    "together",
]


def sample() -> pd.DataFrame:
    """The sample corpus: 48 invented articles, six outlets on eight stories."""
    return reading(Path(__file__).parent / "sample").articles
