import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.corpus import encode


def quoted(text: str) -> list[str]:
    """The words of a text that stand inside quotation marks."""
    corpus = encode([text])
    inside = corpus.quotations.inside & corpus.is_word
    return [corpus.types.keys[token] for token in corpus.tokens[inside].tolist()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "it is late" today.', "it is late"),
        ("He said “it is late” today.", "it is late"),
        ("He said ''it is late'' today.", "it is late"),
        ("He said ``it is late'' today.", "it is late"),
        ("He said ‘it is late’ today.", "it is late"),
        ("He said 'it is late' today.", "it is late"),
        ('He said " it is late " today.', "it is late"),
        ('The "plan", he said, is dead.', "plan"),
        ("“Stop,” she said. “Go home.” They left.", "stop go home"),
        ("“He told me ‘never again’ twice,” she said.", "he told me never again twice"),
        ("‘He told me “never again” twice,’ she said.", "he told me never again twice"),
        ("'Never,' said the officers' union.", "never"),
        ("'The officers' car is ours,' he said.", "the officers car is ours"),
        ("('Late again'), it read.", "late again"),
        ("They said:“now”—and left by pseudo-“legal” means.", "now legal"),
        ("“No”—that was all—“never”", "no never"),
        ('He said,"it is late" today.', "it is late"),
        ('"No,"he said.', "no"),
        ("“It is late,”he said.", "it is late"),
        ('"One two."They left."Three."', "one two three"),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, words: str) -> None:
    assert quoted(text) == words.split()


@pytest.mark.parametrize(
    "text",
    [
        "It's the drivers' strike, and they don't want it.",
        "It’s the drivers’ strike, and they don’t want it.",
        "Rock 'n' roll of the '90s and ’80s, 'til dawn.",
        "The board is 12' long and 6\" wide.",
        "No marks at all here.",
        'The shelf is 5"x7" wide.',
        'A closing mark alone" changes nothing after it.',
    ],
)
def test_apostrophes_and_strays_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_repeated_at_each_paragraph_and_closed_once() -> None:
    text = "“One two.\n\n“Three four.\n\n“Five six,” he said.\n\nSeven."
    assert quoted(text) == "one two three four five six".split()


def test_a_quotation_over_paragraphs_without_repeated_marks() -> None:
    assert quoted('"One two.\n\nThree four," he said. Five.') == "one two three four".split()


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said “one two.\n\nThree four.\n\n“Five,” he said.") == "one two five".split()


def test_a_quotation_does_not_run_on_over_many_paragraphs() -> None:
    assert quoted('He said "one.\n\nA.\n\nB.\n\nC.\n\nD.\n\nsize 9" pipe') == ["one"]


def test_a_quotation_never_leaks_into_the_next_article() -> None:
    together = encode(["He said “one two", "Three four.” Five."])
    apart = [encode([text]) for text in ("He said “one two", "Three four.” Five.")]
    inside = [flag for corpus in apart for flag in corpus.quotations.inside.tolist()]
    assert together.quotations.inside.tolist() == inside


@given(st.lists(st.text("ab .,“”\"'’‘\n-", max_size=60), min_size=1, max_size=5))
def test_any_marks_are_survived_and_articles_do_not_touch(texts: list[str]) -> None:
    together = encode(texts).quotations.inside.tolist()
    assert together == [
        flag for text in texts for flag in encode([text]).quotations.inside.tolist()
    ]
