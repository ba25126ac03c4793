"""The same story on PostgreSQL: from entering to the end of retention."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy.engine import Engine

from bot import migrations
from bot.channels.store import Conversations
from bot.db import make_engine
from bot.events import carrying, recap, retention
from bot.events.importing.columns import pasted_rows
from bot.events.importing.take import Importer
from tests.databases import _new_database, postgresql_url  # noqa: F401  # fixture
from tests.events.conftest import START, asks, event_on, house_on, visitor
from tests.followup.conftest import Clock

pytestmark = pytest.mark.events


def test_the_whole_story(postgresql_url: str, clock: Clock) -> None:  # noqa: F811
    for url in _new_database(postgresql_url):
        engine = make_engine(url)
        migrations.upgrade(engine)
        _story(engine, clock)
        engine.dispose()


def _story(engine: Engine, clock: Clock) -> None:
    house = house_on(engine, clock)
    event = event_on(house)
    a, b = visitor(house, event, "a"), visitor(house, event, "b")
    one, two = asks(a, "Facebook pour un plombier ?"), asks(b, "Un plombier sur Facebook ?")
    _many_at_once(lambda: b.support(one))
    assert house.questions.one(one).concerned == 2  # type: ignore[union-attr]  # it exists
    house.changes.merge(two, one, "organisateur")
    assert house.answering.answer(one, "Oui.", "Claire Martin") == 2
    assert Importer(engine).take(event.id, pasted_rows("Combien ?\nOù se former ?"), "paper").taken == 2
    after = house.events.create("Suite", START + timedelta(days=30), START + timedelta(days=30, hours=1))
    house.events.set_next(event.id, after.id)
    assert carrying.carry(engine, event.id, "organisateur") == 2
    a.want_recap("Oui.")
    assert recap.publish(house, event, clock()) == 1
    assert len(Conversations(engine).export("a")["events"]) == 1
    Conversations(engine).erase("a")
    assert house.questions.one(one) is None
    clock.forward(days=200)
    assert retention.purge(engine, clock()) == 2


def _many_at_once(do: object, n: int = 8) -> None:
    """The same tap, many times at the same moment."""
    barrier = Barrier(n)
    failures: list[BaseException] = []

    def run() -> None:
        barrier.wait()
        try:
            do()  # type: ignore[operator]  # a function
        except BaseException as error:  # told below
            failures.append(error)

    threads = [Thread(target=run) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
