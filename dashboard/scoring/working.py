"""The work itself: rows in, numbers out, in this process or in several."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pandas as pd

import metrics
from dashboard.choices import Choices, told_in
from dashboard.scoring.tasks import Task
from data import Remarks, finished, frame_of
from metrics.analyse import new_vocabulary

KEPT: Final = (
    "article_id", "outlet", "title", "author", "credit", "published", "url", "genre", "language",
    "story", "source_file",
)  # fmt: skip
"""What is known of an article and goes into the file beside its numbers."""
AHEAD: Final = 2
"""Tasks that wait for each worker, so that none is idle; and that memory holds."""


@dataclass(frozen=True, slots=True)
class Done:
    """A task that is done: a row an article, and what was noted of each of its `raws`."""

    table: pd.DataFrame
    noted: tuple[Remarks, ...]


Work = Callable[[Iterable[Task]], Iterator[Done]]


class Worker:
    """Measures tasks by one method; what it learned of words in one helps with the next."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._vocabulary = new_vocabulary(choices.method)

    def __call__(self, task: Task) -> Done:
        """The numbers of a task."""
        batches, noted = zip(*map(finished, task.raws), strict=True)
        articles = frame_of(batches)
        scores = metrics.score(articles, method=self._choices.method, vocabulary=self._vocabulary)
        numbers = scores.drop(columns=["article_id", "outlet"])
        table = pd.concat([articles[list(KEPT)], numbers], axis=1)
        return Done(told_in(table, self._choices), noted)


@contextmanager
def workers(jobs: int, choices: Choices) -> Iterator[Work]:
    """A function that does tasks, in `jobs` processes where that is more than one. What it gives
    is in the order of the tasks; it takes in few more of them than are being done.

    Raises BrokenProcessPool where one of the processes was ended from outside.
    """
    if jobs == 1:
        worker = Worker(choices)
        yield lambda tasks: map(worker, tasks)
        return
    # Not forked: this process has threads, such as that of the bar.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(choices,))
    try:
        yield lambda tasks: _in_order(pool, tasks, jobs * AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Task], ahead: int) -> Iterator[Done]:
    waiting: deque[Future[Done]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_work, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


# The worker of a process, which has one for as long as it lives.
_worker: Worker | None = None


def _begin(choices: Choices) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that reads
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(choices)


def _end_with_parent() -> None:
    # One that was killed cannot end its workers.
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(task: Task) -> Done:
    assert _worker is not None
    return _worker(task)
