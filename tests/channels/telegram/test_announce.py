"""Posts in a channel: the text in pieces, the button under the last, and only where the bot may post."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from bot.channels.telegram.announce import announce, announcement
from bot.channels.telegram.service import TelegramService
from bot.outbox.letter import Refused, RetryAfter


def test_the_button_opens_the_bot_in_the_event() -> None:
    messages = announcement(-100, "**Compte rendu**\n\n" + "Une réponse. " * 600, "BonBot", "cafe-2026")
    assert len(messages) == 2
    assert messages[0].markup is None
    assert messages[1].markup is not None
    (row,) = messages[1].markup.inline_keyboard
    assert (row[0].text, row[0].url) == ("Poser ma question", "https://t.me/BonBot?start=cafe-2026")
    with pytest.raises(ValueError, match="code="):
        announcement(-100, "x", "BonBot", "café")


def test_not_before_telegram_is_there_and_not_in_others_channels() -> None:
    service: Any = SimpleNamespace(ready=threading.Event(), house=None, loop=None, username="BonBot")
    typed: TelegramService = service
    assert isinstance(announce(typed, -100, "x", "code"), RetryAfter)
    service.ready.set()
    service.loop = object()
    service.house = SimpleNamespace(chats=SimpleNamespace(channels=lambda: {-200: "Le canal"}))
    assert isinstance(announce(typed, -100, "x", "code"), Refused)
