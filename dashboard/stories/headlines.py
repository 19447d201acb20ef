"""The headlines of a story one below the other, with their cues marked. No streamlit."""

from collections.abc import Mapping
from html import escape
from typing import Final

import pandas as pd

from dashboard.article.highlight import Options, marked_line
from dashboard.links import link
from dashboard.reprints.counting import is_reprint
from dashboard.stories.arranging import articles_of, day
from dashboard.workspace import outlet_label

MOST: Final = 100  # headlines; a story of more is seldom one event


def html(
    articles: pd.DataFrame,
    story: str,
    names: Mapping[str, str],
    cues: Mapping[str, pd.DataFrame],
    options: Options,
) -> str:
    """A table of outlet, day and headline, safe to show; a headline is a link to its article.

    `names` has how each article is called, by its id, and `cues` those of titles.
    """
    of = articles_of(articles, story).iloc[:MOST]
    copies = is_reprint(of)
    body = "".join(
        _row(of, str(article_id), bool(copies[article_id]), names, cues, options)
        for article_id in of.index
    )
    caption = "Headlines by day and outlet"
    return (
        '<div class="table headlines"><table>'
        f'<caption class="unseen">{caption}</caption><thead><tr><th scope="col">Outlet</th>'
        '<th scope="col">Day</th><th scope="col">Headline</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def left_out(n_articles: int) -> str:
    """What is not listed of a story with more articles than there is room for."""
    if n_articles <= MOST:
        return ""
    return f"The first {MOST} of {n_articles:,} headlines are shown, the earliest first."


def _row(
    articles: pd.DataFrame,
    article_id: str,
    is_copy: bool,
    names: Mapping[str, str],
    cues: Mapping[str, pd.DataFrame],
    options: Options,
) -> str:
    title = str(articles.at[article_id, "title"])
    inner = escape(names[article_id])
    if title.strip() and article_id in cues:
        inner = marked_line(title, cues[article_id], options)
    published = articles.at[article_id, "published"]
    is_dated = isinstance(published, pd.Timestamp) and not pd.isna(published)
    told = day(published) if isinstance(published, pd.Timestamp) and is_dated else "–"
    copy = ' <span class="told">reprint</span>' if is_copy else ""
    outlet = outlet_label(str(articles.at[article_id, "outlet"]))
    opens = link("article", {"article": article_id}, f'<bdi dir="auto">{inner}</bdi>')
    return (
        f'<tr><th scope="row"><bdi>{escape(outlet)}</bdi></th><td class="day">{told}</td>'
        f'<td class="headline">{opens}{copy}</td></tr>'
    )
