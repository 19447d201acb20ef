"""What is measured of scale, on a few articles: each step and each run is of what it says."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
import metrics
from dashboard.benchmark import corpus, scale, tree
from dashboard.cli import app
from dashboard.command import bench_report


def figures() -> scale.Scale:
    engine = scale.Engine(1000, 970_000, 75_000, 10)
    engine.seconds.update(read=1.0, clean=2.0, score=1.0, split=0.1, textstat=0.16)
    runs = (
        scale.Run(100, 1, 9.0, 300),
        scale.Run(1000, 1, 80.0, 310),
        scale.Run(100, 1, 8.0, 300),
        scale.Run(1000, 2, 50.0, 700),
        scale.Run(100, 1, 7.0, 300),
        scale.Run(4000, 2, 190.0, 735),
    )
    return scale.Scale(engine, runs)


def test_each_bar_is_the_ratio_it_names() -> None:
    found = [bar.measured for bar in figures().bars()]
    assert found == pytest.approx([16.0, 0.1, 1.6, 10.0, 735, 1.05])


@pytest.mark.parametrize(
    ("measured", "at_least", "reached"),
    [(1.6, True, True), (1.59, True, False), (1.6, False, True), (1.61, False, False)],
)
def test_a_bar_is_reached_from_the_one_side(measured: float, at_least: bool, reached: bool) -> None:
    assert scale.Bar("x", measured, 1.6, 1.8, at_least=at_least).is_reached == reached


def test_the_engine_takes_every_article_through_every_step(tmp_path: Path) -> None:
    texts = data.sample()["text"].tolist()
    corpus.write(texts, 700, tmp_path / "a.csv")
    found = scale.engine_of(tmp_path / "a.csv")
    articles = data.read(tmp_path / "a.csv")
    assert (found.articles, found.words) == (700, metrics.score(articles)["n_words"].sum())
    assert found.types == len({word for text in articles["text"] for word in text.split()})
    assert found.textstat_articles == 4
    assert all(seconds > 0 for seconds in found.seconds.values())


def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    corpus.write(data.sample()["text"].tolist(), 700, tmp_path / "a.csv")
    output = tmp_path / "scores.parquet"
    alone = tree.run(["score", str(tmp_path / "a.csv"), "-o", str(output)])
    both = tree.run(["score", str(tmp_path / "a.csv"), "-o", str(output), "--jobs", "2", "--force"])
    # Each process that measures holds more than this; the one that began them holds its own.
    assert alone.peak_mb > 150
    assert both.peak_mb > alone.peak_mb + 100
    assert alone.seconds > 0.5


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"(?s)slantwise score .*none\.csv.*no such file"):
        tree.run(["score", str(tmp_path / "none.csv"), "-o", str(tmp_path / "a.csv")])


def test_the_command_prints_the_table_or_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench_report.report_scale(None, True, sizes=(20, 40, 80)) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["engine"]["articles"] == 40
    assert [(run["articles"], run["jobs"]) for run in told["runs"]] == [
        (20, 1), (40, 1), (20, 1), (40, 2), (20, 1), (80, 2)
    ]  # fmt: skip
    monkeypatch.setattr(scale, "measure", lambda texts, sizes, say: figures())
    done = CliRunner().invoke(app, ["bench", "--scale"])
    shown = " ".join(done.stdout.split())
    for expected in ("beside str.split 0.100 × ≥ 0.071 × ≥ 0.125 ×", "735 MB ≤ 900 MB ≤ 600 MB"):
        assert expected in shown
    assert "missed" not in shown and "4,000 articles 2 190.0 21 735" in shown


def test_articles_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    done = CliRunner().invoke(app, ["bench", "--scale", "--articles", str(tmp_path / "empty.csv")])
    assert done.exit_code == 1 and "empty.csv" in done.stderr
