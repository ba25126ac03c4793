from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine

from bot.db import utcnow
from bot.outbox.addresses import Addresses
from bot.outbox.dispatch import Dispatcher
from bot.outbox.letter import Delivered, Refused, RetryAfter, Unknown, Unreachable
from bot.outbox.person import post_to_person
from bot.outbox.rules import FRESH, MOST_A_DAY
from bot.outbox.store import Outbox
from tests.outbox.conftest import TALK, Clock, Noting, draft

EMAIL = "claire@exemple.fr"


class Round:
    """A dispatcher with senders that note, and a clock to move."""

    def __init__(self, engine: Engine, addresses: Addresses) -> None:
        self.web, self.mail, self.telegram = Noting("web", repeatable=True), Noting("email"), Noting("telegram")
        self.clock = Clock()
        senders = {s.channel: s for s in (self.web, self.mail, self.telegram)}
        self.dispatcher = Dispatcher(engine, addresses, senders, lambda id: f"https://x.fr/stop/{id}", self.clock)

    def run(self) -> dict[str, int]:
        return dict(self.dispatcher.run_once())


@pytest.fixture
def round_(engine: Engine, addresses: Addresses) -> Round:
    return Round(engine, addresses)


def test_an_answer_reaches_the_conversation_and_the_confirmed_address(
    round_: Round, outbox: Outbox, addresses: Addresses
) -> None:
    address = addresses.leave(TALK, "email", EMAIL)
    addresses.confirm(address)
    addresses.agree(TALK, "answer", "Prévenez-moi par e-mail.")
    post_to_person(outbox, draft("q1"))
    post_to_person(outbox, draft("q1"))
    assert round_.run() == {"sent": 2}
    assert [letter.to for letter in round_.web.letters] == [TALK]
    assert [(letter.to, letter.stop_url) for letter in round_.mail.letters] == [(EMAIL, f"https://x.fr/stop/{address}")]


def test_without_a_confirmed_address_or_an_agreement_no_e_mail_leaves(
    round_: Round, outbox: Outbox, addresses: Addresses
) -> None:
    address = addresses.leave(TALK, "email", EMAIL)
    post_to_person(outbox, draft("unconfirmed"))
    assert round_.run() == {"sent": 1, "cancelled": 1}
    addresses.confirm(address)
    post_to_person(outbox, draft("not agreed"))
    assert round_.run() == {"sent": 1, "cancelled": 1}
    assert round_.mail.letters == []


def test_a_withdrawn_address_and_a_withdrawn_agreement_stop_everything(
    round_: Round, outbox: Outbox, addresses: Addresses
) -> None:
    address = addresses.leave(TALK, "email", EMAIL, confirmed=True)
    addresses.agree(TALK, "follow_up", "Redemandez-moi dans un mois.")
    post_to_person(outbox, draft("1", purpose="follow_up"))
    addresses.withdraw(address)
    addresses.disagree(TALK, "follow_up")
    post_to_person(outbox, draft("2", purpose="follow_up"))
    assert round_.run() == {"cancelled": 2}
    assert not round_.web.letters
    assert not round_.mail.letters
    assert addresses.of(TALK)["email"].value is None


def test_who_moved_to_telegram_gets_everything_there_and_no_e_mail(
    round_: Round, outbox: Outbox, addresses: Addresses
) -> None:
    addresses.leave(TALK, "email", EMAIL, confirmed=True)
    addresses.agree(TALK, "answer", "oui")
    addresses.leave(TALK, "telegram", "4242", confirmed=True)
    post_to_person(outbox, draft("q"))
    assert round_.run() == {"sent": 1, "cancelled": 1}
    assert [letter.to for letter in round_.telegram.letters] == ["4242"]


def test_letters_for_telegram_are_left_to_the_process_that_has_it(
    engine: Engine, outbox: Outbox, addresses: Addresses
) -> None:
    addresses.leave(TALK, "telegram", "4242", confirmed=True)
    web = Noting("web")
    command = Dispatcher(engine, addresses, {"web": web}, str, elsewhere=frozenset({"telegram"}))
    outbox.post(draft())
    assert dict(command.run_once()) == {"postponed": 1}
    assert web.letters == []
    assert outbox.rows()[0].status == "waiting"


def test_who_blocked_the_bot_finds_the_answer_in_the_conversation(
    round_: Round, outbox: Outbox, addresses: Addresses
) -> None:
    addresses.leave(TALK, "telegram", "4242", confirmed=True)
    round_.telegram.outcomes = [Unreachable("bot was blocked by the user")]
    outbox.post(draft())
    assert round_.run() == {"waiting": 1, "sent": 1}
    assert addresses.of(TALK)["telegram"].status == "unreachable"
    assert [letter.to for letter in round_.web.letters] == [TALK]


def test_each_outcome_leaves_its_mark_and_none_stops_the_others(round_: Round, outbox: Outbox) -> None:
    round_.web.outcomes = [
        RetryAfter("429", 90),
        Refused("too large"),
        Unknown("cut"),
        RuntimeError("bug"),
        Delivered("r"),
    ]
    outbox.post(*(draft(f"k{n}", due_at=utcnow() - timedelta(minutes=60 - n)) for n in range(5)))
    assert round_.run() == {"waiting": 1, "failed": 1, "uncertain": 2, "sent": 1}
    by_key = {row.key: row for row in outbox.rows()}
    assert [(by_key[f"k{n}"].status, by_key[f"k{n}"].doubts) for n in range(5)] == [
        ("waiting", 0), ("failed", 0), ("waiting", 1), ("waiting", 1), ("sent", 0),
    ]  # fmt: skip
    assert by_key["k0"].due_at == round_.clock.now + timedelta(seconds=90)
    round_.clock.forward(minutes=10)
    assert round_.run() == {"sent": 3}
    assert [letter.repeated for letter in round_.web.letters[5:]] == [False, True, True]
    assert outbox.counts() == {"failed": 1, "sent": 4, "doubted": 2}


def test_one_person_gets_no_more_than_the_limit_a_day(round_: Round, outbox: Outbox, addresses: Addresses) -> None:
    most = MOST_A_DAY["follow_up"]
    addresses.agree(TALK, "follow_up", "oui")
    outbox.post(*(draft(f"k{n}", purpose="follow_up") for n in range(most + 1)))
    assert round_.run() == {"sent": most, "postponed": 1}
    round_.clock.forward(hours=23)
    assert round_.run() == {}
    round_.clock.forward(hours=2)
    assert round_.run() == {"sent": 1}


def test_what_a_long_stop_made_stale_is_dropped(round_: Round, outbox: Outbox, addresses: Addresses) -> None:
    addresses.agree(TALK, "event", "oui")
    outbox.post(draft(purpose="event", due_at=utcnow() - FRESH["event"] - timedelta(hours=1)))
    assert round_.run() == {"cancelled": 1}


def test_a_channel_without_sender_waits(engine: Engine, outbox: Outbox, addresses: Addresses) -> None:
    web_only = Dispatcher(engine, addresses, {"web": Noting("web")}, str)
    outbox.post(draft(channel="email"))
    assert dict(web_only.run_once()) == {}
    assert outbox.counts() == {"waiting": 1, "doubted": 0}
