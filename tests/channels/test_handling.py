"""A stored message always comes to its answer, once: after a failed turn, a dead web process, two processes at once."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.channels import handling as module
from bot.channels.handling import Handling
from bot.channels.store import Conversations, Incoming
from bot.channels.tracker_events import TrackerEvents
from bot.channels.turns import TurnFailedError, TurnResult
from bot.metrics import TURNS
from bot.run.services import servers
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures

ASKED = Incoming("m1", "Facebook pour un garage ?")


class Rasa:
    """Plays a message once by its id, as ours does; fails the first `failures` times."""

    def __init__(self, failures: int = 0, seconds: float = 0.0) -> None:
        self.failures, self.seconds, self.played, self.asked = failures, seconds, 0, 0
        self._said: dict[str, TurnResult] = {}

    async def turn(self, conversation: str, text: str, payload: bool, id: str) -> TurnResult:
        self.asked += 1
        await asyncio.sleep(self.seconds)
        if self.failures:
            self.failures -= 1
            raise TurnFailedError("gone")
        if id not in self._said:
            self.played += 1
            self._said[id] = TurnResult("platform_fit", [{"text": "Oui", "buttons": [], "data": {"kind": "answer"}}])
        return self._said[id]


def make(on: Engine, rasa: Any, seconds: float = 5.0) -> Handling:
    return Handling(Conversations(on), TrackerEvents(on), rasa, seconds)


@pytest.fixture
def store(engine: Engine) -> Conversations:  # noqa: F811
    kept = Conversations(engine)
    kept.create("c", "web", None)
    return kept


def texts(replies: list[Any]) -> list[str]:
    return [reply.text for reply in replies]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses before a turn is asked again."""
    monkeypatch.setattr(module, "AGAIN_SECONDS", (0.0, 0.0, 0.0))


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("failures", [1, 2, 3])
async def test_quick_failures_are_met_by_asking_again(
    engine: Engine,  # noqa: F811
    store: Conversations,
    failures: int,
) -> None:
    rasa = Rasa(failures=failures)
    _, replies = await make(engine, rasa).handle("c", ASKED)
    assert texts(replies) == ["Oui"]
    assert rasa.asked == failures + 1


@pytest.mark.usefixtures("at_once")
async def test_after_a_slow_failure_it_is_asked_once_more(engine: Engine, store: Conversations) -> None:  # noqa: F811
    rasa = Rasa(failures=9, seconds=0.3)
    _, replies = await make(engine, rasa, seconds=0.5).handle("c", ASKED)
    assert "tarde" in texts(replies)[0]
    await asyncio.sleep(0.5)
    assert rasa.asked == 2


def test_a_server_that_the_proxy_leaves_out_is_waited_for() -> None:
    left_out = {float(found) for found in re.findall(r"fail_timeout=(\d+)s", servers([1, 2]))}
    assert sum(module.AGAIN_SECONDS) > max(left_out)


@pytest.mark.usefixtures("at_once")
async def test_the_same_message_after_an_apology(engine: Engine, store: Conversations) -> None:  # noqa: F811
    rasa = Rasa(failures=4)
    one = make(engine, rasa)
    _, replies = await one.handle("c", ASKED)
    assert "réessayez" in texts(replies)[0]
    assert texts((await one.handle("c", ASKED))[1]) == ["Oui"]
    assert rasa.asked == 5
    assert [m.role for m in store.history("c")] == ["user", "bot"]


@pytest.mark.usefixtures("at_once")
async def test_a_message_counts_as_failed_once_however_often_it_is_tried(engine: Engine, store: Conversations) -> None:  # noqa: F811
    failed = TURNS.labels("failed")._value
    before = failed.get()
    one = make(engine, Rasa(failures=8))
    for _ in range(2):
        await one.handle("c", ASKED)
    assert failed.get() - before == 1


@pytest.mark.usefixtures("at_once")
async def test_a_message_that_was_answered_in_the_end_did_not_fail(engine: Engine, store: Conversations) -> None:  # noqa: F811
    failed = TURNS.labels("failed")._value
    before = failed.get()
    await make(engine, Rasa(failures=2)).handle("c", ASKED)
    assert failed.get() == before


async def test_a_message_that_a_dead_process_had_taken(engine: Engine, store: Conversations) -> None:  # noqa: F811
    store.take("c", ASKED)  # and the process is killed here
    rasa = Rasa()
    assert texts((await make(engine, rasa).handle("c", ASKED))[1]) == ["Oui"]
    assert rasa.asked == 1


async def test_two_web_processes_have_the_same_message(engine: Engine, store: Conversations) -> None:  # noqa: F811
    rasa = Rasa(seconds=0.1)
    found = await asyncio.gather(*(make(engine, rasa).handle("c", ASKED) for _ in range(2)))
    assert [texts(replies) for _, replies in found] == [["Oui"], ["Oui"]]
    assert [m.role for m in store.history("c")] == ["user", "bot"]


async def test_sent_again_while_it_is_under_way(engine: Engine, store: Conversations) -> None:  # noqa: F811
    rasa = Rasa(seconds=0.3)
    one = make(engine, rasa)
    found = await asyncio.gather(one.handle("c", ASKED), one.handle("c", ASKED))
    assert [texts(replies) for _, replies in found] == [["Oui"], ["Oui"]]
    assert rasa.asked == 1


async def test_a_late_answer_is_kept(engine: Engine, store: Conversations) -> None:  # noqa: F811
    one = make(engine, Rasa(seconds=0.4), seconds=0.1)
    _, replies = await one.handle("c", ASKED)
    assert "tarde" in texts(replies)[0]
    await asyncio.sleep(0.8)
    assert [m.text for m in store.history("c")] == [ASKED.text, "Oui"]
    assert texts((await one.handle("c", ASKED))[1]) == ["Oui"]
