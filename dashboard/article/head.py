"""An article's own head and the legend of its marks, as HTML that is safe whatever they hold."""

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlsplit

import pandas as pd

from dashboard.article.highlight import Options, escape, visible
from dashboard.families import FAMILIES
from dashboard.workspace import outlet_label

GENRES = {"news": "news", "opinion": "opinion"}


def headline(articles: pd.DataFrame, article_id: str) -> str:
    """Title, standfirst, and a line that says who published it, who wrote it and when."""
    article = {str(name): articles.at[article_id, name] for name in articles.columns}
    title = str(article["title"]) or "Untitled"
    standfirst = str(article["standfirst"])
    below = f'<p class="standfirst"><bdi>{escape(standfirst)}</bdi></p>' if standfirst else ""
    parts = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in _byline(article))
    return (
        f'<div class="slantwise-headline"><h2><bdi>{escape(title)}</bdi></h2>'
        f'{below}<p class="byline">{parts}</p></div>'
    )


def _byline(article: Mapping[str, object]) -> list[str]:
    published = article["published"]
    credit = str(article["credit"])
    parts = [
        outlet_label(str(article["outlet"])),
        str(article["author"]),
        _day(published) if isinstance(published, pd.Timestamp) else "",
        GENRES.get(str(article["genre"]), ""),
        f"text from {credit}" if credit else "",
        _host(str(article["url"])),
    ]
    return [part for part in parts if part]


def _day(published: pd.Timestamp) -> str:
    return "" if pd.isna(published) else f"{published.day} {published:%B %Y}"


def _host(url: str) -> str:
    """The site an address names; "" where it is no web address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def legend(cues: pd.DataFrame, options: Options) -> str:
    """What each line under the words means, and how many there are, by voice."""
    shown = visible(cues, options)
    counts = Counter(zip(shown["family"], shown["voice"], strict=True))
    rows = "".join(
        f'<div><dt><mark class="cue cue-{kind.name}">{kind.plural}</mark>'
        f'<span class="count">{_count(counts, kind.name)}</span></dt>'
        f"<dd>{kind.meaning}</dd></div>"
        for kind in FAMILIES.values()
        if kind.name in options.families
    )
    return f'<dl class="slantwise-legend">{rows}</dl>'


def _count(counts: Counter[tuple[str, str]], name: str) -> str:
    own, quoted = counts[name, "narrator"], counts[name, "quoted"]
    return f"{own:,}" + (f" + {quoted:,} quoted" if quoted else "")
