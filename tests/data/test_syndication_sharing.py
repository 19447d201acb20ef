"""What is a reprint or a version, and what only shares words."""

from random import Random
from unicodedata import normalize

import pytest

from data.syndication import Signature, reprint_groups, signatures
from data.syndication.words import parts
from tests.data.test_syndication_groups import edited, frame, text_of


def n_together(texts: list[str], outlets: list[str] | None = None) -> int:
    """How many of the articles are in one group; there must not be a second one."""
    groups = reprint_groups(frame(texts, outlets))
    assert groups[groups != ""].nunique() <= 1
    return int((groups != "").sum())


@pytest.mark.parametrize(
    ("n_versions", "share", "outlets"),
    [(6, 0.1, "A"), (8, 0.02, "A"), (20, 0.02, "A"), (20, 0.05, "AB"), (200, 0.03, "ABC")],
)
def test_versions_are_one_however_many_an_outlet_has(
    n_versions: int, share: float, outlets: str
) -> None:
    text = text_of(500, 1)
    versions = [edited(text, seed, share) for seed in range(n_versions)]
    names = [outlets[at % len(outlets)] for at in range(n_versions)]
    assert n_together(versions, names) == n_versions
    assert n_together(versions, [""] * n_versions) == n_versions


def test_versions_count_once_when_it_is_told_what_an_outlet_prints_everywhere() -> None:
    text = text_of(500, 1)
    versions = [edited(text, seed, 0.02) for seed in range(14)]
    with_new_intro = f"{text_of(150, 2)} {edited(' '.join(text.split()[100:]), 9, 0.05)}"
    assert n_together([*versions, with_new_intro], ["A"] * 14 + ["B"]) == 15


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "‘{}’", "''{}''"])
def test_a_speech_that_unrelated_articles_quote_is_no_reprint(marks: str) -> None:
    speech = marks.format(text_of(250, 1))
    texts = [f"{text_of(100, at)}\n\n{speech}\n\n{text_of(40, 50 + at)}" for at in range(2, 12)]
    assert n_together(texts) == 0
    assert n_together([text.strip("“\"«‘”»’'") for text in (speech, speech)]) == 2


def test_a_post_that_is_shown_whole_is_quoted() -> None:
    post = f"{text_of(60, 1)} — Ada Stern (@adastern) March 3, 2021"
    texts = [f"{text_of(30, at)}\n\n{post}\n\n{text_of(15, 50 + at)}" for at in (2, 3)]
    assert n_together(texts) == 0
    assert n_together([text.replace("(@", "(") for text in texts]) == 2


def test_the_caption_of_an_agencys_picture_is_not_the_outlets_own_prose() -> None:
    caption = f"{text_of(75, 1)}. REUTERS/ Ada Stern/File Photo"
    texts = [f"{text_of(30, at)}\n\n{caption}\n\n{text_of(20, 50 + at)}" for at in (2, 3)]
    assert n_together(texts) == 0
    assert n_together([text.replace("REUTERS/", "by ") for text in texts]) == 2
    # What runs on behind a credit, or is much too long, is no caption.
    assert not parts(f"{caption} {text_of(20, 9)}")[0][0]
    assert not parts(f"{text_of(200, 2)}. {caption}")[0][0]


def test_numbers_beside_each_other_that_all_differ_make_a_form() -> None:
    lines = [f"{text_of(12, at)} {{}}:{{}} {text_of(12, 50 + at)}" for at in range(5)]
    texts = [" ".join(line.format(n, n + 30) for line in lines) for n in (10, 20)]
    assert n_together(texts) == 0
    assert n_together([texts[0], texts[0] + " So it was."]) == 2


def test_a_run_is_quoted_where_all_of_its_words_are() -> None:
    (found,) = signatures(["She said “one two three four five six seven” and left again."])
    assert (found.n_runs, len(found.quoted)) == (8, 3)


def test_a_signature_that_was_kept_is_the_same() -> None:
    (made,) = signatures([f"“{text_of(60, 1)}” 12 boats and 13 ferries. {text_of(60, 2)}"])
    kept = Signature.from_bytes(made.to_bytes())
    assert kept.n_runs == made.n_runs and len(made.quoted) > len(made.numbers) == 2
    for one, other in ((made.runs, kept.runs), (made.quoted, kept.quoted)):
        assert one.tolist() == other.tolist()
    assert kept.numbers.tolist() == made.numbers.tolist()


def test_versions_that_are_known_count_once_too() -> None:
    text = text_of(500, 1)
    versions = [edited(text, seed, 0.02) for seed in range(14)]
    with_new_intro = f"{text_of(150, 2)} {edited(' '.join(text.split()[100:]), 9, 0.05)}"
    articles = frame([*versions, with_new_intro], ["A"] * 14 + ["B"])
    known = articles.assign(reprint_group=[articles["article_id"].iloc[0]] * 14 + [""])
    assert reprint_groups(known, start=14).nunique() == 1


def test_what_a_crowd_without_an_outlet_prints_below_everything_is_furniture() -> None:
    notice = text_of(150, 1)
    assert n_together([f"{text_of(60, 10 + at)} {notice}" for at in range(60)], [""] * 60) == 0


