"""One person who has used everything, with marks that are found wherever a copy of theirs is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import Engine

from bot.advisor.plan import Plan
from bot.channels.store import Conversations, Incoming
from bot.channels.telegram.chats import Chats, Place
from bot.channels.telegram.drawing import Part
from bot.channels.telegram.sends import Sends
from bot.channels.telegram.updates import Updates
from bot.channels.tracker_store import TrackerStore
from bot.console.figures.collect import Collect
from bot.console.house import House as Console
from bot.console.house import make_house
from bot.console.inbox.sorting import bring_questions
from bot.db import metadata, reading, utcnow, writing
from bot.events.answering import Answering
from bot.events.desk import ConversationEvents
from bot.events.knowledge import keep as keep_pair
from bot.followup.desk import House
from bot.settings import MailSettings, Settings

WORD = "zibelinette"
STEM = WORD[:7]
"""What search keeps of a word begins so."""
EMAIL = f"claire.{WORD}@exemple.fr"
USER = 7_700_112_233
BOT = 4242
START = datetime.now(timezone.utc) - timedelta(hours=1)


@dataclass
class Person:
    """Everything of theirs; `marks` are what must be found nowhere."""

    id: str
    console: Console
    tracker: Engine

    @property
    def marks(self) -> tuple[str, ...]:
        return self.id, STEM, EMAIL, str(USER)

    def traces(self) -> list[str]:
        """« table.column: value » of every cell that holds a mark, in both databases."""
        return [*_traces(self.console.engine, self.marks), *_traces(self.tracker, self.marks)]


def settings_in(folder: Path, **changes: Any) -> Settings:
    """A house of its own in a folder, with e-mail and Telegram."""
    mail = MailSettings(host="127.0.0.1", sender="bonjour@boncanal.example", security="none")
    urls = {"database_url": f"sqlite:///{folder}/boncanal.db", "tracker_url": f"sqlite:///{folder}/tracker.db"}
    return replace(Settings(mail=mail, telegram_bot="bon_canal_bot", secret="s" * 32), **{**urls, **changes})


async def a_person(settings: Settings, tracker: Engine) -> Person:
    """Fill every store as the assistant does."""
    console = make_house(settings)
    house = House(settings, console.organisation, console.engine, console.secret)
    place = Place(USER, USER)
    chats = Chats(console.engine, BOT, house.addresses)
    id, _ = chats.conversation(place)
    person = Person(id, console, tracker)
    _talk(person)
    _telegram(person, place)
    await _rasa(person, settings)
    _follow_up(person, house)
    _event(person)
    _console(person)
    Collect(console.engine, tracker, "Europe/Paris").run_once(utcnow() + timedelta(hours=1))
    return person


def _talk(person: Person) -> None:
    store = Conversations(person.console.engine)
    row, _ = store.take(
        person.id, Incoming("11111111-0000-0000-0000-000000000001", f"Que faire pour ma {WORD} de laine ?")
    )
    data = {"kind": "answer", "topic": "platform_fit", "answer_id": "a1", "sources": []}
    store.finish(
        row, "platform_fit", [{"text": f"Pour votre {WORD}, commencez par une page.", "buttons": [], "data": data}]
    )
    store.rate(person.id, "a1", "down", f"trop long pour ma {WORD}")
    from bot.inbox import Inbox

    Inbox(person.console.engine).keep(
        person.id, f"Et la {WORD} de soie ? Écrivez à {EMAIL}", "not_understood", None, 0.2
    )


def _telegram(person: Person, place: Place) -> None:
    sends, updates = Sends(person.console.engine, BOT), Updates(person.console.engine, BOT)
    sends.plan(1, place, [Part(f"Votre {WORD}", f"Votre {WORD}")], person.id)
    sends.plan(2, place, [Part("Un instant", "Un instant")], None)
    updates.keep([{"update_id": 9, "message": {"chat": {"id": USER}, "from": {"id": USER}, "text": WORD}}])
    updates.done(9)


async def _rasa(person: Person, settings: Settings) -> None:
    import os

    os.environ["BONCANAL_TRACKER_URL"] = settings.tracker_url
    try:
        store = TrackerStore(Domain.load("domain.yml"))
        tracker = DialogueStateTracker(person.id, [])
        tracker.update(UserUttered(f"ma {WORD}"))
        tracker.update(SlotSet("profile", {"trade": f"tricoteuse de {WORD}"}))
        await store.save(tracker)
        store.engine.dispose()
    finally:
        del os.environ["BONCANAL_TRACKER_URL"]


def _follow_up(person: Person, house: House) -> None:
    desk = house.desk(person.id)
    assert desk.leave_email(f"écrivez à {EMAIL}", "J'accepte.") == "sent"
    assert desk.telegram_link()
    desk.ask("customers")
    desk.record(12)
    desk.schedule(14, "Vous me demanderez.")
    house.follow_ups.keep_plan(person.id, Plan(60, False, ((WORD, WORD, "main"),), ()), date(2030, 1, 7))


def _event(person: Person) -> None:
    events = person.console.events
    event = events.events.create(
        "Une rencontre", START, START + timedelta(hours=3), speakers=("Ali Benali",), code="CAFE27"
    )
    other = _other_asks(person, event.id)
    events.people.join(event.id, person.id)
    desk: ConversationEvents = events.desk(person.id, event)
    desk.describe(f"tricoteuse de {WORD}", "beginner")
    asked = desk.ask_from(f"La {WORD} se vend-elle sur les marchés ?", None, "page", f"Claire {WORD}")
    desk.support(other)
    desk.want_recap("Je veux le compte rendu.")
    events.changes.merge(other, asked.id, "organisateur")
    Answering(events.engine).answer(asked.id, "Oui, en direct.", "Ali Benali")
    desk.rate(asked.id, "useful")
    keep_pair(events, asked.id)


def _other_asks(person: Person, event: int) -> str:
    """Somebody else, who must keep what is theirs."""
    Conversations(person.console.engine).create("another-person", "web", None)
    events = person.console.events
    events.people.join(event, "another-person")
    taken = events.desk("another-person").ask_from("Combien de temps par semaine ?", None, "page")
    return taken.id


def _console(person: Person) -> None:
    console = person.console
    with writing(console.engine) as connection:
        bring_questions(connection)
    console.annotations.add([f"Que faire pour ma {WORD} de laine ?"], console.topics[0], "edith")
    console.holds.take(person.id, "Omar")
    console.audit.note("omar", "read", console.dialogues.whole(person.id).who)  # type: ignore[union-attr]  # it exists


def _traces(engine: Engine, marks: tuple[str, ...]) -> Iterator[str]:
    known = {table.name: table for table in metadata.sorted_tables}
    with reading(engine) as connection:
        for name in inspect(engine).get_table_names():
            query: Any = select(known[name]) if name in known else text(f'select * from "{name}"')  # noqa: S608  # its own name
            for row in connection.execute(query).mappings():
                for column, value in row.items():
                    shown = json.dumps(value, ensure_ascii=False, default=str)
                    if any(mark in shown for mark in marks):
                        yield f"{name}.{column}: {shown[:80]}"
