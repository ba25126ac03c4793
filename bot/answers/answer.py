"""The shape of what is said: an answer, its buttons, and the turn it answers. The JSON part is the contract of docs/contract/."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import uuid4

from bot.advisor.mix import Choice
from bot.advisor.model import CaseStudy, Source, Verdict
from bot.advisor.profile import Profile
from bot.answers.desk import Desk, NoDesk
from bot.answers.event_desk import EventDesk, NoEvents
from bot.answers.wording import case_title
from bot.dialogue.meaning import Meaning
from bot.dialogue.memory import Memory
from bot.text import typeset

Kind = Literal["answer", "question", "suggestions", "redirect", "handoff", "plan", "chart", "notice", "error"]
"""What a message is, as docs/contract/answer.schema.json lists them."""
MAX_BUTTONS = 5


@dataclass(frozen=True)
class Button:
    """A quick reply: what is shown and what is sent. Payloads are `/topic{json}` as Rasa reads them."""

    title: str
    payload: str


@dataclass(frozen=True)
class Answer:
    """One message to the user. `text` alone carries the essential; the rest adds to it."""

    kind: Kind
    topic: str
    text: str
    verdict: Verdict | None = None
    choices: tuple[Choice, ...] = ()
    cautions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cases: tuple[CaseStudy, ...] = ()
    sources: tuple[Source, ...] = ()
    buttons: tuple[Button, ...] = ()
    more: str | None = None  # further text behind « En savoir plus »
    extra: dict[str, Any] = field(default_factory=dict)

    def but(self, **changes: Any) -> Answer:
        """A copy with these values."""
        return replace(self, **changes)

    @property
    def headline(self) -> str:
        """Its first paragraph, in plain type."""
        return self.text.split("\n\n", 1)[0].replace("**", "")

    def data(self) -> dict[str, Any]:
        """The JSON part (docs/contract/answer.schema.json)."""
        return {
            "kind": self.kind,
            "topic": self.topic,
            "verdict": self.verdict,
            "platforms": [self._platform(choice) for choice in self.choices],
            "case_studies": [_case(case) for case in self.cases],
            "sources": [_source(source) for source in self.sources],
            "answer_id": uuid4().hex,
            **({"more": typeset(self.more)} if self.more else {}),
            **self.extra,
        }

    def _platform(self, choice: Choice) -> dict[str, Any]:
        return {
            "id": choice.platform.id,
            "name": choice.platform.name,
            "role": choice.role,
            "score": choice.ranked.score,
            "hours": choice.hours,
            "reasons": list(choice.ranked.reasons[:3]),
            "cautions": list(self.cautions.get(choice.platform.id, ())),
        }


def _case(case: CaseStudy) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case_title(case),
        "outcome": case.outcome,
        "platforms": list(case.platforms),
        "url": case.source.url,
    }


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url}


@dataclass(frozen=True)
class Turn:
    """All a handler may use: the meaning, what is known, what is remembered, and what can be kept for this person.

    `before` is the profile before this message.
    """

    meaning: Meaning
    profile: Profile
    before: Profile
    memory: Memory
    desk: Desk = field(default_factory=NoDesk)
    events: EventDesk = field(default_factory=NoEvents)

    @property
    def topic(self) -> str:
        """The topic in context."""
        return self.meaning.topic


@dataclass(frozen=True)
class Reply:
    """What a handler gives back: messages, and what is known and remembered afterwards."""

    answers: tuple[Answer, ...]
    profile: Profile
    memory: Memory
    inbox: str | None = None  # reason to keep the message for a person: "not_understood", "handoff", "thumbs_down"

    @classmethod
    def of(cls, turn: Turn, *answers: Answer, memory: Memory | None = None, inbox: str | None = None) -> Reply:
        """A reply that leaves the profile as the turn has it."""
        return cls(tuple(answers), turn.profile, memory or turn.memory, inbox)


def paragraphs(*parts: str | None) -> str:
    """Non-empty parts as Markdown paragraphs, typeset."""
    return typeset("\n\n".join(part.strip() for part in parts if part and part.strip()))


VISIBLE = 880
"""Characters shown before « En savoir plus »; addresses of links do not count."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def fit(*parts: tuple[int, str | None]) -> tuple[str, str | None]:
    """(text, what did not fit). Parts are (priority, paragraph) in reading order; 0 always stays, the highest leave first."""
    kept = [(i, priority, part.strip()) for i, (priority, part) in enumerate(parts) if part and part.strip()]
    left: list[tuple[int, int, str]] = []
    while sum(visible_length(part) for _, _, part in kept) > VISIBLE:
        worst = max(kept, key=lambda one: (one[1], one[0]))
        if worst[1] == 0:
            break
        kept.remove(worst)
        left.append(worst)
    return paragraphs(*(part for _, _, part in kept)), paragraphs(*(part for _, _, part in sorted(left))) or None


def visible_length(text: str) -> int:
    """Characters a reader sees: link labels without addresses, no bold marks."""
    return len(_LINK.sub(r"\1", text).replace("**", ""))


def join_more(*parts: str | None) -> str | None:
    """The text behind « En savoir plus », None when there is none."""
    return paragraphs(*parts) or None


def merge_sources(*groups: Sequence[Source]) -> tuple[Source, ...]:
    """Sources in order, one per address."""
    seen: dict[str, Source] = {}
    for group in groups:
        for source in group:
            seen.setdefault(source.url, source)
    return tuple(seen.values())
