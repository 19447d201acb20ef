"""Furniture that shows in the line itself: newsletters, links to other pages, notes."""

import re
from typing import Final

from data.cleaning.controls import SITE
from data.cleaning.page import Hit, Page
from data.cleaning.rule import Rule, pattern_rule, undecorated

_CAPITALS: Final = r"(?-i:(?:The )?[A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|the|and)){0,5})"
_LETTER: Final = (
    r"(?:newsletters?|inbox|mailing list|e-?mail (?:list|alerts?|updates?|briefing)|podcast|app|"
    r"(?:whatsapp|telegram|youtube|news) (?:channel|alerts?|group)|"
    r"(?:daily|weekly|morning|evening) (?:briefing|digest|e-?mail|headlines|update)s?)"
)
_PLEASE: Final = r"(?:(?:please|click here to|tap here to|you can) )?"
_LISTED: Final = r"(?:articles?|stories|story|posts?|news|content|coverage|reading|links?|videos?)"

NEWSLETTER: Final = pattern_rule(
    "newsletter",
    "An invitation to subscribe, follow or give.",
    (
        rf"{_PLEASE}sign(?:ing)? up\b.{{0,80}}\b(?:{_LETTER}|here|now|today|below|for free)\b"
        r".{0,80}",
        rf"{_PLEASE}subscribe\b.{{0,60}}\b"
        rf"(?:{_LETTER}|here|now|today|below|for free|us|our|channel|(?:just|only) \W?\d)\b"
        r".{0,80}",
        r"(?:get|receive|have|want)\b.{0,90}\b(?:(?:in|to|into|straight to) your (?:e-?mail )?inbox"
        r"|delivered to you|our (?:\w+ ){0,2}newsletter)\b.{0,60}",
        rf"(?:follow|like|find|join|visit) (?:us|@\w+|our [\w ]{{2,20}}?)(?: \w+)? (?:on|at|via) "
        rf"(?:our |the )?(?:{SITE}|social media|google(?: news)?|@\w+|[\w-]+\.[a-z]{{2,}})\b"
        r".{0,80}",
        rf"(?:follow|like|join|visit) our (?:[\w-]+ ){{0,3}}"
        rf"(?:{SITE}|channel|page|community|website|group)\b.{{0,80}}",
        rf"follow [\w.’' -]{{2,40}} on {SITE}\b.{{0,100}}|(?:follow @\w+\s*)+",
        rf"(?:join|download|try|install) (?:our|the [\w ]{{2,30}}) (?:{_LETTER}|membership|app)\b"
        r".{0,80}",
        rf"{_PLEASE}(?:support|donate to|help fund) (?:(?:our|independent|quality|honest)"
        r" (?:journalism|media|work|reporting|site|newsroom|website|mission|coverage)|"
        r"this (?:site|newsroom|website))\b.{0,120}",
        r"(?:please )?support us (?:on|by|with|today|via|through|now)\b.{0,80}",
        r"(?:donate|subscribe|become a (?:member|patron|subscriber|supporter))"
        r"(?: (?:now|today|here))?",
        r"(?:enter|submit|type) your e-?mail(?: address)?"
        r"(?: (?:here|below|to|for|and (?:get|receive|subscribe|we))\b.{0,60})?|e-?mail address",
        rf"(?=.*\byour?\b)(?=.*\b(?:{_LETTER}|terms|privacy|e-?mails?|updates|cookies)\b)"
        r"by (?:signing|clicking|subscribing|submitting|entering)\b.{0,60}"
        r"\b(?:agree|consent|accept)\b.{0,200}",
        r"already (?:a )?(?:subscriber|subscribed|member|have an account)\?.{0,40}",
    ),
    words=40,
    speech=False,
)

NEWSLETTER_BRIEF: Final = pattern_rule(
    "newsletter",
    NEWSLETTER.reason,
    (
        rf"(?:sign up|subscribe) (?:to|for) {_CAPITALS}",
        r"(?:free )?(?:daily|weekly|monthly) newsletter|after newsletter promotion",
        r"our (?:\w+ ){0,2}(?:e-?mail|newsletter) (?:brings|breaks|rounds|gives|delivers).{5,120}",
    ),
    words=25,
    sentences=False,
    speech=False,
)

BOILERPLATE: Final = pattern_rule(
    "newsletter",
    NEWSLETTER.reason,
    (
        r"(?=.*\b(?:newsletters?|our|your|we)\b)privacy notice ?[:–—-].{10,600}",
        r"(?:note to readers: )?(?:please )?click the share buttons?\b.{0,600}",
        r"(?:facebook|telegram) notice for eu\b.{0,200}|republishing is welcom\w+ .{0,100}",
        r"all .{3,60} articles can be read in \d+ languages by (?:activating|clicking).{0,200}",
        r"to (?:receive|get|subscribe to) .{0,80}\b(?:newsletters?|updates|alerts)\b,? "
        r"(?:please )?(?:click|tap|sign up|subscribe|enter|join|fill|follow)\b.{0,80}",
        r"to (?:receive|get|subscribe to) our .{0,80}\b(?:newsletters?|updates|alerts)\b.{0,80}",
        r"(?:re)?publish (?:our|this) (?:stories|story|articles?)\b.{0,300}",
        r"(?:this|our|all|unless|except|text|content)\b.{0,120}"
        r"\blicensed under (?:a )?creative commons\b.{0,200}",
    ),
    words=90,
    speech=False,
)

