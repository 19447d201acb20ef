"""Citations by hand: what counts, as what kind, and whom it names."""

import pandas as pd
import pytest

from metrics import cues, score


def citations(text: str) -> list[tuple[str, str]]:
    table = cues(text)
    table = table[table["family"] == "citation"]
    return list(zip(table["category"], table["text"].str[:12], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will close it today,” said Brandt.", [("direct", "said")]),
        ("Brandt said the bridge would close.", [("indirect", "said")]),
        ("Brandt said the plan was “unworkable”.", [("mixed", "said")]),
        ("According to two officials, it closed.", [("indirect", "According to")]),
        ("A study found the drug “safe” for most.", [("document", "study found")]),
        (
            "According to a study published in the Lancet, it is safe.",
            [("document", "According to")],
        ),
        ("The “plan” was dropped.", []),
        ("He owns “The Old Man and the Sea” twice.", []),
        ("“We will close it today.” The bridge then shut.", [("direct", "We will clos")]),
        ("“We go today,” Brandt said. “We will not come back.”", [("direct", "said")]),
        ("“He said it was fine and left,” the mayor recalled.", [("direct", "recalled")]),
        ("“One two three four.\n\n“Five six seven eight,” said Hale.", [("direct", "said")]),
        ("See https://example.org/report for more.", [("link", "https://exam")]),
        ("The company said in a statement that it would pay.", [("indirect", "said")]),
        ("In a statement, Ann Lee said it would pay.", [("indirect", "said")]),
        ("Ann Lee said it would pay all of it back in an interview.", [("indirect", "said")]),
        ("“Is it really true today?” Ann Lee said.", [("direct", "said")]),
        (
            "Lee, speaking on condition of anonymity, said it was “a thing that happened once.”",
            [("mixed", "said")],
        ),
        (
            "Tusk confirmed that it fell, adding that it “shows the need for it,” as cited in"
            " regional reports.",
            [("indirect", "confirmed"), ("mixed", "adding"), ("document", "as cited in")],
        ),
        ("As reported by the Times, it closed.", [("indirect", "As reported ")]),
        (
            "It closed, Brandt said, adding that it “would reopen.”",
            [("indirect", "said"), ("mixed", "adding")],
        ),
        ("“It works,” the mayor tweeted.", [("direct", "tweeted")]),
        ("The council posted on Facebook that it would close.", [("indirect", "posted on Fa")]),
        ("A study found that sleep helps.", [("document", "study found")]),
        ("Per police, the driver fled.", [("indirect", "Per")]),
        ("Fees rose two euros per head.", []),
        ("The bridge will close (Reuters).", [("indirect", "Reuters")]),
        ("Reuters moved its office.", []),
        ("In Brandt's view, the plan is sound.", [("indirect", "view")]),
        ("In full view, the plan failed.", []),
        ("Some call it “the death tax”.", [("mixed", "call it")]),
        ("Some call it late.", []),
        ("“We will never give up here.” — Helena Brandt", [("direct", "We will neve")]),
        ("She told a joke at the dinner.", []),
        ("She told a crowd that it was late.", [("indirect", "told")]),
        ("Hale claimed the title in straight sets.", []),
        ("Hale claimed victory early.", []),
        ("The storm claimed three lives.", []),
        ("The recruits reported for duty.", []),
        ("The firm reported a profit of two million.", []),
        ("He was admitted to hospital.", []),
        ("She was charged with theft.", []),
        ("The noted author Jane Hale spoke.", []),
        ("The change suggests that prices will rise.", []),
        (
            "“One two three four.\n\n“Five six.\n\n“Seven,” said Hale. “Eight nine ten.”",
            [("direct", "said")],
        ),
    ],
)
def test_what_is_a_citation(text: str, expected: list[tuple[str, str]]) -> None:
    assert citations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Lee said,"now is the time to go." He left.', [("direct", "said")]),
        ('"No,"he said.', [("direct", "said")]),
        ("“We will go now,”he said.", [("direct", "said")]),
        ('"We must go now,"she said."It is late."', [("direct", "said")]),
        ('The shelf is 5"x7" wide.', []),
    ],
)
def test_quotations_whose_marks_stand_without_a_space(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert citations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said critics claimed it was late.", ["said"]),
        ("Brandt said it was late and added that work would start.", ["said", "added"]),
        ("It was late, Brandt said, and Hale claimed it was not.", ["said", "claimed"]),
        ("The storm suggests critics said it was late.", ["said"]),
    ],
)
def test_what_is_retold_within_retold_speech_is_no_citation(text: str, expected: list[str]) -> None:
    assert [words for _, words in citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Mayor Helena Brandt said it was late.", True),
        ("They added sugar to the tea.", False),
        ("She added that it was late.", True),
        ("The bridge is weak, the engineer warned.", True),
        ("It found a home in the hills.", False),
        ("The study found that scores rose.", True),
    ],
)
def test_verbs_that_need_something_reported(text: str, counts: bool) -> None:
    assert bool(citations(text)) == counts


@pytest.mark.parametrize(
    ("text", "named", "unnamed"),
    [
        ("Helena Brandt said it was late.", 1, 0),
        ("“It is late today,” said Helena Brandt, the mayor.", 1, 0),
        ("Officials said it was late.", 0, 1),
        ("According to critics, it was late.", 0, 1),
        ("According to Luis Ferrant, it was late.", 1, 0),
        ("She said it was late.", 0, 0),
        ("On Monday, officials said it was late.", 0, 1),
        ("The mayor, Ann Lee, said it rained.", 1, 0),
        ("Tom Lee, a shopkeeper, said it rained.", 1, 0),
        ("The report said Ann Lee lied.", 0, 0),
        ("It is claimed that Smith lied.", 0, 1),
        ("According to a report, it was late.", 0, 0),
        ("Brandt said in a statement that it was late.", 1, 0),
        ("The bridge is weak, warned Ferrant.", 1, 0),
        ("He fled, said police.", 0, 1),
    ],
)
def test_named_and_unnamed_sources(text: str, named: int, unnamed: int) -> None:
    scores = score(pd.DataFrame({"text": [text]})).iloc[0]
    assert (scores["n_sources_named"], scores["n_sources_unnamed"]) == (named, unnamed)


def test_distinct_sources_are_told_apart_by_their_last_word() -> None:
    text = (
        "Helena Brandt said it was late. “We must go now,” Brandt said. "
        "“Not yet, it is early,” said Luis Ferrant. Officials said nothing was decided."
    )
    assert score(pd.DataFrame({"text": [text]}))["n_sources_distinct"].iloc[0] == 2
