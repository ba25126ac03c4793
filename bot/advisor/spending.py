"""What a yearly sum buys for a presence online: steps by size, from `data/advisor/spending.yml`. All of it is judgement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

ABOUT = ("ads", "website")
"""What a line may pay for that some refuse or have."""


class SpendingError(ValueError):
    """The file is wrong; the message names the step and what is allowed."""


@dataclass(frozen=True)
class Line:
    """One thing to pay for; `share` is the part of the sum it may take, None where no amount is said."""

    what: str
    share: float | None = None
    about: str | None = None


@dataclass(frozen=True)
class Step:
    """What a sum up to `up_to` (a year, in the person's money) is good for, what it buys and what it does not."""

    up_to: float
    say: str
    lines: tuple[Line, ...]
    lacks: str

    def without(self, left_out: Collection[str]) -> tuple[Line, ...]:
        """The lines, but for what is refused or there already."""
        return tuple(line for line in self.lines if line.about not in left_out)


@dataclass(frozen=True)
class Spending:
    """All steps, smallest first."""

    steps: tuple[Step, ...]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Spending:
        """From the file. Raises SpendingError for steps out of order, shares above the whole, an unknown `about`."""
        steps = tuple(_step(one) for one in data["steps"])
        limits = [step.up_to for step in steps]
        if limits != sorted(set(limits)) or limits[-1:] != [inf]:
            raise SpendingError("spending.yml: steps must go from the smallest to one without up_to")
        return cls(steps)

    def step(self, yearly: float) -> Step:
        """The one for a sum a year."""
        return next(step for step in self.steps if yearly <= step.up_to)


def _step(data: Mapping[str, Any]) -> Step:
    lines = _lines(data["buys"], data["say"])
    return Step(float(data.get("up_to", inf)), data["say"], lines, data["lacks"])


def _lines(data: Sequence[Mapping[str, Any]], step: str) -> tuple[Line, ...]:
    lines = tuple(Line(**one) for one in data)
    unknown = {line.about for line in lines} - {None, *ABOUT}
    if unknown or sum(line.share or 0 for line in lines) > 1 + 1e-9:
        raise SpendingError(
            f"spending.yml: « {step} »: shares must stay under 1 and about be one of {', '.join(ABOUT)}"
        )
    return lines
