"""Five hundred people wait for a recap while the worker is killed twenty times (kill -9): a real process, a real SMTP server."""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.channels.tables import message
from bot.channels.web_sender import WebSender
from bot.db import reading, utcnow
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.events.recap import publish
from bot.outbox.dispatch import Dispatcher
from bot.outbox.letter import Sender
from bot.outbox.mail import MailSender
from bot.outbox.store import Outbox
from tests.events.conftest import asks, visitor
from tests.outbox.conftest import Mailbox, mailbox  # noqa: F401  # fixture
from tests.outbox.test_killed import kill, start_worker, wait_for

pytestmark = [pytest.mark.events, pytest.mark.slow, pytest.mark.timeout(600)]
PEOPLE, KILLS = 500, 20


def test_no_recap_is_lost_and_a_kill_leaves_one_doubt_at_most(
    house: EventHouse,
    event: Event,
    mailbox: Mailbox,  # noqa: F811
) -> None:
    wanted = [f"personne{n}@exemple.fr" for n in range(PEOPLE)]
    for n, address in enumerate(wanted):
        desk = visitor(house, event, f"c{n}")
        house.base.addresses.leave(f"c{n}", "email", address, confirmed=True)
        desk.want_recap("oui")
    asker = visitor(house, event, "asker")
    house.answering.answer(asks(asker, "Combien de temps ?"), "Deux heures.", "Claire Martin")
    assert publish(house, event, utcnow()) == PEOPLE
    chance = random.Random(20261128)  # noqa: S311  # moments to kill at, not secrets
    mailbox.slow = 0.02
    for _ in range(KILLS):
        worker = start_worker(house.engine, mailbox)
        wait_for(len(mailbox.received) + 1, mailbox, worker)
        time.sleep(chance.uniform(0, 0.5))
        kill(worker)
    before = len(mailbox.received)
    mailbox.slow = 0
    for hours in (1, 2, 3):
        finish(house, mailbox, hours)

    rows = [row for row in Outbox(house.engine).rows(limit=3 * PEOPLE) if row.purpose == "event"]
    ends = Counter((row.channel, row.status) for row in rows)
    doubts = ends[("email", "uncertain")]
    times = Counter(mailbox.recipients)
    unseen = [address for address in wanted if not times[address]]
    told = messages(house)
    print(
        f"{before} e-mails before the last kill; {dict(ends)}; {len(unseen)} of the doubtful never arrived; {len(told)} in conversations"
    )
    assert len(rows) == 2 * PEOPLE
    assert ends[("web", "sent")] == PEOPLE
    assert ends[("email", "sent")] + doubts == PEOPLE, "nothing is lost"
    assert doubts <= KILLS
    assert len(unseen) <= doubts, "what did not arrive is known to be doubtful"
    assert max(times[address] for address in wanted) == 1, "nobody got it twice"
    assert set(told.values()) == {1}
    assert len(told) == PEOPLE


def finish(house: EventHouse, mailbox: Mailbox, hours: int) -> None:  # noqa: F811
    """Other workers, once the holds of the dead are over, until nothing is due."""
    senders: dict[str, Sender] = {"email": MailSender(mailbox.settings, "x"), "web": WebSender(house.engine)}
    later = timedelta(hours=hours)
    addresses = house.base.addresses
    living = Dispatcher(
        house.engine, addresses, senders, lambda id: f"https://x.fr/{id}", clock=lambda: utcnow() + later
    )
    while living.run_once():
        pass


def messages(house: EventHouse) -> Counter[str]:
    """How often each conversation was told the recap."""
    recap = message.c.text.like("%Le compte rendu de%")
    query = select(message.c.conversation_id, func.count()).where(recap).group_by(message.c.conversation_id)
    with reading(house.engine) as connection:
        return Counter({row[0]: row[1] for row in connection.execute(query)})
