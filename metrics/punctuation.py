"""What the punctuation around a word means.

A token is leading punctuation, a core that begins and ends with a letter, digit or underscore, and
trailing punctuation: `(“Well,”` is `(“` · `Well` · `,”`. Few distinct clusters exist, so each is
read once and the answer is shared by every token that carries it.
"""

import re
from enum import IntEnum, IntFlag
from functools import lru_cache

OPENING_DOUBLE = "“„«"
CLOSING_DOUBLE = "”»"
STRAIGHT_DOUBLE = '"'
OPENING_SINGLE = "‘\u201a\u2039"
CLOSING_SINGLE = "’\u203a"
_STOPS = frozenset(".!?")
_CLOSING = frozenset(CLOSING_DOUBLE + STRAIGHT_DOUBLE + CLOSING_SINGLE + "'")
_QUOTATION_MARKS = OPENING_DOUBLE + OPENING_SINGLE + "".join(sorted(_CLOSING))
APOSTROPHES = "'’\u02bc"

_PAIRED = re.compile(r"''|``|’’|‘‘")
_SPEECH_END = re.compile(r"[,.!?][”»\"’\u203a']")
_CANONICAL_PAIR = {"''": '"', "``": "“", "’’": "”", "‘‘": "“"}


class Mark(IntFlag):
    """What a cluster of punctuation can do."""

    OPENS_DOUBLE = 1
    CLOSES_DOUBLE = 2
    OPENS_SINGLE = 4
    CLOSES_SINGLE = 8
    TOGGLES_DOUBLE = 16
    BREAKS = 32
    QUOTES = 64
    ONLY_APOSTROPHE = 128
    ENDS_SPEECH = 256  # a comma or a stop stands before the closing mark: “…,”
    PAUSES = 512  # there is more than quotation marks: a comma, a stop, a bracket


class Stop(IntEnum):
    """How surely the stop after a word ends its sentence, and on what that depends."""

    NONE = 0
    SURE = 1
    TITLE = 2  # "Dr." ends a sentence only at the end of a paragraph
    ABBREVIATION = 3  # "U.S." ends one when a common sentence opener follows
    NUMBERED = 4  # "No." ends one unless a number follows
    ELLIPSIS = 5  # "well..." ends one when a capital follows
    QUOTED = 6  # "now." in quotation marks ends one unless a small letter follows
    EXCLAIMED = 7  # and so does "really?"


TITLES = frozenset(
    "mr mrs ms mx dr prof rev hon fr sr st gen col maj capt cpt lt sgt cpl pvt adm cmdr gov sen rep"
    " reps sens amb pres sec supt insp det messrs mme mlle dept univ mt ft vs v viz cf e.g i.e eg"
    " ie approx".split()
)
ABBREVIATIONS = frozenset(
    "inc corp ltd co llc plc bros jr etc al ave blvd rd assn ph.d md est esq".split()
)
NUMBERED = frozenset(
    "no nos jan feb mar apr jun jul aug sep sept oct nov dec fig vol p pp art sect".split()
)
_ABBREVIATIONS = {
    **dict.fromkeys(ABBREVIATIONS, Stop.ABBREVIATION),
    **dict.fromkeys(NUMBERED, Stop.NUMBERED),
    **dict.fromkeys(TITLES, Stop.TITLE),
}
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")


@lru_cache(maxsize=65536)
def read_leading(cluster: str, alone: bool) -> Mark:
    """Marks of the punctuation before a core, or of a token that is punctuation `alone`."""
    text = _PAIRED.sub(lambda pair: _CANONICAL_PAIR[pair[0]], cluster)
    marks = Mark(0)
    if any(c in OPENING_DOUBLE for c in text):
        marks |= Mark.OPENS_DOUBLE
    if STRAIGHT_DOUBLE in text:
        marks |= Mark.TOGGLES_DOUBLE if alone else Mark.OPENS_DOUBLE
    if alone and any(c in CLOSING_DOUBLE for c in text):
        marks |= Mark.CLOSES_DOUBLE
    if not alone and any(c in OPENING_SINGLE or c == "'" for c in text):
        marks |= Mark.OPENS_SINGLE
    if marks:
        marks |= Mark.QUOTES
    if text.strip(APOSTROPHES):
        marks |= Mark.BREAKS
    return marks


@lru_cache(maxsize=65536)
def read_trailing(cluster: str) -> Mark:
    """Marks of the punctuation after a core."""
    text = _PAIRED.sub(lambda pair: _CANONICAL_PAIR[pair[0]], cluster)
    marks = Mark(0)
    if any(c in CLOSING_DOUBLE + STRAIGHT_DOUBLE for c in text):
        marks |= Mark.CLOSES_DOUBLE
    if any(c in CLOSING_SINGLE or c == "'" for c in text):
        marks |= Mark.CLOSES_SINGLE
    if marks:
        marks |= Mark.QUOTES
    if _SPEECH_END.search(text):
        marks |= Mark.ENDS_SPEECH
    if text.strip(_QUOTATION_MARKS):
        marks |= Mark.PAUSES
    if cluster in ("'", "’"):
        marks |= Mark.ONLY_APOSTROPHE
    elif text:
        marks |= Mark.BREAKS
    return marks


def read_stop(core: str, trailing: str) -> Stop:
    """How the trailing punctuation of a word (or a token of punctuation alone) ends a sentence."""
    if _STOPS.isdisjoint(trailing):
        return Stop.NONE
    exclaims = "!" in trailing or "?" in trailing
    if not exclaims:
        if ".." in trailing:
            return Stop.ELLIPSIS
        if core:
            found = _abbreviation(core)
            if found is not Stop.NONE:
                return found
    if core and not _CLOSING.isdisjoint(trailing):
        return Stop.EXCLAIMED if exclaims else Stop.QUOTED
    return Stop.SURE


def _abbreviation(core: str) -> Stop:
    known = _ABBREVIATIONS.get(core.lower())
    if known is not None:
        return known
    if len(core) == 1:
        return Stop.TITLE if core.isupper() and core != "I" else Stop.NONE
    if "." in core and _INITIALS.fullmatch(core):
        return Stop.ABBREVIATION
    return Stop.NONE
