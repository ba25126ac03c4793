"""What an answer may ask of the house about events, for this one person. `bot.events.desk` does it in the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Taken = Literal["shown", "held", "too_long", "empty", "over"]


@dataclass(frozen=True)
class Card:
    """An event as people are told of it. Moments are in the organisation's time."""

    code: str
    title: str
    place: str
    speakers: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    phase: str  # before, live, after, over
    page: str
    calendar: str
    recap: str | None = None
    following: Card | None = None


@dataclass(frozen=True)
class Asked:
    """A question of the room."""

    id: str
    text: str
    concerned: int
    label: str
    answered: bool
    mine: bool = False
    supported: bool = False


@dataclass(frozen=True)
class Receipt:
    """What became of a question just asked. `similar` are others' that say nearly the same."""

    taken: Taken
    id: str = ""
    most: int = 0
    similar: tuple[Asked, ...] = field(default=())


@dataclass(frozen=True)
class Own:
    """The assistant's own answer, kept with the question as a draft for the speaker."""

    text: str
    sources: tuple[dict[str, Any], ...]
    topic: str


class EventDesk(Protocol):
    """See the module. Methods raise what the database raises; the caller of the answer catches it."""

    def current(self) -> Card | None:
        """The event the person entered last."""
        ...

    def upcoming(self) -> Card | None:
        """The event under way, else the next one."""
        ...

    def join(self, text: str) -> Card | None:
        """Enter the event whose code stands in the text; None when there is none. One that is over is told, not entered."""
        ...

    def describe(self, trade: str | None, level: str | None) -> None:
        """Let the speaker count the person among a trade and a level."""
        ...

    def ask(self, text: str, own: Own | None) -> Receipt:
        """Pass a question on to the speaker, without a name."""
        ...

    def sign(self, question: str, name: str) -> bool:
        """Put a name to one's own question."""
        ...

    def questions(self, most: int) -> tuple[Asked, ...]:
        """What the room asks, most wanted first."""
        ...

    def support(self, question: str) -> bool:
        """Want the answer too; False when it is one's own, gone, or supported already."""
        ...

    def rate(self, question: str, value: str) -> bool:
        """Say whether the answer helped; False when the question is not the person's."""
        ...

    def want_recap(self, wording: str) -> bool:
        """Be sent the recap, with the person's agreement in these words; False without an event."""
        ...


class NoEvents:
    """No event is known."""

    def current(self) -> Card | None:
        return None

    def upcoming(self) -> Card | None:
        return None

    def join(self, text: str) -> Card | None:
        return None

    def describe(self, trade: str | None, level: str | None) -> None:
        return None

    def ask(self, text: str, own: Own | None) -> Receipt:
        return Receipt("over")

    def sign(self, question: str, name: str) -> bool:
        return False

    def questions(self, most: int) -> tuple[Asked, ...]:
        return ()

    def support(self, question: str) -> bool:
        return False

    def rate(self, question: str, value: str) -> bool:
        return False

    def want_recap(self, wording: str) -> bool:
        return False
