"""Rank the channels for a profile: a sum of points, each with its reason, so that every rank can be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.advisor.model import TRAITS, Family, Platform
from bot.advisor.profile import Profile
from bot.advisor.weights import LittleRule, Rule, Weights
from bot.text import fold

GROWTH_GOALS = frozenset({"customers", "awareness", "footfall", "online_sales", "events", "hiring", "funding"})


AGES_ELSEWHERE = "La clientèle visée y passe peu de temps."
"""The reason of the ages where they speak against a channel."""
LEAST_SAID = 0.4
"""Points of a part that is too little to be said, for or against."""
OWN = ("profession:", "family:", "flag:", "country:", "met_on")
"""What is about this trade or this person; the rest (traits, customers, goals) is true of many, and is said after."""
SUPPOSED = "supposed:"
"""Before a part about customers whom the family serves second and whom nobody has mentioned: counted, never said."""


@dataclass(frozen=True)
class Part:
    """One line of the sum: what it is about ("trait:visual"), its reason, its points."""

    about: str
    reason: str
    points: float
    general: str = ""  # the reason for whatever channel, where `reason` is in the words of one


@dataclass(frozen=True)
class Ranked:
    """A channel with its total and the parts of it, largest effect first.

    `barred`: the person refused it or their profession's rules keep it out; it is never advised, whatever its score.
    """

    platform: Platform
    score: float
    parts: tuple[Part, ...]
    barred: bool = False

    @property
    def sayable(self) -> tuple[Part, ...]:
        """The parts but the base, and but what rests on customers that the person may not have."""
        return tuple(p for p in self.parts if p.about != "base" and not p.about.startswith(SUPPOSED))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The French reasons that speak for it, without the base: those of the trade and of the person first, then strongest first."""
        return tuple(p.reason for p in own_first(self.sayable) if p.points > LEAST_SAID)


def own_first(parts: Iterable[Part]) -> list[Part]:
    """What is about this trade or this person before what is true of many; their order is kept otherwise."""
    return sorted(parts, key=lambda part: not part.about.startswith(OWN))


def clientele_of(profile: Profile, family: Family | None) -> frozenset[str]:
    """What was said, else what the family usually serves."""
    return frozenset(profile.clientele or (family.clientele if family else ()))


def rank(profile: Profile, family: Family | None, platforms: Sequence[Platform], weights: Weights) -> list[Ranked]:
    """All channels, best first, barred ones last. Ties keep the order of `platforms`. O(platforms × rules)."""
    rules = list(_rules(profile, family, weights))
    ranked = [_score(platform, profile, rules, weights) for platform in platforms]
    return sorted(ranked, key=lambda one: (one.barred, -one.score))


def channels_for(hours: float | None, weights: Weights) -> int:
    """How many channels a person with so many hours a week can hold. Never grows when hours shrink."""
    if hours is None:
        return weights.default_channels
    for limit, count in weights.channels_by_hours:
        if hours <= limit:
            return count
    return weights.channels_by_hours[-1][1] + 1


def little_is_fine(profile: Profile, weights: Weights) -> bool:
    """Whether "do little or nothing new" is the honest answer."""
    goals = set(profile.goals)
    if weights.little_flags & set(profile.flags):
        return not goals & weights.little_unless_goals
    return not goals & GROWTH_GOALS and any(_needs_little(profile, rule) for rule in weights.little_rules)


def _needs_little(profile: Profile, rule: LittleRule) -> bool:
    if profile.family not in rule.families and profile.profession not in rule.professions:
        return False
    if rule.trades and not any(name in fold(profile.trade or "") for name in rule.trades):
        return False
    served = not rule.clientele or (bool(profile.clientele) and rule.clientele.issuperset(profile.clientele))
    return served and not rule.unless & {*profile.statuses, *profile.flags}


