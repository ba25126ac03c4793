from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.channels.tables import conversation
from bot.db import make_engine, reading, utcnow, writing
from bot.outbox.rules import MOST_ATTEMPTS
from bot.outbox.store import Outbox
from bot.outbox.tables import letter
from tests.outbox.conftest import TALK, draft

HOLD = timedelta(seconds=60)
ANY = ("web", "email", "telegram")


def test_the_same_key_is_one_letter(outbox: Outbox) -> None:
    assert outbox.post(draft("a"), draft("b")) == 2
    assert outbox.post(draft("a"), draft("c")) == 1
    assert [row.key for row in outbox.rows()] == ["a", "b", "c"]


def test_a_letter_needs_a_conversation_and_a_known_purpose(outbox: Outbox) -> None:
    with pytest.raises(IntegrityError):
        outbox.post(draft(conversation="nobody"))
    with pytest.raises(ValueError, match="allowed: answer"):
        outbox.post(draft(purpose="spam"))
    assert outbox.rows() == []


def test_only_due_letters_of_the_channels_asked_for_are_claimed_the_oldest_first(outbox: Outbox) -> None:
    now = utcnow()
    outbox.post(
        draft("later", due_at=now + timedelta(days=1)),
        draft("new", due_at=now - timedelta(minutes=1)),
        draft("old", due_at=now - timedelta(minutes=2)),
        draft("mail", channel="email", due_at=now - timedelta(hours=1)),
    )
    claimed = [outbox.claim(("web",), now, HOLD) for _ in range(3)]
    assert [row.key if row else None for row in claimed] == ["old", "new", None]


def test_many_workers_never_hold_the_same_letter(engine: Engine, outbox: Outbox) -> None:
    outbox.post(*(draft(f"k{n}") for n in range(120)))
    taken: Counter[str] = Counter()
    lock = threading.Lock()

    def work() -> None:
        own = Outbox(make_engine(engine.url.render_as_string(hide_password=False)))
        while row := own.claim(ANY, utcnow(), HOLD):
            with lock:
                taken[row.key] += 1
            assert own.start(row, utcnow())
            own.sent(row, utcnow(), None)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 120
    assert set(taken.values()) == {1}
    assert outbox.counts() == {"sent": 120, "doubted": 0}


def test_a_row_taken_back_is_no_longer_the_first_workers(outbox: Outbox) -> None:
    now = utcnow()
    outbox.post(draft())
    slow = outbox.claim(ANY, now, HOLD)
    assert slow
    assert outbox.recover(now + 2 * HOLD, repeatable=()) == 1
    fast = outbox.claim(ANY, now + 2 * HOLD, HOLD)
    assert fast
    assert not outbox.start(slow, now)
    assert outbox.start(fast, now)
    outbox.failed(slow, "too late")
    assert outbox.rows()[0].status == "taken"


@pytest.mark.parametrize(("purpose", "ends"), [("answer", ["waiting", "uncertain"]), ("follow_up", ["uncertain"])])
def test_a_crash_while_sending_is_repeated_once_for_an_answer_only(
    outbox: Outbox, purpose: str, ends: list[str]
) -> None:
    now = utcnow()
    outbox.post(draft(purpose=purpose, channel="email"))
    seen = []
    for _ in ends:
        row = outbox.claim(ANY, now, HOLD)
        assert row
        outbox.start(row, now)
        now += timedelta(hours=1)
        assert outbox.recover(now, repeatable=("web",)) == 1
        seen.append(outbox.rows()[0].status)
        now += timedelta(hours=1)
    assert seen == ends
    assert outbox.counts()["doubted"] == 1


def test_a_crash_where_a_repeat_shows_once_or_before_leaving_is_no_doubt(outbox: Outbox) -> None:
    now = utcnow()
    outbox.post(draft("web"), draft("mail", channel="email"))
    for _ in range(2):
        row = outbox.claim(ANY, now, HOLD)
        assert row
        if row.channel == "web":
            outbox.start(row, now)
    assert outbox.recover(now + 2 * HOLD, repeatable=("web",)) == 2
    assert {(row.status, row.doubts) for row in outbox.rows()} == {("waiting", 0)}


def test_failures_back_off_as_long_as_the_channel_asks_then_end(outbox: Outbox) -> None:
    now = utcnow()
    outbox.post(draft())
    for attempt in range(1, MOST_ATTEMPTS + 1):
        row = outbox.claim(ANY, now, HOLD)
        assert row, attempt
        outbox.start(row, now)
        outbox.try_again(row, now, "busy", 3600 if attempt == 1 else None)
        if attempt == 1:
            assert outbox.rows()[0].due_at == now + timedelta(hours=1)
        now += timedelta(days=1)
    assert outbox.rows()[0].status == "failed"
    assert outbox.rows()[0].reason == "given up: busy"
    assert outbox.retry(outbox.rows()[0].id)
    assert not outbox.retry(outbox.rows()[0].id)
    assert outbox.rows()[0].status == "waiting"


def test_letters_go_with_their_conversation(engine: Engine, outbox: Outbox) -> None:
    outbox.post(draft())
    with writing(engine) as connection:
        connection.execute(delete(conversation).where(conversation.c.id == TALK))
    with reading(engine) as connection:
        assert connection.execute(select(letter)).all() == []
