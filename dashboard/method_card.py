"""How one number is made, as safe HTML: definition, formula, worked example, limits."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

import metrics
from dashboard.article.highlight import Options, escape, highlight
from dashboard.families import in_words
from dashboard.word_lists import WordList
from metrics import MetricSpec
from metrics.validity import plainly
from metrics.validity.plainly import Agreement

_FAMILY_OF_COUNT: Final = {
    "loaded": "loaded",
    "sentences": "hedge",
    "hedges": "hedge",
    "hearsay": "hedge",
    "boosters": "booster",
    "citations": "citation",
    "sources": "citation",
    "reporting": "citation",
    "stances": "stance",
    "uncertainty": "uncertainty",
}


_SHARES: Final = {
    "share:span": "share of the passages readers marked that hold one of its marks (share, span)",
    "share:named": "share of sources rightly told to be named or unnamed (share, named)",
}
"""What a share is of; the others are plain without it."""
_AGAINST: Final = {"both voices": "the same words, counted in quotation marks too"}
_TOLD_BY_CITATIONS: Final = {"named_source_share": "share:named"}


@dataclass(frozen=True, slots=True)
class Example:
    """A metric's example, worked out by the engine: the text with its marks, and the sum."""

    text: str
    marked: str
    arithmetic: str


def work_out(specs: Sequence[MetricSpec]) -> dict[str, Example]:
    """The worked example of each metric, by column."""
    texts = [spec.example[0] for spec in specs]
    scores = metrics.score(pd.DataFrame({"text": texts}))
    return {
        spec.column: Example(text, _marked(spec, text), _arithmetic(spec, row))
        for spec, text, row in zip(specs, texts, scores.to_dict("records"), strict=True)
    }


def _marked(spec: MetricSpec, text: str) -> str:
    counted = (spec.numerator or "").removeprefix("n_").split("_")[0]
    family = _FAMILY_OF_COUNT.get(counted)
    options = Options(families=frozenset({family} if family else ()))
    return highlight(text, metrics.cues(text), options)


def _arithmetic(spec: MetricSpec, row: Mapping[Hashable, Any]) -> str:
    """The sum in figures, such as "1,000 × 2 ÷ 7 = 285.7"; only the result where it is no rate."""
    result = f"{row[spec.column]:,.{spec.decimals}f}"
    if spec.numerator is None or spec.denominator is None:
        return result
    times = "" if spec.scale == 1 else f"{spec.scale:,.0f} × "
    return f"{times}{row[spec.numerator]:,} ÷ {row[spec.denominator]:,} = {result}"


def card(spec: MetricSpec, example: Example, agreements: Sequence[Agreement]) -> str:
    """Everything the spec says, and how well it agrees with readers, as a description list."""
    measured_elsewhere = "" if agreements else beside_citations(spec.column)
    rows = (
        ("How far to trust it", escape(measured_elsewhere or plainly.verdict(spec.column))),
        ("What it counts", escape(spec.definition)),
        ("How", escape(spec.formula)),
        ("Unit", escape(spec.unit)),
        ("Example", f'{example.marked}<p class="sum">{escape(example.arithmetic)}</p>'),
        ("Higher means", escape(spec.higher_means)),
        ("Lower means", escape(spec.lower_means)),
        ("What it misses", escape(spec.misses)),
        ("Agreement with readers", escape(measured_elsewhere) or agreement(agreements)),
        ("No value when", escape(spec.undefined_when)),
        ("Source", escape(spec.source)),
    )
    listed = "".join(f"<div><dt>{name}</dt><dd>{told}</dd></div>" for name, told in rows)
    return (
        f'<p class="method-question">{escape(spec.question)}</p>'
        f'<dl class="method-card">{listed}</dl>'
    )


def agreement(agreements: Sequence[Agreement]) -> str:
    """What each annotated corpus says of a number: a sentence, then the figures behind it."""
    if not agreements:
        return plainly.NOT_MEASURED
    return "".join(
        f"<p><strong>{escape(each.corpus.title)}.</strong> {escape(each.told)}</p>{behind(each)}"
        for each in agreements
    )


def beside_citations(column: str) -> str:
    """What the agreement of Citations says of another metric; "" where it says nothing of it."""
    wanted = _TOLD_BY_CITATIONS.get(column)
    for each in plainly.agreements("citation_density"):
        for figure in each.figures:
            if figure.figure == wanted:
                return (
                    f"Measured with Citations, above: of {figure.n:,} {figure.counted} that readers"
                    f" marked too, {plainly.in_words(figure)} are rightly told to be named or"
                    " unnamed."
                )
    return ""


def behind(each: Agreement) -> str:
    """The figures of one corpus, a line each with its 95 % range and its baseline, as HTML."""
    first = each.figures[0]
    lines = [
        f"{_SHARES.get(figure.figure) or plainly.plain_name(figure)}: {plainly.range_of(figure)}"
        + ("" if math.isnan(figure.baseline) else f", baseline {figure.baseline:.2f}")
        for figure in each.figures
    ]
    way = _AGAINST.get(first.against, first.against)
    against = f" Baseline, a simpler way of counting: {way}." if way else ""
    rests_on = (
        f"{first.n:,} {first.counted}; {each.corpus.citation}. In brackets after each figure: its"
        f" range, 95 times in 100.{against}"
    )
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="figures">{listed}</ul><p class="figures">{escape(rests_on)}</p>'


def about(words: WordList) -> str:
    """What a word list says about itself: version, licence, sources, and its categories."""
    sizes = Counter(entry.category for entry in words.entries)
    kinds = "<br>".join(
        f"{escape(in_words(name))} ({sizes[name]:,}){escape(f': {meaning}' if meaning else '')}"
        for name, meaning in words.categories.items()
    )
    rows = (
        ("Version", escape(words.version)),
        ("Licence", escape(words.licence)),
        ("Sources", "<br>".join(map(escape, words.sources))),
        ("Categories", kinds),
    )
    listed = "".join(
        f"<div><dt>{name}</dt><dd>{told or 'not stated'}</dd></div>" for name, told in rows
    )
    return f'<dl class="word-list">{listed}</dl>'
