"""What a change of profile changes in the advice, and what change would bring a channel into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.advisor.mix import Mix
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked

MixOf = Callable[[Profile], Mix]


@dataclass(frozen=True)
class Change:
    """Ids that came in and went out, in the order of each mix; `hours` says whether the time given changed."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    hours: bool

    @property
    def nothing(self) -> bool:
        """Whether the advice stays the same."""
        return not (self.added or self.dropped or self.hours)


def between(before: Mix, after: Mix) -> Change:
    """From one mix to the next."""
    return Change(
        added=tuple(id for id in after.ids if id not in before.ids),
        dropped=tuple(id for id in before.ids if id not in after.ids),
        hours=[c.hours for c in before.choices] != [c.hours for c in after.choices],
    )


def nearest_risen(before: Mix, after: Mix) -> tuple[Ranked, str] | None:
    """Of the channels still not advised, the one that what was learnt brings nearest, and the reason that is new; None when none gains."""
    was = {one.platform.id: one for one in before.others}
    gains = []
    for one in after.others:
        known = was.get(one.platform.id)
        new = [reason for reason in one.reasons if known and reason not in known.reasons]
        if known and new and not one.barred and one.score > known.score:
            gains.append((one.score - known.score, one, new[0]))
    if not gains:
        return None
    _, risen, reason = max(gains, key=lambda gain: (gain[0], gain[1].score))
    return risen, reason


@dataclass(frozen=True)
class Turning:
    """The one fact that would bring a channel into the mix: the field of the profile and its value."""

    field: str
    value: str


def turning_point(platform: str, profile: Profile, mix_of: MixOf) -> Turning | None:
    """The first fact, from the most to the least telling, that would make the channel advised; None when none would.

    Nothing turns for a channel already advised, refused or kept out by a profession's rules.
    """
    now = mix_of(profile)
    barred = any(one.platform.id == platform and one.barred for one in now.others)
    if barred or platform in now.ids:
        return None
    return next((turning for turning, other in _others(profile) if platform in mix_of(other).ids), None)


def _others(profile: Profile) -> Iterator[tuple[Turning, Profile]]:
    """The profile with one fact changed: customers, then goal, then age, then time."""
    for kind in ("B2B", "B2C"):
        if profile.clientele != (kind,):
            yield Turning("clientele", kind), profile.with_values(clientele=(kind,))
    for goal in ("loyalty", "awareness", "hiring", "online_sales", "expertise", "events", "customer_service"):
        if profile.goals != (goal,):
            yield Turning("goal", goal), profile.with_values(goals=(goal,))
    for age in ("18-24", "60+"):
        if profile.ages != (age,):
            yield Turning("ages", age), profile.with_values(ages=(age,))
    if profile.hours is not None and profile.hours < 7:
        yield Turning("hours", "7"), profile.with_values(hours=7.0)
