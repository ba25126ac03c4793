"""The assistant is away: what the person reads, and what is counted."""

from __future__ import annotations

import copy

import pytest

from bot.channels.telegram.updates import Waiting
from bot.channels.turns import TurnFailedError, TurnResult
from bot.metrics import TURNS
from tests.channels.telegram.kinds import KINDS
from tests.channels.telegram.street import Street

NUMBER = 90_000_001


async def away(*_: object) -> TurnResult:
    raise TurnFailedError("gone")


def test_an_update_tried_three_times_failed_once_is_said_once_and_is_answered(
    street: Street,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failed = TURNS.labels("failed")._value
    before = failed.get()
    body = {"message": copy.deepcopy(KINDS["message"]), "update_id": NUMBER}

    def attempt(n: int) -> None:
        street.loop.run_until_complete(street.handling.handle(Waiting(NUMBER, "x", body, n, False, 0)))

    with monkeypatch.context() as broken:
        broken.setattr(street.house.rasa, "turn", away)
        for n in range(3):
            with pytest.raises(TurnFailedError):
                attempt(n)
    said = [text for text in street.said if "Je ne peux pas répondre en ce moment" in text]
    assert len(said) == 1
    attempt(3)
    assert street.said[-1].endswith("Bonjour")
    assert failed.get() - before == 1
