"""A command as somebody would run it: how long it takes, and what memory all its processes hold."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

EVERY: Final = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the wall's clock, and the most memory at once, in MB: the resident sets of all
    processes added up, so that what two of them share counts twice."""

    seconds: float
    peak_mb: float


def run(arguments: Sequence[str]) -> Spent:
    """Run `slantwise` with some arguments. Raises ValueError with what it said where it fails."""
    command = [sys.executable, "-P", "-m", "dashboard.cli", *arguments]
    root = str(Path(__file__).parents[2])
    search = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    begun = time.monotonic()
    with subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": search},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        peak = 0
        try:
            while process.poll() is None:
                peak = max(peak, held_by(process.pid))
                time.sleep(EVERY)
        finally:
            process.kill()
        seconds = time.monotonic() - begun
        said = process.stderr.read() if process.stderr else ""
    if process.returncode:
        raise ValueError(f"slantwise {' '.join(arguments)}: {said[-2000:]}")
    return Spent(seconds, peak / 1024**2)


def held_by(pid: int) -> int:
    """The bytes that a process and those it began hold now; 0 where it has ended."""
    total = 0
    try:
        tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return 0
    for process in tree:
        try:
            total += process.memory_info().rss
        except psutil.Error:  # ended meanwhile
            continue
    return total
