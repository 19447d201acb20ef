"""Nexis Uni downloads: one or many articles in a file, each a header, `Body` and the text.

What a document looks like there, a paragraph a line: title, outlet, date, perhaps an edition,
`Copyright …`, `Section: …`, `Length: …`, `Byline: …`, `Body`, the text, `Classification` or
`Load-Date: …`, `End of Document`. A cover page with a list of titles may stand before the first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data import dates
from data.problem import Problem
from data.readers.paragraphs import joined
from data.readers.table import Record, Table, in_parts

_END: Final = re.compile(r"end of document", re.IGNORECASE)
_END_LINE: Final = re.compile(r"^[ \t]*end of document[ \t]*$", re.IGNORECASE | re.MULTILINE)
_MOST_LINES: Final = 1_000_000  # of a text: short ones take twenty times its memory
_BODY: Final = re.compile(r"body:?", re.IGNORECASE)
_FIELD: Final = re.compile(
    r"(section|length|byline|dateline|highlight|headline|series|edition):\s*(.*)", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"classification|graphic|load-date:.*|publication-type:.*|language: [A-Z]{3,}|"
    r"correction-date:.*|copyright \d{4} .{0,200}",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"page \d+ of \d+|about lexisnexis.*|privacy policy.*|terms & conditions.*", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"(?:copyright\b|©|all rights reserved).*", re.IGNORECASE)
_BY: Final = re.compile(r"by\s+", re.IGNORECASE)
_LONGEST_DATE: Final = 80
_HEADER_LINES: Final = 40
_OPINION: Final = re.compile(r"\b(?:opinion|op-?ed|editorial|comment(?:ary)?)\b", re.IGNORECASE)


def is_download(lines: Sequence[str]) -> bool:
    """Whether `lines` are a Nexis Uni download and no single article."""
    stripped = [line.strip() for line in lines if len(line) < 40]
    return any(_END.fullmatch(line) for line in stripped) and any(
        _BODY.fullmatch(line) for line in stripped
    )


def lines_of(text: str) -> list[str]:
    """The lines of a text that is a Nexis Uni download; none where it is not."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _END_LINE.search(text) or text.count("\n") > _MOST_LINES:
        return []
    lines = text.splitlines()
    return lines if is_download(lines) else []


def tables(lines: Sequence[str], file: str, problems: Sequence[Problem] = ()) -> Iterator[Table]:
    """The articles of a download, the first being row 1."""
    yield from in_parts(_records(lines), file, list(problems))


def unwrapped(lines: Sequence[str]) -> list[str]:
    """`lines` as a page of paper breaks them, those of the texts joined to paragraphs."""
    whole: list[str] = []
    body: list[str] | None = None
    for line in lines:
        stripped = line.strip()
        if body is not None and (_END.fullmatch(stripped) or _AFTER.fullmatch(stripped)):
            whole += joined(["\n".join(body)])
            body = None
        if body is None:
            whole.append(line)
        else:
            body.append(line)
        if _BODY.fullmatch(stripped):
            body = []
    return whole + joined(["\n".join(body or [])])


def _records(lines: Sequence[str]) -> Iterator[Record]:
    document: list[str] = []
    number = 0
    for line in (*lines, "End of Document"):
        if not _END.fullmatch(line.strip()):
            document.append(line.strip())
        elif any(document):
            number += 1
            values = _article(document)
            # What follows the last end mark is no article unless it has a body.
            if values["text"] or values["title"]:
                yield number, values
            document = []


def _article(document: Sequence[str]) -> dict[str, str]:
    """One document's fields. Without a line `Body` there is no text."""
    at = next((at for at, line in enumerate(document) if _BODY.fullmatch(line)), len(document))
    header = [line for line in document[:at] if line and not _PAGE.fullmatch(line)]
    fields = {
        found[1].lower(): found[2].strip()
        for line in header[-_HEADER_LINES:]
        if (found := _FIELD.fullmatch(line))
    }
    title, outlet, published = _named(header[-_HEADER_LINES:])
    section = fields.get("section", "")
    return {
        "title": title or fields.get("headline", ""),
        "outlet": outlet,
        "date": published,
        "author": _BY.sub("", fields.get("byline", ""), count=1),
        "standfirst": fields.get("highlight", ""),
        "section": section,
        "genre": "opinion" if _OPINION.search(section) else "",
        "text": "\n\n".join(_body(document[at + 1 :])),
    }


def _named(header: Sequence[str]) -> tuple[str, str, str]:
    """Title, outlet and date: the last date of the header stands under the outlet."""
    plain = [line for line in header if not _FIELD.fullmatch(line)]
    for at in range(len(plain) - 1, 0, -1):
        line = plain[at]
        if len(line) <= _LONGEST_DATE and dates.parse(line) and not _COPYRIGHT.match(line):
            return (plain[at - 2] if at >= 2 else ""), plain[at - 1], line
    rest = [line for line in plain if not _COPYRIGHT.match(line)]
    return (rest[0] if rest else ""), (rest[1] if len(rest) > 1 else ""), ""


def _body(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _AFTER.fullmatch(line):
            return
        if line and not _PAGE.fullmatch(line):
            yield line
