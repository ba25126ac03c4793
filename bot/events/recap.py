"""The recap of an event: what was asked, answered, merged and left open. Gathered here, told in `recap_text` and `recap_pdf`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from bot.answers.event_desk import Card
from bot.db import reading, writing
from bot.events.answering import ratings_of
from bot.events.house import EventHouse
from bot.events.model import Event, Question
from bot.events.recap_text import letter_text
from bot.events.tables import participant, question
from bot.events.themes import OTHER
from bot.outbox.person import drafts_for_person
from bot.outbox.store import Draft, post_in


@dataclass(frozen=True)
class Theme:
    """`asked`: questions, those merged counted too; `concerned`: people."""

    name: str
    asked: int
    concerned: int


@dataclass(frozen=True)
class Recap:
    """Lists hold heads of groups, most wanted first. `asked` = answered + spoken + aside + carried + open + merged + held."""

    event: Event
    card: Card
    people: int
    asked: int
    merged: int
    held: int
    answered: tuple[Question, ...]
    spoken: tuple[Question, ...]
    aside: tuple[Question, ...]
    carried: tuple[Question, ...]
    open: tuple[Question, ...]
    themes: tuple[Theme, ...]
    ratings: dict[str, int]

    @property
    def shown(self) -> int:
        """Questions that people can read."""
        return self.asked - self.held


def gather(house: EventHouse, event: Event) -> Recap:
    """The recap as things are now. Questions nobody was shown are only counted."""
    heads = house.questions.all(event.id)
    by_state: dict[str, list[Question]] = defaultdict(list)
    for one in heads:
        by_state[one.state].append(one)
    with reading(house.engine) as connection:
        total = select(func.count()).select_from(question).where(question.c.event_id == event.id)
        asked = int(connection.execute(total).scalar_one())
        themes = connection.execute(
            select(question.c.theme, question.c.state).where(question.c.event_id == event.id)
        ).all()
        ratings = ratings_of(connection, event.id)
    shown = [row.theme or OTHER for row in themes if row.state not in ("held", "refused")]
    people, _ = house.events.counts(event.id)
    return Recap(
        event=event,
        card=house.card(event),
        people=people,
        asked=asked,
        merged=asked - len(heads),
        held=len(by_state["held"]) + len(by_state["refused"]),
        answered=tuple(by_state["answered"]),
        spoken=tuple(by_state["spoken"]),
        aside=tuple(by_state["off_topic"]),
        carried=tuple(by_state["carried"]),
        open=tuple(by_state["open"]),
        themes=_themes(shown, heads),
        ratings=ratings,
    )


def publish(house: EventHouse, event: Event, now: datetime) -> int:
    """Put the recap online and post it to those who asked for it; how many. Once for each person, however often it is done."""
    house.events.publish_recap(event.id, now)
    recap = gather(house, house.events.get(event.id))
    text = letter_text(recap)
    wanted = select(participant.c.conversation_id).where(
        participant.c.event_id == event.id, participant.c.recap_asked_at.is_not(None)
    )
    with writing(house.engine) as connection:
        people = list(connection.execute(wanted).scalars())
        return sum(_post(connection, event, conversation, text, now) for conversation in people)


def _post(connection: Connection, event: Event, conversation: str, text: str, now: datetime) -> bool:
    data: dict[str, object] = {"kind": "notice", "topic": "event_recap", "verdict": None, "platforms": [], "case_studies": [],
                               "sources": [], "answer_id": f"recap-{event.code}"}  # fmt: skip
    draft = Draft(
        f"event-recap:{event.id}:{conversation}",
        conversation,
        "event",
        "web",
        f"Compte rendu : {event.title}",
        text,
        now,
        data=data,
    )
    posted = [post_in(connection, one) for one in drafts_for_person(draft)]
    return any(posted)


def _themes(shown: list[str], heads: list[Question]) -> tuple[Theme, ...]:
    asked = Counter(shown)
    concerned: Counter[str] = Counter()
    for one in heads:
        if one.state not in ("held", "refused"):
            concerned[one.theme or OTHER] += one.concerned
    names = sorted(asked, key=lambda name: (name == OTHER, -concerned[name], -asked[name], name))
    return tuple(Theme(name, asked[name], concerned[name]) for name in names)
