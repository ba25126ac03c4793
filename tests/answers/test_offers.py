"""Somebody calls to sell something: the offer is read with its whole price, and judged as an offer."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.offers import OFFERED, is_offer, read_offer
from bot.text import NBSP, fold
from tests.answers.conftest import Ask

OFFERS = {
    "une boîte m'a téléphoné pour un site à 120 euros par mois sur 24 mois, je prends ?": "site",
    "on nous propose de répondre à nos avis contre 45 €/mois": "reviews",
    "un commercial me propose la première place sur Google": "rank",
    "j'ai été démarchée pour une campagne de pub, c'est sérieux ?": "ads",
    "un type m'a proposé 500 followers": "followers",
    "une agence nous a contactés pour tenir notre page Instagram": "posts",
    "une boîte me propose d'effacer nos mauvais avis": "bought_reviews",
    "on m'a proposé cinquante avis pour cent euros": "bought_reviews",
    "un commercial me propose un logiciel de réservation à 90 euros par mois sur 2 ans": "other",
}
NO_OFFERS = [
    "on me propose un stand au salon des métiers, et Facebook ?",
    "une agence, ça vaut le coup pour mon site ?",
    "la région nous propose une subvention pour le site",
    "je propose un site à mes clients",
    "un monsieur m'a appelé de chez Facebook et voulait mes codes",
    "j'ai signé trois ventes grâce à mes vidéos",
    "un courtier me propose une assurance et un logiciel",
]


@pytest.mark.parametrize(("text", "kind"), OFFERS.items())
def test_an_offer_is_read_whatever_it_looks_like(text: str, kind: str) -> None:
    assert is_offer(fold(text))
    assert read_offer(fold(text)).kind == kind
    for topic in ("budget", "website_needed", "paid_ads", "out_of_scope"):
        meaning = interpret(Parsed(text, topic, 0.9), Memory())
        assert (meaning.topic, meaning.why) == ("delegation", OFFERED)


@pytest.mark.parametrize("text", NO_OFFERS)
def test_what_is_no_offer_of_a_service_stays_itself(text: str) -> None:
    assert not is_offer(fold(text))


def test_a_question_of_law_on_an_offer_stays_one() -> None:
    text = "une société me propose un site, est-ce légal de le louer ?"
    assert interpret(Parsed(text, "legal_rules", 0.9), Memory()).topic == "legal_rules"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("une boîte m'a appelé pour un site à 120 euros par mois sur 24 mois", "2 880 € sur 24 mois"),
        ("un commercial me propose un référencement à 79 €/mois pendant 3 ans", "2 844 € sur 36 mois"),
        ("on me propose de gérer mes avis pour 45 € par mois", "540 € par an"),
    ],
)
def test_the_whole_price_is_told_first(ask: Ask, text: str, total: str) -> None:
    told = ask("budget", text).answers[0].text.replace(NBSP, " ")
    assert told.startswith("**Ne signez rien tout de suite")
    assert total in told.split("\n\n")[0]


def test_without_a_price_none_is_made_up(ask: Ask) -> None:
    first = ask("delegation", "une agence me propose de refaire mon site").answers[0].text.split("\n\n")[0]
    assert not any(sign.isdigit() for sign in first)


def test_what_is_signed_already_is_read_again(ask: Ask, library: Library) -> None:
    told = ask("budget", "j'ai signé un contrat pour un site, 99 euros par mois, je regrette").answers[0].text
    assert told.startswith("**Relisez d'abord")
    before = "une agence me propose un site à 60 € par mois"
    first = respond(Parsed(before, "budget", 0.9), Profile(), Memory(), library)
    later = respond(Parsed("oups j'ai déjà signé", "legal_rules", 0.8), first.profile, first.memory, library)
    assert later.answers[0].text.startswith("**Relisez d'abord")
    alone = respond(Parsed("oups j'ai déjà signé", "legal_rules", 0.8), Profile(), Memory(turn=1), library)
    assert not alone.answers[0].text.startswith("**Relisez d'abord")


def test_nobody_is_told_to_ask_patients_for_reviews(ask: Ask) -> None:
    nurse = Profile(trade="infirmière", family="paramedical_care", profession="infirmier")
    told = ask("delegation", "on me propose de récolter des avis pour 30 € par mois", nurse).answers[0].text
    assert "emandez un avis" not in told
    assert "ses patients" not in told


def test_reviews_that_are_bought_or_erased_are_refused(ask: Ask) -> None:
    told = ask("customer_reviews", "on me propose de faire disparaître les commentaires de Google").answers[0].text
    assert told.startswith("**Refusez")
    assert "Signalez vous-même" in told
