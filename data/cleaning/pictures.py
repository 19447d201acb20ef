"""Captions and credits of pictures that are not there."""

import re
from typing import Final

from data.cleaning.page import Hit, Page, ends_sentence
from data.cleaning.rule import Rule, holds_one, pattern_rule, undecorated
from data.cleaning.telling import narrates
from data.dates import WRITTEN

_AGENCY: Final = (
    r"(?:getty(?: images)?(?: via afp)?|afp|reuters|associated press|ap(?: photo)?|epa(?:-efe)?|"
    r"shutterstock|alamy|wikimedia(?: commons)?|unsplash|pixabay|istock|tass|sputnik|xinhua|upi|"
    r"anadolu(?: agency)?|nurphoto|zuma(?: press)?|bloomberg|ria novosti|ukrinform|"
    r"(?:file|pool|handout|courtesy)(?: photo)?)"
)
_PICTURE: Final = (
    r"(?:photo(?:s|graph|graphs|graphy|grapher)?|images?|pictures?|cover|illustration|graphic|graph|"
    r"map|screen(?:shot|grab)|video|caption|credit|"
    r"(?:photo|image|picture|featured image|video|map)s? (?:credit|source|courtesy|caption)s?|"
    r"(?:featured?|lead|top|header|cover|file|main) (?:photo|image|picture|video))"
)
# A hyphen is part of the word before it: were it a mark between words too, a line of them could be
# read in more ways than there is time for.
_NAMED: Final = (
    r"(?-i:(?:(?:[A-Z][\w.’']*+(?:-[\w.’']*+)*|(?:of|the|and|for|via|de|van|von|al)-*)"
    r"(?:[ ,/|–][ ,/|–-]*)?){1,8})"
)

# What follows "Photo:" is a credit where it is a name, or ends in an agency's; else a cross-head.
_NO_NAME: Final = (
    r"(?!(?:what|where|how|why|who|when|which|inside|see|watch|his|her|their|its|my|our|an?|in|on|"
    r"at|it|this|that|these|those)\b)"
)
_CREDITED: Final = (
    rf"{_NO_NAME}{_NAMED}(?:screen(?:shot|grab)|archives?|file|handout|via .{{2,40}}|\d[\d.]*)?|"
    rf".{{0,80}}\b{_AGENCY}|.{{0,60}}[/|©] ?{_NAMED}|(?:@|https?://|www\.)\S+.{{0,40}}|"
    r"[\w-]+\.(?:com|org|net)|.{0,60}\b(?:cc[ -]by|creative commons|public domain)\b.{0,30}"
)

CREDIT: Final = pattern_rule(
    "image credit",
    "The credit or caption of a picture.",
    (
        rf"{_PICTURE} ?(?:[:|©/]+|[–—-](?= )) ?(?:{_CREDITED})?",
        r"(?:photo|image|picture|video|map)s? (?:credit|source|courtesy)s? ?[:|©/–—-] ?.{0,90}",
        rf"{_PICTURE} (?:by|via|courtesy of) {_NAMED}",
        r"(?:featured?|cover|lead) (?:photo|image)(?: is)? (?:from|by|courtesy|via)\b.{0,80}",
        rf"(?:{_NAMED}[/|] ?)?{_AGENCY}(?: ?/ ?{_NAMED})?(?: via {_AGENCY})?",
        rf"{_NAMED}[/|–-] ?{_AGENCY}|{_NAMED},? (?:via|for) getty images",
        rf"(?:illustrative|stock|representational|archive) (?:image|photo|picture)|{_AGENCY} photo",
        r"file photo of .{3,80}|screen(?:shot|grab) from .{3,40}",
        rf"©.{{1,30}}{_AGENCY}.{{0,40}}",
    ),
    words=14,
    sentences=False,
    needs=(
        *("photo", "image", "pictur", "graph", "cover", "illustration", "map", "screen", "video"),
        *("caption", "credit", "getty", "afp", "reuters", "press", "epa", "shutterstock", "alamy"),
        *("wikimedia", "unsplash", "pixabay", "istock", "tass", "sputnik", "xinhua", "upi"),
        *("anadolu", "zuma", "bloomberg", "ria novosti", "ukrinform", "file", "pool", "handout"),
        *("courtesy", "ap"),
    ),
)

