"""Readability: textstat's formulas on the prepared body, computed for a whole corpus at once."""

from collections.abc import Callable
from functools import partial

import numpy as np

from metrics.arrays import Floats, Ints
from metrics.corpus import Corpus, encode, split_tokens
from metrics.reading import Reading
from metrics.spec import Counts, MetricSpec, ratio
from metrics.word_types import ONE_DOT, PARAGRAPH, prepared_forms

SHORTEST_SENTENCE = 3  # textstat does not count a sentence of two words or fewer

_UNSTOP = str.maketrans(".!?", ONE_DOT * 3)


def prepare(text: str) -> str:
    """The text as it is handed to textstat.

    Curly apostrophes become straight; dashes (—, --) and ellipses (…) get a space on either side
    and an opening “ one before it;
    stops that end no sentence (in abbreviations, decimals, addresses, before a small letter after
    a closing quotation mark) become the one-dot leader U+2024, which textstat drops as
    punctuation; invisible characters and runs of more than 256 characters without a space are
    left out. Runs of white space become one space or one line break.
    """
    tokens = split_tokens(text)
    ends_sentence: list[bool] = encode([text]).ends_sentence.tolist()
    lines: list[list[str]] = [[]]
    for word, ends in zip(prepared_forms(tokens), ends_sentence, strict=True):
        if word == PARAGRAPH:
            lines.append([])
        elif word:
            lines[-1].append(word if ends else word.translate(_UNSTOP))
    return "\n".join(" ".join(line) for line in lines).strip()


def count(reading: Reading) -> Counts:
    """What the formulas need: words, sentences, syllables, letters, characters, hard words."""
    corpus = reading.corpus
    types, tokens = corpus.types, corpus.tokens
    return {
        "n_words": reading.n_words,
        "n_tokens": corpus.per_article(types.is_token[tokens]),
        "n_sentences_textstat": _textstat_sentences(corpus),
        "n_syllables": corpus.per_article(types.syllables[tokens]),
        "n_letters": corpus.per_article(types.letters[tokens]),
        "n_chars": corpus.per_article(types.chars[tokens]),
        "n_polysyllables": corpus.per_article(types.polysyllable[tokens]),
        "n_difficult": corpus.per_article(types.difficult[tokens]),
        "n_complex": corpus.per_article(types.complex[tokens]),
    }


def _textstat_sentences(corpus: Corpus) -> Ints:
    """Runs of words between sentence ends, of three words or more; at least 1."""
    ends = corpus.ends_sentence.copy()
    ends[corpus.begins[1:] - 1] = True
    at = np.flatnonzero(ends)
    words = np.diff(np.cumsum(corpus.is_word)[at], prepend=0)
    counted = at[words >= SHORTEST_SENTENCE]
    return np.maximum(np.bincount(corpus.article_of(counted), minlength=corpus.n_articles), 1)


def _per_sentence(counts: Counts) -> Floats:
    return _where_words(counts, ratio(counts["n_words"], counts["n_sentences_textstat"]))


def _where_words(counts: Counts, values: Floats) -> Floats:
    return np.where(counts["n_words"] > 0, values, np.nan)


def _flesch(counts: Counts) -> Floats:
    syllables = ratio(counts["n_syllables"], counts["n_words"])
    return 206.835 - 1.015 * _per_sentence(counts) - 84.6 * syllables


def _flesch_kincaid(counts: Counts) -> Floats:
    syllables = ratio(counts["n_syllables"], counts["n_words"])
    return 0.39 * _per_sentence(counts) + 11.8 * syllables - 15.59


def _gunning_fog(counts: Counts) -> Floats:
    complex_share = ratio(100 * counts["n_complex"], counts["n_words"])
    return 0.4 * (_per_sentence(counts) + complex_share)


def _smog(counts: Counts) -> Floats:
    polysyllables = ratio(counts["n_polysyllables"], counts["n_sentences_textstat"])
    return _where_words(counts, 1.043 * np.sqrt(30 * polysyllables) + 3.1291)


def _dale_chall(counts: Counts) -> Floats:
    difficult = ratio(100 * counts["n_difficult"], counts["n_words"])
    score = 0.1579 * difficult + 0.0496 * _per_sentence(counts)
    return np.where(difficult > 5, score + 3.6365, score)


def _ari(counts: Counts) -> Floats:
    chars = ratio(counts["n_chars"], counts["n_tokens"])
    return 4.71 * chars + 0.5 * _per_sentence(counts) - 21.43


