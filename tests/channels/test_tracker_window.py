"""What Rasa reads of a conversation stays small; what is known of the person is never lost; the indexes are there."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered

from bot.channels import tracker_window
from bot.channels.tracker_store import TrackerStore
from tests.databases import database_url  # noqa: F401  # a fixture

DOMAIN = Domain.from_dict(
    {"slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in ("profile", "memory")}}
)


@pytest.fixture
def store(database_url: str, monkeypatch: pytest.MonkeyPatch) -> TrackerStore:  # noqa: F811
    monkeypatch.setenv("BONCANAL_TRACKER_URL", database_url)
    return TrackerStore(DOMAIN)


def turn(number: int, *slots: Event) -> list[Event]:
    """A question, what its answer sets, and the end of the turn."""
    asked = UserUttered(f"question {number}", {"name": "greet", "confidence": 1.0}, message_id=f"m{number}")
    return [ActionExecuted("action_listen"), asked, *slots, ActionExecuted("action_serve")]


async def play(store: TrackerStore, *turns: list[Event]) -> None:
    """Each turn as the server plays it: read, add, keep."""
    for events in turns:
        tracker = await store.get_or_create_tracker("c", append_action_listen=False)
        for event in events:
            tracker.update(event)
        await store.save(tracker)


async def test_only_the_last_turns_are_read_and_the_slots_kept(store: TrackerStore) -> None:
    first = turn(0, SlotSet("profile", {"trade": "fleuriste"}), SlotSet("memory", {"turn": 0}))
    await play(store, first, *(turn(n, SlotSet("memory", {"turn": n})) for n in range(1, 40)))
    tracker = await store.retrieve("c")
    assert tracker is not None
    asked = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert asked == [f"question {n}" for n in range(40 - tracker_window.TURNS, 40)]
    assert tracker.get_slot("profile") == {"trade": "fleuriste"}
    assert tracker.get_slot("memory") == {"turn": 39}


async def test_everything_is_stored_once_and_read_whole_when_asked(store: TrackerStore) -> None:
    await play(store, *(turn(n, SlotSet("memory", {"turn": n})) for n in range(20)))
    whole = await store.retrieve_full_tracker("c")
    assert whole is not None
    assert [e.text for e in whole.events if isinstance(e, UserUttered)] == [f"question {n}" for n in range(20)]
    assert len(whole.events) == 20 * 4


async def test_an_earlier_session_stays_out(store: TrackerStore) -> None:
    before = turn(0, SlotSet("profile", {"trade": "plombier"}))
    await play(store, before, [SessionStarted(), SlotSet("memory", {"turn": 1})], turn(1))
    tracker = await store.retrieve("c")
    assert tracker is not None
    assert isinstance(tracker.events[0], SessionStarted)
    assert tracker.get_slot("memory") == {"turn": 1}
    assert tracker.get_slot("profile") is None  # carried over by the session's start, or not at all


async def test_a_slot_set_before_the_session_is_not_brought_back(store: TrackerStore) -> None:
    before = turn(0, SlotSet("profile", {"trade": "plombier"}))
    await play(store, before, [SessionStarted()], *(turn(n) for n in range(1, 15)))
    tracker = await store.retrieve("c")
    assert tracker is not None
    assert tracker.get_slot("profile") is None


async def test_a_message_kept_by_an_earlier_version_is_recognised(store: TrackerStore) -> None:
    await play(store, turn(7))
    with store.session_scope() as session:
        session.execute(sa.text("update events set action_name = null where type_name = 'user'"))
        session.commit()
    assert store.has_heard("c", "m7")
    assert not store.has_heard("c", "m8")


async def test_the_indexes_are_made_once(store: TrackerStore) -> None:
    names = {one["name"] for one in sa.inspect(store.engine).get_indexes("events")}
    assert names >= set(tracker_window.INDEXES)
    assert tracker_window.index(store.engine) == []


async def test_a_table_of_an_earlier_version_gets_them(store: TrackerStore) -> None:
    name = next(iter(tracker_window.INDEXES))
    with store.engine.begin() as connection:
        connection.execute(sa.text(f"drop index {name}"))
    assert tracker_window.index(store.engine) == [name]


def test_a_database_without_rasas_table_is_left_alone() -> None:
    assert tracker_window.index(sa.create_engine("sqlite://")) == []
