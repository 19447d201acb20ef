"""Who wrote what first: reprints of one text, and one author in many outlets.

Wire copy, a syndicated column or an updated version would otherwise be counted as several outlets'
own writing.
"""

from data.syndication.authors import (
    SharedAuthor,
    Written,
    bylines,
    shared_authors,
    shared_bylines,
    written,
)
from data.syndication.origins import Origin, counted_once, origins
from data.syndication.passages import Passage, shared_passages
from data.syndication.reprints import reprint_groups
from data.syndication.signatures import Signature, signatures

__all__ = [
    "Origin",
    "Passage",
    "SharedAuthor",
    "Signature",
    "Written",
    "bylines",
    "counted_once",
    "origins",
    "reprint_groups",
    "shared_authors",
    "shared_bylines",
    "shared_passages",
    "signatures",
    "written",
]