def test_a_post_goes_back_no_further_than_posts_are_long() -> None:
    (is_quoted, before), (_, post) = parts(f"{text_of(200, 1)} (@adastern) March 3, 2021")
    assert not is_quoted and len(before) > 80 and len(post) > 50


def test_a_mark_behind_a_word_opens_nothing_and_an_apostrophe_closes_nothing() -> None:
    told = 'He said it."Then he left." So it was. She said, ‘it’s ours, and theirs’ to them.'
    assert [words for is_quoted, words in parts(told) if is_quoted] == [
        ["it", "s", "ours", "and", "theirs"]
    ]


def test_soft_hyphens_part_no_words() -> None:
    assert parts("the har\xadbour") == parts("the harbour")


def test_what_only_one_of_two_quotes_is_quoted() -> None:
    speech = text_of(250, 1)
    opening, end = text_of(60, 2), text_of(60, 3)
    texts = [f"{opening}\n\n“{speech}”", f"{end}\n\n{speech}"]
    assert n_together(texts) == n_together(texts[::-1]) == 0


def test_a_form_with_more_numbers_that_stay_than_change_is_a_version() -> None:
    words = text_of(300, 1).split()

    def told(changed: int) -> str:
        numbers = [changed * 1000 + at if at % 3 == 0 else at for at in range(30)]
        return " ".join(
            f"{' '.join(words[10 * at : 10 * at + 10])} {n}" for at, n in enumerate(numbers)
        )

    assert n_together([told(1), told(2)]) == 2


def test_versions_that_hardly_hold_more_than_quotations_have_to_be_of_one_length() -> None:
    speech = f"She said: “{text_of(300, 1)}”"
    assert n_together([f"{speech} Then she left.", f"{speech} Then she went home."]) == 2
    assert n_together([speech, f"{speech} {text_of(500, 2)}"]) == 0


def test_nearly_whole_quotations_among_an_outlets_other_prose_make_no_version() -> None:
    speech = f"“{text_of(600, 1)}”"
    assert n_together([f"{text_of(50, 2)} {speech}", f"{text_of(50, 3)} {speech}"]) == 0


def test_a_short_article_stands_in_a_longer_one_whichever_comes_first() -> None:
    words = text_of(2000, 1).split()
    texts = [" ".join(words[:400]), " ".join(words)]
    assert n_together(texts) == n_together(texts[::-1]) == 2


def test_a_lost_mark_does_not_turn_what_is_said_and_what_is_told_around() -> None:
    told = 'He "went away. She said "no" to it. They said, "yes, we do" at last.'
    assert [words for is_quoted, words in parts(told) if is_quoted] == [["no"], ["yes", "we", "do"]]


def test_a_quotation_of_several_paragraphs_is_quoted_whole() -> None:
    told = "She said: “We begin.\n\n“We end.” So it was."
    assert [words for is_quoted, words in parts(told) if not is_quoted] == [
        ["she", "said"], ["so", "it", "was"]
    ]  # fmt: skip


@pytest.mark.parametrize("n_own", [100, 150, 200])
def test_what_stands_below_press_releases_makes_no_reprint(n_own: int) -> None:
    notice = text_of(80, 1)
    texts = [f"{text_of(n_own, 10 + at)}\n\n{notice}" for at in range(10)]
    assert n_together(texts) == 0
    assert n_together(texts[:3], ["A"] * 3) == 0


def test_live_blogs_that_collect_the_same_statements_are_no_reprints() -> None:
    statements = " ".join(text_of(30, at) for at in range(10))
    assert n_together([f"{statements} {text_of(600, 20 + at)}" for at in range(2)]) == 0


def test_a_form_filled_in_with_other_numbers_is_no_reprint() -> None:
    def report(city: str, n: int) -> str:
        return (
            f"Weather in {city}: dry with highs near {n} degrees and lows around {n - 9} at night"
            f" while winds from the west reach {n - 30} miles an hour by noon. Rain is likely by"
            f" the weekend with a chance of {n - 20} in a hundred and the day has {n - 50} hours"
        )

    towns = [report(town, 60 + at) for at, town in enumerate(("Elmsley", "Harrow", "Calder"))]
    assert n_together(towns) == 0
    same = [f"{town}: {report('Elmsley', 60)}" for town in ("Elmsley", "Harrow", "Calder")]
    assert n_together(same) == 3


def test_a_reprint_of_a_short_item_with_changed_words_is_found() -> None:
    for n_words in (60, 100, 200):
        text = text_of(n_words, n_words)
        assert n_together([text, edited(text, 2, 0.08)]) == 2


def test_texts_are_the_same_however_accents_are_encoded() -> None:
    random = Random(1)
    words = [random.choice(["été", "déjà", "vu", "hôtel", "naïve", "où", "an"]) for _ in range(99)]
    text = " ".join(words)
    assert n_together([normalize("NFC", text), normalize("NFD", text)]) == 2


def test_texts_without_spaces_are_compared_by_their_characters() -> None:
    random = Random(1)
    text, other = ("".join(chr(random.randrange(0x4E00, 0x5000)) for _ in range(300)) for _ in "ab")
    groups = reprint_groups(frame([text, text, other]))
    assert groups.iloc[0] == groups.iloc[1] != "" == groups.iloc[2]
