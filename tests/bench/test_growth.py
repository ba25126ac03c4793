"""What the growth bench fills databases with is what a conversation leaves; the tools run on tiny sizes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.engine import Engine

from bench.growth import cases, conversations, turns
from bot import migrations
from bot.channels.store import Conversations, Incoming
from bot.db import make_engine, reading, writing
from tests.databases import _new_database, postgresql_url  # noqa: F401  # a fixture

ID = "real"


@pytest.fixture
def filled(postgresql_url: str) -> Iterator[Engine]:  # noqa: F811
    """A database of PostgreSQL with one conversation of two questions, in our tables and in Rasa's."""
    for url in _new_database(postgresql_url):
        engine = make_engine(url)
        migrations.upgrade(engine)
        SQLTrackerStore.Base.metadata.create_all(engine)
        store = Conversations(engine)
        store.create(ID, "web", None)
        for number in range(2):
            row, _ = store.take(ID, Incoming(f"id-{number}", f"question {number}"))
            store.finish(row, "greet", [{"text": f"answer {number}"}])
        events = sa.Table("events", sa.MetaData(), autoload_with=engine)
        with writing(engine) as connection:
            connection.execute(
                events.insert(), [{"sender_id": ID, "type_name": kind, "data": "{}"} for kind in ("user", "bot")]
            )
        yield engine
        engine.dispose()


def rows(engine: Engine, query: str) -> list[Any]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def test_copies_are_whole_conversations(filled: Engine) -> None:
    url = filled.url.render_as_string(hide_password=False)
    for script in (conversations.OURS, conversations.RASAS):
        conversations.run_script(url, script.format(id=ID, many=3, first=10_000))
    assert rows(filled, "select count(*) from conversation") == [(4,)]
    answered = (
        "select a.conversation_id, q.text, a.text from message a join message q on q.id = a.answers "
        "where a.conversation_id = q.conversation_id order by 1, 2"
    )
    old = [
        (id, f"question {n}", f"answer {n}") for id in ("old-00000001", "old-00000002", "old-00000003") for n in (0, 1)
    ]
    assert rows(filled, answered) == [*old, (ID, "question 0", "answer 0"), (ID, "question 1", "answer 1")]
    assert rows(filled, "select sender_id, count(*) from events group by 1 order by 1")[0] == ("old-00000001", 2)
    Conversations(filled).take(ID, Incoming("id-9", "one more"))  # ids go on after the copies


def test_one_conversation_is_copied_as_another(filled: Engine) -> None:
    Conversations(filled).create("other", "web", None)
    doors = turns.Doors(filled, filled, None)  # type: ignore[arg-type]  # copying asks nobody
    turns.copy(doors, ID, "other")
    said = "select role, text from message where conversation_id = '{}' order by id"
    assert rows(filled, said.format("other")) == rows(filled, said.format(ID))
    pairs = "select count(*) from message a join message q on q.id = a.answers where q.conversation_id = 'other' and a.conversation_id = 'other'"
    assert rows(filled, pairs) == [(2,)]
    assert rows(filled, "select count(*) from events where sender_id = 'other'") == [(2,)]


def test_the_cases_are_compared_on_tiny_sizes() -> None:
    pairs = cases.measure(1, 2)
    assert [len(pair.small_ms) for pair in pairs] == [2] * 4
    few, many = (int(text.split()[0].replace(",", "")) for text in (pairs[0].small, pairs[0].large))
    assert many > few > 300
