"""What tells a line of an article from one of the website: it reports, in the third person."""

import re
from typing import Final

_REPORTS: Final = re.compile(
    r"\b(?:said|(?<!your )say|says|saying|told|tells|asked|asks|added|adds|wrote|writes|found|"
    r"insist(?:s|ed)|argue[sd]?|warn(?:s|ed|ing that)|shout(?:s|ed)|jok(?:es|ed)|boast(?:s|ed)|"
    r"urge[sd]|claim(?:s|ed)|announce[sd]|explain(?:s|ed)|replie[sd]|admit(?:s|ted)|recalled|"
    r"promise[sd]|noted|complain(?:s|ed)|suggest(?:s|ed)|quip(?:s|ped)|declare[sd]|shows? that|"
    r"according to|report(?:s|ed) that|state[sd]|concede[sd]|vow(?:s|ed)|muttered|remarked)\b"
)
_CLAUSE: Final = re.compile(
    r",[”\"’']? (?:the|an?|his|her|its|their|this|that|these|those|he|she|they|one|both|some|most|"
    r"many|[a-z]+(?:ers|ors|ists|ents|als|men|women)) \w"
)
_ADDRESSED: Final = re.compile(r"\b(?:newsletters?|inbox|mailing list)\b", re.IGNORECASE)
_FEWEST_WORDS: Final = 8


def reports(text: str) -> bool:
    """Whether a line says what somebody said, found or asked for."""
    return bool(_REPORTS.search(text))


def narrates(text: str) -> bool:
    """Whether a line reports, or is a longer sentence with a clause about a third person."""
    if reports(text):
        return True
    if len(text.split()) < _FEWEST_WORDS or _ADDRESSED.search(text):
        return False
    return bool(_CLAUSE.search(text))
