"""How often the intervals hold the truth, and how often a page sees a difference where none is.

``python -m tools.coverage_trial [--pages 400]`` invents pages of six outlets and four metrics whose
true figures are known and equal, and prints two tables. The counts are negative binomial (a Poisson
count whose rate differs from article to article as a gamma variable), the lengths log-normal. Where
it says "clusters", two of four articles share one rate, as those of one author would.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri
from scipy.stats import t

import metrics
from metrics.inference.differences import between
from metrics.inference.intervals import intervals
from metrics.inference.resampling import DRAWS, Draws, deviation, resample
from metrics.inference.sample import Sample, sample_of

OUTLETS = 6
SIZES = (8, 30, 200)
# What is true of every outlet, as its metric says it.
TRUTH = {
    "loaded_terms_rate": 8.0,
    "hearsay_rate": 2.0,
    "hedging_ratio": 0.16,
    "flesch_reading_ease": 50.0,
}
SPECS = [metrics.metric(column) for column in TRUTH]
Ends = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of six outlets, and which belong together."""

    scores: pd.DataFrame
    clusters: pd.Series


def page(draw: np.random.Generator, n: int, clustered: bool = False) -> Page:
    """An invented page: `n` articles an outlet; in clusters of one or two where `clustered`."""
    size = OUTLETS * n
    in_outlet = np.arange(n) * 3 // 4 if clustered else np.arange(n)
    cluster = (np.arange(OUTLETS)[:, None] * n + in_outlet).ravel()
    words = np.maximum(80, draw.lognormal(6.1, 0.6, size)).astype(int)
    sentences = np.maximum(3, words // 22)
    index = pd.Index(draw.integers(0, 2**62, size).astype(str))
    scores = pd.DataFrame(
        {
            "outlet": np.repeat([f"Outlet {number}" for number in range(OUTLETS)], n),
            "n_words": words,
            "n_words_narrator": words,
            "n_sentences_narrator": sentences,
            "n_loaded_narrator": draw.poisson(words * draw.gamma(1.5, 0.008 / 1.5, size)[cluster]),
            "n_hearsay_narrator": draw.poisson(words * draw.gamma(0.7, 0.002 / 0.7, size)[cluster]),
            "n_sentences_hedged": draw.binomial(sentences, draw.beta(1.6, 8.4, size)[cluster]),
            "flesch_reading_ease": 50 + 10 * draw.normal(size=size)[cluster],
        },
        index=index,
    )
    return Page(scores, pd.Series(index[cluster], index=index))


def pages(count: int, n: int, clustered: bool = False, seed: int = 1) -> Iterator[Page]:
    """Invented pages, always the same."""
    draw = np.random.default_rng((seed, n, clustered))
    return (page(draw, n, clustered) for _ in range(count))


def percentile(sample: Sample, draws: Draws) -> Ends:
    """The middle 95 in 100 of the resamples."""
    low, high = np.nanquantile(draws.estimates, [0.025, 0.975], axis=0)
    return low, high


def expanded_percentile(sample: Sample, draws: Draws) -> Ends:
    """As many as Student's t has beyond its quantile on the normal scale (Hesterberg 2015).

    Poisson's numbers have the factor n ÷ (n - 1) in them already.
    """
    return _at(draws, ndtr(-_reach(sample)))


def bias_corrected(sample: Sample, draws: Draws) -> Ends:
    """BCa (Efron 1987), expanded in the same way."""
    drawn, parts, reach = draws.estimates, sample.parts, _reach(sample)
    under = (drawn < sample.estimates).mean(axis=0) + (drawn == sample.estimates).mean(axis=0) / 2
    bias = ndtri(np.clip(under, 0.01, 0.99))
    away = parts.numerators - sample.estimates[parts.group] * parts.denominators
    cubes, squares = (
        np.array([(away[parts.group == g] ** power).sum(axis=0) for g in range(OUTLETS)])
        for power in (3, 2)
    )
    bend = cubes / (6 * np.maximum(squares, 1e-12) ** 1.5)
    low, high = (
        ndtr(bias + (bias + z) / np.maximum(1 - bend * (bias + z), 0.1)) for z in (-reach, reach)
    )
    return _at(draws, low)[0], _at(draws, 1 - high)[1]


def plain_t(sample: Sample, draws: Draws) -> Ends:
    """Student's t around the estimate itself."""
    away = _reach(sample) * deviation(draws.estimates)
    return sample.estimates - away, sample.estimates + away


def _reach(sample: Sample) -> np.ndarray:
    return np.asarray(t.ppf(0.975, np.maximum(sample.weight_of_evidence - 1, 1)))


def _at(draws: Draws, tail: np.ndarray) -> Ends:
    """The quantiles `tail` and 1 - `tail` of the resamples of each group × metric."""
    ordered = np.sort(draws.estimates, axis=0)
    last = np.isfinite(ordered).sum(axis=0) - 1
    ends = [np.rint(share * last).astype(int) for share in (tail, 1 - tail)]
    low, high = (np.take_along_axis(ordered, end[None], axis=0)[0] for end in ends)
    return low, high


METHODS: dict[str, Callable[[Sample, Draws], Ends]] = {
    "percentile": percentile,
    "expanded percentile": expanded_percentile,
    "expanded BCa": bias_corrected,
    "Student's t": plain_t,
    "used: t on the fitting scale": intervals,
}


def coverage(invented: Iterator[Page], draws: int = DRAWS) -> dict[str, np.ndarray]:
    """How often the intervals of each method, and those of differences and ratios, hold the truth,
    by metric; and in how many pages a difference is claimed (the same for all metrics)."""
    held: dict[str, list[np.ndarray]] = defaultdict(list)
    truth = np.array(list(TRUTH.values()))
    for each in invented:
        sample = sample_of(each.scores, "outlet", SPECS, each.clusters)
        drawn = resample(sample, draws)
        for name, method in METHODS.items():
            low, high = method(sample, drawn)
            held[name].append(np.where(sample.enough, (low <= truth) & (truth <= high), np.nan))
        found = between(sample, drawn)
        for name, low, high, equal in (
            ("difference", "low", "high", 0),
            ("ratio", "ratio_low", "ratio_high", 1),
        ):
            holds = (found[low] <= equal) & (found[high] >= equal)
            shown = holds.where(found[low].notna()).to_numpy(float)
            held[name].append(shown.reshape(-1, len(SPECS)))
        held["pages with a claim"].append(np.full((1, len(SPECS)), (found["q"] < 0.05).any()))
    return {name: np.nanmean(np.concatenate(rows), axis=0) for name, rows in held.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for every number of articles, with clusters and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    count, sizes = parser.parse_args(arguments).pages, parser.parse_args(arguments).sizes
    for n in sizes:
        for clustered in (False, True):
            print(f"\n{n} articles an outlet{', in clusters' if clustered else ''}, {count} pages")
            found = coverage(pages(count, n, clustered))
            claims = found.pop("pages with a claim")[0]
            print(f"| in 100 | {' | '.join(TRUTH)} |\n|---|{'---:|' * len(TRUTH)}")
            for name, shares in found.items():
                print(f"| {name} | {' | '.join(f'{100 * share:.1f}' for share in shares)} |")
            print(f"pages with a claim: {100 * claims:.1f} in 100", flush=True)


if __name__ == "__main__":
    main()
