"""Names of the sections of a website."""

from typing import Final

_SECTION_WORDS: Final = frozenset(
    "home news world politics us uk u.s. eu opinion opinions analysis comment commentary editorial"
    " editorials op-ed oped business economy finance markets money sport sports culture arts"
    " entertainment lifestyle life style travel health science technology tech environment climate"
    " education society europe asia africa middle east americas america latin national local"
    " international latest breaking top stories story featured features feature exclusive live"
    " video videos photos podcast podcasts blog blogs investigation investigations special report"
    " reports explainer magazine weekend affairs global russia ukraine china war defense defence"
    " security military geopolitics foreign policy interview interviews press release releases"
    " statements articles article archive archives trending popular uncategorized front page"
    " perspective perspectives viewpoint views column columns columnists letters more most read"
    " menu category you are here: here".split()
)
_MARKS: Final = frozenset("& and | › » > / → - –".split())  # noqa: RUF001 - both dashes are meant
_WORDS_WITHOUT_MARKS: Final = 3
_WORDS: Final = 9


def is_section(text: str) -> bool:
    """Whether a line is the name of a section of a website, or a trail of such names."""
    words = text.casefold().split(maxsplit=_WORDS)
    names = [word for word in words if word not in _MARKS]
    most = _WORDS if len(names) < len(words) else _WORDS_WITHOUT_MARKS
    return 0 < len(names) <= most and all(name in _SECTION_WORDS for name in names)
