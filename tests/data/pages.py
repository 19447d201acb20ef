"""A web page made for tests: the article, and a website around it."""

import json

URL = "https://courier.example/2024/07/pier"

STATED: dict[str, object] = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Some site"},
        {"@type": "Organization", "@id": "#us", "name": "The Elmsley Courier"},
        {
            "@type": ["OpinionNewsArticle"],
            "headline": "East pier to close &amp; stay closed",
            "author": [{"@type": "Person", "name": "Joris Vandermeer"}, {"name": "A. Bruin"}],
            "publisher": {"@id": "#us"},
            "datePublished": "2024-07-09T15:04:00-04:00",
            "inLanguage": "en-US",
            "mainEntityOfPage": {"@id": URL},
        },
    ],
}


def page_of(
    paragraphs: tuple[str, ...],
    *,
    stated: object = STATED,
    head: str = '<meta charset="utf-8">',
    title: str = "East pier to close | The Elmsley Courier",
) -> str:
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if stated else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(20))
    return (
        f'<!DOCTYPE html><html lang="en"><head>{head}<title>{title}</title>{script}</head><body>'
        f"<nav><ul>{links}</ul></nav><main><article><h1>East pier to close</h1>{body}</article>"
        "</main><aside><p>Subscribe to our newsletter</p></aside><footer><p>Copyright 2024 The"
        " Courier Company</p></footer></body></html>"
    )
