"""A worker killed (kill -9) while it sends, a real process and a real SMTP server: nothing lost, nothing sent twice but answers."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.db import utcnow
from bot.outbox.addresses import Addresses
from bot.outbox.dispatch import Dispatcher
from bot.outbox.mail import MailSender
from bot.outbox.store import Outbox
from tests.outbox.conftest import SECRET, TALK, Mailbox, add_conversation, draft

EMAIL = "claire@exemple.fr"


def start_worker(engine: Engine, mailbox: Mailbox) -> subprocess.Popen[bytes]:
    """`boncanal outbox run-once` as operators run it."""
    env = {**os.environ, "BONCANAL_DATABASE_URL": engine.url.render_as_string(hide_password=False), "BONCANAL_SECRET": SECRET,
           "BONCANAL_SMTP_HOST": "127.0.0.1", "BONCANAL_SMTP_PORT": str(mailbox.port), "BONCANAL_SMTP_SECURITY": "none",
           "BONCANAL_SMTP_FROM": "bonjour@boncanal.example"}  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", "outbox", "run-once"]
    return subprocess.Popen(command, env=env, cwd=Path.cwd(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def wait_for(reached: int, mailbox: Mailbox, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while len(mailbox.received) < reached:
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < end
        time.sleep(0.005)


def hours_later(engine: Engine, addresses: Addresses, mailbox: Mailbox, hours: int) -> Dispatcher:
    """Another worker, when the dead one's hold is over."""
    return Dispatcher(
        engine,
        addresses,
        {"email": MailSender(mailbox.settings, "x")},
        lambda id: f"https://x.fr/{id}",
        clock=lambda: utcnow() + timedelta(hours=hours),
    )


def reachable(addresses: Addresses, conversation: str) -> None:
    addresses.leave(conversation, "email", EMAIL, confirmed=True)
    for purpose in ("answer", "follow_up"):
        addresses.agree(conversation, purpose, "oui")


def test_killed_after_the_text_left_before_the_servers_word(
    engine: Engine, addresses: Addresses, outbox: Outbox, mailbox: Mailbox
) -> None:
    reachable(addresses, TALK)
    other = add_conversation(engine, "conversation-2")
    reachable(addresses, other)
    mailbox.slow = 60
    for conversation, purpose in ((TALK, "answer"), (other, "follow_up")):
        outbox.post(draft(purpose, conversation=conversation, purpose=purpose, channel="email"))
        worker = start_worker(engine, mailbox)
        wait_for(len(mailbox.received) + 1, mailbox, worker)
        kill(worker)
    assert {row.status for row in outbox.rows()} == {"taken"}
    mailbox.slow = 0
    hours_later(engine, addresses, mailbox, 1).run_once()
    hours_later(engine, addresses, mailbox, 2).run_once()
    hours_later(engine, addresses, mailbox, 3).run_once()
    assert {row.purpose: (row.status, row.doubts) for row in outbox.rows()} == {
        "answer": ("sent", 1),
        "follow_up": ("uncertain", 1),
    }
    assert len(mailbox.received) == 3
    repeated = mailbox.received[2].get_body(("plain",)).get_content()  # type: ignore[union-attr]  # each letter has both
    assert "peut-être déjà reçu" in repeated
    assert outbox.counts()["doubted"] == 2


def test_killed_again_and_again_at_any_moment(
    engine: Engine, addresses: Addresses, outbox: Outbox, mailbox: Mailbox
) -> None:
    chance = random.Random(7)  # noqa: S311  # moments to kill at, not secrets
    for n in range(24):
        conversation = add_conversation(engine, f"c{n}")
        reachable(addresses, conversation)
        purpose = "answer" if n % 2 else "follow_up"
        outbox.post(
            draft(f"k{n}", conversation=conversation, purpose=purpose, channel="email", subject=f"{purpose} {n}")
        )
    mailbox.slow = 0.05
    for _ in range(4):
        worker = start_worker(engine, mailbox)
        wait_for(len(mailbox.received) + 1, mailbox, worker)
        time.sleep(chance.uniform(0, 0.12))
        kill(worker)
    mailbox.slow = 0
    for hours in (1, 2, 3):
        hours_later(engine, addresses, mailbox, hours).run_once()
    times = Counter(str(message["Subject"]) for message in mailbox.received)
    assert len(times) >= 20
    assert all(n == 1 for subject, n in times.items() if subject.startswith("follow_up"))
    assert all(n <= 2 for n in times.values())
    for row in outbox.rows():
        assert row.status in ("sent", "uncertain")
        assert row.status == "sent" or row.purpose == "follow_up"
        assert times[row.subject] >= 1 or row.status == "uncertain"
        assert times[row.subject] < 2 or row.doubts == 1