def _coleman_liau(counts: Counts) -> Floats:
    letters = ratio(counts["n_letters"], counts["n_words"]) * 100
    sentences = ratio(counts["n_sentences_textstat"], counts["n_words"]) * 100
    return 0.058 * letters - 0.296 * sentences - 15.8


MISSES = (
    "Counts long words and long sentences, not whether the text is clear; names and quoted speech"
    " move it."
)
EXAMPLE = "The cat sat on the mat. It was warm."

_readability = partial(
    MetricSpec,
    misses=MISSES,
    undefined_when="there are no words",
    count=count,
)


def _grade(
    column: str,
    label: str,
    measures: str,
    formula: str,
    value: float,
    source: str,
    formula_of: Callable[[Counts], Floats],
) -> MetricSpec:
    return _readability(
        column=column,
        label=label,
        question="How many years of school does the text ask for?",
        definition=f"textstat's {label} of the prepared body, from {measures}.",
        formula=formula,
        unit="US school grade",
        decimals=1,
        source=source,
        higher_means="harder to read",
        lower_means="easier to read",
        example=(EXAMPLE, value),
        group="beside",
        formula_of=formula_of,
    )


FLESCH_READING_EASE = _readability(
    column="flesch_reading_ease",
    label="Flesch reading ease",
    question="How easy is the text to read?",
    definition=(
        "textstat's Flesch reading ease of the prepared body: shorter sentences and shorter words"
        " score higher."
    ),
    formula="206.835 - 1.015 × words per sentence - 84.6 × syllables per word",
    unit="points, mostly 0–100",
    decimals=0,
    source="Flesch 1948, as computed by textstat 0.7.8",
    higher_means="easier to read",
    lower_means="harder to read",
    example=(EXAMPLE, 117.6675),
    group="headline",
    formula_of=_flesch,
)

FLESCH_KINCAID_GRADE = _grade(
    "flesch_kincaid_grade",
    "Flesch–Kincaid grade",
    "words per sentence and syllables per word",
    "0.39 × words per sentence + 11.8 × syllables per word - 15.59",
    -2.035,
    "Kincaid et al. 1975",
    _flesch_kincaid,
)
GUNNING_FOG = _grade(
    "gunning_fog",
    "Gunning Fog",
    "words per sentence and the share of hard words of three syllables or more",
    "0.4 × (words per sentence + 100 × hard long words ÷ words)",
    1.8,
    "Gunning 1952",
    _gunning_fog,
)
SMOG_INDEX = _grade(
    "smog_index",
    "SMOG",
    "words of three syllables or more per sentence",
    "1.043 × √(30 × long words ÷ sentences) + 3.1291",
    3.1291,
    "McLaughlin 1969",
    _smog,
)
DALE_CHALL = _grade(
    "dale_chall_readability_score",
    "Dale–Chall",
    "words not on a list that ten-year-olds know, and words per sentence",
    "0.1579 × % hard words + 0.0496 × words per sentence, + 3.6365 above 5 % hard words",
    0.2232,
    "Dale and Chall 1948",
    _dale_chall,
)
AUTOMATED_READABILITY_INDEX = _grade(
    "automated_readability_index",
    "Automated Readability Index",
    "characters per word and words per sentence",
    "4.71 × characters per word + 0.5 × words per sentence - 21.43",
    4.71 * 28 / 9 + 0.5 * 4.5 - 21.43,
    "Smith and Senter 1967",
    _ari,
)
COLEMAN_LIAU_INDEX = _grade(
    "coleman_liau_index",
    "Coleman–Liau",
    "letters per 100 words and sentences per 100 words",
    "0.058 × letters per 100 words - 0.296 × sentences per 100 words - 15.8",
    5.8 * 26 / 9 - 29.6 * 2 / 9 - 15.8,
    "Coleman and Liau 1975",
    _coleman_liau,
)
WORDS_PER_SENTENCE = _readability(
    column="words_per_sentence",
    label="Words per sentence",
    question="How long are the sentences?",
    definition="Words of the prepared body divided by its sentences, as textstat counts them.",
    formula="words ÷ sentences of three words or more",
    unit="words",
    decimals=1,
    source="textstat 0.7.8",
    higher_means="longer sentences",
    lower_means="shorter sentences",
    example=(EXAMPLE, 4.5),
    group="beside",
    formula_of=_per_sentence,
)

SPECS = (
    FLESCH_READING_EASE,
    FLESCH_KINCAID_GRADE,
    GUNNING_FOG,
    SMOG_INDEX,
    DALE_CHALL,
    AUTOMATED_READABILITY_INDEX,
    COLEMAN_LIAU_INDEX,
    WORDS_PER_SENTENCE,
)
