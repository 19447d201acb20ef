"""CLEAR: excerpts that teachers compared, two at a time, for how easy they are to read."""

import math
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook

from metrics import readability
from metrics.analyse import analyse
from metrics.arrays import Floats
from metrics.readability import FLESCH_READING_EASE, SPECS, WORDS_PER_SENTENCE
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import content
from metrics.validity.statistics import Statistic, pearson, spearman

FILE = "CLEAR_corpus_final.xlsx"
TEXT = "Excerpt"
EASINESS = "BT_easiness"  # a Bradley–Terry score; higher is easier


def measure(folder: Path) -> Iterator[Figure]:
    """Pearson and Spearman of each readability column with easiness: grades come out negative.

    The baseline has the sign of the column: words per sentence, or its negative for reading ease.
    """
    path = folder / FILE
    if not path.exists():
        return
    texts, easiness = _read(path)
    counts = readability.count(analyse(texts))
    length = WORDS_PER_SENTENCE.values(counts)
    for spec in SPECS:
        agreement = Agreement(
            corpus=CORPUS.folder,
            metric=spec.column,
            n_units=len(texts),
            n=len(texts),
            counted="excerpts",
            against="words per sentence",
        )
        sign = -1 if spec is FLESCH_READING_EASE else 1
        yield from agreement.figures(
            _correlations(spec.values(counts), easiness),
            {} if spec is WORDS_PER_SENTENCE else _correlations(sign * length, easiness),
        )


def _correlations(values: Floats, easiness: Floats) -> dict[str, Statistic]:
    return {"pearson": pearson(values, easiness), "spearman": spearman(values, easiness)}


def _read(path: Path) -> tuple[list[str], Floats]:
    """The excerpts and the easiness of each. Rows with neither are passed over."""
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(content(path))).get_sheet_by_index(0)
        rows = [
            [str(cell).strip() for cell in row] for row in sheet.to_python(skip_empty_area=False)
        ]
    except CalamineError as error:
        raise CorpusError(f"{path.name}: not a spreadsheet ({error})") from error
    names = rows[0] if rows else []
    missing = [name for name in (TEXT, EASINESS) if name not in names]
    if missing:
        raise CorpusError(f"{path.name}, row 1: no column {' or '.join(missing)}")
    text_at, easiness_at = names.index(TEXT), names.index(EASINESS)
    texts: list[str] = []
    easiness: list[float] = []
    for number, row in enumerate(rows[1:], start=2):
        text, written = row[text_at], row[easiness_at]
        if not text and not written:
            continue
        if not text:
            raise CorpusError(f"{path.name}, row {number}, column {TEXT}: expected a text")
        texts.append(text)
        easiness.append(_number(written, f"{path.name}, row {number}, column {EASINESS}"))
    if not texts:
        raise CorpusError(f"{path.name}, row 2: expected an excerpt, found none")
    return texts, np.array(easiness)


def _number(written: str, place: str) -> float:
    """A finite number. Raises CorpusError, naming the place, for anything else."""
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise CorpusError(f"{place}: expected a number, found {written!r}")
    return number


CORPUS = AnnotatedCorpus(
    folder="clear",
    title="CLEAR",
    citation="Crossley et al. 2023, Behavior Research Methods 55(2)",
    measure=measure,
    files=FILE,
    plainly=(
        "Goes with how easy teachers found short excerpts: [spearman], where 1 or -1 is always"
        " and 0 is chance (rank correlation)."
    ),
)
