"""Which cases to show a person: the nearest to their trade, channel, goal and clientele, recent ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.advisor.case_index import CaseKey
from bot.advisor.kinship import NO_KIN, Kin
from bot.advisor.model import BODIES_SECTOR, Family
from bot.advisor.profile import Profile
from bot.advisor.surroundings import BIG, NOT_FOR_PROFIT, SMALL, Home
from bot.advisor.trade_words import body, kinds, stems

RECENT_FROM = 2015
WEIGHTS = {
    "trade": 6.0,
    "kind": 7.0,  # one club knows another's days better than a coach of its family does
    "family": 4.0,
    "sector": 1.5,
    "platform": 3.0,
    "goal": 0.8,
    "clientele": 1.0,
    "kin": 1.6,  # a gardener is of a coach's sector, a consultant lives as a coach does
    "common": 2.0,
    "big": -2.0,
    "refused": -4.0,
    "body": -1.2,  # a public body to an association, an association to a public body, either to a firm of another trade
}


COMMON = frozenset({"commerce", "restauration", "artisanat alimentaire", "beauté et bien-être"})
"""Sectors of the shops that everybody knows: whose small houses speak to somebody of whom nothing is known."""
OF_VIDEO = frozenset({"tiktok", "youtube", "twitch", "snapchat"})
"""Channels that « pas de vidéo » refuses."""
SPORTS_CLUB, SPORT_SECTOR = "sports club", "sport et loisirs"
"""A kind of `trade_words.KINDS` that is an association, and the sector where its sport is."""
SECTORS_OF_STATUS = {
    "liberal": ("profession libérale", "santé"),
    "association": (BODIES_SECTOR,),
    "public": (BODIES_SECTOR,),
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
    own = (*own, SPORT_SECTOR) if SPORTS_CLUB in kinds(profile.trade or "") else own
    return (family.sector, *own) if family else own


def refused(profile: Profile) -> frozenset[str]:
    """The channels whose cases teach the person nothing: those they will not have."""
    return frozenset(profile.excluded) | (OF_VIDEO if profile.has("no_video") else frozenset())


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
    """The `most` nearest cases, best first; see `_by_nearness`."""
    return _by_nearness((c for c in cases if wanted.outcome is None or _same_outcome(c, wanted.outcome)), wanted)[:most]


def nearness(case: CaseKey, wanted: Wanted) -> float:
    """Points of likeness; see WEIGHTS and `Home.points`. Cases from before RECENT_FROM lose up to one point."""
    return wanted.measure(case)


@dataclass(frozen=True)
class Measure:
    """What is asked of every case, worked out once: hundreds of cases are measured for one answer."""

    trade: frozenset[str]
    kinds: frozenset[str]
    body: str | None
    family: str | None
    sectors: tuple[str, ...]
    platforms: frozenset[str]
    refused: frozenset[str]
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
            kinds(profile.trade or ""),
            body(profile.trade or "", profile.statuses),
            profile.family,
            sectors_near(profile, wanted.family),
            frozenset(wanted.platforms),
            refused(profile).difference(wanted.platforms),
            frozenset(profile.goals),
            frozenset(profile.clientele),
            wanted.kin,
            Home.of(profile),
        )

    def __call__(self, case: CaseKey) -> float:
        points = 0.0
        if self.trade and not self.trade.isdisjoint(stems(case.trade)):
            points += WEIGHTS["trade"]
        if self.kinds and not self.kinds.isdisjoint(kinds(case.trade)):
            points += WEIGHTS["kind"]
        elif self.family and case.family == self.family and not self._another_body(case):
            points += WEIGHTS["family"]
        elif case.sector in self.sectors:
            points += WEIGHTS["sector"]
        points += WEIGHTS["kin"] * (self.kin.how(case.family, case.sector) is not None)
        points += WEIGHTS["platform"] * (not self.platforms.isdisjoint(case.platforms))
        if self.refused:
            points += WEIGHTS["refused"] * (not self.refused.isdisjoint(case.platforms))
        if self.goals:
            points += WEIGHTS["goal"] * len(self.goals.intersection(case.goals))
        if self.clientele:
            points += WEIGHTS["clientele"] * (-1 if self.clientele.isdisjoint(case.clientele) else 1)
        points += WEIGHTS["big"] * (case.size in BIG)
        if not (self.trade or self.family or self.sectors):
            points += WEIGHTS["common"] * (case.sector in COMMON and case.size in SMALL)
        points += WEIGHTS["body"] * (self._another_body(case) or self._body_to_a_firm(case))
        return points + self.home.points(case) + _recency(case.year)

    def _another_body(self, case: CaseKey) -> bool:
        return other_body(self.body, case.size)

    def _body_to_a_firm(self, case: CaseKey) -> bool:
        return bool(self.family and self.body is None and case.size in NOT_FOR_PROFIT and case.family != self.family)


def other_body(body: str | None, size: str) -> bool:
    """Whether a case is of a public body and the person of an association, or the other way round: one family, two lives."""
    return body is not None and size in NOT_FOR_PROFIT and size != body


def good_and_bad(
    cases: Sequence[CaseKey], wanted: Wanted, useful: Callable[[CaseKey], bool] = lambda case: True
) -> tuple[CaseKey | None, CaseKey | None]:
    """One case that went well and one that did not (a failure before a mixed one), each the nearest of the useful ones."""
    by_outcome = {
        outcome: next(filter(useful, _by_nearness([c for c in cases if c.outcome == outcome], wanted)), None)
        for outcome in ("success", "failure", "mixed")
    }
    bad, mixed = by_outcome["failure"], by_outcome["mixed"]
    if mixed and (not bad or nearness(mixed, wanted) > nearness(bad, wanted) + 2):
        bad = mixed
    return by_outcome["success"], bad


def _by_nearness(cases: Iterable[CaseKey], wanted: Wanted) -> list[CaseKey]:
    """Nearest first; ties by recency then id, so that the order never wavers."""
    measure = wanted.measure
    return sorted(cases, key=lambda case: (-measure(case), -(case.year or 0), case.id))


def _same_outcome(case: CaseKey, outcome: str) -> bool:
    return case.outcome == outcome or (outcome == "failure" and case.outcome == "mixed")


def stems_of(profile: Profile) -> frozenset[str]:
    """Of the person's trade, by their own noun and by who does it."""
    return stems(f"{profile.trade} {profile.title or ''}") if profile.trade else frozenset()


def _recency(year: int | None) -> float:
    if year is None:
        return -0.5
    return max(-1.0, min(1.0, (year - RECENT_FROM) / 10))
