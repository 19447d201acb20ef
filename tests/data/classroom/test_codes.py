"""What lets people in: codes and keys to read from a board, tokens, and what is kept of them."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from data.classroom import codes
from data.classroom.codes import CODE_LENGTH, LETTERS, digest, new_code, new_key, new_token

LOOKALIKES = "ILO01"
DRAWN = 2_000


def test_letters_look_unlike_each_other_on_a_projector() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 31
    assert not set(LETTERS) & set(LOOKALIKES)
    assert LETTERS.isascii() and LETTERS.isalnum() and LETTERS.upper() == LETTERS


def test_a_code_is_six_letters_out_of_all_of_them() -> None:
    drawn = [new_code() for _ in range(DRAWN)]
    assert {len(code) for code in drawn} == {CODE_LENGTH} == {6}
    for place in range(CODE_LENGTH):
        assert {code[place] for code in drawn} == set(LETTERS)
    assert len(set(drawn)) > DRAWN - 10
    assert len(LETTERS) ** CODE_LENGTH > 887_000_000


def test_a_key_is_sixteen_letters_in_groups_of_four() -> None:
    drawn = [new_key() for _ in range(DRAWN)]
    for key in drawn:
        assert [len(group) for group in key.split("-")] == [4, 4, 4, 4]
    assert set("".join(drawn)) == {*LETTERS, "-"}
    assert len(set(drawn)) == DRAWN


def test_a_token_has_128_bits_and_fits_an_address() -> None:
    drawn = [new_token() for _ in range(DRAWN)]
    assert {len(token) for token in drawn} == {22}  # 16 bytes in base 64
    assert len(set(drawn)) == DRAWN
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in drawn)


@pytest.mark.parametrize("new", [new_code, new_key, new_token])
def test_what_is_secret_is_not_drawn_by_a_generator_that_can_be_foretold(
    new: Callable[[], str],
) -> None:
    import random

    random.seed(1)
    first = new()
    random.seed(1)
    assert new() != first


@pytest.mark.parametrize(
    ("entered", "meant"),
    [
        ("K7FQ2M", "K7FQ2M"),
        ("k7f q2m", "K7FQ2M"),
        (" k7f-q2m\n", "K7FQ2M"),
        ("K7F\u2013Q2M", "K7FQ2M"),
        ("K7F\u00a0Q2M\u200b", "K7FQ2M"),
        ("“K7FQ2M”.", "K7FQ2M"),
        ("Ⅻ２é\u0660", ""),  # digits and letters that no code has
        ("", ""),
        ("\ud800\x00", ""),
        ("' OR 1=1 --", "OR11"),
    ],
)
def test_a_code_is_understood_as_it_was_meant(entered: str, meant: str) -> None:
    assert codes.typed(entered) == meant


def test_every_code_and_key_is_understood_in_small_letters() -> None:
    for _ in range(50):
        code, key = new_code(), new_key()
        assert codes.typed(code.lower()) == code
        assert codes.typed(key.lower()) == key.replace("-", "")


def test_a_digest_is_a_sha_256() -> None:
    assert digest("K7FQ") == sha256(b"K7FQ").hexdigest()
    assert digest("") == sha256(b"").hexdigest()
    odd = ("", "a", "A", "\ud800", "\udfff", "\x00", "\U0001d518")
    assert len({digest(each) for each in odd}) == len(odd)
