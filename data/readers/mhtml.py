"""MHTML: a web page with its pictures in one file, as Chrome and Edge save it."""

from collections.abc import Iterator
from contextlib import closing
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Final

from data.plain import one_line
from data.problem import ArticleError
from data.readers import page
from data.readers.source import File, too_large
from data.readers.table import Table, article

MOST_BYTES: Final = 60_000_000


def read(file: File) -> Iterator[Table]:
    """The article of a saved page. Raises ArticleError where there is no page in it."""
    if file.size() > MOST_BYTES:
        raise too_large(file.size(), MOST_BYTES, file.shown)
    with closing(file.open()) as stream:
        try:
            message = BytesParser(policy=policy.compat32).parse(stream)
            part = _page(message)
        except (RecursionError, ValueError, LookupError) as error:
            raise _none(file.shown) from error
    if part is None:
        raise _none(file.shown)
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or len(data) > page.MOST_BYTES:
        raise _none(file.shown)
    url = one_line(
        str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    )
    charset = str(part.get_param("charset") or "")
    found = page.article_of(
        data, file.shown, url=url if url.startswith("http") else "", charset=charset
    )
    yield article(found, file.shown)


def _page(message: Message) -> Message | None:
    """The first part that is a page: the frames in it come after."""
    parts = message.walk()
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _none(file: str) -> ArticleError:
    return ArticleError(
        "There is no web page in this file.", file=file, advice="Save the page again as HTML."
    )
