from metrics.corpus import encode
from metrics.validity.public_list import listed_words, negative_words


def test_only_negative_words_of_letters() -> None:
    words = negative_words()
    assert {"shameful", "disaster", "liar"} <= words
    assert not {"good", "table", "brilliant"} & words
    assert all(word.isalpha() and word == word.lower() for word in words)


def test_listed_words_are_found_whatever_stands_around_them() -> None:
    corpus = encode(["“Shameful!” A good plan,", "no DISASTER’s end"])
    keys = [corpus.types.keys[number] for number in corpus.tokens[listed_words(corpus)].tolist()]
    assert keys == ["shameful", "disaster's"]
