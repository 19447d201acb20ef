import pandas as pd
import pytest

from metrics import score
from metrics.lexicon import FOLDER, Lexicon, load_lexicon


def test_counts_by_hand() -> None:
    text = "The mayor slammed the shameful plan. “A disgraceful farce,” said Hale."
    scores = score(pd.DataFrame({"text": [text]})).iloc[0]
    assert scores["n_words_narrator"] == 8
    assert scores["n_words_quoted"] == 3
    assert scores["n_loaded_narrator"] == 2
    assert scores["n_loaded_quoted"] == 2
    assert scores["loaded_terms_rate"] == pytest.approx(250)
    assert scores["quoted_share"] == pytest.approx(3 / 11)


def test_louder_text_scores_higher() -> None:
    texts = [
        "The mayor criticised the plan.",
        "The mayor slammed the plan.",
        "The furious mayor slammed the shameful plan.",
    ]
    rates = score(pd.DataFrame({"text": texts}))["loaded_terms_rate"].tolist()
    assert rates == sorted(rates)
    assert len(set(rates)) == 3


@pytest.mark.parametrize(
    ("literal", "loaded"),
    [
        ("The storm slammed the coast.", "The minister slammed the plan."),
        ("He slammed the door.", "He slammed the judge."),
        ("The eagle soared above the other birds.", "Ratings soared."),
        ("A brutal winter storm is coming.", "A brutal policy is coming."),
        ("Flames engulfed the house.", "Rows engulfed the party."),
        ("Troops bombarded the town with artillery.", "Readers bombarded the town with letters."),
        ("The ship foundered off the reef.", "The campaign foundered in June."),
        ("The team was humiliated in the championship.", "The mayor was humiliated in the vote."),
        ("He lied down on the floor.", "He lied to the court."),
        ("Children ran through the haunted park.", "Debts haunted the town for years."),
        ("She wore a shocking pink coat.", "She wore a shocking coat."),
        ("The bridge collapsed.", "The firm's credibility collapsed."),
        ("The house collapsed in the town that had faith in it.", "Public trust has collapsed."),
        ("A bomb exploded and prices rose.", "Rents exploded in June."),
        ("A lorry crushed the fence.", "Police crushed the protest."),
        ("The blasted bus stood there.", "He blasted the bus company."),
        ("A bus slammed the wall.", "He slammed the bus company."),
        ("The Boston Savage published it.", "The savage review was published."),
    ],
)
def test_literal_uses_are_told_from_loaded_ones(literal: str, loaded: str) -> None:
    scores = score(pd.DataFrame({"text": [literal, loaded]}))
    assert scores["n_loaded_narrator"].tolist() == [0, 1]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(FOLDER / "loaded_terms.csv")


def declared(lexicon: Lexicon, key: str) -> set[str]:
    """The names that lines such as `# categories: name = what it means; …` declare."""
    parts = [part for name, text in lexicon.about if name == key for part in text.split("; ")]
    return {part.split(" = ")[0] for part in parts if " = " in part}


def test_every_term_says_what_it_means(lexicon: Lexicon) -> None:
    assert [entry.term for entry in lexicon.entries if not entry.gloss] == []
    assert [entry.term for entry in lexicon.entries if entry.gloss == entry.term] == []
    assert max(len(entry.gloss) for entry in lexicon.entries) <= 80


def test_categories_and_topics_are_those_declared(lexicon: Lexicon) -> None:
    assert {entry.category for entry in lexicon.entries} == declared(lexicon, "categories")
    topics = {topic for entry in lexicon.entries for topic in entry.literal_in}
    assert topics == declared(lexicon, "topics")
    assert sum(bool(entry.literal_in) for entry in lexicon.entries) > 500


def test_terms_are_in_order(lexicon: Lexicon) -> None:
    keys = [(entry.category, entry.term) for entry in lexicon.entries]
    assert keys == sorted(keys)
