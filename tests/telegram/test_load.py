"""A room of people at once: how fast the webhook acknowledges, how three hundred recaps leave. Figures are printed."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.channels.telegram.tables import telegram_update
from bot.db import utcnow
from bot.outbox.addresses import Addresses
from bot.outbox.store import Draft, Outbox
from tests.telegram.conftest import Bench
from tests.telegram.emulator_process import PATIENCE, wait_for
from tests.telegram.fake_rasa import FakeRasa

pytestmark = [pytest.mark.telegram, pytest.mark.slow, pytest.mark.timeout(1200)]
ROOM = 300
ACKNOWLEDGED_MS = 20.0


def test_the_webhook_acknowledges_at_once_while_answers_take_their_time(webhook: Bench, rasa: FakeRasa) -> None:
    rasa.delay = 0.5
    people = [webhook.person(2000 + i) for i in range(ROOM)]
    people[0].write("pour s'échauffer")
    people[0].sees(2)
    warm = len(webhook.emulator.state()["deliveries"])
    for _ in range(2):
        for person in people:
            person.write("Facebook pour moi ?")
            time.sleep(0.02)
    wait_for(lambda: len(webhook.emulator.state()["deliveries"]) >= warm + 2 * ROOM, max(120, PATIENCE))
    deliveries = webhook.emulator.state()["deliveries"][warm:]
    times = sorted(d["ms"] for d in deliveries)
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(
        f"\n{len(times)} updates at 50 a second: acknowledged in {p50:.1f} ms (half), {p99:.1f} ms (99 %), {times[-1]:.1f} ms (all)"
    )
    assert all(d["status"] == 200 for d in deliveries)
    assert p99 < ACKNOWLEDGED_MS
    webhook.idle(600)
    assert all(row.status == "done" for row in webhook.rows())


def test_three_hundred_recaps_leave_within_thirty_a_second(polling: Bench, bench: Bench, rasa: FakeRasa) -> None:
    people = [polling.person(3000 + i) for i in range(ROOM)]
    for person in people:
        person.write("bonjour")
    wait_for(lambda: polling.count(telegram_update.c.status == "done") >= ROOM, max(300, PATIENCE))
    outbox, addresses = Outbox(bench.engine), Addresses(bench.engine, "s" * 32)
    conversations = [c.id for c in polling.conversations()]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda id: addresses.agree(id, "event", "oui"), conversations))
    before = len(polling.emulator.accepted("sendMessage"))
    text = "**Le compte rendu du Café des Entreprenants.** Vos questions et leurs réponses."
    outbox.post(*(Draft(f"recap:{id}", id, "event", "web", "Compte rendu", text, utcnow()) for id in conversations))
    wait_for(lambda: len(polling.emulator.accepted("sendMessage")) >= before + ROOM, max(300, PATIENCE))
    recaps = polling.emulator.accepted("sendMessage")[before:]
    at = [e["at"] for e in recaps]
    busiest = max(sum(start <= t < start + 1000 for t in at) for start in at)
    print(f"\n{len(recaps)} recaps in {(at[-1] - at[0]) / 1000:.1f} s; at most {busiest} in any second")
    assert busiest <= 30
    assert len({e["chat_id"] for e in recaps}) == ROOM
    assert all(any(row[0]["text"] == "Ne plus recevoir" for row in e["markup"]["inline_keyboard"]) for e in recaps)
