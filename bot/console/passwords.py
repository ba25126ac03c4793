"""Passwords: argon2id by its library, and a rule that a person can follow without a riddle."""

from __future__ import annotations

import contextlib

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from bot.text import fold

SHORTEST, LONGEST = 14, 200
COMMON = (
    "motdepasse",
    "password",
    "azerty",
    "qwerty",
    "123456",
    "abcdef",
    "boncanal",
    "administrateur",
    "bonjour",
    "soleil",
)
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")
"""Checked when the account does not exist, so that an unknown name takes as long as a wrong password."""


class WeakPasswordError(ValueError):
    """The password is refused; the message says in French why and what is allowed."""


def check(password: str, login: str, name: str) -> None:
    """Raises WeakPasswordError. Length is what counts: no riddle of digits and signs, which people write on a paper."""
    allowed = f"au moins {SHORTEST} caractères, par exemple quatre mots sans rapport entre eux"
    folded = "".join(fold(password).split())
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPasswordError(
            f"Mot de passe de {len(password)} caractères. Il en faut {allowed} ({LONGEST} au plus)."
        )
    if len(set(folded)) < 6:
        raise WeakPasswordError(f"Ce mot de passe répète toujours les mêmes signes. Choisissez {allowed}.")
    rest = folded
    for word in (*COMMON, *(fold(part) for part in (login, *name.split()) if len(part) > 3)):
        rest = rest.replace(word, "")
    if len(rest) < SHORTEST - 4:
        raise WeakPasswordError(f"Ce mot de passe se devine (nom, suite de touches). Choisissez {allowed}.")


def hashed(password: str) -> str:
    """What is kept."""
    return _hasher.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether it is the password; takes the same time when there is no account (`kept` is None)."""
    with contextlib.suppress(Argon2Error, InvalidHashError):
        return _hasher.verify(kept or _NOBODY, password[:LONGEST]) and kept is not None
    return False


def is_outdated(kept: str) -> bool:
    """Whether the library's parameters have grown since it was hashed."""
    return _hasher.check_needs_rehash(kept)
