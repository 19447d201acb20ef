"""Articles in, cleaned, kept: everything that comes before measuring."""

from pathlib import Path

import pandas as pd

from data.article import COLUMNS, as_articles, empty
from data.assemble import Link, Noted, Progress, Reading, finished
from data.cleaning import Cleaned, Removed, clean
from data.gathering import Seen, frame_of, together
from data.problem import ArticleError, ArticleWarning, Problem
from data.raw import Raw
from data.read import (
    Source,
    files_of,
    raw_readings,
    read,
    read_all,
    read_bytes,
    read_pasted,
    reading,
    readings,
)
from data.readers.source import File, from_bytes
from data.remarks import Remarks
from data.syndication import counted_once, reprint_groups

__all__ = [
    "COLUMNS",
    "ArticleError",
    "ArticleWarning",
    "Cleaned",
    "File",
    "Link",
    "Noted",
    "Problem",
    "Progress",
    "Raw",
    "Reading",
    "Remarks",
    "Removed",
    "Seen",
    "Source",
    "as_articles",
    "clean",
    "counted_once",
    "empty",
    "files_of",
    "finished",
    "frame_of",
    "from_bytes",
    "raw_readings",
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
