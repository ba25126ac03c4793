"""Rasa's events: on both databases, never mixed by two writers, and no hidden memory behind a failure."""

from __future__ import annotations

import pytest
from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from sqlalchemy import text

from bot.channels.tracker_store import OutdatedTurnError, TrackerStore, install
from bot.db import make_engine, writing
from tests.databases import database_url  # noqa: F401  # a fixture


@pytest.fixture
def stores(database_url: str, monkeypatch: pytest.MonkeyPatch) -> tuple[TrackerStore, TrackerStore]:  # noqa: F811
    """What two Rasa processes hold."""
    monkeypatch.setenv("BONCANAL_TRACKER_URL", database_url)
    return TrackerStore(Domain.empty()), TrackerStore(Domain.empty())


async def test_what_one_process_saves_the_other_reads(stores: tuple[TrackerStore, TrackerStore]) -> None:
    one, two = stores
    tracker = await one.get_or_create_tracker("c")
    tracker.update(UserUttered("bonjour"))
    await one.save(tracker)
    tracker.update(ActionExecuted("action_listen"))
    await one.save(tracker)
    found = await two.retrieve("c")
    assert found is not None
    assert [type(e).__name__ for e in found.events][-2:] == ["UserUttered", "ActionExecuted"]


async def test_whether_a_message_was_heard(stores: tuple[TrackerStore, TrackerStore]) -> None:
    one, two = stores
    tracker = await one.get_or_create_tracker("c")
    tracker.update(UserUttered("bonjour", message_id="tg:1_2"))
    await one.save(tracker)
    assert two.has_heard("c", "tg:1_2")
    assert not two.has_heard("d", "tg:1_2")
    for other in ("tg:1%2", "tg:1x2", "tg:1", "bonjour", ""):
        assert not two.has_heard("c", other), other


async def test_a_turn_on_an_outdated_state_is_refused_as_a_whole(stores: tuple[TrackerStore, TrackerStore]) -> None:
    one, two = stores
    await one.get_or_create_tracker("c")
    slow, quick = await one.retrieve("c"), await two.retrieve("c")
    assert slow is not None
    assert quick is not None
    for tracker in (slow, quick):
        tracker.update(UserUttered("bonjour"))
        tracker.update(ActionExecuted("action_listen"))
    slow.update(ActionExecuted("one more"))
    await two.save(quick)
    with pytest.raises(OutdatedTurnError):
        await one.save(slow)
    kept = await one.retrieve("c")
    assert kept is not None
    assert len([e for e in kept.events if isinstance(e, UserUttered)]) == 1
    assert "one more" not in [getattr(e, "action_name", "") for e in kept.events]


async def test_a_conversation_erased_during_a_turn_does_not_come_back(
    stores: tuple[TrackerStore, TrackerStore],
    database_url: str,  # noqa: F811
) -> None:
    tracker = await stores[0].get_or_create_tracker("c")
    with writing(make_engine(database_url)) as connection:
        connection.execute(text("delete from events"))
    tracker.update(UserUttered("je m'appelle Claire"))
    with pytest.raises(OutdatedTurnError):
        await stores[0].save(tracker)
    assert await stores[0].retrieve("c") is None


async def test_a_failure_is_a_failure(
    stores: tuple[TrackerStore, TrackerStore],
    database_url: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Agent, "_create_tracker_store", staticmethod(Agent._create_tracker_store))
    install()
    agent = Agent(domain=Domain.empty(), tracker_store=stores[0])
    with writing(make_engine(database_url)) as connection:
        connection.execute(text("drop table events"))
    with pytest.raises(Exception, match="events"):
        await agent.tracker_store.retrieve("c")
