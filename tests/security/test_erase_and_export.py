"""RGPD: one person fills everything; the copy holds it all, and after « effacer » or the retention nothing is left anywhere."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from bot.channels.store import Conversations
from bot.channels.tables import conversation
from bot.channels.tracker_events import TrackerEvents
from bot.db import reading, utcnow, writing
from bot.events import retention
from bot.events.tables import question
from bot.outbox.tables import letter
from bot.worker import purge
from tests.security.person import EMAIL, USER, WORD, Person

FILLED = {"conversation", "message", "feedback", "inbox", "outbox", "address", "consent", "hand_over", "tracking", "plan", "event_question",
          "event_participant", "telegram_chat", "telegram_send", "console_annotation", "conversation_hold", "pair", "entry", "search_term",
          "figure_talk", "figure_turn", "events"}  # fmt: skip
"""Tables that must hold a mark before: a test that fills nothing would find nothing."""


def tables(person: Person) -> set[str]:
    return {trace.partition(".")[0] for trace in person.traces()}


async def test_erased_means_that_no_table_knows_the_person(person: Person) -> None:
    assert tables(person) >= FILLED, f"not filled: {FILLED - tables(person)}"
    TrackerEvents(person.tracker).erase(person.id)
    Conversations(person.console.engine).erase(person.id)
    assert person.traces() == []


async def test_others_keep_what_is_theirs(person: Person) -> None:
    Conversations(person.console.engine).erase(person.id)
    with reading(person.console.engine) as connection:
        left = connection.execute(select(question.c.text)).scalars().all()
    assert left == ["Combien de temps par semaine ?"]


async def test_the_copy_holds_all_of_it(person: Person) -> None:
    kept = Conversations(person.console.engine).export(person.id)
    kept["known"] = TrackerEvents(person.tracker).export(person.id)
    text = json.dumps(kept, ensure_ascii=False, default=str)
    said = (f"Que faire pour ma {WORD} de laine ?", f"Pour votre {WORD}, commencez", f"trop long pour ma {WORD}", f"Et la {WORD} de soie",
            EMAIL, str(USER), f"La {WORD} se vend-elle", f"Claire {WORD}", "Oui, en direct.", "useful", "Combien de temps par semaine ?",
            "J'accepte.", "Je veux le compte rendu.", "Vous me demanderez.", "customers", f"tricoteuse de {WORD}", "2030-01-07", "telegram_links",
            "Omar")  # fmt: skip
    assert [part for part in said if part not in text] == []


@pytest.mark.parametrize("days", [89, 91])
async def test_the_retention_job_erases_the_silent_as_wholly(person: Person, days: int) -> None:
    engine: Engine = person.console.engine
    long_ago = utcnow() - timedelta(days=days)
    with writing(engine) as connection:
        connection.execute(update(conversation).values(last_at=long_ago))
        connection.execute(update(letter).values(status="sent", sent_at=long_ago))
    purge(Conversations(engine), TrackerEvents(person.tracker), engine, 90)
    retention.purge(engine, utcnow() + timedelta(days=400))
    own = {
        "event_question",
        "pair",
        "entry",
        "search_term",
        "console_annotation",
    }  # public, or learnt: they stay as nobody's
    assert (tables(person) - own == set()) is (days > 90)
    assert tables(person) >= {"pair", "entry", "console_annotation"}, "what was learnt is not lost"
    if days > 90:
        assert not [trace for trace in person.traces() if person.id in trace or EMAIL in trace or "Claire" in trace]


async def test_the_files_beside_the_databases_know_nothing_either(person: Person, tmp_path: Path) -> None:
    assert _holding(person, tmp_path), "what is looked for can be found"
    TrackerEvents(person.tracker).erase(person.id)
    Conversations(person.console.engine).erase(person.id)
    assert _holding(person, tmp_path) == []


def _holding(person: Person, folder: Path) -> list[str]:
    """Files in whose bytes the person's word stands, freed pages included."""
    for engine in (person.console.engine, person.tracker):
        with engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    return [path.name for path in folder.iterdir() if path.is_file() and WORD.encode() in path.read_bytes()]
