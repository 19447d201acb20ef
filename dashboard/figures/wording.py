"""What a chart shows, said in words. Plain text out: names in it are hostile, so escape it."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from dashboard.figures.outlet_figure import MOST_OUTLETS, OutletFigure, drawn, ranked
from metrics import MetricSpec
from metrics.inference.resampling import DRAWS
from metrics.inference.sample import ENOUGH_ARTICLES, ENOUGH_WORDS
from metrics.voices import WHERE

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NAMED: Final = 3  # outlets that are named in one breath; more are counted
LISTED: Final = 8
ENOUGH: Final = f"{NUMBERS[ENOUGH_ARTICLES]} articles and {ENOUGH_WORDS:,} words"
TWO_NEEDED: Final = "It takes two outlets to compare. Choose more of them, or add articles."
MORE_NEEDED: Final = "Choose more stories or days, or add articles."
TIMES_DRAWN: Final = f"{DRAWS:,} times"
DRAWN_ANEW: Final = f"drawing the outlet's articles anew {TIMES_DRAWN} (bootstrap)"
TOO_FEW: Final = f"fewer than {NUMBERS[ENOUGH_ARTICLES]} articles or {ENOUGH_WORDS:,} words"
NOT_TWO_ENOUGH: Final = (
    f"There are not two outlets with the {ENOUGH} that a comparison needs. {MORE_NEEDED}"
)
NONE_ENOUGH: Final = f"No outlet has the {ENOUGH} that a comparison needs. {MORE_NEEDED}"


class Phrases(NamedTuple):
    """How a ranking is told. `verb` is for one outlet and for several."""

    verb: tuple[str, str]
    most: str
    least: str


PHRASES: Final = {
    "loaded_terms_rate": Phrases(
        ("uses", "use"), "the most loaded words: {amount} in every 1,000", "the fewest: {amount}"
    ),
    "hedging_ratio": Phrases(
        ("leaves", "leave"),
        "room for doubt most often: in {amount} of sentences",
        "least often: in {amount}",
    ),
    "citation_density": Phrases(
        ("says", "say"),
        "where something comes from most often: {amount} times in every 1,000 words",
        "least often: {amount} times",
    ),
    "flesch_reading_ease": Phrases(
        ("is", "are"),
        "the easiest to read: {amount} points on a scale from about 0 to 100",
        "the hardest: {amount} points",
    ),
}
PLAIN: Final = Phrases(
    ("has", "have"), "the highest figure: {amount} {unit}", "the lowest: {amount}"
)


def paragraphs(figures: Sequence[OutletFigure], spec: MetricSpec) -> list[str]:
    """What the outlets' figures show: who is highest and lowest and how sure that is; who is out.

    Outlets with too few articles are named, never ranked; articles without an outlet are counted.
    """
    outlets = [figure for figure in figures if figure.is_stated]
    defined = [figure for figure in ranked(outlets) if figure.is_defined]
    compared = [figure for figure in defined if figure.enough]
    told = (
        _ranking(compared, spec),
        _too_few([figure for figure in defined if not figure.enough], len(compared)),
        _left_out(outlets, spec),
        _not_stated(figures, bool(outlets), spec),
    )
    return [" ".join(sentences) for sentences in told if sentences]


def alt_text(figures: Sequence[OutletFigure], spec: MetricSpec) -> str:
    """The chart for someone who does not see it: what kind it is, then every outlet's figure."""
    told = [
        f"{one.name} {amount(one.estimate, spec)} ({interval(one, spec)})" for one in drawn(figures)
    ]
    return f"Dot chart: {spec.label.lower()} by outlet, {unit_and_voice(spec)}. {'; '.join(told)}."


def amount(value: float, spec: MetricSpec) -> str:
    """A value with sensible digits, shares as percentages; "–" where there is none."""
    if value != value:
        return "–"
    if spec.is_share:
        percent = 100 * value
        return f"{percent:.1f}%" if 0 < percent < 1 else f"{percent:.0f}%"
    digits = spec.decimals if value else 0
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")


def unit_in_words(spec: MetricSpec) -> str:
    """The unit as it follows a number: "per 1,000 words", "of sentences", "points"."""
    if spec.unit.startswith("share "):
        return spec.unit.removeprefix("share ")
    return "points" if spec.unit.startswith("points") else spec.unit


def unit_and_voice(spec: MetricSpec) -> str:
    """The unit, and that words are the outlet's own: of others, the label says so."""
    own = f", {WHERE['narrator']}" if spec.voice == "narrator" else ""
    return f"{'% ' if spec.is_share else ''}{unit_in_words(spec)}{own}"


def interval(figure: OutletFigure, spec: MetricSpec) -> str:
    """The 95 % range in words, or why there is none."""
    if not figure.enough:
        return "too little to compare" if figure.is_defined else "nothing to measure"
    return f"{amount(figure.low, spec)} to {amount(figure.high, spec)}"


