"""What must not move a score: furniture, repetition, other people's words, other names."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import data
from metrics import METRICS, score

TITLE = "Quiet Harbour Wakes To A Louder Morning"
FURNITURE: dict[str, Callable[[str, str], str]] = {
    "exit mobile version": lambda raw, title: f"{raw}\n\nExit mobile version",
    "related posts": lambda raw, title: (
        f"{raw}\n\nRelated posts\n\nCouncil Weighs New Ferry Route\n\n"
        "Harbour Fish Prices Climb For Third Year"
    ),
    "via an agency": lambda raw, title: f"{raw}\n\nVia AFP",
    "via an agency inside": lambda raw, title: raw.replace("\n\n", "\n\nVia AFP\n\n", 1),
    "a date line": lambda raw, title: f"March 5, 2026\n\n{raw}",
    "a repeated title": lambda raw, title: f"{title}\n{title}\n{raw}",
    "a truncated title": lambda raw, title: f"Home News {title[:24]}...\n\n{raw}",
}
RATES = [spec.column for spec in METRICS if spec.is_rate]


def scores_of(raw: str) -> pd.Series:
    articles = data.read_pasted(raw).articles
    assert len(articles) == 1
    return score(articles).drop(columns=["article_id", "outlet"]).iloc[0]


def bodies() -> list[str]:
    return data.sample()["text"].tolist()[::9]


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_changes_no_score_of_the_sample(name: str) -> None:
    for body in bodies():
        page = f"{TITLE}\n\n{body}"
        pd.testing.assert_series_equal(scores_of(FURNITURE[name](page, TITLE)), scores_of(page))


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_changes_no_score_of_a_seed(name: str, shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        page = path.read_text(encoding="utf-8")
        title = data.read_pasted(page).articles["title"].iloc[0]
        page = page if title else f"{TITLE}\n\n{page}"
        changed = FURNITURE[name](page, title or TITLE)
        pd.testing.assert_series_equal(scores_of(changed), scores_of(page))


def test_an_article_followed_by_itself_keeps_every_rate(shared: Path) -> None:
    seeds = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    for body in bodies() + [data.read_pasted(seed).articles["text"].iloc[0] for seed in seeds]:
        twice = pd.DataFrame({"text": [body, f"{body}\n\n{body}"]})
        rates = score(twice)[RATES]
        pd.testing.assert_series_equal(rates.iloc[0], rates.iloc[1], check_names=False)


def test_a_slur_inside_a_quotation_leaves_narrator_rates(shared: Path) -> None:
    narrator = [
        spec.column for spec in METRICS if spec.is_rate and "narrator" in str(spec.denominator)
    ]
    assert len(narrator) >= 5
    tried = 0
    for path in sorted((shared / "seeds").glob("*.txt")):
        body = data.read_pasted(path.read_text(encoding="utf-8")).articles["text"].iloc[0]
        if "“" not in body:
            continue
        tried += 1
        louder = body.replace("“", "“thugs and cronies ", 1)
        rates = score(pd.DataFrame({"text": [body, louder]}))[narrator]
        pd.testing.assert_series_equal(rates.iloc[0], rates.iloc[1], check_names=False)
    assert tried >= 4


def test_renaming_outlets_changes_only_labels() -> None:
    articles = data.sample()
    renamed = articles.assign(outlet="Renamed " + articles["outlet"])
    pd.testing.assert_frame_equal(
        score(renamed).drop(columns="outlet"), score(articles).drop(columns="outlet")
    )
