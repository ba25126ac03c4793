"""Families of trades that live alike, and how it is said."""

from __future__ import annotations

import pytest

from bot.advisor.kinship import kin_of
from bot.answers.library import Library


@pytest.mark.parametrize(
    ("family", "other", "said"),
    [
        ("legal_professions", "business_consulting", "expertise"),
        ("accounting_audit", "software_it", "expertise"),
        ("bakery_pastry", "hairdressing", "images"),
        ("plumbing_electric_heating", "auto_garage", "proximité"),
    ],
)
def test_who_lives_alike(library: Library, family: str, other: str, said: str) -> None:
    assert said in kin_of(library.families[family], library.families).families[other]


@pytest.mark.parametrize(
    ("family", "other"),
    [
        ("legal_professions", "nonprofit_public"),
        ("plumbing_electric_heating", "nonprofit_public"),
        ("legal_professions", "restaurant"),
        ("bakery_pastry", "medical_practice"),
        ("machining_metal", "florist_garden_centre"),
        ("machining_metal", "legal_professions"),
        ("machining_metal", "wellness_therapies"),
        ("industrial_production", "coaching"),
        ("plumbing_electric_heating", "pharmacy_optics"),
    ],
)
def test_who_does_not(library: Library, family: str, other: str) -> None:
    assert other not in kin_of(library.families[family], library.families).families


def test_it_goes_both_ways(library: Library) -> None:
    kin = {id: kin_of(one, library.families).families for id, one in library.families.items()}
    assert all(one in kin[other] for one, others in kin.items() for other in others)
    assert all(id not in others for id, others in kin.items())


def test_no_office_is_an_example_for_a_workshop(library: Library) -> None:
    kin = kin_of(library.families["machining_metal"], library.families)
    assert not kin.how(None, "profession libérale")
    assert kin.how("wholesale_b2b_trade", "commerce")


def test_a_case_of_no_known_family_is_judged_by_its_sector(library: Library) -> None:
    kin = kin_of(library.families["legal_professions"], library.families)
    assert kin.how(None, "santé")
    assert not kin.how(None, "restauration")
    assert not kin.how("restaurant", "santé")  # the family is surer
