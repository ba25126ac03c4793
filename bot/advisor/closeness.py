"""How near a case's trade is to the person's: what may be shown without a word, and what must be said to come from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from bot.advisor.case_index import CaseKey
from bot.advisor.evidence import other_body, sectors_near, stems_of
from bot.advisor.kinship import NO_KIN, Kin
from bot.advisor.model import CaseStudy, Family
from bot.advisor.profile import Profile
from bot.advisor.trade_words import body, kinds, stems


class Closeness(IntEnum):
    """From the person's own trade to any other; smaller is nearer."""

    TRADE = 0
    FAMILY = 1
    SECTOR = 2
    KIN = 3  # lives as their family of trades does; of an unknown family, has the same kind of customers
    FAR = 4


def closeness(case: CaseStudy | CaseKey, profile: Profile, family: Family | None, kin: Kin = NO_KIN) -> Closeness:
    """How near the case is; anybody's case is of the family of somebody whose trade and status are unknown."""
    sectors = sectors_near(profile, family)
    # A word alone makes no trade: an « éditeur » of software and one of books are far apart.
    akin = not family or case.family == family.id or case.sector in sectors
    if akin and not stems_of(profile).isdisjoint(stems(case.trade)):
        return Closeness.TRADE
    apart = other_body(body(profile.trade or "", profile.statuses), case.size)
    if (family and case.family == family.id and not apart) or not kinds(profile.trade or "").isdisjoint(
        kinds(case.trade)
    ):
        return Closeness.FAMILY
    if not sectors and not profile.trade:
        return Closeness.FAMILY
    if case.sector in sectors:
        return Closeness.SECTOR
    alike = kin.how(case.family, case.sector) if family else set(profile.clientele) & set(case.clientele)
    return Closeness.KIN if alike else Closeness.FAR


def is_useful(
    case: CaseStudy | CaseKey, profile: Profile, family: Family | None, platforms: Iterable[str], kin: Kin = NO_KIN
) -> bool:
    """Whether the case teaches this person something: of a near trade, or of one that lives alike and about the channel.

    A case of a far trade teaches nothing. One that went badly in a sector known only by a status (« libéral ») is nobody's
    neighbour: it is left out.
    """
    near, about = closeness(case, profile, family, kin), set(platforms)
    if near <= Closeness.FAMILY:
        return True
    if case.outcome == "success":
        return near < Closeness.FAR and (not about or bool(about & set(case.platforms)))
    return near == Closeness.SECTOR and family is not None and bool(about & set(case.platforms))
