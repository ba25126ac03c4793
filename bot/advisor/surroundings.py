"""How far a case comes from: the person's town, department, region, country, or elsewhere; and the size of a house."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bot.advisor.case_index import HOME_COUNTRY, CaseKey
from bot.advisor.profile import Profile
from bot.text import words

SMALL = frozenset({"indépendant", "TPE"})
NOT_FOR_PROFIT = frozenset({"association", "collectivité"})
BIG = frozenset({"ETI", "grande entreprise"})
"""Sizes of `CaseStudy.size`; a house of any other size is neither."""


class Nearby(IntEnum):
    """From the person's town to anywhere; smaller is nearer."""

    TOWN = 0
    DEPARTMENT = 1
    REGION = 2
    COUNTRY = 3
    ELSEWHERE = 4


POINTS = {Nearby.TOWN: 1.5, Nearby.DEPARTMENT: 1.2, Nearby.REGION: 0.8, Nearby.COUNTRY: 0.5, Nearby.ELSEWHERE: 0.0}
ABROAD = 1.5
"""Added for a case of the person's own country where that is not France: there are few of them, and France is far."""


@dataclass(frozen=True)
class Home:
    """Where the person is. Unknown parts are empty; the country is never unknown."""

    commune: str = ""  # folded words
    department: str | None = None
    region: str | None = None
    country: str = HOME_COUNTRY

    @classmethod
    def of(cls, profile: Profile) -> Home:
        """The person's."""
        commune = " ".join(words(profile.commune or ""))
        return cls(commune, profile.department, profile.region, profile.country or HOME_COUNTRY)

    @property
    def is_abroad(self) -> bool:
        """Whether it is not in France."""
        return self.country != HOME_COUNTRY

    @property
    def is_known(self) -> bool:
        """Whether something smaller than France was said."""
        return bool(self.is_abroad or self.commune or self.department or self.region)

    def nearby(self, case: CaseKey) -> Nearby:
        """How near the case comes from."""
        if case.country != self.country:
            return Nearby.ELSEWHERE
        if self.commune and f" {self.commune} " in f" {' '.join(words(case.location))} ":
            return Nearby.TOWN
        if self.department and case.department == self.department:
            return Nearby.DEPARTMENT
        return Nearby.REGION if self.region and case.region == self.region else Nearby.COUNTRY

    def points(self, case: CaseKey) -> float:
        """What nearness is worth beside the likeness of trades."""
        near = self.nearby(case)
        return POINTS[near] + (ABROAD if self.is_abroad and near < Nearby.ELSEWHERE else 0.0)
