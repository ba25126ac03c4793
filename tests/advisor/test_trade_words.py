"""Cases of the same trade or of the same kind are found and preferred whatever family or sector they were put in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.case_index import Beside, CaseIndex, CaseKey, named
from bot.advisor.closeness import Closeness, closeness
from bot.advisor.evidence import Wanted, nearest
from bot.advisor.profile import Profile
from bot.advisor.trade_words import stems


def key(id: str, trade: str, sector: str = "culture", family: str | None = None, size: str = "TPE") -> CaseKey:
    return CaseKey(id, trade, sector, "Lyon", "FR", "success", 2022, family, ("facebook",), (), ("B2C",), size)


CASES = (
    key("charity", "association caritative", "association et collectivité", "nonprofit_public", "association"),
    key("police", "gendarmerie", "association et collectivité", "nonprofit_public", "collectivité"),
    key("museum", "musée", "culture", None, "collectivité"),
    key("handball", "club de handball", "sport et loisirs", None, "association"),
    key("town", "mairie", "association et collectivité", None, "collectivité"),
    key("words", "consultant en communication", "services aux entreprises", "marketing_communication"),
    key("coach", "coach sportif", "sport et loisirs", "sports_fitness"),
    key("golf", "moniteur de golf", "tourisme et hébergement", None),
    key("weddings", "blog de mariage", "numérique", None),
    key("gardener", "jardinier", "services aux particuliers", "landscaping_gardening"),
)


@pytest.mark.parametrize(
    ("trade", "family", "first"),
    [
        ("médiathèque", "nonprofit_public", "museum"),
        ("club de rugby", "nonprofit_public", "handball"),
        ("club d'escrime", "sports_fitness", "handball"),
        ("golf", "sports_fitness", "golf"),
        ("organisatrice de mariages", "events_weddings", "weddings"),
        ("fédération de parents", "nonprofit_public", "charity"),
        ("communauté de communes", "nonprofit_public", "town"),
        ("service public de l'eau", "nonprofit_public", "police"),
    ],
)
def test_the_nearest_case_is_of_the_same_trade_or_kind(trade: str, family: str, first: str) -> None:
    profile = Profile(trade=trade, family=family, statuses=("public",) if "public" in trade else ())
    found = CaseIndex(CASES).near((), family, (), (), (), Beside(tuple(named(trade))))
    assert nearest(found, Wanted(profile, None), 1)[0].id == first


def test_the_same_kind_counts_as_the_family_and_not_as_the_trade() -> None:
    club = Profile(trade="club de tennis", family="sports_fitness")
    assert closeness(CASES[3], club, None) == Closeness.FAMILY
    assert closeness(CASES[6], club, None) > Closeness.FAMILY


@pytest.mark.parametrize(
    ("profile", "first"),
    [
        (Profile(), "grocer"),
        (Profile(goals=("customers",)), "grocer"),
        (Profile(statuses=("liberal",)), "lawyer"),
    ],
)
def test_of_an_unknown_trade_a_common_shop_comes_first_unless_the_status_says_more(
    profile: Profile, first: str
) -> None:
    lawyer = replace(key("lawyer", "avocat", "profession libérale", None, "indépendant"), year=2025)
    found = [lawyer, key("chain", "chaîne de magasins", "commerce", None, "PME"), key("grocer", "épicier", "commerce")]
    assert nearest(found, Wanted(profile, None), 1)[0].id == first


def test_trades_that_only_begin_alike_are_apart() -> None:
    assert stems("chauffagiste").isdisjoint(stems("chauffeur de taxi"))
    assert stems("électricien").isdisjoint(stems("réparation d'électroménager"))
    assert stems("chauffagiste") & stems("chauffage")
    assert stems("électricienne") & stems("électricité générale")