LABELLED_CAPTION: Final = pattern_rule(
    "image credit",
    CREDIT.reason,
    (
        r"(?:image|media|video) (?:copyright|source|caption)\b.{0,280}",
        r"media playback is (?:not supported|unsupported) on your device\b.{0,280}",
    ),
    words=34,
)

_LONGEST_CAPTION: Final = 600
_TAIL: Final = 130
_TAIL_SIGNS: Final = ("photo", "image", "picture", "credit", "video", "getty", "/", "|")
# Only what no sentence of an article ends in: "(Photo by …)", or an agency and a name behind
# the full stop. A bare "(Reuters)" is how some papers close their last paragraph.
_CAPTION_END: Final = re.compile(
    rf"\((?i:{_PICTURE}(?: ?[:|©/–-]+| by| courtesy of| via)) ?[^()]{{2,80}}\)?\W*$"
    r"|\((?i:ap|reuters|afp|epa|getty)(?i: photo| images| ?[/,])[^()]{0,80}\)?\W*$"
    r"|\[(?i:file|photo|image|picture)[^\[\]]{0,100}\]$"
    r"|[.!?”\"] (?:Photo|Image|Picture)s?(?i: credit)?(?: ?: ?| by )(?=[A-Z@])[^.]{2,60}\W*$"
    r"|[.!?”\"] (?:REUTERS|Reuters|AFP|AP Photo|EPA)/[\w’.-]+(?: [\w’.-]+){0,3}"
    r"(?:/File Photo)?\W*$"
    rf"|[.!?”\"] (?:[A-Z][\w.’-]+ ){{1,3}}[/|] ?(?i:{_AGENCY})\W*$"
)
# A paragraph that a credit was glued to tells what happened; a caption says what is to be seen.
_HAPPENED: Final = re.compile(
    r"\b(?:was|were|had|did|will|would|could|has been|have been|he|she|they|it)\b", re.IGNORECASE
)
_SHOWN: Final = re.compile(
    r"\b(?:seen|pictured|shown|photographed|poses?|file photo|photo|left|right|cent(?:re|er)|above|"
    rf"below)\b|{WRITTEN}|\b(?:on|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_FILE_PICTURE: Final = re.compile(
    r"(?i:file (?:photo|picture|image)s?) ?[:–-] ?\S|FILE ?[–—-] (?=.*\bfile (?:photo|image)\b)"
)


def find_captions(page: Page) -> list[Hit]:
    """Captions of one or more sentences that end in the picture's credit, or begin "File photo"."""
    hits: list[Hit] = []
    for at, line in enumerate(page.lines):
        text = line.text
        if len(text) > _LONGEST_CAPTION or "\n" in text:
            continue
        tail = text[-_TAIL:]
        ends = holds_one(tail.lower(), _TAIL_SIGNS) and _CAPTION_END.search(tail)
        told = text[: len(text) - len(tail) + ends.start() + 1] if ends else ""
        if (ends and _is_caption(told)) or _FILE_PICTURE.match(undecorated(text)):
            hits.append(Hit(at))
    return hits


def _is_caption(told: str) -> bool:
    """Whether what stands before a credit describes a picture rather than telling the story."""
    if narrates(told) or _HAPPENED.search(told):
        return False
    return bool(_SHOWN.search(told)) or not ends_sentence(told.rstrip(' (["”'))


CAPTION: Final = Rule("image credit", CREDIT.reason, find_captions, local=True)
PICTURE_RULES: Final[tuple[Rule, ...]] = (CREDIT, LABELLED_CAPTION, CAPTION)