READ_MORE: Final = pattern_rule(
    "read-more link",
    "A link to another page.",
    (
        r"(?:\S{1,3} )?(?:also read|read also|(?:read|see|learn|find out) more|see also|watch also|"
        r"read next|don['’]t miss(?: this)?|you (?:may|might) (?:also )?(?:like|enjoy))"
        r" ?[:»|>]+ ?.{3,200}",
        r"(?:read|see|learn|find out|show|load|view) more"
        rf"(?: (?:here|»|{_LISTED}|about (?:this|the) (?:story|topic)))?",
        r"(?:click|tap|press|go) here(?: (?:to|for)\b[^,]{0,120})?",
        r"(?:read|see|watch|continue|view) (?:the )?(?:full|whole|rest of the|original|complete|"
        r"entire) (?:story|article|report|post|interview|video|thread)"
        r"(?: (?:here|at|on|in|via)\b.{0,60})?",
        r"(?:more on|read more (?:on|about)) (?:this|the) (?:story|topic|subject)",
        r"read (?:this )?next|up next",
        r"in case you missed it|(?:also )?read this|watch the latest video at .{3,40}",
        r"for (?:more|the latest|full|all)\b.{0,100}"
        r"(?:https?://\S+|click here|visit [\w-]+(?:\.[\w-]+)+\S*)",
        r"(?-i:.{10,150} Read more)",
    ),
    words=30,
)

_LABELLED: Final = re.compile(
    rf"(?:\S{{1,3}} )?(?i:learn more|read (?:the )?full (?:story|article|report|post)(?: here)?|"
    rf"(?P<listed>related(?: {_LISTED})?|recommended(?: {_LISTED}| for you)?|must read|icymi|"
    r"more (?:from|on)(?: [\w ]{2,30})?|up next|in case you missed it|further reading|"
    r"full coverage|(?:also )?(?:from|on) (?:this|our) site)|"
    r"(?P<kind>read|watch|listen|video|live|explainer|gallery|in pictures)) ?[:»|>]+ ?"
    r"(?P<headline>.{3,200})"
)
# A headline, not the words of a cross-head: "Related: how it was sold", "EXPLAINER: WHO PAYS".
_HEADLINE: Final = re.compile(
    r"[\"“‘']?(?!(?i:how|what|why|who|where|when|the last)\b)[^\W\d_a-z](?!.*\.$).*[a-z]"
)
_MOST_WORDS: Final = 25


def find_labelled(page: Page) -> list[Hit]:
    """Headlines of other pages behind a label.

    "Video:", "Live:" and the like head parts of articles too: such lines are links only where
    two stand together, or where the article is over.
    """
    found = {at: one for at, line in enumerate(page.lines) if (one := _labelled(line.text))}
    return [
        Hit(at)
        for at, one in found.items()
        if not one["kind"]
        or at >= max(page.end, 1)
        or (at >= page.start and (at - 1 in found or at + 1 in found))
    ]


def _labelled(text: str) -> re.Match[str] | None:
    if len(text.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS or "\n" in text:
        return None
    found = _LABELLED.fullmatch(undecorated(text))
    linked = found and (
        not (found["listed"] or found["kind"]) or _HEADLINE.match(found["headline"])
    )
    return found if linked and not text.endswith(".") else None


READ_MORE_LABELLED: Final = Rule("read-more link", READ_MORE.reason, find_labelled)

_CREDITED: Final = (
    r"(?-i:(?:[A-Z][\w.’'-]*+|and|in|from|by|with|for|the|of|at|editing|reporting|writing|"
    r"additional)[\s,;&]*+)++"
)

STORY_NOTE: Final = pattern_rule(
    "story note",
    "A note about the page, not part of the report.",
    (
        r"this is a (?:breaking|developing)(?: news)? story\b.{0,120}",
        r"this (?:article|content|story) (?:has not been|was not) edited by\b.{0,120}",
        r"with (?:agency )?inputs(?: from .{2,40})?|(?:.{0,40}\W)?inputs from agencies",
        r"our standards: .{0,80}|this transcript has been automatically generated.{0,80}",
        r"this (?:material|article|content|story) may not be (?:published|reproduced)\b.{0,120}",
        r".{3,250}\bcontributed (?:reporting )?(?:to|from|for) (?:this|the)"
        r" (?:report|story|article)",
        r".{3,200}\bcontributed reporting(?: from .{3,60})?",
        r"(?:additional |further )?(?:reporting|writing|editing|research|compiled|translated|"
        rf"edited)(?: by|:) {_CREDITED}",
        r"(?:have|got) a (?:news )?tip\?.{0,150}",
        r"report (?:a |an )?(?:typo|error)s?(?: here| to .{2,60})?",
        r"follow .{2,60}@[\w.]+.{0,80}",
        r"(?:contact|e-?mail|reach|write to) (?:(?:the )?(?:reporters?|authors?|writers?|editors?|"
        r"newsroom|news ?desk)|us|him|her|them|me|(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}))"
        r"(?: (?:at|on|via))?:? \S{0,40}@[\w.-]+(?: or (?:on|at|via) .{2,40})?",
        r"(?:have you )?(?:spotted|found|noticed|see|spot)(?: any| an?)? (?:error|mistake|typo)s?\W"
        r".{0,80}(?:let us know|e-?mail|contact|ctrl).{0,60}",
        r"(?:thank you for|thanks for) (?:signing up|subscribing|reading|your support)\b.{0,80}",
    ),
    "bottom",
    words=40,
    ends=True,
)

INVITATION_RULES: Final[tuple[Rule, ...]] = (
    NEWSLETTER,
    NEWSLETTER_BRIEF,
    BOILERPLATE,
    READ_MORE,
    READ_MORE_LABELLED,
    STORY_NOTE,
)
