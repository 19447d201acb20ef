"""The command, called in a folder, and what came of it."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from dashboard.cli import app

WORDS = "The shameful storm may have hit the coast, officials said on Monday. It was loud.\n"


@dataclass(frozen=True)
class Done:
    """What a call of the command came to."""

    code: int
    out: str
    err: str


def slantwise(*arguments: str, cwd: Path, given: str | None = None) -> Done:
    """Call the command in `cwd`; `given` is what another program hands over."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, list(arguments), input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)
