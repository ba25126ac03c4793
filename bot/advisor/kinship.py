"""Families of trades that live alike: seen or not, from the neighbourhood or far, by what they know, in urgency or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.advisor.model import BODIES_SECTOR, Family

NEAR = 2.0
"""Distance up to which two families are kin: see `distance`."""
MOST_OF = 0.75
"""Share of a sector's families that must be kin for a case of that sector whose family is unknown to be."""
MAKERS = frozenset({
    "industrie", "artisanat alimentaire", "artisanat du bâtiment", "artisanat d'art", "agriculture et viticulture",
})  # fmt: skip
"""Sectors whose people make, grow or mend things: what they know shows in the work, not in words."""
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
class Kin:
    """The families and sectors that live as one family does; of cases whose family is unknown, the sector speaks."""

    families: Mapping[str, str]  # id → how it is alike
    sectors: Mapping[str, str]

    def how(self, family: str | None, sector: str) -> str | None:
        """How a case of that family or sector is alike, None when it is not."""
        return self.families.get(family) if family else self.sectors.get(sector)


BY_CUSTOMERS = "un autre métier, pour des clients comme les vôtres"
"""What is said of kin whom no strong trait joins."""
NO_KIN = Kin({}, {})
"""Of somebody whose family is unknown."""


def kin_of(family: Family, families: Mapping[str, Family]) -> Kin:
    """Who lives as that family does, itself left out."""
    others = [one for one in families.values() if one.id != family.id]
    kin = {one.id: _alike(family, one) for one in others if _near(family, one)}
    by_sector: dict[str, list[Family]] = {}
    for one in others:
        by_sector.setdefault(one.sector, []).append(one)
    sectors = {}
    for sector, members in by_sector.items():
        near = [kin[one.id] for one in members if one.id in kin]
        if len(near) >= MOST_OF * len(members):
            sectors[sector] = Counter(near).most_common(1)[0][0]
    return Kin(kin, sectors)


def distance(one: Family, other: Family) -> float:
    """How differently they live; where customers come from and when they call weigh half of what is shown and known."""
    shown, known = abs(one.visual - other.visual), abs(one.expertise - other.expertise)
    return shown + known + abs(one.local - other.local) / 2 + abs(one.urgency - other.urgency) / 2


def _near(one: Family, other: Family) -> bool:
    if (one.sector == BODIES_SECTOR) != (other.sector == BODIES_SECTOR):  # no firm is their kin, whatever the traits
        return False
    if (one.sector in MAKERS and _of_words(other)) or (other.sector in MAKERS and _of_words(one)):
        return False
    return distance(one, other) <= NEAR and bool(set(one.clientele) & set(other.clientele))


def _of_words(one: Family) -> bool:
    """Who sells what they know and hardly anything to look at, like a lawyer: no example for somebody with a workshop."""
    return one.expertise > STRONG and one.visual < STRONG and one.sector not in MAKERS


def _alike(one: Family, other: Family) -> str:
    strong = (said for name, said in ALIKE if min(getattr(one, name), getattr(other, name)) >= STRONG)
    return next(strong, BY_CUSTOMERS)
