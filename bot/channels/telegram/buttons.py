"""What a button carries: a short signed reference to a payload that stays here. Telegram allows 64 bytes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

EXPORT = "x"
"""The data of « Recevoir une copie »: it serves only who presses it, so it needs no signature."""
_DATA = re.compile(r"b:(\d{1,18}):(\d{1,2}):([A-Za-z0-9_-]{16})")


@dataclass(frozen=True)
class Pressed:
    """A genuine reference: the bot's row in `message` and the button's place in it."""

    answer: int
    index: int


def button_data(secret: str, conversation: str, answer: int, index: int) -> str:
    """The callback data of a button, at most 40 bytes."""
    return f"b:{answer}:{index}:{_mac(secret, conversation, answer, index)}"


def read_button(secret: str, conversation: str, data: str) -> Pressed | None:
    """What was pressed, None when it was not made here for this conversation."""
    found = _DATA.fullmatch(data)
    if not found:
        return None
    answer, index = int(found[1]), int(found[2])
    genuine = hmac.compare_digest(_mac(secret, conversation, answer, index), found[3])
    return Pressed(answer, index) if genuine else None


def _mac(secret: str, conversation: str, answer: int, index: int) -> str:
    text = f"telegram button:{conversation}:{answer}:{index}".encode()
    return base64.urlsafe_b64encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()[:12]).decode()
