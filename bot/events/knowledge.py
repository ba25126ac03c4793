"""A question with the answer a person stood by becomes an entry of the knowledge base, found by the next who asks."""

from __future__ import annotations

from bot.events.house import EventHouse
from bot.events.model import EventError
from bot.knowledge.pairs import Pair, Pairs


def pair_id(code: str, public_id: str) -> str:
    """The entry's id: the same question answered again replaces it."""
    return f"evt-{code}-{public_id}"


def keep(house: EventHouse, public_id: str, wording: str | None = None) -> str:
    """Make or renew the entry; its id. `wording` replaces the question's own words. EventError without an answer."""
    asked, event_id = house.questions.one(public_id), house.questions.event_of(public_id)
    if asked is None or event_id is None or asked.answer is None:
        raise EventError(f"question={public_id[:30]!r}: allowed: one that has an answer")
    event = house.events.get(event_id)
    entry = Pair(
        id=pair_id(event.code, public_id),
        question=(wording or asked.text).strip()[:500],
        answer=asked.answer,
        author=asked.answer_author or "",
        origin=event.title,
        day=house.local(event.starts_at).date(),
        sources=asked.answer_sources,
    )
    Pairs(house.engine).put(entry)
    return entry.id
