import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import cues
from metrics.cues import COLUMNS
from metrics.lexicon import Entry, Lexicon
from metrics.method import default_method

TEXT = "The mayor slammed the plan.\n\n“It may fail—clearly,” said Brandt, who reportedly left."


def shown(text: str, table: pd.DataFrame) -> list[str]:
    """What stands in the text at the offsets of each row."""
    spans = zip(table["start"].tolist(), table["end"].tolist(), strict=True)
    return [text[start:end] for start, end in spans]


def test_rows_point_at_the_words() -> None:
    table = cues(TEXT)
    assert tuple(table.columns) == COLUMNS
    rows = list(table[["text", "family", "category", "voice", "sentence"]].itertuples(index=False))
    assert [tuple(row) for row in rows] == [
        ("slammed", "loaded", "charged_verb", "narrator", 0),
        ("slammed", "stance", "speech", "narrator", 0),
        ("may", "hedge", "modal", "quoted", 1),
        ("clearly", "booster", "certainty", "quoted", 1),
        ("said", "citation", "direct", "narrator", 1),
        ("reportedly", "hedge", "hearsay", "narrator", 1),
        ("reportedly", "stance", "speech", "narrator", 1),
    ]
    assert shown(TEXT, table) == table["text"].tolist()


def test_gloss_explains_the_cue() -> None:
    table = cues("She slammed it.")
    assert table["gloss"].tolist()[0]


def test_a_term_is_spelled_as_in_its_list() -> None:
    method = default_method().with_lexicon(
        Lexicon("loaded_terms", (Entry("mob", "label"), Entry("don't know", "label"))), "replace"
    )
    table = cues("The MOB’s rule; the mob. I don’t know. “We will go there at once.”", method)
    of_family = table.groupby("family")["term"].agg(list)
    assert of_family["loaded"] == ["mob", "mob", "don't know"]
    assert of_family["citation"] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan failed, said Helena Brandt.", ("Helena Brandt", "named", "unknown")),
        ("Critics said that it failed.", ("Critics", "unnamed", "unknown")),
        ("She said that it failed.", ("She", "pronoun", "unknown")),
        ("“We will go there at once.”", ("", "", "")),
        ("It reportedly failed.", ("", "", "")),
    ],
)
def test_a_citation_has_its_source(text: str, expected: tuple[str, str, str]) -> None:
    table = cues(text)
    assert tuple(table[["source", "source_kind", "source_type"]].iloc[0]) == expected


def test_a_source_is_found_in_its_own_article() -> None:
    frame = pd.DataFrame(
        {"text": ["", "The plan failed, said Ann Lee.\n", "Bo Day said that it may."]}
    )
    table = cues(frame)
    assert table.loc[table["family"] == "citation", "source"].tolist() == ["Ann Lee", "Bo Day"]
    assert table["sentence"].tolist() == [0, 0, 0]


def test_frame_keeps_ids_and_reading_order() -> None:
    frame = pd.DataFrame({"article_id": ["b", "a"], "text": ["It may. It might.", "Perhaps."]})
    table = cues(frame)
    assert list(zip(table["article_id"], table["text"], strict=True)) == [
        ("b", "may"), ("b", "might"), ("a", "Perhaps")
    ]  # fmt: skip


def test_nothing_found_has_the_same_columns() -> None:
    assert list(cues("").columns) == list(COLUMNS)
    assert len(cues(pd.DataFrame({"text": []}))) == 0


@pytest.mark.parametrize("text", ["‘May’ slammed", "(reportedly)", "**slammed**", "“slammed”"])
def test_offsets_leave_the_punctuation_out(text: str) -> None:
    table = cues(text)
    assert len(table) >= 1
    for row in table.itertuples():
        assert str(row.text)[0].isalpha() and str(row.text)[-1].isalpha()


def test_a_frame_without_texts_is_an_error() -> None:
    with pytest.raises(ValueError, match="columns found are: body"):
        cues(pd.DataFrame({"body": ["It may."]}))


@given(st.text("slamed may.“”\"' \n—-", max_size=80))
def test_offsets_always_cut_the_text_shown(text: str) -> None:
    table = cues(text)
    assert shown(text, table) == table["text"].tolist()
    assert all(table["text"])
