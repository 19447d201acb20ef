"""Where an article came from and who answers for it: credits, disclaimers, copyright."""

import re
from typing import Final

from data.cleaning.names import AGENCY, is_company, is_outlet, is_the_name, names_outlet
from data.cleaning.page import Hit, Page
from data.cleaning.rule import Rule, undecorated, whole_line, within
from data.cleaning.telling import narrates, reports

_LONGEST: Final = 200
_LONGEST_DISCLAIMER: Final = 1200
_FEW_WORDS: Final = 6

_TAKEN_FROM: Final = (
    r"(?:resourced from|republished (?:with permission )?(?:from|by|of)|reposted from|"
    r"(?:originally|first|previously) (?:published|appeared|posted) (?:at|by|in|on)|"
    r"cross-?posted (?:from|at)|"
    r"syndicated (?:from|by)|with files from|reprinted (?:with permission )?from|translated from)"
)
_APPEARED: Final = (
    r"this (?:article|story|piece|post|essay|column|report|commentary) (?:was |has been )?"
    r"(?:first |originally )*(?:appeared|published|posted|featured|ran) (?:first )?(?:at|by|in|on)"
    r"|the original source of this (?:article|story) is"
)
_MARKED: Final = (
    r"(?:(?:via|h/t|hat tip(?: to)?|courtesy of)\s+|(?:via|sources?|h/t|credit|courtesy) ?: ?)"
)
_SOURCE: Final = re.compile(
    rf"(?:(?P<appeared>{_APPEARED})\s+|{_TAKEN_FROM}\s+|{_MARKED})(?P<name>[^\s:].{{1,90}})",
    re.IGNORECASE,
)
# Roads, charts and poems have these too: inside an article only an agency or a paper tells.
_COMMON: Final = re.compile(rf"{_MARKED}|translated from", re.IGNORECASE)
_TAIL: Final = re.compile(
    r",? (?:on|in|under|with|and (?:is|was|has)|at)\b .*|[.,;]? ?(?:read|click|see)\b.*",
    re.IGNORECASE,
)

_DISCLAIMER: Final = re.compile(r"disclaimer\b ?(?:[:.–—-]|$)", re.IGNORECASE)
_VIEWS: Final = re.compile(
    r"(?:this is an opinion (?:piece|article|column)\. |editor['’]?s?['’]? note: )?"
    r"(?:the |these )?(?:views?|opinions?|statements?|thoughts)\b.{0,80}\b"
    r"(?:(?:expressed|in this (?:article|piece|column|op-ed)|herein)\b.{0,120}\b"
    r"(?:not|own|solely|alone|those of the (?:author|writer))\b.*"
    r"|of the authors?(?: (?:alone|only)\b| and (?:do|does) not\b).*)"
    r"|this (?:article|piece|column) (?:does not|doesn['’]t) (?:necessarily )?"
    r"(?:reflect|represent)\b.*\b(?:views?|opinions?|positions?|polic(?:y|ies)|stance)\b.*",
    re.IGNORECASE,
)
_DISCLAIMS: Final = re.compile(
    r"\b(?:views?|opinions?|editorial (?:polic(?:y|ies)|stance)|liab(?:le|ility)|"
    r"(?:no|legal|financial|medical|investment) advice|informational purposes)\b",
    re.IGNORECASE,
)
_NO_OUTLET: Final = re.compile(
    r"\b(?:Governments?|Departments?|Ministry|Army|Navy|Force|University|College|Employers?|"
    r"Author|State|Church|Union|Parliament|Congress)\b"
)
_OUTLET_NAME: Final = (
    r"(?:The )?[A-Z][\w&’'-]*(?:[ .](?:(?:of|the|and|for) )?[A-Z0-9][\w&’'-]*|\.(?:com|org|net)\b)*"
)
_POLICY_OF: Final = re.compile(
    r"\b(?i:not)\b.{0,80}?\b(?i:polic(?:y|ies)|positions?|stance|line|views?|opinions?|those) of "
    rf"(?:the )?(?P<outlet>{_OUTLET_NAME})"
)
_COPYRIGHT: Final = re.compile(
    r"(?>\W*(?:©|\(c\)|copyright))(?:\W*(?:©|\(c\)|copyright))?+"
    r"[\s,]*+(?:\d{4}(?: ?[-–] ?\d{2,4})?)?[\s,]*+"
    r"(?:by )?(?P<holder>(?:[^.|©]|\.(?=com|org|net|co)){1,50}?)?"
    r"(?:[.,|]? *(?:all|some) rights reserved.*|[.,|]?|[.|] .{0,80})",
    re.IGNORECASE,
)
_RESERVED: Final = whole_line(r"(?:.{0,60}\W)?all rights reserved.{0,80}")
# "… in the Gazette in 1911, and caused a riot" tells a story; "and is republished" does not.
_TELLS_ON: Final = re.compile(
    r"\b(?:and|but|which|where|when|who|then|after|before|while|until|because)\b"
    r"(?= [a-z])(?! (?:is|was|has been) (?:re)?(?:published|printed|posted|produced|edited))"
)


