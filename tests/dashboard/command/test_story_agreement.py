import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import data
from dashboard.command import story_agreement
from dashboard.command.story_agreement import CORPUS, named, with_stories
from data.article import as_articles
from data.stories import group_stories
from metrics.validity.validate import Outcome

NOTHING = Outcome((), (), (), ())


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in the two corpora's formats: five of its stories as triplets, the rest around."""
    folder = tmp_path_factory.mktemp("corpora")
    articles = data.sample()
    is_gold = articles["story"].isin(sorted(articles["story"].unique())[:5])
    (folder / "basil" / "articles" / "2026").mkdir(parents=True)
    for story, members in articles[is_gold].groupby("story"):
        for n, (_, row) in enumerate(members[:3].iterrows(), start=1):
            path = folder / "basil" / "articles" / "2026" / f"{story}_{n}.json"
            found = {
                "source": row["outlet"],
                "title": row["title"],
                "date": f"{row['published']:%Y-%m-%d}",
                "body-paragraphs": [[part] for part in row["text"].split("\n\n")],
            }
            path.write_text(json.dumps(found), encoding="utf-8")
    others = articles[~is_gold]
    (folder / "allsides").mkdir()
    table = pd.DataFrame(
        {
            "source": others["outlet"],
            "title": others["title"],
            "content_original": others["text"],
            "date": "",
        }
    )
    table.to_csv(folder / "allsides" / "articles.csv", index=False)
    return folder


def test_pairs_of_the_triplets_are_scored_with_a_baseline(corpora: Path) -> None:
    outcome = with_stories(NOTHING, corpora)
    assert outcome.problems == outcome.missing == ()
    assert outcome.present == ("stories",)  # so that the floors are held
    assert {each.figure: each.value for each in outcome.figures} == {
        "precision:pairs": 1.0,
        "recall:pairs": 1.0,
    }
    for each in outcome.figures:
        assert (each.corpus, each.n, each.counted) == ("stories", 15, "articles")
        assert 0 <= each.baseline <= 1


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert with_stories(NOTHING, tmp_path).missing == (CORPUS,)


def test_a_broken_file_is_named_and_stops_no_other_corpus(corpora: Path, tmp_path: Path) -> None:
    (tmp_path / "allsides").symlink_to(corpora / "allsides")
    (tmp_path / "basil" / "articles").mkdir(parents=True)
    (tmp_path / "basil" / "articles" / "x_1.json").write_text('{"title": "Only that"}')
    outcome = with_stories(NOTHING, tmp_path)
    assert not outcome.figures
    assert "x_1.json" in outcome.problems[0] and "body-paragraphs" in outcome.problems[0]


def test_precision_and_recall_count_pairs_and_a_pair_as_often_as_its_triplets() -> None:
    groups, triplet = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 0, 1, 1, 1])
    precision, recall = story_agreement._statistics(groups, triplet).values()
    once, more = np.array([[1.0, 1.0]]), np.array([[2.0, 1.0]])
    assert (precision(once)[0], recall(once)[0]) == (pytest.approx(2 / 3), pytest.approx(2 / 6))
    assert (precision(more)[0], recall(more)[0]) == (pytest.approx(3 / 5), pytest.approx(3 / 9))


def test_the_corpus_has_a_name_and_an_unknown_one_is_told_with_it() -> None:
    assert named("stories") is CORPUS
    with pytest.raises(KeyError, match=r"no corpus 'storys'; known are .*, stories"):
        named("storys")


@pytest.mark.parametrize("n_others", [0, 150, 600, 1000])
def test_stories_of_three_outlets_are_kept_apart_whatever_the_mix(
    shared: Path, n_others: int
) -> None:
    basil, triplets = story_agreement._basil(shared / "validity" / story_agreement.BASIL)
    others = story_agreement._allsides(shared / "validity" / story_agreement.ALLSIDES)
    mixed = others.sample(n_others, random_state=1)
    articles = as_articles(pd.concat([basil, mixed], ignore_index=True))
    stories = group_stories(articles).tolist()
    pairs = list(combinations(range(len(basil)), 2))
    found = {(a, b) for a, b in pairs if stories[a] == stories[b] != ""}
    gold = {(a, b) for a, b in pairs if triplets[a] == triplets[b]}
    assert len(found & gold) >= 0.98 * len(found)
    assert len(found & gold) >= 0.95 * len(gold)
