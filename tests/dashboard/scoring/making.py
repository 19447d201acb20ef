"""Articles enough for several parts, made of the sample."""

import csv
from collections.abc import Sequence
from pathlib import Path

import data


def table(path: Path, rows: int, first: int = 0) -> Path:
    """A CSV of so many articles, each another."""
    articles = data.sample()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("outlet", "title", "text", "date"))
        for number in range(first, first + rows):
            row = articles.iloc[number % len(articles)]
            text = f"{row['text']}\n\nNumber {number} may be reckless, officials said."
            writer.writerow((row["outlet"], f"{row['title']} {number}", text, "2026-03-09"))
    return path


def lines(path: Path) -> Sequence[str]:
    return path.read_text("utf-8").splitlines()
