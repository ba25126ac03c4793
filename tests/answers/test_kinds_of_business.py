"""An advice speaks of the person's own business: no parcels to who lets rooms, no members to a photographer, no building site to a coach."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.advisor.variants import choose
from bot.answers.library import Library
from tests.answers.conftest import Ask

TOPICS_OF_GROUPS = ("follower_value", "event_turnout", "community_management", "newsletter", "delegation", "recruiting")


def person(family: str) -> Profile:
    return Profile(trade="indépendante", family=family, clientele=("B2C",))


@pytest.mark.parametrize("text", ["faire réserver sans intermédiaire", "vendre mes nuits sur mon site ?"])
def test_who_lets_rooms_is_not_told_of_parcels(ask: Ask, text: str) -> None:
    said = ask("selling_online", text, person("lodging")).answers[0].text.lower()
    assert "plateforme" in said
    assert not any(word in said for word in ("emballage", "retours", "port et", "retrait"))


@pytest.mark.parametrize("family", ["photo_video", "writing_translation", "sports_fitness"])
@pytest.mark.parametrize("topic", ["follower_value", "community_management"])
def test_who_has_clients_is_not_told_of_gifts(ask: Ask, topic: str, family: str) -> None:
    said = ask(topic, "et mes abonnés ?", person(family)).answers[0].text.lower()
    assert "dons" not in said
    assert "portrait d'un membre" not in said


@pytest.mark.parametrize("topic", TOPICS_OF_GROUPS)
def test_a_photographer_is_told_of_no_members_nor_volunteers(ask: Ask, topic: str) -> None:
    said = ask(topic, "et pour moi ?", person("photo_video")).answers[0].text.lower()
    assert not any(word in said for word in ("membre", "bénévole", "adhérent", "petit rôle"))


@pytest.mark.parametrize("family", ["coaching", "animal_services", "real_estate", "events_weddings"])
def test_services_that_build_nothing_are_told_of_no_building_site(ask: Ask, family: str) -> None:
    assert "chantier" not in ask("local_visibility", "être trouvé ?", person(family)).answers[0].text
    assert "devis signés" not in ask("negative_reviews", "un avis dur", person(family)).answers[0].text


def test_a_gym_is_told_nothing_of_the_last_track_to_its_door(ask: Ask) -> None:
    assert "quand il pleut" not in ask("local_visibility", "être trouvé ?", person("sports_fitness")).answers[0].text


def test_mandates_are_not_sought_like_firms(ask: Ask) -> None:
    said = ask("prospecting", "trouver des vendeurs", Profile(trade="agent immobilier", family="real_estate")).answers[
        0
    ]
    assert "quartier" in said.text.split("\n")[0]
    assert "vingt entreprises" not in said.text


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("paid_ads", "une régie demande 300 euros par mois pour Google", "vous qui fixez la somme"),
        ("paid_ads", "les annonces sponsorisées, c'est cher ?", "vous qui fixez la somme"),
        ("posting_frequency", "la rentrée c'est notre pic, quand commencer ?", "six à huit semaines"),
        ("customer_reviews", "un système de parrainage, bonne idée ?", "jamais un avis"),
        ("personal_or_business", "le franchiseur a son compte, et moi ?", "si votre contrat le permet"),
    ],
)
def test_a_question_of_price_delay_or_network_has_its_own_text(ask: Ask, topic: str, text: str, said: str) -> None:
    answer = ask(topic, text, person("driving_school")).answers[0].text
    assert said in answer.split("\n")[0]
    assert said not in ask(topic, "et pour moi ?", person("driving_school")).answers[0].text


def test_a_lawyer_is_not_told_to_reward_referrals(ask: Ask) -> None:
    lawyer = Profile(trade="avocate", family="legal_professions", profession="avocat")
    assert "reçoit quoi" not in ask("customer_reviews", "un parrainage ?", lawyer).answers[0].text


@pytest.mark.parametrize(
    "topic",
    [
        "event_turnout",
        "community_management",
        "paid_ads",
        "selling_online",
        "website_needed",
        "newsletter",
        "audience",
        "action_plan",
    ],
)
def test_an_online_shop_has_no_counter_and_no_window(library: Library, topic: str) -> None:
    found, shop = library.advice(topic), person("ecommerce")
    assert found
    chosen = choose(found.base, found.variants, shop, library.family(shop), ())
    told = " ".join((chosen.headline, *chosen.concretely)).lower()
    assert not any(word in told for word in ("comptoir", "vitrine", "caisse", "retrait en boutique", "de réservation"))
