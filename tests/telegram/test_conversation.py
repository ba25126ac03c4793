"""A person, the bot, and everything in between but Rasa, by polling."""

from __future__ import annotations

import pytest

from tests.telegram.conftest import Bench
from tests.telegram.fake_rasa import FakeRasa, say

pytestmark = pytest.mark.telegram


def test_start_gives_the_notice_then_the_greeting(polling: Bench, rasa: FakeRasa) -> None:
    awa = polling.person()
    awa.write("/start")
    notice, greeting = awa.sees(2)
    assert "assistant automatique" in notice["text"]
    assert greeting["text"] == "<b>Écho</b> : /greet"
    awa.write("Bonjour")
    (answer,) = awa.sees()
    assert "Bonjour" in answer["text"]
    assert rasa.asked[0]["payload"] is True
    assert rasa.asked[1]["payload"] is False
    assert polling.emulator.accepted("sendChatAction")


def test_a_button_is_answered_at_once_used_once_and_then_politely_refused(polling: Bench, rasa: FakeRasa) -> None:
    rasa.answer = lambda asked: say(f"Vous dites {asked['text']}", ("Oui", "/affirm"), ("Non", "/deny"))
    awa = polling.person()
    awa.write("on y va ?")
    _, shown = awa.sees(2)
    assert [len(row) for row in shown["markup"]["inline_keyboard"]] == [1, 1]
    assert all(len(b["callback_data"].encode()) <= 64 for row in shown["markup"]["inline_keyboard"] for b in row)
    awa.press(shown, "Oui")
    (answer,) = awa.sees()
    assert answer["text"] == "Vous dites /affirm"
    assert [e["message_id"] for e in polling.emulator.accepted("editMessageReplyMarkup")] == [shown["message_id"]]
    awa.press(shown, "Non")
    polling.idle()
    toasts = [e["text"] for e in polling.emulator.accepted("answerCallbackQuery")]
    assert toasts[0] == "«\u00a0Oui\u00a0»"
    assert "déjà servi" in toasts[1]
    assert awa.unread() == 0
    assert [m.text for m in polling.said() if m.role == "user"] == ["on y va ?", "Oui"]
