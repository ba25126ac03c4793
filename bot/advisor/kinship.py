"""Families of trades that live alike: seen or not, from the neighbourhood or far, by what they know, in urgency or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from bot.advisor.model import Family

NEAR = 2.5
"""Distance up to which two families are kin: see `distance`."""
STRONG = 2
"""From this score on (0 to 3), a trait makes a family what it is."""
ALIKE = (
    ("expertise", "un autre métier d'expertise"),
    ("visual", "un autre métier qui se montre en images"),
    ("local", "un autre métier de proximité"),
    ("urgency", "un autre métier que l'on appelle en urgence"),
)
"""The traits in the order in which they are said, and how kin by each are named."""


@dataclass(frozen=True)
class Traits:
    """The scores of a family, or the means of a sector's families."""

    visual: float
    local: float
    expertise: float
    urgency: float
    clientele: frozenset[str]


@dataclass(frozen=True)
class Kin:
    """The families and sectors that live as one family does; of cases whose family is unknown, the sector speaks."""

    families: Mapping[str, str]  # id → how it is alike
    sectors: Mapping[str, str]

    def how(self, family: str | None, sector: str) -> str | None:
        """How a case of that family or sector is alike, None when it is not."""
        return self.families.get(family) if family else self.sectors.get(sector)


NO_KIN = Kin({}, {})
"""Of somebody whose family is unknown."""


def kin_of(family: Family, families: Mapping[str, Family]) -> Kin:
    """Who lives as that family does, itself left out."""
    own = _traits([family])
    by_sector: dict[str, list[Family]] = {}
    for one in families.values():
        by_sector.setdefault(one.sector, []).append(one)
    others = {one.id: _traits([one]) for one in families.values() if one.id != family.id}
    sectors = {name: _traits(members) for name, members in by_sector.items()}
    return Kin(_near(own, others), _near(own, sectors))


def distance(one: Traits, other: Traits) -> float:
    """How differently they live; where customers come from and when they call weigh half of what is shown and known."""
    shown, known = abs(one.visual - other.visual), abs(one.expertise - other.expertise)
    return shown + known + abs(one.local - other.local) / 2 + abs(one.urgency - other.urgency) / 2


def _near(own: Traits, others: Mapping[str, Traits]) -> dict[str, str]:
    return {
        name: _alike(own, other)
        for name, other in others.items()
        if distance(own, other) <= NEAR and own.clientele & other.clientele
    }


def _alike(one: Traits, other: Traits) -> str:
    strong = (said for name, said in ALIKE if min(getattr(one, name), getattr(other, name)) >= STRONG)
    return next(strong, "un autre métier, pour des clients comme les vôtres")


def _traits(families: list[Family]) -> Traits:
    return Traits(
        visual=fmean(one.visual for one in families),
        local=fmean(one.local for one in families),
        expertise=fmean(one.expertise for one in families),
        urgency=fmean(one.urgency for one in families),
        clientele=frozenset(kind for one in families for kind in one.clientele),
    )