def _rules(profile: Profile, family: Family | None, weights: Weights) -> Iterator[tuple[str, Rule, float]]:
    """The rules that apply, each with what it is about and a factor."""
    clientele = clientele_of(profile, family)
    goals = frozenset(profile.goals)
    yield "base", weights.base, 1.0
    if family:
        for trait in TRAITS:
            yield f"trait:{trait}", weights.traits[trait], float(getattr(family, trait))
    yield from _clientele_rules(
        clientele, None if profile.clientele or not family else family.clientele[0], weights, goals
    )
    yield from _named("goal", profile.goals, weights.goals, 1.0 / max(1, len(goals)) ** 0.5)
    flags = [
        flag for flag in profile.flags if flag not in weights.little_flags or not goals & weights.little_unless_goals
    ]
    yield from _named("flag", flags, weights.flags, 1.0)
    yield from _named("status", profile.statuses, weights.statuses, 1.0)
    yield from _named("country", (profile.country or "",), weights.countries, 1.0)
    if profile.budget == 0:
        yield "budget", weights.no_budget, 1.0
    for about, table, key in (
        ("family", weights.families, profile.family),
        ("profession", weights.professions, profile.profession),
    ):
        for rule in table.get(key or "", ()):
            if rule.applies(clientele, goals):
                yield f"{_supposed(rule, profile, family)}{about}:{key}", rule, 1.0


def _supposed(rule: Rule, profile: Profile, family: Family | None) -> str:
    """The mark of a rule for customers whom nobody has mentioned and who are not those the family serves first."""
    guessed = rule.clientele and not profile.clientele and family and family.clientele[0] not in rule.clientele
    return SUPPOSED if guessed else ""


def _clientele_rules(
    clientele: frozenset[str], mostly: str | None, weights: Weights, goals: frozenset[str]
) -> Iterator[tuple[str, Rule, float]]:
    """Individuals and firms at once get both rules halved: neither side is given up.

    Whoever only wants to hire looks for candidates, who are not where the customers are: the rules then count less.
    `mostly` is whom the family serves first, when the person did not say: then that side counts more, and less is sure.
    """
    both = {"B2B", "B2C"} <= clientele
    sought = weights.candidates if goals == {"hiring"} else 1.0
    for kind in sorted(clientele):
        if not both or kind == "B2G":
            factor = 1.0
        elif mostly is None:
            factor = 0.5
        else:
            factor = weights.served_first if kind == mostly else weights.served_too
        about = "" if mostly in (None, kind) or not both else SUPPOSED
        yield f"{about}clientele:{kind}", weights.clientele[kind], factor * sought
    if both:
        yield "clientele:B2B+B2C", weights.clientele["B2B+B2C"], 1.0


def _named(
    about: str, keys: Iterable[str], table: Mapping[str, Rule], factor: float
) -> Iterator[tuple[str, Rule, float]]:
    for key in keys:
        if key in table:
            yield f"{about}:{key}", table[key], factor


def _score(platform: Platform, profile: Profile, rules: list[tuple[str, Rule, float]], weights: Weights) -> Ranked:
    id = platform.id  # most rules say nothing of most channels: their parts are not even made
    parts = [_part(id, about, rule, given * factor) for about, rule, factor in rules if (given := rule.points.get(id))]
    parts += _own_parts(platform, profile, weights)
    parts = [part for part in parts if part.points]
    parts.sort(key=lambda part: -abs(part.points))
    return Ranked(platform, round(sum(part.points for part in parts), 4), tuple(parts), _barred(parts, weights))


def _part(platform: str, about: str, rule: Rule, points: float) -> Part:
    return Part(about, rule.why(platform, points), points, rule.reason)


def _barred(parts: Iterable[Part], weights: Weights) -> bool:
    """Refused by the person, or against a rule of their profession."""
    return any(
        part.about == "excluded"
        or (part.about.removeprefix(SUPPOSED).startswith("profession:") and part.points <= weights.barred)
        for part in parts
    )


def _own_parts(platform: Platform, profile: Profile, weights: Weights) -> Iterator[Part]:
    """What depends on the channel itself: ages, effort, already there, refused."""
    if profile.ages and platform.id in weights.ages_platforms:
        degrees = [platform.age_groups.get(age, 0) for age in profile.ages]
        points = weights.ages_per_degree * (sum(degrees) / len(degrees) - 1.5)
        yield Part("ages", weights.ages_reason if points > 0 else AGES_ELSEWHERE, points)
    if profile.hours is not None:
        missing = max(0.0, platform.hours[0] - profile.hours)
        yield Part("hours", weights.hours_reason, weights.per_missing_hour * missing)
    if platform.id in profile.present:
        yield Part("present", *weights.present)
    if platform.id in profile.met_on:
        yield Part("met_on", *weights.met_on)
    if platform.id in profile.tried:
        yield Part("tried", *weights.tried)
    if platform.id in profile.excluded:
        yield Part("excluded", *weights.excluded)
