"""Files scored by the workers of a Dask cluster: each where it is read, into a part of the output.

Needs the extra `cluster`, and folders that all workers see.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, Final

from dask.distributed import Client, Future, LocalCluster, as_completed

from dashboard.choices import Choices
from dashboard.release import release
from dashboard.scoring.parts import held
from dashboard.scoring.run import NoCluster, Outcome, Show, Wanted, to_file
from data import Problem, files_of
from data.readers.source import from_path
from metrics.version import version_with

PATIENCE: Final = 10
"""Seconds in which a scheduler has to answer, and a worker to be there."""
_RETRIES: Final = 3


@dataclass(frozen=True, slots=True)
class _Job:
    """A file, as it is called and as it is shown, and where its numbers go."""

    path: str
    name: str
    part: str


def to_folder(wanted: Wanted, output: Path, show: Show, client: Client, *, force: bool) -> Outcome:
    """Score each file into a part of the folder `output`. A part that is there is not done again,
    unless `force`.

    Raises InUse where another run writes there, NoCluster where the workers have another release,
    OSError where the folder cannot be written.
    """
    output.mkdir(parents=True, exist_ok=True)
    _refuse_others(client, wanted.choices)
    outcome = Outcome()
    jobs = list(_jobs(wanted, output, outcome.problems))
    with held(output / ".in-use.lock"):
        once = client.scatter(wanted.choices, broadcast=True)
        columns = (wanted.text_column, wanted.outlet_column)
        futures = [
            client.submit(_score, job, once, columns, force, pure=False, retries=_RETRIES)
            for job in jobs
        ]
        try:
            _wait(futures, show)
            for future in futures:
                _take(outcome, future.result())
        finally:
            client.cancel(futures)
    outcome.has_errors = any(problem.severity == "error" for problem in outcome.problems)
    return outcome


@contextmanager
def connected(scheduler: str | None, local: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of `local` workers that are begun here.

    Raises NoCluster where nobody answers, or there is no worker.
    """
    if scheduler is None:
        with (
            LocalCluster(
                n_workers=local,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="",
                memory_limit=0,
            ) as workers,
            Client(workers) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        told = f"No Dask scheduler answers at {scheduler}. Is the address right?"
        raise NoCluster(told) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise NoCluster(f"The scheduler at {scheduler} has no workers. Start some.") from error
        yield client


def _jobs(wanted: Wanted, output: Path, problems: list[Problem]) -> Iterator[_Job]:
    """A job for each file, whose part is called after it: more files do not move the others."""
    for file in chain.from_iterable(files_of(source) for source in wanted.sources):
        if file.path is None:
            told = "This is no file that workers could read."
            problems.append(Problem("error", told, file.shown))
            continue
        path = str(file.path.resolve())
        if output.resolve() in file.path.resolve().parents:
            continue
        part = f"part-{blake2b(path.encode(), digest_size=8).hexdigest()}.parquet"
        yield _Job(path, file.name, str(output.resolve() / part))


def _score(
    job: _Job, choices: Choices, columns: tuple[str | None, str | None], force: bool
) -> Outcome:
    """Score one file; done by a worker."""
    wanted = Wanted((from_path(Path(job.path), job.name),), choices, *columns)
    return to_file(wanted, Path(job.part), lambda share, pace: None, force=force)


def _wait(futures: Sequence[Future], show: Show) -> None:
    begun, articles = time.monotonic(), 0
    for done, future in enumerate(as_completed(futures), start=1):
        articles += future.result().articles
        show(done / len(futures), articles / max(time.monotonic() - begun, 1e-6))


def _take(outcome: Outcome, part: Outcome) -> None:
    outcome.articles += part.articles
    outcome.kept += part.kept
    outcome.problems += part.problems
    outcome.before = tuple(dict.fromkeys((*outcome.before, *part.before)))


def _refuse_others(client: Client, choices: Choices) -> None:
    """Raise NoCluster where a worker would give other numbers."""
    ours = _release_and_version(choices)
    told: Any = client.run(_release_and_version, choices)
    for address, theirs in told.items():
        if theirs != ours:
            raise NoCluster(
                f"The worker at {address} has Slantwise {theirs[0]} (numbers {theirs[1]}), and this"
                f" is {ours[0]} (numbers {ours[1]}). Install the same release everywhere."
            )


def _release_and_version(choices: Choices) -> tuple[str, str]:
    return release(), version_with(choices.method)
