"""The benchmark: what it times, what it counts, and that it times the same thing every round."""

import gc
import json
from pathlib import Path

import pandas as pd
import pytest
from textstat.backend.counts import count_words
from typer.testing import CliRunner

import metrics
from dashboard.benchmark import speed
from dashboard.benchmark.speed import Measurement
from dashboard.cli import app

KEYS = [
    "articles",
    "words",
    "slantwise_articles_per_s",
    "textstat_articles_per_s",
    "split_articles_per_s",
    "ratio_textstat",
    "ratio_split",
    "peak_mb",
]


@pytest.fixture
def articles() -> pd.DataFrame:
    texts = [f"The council met on day {n}. It may wait for the report." for n in range(450)]
    return pd.DataFrame({"text": texts, "language": "en"})


def test_ratios_are_those_of_the_speeds() -> None:
    figures = Measurement(10, 100, 10, 3, 1200.0, 200.0, 24000.0, None)
    assert (figures.ratio_textstat, figures.ratio_split) == (6.0, 0.05)
    assert list(json.loads(figures.as_json())) == KEYS


def test_every_article_is_timed_and_textstat_gets_200_of_them_or_more(
    articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "_peak_of_child", lambda path, place: 1.0)
    timed: dict[str, list[int]] = {"textstat": [], "split": []}
    monkeypatch.setattr(
        speed, "run_textstat", lambda texts: timed["textstat"].append(len(texts)) or 1.0
    )
    monkeypatch.setattr(speed, "_run_split", lambda texts: timed["split"].append(len(texts)) or 1.0)
    figures = speed.measure(articles, None, rounds=2)
    assert figures.articles == 450
    assert figures.words == int(metrics.score(articles)["n_words"].sum())
    assert timed == {"textstat": [1, 225, 225], "split": [450, 450]}
    assert (figures.textstat_articles_per_s, figures.split_articles_per_s) == (225.0, 450.0)


def test_the_best_round_counts(articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "_peak_of_child", lambda path, place: 1.0)
    monkeypatch.setattr(speed, "run_textstat", lambda texts: 1.0)
    monkeypatch.setattr(speed, "_run_split", lambda texts: 1.0)
    seconds = iter([3.0, 0.5, 2.0])
    monkeypatch.setattr(speed, "_run_slantwise", lambda frame: next(seconds))
    assert speed.measure(articles, None, rounds=3).slantwise_articles_per_s == 900.0


def test_words_and_texts_are_forgotten_and_dictionaries_are_not(articles: pd.DataFrame) -> None:
    from metrics.method import default_method
    from metrics.punctuation import read_trailing

    gc.unfreeze()  # another test may have served here, which sets apart what is loaded
    speed.run_textstat(articles["text"].tolist()[:1])
    held_of_one_article = count_words.cache_info().currsize
    speed.run_textstat(articles["text"].tolist()[:3])
    assert count_words.cache_info().currsize == held_of_one_article > 0
    metrics.score(articles)
    assert read_trailing.cache_info().currsize
    matcher = default_method().matcher
    speed.forget("metrics.")
    assert not read_trailing.cache_info().currsize
    assert default_method().matcher is matcher


def test_articles_that_are_not_measured_do_not_count(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"The council met on day {n}, and waited."}) for n in range(2)]
    lines.append(json.dumps({"text": "Der Rat tagte am Montag.", "language": "de"}))
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert len(speed.load(tmp_path / "a.jsonl")) == 2
    (tmp_path / "b.jsonl").write_text(lines[-1], encoding="utf-8")
    with pytest.raises(ValueError, match="in English"):
        speed.load(tmp_path / "b.jsonl")


def test_the_command_prints_json_or_a_table(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(speed, "ROUNDS", 1)
    done = CliRunner().invoke(app, ["bench", "--json"])
    figures = json.loads(done.stdout)
    assert list(figures) == KEYS
    assert figures["articles"] == 48
    assert 50 < figures["peak_mb"] < 400
    assert figures["slantwise_articles_per_s"] > figures["textstat_articles_per_s"]
    (tmp_path / "few.csv").write_text("text\nIt may rain.\nIt will snow.\n")
    done = CliRunner().invoke(app, ["bench", "--articles", str(tmp_path / "few.csv")])
    told = " ".join(done.stdout.split())
    for expected in ("2 articles", "Slantwise", "textstat", "str.split", "Peak memory", "as fast"):
        assert expected in told


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    done = CliRunner().invoke(app, ["bench", "--articles", str(tmp_path / "empty.csv")])
    assert done.exit_code == 1
    assert "empty.csv" in done.stderr
