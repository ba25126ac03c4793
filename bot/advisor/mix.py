"""From ranked channels to a mix: a home base, a main channel, support, and the hours each takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advisor.model import Platform, Role
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked, channels_for, little_is_fine
from bot.advisor.weights import Weights

HOME = frozenset({"google_business", "website", "newsletter", "blog", "marketplace"})
"""Channels where people find you or come back, rather than where you go and speak."""


@dataclass(frozen=True)
class Choice:
    """A channel kept in the mix. `hours` is what to give it a week, None when the person's time is unknown."""

    ranked: Ranked
    role: Role
    hours: float | None

    @property
    def platform(self) -> Platform:
        """The channel."""
        return self.ranked.platform


@dataclass(frozen=True)
class Mix:
    """The advice: what to hold, in order, and whether holding little is the honest answer."""

    choices: tuple[Choice, ...]
    others: tuple[Ranked, ...]
    little: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids kept, best first."""
        return tuple(c.platform.id for c in self.choices)

    def role(self, platform: str) -> Role | None:
        """The role of a channel in the mix, None when it is not kept."""
        return next((c.role for c in self.choices if c.platform.id == platform), None)


def build(ranked: Sequence[Ranked], profile: Profile, weights: Weights) -> Mix:
    """Keep as many channels as the hours allow; refused or forbidden ones never enter."""
    little = little_is_fine(profile, weights)
    count = min(channels_for(profile.hours, weights), 2) if little else channels_for(profile.hours, weights)
    usable = [one for one in ranked if one.score > -50]
    kept, others = usable[:count], [one for one in ranked if one not in usable[:count]]
    roles = _roles(kept)
    hours = _share([one.platform for one in kept], profile.hours)
    return Mix(tuple(Choice(one, roles[i], hours[i]) for i, one in enumerate(kept)), tuple(others), little)


def _roles(kept: Sequence[Ranked]) -> list[Role]:
    """One home base (the best of its kind), one main channel (the best other), the rest in support."""
    home = next((i for i, one in enumerate(kept) if one.platform.id in HOME), None)
    main = next((i for i, one in enumerate(kept) if one.platform.id not in HOME), None)
    if main is None:
        main = next((i for i in range(len(kept)) if i != home), None)
    return ["home" if i == home else "main" if i == main else "support" for i in range(len(kept))]


def _share(platforms: Sequence[Platform], hours: float | None) -> list[float | None]:
    """Split the person's hours by each channel's lowest sensible effort, to the quarter of an hour; sums to `hours`."""
    if hours is None or not platforms:
        return [None] * len(platforms)
    efforts = [max(p.hours[0], 0.25) for p in platforms]
    shares = [round(hours * e / sum(efforts) * 4) / 4 for e in efforts]
    shares[0] = max(0.0, shares[0] + hours - sum(shares))
    return [round(s, 2) for s in shares]
