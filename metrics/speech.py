"""Quotations as speech: which attribution each belongs to, and how much of its clause is quoted."""

import numpy as np

from metrics.arrays import Flags, Ints, Small, totals
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.noun_phrases import breaks_behind
from metrics.punctuation import Mark, Stop
from metrics.word_classes import Role

SHORTEST_QUOTATION = 4  # words; shorter ones without attribution are scare quotes
TITLE_SHARE = 0.6  # of a title's words begin with a capital
CLAUSE = 8  # tokens a closing "…, the minister warned." may hold


def find_speech(corpus: Corpus, anchors: Hits, is_phrase: Flags) -> tuple[Flags, Flags]:
    """The anchors that introduce whole clauses of speech, and those that introduce parts of one.

    Of the anchors of a sentence the nearest to speech introduces it. A quotation that is part of
    the clause around it (she said the plan was “a joke” for the poor) belongs to the anchor before
    it, or to the next one where punctuation parts the two.
    """
    is_speech, is_part = _read_quotations(corpus, _covered(corpus, anchors))
    whole = _introduces(corpus, anchors, is_phrase, is_speech & ~is_part)
    mixed = np.zeros(anchors.start.size, dtype=bool)
    owner = _owners(corpus, anchors, np.flatnonzero(is_part))
    mixed[owner[owner >= 0]] = True
    return whole, mixed & ~whole


def _read_quotations(corpus: Corpus, of_anchor: Flags) -> tuple[Flags, Flags]:
    """Which quotations are speech, and which are part of the clause that they stand in.

    Speech has four words or more, or ends in a comma or a stop: “Never,”. Part of a clause is what
    follows a word of the narrator's, unless that begins the clause (“… that”, “… and”) or the
    quotation begins with a capital as a sentence does; and a short one right behind an anchor: some
    call it “the death tax”. A title is neither.
    """
    types, tokens = corpus.types, corpus.tokens
    first, last = corpus.quotations.first, corpus.quotations.last
    words = _words_in(first, last, corpus.is_word)
    ends = (types.trailing[tokens[last]] & Mark.ENDS_SPEECH) != 0
    is_speech = (words >= SHORTEST_QUOTATION) | ends
    inner = corpus.narrator_word & ~of_anchor & ~types.is_complementiser[tokens]
    inner &= types.role[tokens] != Role.CONJUNCTION
    before = np.maximum(first - 1, 0)
    continues = inner[before] & ~breaks_behind(corpus)[before]
    continues &= corpus.sentence[before] == corpus.sentence[first]
    continues &= ~(is_speech & types.is_capital[tokens[first]])
    continues |= of_anchor[before] & ~is_speech & (before < first)
    is_title = _are_capitalised(corpus, words) & ~ends
    return is_speech & ~is_title, continues & ~is_title


def _words_in(first: Ints, last: Ints, flags: Flags) -> Ints:
    """Number of flagged tokens from first to last, both included."""
    total = totals(flags)
    return total[last + 1] - total[first]


def _are_capitalised(corpus: Corpus, words: Ints) -> Flags:
    """Quotations, of so many words each, whose words begin with a capital as a title's do."""
    quotations = corpus.quotations
    capitals = corpus.is_word & corpus.types.is_capital[corpus.tokens]
    return _words_in(quotations.first, quotations.last, capitals) >= TITLE_SHARE * words


def _covered(corpus: Corpus, hits: Hits) -> Flags:
    """The tokens of some hits."""
    steps = np.zeros(corpus.tokens.size + 1, dtype=np.int64)
    np.add.at(steps, hits.start, 1)
    np.add.at(steps, hits.last + 1, -1)
    return np.cumsum(steps[:-1]) > 0


def _owners(corpus: Corpus, anchors: Hits, parts: Ints) -> Ints:
    """The number of the anchor that each part of a clause belongs to, or -1."""
    if not anchors.start.size:
        return np.full(parts.size, -1)
    first, last = corpus.quotations.first[parts], corpus.quotations.last[parts]
    number = np.searchsorted(anchors.start, first)
    before = np.maximum(number - 1, 0)
    after = np.minimum(number, anchors.start.size - 1)
    has_before = number > 0
    has_before &= corpus.sentence[anchors.start[before]] == corpus.sentence[first]
    start = anchors.start[after]
    total = totals(breaks_behind(corpus))
    parted = (corpus.types.trailing[corpus.tokens[last]] & Mark.PAUSES) != 0
    parted |= total[start] > total[np.minimum(last + 1, start)]
    has_after = (number < anchors.start.size) & parted
    has_after &= corpus.sentence[start] == corpus.sentence[last]
    return np.where(has_before, before, np.where(has_after, after, -1))