def find_sources(page: Page) -> list[Hit]:
    """Lines that name the agency or outlet a text came from.

    It is the article's credit at the top or behind the end; elsewhere it is a picture's, and
    goes only where it names an agency or a paper. A line that ends in a colon brings in what
    follows, and stays.
    """
    hits: list[Hit] = []
    for at, line in enumerate(page.lines):
        if len(line.text) > _LONGEST or line.text.endswith(":"):
            continue
        found = _SOURCE.fullmatch(undecorated(line.text))
        if not found:
            continue
        name = _TAIL.sub("", found["name"]).removeprefix("the ").strip(" .,;*")
        outside = at < page.start or at >= page.bottom
        few = len(name.split()) <= _FEW_WORDS
        if found["appeared"]:
            fits = outside and not (_TELLS_ON.search(found["name"]) or narrates(line.text))
        else:
            edge = at < page.start or not any(page.prose[at + 1 :])
            fits = edge or names_outlet(name) or not _COMMON.match(undecorated(line.text))
        if few and _is_name(name) and fits:
            closes = at < page.start or at >= page.end or (outside and line.text.endswith("."))
            hits.append(Hit(at, {"credit": name} if closes else {}))
    return hits


def _is_name(text: str) -> bool:
    return bool(text) and (text[0].isupper() or "." in text.strip("."))


def find_disclaimers(page: Page) -> list[Hit]:
    """Lines that say whose opinions these are; they may name the outlet."""
    hits: list[Hit] = []
    for at, line in enumerate(page.lines):
        text = line.text.strip("*_()[] ")
        if len(text) > _LONGEST_DISCLAIMER:
            continue
        if _is_disclaimer(text) or (
            at >= page.bottom and _VIEWS.fullmatch(text) and not narrates(text)
        ):
            outlet = _POLICY_OF.search(text)
            name = outlet["outlet"].strip(" .") if outlet else ""
            named = name and not (_NO_OUTLET.search(name) or is_company(name))
            hits.append(Hit(at, {"outlet": name} if named else {}))
    return hits


def _is_disclaimer(text: str) -> bool:
    """Whether a line disclaims, and does not merely begin with the word."""
    label = _DISCLAIMER.match(text)
    return bool(label and _DISCLAIMS.search(text) and not reports(text))


def find_copyright(page: Page) -> list[Hit]:
    """Copyright lines near the end; the holder is the outlet, or the agency to be credited."""
    hits: list[Hit] = []
    for at in within(page, "bottom"):
        text = page.lines[at].text
        found = _COPYRIGHT.fullmatch(text) if len(text) <= _LONGEST else None
        holder = ((found["holder"] if found else "") or "").strip(" ,-–|")
        names = [name.strip() for name in holder.split(",") if re.search(r"[^\W\d_]", name)]
        names = [name for name in names if name != page.author] or names
        if found and names and names[0][0].isupper():
            hits.append(Hit(at, _holder(names, holder)))
        elif (found and "©" in text) or (len(text) <= _LONGEST and _RESERVED(undecorated(text))):
            hits.append(Hit(at))
    return hits


def _holder(names: list[str], holder: str) -> dict[str, str]:
    """The agency or the outlet among the holders; a person or a firm is neither."""
    if AGENCY.search(names[0]):
        return {"credit": names[0]}
    if is_company(holder):
        return {}
    outlet = next((name for name in names if is_outlet(name) or is_the_name(name)), "")
    return {"outlet": outlet} if outlet else {}


SOURCE: Final = Rule("source", "Where the text or a picture came from.", find_sources, ends=True)
DISCLAIMER: Final = Rule(
    "disclaimer", "A notice about whose opinions these are.", find_disclaimers, True, True
)
COPYRIGHT: Final = Rule("copyright", "A copyright notice.", find_copyright, ends=True)
