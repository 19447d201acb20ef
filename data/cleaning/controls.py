"""Furniture that shows in the line itself: controls, adverts, sharing, comments."""

from typing import Final

from data.cleaning.rule import Rule, pattern_rule

SITE: Final = (
    r"(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|reddit|pinterest|tumblr|messenger|"
    r"e-?mail|youtube|flipboard|bluesky|threads|vk|wechat|weibo|tiktok|mastodon|sms|x)"
)
_SHARE: Final = (
    r"(?:share|tweet|pin|post|like|print|save|follow|bookmark|comment|more|"
    r"copy(?: the)?(?: link| url)?|link copied)"
)
_PIECE: Final = r"(?:article|story|post|page|piece|report|content|video)"

PAGE_CONTROL: Final = pattern_rule(
    "page control",
    "A button or notice of the website.",
    (
        r"exit mobile version",
        r"(?:view|switch to|go to|see) (?:the )?(?:mobile|desktop|full|amp|print|web)"
        rf" (?:version|site)(?: of this {_PIECE})?",
        r"(?:skip|jump) to (?:main |the )?(?:content|navigation|search|footer|comments)",
        r"page \d+(?: of \d+)?|list (?:of \d+ items|\d+ of \d+)|end of list|view gallery|\+\d+",
        r"toggle (?:navigation|menu|search)|(?:open|close|main|hide|show) menu",
        r"back to (?:top|home(?:page)?|article|news)|return to (?:top|homepage)",
        rf"(?:print|listen to|save|bookmark|download|translate) this {_PIECE}(?: as pdf)?",
        r"(?:resize text|text size|font size).{0,20}|a a a|dark mode|light mode",
        r"(?:play|pause|mute|unmute) (?:video|audio)|video player(?: is loading)?",
        r"loading|please wait|this video (?:file )?can ?not be played.{0,60}",
        r"your browser does(?: not|n['’]t) support .{0,60}|.{0,30}enable javascript.{0,60}",
        r"(?:we use|this (?:web)?site uses) cookies.{0,200}|accept (?:all )?cookies",
        r"\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}|slide ?show \(\d+ images?",
        r"your e-?mail address will not be published.{0,60}|required fields are marked.{0,10}",
        r"this article is more than \d+ (?:month|year)s? old|\w+(?: [\w-]+=\S+)+ ?/?",
    ),
    words=30,
    speech=False,
)

PAGE_CONTROL_AT_EDGES: Final = pattern_rule(
    "page control",
    "A button or notice of the website.",
    (
        r"menu|search|close|home ?page|log ?in|sign in|log ?out|register|subscribe|support us",
        r"listen|download(?: pdf)?|cite|pdf|shares|comments|view|translate|contact us|about us",
        rf"(?:previous|next)(?: {_PIECE})?(?: ?[:|»«-] ?.{{0,150}})?",
        r"(?:name|email|comment|website) ?\*?|save my name, e-?mail.{0,80}",
        r"view all posts by .{2,40}|published by (?:admin|staff)|headshot of .{3,40}",
        r"proudly powered by wordpress|notify me of .{3,40}|like this:?|like loading",
        r"related articlesmore from author|original (?:article|source|link)|desktop version",
        r"print friendly.{0,20}|(?:post )?views: \d[\d,]*|visited \d.{0,50}|\d+ \d+ votes?",
        r"article rating|word count.{0,12}|\d+ words|add (?:a )?comment|your e-?mail|sign up",
        r"(?:you must be logged|(?:log ?|sign )in) .{0,12}(?:to|in) .{0,12}comment|share via",
        r"(?:privacy policy|terms of (?:use|service)|cookie (?:settings|policy)|[\s|·])++",
        r"(?:new )?you can now listen to .{3,40} articles",
    ),
    "edges",
    words=20,
    speech=False,
    ends=True,
)

READING_TIME: Final = pattern_rule(
    "reading time",
    "How long reading takes, by the website's reckoning.",
    (
        r"(?:listen ?[·|-]? ?)?(?:about )?\d+[ -]?min(?:ute)?s?[ -]read(?:ing time)?",
        r"(?:est(?:imated|\.)? )?read(?:ing)? time ?[:–-]? ?(?:about )?<? ?(?:\d+|one|two|three)"
        r" ?min(?:ute)?s?",
        r"\d+ min(?:ute)?s? (?:to read|listen)|listen ?[·|(]? ?\d+ min(?:ute)?s?",
    ),
    words=8,
)

