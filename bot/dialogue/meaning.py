"""The result of reading one message, before and after the context is taken into account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.dialogue.facts import Facts

AS_UNDERSTOOD = "as understood"
"""The `why` of a message that no reading took for something else."""


@dataclass(frozen=True)
class Parsed:
    """What understanding says of the bare message."""

    text: str
    topic: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    facts: Facts = field(default_factory=Facts)
    second: str | None = None  # topic of a second question in the same message
    questions: tuple[str, ...] = ()  # topics of all its questions in order, "" where unsure; () for a single one
    ask_back: bool = False  # not sure enough to answer without asking
    distress: bool = False  # a call for help, answered before anything else
    worry: bool = False  # perhaps one: the answer ends with a word of help
    from_button: bool = False
    number: float | None = None  # the one number a short message says
    values: Mapping[str, Any] = field(default_factory=dict)  # what a button carries beside its topic


@dataclass(frozen=True)
class Meaning:
    """What the message means here and now."""

    topic: str
    parsed: Parsed
    platforms: tuple[str, ...] = ()  # channels the question is about, carried over where the message only points
    outcome: str | None = None  # wanted outcome of a case: "success", "failure"
    another: bool = False  # "another one"
    second: str | None = None
    suggestions: tuple[str, ...] = ()  # set when the assistant should ask back instead of answering
    resumes: str | None = None  # topic to serve again with what was just learnt
    forgets: tuple[str, ...] = ()  # what the person takes back, as `bot.dialogue.taken_back.THINGS` names it
    why: str = AS_UNDERSTOOD  # which reading applied, for logs and `nlu try`

    @property
    def facts(self) -> Facts:
        """The facts of the message."""
        return self.parsed.facts

    @property
    def text(self) -> str:
        """The user's words."""
        return self.parsed.text
