"""Events and questions as plain values, and the rules that need neither database nor clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Phase = Literal["before", "live", "after", "over"]
EARLY_MINUTES = 60
"""Doors open before the talk begins: questions asked then are asked in the room."""


class EventError(ValueError):
    """What an organiser or operator can mend; the message names the value and what is allowed."""


STATES = {
    "held": "à relire avant affichage",
    "open": "en attente",
    "spoken": "répondue à l'oral",
    "answered": "répondue après",
    "off_topic": "hors sujet",
    "carried": "reportée au prochain événement",
    "refused": "non affichée",
}
"""The states of a question, as people read them; all but the first two are an end."""
NEEDS_REASON = frozenset({"off_topic", "refused", "carried"})
SHOWN = frozenset({"open", "spoken", "answered", "off_topic", "carried"})
"""States in which everybody may read a question."""
MERGED = "fusionnée"
OWN_WORDS = "rédigée par l'assistant à partir de sa base, relue et validée"


@dataclass(frozen=True)
class Event:
    """One talk. Moments are in UTC."""

    id: int
    code: str
    title: str
    theme: str
    place: str
    starts_at: datetime
    ends_at: datetime
    retain_until: date
    moderated: bool
    next_id: int | None
    version: int
    closed_at: datetime | None
    recap_at: datetime | None
    purged_at: datetime | None
    speakers: tuple[str, ...] = ()

    def phase(self, now: datetime) -> Phase:
        """Where it stands; "over" once nothing more is taken in."""
        if self.purged_at or now.date() > self.retain_until:
            return "over"
        if self.closed_at or now > self.ends_at:
            return "after"
        return "live" if (self.starts_at - now).total_seconds() <= EARLY_MINUTES * 60 else "before"

    def takes_questions(self, now: datetime) -> bool:
        """Until the retention date: the debate goes on after the talk."""
        return self.phase(now) != "over"


@dataclass(frozen=True)
class Question:
    """One question with what hangs on it. `askers` counts people who wrote it or one merged into it."""

    id: int
    public_id: str
    text: str
    name: str | None
    source: str
    asked_at: datetime
    state: str
    reason: str | None
    theme: str | None
    merged_into: int | None
    votes: int
    askers: int
    changed: int
    draft: str | None = None
    draft_sources: tuple[dict[str, object], ...] = ()
    answer: str | None = None
    answer_author: str | None = None
    answer_from_draft: bool = False
    answer_sources: tuple[dict[str, object], ...] = ()

    @property
    def concerned(self) -> int:
        """People who want the answer."""
        return self.votes + self.askers

    @property
    def credit(self) -> str | None:
        """Whose answer it is, as people read it: the assistant's words say so, whoever validated them."""
        return f"{self.answer_author} ({OWN_WORDS})" if self.answer_from_draft else self.answer_author

    @property
    def label(self) -> str:
        """The state as people read it, reason included: nothing ends without one."""
        if self.merged_into is not None:
            return MERGED
        text = STATES[self.state]
        return f"{text} : {self.reason}" if self.reason else text


def publisher_of(source: Mapping[str, Any]) -> str:
    """« , publisher » to follow a source's title, nothing when the title names it already."""
    publisher = str(source.get("publisher") or "")
    return f", {publisher}" if publisher and publisher not in str(source.get("title")) else ""


def by_interest(questions: Iterable[Question]) -> list[Question]:
    """Most wanted first, then the oldest."""
    return sorted(questions, key=lambda q: (-q.concerned, q.asked_at, q.id))


def check_dates(starts_at: datetime, ends_at: datetime, retain_until: date) -> None:
    """Raises EventError when they do not follow each other."""
    if ends_at <= starts_at:
        raise EventError(f"end={ends_at.isoformat()}: allowed: after the start, {starts_at.isoformat()}")
    if retain_until < ends_at.date():
        raise EventError(f"retain_until={retain_until}: allowed: {ends_at.date()} or later")
    if (retain_until - ends_at.date()).days > 1095:
        raise EventError(f"retain_until={retain_until}: allowed: three years after the event at most")