def _introduces(corpus: Corpus, anchors: Hits, is_phrase: Flags, speech: Flags) -> Flags:
    """The anchor nearest to a quotation of `speech` in each sentence that holds one."""
    quotations = corpus.quotations
    first, last = _sentences_of_quotations(corpus)
    sentence = corpus.sentence[anchors.start]
    has_speech = np.isin(sentence, np.concatenate((first[speech], last[speech])))
    edges = np.sort(np.concatenate((quotations.first[speech], quotations.last[speech])))
    if not has_speech.any():
        return has_speech
    # A verb is more likely than a phrase to be what introduces a quotation.
    distance = _distance(anchors.start, edges) + CLAUSE * is_phrase
    order = np.lexsort((anchors.start, distance, sentence))
    nearest = np.zeros(sentence.size, dtype=bool)
    nearest[order[np.diff(sentence[order], prepend=-1) != 0]] = True
    return has_speech & nearest


def _distance(places: Ints, edges: Ints) -> Ints:
    """From each place to the nearest edge; edges are sorted."""
    after = np.searchsorted(edges, places)
    ahead = np.abs(edges[np.minimum(after, edges.size - 1)] - places)
    behind = np.abs(places - edges[np.maximum(after - 1, 0)])
    return np.minimum(ahead, behind)


def _sentences_of_quotations(corpus: Corpus) -> tuple[Small, Small]:
    """The sentences in which each quotation begins and ends.

    One that ends in ? or ! ends in the sentence after it, which tells who asked: “Why?” Lee said.
    """
    quotations = corpus.quotations
    exclaims = corpus.types.stop[corpus.tokens[quotations.last]] == Stop.EXCLAIMED
    goes_on = exclaims & ~corpus.types.is_paragraph[corpus.tokens[quotations.last + 1]]
    last = corpus.sentence[quotations.last + goes_on]
    return corpus.sentence[quotations.first], last


def bare_quotations(corpus: Corpus, anchors: Hits) -> Ints:
    """The first quotation of every run of them that nothing attributes.

    Quotations with no words of the narrator between them, or only a clause such as that in “…,” he
    said. “…”, are one run.
    """
    first, last = corpus.quotations.first, corpus.quotations.last
    if not first.size:
        return first
    words = _words_in(first, last, corpus.is_word)
    is_title = _are_capitalised(corpus, words)
    anchored = np.zeros(corpus.sentence_begins.size, dtype=bool)
    anchored[corpus.sentence[anchors.start]] = True
    sentence_first, sentence_last = _sentences_of_quotations(corpus)
    attributed = anchored[sentence_first] | anchored[sentence_last]
    run = np.cumsum(np.concatenate(([True], ~_goes_on(corpus, anchors)))) - 1
    run_is_attributed = np.bincount(run, attributed) > 0
    run_words = np.bincount(run, np.where(is_title, 0, words))
    begins = np.flatnonzero(np.diff(run, prepend=-1))
    return begins[~run_is_attributed & (run_words >= SHORTEST_QUOTATION)]


def _goes_on(corpus: Corpus, anchors: Hits) -> Flags:
    """Whether each quotation but the first belongs to one run with the quotation before it."""
    first, last = corpus.quotations.first, corpus.quotations.last
    gap_first, gap_last = last[:-1] + 1, np.maximum(first[1:] - 1, last[:-1])
    anchor_at = np.zeros(corpus.tokens.size, dtype=bool)
    anchor_at[anchors.start] = True
    nothing_between = _words_in(gap_first, gap_last, corpus.narrator_word) == 0
    speaker_between = _words_in(gap_first, gap_last, anchor_at) > 0
    speaker_between &= corpus.sentence[gap_last] - corpus.sentence[last[:-1]] <= 1
    speaker_between &= gap_last - gap_first < 2 * CLAUSE
    same_article = corpus.article_of(first[1:]) == corpus.article_of(last[:-1])
    return same_article & (nothing_between | speaker_between)
