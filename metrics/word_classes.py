"""Closed classes of English words that the analysis asks about."""

from enum import IntEnum

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion dozen half".split()
)
# Words that open a sentence far more often than they follow "U.S." or "Inc." inside one.
OPENERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my but and so or"
    " in on at for from with by to as if when while where after before since although though"
    " however meanwhile there then what who how why yet still now not no some many most".split()
)
# Words that begin what is reported: "said that …", "asked whether …".
COMPLEMENTISERS = frozenset({"that", "how", "whether", "why"})
DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those one two three".split()
)
PRONOUNS = frozenset("he she they it who we i you".split())
# Pronouns that stand for no person.
THINGS = frozenset("it which that this it's".split())
# Words that say when: they stand between a source and its verb ("Brandt last week said").
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december today yesterday tonight morning afternoon"
    " evening night weekend week month year last past ago earlier".split()
)
# Words that drop their first letters: the mark before them is no quotation mark.
ELISIONS = frozenset(
    "em til till cause cos tis twas twere n bout round neath gainst ello ere".split()
)
LINK_BEGINNINGS = ("http://", "https://", "www.")


class Role(IntEnum):
    """What a word that is not a name, a noun or a verb does in its clause."""

    OTHER = 0
    THEY = 1  # takes a verb without -s
    HE = 2  # takes a verb with -s
    RELATIVE = 3
    BE = 4
    HAVE = 5
    MODAL = 6
    DO = 7
    TO = 8
    DETERMINER = 9
    PREPOSITION = 10
    CONJUNCTION = 11
    ADVERB = 12
    OWNER = 13  # a possessive: her, the mayor's
    SHE_IS = 14  # a pronoun and its auxiliary in one
    SOME = 15  # people nobody names
    AGENT = 16  # a preposition that leads to who did it: criticised by, praise from


_ROLES = {
    Role.THEY: "i we you they people",
    Role.SOME: "some many most others both few several those everyone everybody someone somebody"
    " nobody anyone",
    Role.HE: "he she it one",
    Role.RELATIVE: "who which",
    Role.BE: "is are was were be been being am get gets got getting feel feels felt seem seems"
    " seemed become became remain remains remained isn't aren't wasn't weren't",
    Role.HAVE: "has have had having hasn't haven't hadn't",
    Role.MODAL: "would will could should may might must can shall cannot won't wouldn't couldn't"
    " shouldn't can't",
    Role.DO: "do does did don't doesn't didn't",
    Role.SHE_IS: "he's she's they're we're i'm it's you're i've we've they've you've who's he'd"
    " she'd they'd i'd we'd you'd he'll she'll they'll we'll i'll you'll",
    Role.TO: "to",
    Role.DETERMINER: "the a an this that these such any no another each every",
    Role.OWNER: "his her its their our my your whose",
    Role.PREPOSITION: "of in on for with at about as over against into like without through"
    " between among under after before than toward towards despite during via per inside outside"
    " amid near beyond across around along within throughout upon alongside below above",
    Role.AGENT: "by from",
    Role.CONJUNCTION: "and or but nor while when because although though whereas",
    Role.ADVERB: "also never not still now even just only always often already then ever once"
    " since further again long all soon later quite very so too more most less well much rather"
    " instead however meanwhile perhaps indeed",
}
ROLE_OF = {word: int(role) for role, words in _ROLES.items() for word in words.split()}
