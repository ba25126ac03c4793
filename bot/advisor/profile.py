"""What is known about the person, accumulated over the conversation."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

TELLING = frozenset({"alerts", "reputation", "depends_on_platform"})
"""Circumstances that say what one wants: who must warn people is not asked what they are after."""


@dataclass(frozen=True)
class Profile:
    """The person as the adviser sees them. Empty means unknown; see `bot.dialogue.facts.Facts` for vocabularies."""

    trade: str | None = None  # in the person's own noun
    title: str | None = None  # who does it, where the noun does not say it: « notaire (étude notariale) »
    family: str | None = None
    profession: str | None = None
    statuses: tuple[str, ...] = ()
    clientele: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    hours: float | None = None  # a week
    moment: str | None = None  # when they are: « le lundi matin »
    budget: float | None = None  # a month
    one_sum: float | None = None  # as told, where no time was said with it
    ages: tuple[str, ...] = ()
    commune: str | None = None
    department: str | None = None
    region: str | None = None
    country: str | None = None
    level: str | None = None
    excluded: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    met_on: tuple[str, ...] = ()  # where their customers already find them or write to them
    tried: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def aims(self) -> bool:
        """Whether they have told what they are after: a goal, or a circumstance that tells one."""
        return bool(self.goals or TELLING & {*self.flags})

    def has(self, flag: str) -> bool:
        """Whether a circumstance (one of FLAGS) is known."""
        return flag in self.flags

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, without what is unknown."""
        return {k: v for k, v in asdict(self).items() if v not in (None, (), [])}

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Profile:
        """The inverse of `as_dict`; unknown keys are ignored."""
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in (data or {}).items() if k in known
        }
        return cls(**values)

    def with_values(self, **changes: Any) -> Profile:
        """A copy with these values."""
        return replace(self, **changes)
