"""Measure agreement on the annotated corpora of a folder and put it on record: `make agreement`.

The figures go into metrics/validity/agreement.csv, from where the Methods page and the README show
them, those of stories into dashboard/stories/agreement.csv; the floors under them follow. Corpora
that are not in the folder keep what is on record, and so do figures of labels made by hand.
"""

import sys
from pathlib import Path

from dashboard.command import story_agreement
from dashboard.stories.agreement import RECORD
from metrics.validity.agreement import BY_HAND, record, recorded
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import Figure
from metrics.validity.validate import Outcome, validate


def main() -> None:
    """Entry point: the folder is the only argument."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit('Name the folder that holds the corpora: make agreement ARGS="corpora/"')
    outcome = validate(Path(sys.argv[1]))
    stories = story_agreement.with_stories(Outcome((), (), (), ()), Path(sys.argv[1]))
    if problems := (*outcome.problems, *stories.problems):
        sys.exit("\n".join(("Nothing is put on record:", *problems)))
    measured = {each.corpus for each in outcome.figures}
    names = {(each.corpus, each.figure) for each in outcome.figures}
    kept = [
        each
        for each in recorded()
        if each.corpus not in measured
        or ((each.corpus, each.figure) in BY_HAND and (each.corpus, each.figure) not in names)
    ]
    figures: list[Figure] = [*outcome.figures, *kept]
    order = [corpus.folder for corpus in CORPORA]
    record(sorted(figures, key=lambda each: order.index(each.corpus)))
    if stories.figures:
        record(stories.figures, RECORD)
    n_figures = len(outcome.figures) + len(stories.figures)
    print(f"{n_figures} figures of {len({*measured, *stories.present})} corpora are on record.")


if __name__ == "__main__":
    main()
