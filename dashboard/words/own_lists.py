"""Word lists that a visitor brings: which list a file is for, and what is wrong with it."""

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from dashboard.choices import OwnList, Way, own_list
from dashboard.families import in_words
from dashboard.word_lists import FIRST, meanings
from metrics.lexicon import Lexicon, LexiconError, UnusableRows, parse_lexicon
from metrics.lexicon_rows import shown
from metrics.method import default_method

EXAMPLE: Final = Path(__file__).parent / "my-words.csv"
_KEYS: Final[dict[str, Way]] = {"extends": "add", "replaces": "replace"}


def names() -> tuple[str, ...]:
    """The lists that can be added to or replaced, those people ask for first."""
    known = [lexicon.name for lexicon in default_method().lexicons]
    return (*FIRST, *(name for name in known if name not in FIRST))


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
        raise LexiconError(f"there is no list {shown(name)}{hint}")
    return name, way


def read_own_list(file: str, content: bytes) -> OwnList:
    """The list in a file whose head says what it is for.

    Raises LexiconError with the file's name and the line, also where the head says nothing.
    """
    lexicon = parse_lexicon(content, file)
    try:
        use = stated_use(lexicon)
    except LexiconError as error:
        raise LexiconError(f"{file}, line {_line_of_use(lexicon)}: {error}") from error
    if use is None:
        raise LexiconError(
            f"{file}, line 1: the file does not say which list it is for; write as its first line"
            " “# extends: loaded_terms” to add to that list, or “# replaces: loaded_terms” to use"
            f" the file instead of it (the lists are {', '.join(names())})"
        )
    return own_list(file, content, lexicon, *use)


def named(file: str, error: LexiconError) -> list[str]:
    """What is wrong with a file, a line each that names it."""
    return [told if told.startswith(file) else f"{file}: {told}" for told in error.args]


def doubts_beside(file: str, content: bytes, error: LexiconError) -> list[str]:
    """The doubts about the rows of a file that have no mistake, so that all is told at once."""
    if not isinstance(error, UnusableRows):
        return []
    try:
        name, way = stated_use(error.rest) or (FIRST[0], "add")
    except LexiconError as other:
        return named(file, other)
    return doubts(own_list(file, content, error.rest, name, way))


def doubts(own: OwnList) -> list[str]:
    """The categories of a list that the one it is for does not have, a line each.

    Such a category may be new, which the head of the file can say, or misspelt. Hostile text:
    escape it.
    """
    known = {
        entry.category
        for lexicon in default_method().lexicons
        if lexicon.name == own.name
        for entry in lexicon.entries
    }
    lines: dict[str, list[int]] = {}
    for entry in own.lexicon.entries:
        lines.setdefault(entry.category, []).append(entry.line)
    expected = known | meanings(own.lexicon).keys()
    return [
        _doubt(own, category, at, sorted(known))
        for category, at in lines.items()
        if category not in expected
    ]


def _doubt(own: OwnList, category: str, lines: list[int], known: list[str]) -> str:
    near = get_close_matches(category.lower().replace(" ", "_"), known, n=1)
    meant = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
    more = f" and {len(lines) - 1:,} more" if len(lines) > 1 else ""
    return (
        f"{own.file}, line {lines[0]}{more}: the {in_words(own.name)} have no category"
        f" “{category}”; {meant} As it is, it counts as a new category. If that is what you want,"
        f" write in the head of the file “# categories: {category} = what it means”."
    )


def _line_of_use(lexicon: Lexicon) -> int:
    """The line that says what a file is for; the second where several do."""
    lines = [at for at, (key, _) in enumerate(lexicon.about, start=1) if key.lower() in _KEYS]
    return lines[:2][-1]
