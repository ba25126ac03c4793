"""What the assistant remembers of the conversation itself (what it knows of the person is `bot.advisor.profile`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

Pending = Literal[
    "trade", "clientele", "goal", "hours", "place",  # what is asked about the person
    "confirm_start_over", "confirm_delete", "email", "handoff", "suggestion",
    "measure", "indicator", "day",  # of « avant / après »: a number, which figure, when to be asked again
    "event_code", "speaker_question", "speaker_name",
    "card",  # a question of what is written together
]  # fmt: skip
KEPT_FOCUS = 3
KEPT_CASES = 60
KEPT_WORDS = 240


@dataclass(frozen=True)
class Memory:
    """Immutable; each turn makes the next one. Stored as JSON in Rasa's `memory` slot."""

    turn: int = 0
    last_topic: str | None = None  # last advice topic served, in context
    last_served: str | None = None  # topic of the last answer, of any kind
    focus: tuple[str, ...] = ()  # channels last talked about, most recent first
    recommended: tuple[str, ...] = ()  # channels of the last mix shown
    pending: Pending | None = None  # what the assistant asked and waits for
    waiting_topic: str | None = None  # topic to come back to once `pending` is settled
    asked: tuple[str, ...] = ()  # profile questions already asked, never asked twice
    shown_cases: tuple[str, ...] = ()
    like: tuple[
        str, ...
    ] = ()  # trade, family and profession that the last example was asked of; empty: the person's own
    cited: tuple[str, ...] = ()  # "figure:ID", "case:ID"… of the last answer
    depth: Mapping[str, int] = field(default_factory=dict)  # how often each topic was served
    annoyed: int = 0
    event: str | None = None
    planned: str | None = None  # what the last plan shown was made for
    question: str = ""  # the last question in words, cut at `KEPT_WORDS` characters
    near: tuple[str, ...] = ()  # its other likely readings, nearest first
    said: int = 0  # checksum of the last answer's text
    brief: bool = False  # short answers were asked for
    told: tuple[
        str, ...
    ] = ()  # rules and cautions already said in full, by profession or family; steps told, see `answers.advise.steps`
    matter: tuple[
        str, ...
    ] = ()  # what the last question of law or of aids was about, for a follow-up (« et si c'est un salarié ? »)
    refused: int = 0  # the turn at which the law's refusal was said last
    called: int = 0  # the turn of the last call for help
    questions: tuple[str, ...] = ()  # topics of the last message that asked several things, see `dialogue.several`
    card: tuple[str, ...] = ()  # what is being written together, see `answers.card`: its name, then the answers
    notes: tuple[str, ...] = ()  # question being prepared for the speaker

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, without empty values."""
        return {k: v for k, v in asdict(self).items() if v not in (None, (), [], {}, 0)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> Memory:
        """The inverse of `as_dict`; unknown keys (older versions) are ignored."""
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in (data or {}).items() if k in known
        }
        return cls(**values)

    def but(self, **changes: Any) -> Memory:
        """A copy with these values."""
        return replace(self, **changes)

    def served(self, topic: str) -> Memory:
        """Count one more answer on a topic."""
        return self.but(depth={**self.depth, topic: self.depth.get(topic, 0) + 1})

    def with_focus(self, platforms: tuple[str, ...]) -> Memory:
        """Put these channels in front."""
        rest = tuple(p for p in self.focus if p not in platforms)
        return self.but(focus=(platforms + rest)[:KEPT_FOCUS])

    def with_cases(self, ids: tuple[str, ...]) -> Memory:
        """Remember cases as shown, oldest forgotten first."""
        return self.but(shown_cases=(self.shown_cases + ids)[-KEPT_CASES:])
