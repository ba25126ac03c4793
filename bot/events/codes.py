"""Codes of events: read from a screen at the back of a room, typed on a phone, said aloud."""

from __future__ import annotations

import re
import secrets

from bot.text import fold

LETTERS = "ACEFHJKMNPRTWXY"
DIGITS = "34679"
"""No sign that looks like another: no B 8, D O Q 0, G (6), I L 1, S 5, U V, Z 2."""
SHAPE = "LDLLDL"
"""Letters and digits in turn never make a word, a price or a year."""
_SAME = str.maketrans(
    {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "S": "5", "Z": "2", "B": "8", "U": "V", "G": "6"}
)
OWN = re.compile(r"[A-Z0-9]{4,12}")


class BadCodeError(ValueError):
    """A code an organiser wants is not usable; the message says what is allowed."""


def new_code() -> str:
    """Six signs, over a million codes."""
    return "".join(secrets.choice(LETTERS if sign == "L" else DIGITS) for sign in SHAPE)


def own_code(text: str) -> str:
    """A code chosen by the organiser. Raises BadCodeError."""
    code = bare(text)
    if not OWN.fullmatch(code) or code.isdigit():
        raise BadCodeError(f"code={text!r}: allowed: 4 to 12 letters and digits, with at least one letter")
    return code


def bare(text: str) -> str:
    """Capitals and digits only: « k7p-x4m » → "K7PX4M"."""
    return re.sub(r"[^A-Z0-9]", "", fold(text).upper())


def key(text: str) -> str:
    """What codes are compared by: signs that look alike are one."""
    return bare(text).translate(_SAME)


def keys_in(text: str) -> list[str]:
    """Keys of all that could be a code in a sentence: its words, and up to four neighbours put together."""
    words = re.findall(r"[a-z0-9]+", fold(text))[:60]
    found = [key("".join(words[i:j])) for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words) + 1))]
    return [k for k in dict.fromkeys(found) if 4 <= len(k) <= 12]


def spaced(code: str) -> str:
    """As it is shown: a drawn code in two halves, « K7P X4M »; an organiser's own word whole."""
    drawn = all(c in (LETTERS if sign == "L" else DIGITS) for c, sign in zip(code, SHAPE, strict=False))
    return f"{code[:3]} {code[3:]}" if drawn and len(code) == len(SHAPE) else code
