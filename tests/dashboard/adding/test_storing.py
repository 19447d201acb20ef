"""Keeping in the background."""

from pathlib import Path

import pandas as pd
import pytest

import data
import metrics
from dashboard import library_workspace, workspace
from dashboard.adding import findings, storing
from dashboard.adding.background import Work
from dashboard.adding.basket import Basket
from dashboard.adding.findings import Around, Findings, Traits
from dashboard.adding.storing import Stored
from data import library

LONG = 60.0  # seconds in which every machine is done
BODY = " ".join(
    f"The ferry struck quay {n} and the harbour said so at dusk {n}." for n in range(12)
)


def articles(number: int = 3) -> pd.DataFrame:
    rows = [
        {"outlet": f"O{n}", "title": f"T{n}", "text": f"{BODY} End {n}."} for n in range(number)
    ]
    found = data.as_articles(pd.DataFrame(rows))
    return found.set_axis(found["article_id"].to_numpy(), axis=0)


def looked_over(found: pd.DataFrame, traits: Traits) -> Findings:
    reading = data.Reading(found.reset_index(drop=True))
    return findings.understand(
        [reading], Around(), traits, lambda share, doing: None, lambda: False
    )


class StopsAtOnce(dict):  # pyright: ignore[reportMissingTypeArgument]
    """Traits that end the work when the first articles ask for theirs."""

    job: Work[Stored] | None = None

    def get(self, *args: object) -> None:
        while self.job is None:
            pass
        self.job.stop()


def test_what_is_kept_for_a_visit_is_measured_and_its_reprints_are_found() -> None:
    wanted = articles()
    job = storing.start(wanted, {}, None)
    assert job.wait(LONG)
    made, expected = job.outcome.workspace, workspace.build(wanted)
    assert made is not None and job.outcome.ids == set(wanted.index)
    pd.testing.assert_frame_equal(made.scores, expected.scores)
    pd.testing.assert_frame_equal(made.articles, expected.articles)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_while_keeping_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(articles: pd.DataFrame) -> pd.DataFrame:
        raise RuntimeError

    monkeypatch.setattr(metrics, "score", failing)
    job = storing.start(articles(), {}, None)
    assert job.wait(LONG)
    assert "fault in Slantwise" in job.outcome.fault


def test_what_the_review_worked_out_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, traits = articles(), {}
    looked_over(wanted, traits)
    with library.open(tmp_path / "warm.db") as opened:
        opened.add(articles(1))
        library_workspace.bring_up(opened, lambda doing, share: None)

    def read_again(texts: pd.Series) -> list[object]:
        assert len(texts) == 0, "a text was read again"
        return []

    monkeypatch.setattr(workspace, "signatures", read_again)
    job = storing.start(wanted, traits, None)
    assert job.wait(LONG) and job.outcome.workspace is not None
    monkeypatch.setattr("data.syndication.signatures", read_again)
    monkeypatch.setattr("data.stories.features", lambda titles, texts: read_again(texts))
    with library.open(tmp_path / "a.db") as opened:
        job = storing.start(wanted, traits, opened)
        assert job.wait(LONG)
        assert (job.outcome.fault, job.outcome.new, len(opened)) == ("", 3, 3)
        assert opened.groups_found()["reprint_group"].nunique() == 1
        assert not list(opened.unscored(library_workspace.metric_version()))


def test_a_stop_keeps_what_was_done_and_leaves_the_rest_in_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "AT_A_TIME", 1)
    wanted = articles()
    found = looked_over(wanted, {})
    traits = StopsAtOnce()
    with library.open(tmp_path / "a.db") as opened:
        job = traits.job = storing.start(wanted, traits, opened)
        assert job.wait(LONG)
        assert len(opened) == job.outcome.new == 1
    first = wanted.index[0]
    assert job.outcome.ids == {first}
    basket = Basket(findings=found, opened=found.proposed, left=found.proposed)
    rest = basket.with_stored(job.outcome)
    assert rest.left is not None and set(rest.left.index) == set(wanted.index[1:])
    assert rest.findings is not None and first not in rest.findings.articles.index
    assert (rest.known, rest.kept) == ({first}, 1)


def test_once_all_that_was_wanted_is_kept_the_basket_is_empty() -> None:
    found = looked_over(articles(), {})
    left = found.proposed.assign(keep=[True, False, True])
    basket = Basket(findings=found, opened=left, left=left)
    kept = basket.with_stored(Stored(set(left.index[left["keep"]])))
    assert kept.findings is None and kept.batch == 1
