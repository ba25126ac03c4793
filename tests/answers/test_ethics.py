"""A profession's rules on one act come first and alone; the whole list is given once in a conversation."""

from __future__ import annotations

import pytest

from bot.advisor.acts import asked_about, said_of
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.text import fold
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("profession", "text", "act", "ruling"),
    [
        ("notaire", "et des annonces payantes sur LinkedIn ?", "paid_ads", "no"),
        ("medecin", "payer pour être premier sur Google ?", "search_ads", "no"),
        ("avocat", "la pub sur Facebook ?", "paid_ads", "yes"),
        ("medecin", "afficher des témoignages ?", "testimonials", "no"),
        ("avocat", "et les avis de mes clients ?", "testimonials", "limits"),
        ("expert_comptable", "dire que je suis moins cher que mes confrères ?", "comparison", "no"),
        ("avocat", "démarcher par SMS ?", "prospecting", "limits"),
        ("veterinaire", "une remise sur les vaccins ?", "offers", "no"),
        ("veterinaire", "afficher mes tarifs ?", "prices", "yes"),
        ("taxi_vtc", "faire de la pub ?", "paid_ads", "limits"),
        ("avocat", "me dire spécialiste du droit rural ?", "titles", "limits"),
        ("psychologue", "raconter une séance en changeant les prénoms ?", "secrecy", "no"),
        ("securite_privee", "imprimer le logo du CNAPS sur mes gilets ?", "logos", "no"),
        ("pharmacien", "une tombola pour la fête des mères ?", "contests", "no"),
        ("audioprothesiste", "annoncer que c'est remboursé ?", "funding", "limits"),
        ("osteopathe", "écrire que je soigne les maladies du foie ?", "cures", "no"),
        ("veterinaire", "faut-il déclarer mon site à l'Ordre ?", "own_site", "duties"),
        ("jeux_argent", "s'adresser à des jeunes ?", "minors", "no"),
        ("medecin", "tenir une chaîne YouTube ?", "information", "yes"),
        ("medecin", "les patients qui me recommandent en ligne ?", "testimonials", "no"),
        ("auto_ecole", "annoncer un forfait ?", "prices", "yes"),
    ],
)
def test_the_ruling_is_that_of_the_professions_lines(
    library: Library, profession: str, text: str, act: str, ruling: str
) -> None:
    found = asked_about(fold(text), library.acts)
    assert found is not None
    assert found.id == act
    assert said_of(found, library.professions[profession]).ruling == ruling


@pytest.mark.parametrize(
    "text",
    ["pouvez-vous me dire si j'y ai droit ?", "je suis médecin de campagne", "un soignant a-t-il une page ?", "géomètre-expert, quelles règles ?"],
)  # fmt: skip
def test_a_stray_word_is_no_act(library: Library, text: str) -> None:
    assert asked_about(fold(text), library.acts) is None


def test_in_the_whole_list_the_nearest_lines_come_first(ask: Ask) -> None:
    carer = Profile(trade="sage-femme", profession="sage_femme")
    first = ask("professional_ethics", "que dit l'Ordre d'un compte à part ?", carer).answers[0]
    assert first.text.index("sur un compte") < first.text.index("comme un commerce")


def test_one_act_shows_only_the_lines_about_it(ask: Ask) -> None:
    notary = Profile(trade="notaire", profession="notaire")
    first = ask("professional_ethics", "et les annonces payantes sur LinkedIn ?", notary).answers[0]
    assert first.text.startswith("**Non")
    assert first.verdict == "no"
    assert "annonce payante" in first.text
    assert "dénigrer" not in first.text


def test_an_act_the_rules_do_not_speak_of_goes_to_a_person(ask: Ask) -> None:
    reply = ask("professional_ethics", "et les avis ?", Profile(trade="notaire", profession="notaire"))
    assert "ne connais pas de règle" in reply.answers[0].text
    assert reply.inbox == "not_understood"


def test_the_list_is_given_once(ask: Ask) -> None:
    notary = Profile(trade="notaire", profession="notaire")
    first = ask("professional_ethics", "ai-je le droit de communiquer ?", notary)
    again = ask("professional_ethics", "qu'en dit la chambre ?", notary, first.memory).answers[0]
    assert "dénigrer un confrère" in first.answers[0].text
    assert "plus haut" in again.text
    assert "dénigrer un confrère" not in again.text
    assert again.more
    assert "dénigrer un confrère" in again.more


def test_the_interdiction_comes_before_advice_on_the_act(ask: Ask) -> None:
    notary = Profile(trade="notaire", family="legal_professions", profession="notaire")
    said = ask("paid_ads", "je peux lancer une publicité payante ?", notary).answers
    assert "n'a pas droit à la publicité payante" in said[0].text
    assert said[1].topic == "paid_ads"
    lawyer = Profile(trade="avocate", family="legal_professions", profession="avocat")
    assert len(ask("paid_ads", "je peux lancer une publicité payante ?", lawyer).answers) == 1


def test_a_trade_without_rules_of_its_own_gets_the_common_one(ask: Ask) -> None:
    tiler = Profile(trade="carreleur", family="finishing_building")
    text = ask("professional_ethics", "on peut publier l'avant/après d'une terrasse ?", tiler).answers[0].text
    assert "accord écrit" in text
    assert "je n'en invente pas" not in text
    none = ask("professional_ethics", "on peut parler de notre ancienneté ?", tiler).answers[0].text
    assert "je n'en invente pas" in none
