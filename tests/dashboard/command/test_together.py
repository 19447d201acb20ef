"""Two `slantwise add` at once while somebody looks: nothing lost, nothing half, no error."""

import csv
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier

from dashboard.command import adding
from dashboard.library_workspace import metric_version, workspace_of
from data import library
from tools.library_crash import PROCESSES, write_articles

ARTICLES = 120
LONG = 120.0  # seconds in which every machine is done


def halves(folder: Path) -> tuple[Path, Path]:
    """Two files that share every fourth article, and hold each other's reprints."""
    write_articles(folder / "all.csv", ARTICLES)
    with (folder / "all.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    for name, kept in (("one.csv", (0, 2, 3)), ("two.csv", (0, 1))):
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            some = [row for at, row in enumerate(rows) if at % 4 in kept]
            csv.writer(file).writerows([header, *some])
    return folder / "one.csv", folder / "two.csv"


def add(file: str, place: str) -> None:
    """Add a file; what came of it is the exit code."""
    sys.exit(adding.add(adding.Wanted([file]), place))


def look(_: str, place: str) -> None:
    """Look until everything is there; an article that is not whole ends it."""
    seen = 0
    with library.open(place, create=False) as opened:
        while seen < ARTICLES:
            shown = workspace_of(opened)
            assert len(shown.articles) == len(shown.scores) >= seen
            texts = shown.texts.loc[shown.articles.index.tolist()]
            assert (texts["text"].str.len() > 0).all()
            seen = len(shown.articles)


def begin(work: Callable[[str, str], None], file: str, place: str, all_here: Barrier) -> None:
    """What each process does once all of them are there; its words go to a file."""
    for output in (sys.stdout, sys.stderr):
        os.dup2(os.open(f"{file}.log", os.O_WRONLY | os.O_CREAT), output.fileno())
    all_here.wait(LONG)
    work(file, place)


def test_two_that_add_and_one_that_looks(place: str, tmp_path: Path) -> None:
    one, two = halves(tmp_path)
    library.open(place).close()
    all_here = PROCESSES.Barrier(3)
    works = {str(one): add, str(two): add, str(tmp_path / "look"): look}
    started = [
        PROCESSES.Process(target=begin, args=(work, file, place, all_here), daemon=True)
        for file, work in works.items()
    ]
    for process in started:
        process.start()
    for process, file in zip(started, works, strict=True):
        process.join(LONG)
        log = Path(f"{file}.log")
        said = log.read_text(encoding="utf-8") if log.exists() else "it never began"
        assert process.exitcode == 0 and "rror" not in said, said
    with library.open(place, create=False) as kept:
        assert len(kept) == len(kept.scores(metric_version())) == ARTICLES
        assert kept.ungrouped() == 0
        groups, stamp = kept.groups_found()["reprint_group"], kept.stamp()
    sizes = groups[groups != ""].value_counts()
    assert sizes.min() == 2 and len(sizes) == ARTICLES // 10
    assert adding.add(adding.Wanted([str(tmp_path / "all.csv")]), place) == 0
    with library.open(place, create=False) as kept:
        assert kept.stamp() == stamp
