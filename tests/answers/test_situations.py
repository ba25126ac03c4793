"""A turning point or a constraint, said once, changes what is advised and governs the questions that follow."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.advisor.situations import SituationError, parse, recognise
from bot.answers.answer import Reply, visible_length
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from bot.text import fold
from tests.answers.conftest import Ask

BAKER = Profile(trade="boulangerie", family="bakery_pastry")


def _first(reply: Reply) -> str:
    return reply.answers[0].text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("je cède ma boulangerie en juin à mon ouvrier", "hand_over"),
        ("on transmet la ferme à notre fils l'an prochain", "hand_over"),
        ("mon apprentie reprend le salon en septembre", "hand_over"),
        ("plombier, je pars en retraite, personne pour reprendre", "hand_over"),
        ("je reprends le salon de ma patronne", "take_over"),
        ("on rachète la boutique d'une dame qui part à la retraite", "take_over"),
        ("je viens de racheter un garage", "take_over"),
        ("je ferme mon magasin de jouets fin janvier", "closing"),
        ("on ferme définitivement le 31", "closing"),
        ("cessation d'activité prévue en juin", "closing"),
        ("je prends un associé au cabinet", "partner"),
        ("mon associé s'en va et il a les codes", "partner_leaves"),
        ("notre associé fondateur part", "partner_leaves"),
        ("le siège interdit notre page facebook", "head_office"),
        ("notre enseigne veut pas qu'on ait une page", "head_office"),
        ("interdit par le franchiseur d'ouvrir un compte", "head_office"),
        ("je dirige un réseau de 40 franchisés en coiffure", "network_head"),
        ("nos franchisés font n'importe quoi sur leurs pages", "network_head"),
        ("j'anime un réseau de 30 magasins bio", "network_head"),
        ("je suis franchiseur", "network_head"),
        ("je suis candidat aux municipales", "candidate"),
        ("on se présente à la mairie", "candidate"),
        ("tête de liste dans mon village", "candidate"),
    ],
)
def test_it_is_recognised_in_several_wordings(library: Library, text: str, situation: str) -> None:
    found = recognise(fold(text), library.situations)
    assert found
    assert found.id == situation


@pytest.mark.parametrize(
    "text",
    [
        "je reprends le travail lundi",
        "je reprends la com après mon congé maternité",
        "on ferme notre restaurant en août",
        "je ferme la boutique le lundi",
        "je veux devenir franchisé",
        "je gère mes réseaux sociaux",
        "je veux fermer ma page facebook",
        "agence immobilière, je vends le commerce de mes clients",
        "je suis coach, j'accompagne ceux qui cèdent leur affaire et cherchent un repreneur",
        "je vends ma production au marché",
        "je cherche un candidat pour un poste de vendeur",
        "le groupe facebook refuse ma pub",
    ],
)
def test_what_only_sounds_like_it_is_left(library: Library, text: str) -> None:
    assert recognise(fold(text), library.situations) is None


def test_what_follows_is_answered_within_it(ask: Ask) -> None:
    told = ask("action_plan", "je cède ma boulangerie en juin à mon ouvrier, et la page facebook ?", BAKER)
    assert "administrateur" in _first(told)
    reviews = ask("platform_fit", "et la fiche google avec les avis ?", told.profile, told.memory)
    assert "les avis restent au lieu" in _first(reviews)
    people = ask("positioning", "on doit le dire aux clients ?", reviews.profile, reviews.memory)
    assert "dites-le, mais dans l'ordre" in _first(people)


def test_another_question_is_answered_as_ever(ask: Ask) -> None:
    told = ask("inform_profile", "je reprends le salon de ma patronne")
    other = ask("posting_frequency", "combien de fois par semaine faut-il publier ?", told.profile, told.memory)
    assert other.answers[0].topic == "posting_frequency"


def test_a_matter_told_gives_way_to_what_is_said_first(ask: Ask) -> None:
    told = ask("inform_profile", "plombier, je pars en retraite, personne pour reprendre")
    again = ask("recruiting", "comment trouver un repreneur", told.profile, told.memory)
    assert "trousseau de clés" in _first(again)


def test_the_day_of_the_vote_has_its_own_sentence(ask: Ask) -> None:
    told = ask("inform_profile", "je suis candidat aux municipales dans mon village")
    day = ask("posting_frequency", "et le jour du scrutin ?", told.profile, told.memory)
    assert _first(day).startswith("**À partir de la veille du vote")
    assert day.answers[0].sources


def test_what_one_who_leaves_holds_is_asked_for_first(ask: Ask) -> None:
    told = ask("inform_profile", "notre associé fondateur part")
    keys = ask("account_security", "il avait tous les mots de passe", told.profile, told.memory)
    assert "le courriel d'abord" in _first(keys)


def test_a_list_handed_over_says_what_is_not_known(ask: Ask) -> None:
    told = ask("inform_profile", "coiffeuse, je pars à la retraite, ma salariée reprend")
    names = ask("newsletter", "j'ai 300 clientes dans mon carnet, je lui donne ?", told.profile, told.memory)
    assert _first(names).startswith("**Je n'ai pas de règle vérifiée sur la remise d'un fichier")


def test_the_same_is_not_told_twice(ask: Ask) -> None:
    told = ask("inform_profile", "je ferme mon magasin fin janvier")
    again = ask("inform_profile", "je ferme mon magasin fin janvier", told.profile, told.memory)
    assert _first(again) != _first(told)


def test_a_channel_that_the_head_office_forbids_is_not_advised(ask: Ask) -> None:
    franchise = Profile(trade="restauration rapide", family="restaurant", statuses=("franchise",))
    told = ask("professional_ethics", "le siège interdit notre page facebook", franchise, platforms=("facebook",))
    assert {"facebook", "instagram"} <= {*told.profile.excluded}
    advised = ask("platform_recommendation", "quels canaux alors ?", told.profile, told.memory)
    assert all(choice.platform.id != "facebook" for answer in advised.answers for choice in answer.choices)


def test_the_law_of_elections_has_its_source(ask: Ask) -> None:
    told = ask("inform_profile", "je suis candidat aux municipales dans mon village")
    paid = ask("paid_ads", "je peux payer de la pub facebook ?", told.profile, told.memory)
    assert "six mois" in _first(paid)
    assert paid.answers[0].sources
    town = Profile(trade="mairie", family="nonprofit_public", statuses=("public",))
    page = ask(
        "professional_ethics", "en période électorale on a le droit de continuer la page ?", town, Memory(turn=2)
    )
    assert "information neutre" in _first(page)
    assert page.answers[0].sources


def test_every_text_is_short_enough_and_the_rules_are_known(library: Library, ask: Ask) -> None:
    for situation in library.situations:
        for counsel in (situation.first, *(matter.counsel for matter in situation.matters)):
            assert counsel.rule is None or counsel.rule in library.rules
            seen = " ".join((counsel.say, counsel.why, *counsel.do, counsel.trap, counsel.do_it, counsel.measure))
            assert visible_length(seen) <= 800, counsel.say


def test_a_text_without_what_to_measure_is_refused() -> None:
    first = {"say": "a", "why": "b", "do": ["c"], "trap": "d", "do_it": "e"}
    with pytest.raises(SituationError, match="closing: needs measure"):
        parse({"situations": [{"id": "closing", "words": "x", "first": first}]})
