"""Citations: how often the outlet says where something comes from, and from whom."""

import numpy as np

from metrics.identity import count_distinct
from metrics.reading import CHARGED, NAMED, NO_VERB, UNNAMED, Reading
from metrics.reading import CITATION as FAMILY
from metrics.spec import Counts, MetricSpec


def count(reading: Reading) -> Counts:
    """Citations by kind, and their sources."""
    sources = reading.sources
    first = reading.cues[FAMILY].first
    return {
        "n_words": reading.n_words,
        "n_citations": reading.count_cues(FAMILY),
        "n_citations_direct": reading.count_cues(FAMILY, categories={"direct"}),
        "n_citations_mixed": reading.count_cues(FAMILY, categories={"mixed"}),
        "n_citations_indirect": reading.count_cues(FAMILY, categories={"indirect"}),
        "n_citations_document": reading.count_cues(FAMILY, categories={"document", "link"}),
        "n_sources_named": reading.count_positions(first[sources.kind == NAMED]),
        "n_sources_unnamed": reading.count_positions(first[sources.kind == UNNAMED]),
        "n_sources_known": reading.count_positions(
            first[(sources.kind == NAMED) | (sources.kind == UNNAMED)]
        ),
        "n_reporting_verbs": reading.count_positions(first[sources.verb != NO_VERB]),
        "n_reporting_verbs_charged": reading.count_positions(first[sources.verb == CHARGED]),
        "n_sources_distinct": count_distinct(reading.corpus, sources, first),
    }


SOURCE = "PARC 3.0 (Pareti 2016); PolNeAR (Newell et al. 2018)"
NO_WORDS = "there are no words"
EXAMPLE = "“We will close the bridge,” said Helena Brandt. Officials said that ferries would run."


def _rate(
    kind: str, label: str, definition: str, example: float, text: str = EXAMPLE
) -> MetricSpec:
    return MetricSpec(
        column=f"citation_{kind}_density",
        label=label,
        question=f"How many {label.lower()} are there?",
        definition=definition,
        formula=f"1,000 × {label.lower()} ÷ words",
        unit="per 1,000 words",
        decimals=1,
        source=SOURCE,
        misses="Sources mentioned without a reporting verb, a phrase or quotation marks.",
        higher_means=f"more {label.lower()}",
        lower_means=f"fewer {label.lower()}",
        undefined_when=NO_WORDS,
        example=(text, example),
        count=count,
        group="beside",
        numerator=f"n_citations_{kind}",
        denominator="n_words",
        scale=1000,
    )


CITATION_DENSITY = MetricSpec(
    column="citation_density",
    label="Citations",
    question="How often does the outlet say where something comes from?",
    definition=(
        "Attributions: direct quotations, speech retold (“officials said”) with or without quoted"
        " parts, “according to”, documents and links. A quotation with its verb counts once, and"
        " what is retold within retold speech is not counted again."
    ),
    formula="1,000 × attributions ÷ words",
    unit="per 1,000 words",
    decimals=1,
    source=SOURCE,
    misses=(
        "Does not tell a strong source from a weak one; attribution without a reporting word is"
        " missed."
    ),
    higher_means="more of what is written is attributed to someone",
    lower_means="less of what is written is attributed to someone",
    undefined_when=NO_WORDS,
    example=(EXAMPLE, 2000 / 14),
    count=count,
    group="headline",
    numerator="n_citations",
    denominator="n_words",
    scale=1000,
)

NAMED_SOURCE_SHARE = MetricSpec(
    column="named_source_share",
    label="Named sources",
    question="How often is the source named?",
    definition=(
        "Attributions to a name as a share of those to a name or to an unnamed source such as"
        " “officials” or “critics”."
    ),
    formula="attributions to a name ÷ (attributions to a name + to an unnamed source)",
    unit="share of sources",
    decimals=2,
    source=SOURCE,
    misses=(
        "“She” counts as the last person cited before, “they” as the last body or people;"
        " organisations count as names."
    ),
    higher_means="more of the sources are named",
    lower_means="fewer of the sources are named",
    undefined_when="no source was recognised",
    example=(EXAMPLE, 0.5),
    count=count,
    group="beside",
    numerator="n_sources_named",
    denominator="n_sources_known",
)

DISTINCT_SOURCES = MetricSpec(
    column="distinct_sources",
    label="Distinct named sources",
    question="How many different people or bodies are cited by name?",
    definition="Different names that attributions point to, told apart by their last word.",
    formula="number of distinct last names or bodies",
    unit="per article",
    decimals=1,
    source=SOURCE,
    misses="Two people with one surname count once; an office and its holder may count twice.",
    higher_means="more voices are named",
    lower_means="fewer voices are named",
    undefined_when=NO_WORDS,
    example=(EXAMPLE, 1.0),
    count=count,
    group="beside",
    formula_of=lambda counts: np.where(
        counts["n_words"] > 0, counts["n_sources_distinct"].astype(np.float64), np.nan
    ),
)

CHARGED_VERB_SHARE = MetricSpec(
    column="charged_verb_share",
    label="Loaded reporting verbs",
    question="How often does the verb that reports words also judge them?",
    definition=(
        "Reporting verbs that judge what was said or how, such as “claimed”, “insisted” or"
        " “admitted”, as a share of all reporting verbs; “said” and “told” only report."
    ),
    formula="loaded reporting verbs ÷ all reporting verbs of citations",
    unit="share of reporting verbs",
    decimals=2,
    source="Geis 1987; Bergler 1992",
    misses="Somebody may really have insisted or admitted it.",
    higher_means="more verbs that judge what was said",
    lower_means="more verbs that only report",
    undefined_when="no citation has a reporting verb",
    example=("Lee claimed it was late. Officials said that ferries would run.", 0.5),
    count=count,
    group="beside",
    numerator="n_reporting_verbs_charged",
    denominator="n_reporting_verbs",
)

SPECS = (
    CITATION_DENSITY,
    _rate(
        "direct",
        "Direct quotations",
        "Attributions with a quotation that stands on its own (“We will close it,” she said), or of"
        " four words or more right behind the verb.",
        1000 / 14,
    ),
    _rate(
        "mixed",
        "Part quotations",
        "Attributions that retell what the source said and quote a part of it: she said the plan"
        " was “a joke” for the poor.",
        1000 / 11,
        "Helena Brandt said the plan was “a joke” for the poor.",
    ),
    _rate(
        "indirect",
        "Indirect citations",
        "Attributions that retell what the source said and quote none of it.",
        1000 / 14,
    ),
    _rate(
        "document",
        "Documents and links",
        "Links, and attributions to a document or a study, with or without words of it quoted.",
        1000 / 8,
        "The report says that the bridge is old.",
    ),
    NAMED_SOURCE_SHARE,
    DISTINCT_SOURCES,
    CHARGED_VERB_SHARE,
)
