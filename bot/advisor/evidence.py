"""Which cases to show a person: the nearest to their trade, channel, goal and clientele, recent ones first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.advisor.case_index import CaseKey
from bot.advisor.model import CaseStudy, Family
from bot.advisor.profile import Profile
from bot.text import fold

Case = TypeVar("Case", CaseStudy, CaseKey)
RECENT_FROM = 2015
WEIGHTS = {
    "trade": 6.0,
    "family": 4.0,
    "sector": 2.0,
    "platform": 3.0,
    "goal": 0.8,
    "clientele": 1.0,
    "country": 0.5,
    "place": 2.0,
}


SECTORS_OF_STATUS = {
    "liberal": ("profession libérale", "santé"),
    "association": ("association et collectivité",),
    "public": ("association et collectivité",),
}
"""Where somebody is at home who has said their status and not their trade."""


def sectors_near(profile: Profile, family: Family | None) -> tuple[str, ...]:
    """The sectors whose cases speak to the person: their family's, else those of their status."""
    if family:
        return (family.sector,)
    return tuple(sector for status in profile.statuses for sector in SECTORS_OF_STATUS.get(status, ()))


@dataclass(frozen=True)
class Wanted:
    """What a case should be near to."""

    profile: Profile
    family: Family | None
    platforms: tuple[str, ...] = ()
    outcome: str | None = None
    place: str | None = None


def nearest(cases: Iterable[Case], wanted: Wanted, most: int) -> list[Case]:
    """The `most` nearest cases, best first; ties by recency then id, so that the order never wavers."""
    kept = [c for c in cases if wanted.outcome is None or _same_outcome(c, wanted.outcome)]
    return sorted(kept, key=lambda c: (-nearness(c, wanted), -(c.year or 0), c.id))[:most]


def nearness(case: CaseStudy | CaseKey, wanted: Wanted) -> float:
    """Points of likeness; see WEIGHTS. Cases from before RECENT_FROM lose up to one point."""
    profile = wanted.profile
    points = 0.0
    if profile.trade and _same_trade(case.trade, profile.trade):
        points += WEIGHTS["trade"]
    if profile.family and case.family == profile.family:
        points += WEIGHTS["family"]
    elif case.sector in sectors_near(profile, wanted.family):
        points += WEIGHTS["sector"]
    points += WEIGHTS["platform"] * bool(set(case.platforms) & set(wanted.platforms))
    points += WEIGHTS["goal"] * len(set(case.goals) & set(profile.goals))
    if profile.clientele:
        points += WEIGHTS["clientele"] * (1 if set(case.clientele) & set(profile.clientele) else -1)
    points += WEIGHTS["country"] * (case.country == (profile.country or "FR"))
    if wanted.place and fold(wanted.place) in fold(case.location):
        points += WEIGHTS["place"]
    return points + _recency(case.year)


def good_and_bad(cases: Sequence[Case], wanted: Wanted) -> tuple[Case | None, Case | None]:
    """One case that went well and one that did not (a failure before a mixed one), each the nearest."""
    good = nearest([c for c in cases if c.outcome == "success"], wanted, 1)
    bad = nearest([c for c in cases if c.outcome == "failure"], wanted, 1)
    mixed = nearest([c for c in cases if c.outcome == "mixed"], wanted, 1)
    worst = bad
    if mixed and (not bad or nearness(mixed[0], wanted) > nearness(bad[0], wanted) + 2):
        worst = mixed
    return (good[0] if good else None), (worst[0] if worst else None)


def _same_outcome(case: CaseStudy | CaseKey, outcome: str) -> bool:
    return case.outcome == outcome or (outcome == "failure" and case.outcome == "mixed")


def _same_trade(a: str, b: str) -> bool:
    """Same first stem of six letters in some word: boulanger, boulangerie, boulangère."""
    return not _stems(a).isdisjoint(_stems(b))


@lru_cache(maxsize=4096)
def _stems(trade: str) -> frozenset[str]:
    return frozenset(w[:6] for w in fold(trade).replace("-", " ").split() if len(w) >= 5)


def _recency(year: int | None) -> float:
    if year is None:
        return -0.5
    return max(-1.0, min(1.0, (year - RECENT_FROM) / 10))
