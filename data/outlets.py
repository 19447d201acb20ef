"""What an outlet is called: one name for the many that exports and addresses give it."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from data.plain import decode, one_line
from data.problem import ArticleError

Aliases = Mapping[str, str]
"""The name that an outlet goes by, for each alias in the form that `key` gives it."""

TABLE: Final = Path(__file__).with_name("outlets.csv")

_TAIL: Final = re.compile(
    r"(?:\s+[-–—|]\s*|\s*\()(news|opinions?|editorial|op-?ed|commentary)\)?$", re.IGNORECASE
)
_GENRES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("news", "report", "news report", "straight news", "hard news"), "news"),
    **dict.fromkeys(
        ("opinion", "opinions", "op-ed", "oped", "editorial", "column", "commentary"), "opinion"
    ),
}
_ARTICLE: Final = re.compile(r"^the (?=\S)")
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def normalise(name: str, table: Aliases) -> str:
    """The name that `table` has for the outlet that a file calls `name`.

    Capitals, white space, a leading "The", "www." and the tails that tell news from opinion
    ("Courier - News", "Courier (Opinion)") do not matter. An outlet that is not in `table` keeps
    its spelling but for white space and such a tail.
    """
    name = one_line(name)
    short = _TAIL.sub("", name) or name
    return table.get(key(name)) or table.get(key(short)) or short


def genre(stated: str, outlet: str) -> str:
    """`news`, `opinion` or `unknown`: as stated, else as the tail of the outlet's name says."""
    found = _TAIL.search(one_line(outlet))
    told = (stated or (found[1] if found else "")).strip().lower()
    return _GENRES.get(told, "unknown")


def of_address(url: str, table: Aliases) -> str:
    """The outlet whose web address is `url`: its name in `table`, else the domain; "" if none."""
    try:
        host = (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    parts = host.split(".")
    above = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((table[domain] for domain in above if domain in table), host)


def key(name: str) -> str:
    """`name` without what does not tell outlets apart."""
    name = one_line(name).casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
    return _ARTICLE.sub("", name.removeprefix("www."))


def read_table(path: str | PathLike[str]) -> dict[str, str]:
    """The aliases in a CSV file with the columns `name` and `alias`; a name is its own alias.

    Lines that begin with "#" are comments. Raises ArticleError where a column is missing, a line
    lacks one of the two, or one alias stands for two outlets.
    """
    file = str(path)
    try:
        text, _ = decode(Path(path).read_bytes(), file)
    except OSError as error:
        raise ArticleError("The table of outlets could not be opened.", file=file) from error
    found: dict[str, str] = {}
    lines = [("" if line.startswith("#") else line) for line in text.splitlines()]
    header = next((at for at, line in enumerate(lines) if line.strip()), 0)
    rows = csv.DictReader(lines[header:])
    if not {"name", "alias"} <= set(rows.fieldnames or ()):
        raise ArticleError(
            "The table of outlets needs the columns “name” and “alias”.",
            file=file,
            advice="Its first line should be: name,alias",
        )
    for row in rows:
        line = header + rows.line_num
        name, alias = one_line(row["name"] or ""), key(row["alias"] or "")
        if not name or not alias:
            raise ArticleError("An alias needs a name and an alias.", file=file, row=line)
        if found.setdefault(alias, name) != name:
            what = f"“{row['alias']}” stands for two outlets: {found[alias]} and {name}."
            raise ArticleError(what, file=file, row=line, advice="Take one of them out.")
    return {**{key(name): name for name in found.values()}, **found}


@cache
def known() -> Aliases:
    """The aliases that come with Slantwise."""
    return read_table(TABLE)
