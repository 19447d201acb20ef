"""How much of an article is other people's words."""

from metrics.reading import Reading
from metrics.spec import Counts, MetricSpec


def count(reading: Reading) -> Counts:
    """Words by voice."""
    return {
        "n_words": reading.n_words,
        "n_words_narrator": reading.n_words_narrator,
        "n_words_quoted": reading.n_words - reading.n_words_narrator,
    }


QUOTED_SHARE = MetricSpec(
    column="quoted_share",
    label="Words in quotes",
    question="How much of the text is other people's words?",
    definition="Words inside quotation marks as a share of all words.",
    formula="words inside quotation marks ÷ words",
    unit="share of words",
    decimals=2,
    source="Pareti 2016 (PARC 3.0)",
    misses="Speech reported without quotation marks; scare quotes and titles are counted.",
    higher_means="more of the text is quoted",
    lower_means="less of the text is quoted",
    undefined_when="there are no words",
    example=("“A fine plan,” said Brandt.", 0.6),
    count=count,
    group="beside",
    numerator="n_words_quoted",
    denominator="n_words",
)

SPECS = (QUOTED_SHARE,)
