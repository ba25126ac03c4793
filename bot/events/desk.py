"""What one conversation does at events, in the database. See `bot.answers.event_desk.EventDesk`."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.event_desk import Asked, Card, Own, Receipt, Taken
from bot.events import moderation
from bot.events.house import EventHouse
from bot.events.marks import Marks, marks
from bot.events.model import SHOWN, Event, Question
from bot.events.questions import New, QuestionError

LOOKED_AT = 300
ALIKE_WORDS = 0.5
"""Share of common words from which another's question is offered in the chat, where the sentence encoder is not at hand."""


class ConversationEvents:
    """See `bot.answers.event_desk.EventDesk`."""

    def __init__(self, house: EventHouse, conversation: str, event: Event | None = None) -> None:
        self._house, self._conversation, self._pinned = house, conversation, event

    def current(self) -> Card | None:
        event = self._event()
        return self._house.card(event) if event else None

    def upcoming(self) -> Card | None:
        event = self._house.events.upcoming(self._house.clock())
        return self._house.card(event) if event else None

    def join(self, text: str) -> Card | None:
        event = self._house.events.by_code(text) or self._house.events.in_text(text)
        if event is None:
            return None
        if event.phase(self._house.clock()) != "over":
            self._house.people.join(event.id, self._conversation)
        return self._house.card(event)

    def describe(self, trade: str | None, level: str | None) -> None:
        event = self._event()
        if event and (trade or level):
            self._house.people.describe(self._participant(event), trade, level)

    def ask(self, text: str, own: Own | None) -> Receipt:
        return self.ask_from(text, own, "chat")

    def ask_from(self, text: str, own: Own | None, source: str, name: str | None = None) -> Receipt:
        """The same from another place: "page", "telegram"."""
        event = self._event()
        if event is None or not event.takes_questions(self._house.clock()):
            return Receipt("over")
        new = New(text, source, self._participant(event), name=name)
        if own:
            new = replace(new, topic=own.topic, draft=own.text, draft_sources=own.sources)
        try:
            kept = self._house.questions.ask(event.id, new)
        except QuestionError as error:
            return Receipt("empty" if str(error) == "empty" else "too_long", most=moderation.LONGEST)
        taken: Taken = "held" if kept.state == "held" else "shown"
        return Receipt(taken, kept.public_id, similar=self._similar(event, kept))

    def sign(self, question: str, name: str) -> bool:
        event = self._event()
        return self._house.questions.sign(question, self._participant(event), name) if event else False

    def questions(self, most: int) -> tuple[Asked, ...]:
        event = self._event()
        if event is None:
            return ()
        found = self._house.questions.all(event.id, SHOWN)[:most]
        participant = self._participant(event)
        mine = {q.public_id for q in self._house.questions.of_participant(participant)}
        supported = self._house.questions.supported_by(participant)
        return tuple(_asked(q, q.public_id in mine, q.public_id in supported) for q in found)

    def support(self, question: str) -> bool:
        event = self._event()
        return self._house.questions.support(question, self._participant(event)) if event else False

    def rate(self, question: str, value: str) -> bool:
        known = self._house.questions.one(question)
        return self._house.answering.rate(question, self._conversation, value) if known else False

    def want_recap(self, wording: str) -> bool:
        event = self._event()
        if event is None:
            return False
        self._house.people.want_recap(self._participant(event), self._house.clock())
        self._house.base.addresses.agree(self._conversation, "event", wording)
        return True

    def _event(self) -> Event | None:
        return self._pinned or self._house.events.of_conversation(self._conversation)

    def _participant(self, event: Event) -> int:
        return self._house.people.of(event.id, self._conversation) or self._house.people.join(
            event.id, self._conversation
        )

    def _similar(self, event: Event, asked: Question) -> tuple[Asked, ...]:
        mine = marks(asked.text)
        others = self._house.questions.all(event.id, ("open", "spoken", "answered"))[:LOOKED_AT]
        scored = [(_common(mine, marks(q.text)), q) for q in others if q.public_id != asked.public_id]
        best = sorted((one for one in scored if one[0] >= ALIKE_WORDS), key=lambda one: -one[0])[:2]
        return tuple(_asked(q) for _, q in best)


def _common(one: Marks, other: Marks) -> float:
    """Share of common words; 0 for questions about different channels."""
    union = one.stems | other.stems
    return len(one.stems & other.stems) / len(union) if union and one.channels == other.channels else 0.0


def _asked(q: Question, mine: bool = False, supported: bool = False) -> Asked:
    return Asked(
        q.public_id, q.text, q.concerned, q.label, q.answer is not None or q.state == "spoken", mine, supported
    )
