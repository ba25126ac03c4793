"""The worker is killed again and again in the middle of its work: nothing is lost, nothing is handled twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from threading import Thread

import pytest

from bot.channels.telegram.tables import telegram_update
from tests.telegram.conftest import Bench
from tests.telegram.emulator_process import Person, wait_for
from tests.telegram.fake_rasa import FakeRasa
from tests.telegram.nursery import Nursery

pytestmark = pytest.mark.telegram


@pytest.mark.parametrize(
    ("kills", "messages"), [(5, 60), pytest.param(50, 500, marks=[pytest.mark.slow, pytest.mark.timeout(7200)])]
)
def test_kill_9_during_a_stream_of_messages(bench: Bench, rasa: FakeRasa, kills: int, messages: int) -> None:
    rng, rasa.delay = random.Random(6), 0.02  # noqa: S311  # chance, not secrecy
    people = [bench.person(1000 + i) for i in range(max(5, messages // 10))]
    stream = Thread(target=write, args=(people, messages))
    with Nursery(bench.env, bench.folder / "worker.log") as nursery:
        stream.start()
        for _ in range(kills):
            live_a_moment(bench, nursery, messages, rng.uniform(0, 0.6))
        stream.join()
        nursery.start()
        wait_for(lambda: done(bench) >= messages, 600, lambda: bench.logs("worker")[-2000:])
    report(bench, rasa, kills, messages)


def live_a_moment(bench: Bench, nursery: Nursery, messages: int, seconds: float) -> None:
    """Alive until it works, then for a moment more: kills fall on every step of the way."""
    handled = done(bench)
    pid = nursery.start()
    wait_for(lambda: done(bench) > handled or done(bench) >= messages, what=lambda: bench.logs("worker")[-2000:])
    time.sleep(seconds)
    nursery.kill(pid)


def write(people: list[Person], messages: int) -> None:
    """A stream of messages, faster than they are handled."""
    for i in range(messages):
        people[i % len(people)].write(f"message {i:03d}.")
        time.sleep(0.02)


def done(bench: Bench) -> int:
    return bench.count(telegram_update.c.status == "done")


def report(bench: Bench, rasa: FakeRasa, kills: int, messages: int) -> None:
    said = bench.said()
    asked = Counter(m.client_id.split(":")[2] for m in said if m.role == "user")
    answered = Counter(m.answers for m in said if m.role == "bot")
    accepted = [
        e for e in bench.emulator.accepted("sendMessage") if "bien enregistré" not in e["text"]
    ]  # words while waiting
    shown = Counter((e["chat_id"], e["text"]) for e in accepted)
    lost = [i for i in range(messages) if not any(f"message {i:03d}." in text for _, text in shown)]
    twice = [id for id, n in asked.items() if n > 1] + [id for id, n in answered.items() if n > 1]
    doubts = sum(row.doubts for row in bench.sends())
    repeated = sum(n - 1 for n in shown.values())
    again = len(rasa.asked) - len(rasa.played)
    print(f"\n{kills} kills, {messages} messages: {len(lost)} lost, {len(twice)} handled twice, {doubts} sends of unknown outcome, "
          f"{repeated} of them seen twice; {again} turns asked again")  # fmt: skip
    assert not lost
    assert not twice
    assert len(asked) == messages
    assert all(one["id"] for one in rasa.asked)  # by its name Rasa plays a turn once (tests/channels/test_once.py)
    assert repeated <= doubts <= kills
    order = [e["text"] for e in accepted if e["chat_id"] == 1000 and "message 0" in e["text"]]
    assert list(dict.fromkeys(order)) == sorted(dict.fromkeys(order))
