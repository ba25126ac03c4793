"""What does not hold together in a profile: said plainly before the advice, never silently worked around."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked
from bot.advisor.weights import Weights

WEEK = 168
"""Hours in a week."""
MOST_HOURS = 40
"""Above this many hours a week for digital channels, a figure is more likely a slip than a plan."""
SERVES = 1.0
"""Points from which a goal's rule says that a channel serves the goal."""
BUSY_HOURS = 5.0


@dataclass(frozen=True)
class Doubt:
    """One thing that does not hold together. `kind` is one of KINDS, `about` what it concerns (a goal, a number)."""

    kind: str
    about: str = ""


KINDS = ("hours", "full_but_looking", "full_and_starting", "no_time_but_hours", "online_without_site", "goal_unserved", "nothing_left")  # fmt: skip


def doubts(profile: Profile, ranked: Sequence[Ranked], weights: Weights, claimed_hours: float | None = None) -> tuple[Doubt, ...]:  # fmt: skip
    """The doubts about a person, the most serious first. `claimed_hours` is a weekly figure of the message, however odd."""
    found = [doubt for check in _CHECKS if (doubt := check(profile))]
    hours = profile.hours if claimed_hours is None else claimed_hours
    if hours is not None and hours > MOST_HOURS:
        found.insert(0, Doubt("hours", f"{hours:g}"))
    if ranked and all(one.barred for one in ranked):
        return (*found, Doubt("nothing_left"))
    return (*found, *_unserved(profile, ranked, weights))


def _unserved(profile: Profile, ranked: Sequence[Ranked], weights: Weights) -> Iterator[Doubt]:
    """Goals whose every channel was refused by the person or is kept out by their profession's rules."""
    barred = {one.platform.id for one in ranked if one.barred}
    for goal in profile.goals:
        rule = weights.goals.get(goal)
        serving = {id for id, points in rule.points.items() if points >= SERVES} if rule else set()
        if serving and serving <= barred:
            yield Doubt("goal_unserved", goal)


def _full_but_looking(profile: Profile) -> Doubt | None:
    wanted = [goal for goal in profile.goals if goal in ("customers", "awareness", "footfall")]
    return Doubt("full_but_looking", wanted[0]) if wanted and profile.has("full_order_book") else None


def _full_and_starting(profile: Profile) -> Doubt | None:
    return Doubt("full_and_starting") if profile.has("full_order_book") and profile.has("starting") else None


def _no_time_but_hours(profile: Profile) -> Doubt | None:
    many = profile.hours is not None and profile.hours >= BUSY_HOURS
    return Doubt("no_time_but_hours", f"{profile.hours:g}") if many and profile.has("no_time") else None


def _online_without_site(profile: Profile) -> Doubt | None:
    sells = "online_sales" in profile.goals and ("website" in profile.excluded or profile.has("no_site"))
    return Doubt("online_without_site") if sells and "marketplace" not in profile.present else None


_CHECKS: tuple[Callable[[Profile], Doubt | None], ...] = (
    _full_and_starting,
    _full_but_looking,
    _no_time_but_hours,
    _online_without_site,
)
