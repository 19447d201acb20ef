"""What lets people in: the code of a class, the teacher's key, and the token of a pupil's seat."""

import hmac
import secrets
from hashlib import sha256
from typing import Final

LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which look alike on a projector."""
CODE_LENGTH: Final = 6
_KEY_GROUPS: Final = 4
_GROUP: Final = 4
_TOKEN_BYTES: Final = 16


def new_code() -> str:
    """A code for a class: one of 887 million."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """A teacher's key, in groups that can be read aloud: one of 10^23."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(_GROUP)) for _ in range(_KEY_GROUPS))
    return "-".join(groups)


def new_token() -> str:
    """What a pupil's browser holds to be known again."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def typed(entered: str) -> str:
    """A code or a key as it was meant: in capitals, without what people put between."""
    return "".join(letter for letter in entered.upper() if letter.isascii() and letter.isalnum())


def digest(secret: str) -> str:
    """What is kept of a key or a token: nobody who reads it can get in with it. They are random
    and long, so that a plain SHA-256 serves."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def is_same(kept: str, secret: str) -> bool:
    """Whether a digest is that of a secret; takes as long for a wrong one as for the right one."""
    return hmac.compare_digest(kept, digest(secret))
