"""Closed classes of English words that the analysis asks about."""

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
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)
# Words that drop their first letters: the mark before them is no quotation mark.
ELISIONS = frozenset(
    "em til till cause cos tis twas twere n bout round neath gainst ello ere".split()
)
LINK_BEGINNINGS = ("http://", "https://", "www.")
