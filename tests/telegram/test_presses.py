"""The word above the conversation when a button is pressed, whichever comes first: the word or the obeying."""

from __future__ import annotations

import pytest

from bot.channels.telegram.chats import Place
from bot.channels.telegram.drawing import Part
from bot.channels.telegram.sends import Sends
from tests.telegram.conftest import Bench

pytestmark = pytest.mark.telegram


def test_a_press_is_not_told_that_it_is_its_own_second(bench: Bench) -> None:
    sends = Sends(bench.engine, 4242)
    [row] = sends.plan(1, Place(42, 42), [Part("Oui ?", "Oui ?", (("Oui", "b:1"),), answers=7)], None)
    sends.sent(row, "5")
    assert not sends.is_used(7, 2)
    assert sends.press(7, 2)[0]
    assert not sends.is_used(7, 2), "obeyed before the word was said"
    assert sends.is_used(7, 3)
