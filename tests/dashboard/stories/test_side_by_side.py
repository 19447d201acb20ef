"""Two texts in rows, as HTML: nothing lost, nothing run, the shared words in one row."""

import re

import metrics
from dashboard.article.highlight import Options
from dashboard.stories.side_by_side import Aligned, Side, align, cuts, html, told

QUOTED = "We will mend the pier by May"
FIRST = f"The pier is shut.\n\n“{QUOTED},” said Lee.\n\nIt rained."
SECOND = f"Lee said: “{QUOTED}.” Critics slammed it."
HOSTILE = "<img src=x onerror=alert(1)>"


def side(text: str, name: str = "Post") -> Side:
    return Side(name, text, "en", metrics.cues(text))


def shown(first: str, second: str) -> str:
    return html(align(first, second), (side(first), side(second)), Options())


def words(markup: str) -> str:
    return re.sub(r"<[^>]*>", " ", markup)


def test_what_both_quote_begins_a_row_with_a_frame_on_either_side() -> None:
    rows = shown(FIRST, SECOND).split('<div class="row">')[1:]
    assert len(rows) == 2
    assert "The pier is shut." in rows[0] and "Both quote" not in rows[0]
    assert "Both quote 7 words" in rows[1]
    assert rows[1].count(f'<mark class="shared">{QUOTED}</mark>') == 2
    assert 'class="cue cue-loaded"' in rows[1]
    assert rows[0].count("<div></div>") == 1


def test_a_text_that_is_one_paragraph_is_cut_at_its_sentences_when_it_is_long() -> None:
    long = "The pier is shut, and nobody knows why. " * 20 + f"“{QUOTED},” said Lee. It rained."
    assert cuts(long)[-2:] == [long.index("“"), long.index("It rained")]
    assert cuts(FIRST) == [0, FIRST.index("“"), FIRST.index("It rained")]
    assert cuts("") == [] == cuts("\n \n")
    assert shown(long, SECOND).count('<div class="row">') == 2


def test_every_word_of_both_is_shown_in_order() -> None:
    markup = shown(FIRST, SECOND)
    assert markup.count("It rained.") == markup.count("The pier is shut.") == 1
    assert "".join(FIRST.split()) in "".join(words(shown(FIRST, "")).replace("Post", "").split())


def test_texts_and_names_are_escaped() -> None:
    text = f"{HOSTILE} “{QUOTED}” {HOSTILE}"
    markup = html(align(text, text), (side(text, HOSTILE), side(text, HOSTILE)), Options())
    assert "<img" not in markup
    assert markup.count("&lt;img") == 6


def test_how_much_is_shared_is_told() -> None:
    assert told(align(FIRST, SECOND)).startswith("Both have 1 quotation in common, 7 words.")
    assert told(align(FIRST, "It rained.")).startswith("These two share no quotation")
    other = "Nobody asked those who live there"
    turned = align(f"“{QUOTED}.” “{other}.”", f"“{other}.” “{QUOTED}.”")
    assert "1 stands in another order in the two" in told(turned)


def test_empty_texts_have_nothing_to_show() -> None:
    assert isinstance(align("", ""), Aligned)
    assert "<p" not in shown("", "")
