"""Which language a text is in: the metrics read English only."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH: Final = "en"

_SAMPLE_CHARACTERS: Final = 2000
_FEWEST_WORDS: Final = 20
_WORD: Final = re.compile(r"[^\W\d_]+")
_SURELY_ENGLISH: Final = frozenset(
    "the and of to that for with was on is it as by from are were has have be this which his she"
    " they their but not who said would after about when been its you more than people".split()
)
# Running English has a third of its words in this list, and hardly an article less than a fifth;
# Dutch, which comes nearest of the large languages, has an eighth. Whatever is recognised here
# does not load the model, which takes half a second and 75 MB.
_ENGLISH_SHARE: Final = 0.17
_NAMES: Final = {
    "english": "en",
    "eng": "en",
    "arabic": "ar",
    "chinese": "zh",
    "dutch": "nl",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
}
_CODE: Final = re.compile(r"[a-z]{2,3}")


def detect(text: str) -> str:
    """The ISO 639 code of the language of `text`, from its first 2,000 characters.

    "" where there are under twenty words, too few to tell; such texts are treated as English.
    Source: py3langid (Lui & Baldwin 2012, naive Bayes over byte n-grams).
    """
    text = text[:_SAMPLE_CHARACTERS]
    words = _WORD.findall(text.lower())
    # Chinese and Japanese write no spaces: a few "words" of theirs are a whole paragraph.
    if len(words) < _FEWEST_WORDS and len(text.encode("utf-8", "replace")) <= 2 * len(text):
        return ""
    if _looks_english(words):
        return ENGLISH
    return _classifier()(text)


def stated(value: str) -> str:
    """A language as a file states it ("English", "en-GB", "eng") as a code; "" if unreadable."""
    name = re.split(r"[-_]", value.strip().lower(), maxsplit=1)[0]
    if name in _NAMES:
        return _NAMES[name]
    return name if _CODE.fullmatch(name) else ""


def is_english(code: str) -> bool:
    """Whether a text with this language code is scored; an unknown language is."""
    return code in ("", ENGLISH)


def _looks_english(words: Sequence[str]) -> bool:
    known = sum(word in _SURELY_ENGLISH for word in words)
    return known >= _ENGLISH_SHARE * len(words) > 0


@cache
def _classifier() -> "Callable[[str], str]":
    # py3langid carries no type information.
    from py3langid.langid import (  # pyright: ignore[reportMissingTypeStubs]
        MODEL_FILE,
        LanguageIdentifier,
    )

    model = cast("Any", LanguageIdentifier).from_model_file(MODEL_FILE)
    return lambda text: cast("str", model.classify(text)[0])
