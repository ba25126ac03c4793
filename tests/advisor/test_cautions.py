"""Cautions: the profession's rules first, everybody's last, nothing twice, every rule cited exists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.cautions import Caution, CautionBook, CautionsError, platform_cautions
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.text import fold
from tests.advisor.people import SOME, people

LONGEST = 170
ADVISING = ("prévoyez", "vérifiez", "conseillons", "protégez", "demandez", "comparez", "gardez", "dites")


def every(book: CautionBook) -> Iterator[tuple[str, Caution]]:
    for name, section in book.sections.items():
        for cautions in section.values():
            yield from ((name, one) for one in cautions)
    yield from (("everyone", one) for one in book.everyone)
    yield from (("words", one.caution) for one in book.words)


def test_every_caution_is_short_and_rests_on_a_rule_or_says_it_is_advice(library: Library) -> None:
    for section, caution in every(library.cautions):
        assert len(caution.text) <= LONGEST, caution.text
        assert set(caution.rules) <= set(library.rules), caution
        assert caution.platforms <= set(library.platforms), caution
        judged = section in ("professions", "platforms") or caution.rules
        assert judged or any(word in caution.text.lower() for word in ADVISING), caution.text


def test_every_family_sector_and_regulated_profession_has_cautions(library: Library) -> None:
    sections = library.cautions.sections
    assert set(sections["families"]) == set(library.families)
    assert {family.sector for family in library.families.values()} - set(sections["sectors"]) == set()
    assert set(sections["professions"]) == set(library.professions)
    for section, known in (("families", library.families), ("professions", library.professions)):
        assert set(sections[section]) <= set(known)


@SOME
@given(data=st.data())
def test_something_is_always_said_and_nothing_twice(library: Library, data: st.DataObject) -> None:
    said = library.warnings(data.draw(people(library)))
    assert said
    assert len(set(said)) == len(said)


def test_the_profession_speaks_first_and_everybody_last(library: Library) -> None:
    lawyer = Profile(trade="avocate", family="legal_professions", profession="avocat", clientele=("B2C",))
    said = library.warnings(lawyer)
    book = library.cautions
    assert said[0] == book.sections["professions"]["avocat"][0].text
    family = said.index(book.sections["families"]["legal_professions"][0].text)
    assert family < said.index(book.everyone[-1].text) == len(said) - 1


def test_a_rule_already_said_is_not_said_again_to_everybody(library: Library) -> None:
    salon = Profile(trade="coiffeuse", family="hairdressing")
    consent = next(one for one in library.cautions.everyone if "image_rights_clients" in one.rules)
    assert consent.text not in library.warnings(salon)
    assert consent.text in library.warnings(Profile())


def test_an_unknown_section_is_named() -> None:
    with pytest.raises(CautionsError, match="unknown section 'familles'; allowed: professions"):
        CautionBook.parse({"familles": {}})


@pytest.mark.parametrize(
    "text",
    [
        "je paye 200 € de pub par mois",
        "que mettre dans ma bio Instagram ?",
        "j'ai un local de 40 m² dans un village de 800 habitants",
        "visibilité locale",
        "quelle portée sur Instagram, 500 vues ?",
        "boutique de prêt-à-porter",
        "je suis prêt à essayer, le taux d'engagement m'intéresse",
        "faire la promotion de mon commerce",
        "salle de remise en forme",
        "bar à ongles",
        "guide du patrimoine, entretien d'espaces verts",
        "je suis seule, sans équipe",
        "une transformation digitale",
    ],
)
def test_everyday_words_call_for_no_caution(library: Library, text: str) -> None:
    assert library.cautions.spoken(fold(text)) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("courtier en prêts", "crédit"),
        ("nos promotions d'été", "réduction"),
        ("légumes bio", "Écologique"),
        ("cabinet de paie", "secret"),
        ("une portée de chiots", "animal"),
        ("conseil en gestion de patrimoine", "placement"),
        ("bar à vins", "alcool"),
    ],
)
def test_words_that_call_for_one(library: Library, text: str, said: str) -> None:
    assert any(said in caution for caution in library.cautions.spoken(fold(text)))


@pytest.mark.parametrize(
    ("trade", "family", "sells"),
    [
        ("marchand de légumes", "food_retail", False),
        ("épicerie vrac", "food_retail", False),
        ("cave à bières", "food_retail", True),
        ("caviste", "food_retail", True),
        ("conserverie", "food_drink_makers", False),
        ("brasserie artisanale", "food_drink_makers", True),
    ],
)
def test_only_who_sells_alcohol_is_warned_of_it(library: Library, trade: str, family: str, sells: bool) -> None:
    profile = Profile(trade=trade, family=family)
    limits = library.platforms["instagram"].limits
    said = [*library.warnings(profile), *platform_cautions("instagram", profile, library.cautions, limits)]
    assert any("alcool" in one for one in said) == sells