def articles_and_words(n_articles: int, n_words: int) -> str:
    """What a figure rests on: "8 articles, 3,498 words"."""
    return f"{counted(n_articles, 'article')}, {counted(n_words, 'word')}"


def needed(by_outlet: Collection[int]) -> str:
    """What is missing before outlets can be compared, told by the articles of each; "" where one
    has enough, or where there is none."""
    if not by_outlet or max(by_outlet) >= ENOUGH_ARTICLES:
        return ""
    few, most = min(by_outlet), max(by_outlet)
    have = "yours has" if len(by_outlet) == 1 else "yours have"
    has = f"{few}" if few == most else f"{few} to {most}"
    return f"An outlet needs {_number(ENOUGH_ARTICLES)} articles to be compared; {have} {has}."


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _ranking(compared: list[OutletFigure], spec: MetricSpec) -> list[str]:
    """Highest and lowest as far as the printed digits tell them apart, and how sure that is."""
    if not compared:
        return []
    top, bottom = compared[0], compared[-1]
    most, least = amount(top.estimate, spec), amount(bottom.estimate, spec)
    if len(compared) == 1:
        return [
            f"{top.name}: {most} {unit_in_words(spec)}.",
            "With one outlet there is nothing to compare it with.",
        ]
    if most == least:
        return [f"{_all(len(compared))} outlets come to the same figure: {most}."]
    highest = [one.name for one in compared if amount(one.estimate, spec) == most]
    lowest = [one.name for one in compared if amount(one.estimate, spec) == least]
    phrases = PHRASES.get(spec.column, PLAIN)
    verb = phrases.verb[len(highest) > 1]
    first = phrases.most.format(amount=most, unit=unit_in_words(spec))
    last = phrases.least.format(amount=least)
    return [
        _capital(f"{_subject(highest)} {verb} {first}; {_subject(lowest)} {last}."),
        _certainty(compared),
    ]


def _certainty(compared: list[OutletFigure]) -> str:
    """Whether the first can be told from the others: its range against each of theirs."""
    first, last = compared[0], compared[-1]
    rivals = [one for one in compared[1:] if one.high >= first.low]
    if len(compared) == 2:
        overlap = "overlap, so the difference may be chance" if rivals else "do not overlap"
        return f"Their ranges {overlap}."
    whose = f"The range of {first.name} overlaps with"
    if not rivals:
        return f"{whose} no other."
    if len(rivals) == len(compared) - 1:
        return f"{whose} every other, so which comes first may be chance."
    told = f"{whose} that of {_subject([one.name for one in rivals])}, so which of them comes first"
    return f"{told} may be chance" + (
        "." if last in rivals else f"; it does not overlap with that of {last.name}."
    )


def _too_few(figures: list[OutletFigure], n_compared: int) -> list[str]:
    if not figures:
        return []
    if not n_compared:
        return [NONE_ENOUGH]
    names = [f"{one.name} ({articles_and_words(one.n_articles, one.n_words)})" for one in figures]
    return [f"Too little to compare, {TOO_FEW}: {_listed(names)}."]


def _left_out(figures: Sequence[OutletFigure], spec: MetricSpec) -> list[str]:
    undefined = [figure.name for figure in figures if not figure.is_defined]
    told = []
    if undefined:
        told.append(f"Not in the chart: {_listed(undefined)} ({spec.undefined_when}).")
    more = len(figures) - len(undefined) - MOST_OUTLETS
    if more > 0:
        told.append(
            f"The chart has the {MOST_OUTLETS} outlets with the most articles;"
            f" {more:,} more are in the table."
        )
    return told


def _not_stated(figures: Sequence[OutletFigure], are_compared: bool, spec: MetricSpec) -> list[str]:
    """What the articles come to that state no outlet, apart from those that do."""
    apart = [one for one in figures if not one.is_stated]
    if not apart:
        return []
    n_articles, is_defined = counted(apart[0].n_articles, "article"), apart[0].is_defined
    value = f"{amount(apart[0].estimate, spec)} {unit_in_words(spec)}"
    value = value if is_defined else spec.undefined_when
    if are_compared or not is_defined:
        return [f"Not in the chart: {n_articles} whose outlet is not stated ({value})."]
    return [
        f"{n_articles} whose outlet is not stated: {value}.",
        "There is nothing to compare until outlets are stated. That can be done under Articles.",
    ]


def _subject(names: list[str]) -> str:
    return joined(names) if len(names) <= NAMED else f"{_number(len(names))} outlets"


def _listed(names: list[str]) -> str:
    if len(names) > LISTED:
        return f"{', '.join(names[:LISTED])} and {len(names) - LISTED:,} more"
    return joined(names)


def _all(number: int) -> str:
    return "Both" if number == 2 else f"All {_number(number)}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
