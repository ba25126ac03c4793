"""From ranked channels to a mix: a home base, a main channel, support, the hours each takes, and what to leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advisor.hours import share
from bot.advisor.model import Platform, Role
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked, channels_for, little_is_fine
from bot.advisor.weights import Weights

HOME = frozenset({"google_business", "website", "newsletter", "blog", "marketplace"})
"""Channels where people find you or come back, rather than where you go and speak."""
BY_THEMSELVES = frozenset({"google_business", "website", "marketplace"})
"""Channels that bring people without one's hours: to leave one that has not failed is to lose those people."""


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
    """The advice: what to hold, in order, and whether holding little is the honest answer.

    `later` are the channels that may come next, `stops` those the person holds and had better leave, `spare` the hours a
    week that the mix does not need (the hours of the choices and `spare` add up to the person's).
    """

    choices: tuple[Choice, ...]
    others: tuple[Ranked, ...]
    little: bool
    later: tuple[Ranked, ...] = ()
    stops: tuple[Ranked, ...] = ()
    spare: float | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids kept, best first."""
        return tuple(c.platform.id for c in self.choices)

    def role(self, platform: str) -> Role | None:
        """The role of a channel in the mix, None when it is not kept."""
        return next((c.role for c in self.choices if c.platform.id == platform), None)


def build(ranked: Sequence[Ranked], profile: Profile, weights: Weights) -> Mix:
    """Keep as many channels as the hours allow; those barred or not worth it never enter.

    `choices` is empty only when every channel is barred.
    """
    little = little_is_fine(profile, weights)
    count = min(channels_for(profile.hours, weights), weights.little_channels if little else len(ranked))
    allowed = [one for one in ranked if not one.barred]
    worth = [one for one in allowed if one.score >= weights.worth] or allowed[:1]
    kept = worth[:count]
    roles = _roles(kept)
    hours, spare = share([one.platform for one in kept], profile.hours)
    return Mix(
        choices=tuple(Choice(one, roles[i], hours[i]) for i, one in enumerate(kept)),
        others=tuple(one for one in ranked if one not in kept),
        little=little,
        later=() if little else tuple(worth[count:]),
        stops=_stops(ranked, kept, profile, weights),
        spare=spare,
    )


def _stops(ranked: Sequence[Ranked], kept: Sequence[Ranked], profile: Profile, weights: Weights) -> tuple[Ranked, ...]:
    """Channels the person holds that bring less than they cost, the worst first: barred, or not worth advising."""
    working = BY_THEMSELVES - {*profile.tried}
    held = [one for one in ranked if one.platform.id in profile.present and one not in kept]
    held = [one for one in held if one.barred or one.platform.id not in working | {*profile.met_on}]
    return tuple(reversed([one for one in held if one.barred or one.score < weights.worth]))


def _roles(kept: Sequence[Ranked]) -> list[Role]:
    """One home base (the best of its kind), one main channel (the best other), the rest in support."""
    home = next((i for i, one in enumerate(kept) if one.platform.id in HOME), None)
    main = next((i for i, one in enumerate(kept) if one.platform.id not in HOME), None)
    if main is None:
        main = next((i for i in range(len(kept)) if i != home), None)
    return ["home" if i == home else "main" if i == main else "support" for i in range(len(kept))]
