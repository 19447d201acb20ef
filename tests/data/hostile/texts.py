"""Texts that are made to do harm, or were damaged."""

import csv
import io
import random
from pathlib import Path
from typing import Final

from tests.data.hostile.writing import MB, Files, written
from tests.data.making import TEXT


def _csv(*texts: str) -> bytes:
    written = io.StringIO()
    rows = [("Courier", f"Title {n}", text) for n, text in enumerate(texts)]
    csv.writer(written).writerows([("outlet", "title", "text"), *rows])
    return written.getvalue().encode("utf-8", "surrogatepass")


def _noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(5 * MB))


FILES: Final[Files] = {
    "NUL bytes": ("a.txt", written(lambda: b"\x00" * (10 * MB))),
    "noise": ("a.csv", _noise),
    "one word of 10 MB": ("a.csv", written(lambda: _csv("x" * (10 * MB), TEXT))),
    "100,000 quotes": ("a.csv", written(lambda: _csv("“No,” he said. " * 100_000, TEXT))),
    "100,000 straight quotes": ("a.csv", written(lambda: _csv('"' * 100_000 + " No", TEXT))),
    "lone surrogates": ("a.csv", written(lambda: _csv("\ud800 said " * 100_000, TEXT))),
    "marks in the middle": ("a.csv", written(lambda: _csv(f"\ufeff{TEXT}\ufeff" * 1000, TEXT))),
    "right to left and zero width": (
        "a.csv",
        written(lambda: _csv("\u202e\u200b\u200fno \u2066on\u2069 " * 50_000, TEXT)),
    ),
    "lines of two letters": ("a.txt", written(lambda: b"ab\n" * (16 * MB))),
    "white space": ("a.txt", written(lambda: b" \n" * (20 * MB))),
    "empty": ("a.csv", written(lambda: b"")),
}
