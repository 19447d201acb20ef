"""Names of outlets and agencies, and what only looks like one."""

import re
from typing import Final

from data.cleaning.sections import is_section

AGENCY: Final = re.compile(
    r"\b(?:AFP|Agence France-Presse|AP|Associated Press|Reuters|REUTERS|UPI|TASS|Xinhua|Getty|EPA|"
    r"DPA|PA|ANI|PTI|Bloomberg|Anadolu|Interfax|Sputnik)\b"
)
_MASTHEAD: Final = (
    r"(?:Times|Post|News|Daily|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Mail|Mirror|"
    r"Express|Chronicle|Observer|Press|Dispatch|Independent|Standard|Examiner|Review|Today|Voice|"
    r"Wire|Newswire|Weekly|Monitor|Inquirer|Sentinel|Courier|Globe|Ledger|Bulletin|Mercury|"
    r"Insider|Online|TV|Radio|Media|Network|Agency|Magazine|Broadcasting|Star|Sun|Argus|Echo|"
    r"Register|Digital)"
)
_MASTHEAD_WORD: Final = re.compile(
    rf"\b{_MASTHEAD}\b|\b[A-Z]{{3,}}(?<=TIMES|.NEWS|.POST)\b|\w\.(?:com|org|net|info|news)\b"
)
# The word stands at the end, or brings in a place, or opens the name: not "Mail Strike Ends".
_OUTLET: Final = re.compile(
    rf"(?:.*\b)?{_MASTHEAD}(?: \d{{1,2}})?|(?:.* )?{_MASTHEAD} (?:of|for) .+|(?:Daily|Radio) .+|"
    r"(?:BBC|CNN|NPR|CBS|NBC|ABC|RT|DW|PBS|MSNBC|CNBC|Al Jazeera|Reuters|AFP)(?: News)?",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co|news|eu|uk|ru|in|io)", re.I)
_NO_OUTLET: Final = re.compile(
    r"\b(?:watch|listen|prefer|preferred|sign|subscribe|follow|read|share|live|search|menu|skip|"
    r"log|get|download|click|more|accessibility|help|contact|about|you|your|we|our|us|can|that|"
    r"all|add|google|social|staff|senior|breaking|latest|local|related|trending|copyright|press "
    r"releases?|social media|what|how|why|who|where|when|is|are|was|were)\b",
    re.IGNORECASE,
)
_COMPANY: Final = re.compile(
    r"\b(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LP|LLP|Group|Corp|Corporation|Company|Co|"
    r"Holdings?|plc|PLC|GmbH|AG|Partners|Ventures|Enterprises|Communications)\b\.?"
)
_SMALL: Final = frozenset("the of and for a an in on".split())
_MOST_WORDS: Final = 5
_MOST_WORDS_WITH_THE: Final = 3


def is_outlet(text: str) -> bool:
    """Whether a short line reads like a masthead: it holds a word that mastheads hold."""
    return bool(_is_plain_name(text) and (_OUTLET.fullmatch(text) or _SITE.fullmatch(text)))


def is_the_name(text: str) -> bool:
    """Whether a line is "The" and one or two words, as many an outlet is called."""
    few = 1 < len(text.split()) <= _MOST_WORDS_WITH_THE
    return few and text.startswith("The ") and _is_plain_name(text)


def names_outlet(text: str) -> bool:
    """Whether a name is an agency's or has a masthead's word anywhere."""
    return bool(AGENCY.search(text) or _MASTHEAD_WORD.search(text))


def is_company(text: str) -> bool:
    """Whether a name is that of a firm, which may own many outlets."""
    return bool(_COMPANY.search(text))


def _is_plain_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST_WORDS or re.search(r"[,:;!?|()“”\"]|[.]$|\. ", text):
        return False
    if _NO_OUTLET.search(text) or is_section(text.removeprefix("The ")) or is_company(text):
        return False
    capital = all(not word[0].islower() or word in _SMALL for word in words)
    return capital or bool(_SITE.fullmatch(text))
