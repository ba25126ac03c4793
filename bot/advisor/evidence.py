"""Which cases to show a person: the nearest to their trade, channel, goal and clientele, recent ones first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nsmallest

from bot.advisor.case_index import CaseKey
from bot.advisor.kinship import NO_KIN, Kin
from bot.advisor.model import Family
from bot.advisor.profile import Profile
from bot.advisor.surroundings import BIG, Home
from bot.text import words

RECENT_FROM = 2015
WEIGHTS = {
    "trade": 6.0,
    "family": 4.0,
    "sector": 1.5,
    "platform": 3.0,
    "goal": 0.8,
    "clientele": 1.0,
    "kin": 1.6,  # a gardener is of a coach's sector, a consultant lives as a coach does
    "big": -2.0,
}


SECTORS_OF_STATUS = {
    "liberal": ("profession libérale", "santé"),
    "association": ("association et collectivité",),
    "public": ("association et collectivité",),
}
"""Where somebody is at home who has said their status and not their trade."""


def sectors_near(profile: Profile, family: Family | None) -> tuple[str, ...]:
    """The sectors whose cases speak to the person: their family's, and those of a status that is a world of its own, else of any status."""
    own = tuple(
        sector
        for status in profile.statuses
        for sector in SECTORS_OF_STATUS.get(status, ())
        if not family or status != "liberal"
    )
    return (family.sector, *own) if family else own


@dataclass(frozen=True)
class Wanted:
    """What a case should be near to."""

    profile: Profile
    family: Family | None
    platforms: tuple[str, ...] = ()
    outcome: str | None = None
    kin: Kin = NO_KIN

    @cached_property
    def measure(self) -> Measure:
        """How near each case is."""
        return Measure.of(self)


def nearest(cases: Iterable[CaseKey], wanted: Wanted, most: int) -> list[CaseKey]:
    """The `most` nearest cases, best first; ties by recency then id, so that the order never wavers."""
    kept = [c for c in cases if wanted.outcome is None or _same_outcome(c, wanted.outcome)]
    measure = wanted.measure
    return nsmallest(most, kept, key=lambda c: (-measure(c), -(c.year or 0), c.id))


def nearness(case: CaseKey, wanted: Wanted) -> float:
    """Points of likeness; see WEIGHTS and `Home.points`. Cases from before RECENT_FROM lose up to one point."""
    return wanted.measure(case)


@dataclass(frozen=True)
class Measure:
    """What is asked of every case, worked out once: hundreds of cases are measured for one answer."""

    trade: frozenset[str]
    family: str | None
    sectors: tuple[str, ...]
    platforms: frozenset[str]
    goals: frozenset[str]
    clientele: frozenset[str]
    kin: Kin
    home: Home

    @classmethod
    def of(cls, wanted: Wanted) -> Measure:
        """For one person and question."""
        profile = wanted.profile
        return cls(
            stems_of(profile),
            profile.family,
            sectors_near(profile, wanted.family),
            frozenset(wanted.platforms),
            frozenset(profile.goals),
            frozenset(profile.clientele),
            wanted.kin,
            Home.of(profile),
        )

    def __call__(self, case: CaseKey) -> float:
        points = 0.0
        if self.trade and not self.trade.isdisjoint(stems(case.trade)):
            points += WEIGHTS["trade"]
        if self.family and case.family == self.family:
            points += WEIGHTS["family"]
        elif case.sector in self.sectors:
            points += WEIGHTS["sector"]
        points += WEIGHTS["kin"] * (self.kin.how(case.family, case.sector) is not None)
        points += WEIGHTS["platform"] * (not self.platforms.isdisjoint(case.platforms))
        if self.goals:
            points += WEIGHTS["goal"] * len(self.goals.intersection(case.goals))
        if self.clientele:
            points += WEIGHTS["clientele"] * (-1 if self.clientele.isdisjoint(case.clientele) else 1)
        points += WEIGHTS["big"] * (case.size in BIG)
        return points + self.home.points(case) + _recency(case.year)


def good_and_bad(cases: Sequence[CaseKey], wanted: Wanted) -> tuple[CaseKey | None, CaseKey | None]:
    """One case that went well and one that did not (a failure before a mixed one), each the nearest."""
    good = nearest([c for c in cases if c.outcome == "success"], wanted, 1)
    bad = nearest([c for c in cases if c.outcome == "failure"], wanted, 1)
    mixed = nearest([c for c in cases if c.outcome == "mixed"], wanted, 1)
    worst = bad
    if mixed and (not bad or nearness(mixed[0], wanted) > nearness(bad[0], wanted) + 2):
        worst = mixed
    return (good[0] if good else None), (worst[0] if worst else None)


def _same_outcome(case: CaseKey, outcome: str) -> bool:
    return case.outcome == outcome or (outcome == "failure" and case.outcome == "mixed")


STEM = 6
VAGUE = frozenset(
    {"gerant", "directeur", "responsable", "president", "patron", "artisan", "professeur", "moniteur", "agent", "agence", "marchand", "vendeur",
     "commercant", "fabricant", "fabrication", "vente", "production", "producteur", "location", "loueur", "atelier", "boutique", "magasin",
     "cabinet", "entreprise", "societe", "service", "services", "conseil", "conseiller", "reparation", "reparateur", "independant", "liberal",
     "liberale", "domicile", "ligne", "maison", "organisation", "centre", "ecole", "cours", "studio"}
)  # fmt: skip
"""Words that name no trade by themselves: a « gérant de bar » is no « gérant de gîte »."""


@lru_cache(maxsize=4096)
def stems(trade: str) -> frozenset[str]:
    """The first six letters of its words; one in common makes the same trade: boulanger, boulangerie, boulangère.

    Words with a hyphen count whole and in pieces: « auto-école », « boulanger-pâtissier ».
    """
    said = {*words(trade), *words(trade.replace("-", ""))}
    return frozenset(w[:STEM] for w in said if len(w) >= 5 and w not in VAGUE)


def stems_of(profile: Profile) -> frozenset[str]:
    """Of the person's trade, by their own noun and by who does it."""
    return stems(f"{profile.trade} {profile.title or ''}") if profile.trade else frozenset()


def _recency(year: int | None) -> float:
    if year is None:
        return -0.5
    return max(-1.0, min(1.0, (year - RECENT_FROM) / 10))
