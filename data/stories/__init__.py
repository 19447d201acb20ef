"""Stories: articles on the same event, whoever printed them and on whichever of a few days."""

from data.stories.corrections import Correction, Merge, Rename, Split
from data.stories.features import Features, features
from data.stories.grouping import group_stories

__all__ = [
    "Correction",
    "Features",
    "Merge",
    "Rename",
    "Split",
    "features",
    "group_stories",
]
