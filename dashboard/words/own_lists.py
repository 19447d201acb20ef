"""Word lists that a visitor brings: which list a file is for, and what is wrong with it."""

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from dashboard.words.choices import OwnList, Way, own_list
from metrics.lexicon import Lexicon, LexiconError, parse_lexicon
from metrics.method import default_method

EXAMPLE: Final = Path(__file__).parent / "my-words.csv"
_KEYS: Final[dict[str, Way]] = {"extends": "add", "replaces": "replace"}


def names() -> tuple[str, ...]:
    """The lists that can be added to or replaced, those people ask for first."""
    first = ("loaded_terms", "hedges", "boosters", "reporting_verbs")
    known = [lexicon.name for lexicon in default_method().lexicons]
    return (*first, *(name for name in known if name not in first))


def stated_use(lexicon: Lexicon) -> tuple[str, Way] | None:
    """The list that a file says it is for, and how: None where it says nothing.

    Raises LexiconError when it names no list, or says it twice.
    """
    said: list[tuple[str, Way]] = [
        (value, _KEYS[key.lower()]) for key, value in lexicon.about if key.lower() in _KEYS
    ]
    if not said:
        return None
    if len(said) > 1:
        raise LexiconError("the head of the file says more than once which list it is for")
    value, way = said[0]
    name = value.removesuffix(".csv")
    if name not in names():
        near = get_close_matches(name, names(), n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(names())}"
        raise LexiconError(f"there is no list {name!r}{hint}")
    return name, way


def read_own_list(file: str, content: bytes) -> OwnList:
    """The list in a file whose head says what it is for.

    Raises LexiconError with the file's name and the line, also where the head says nothing.
    """
    lexicon = parse_lexicon(content, file)
    try:
        use = stated_use(lexicon)
    except LexiconError as error:
        raise LexiconError(f"{file}, line {_line_of_use(content)}: {error}") from error
    if use is None:
        raise LexiconError(
            f"{file}, line 1: the file does not say which list it is for; write as its first line"
            " “# extends: loaded_terms” to add to that list, or “# replaces: loaded_terms” to use"
            f" the file instead of it (the lists are {', '.join(names())})"
        )
    return own_list(file, content, lexicon, *use)


def _line_of_use(content: bytes) -> int:
    for number, line in enumerate(content.splitlines(), start=1):
        if any(key.encode() in line.lower() for key in _KEYS):
            return number
    return 1
