"""Whom the person serves is called by their own word; what others wrote stays as it was."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Answer, Button, Reply
from bot.answers.public import Public, addressed, public, said
from bot.dialogue.further import WRITTEN
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask

CLUB = Profile(trade="club d'échecs", family="sports_fitness", statuses=("association",))
LIBRARY = Profile(trade="bibliothèque", family="nonprofit_public", statuses=("public",))
CLIENTS = re.compile(r"\b[Cc]lients?\b")
CITED = re.compile(r"\]\(http|\*\*(?:Vos règles|Votre règle|La règle|Attention)\*\*")
QUOTED = re.compile(r"«[^»]*»")


@pytest.mark.parametrize(
    ("profile", "word"),
    [
        (CLUB, "adhérents"),
        (CLUB.with_values(goals=("funding",)), "donateurs"),
        (CLUB.with_values(goals=("hiring",)), "bénévoles"),
        (Profile(trade="troupe de théâtre", family="performing_arts_music", statuses=("association",)), "spectateurs"),
        (Profile(trade="refuge pour chats", family="nonprofit_public", statuses=("association",)), "soutiens"),
        (Profile(trade="mairie", family="nonprofit_public", statuses=("public",)), "usagers"),
        (Profile(trade="fanfare", family="performing_arts_music"), "spectateurs"),
        (Profile(trade="club de plongée", family="sports_fitness"), "adhérents"),
        (Profile(trade="bibliothécaire", family="nonprofit_public"), "lecteurs"),
        (LIBRARY, "lecteurs"),
        (Profile(trade="musée", statuses=("public",)), "visiteurs"),
        (Profile(trade="école maternelle", family="training_teaching"), "parents d'élèves"),
        (Profile(trade="école de danse", family="sports_fitness", statuses=("association",)), "élèves"),
        (Profile(trade="auto-école", family="driving_school"), "élèves"),
        (Profile(trade="orthophoniste", family="paramedical_care"), "patients"),
        (Profile(trade="union commerciale", statuses=("association",), clientele=("B2B",)), "adhérents"),
        (Profile(trade="cuma", family="farming_livestock"), "adhérents"),
        (Profile(trade="chambre des métiers", statuses=("public",), clientele=("B2B",)), "ressortissants"),
        (Profile(trade="paroisse", family="nonprofit_public"), "fidèles"),
        (Profile(trade="animatrice en EHPAD", family="home_care_childcare"), "résidents"),
        (Profile(trade="crèche parentale", family="home_care_childcare"), "parents"),
        (Profile(trade="hôpital public", statuses=("public",)), "patients"),
        (Profile(trade="candidat aux municipales", family="nonprofit_public"), "électeurs"),
        (Profile(trade="aide à domicile", family="home_care_childcare", statuses=("association",)), "bénéficiaires"),
    ],
)
def test_each_has_a_word_of_their_own(profile: Profile, word: str) -> None:
    found = public(profile)
    assert found
    assert found.many == word


@pytest.mark.parametrize(
    "profile",
    [
        Profile(),
        Profile(trade="boulanger", family="bakery_pastry"),
        Profile(trade="vétérinaire", family="medical_practice"),
        Profile(trade="association d'insertion", statuses=("association",), clientele=("B2B",)),
    ],
)
def test_for_the_others_clients_is_the_word(profile: Profile) -> None:
    assert public(profile) is None


@pytest.mark.parametrize(
    ("text", "club", "library"),
    [
        ("Le client revient", "L'adhérent revient", "Le lecteur revient"),
        ("un mot au client, de clients", "un mot à l'adhérent, d'adhérents", "un mot au lecteur, de lecteurs"),
        ("Chaque nouveau client content", "Chaque nouvel adhérent content", "Chaque nouveau lecteur content"),
        ("Un cahier au comptoir", "Un cahier à l'accueil", "Un cahier à l'accueil"),
        ("Passages en boutique", "Passages sur place", "Passages sur place"),
        ("au nom de l'entreprise", "au nom de l'association", "au nom de la structure"),
        ("le service client répond", "le service client répond", "le service client répond"),
    ],
)
def test_the_words_around_agree(text: str, club: str, library: str) -> None:
    assert said(text, _word(CLUB)) == club
    assert said(text, _word(LIBRARY)) == library


@pytest.mark.parametrize(
    "text",
    [
        "« Mes clients sont des entreprises »",
        "Les clients reviennent à 40 % (Insee, 2020).",
        "**Ce qui a marché** : une mercerie. Ses clients reviennent.",
        "**La règle** : le client doit donner son accord.",
        "Un client a répondu ([Le Monde](https://example.org))",
    ],
)
def test_what_others_wrote_is_left(text: str) -> None:
    assert said(text, _word(CLUB)) == text


def test_a_figure_does_not_keep_the_next_sentence_as_it_was() -> None:
    text = said("En 2023, 60 % des clients lisent. Demandez à vos clients.", _word(CLUB))
    assert text == "En 2023, 60 % des clients lisent. Demandez à vos adhérents."


@pytest.mark.parametrize("who", [CLUB, LIBRARY])
@pytest.mark.parametrize("topic", sorted({*WRITTEN, "platform_recommendation", "platform_comparison"}))
def test_no_advice_speaks_of_clients_to_them(ask: Ask, topic: str, who: Profile) -> None:
    answers = ask(topic, profile=who).answers
    assert answers
    for answer in answers:
        lines = [line for line in answer.text.split("\n") if not CITED.search(line)]
        sentences = [one for line in lines for one in re.split(r"(?<=[.!?]) ", QUOTED.sub("", line))]
        told = [one for one in sentences if CLIENTS.search(one) and not re.search(r"%|\b20\d\d\b", one)]
        assert not told
        assert not any(CLIENTS.search(button.title) for button in answer.buttons)


def test_a_town_hall_is_not_asked_whether_it_serves_firms(ask: Ask) -> None:
    replies = ask("platform_recommendation", profile=Profile(trade="mairie", family="nonprofit_public")).answers
    assert [answer.kind for answer in replies] == ["answer"]


def test_the_answer_of_a_person_is_not_touched() -> None:
    answer = Answer("answer", "budget", "Vos clients", buttons=(Button("Vos clients", "/budget"),), extra={"pair": "1"})
    assert addressed(Reply((answer,), CLUB, Memory())).answers == (answer,)


def _word(profile: Profile) -> Public:
    word = public(profile)
    assert word
    return word


@pytest.mark.parametrize(
    ("text", "club", "nurse"),
    [
        ("Demandes de devis, appels et réservations venus du site", "Appels, messages et inscriptions venus du site", "Appels et rendez-vous venus du site"),
        ("rendez-vous, devis ou commandes venus par message", "inscriptions et venues demandées par message", "rendez-vous demandés par message"),
        ("demandes reçues et part devenue vente", "demandes reçues", "demandes reçues"),
    ],
)  # fmt: skip
def test_whoever_sells_nothing_counts_no_quotes(text: str, club: str, nurse: str) -> None:
    member, patient = public(CLUB), public(Profile(trade="infirmière", family="paramedical_care"))
    assert member
    assert patient
    assert (said(text, member), said(text, patient)) == (club, nurse)


def test_what_we_suggest_asking_supposes_no_purchase() -> None:
    asks = "Demandez : « Où regardez-vous avant d'acheter ? »"
    member, patient = public(CLUB), public(Profile(trade="infirmière", family="paramedical_care"))
    assert member
    assert patient
    assert "avant de venir" in said(asks, member)
    assert said(asks, patient) == asks


def test_a_public_service_is_not_asked_for_a_trade_of_shops(ask: Ask) -> None:
    reply = ask("platform_recommendation", "quels canaux ?", Profile(statuses=("public",)))
    assert "De quoi s'occupe votre structure" in reply.answers[-1].text
    assert [button.title for button in reply.answers[-1].buttons] == ["Passer"]


@pytest.mark.parametrize(
    "profile",
    [
        Profile(trade="sage-femme", family="medical_practice"),
        Profile(trade="école de dessin", family="training_teaching"),
    ],
)
def test_nobody_is_asked_whether_patients_or_pupils_are_firms(ask: Ask, profile: Profile) -> None:
    reply = ask("platform_recommendation", "quels canaux ?", profile)
    assert not any("des particuliers ou des entreprises" in answer.text for answer in reply.answers)


def test_a_vet_is_not_told_of_patients_who_read() -> None:
    vet = Profile(trade="vétérinaire équin", family="medical_practice")
    written = Answer(
        "answer",
        "website_needed",
        "Vos patients cherchent un accès.\n**Ce qui a marché** : un patient raconte.",
        more="Le patient relit.",
    )
    answer = addressed(Reply((written,), vet, Memory())).answers[0]
    assert answer.text == "Vos clients cherchent un accès.\n**Ce qui a marché** : un patient raconte."
    assert answer.more == "Le client relit."
