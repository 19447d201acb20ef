"""What gives away whose a text is."""

import time
from itertools import pairwise

import pytest

import data
from data.classroom.blind import hidden_in


def hidden(text: str, *names: str) -> list[str]:
    return [text[start:end] for start, end in hidden_in(text, names)]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("He told The Standing Oak so.", ("The Standing Oak",), ["The Standing Oak"]),
        ("STANDING OAK readers", ("The Standing Oak",), ["STANDING OAK"]),
        ("a Standing Oak survey, the standing\noak", ("The Standing Oak",),
         ["Standing Oak", "the standing\noak"]),
        ("tips@dailyblaze.com and @Daily_Blaze", ("Daily Blaze",), ["dailyblaze", "Daily_Blaze"]),
        ("told the Blaze outside. The Blaze asked.", ("Daily Blaze",), ["Blaze", "Blaze"]),
        ("the blaze at the mill, Blaze", ("Daily Blaze",), []),
        ("TOWN, March 2 (Meridian) — A", ("Meridian Wire",), ["Meridian"]),
        ("PARIS (AFP) — and (Agence)", ("Agence France-Presse",), ["AFP", "Agence"]),
        ("the Meridian line, Meridian Street", ("Meridian Wire",), []),
        ("Standing Oaks, Outstanding Oak", ("The Standing Oak",), []),
        ("Time flies, for time is short. TIME asked.", ("Time",), ["Time", "TIME"]),
        ("in the times of The Times", ("The Times",), ["The Times"]),
        ("Ana Ruiz wrote, with Bo LIND.", ("By Ana Ruiz and Bo Lind",), ["Ana Ruiz", "Bo LIND"]),
        ("Ana Ruiz wrote", ("Ruiz, Ana",), ["Ana Ruiz"]),
        ("Staff at the plant", ("Staff", "", "  ", "...", "The"), []),
        ("x (a.b) y a+b", ("a+b",), ["a.b", "a+b"]),
    ],
)  # fmt: skip
def test_names_are_found_as_papers_write_them(
    text: str, names: tuple[str, ...], found: list[str]
) -> None:
    assert hidden(text, *names) == found


def test_stretches_are_in_order_and_apart() -> None:
    text = "Daily Blaze: told the Daily Blaze, Kev Marlowe"
    spans = hidden_in(text, ("Kev Marlowe", "Daily Blaze", "Blaze: told"))
    assert [text[start:end] for start, end in spans] == [
        "Daily Blaze: told", "the Daily Blaze", "Kev Marlowe"
    ]  # fmt: skip
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_no_article_of_the_sample_names_its_outlet_or_author_once_they_are_hidden() -> None:
    for row in data.sample().itertuples():
        shown = str(row.text)
        for start, end in reversed(hidden_in(shown, (str(row.outlet), str(row.author)))):
            shown = shown[:start] + "█" * (end - start) + shown[end:]
        names = {str(row.outlet), str(row.outlet).removeprefix("The "), str(row.author)}
        assert not [name for name in names - {"", "Staff"} if name.lower() in shown.lower()]


def test_a_hostile_name_takes_no_time() -> None:
    begun = time.perf_counter()
    assert hidden_in("a . " * 5_000, ("a." * 5_000, ". " * 5_000, "(" * 5_000)) is not None
    assert hidden_in("\ud800 Daily Blaze", ("\ud800", "Daily Blaze")) == [(2, 13)]
    assert time.perf_counter() - begun < 5