ADVERT: Final = pattern_rule(
    "advert",
    "An advertisement, or the label of one.",
    (
        r"advertisements?|sponsored(?: (?:content|links?|posts?))?",
        r"advertisement\W+(?:continue|scroll|story|article|skip|remove)\b.{0,60}",
        rf"{_PIECE} continues (?:below|after)(?: (?:the |this )?"
        r"(?:advertisement|ad|advert|video|newsletter|gallery|promotion).{0,20})?",
        r"(?:continue|keep) reading(?: below| the main story| after .{0,30})?",
        r"(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|more|keep)(?: reading| content)?",
        r"(?:paid|partner|promoted|branded) (?:content|posts?|stories|links?)",
        r"(?:skip|close|remove|report this|hide) ads?(?:vertisement)?|ad feedback|why this ad",
        rf"this {_PIECE} (?:may )?contains? affiliate links.{{0,150}}",
        r"(?:promoted|recommended|ads) by (?:google|outbrain|taboola|revcontent)",
    ),
    words=25,
    speech=False,
)

ADVERT_AT_EDGES: Final = pattern_rule(
    "advert",
    "An advertisement, or the label of one.",
    (
        r"advertising|adverts?|ads?|sponsored by .{2,40}|presented by .{2,40}",
        r".{5,80}[–—-] ?click here(?: now)?",
    ),
    "edges",
    words=14,
    sentences=False,
    speech=False,
)

SHARING: Final = pattern_rule(
    "sharing buttons",
    "Buttons for passing the page on.",
    (
        rf"(?:share|tweet|pin|e-?mail|print) this(?: {_PIECE})?"
        rf"(?:(?: on| via| with| by|\W)++(?:and |or )?(?:{SITE}|{_SHARE}|friends|your friends))*",
        rf"share (?:on|via|by|with|to) (?:{SITE}|friends|your friends)(?:\W+{SITE})*",
        r"click to (?:share|e-?mail|print)\b.{0,80}",
        rf"(?:{SITE}|{_SHARE}|comments){{3,9}}|\d+(?:\.\d)?k?shares",
        rf"share or comment on this {_PIECE}\b.{{0,150}}",
        rf"{SITE}(?:\W+(?:{SITE}|{_SHARE})){{1,11}}",
        rf"{_SHARE}(?:\W+{_SHARE}){{0,5}}\W+{SITE}(?:\W+(?:{SITE}|{_SHARE})){{0,10}}",
        r"\d+(?:\.\d)?k? (?:shares?|likes?|views?|reads?|retweets?|restacks?|claps?)",
        r"(?:like|enjoy(?:ed)?) (?:this|what you(?:['’]?re| are)? read(?:ing)?)"
        rf"(?: {_PIECE})?\W{{1,3}}(?:please )?(?:share|tweet|donate|subscribe).{{0,60}}",
        rf"you can share this {_PIECE}\b.{{0,60}}",
    ),
    words=25,
    speech=False,
    ends=True,
)

SHARING_AT_EDGES: Final = pattern_rule(
    "sharing buttons", SHARING.reason, (SITE, _SHARE), "edges", words=3, ends=True
)

COMMENTS: Final = pattern_rule(
    "comment count",
    "The number of readers' comments, or the way to them.",
    (
        r"(?:no comments(?: yet)?|\d[\d,.]*k? (?:comments?|replies|responses))(?: so far)?",
        r"comments? ?\(?\d+\)?",
        r"(?:view|show|read|see|load|hide)(?: all| more| the)?(?: \d+)? comments",
        r"(?:leave|post|add|write)(?: a| your) (?:comment|reply)(?: below)?(?: cancel reply)?",
        r"join the (?:conversation|discussion|debate)(?: below)?|be the first to comment",
        r"comments? (?:are |have been )?(?:closed|disabled|turned off)(?: (?:on|for) .{0,40})?",
        r"what do you think\W{1,3}(?:let us know|tell us|leave|share|comment).{0,60}",
    ),
    words=16,
    speech=False,
    ends=True,
)

CONTROL_RULES: Final[tuple[Rule, ...]] = (
    PAGE_CONTROL,
    PAGE_CONTROL_AT_EDGES,
    READING_TIME,
    ADVERT,
    ADVERT_AT_EDGES,
    SHARING,
    SHARING_AT_EDGES,
    COMMENTS,
)
