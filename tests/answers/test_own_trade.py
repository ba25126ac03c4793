"""Written advice speaks of the person's own day: nobody is told of what only another trade has, and a precise question has its own answer."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from tests.answers.conftest import Ask

TOPICS = (
    "account_security",
    "ai_content",
    "budget",
    "community_management",
    "contests",
    "event_turnout",
    "follower_value",
    "influencers",
    "roi_indicators",
    "time_investment",
)
FOREIGN = {
    "lawyer": r"dégust|patient|vitrine|comptoir|boutique|goûter|\bplat\b|magasin|chantier",
    "osteopath": r"dégust|vitrine|comptoir|boutique|goûter|magasin|chantier|\bclients?\b|dossier",
    "chemist": r"\bcabinet|dégust|chantier|dossier",
    "restaurant": r"\bcabinet|patient|dossier|chantier|boutique|adhérent",
    "wool shop": r"\bcabinet|patient|dossier|chantier|fournée",
    "association": r"\bclients?\b|chiffre d'affaires|boutique|comptoir|\bcabinet|chantier|patient|devis",
    "town hall": r"\bclients?\b|chiffre d'affaires|boutique|comptoir|\bcabinet|chantier|adhérent|bénévole",
    "machinist": r"boutique|vitrine|comptoir|patient|\bcabinet|dégust|goûter",
    "plumber": r"boutique|vitrine|comptoir|patient|\bcabinet|dégust|dossier",
    "lodging": r"\bcabinet|patient|boutique|chantier|dossier|comptoir",
    "grower": r"\bcabinet|patient|boutique|chantier|dossier|comptoir",
    "hairdresser at home": r"\bcabinet|patient|chantier|dossier|dégust|boutique|comptoir",
    "coach": r"\bcabinet|patient|chantier|dossier|dégust|boutique|comptoir|adhérent",
    "photographer": r"\bcabinet|patient|chantier|dossier|dégust|comptoir|bénévole|adhérent",
}
"""What has no place in that person's answers, where they speak to the person; an advice that lists several trades is spared."""
WHO = {
    "lawyer": Profile(trade="avocat", family="legal_professions", profession="avocat", clientele=("B2B",)),
    "osteopath": Profile(trade="ostéopathe", family="paramedical_care", clientele=("B2C",)),
    "chemist": Profile(trade="pharmacienne", family="pharmacy_optics"),
    "restaurant": Profile(trade="restaurant", family="restaurant"),
    "wool shop": Profile(trade="boutique de laine", family="specialised_retail"),
    "association": Profile(trade="aide aux devoirs", family="nonprofit_public", statuses=("association",)),
    "town hall": Profile(trade="mairie", family="nonprofit_public", statuses=("public",)),
    "machinist": Profile(trade="usinage", family="machining_metal", clientele=("B2B",)),
    "plumber": Profile(trade="plombier", family="plumbing_electric_heating", hours=2),
    "lodging": Profile(trade="gîte", family="lodging"),
    "grower": Profile(trade="maraîcher", family="farming_livestock"),
    "hairdresser at home": Profile(trade="coiffeur à domicile", family="hairdressing", flags=("no_premises",)),
    "coach": Profile(trade="coach de vie", family="coaching"),
    "photographer": Profile(trade="photographe", family="photo_video"),
}
_CITED = ("**Ce qui", "**Résultat", "**Attention", "**Vos règles")


@pytest.mark.parametrize("who", FOREIGN)
@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_of_another_trade_is_said(ask: Ask, topic: str, who: str) -> None:
    profile, memory = WHO[who], None
    for _ in range(2):
        reply = ask(topic, "dites-moi en plus", profile=profile, memory=memory)
        profile, memory = reply.profile, reply.memory
        own = [line for answer in reply.answers for line in answer.text.split("\n") if not line.startswith(_CITED)]
        found = re.search(FOREIGN[who], "\n".join(own), re.IGNORECASE)
        assert not found, f"{found[0] if found else ''}: {own}"


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("account_security", "ma page vient d'être piratée", "dans l'heure"),
        ("account_security", "quelqu'un a ouvert un faux profil avec mes photos", "faux compte"),
        ("account_security", "la coche bleue à quinze euros, c'est une arnaque ?", "c'est faux"),
        ("account_security", "notre compte est suspendu sans explication", "cherchez le motif"),
        ("account_security", "l'ancien président refuse de nous donner les codes", "par écrit"),
        ("budget", "combien ça coûte tout ça ?", "ne coûte rien"),
        ("budget", "que couper si la trésorerie baisse ?", "coupez d'abord"),
        ("time_investment", "je réponds jusqu'à minuit", "deux moments par jour"),
        ("time_investment", "peut-on tout préparer d'avance ?", "d'un coup"),
        ("roi_indicators", "trois appels par mois, c'est bien ?", "pas de moyenne"),
        ("follower_value", "j'ai perdu des abonnés", "une baisse"),
        ("event_turnout", "faut-il demander des arrhes ?", "une petite somme"),
        ("influencers", "comment savoir si elle a acheté ses abonnés", "ses commentaires"),
        ("ai_content", "il invente des choses", "il invente"),
        ("contests", "une dame joue sous trois noms", "devant témoins"),
        ("community_management", "le groupe est mort, comment le ranimer ?", "un groupe vit"),
    ],
)
def test_a_precise_question_has_its_own_first_sentence(ask: Ask, topic: str, text: str, said: str) -> None:
    shop = Profile(trade="mercerie", family="specialised_retail")
    assert said in ask(topic, text, shop).answers[0].text.split("\n")[0].lower()


def test_nobody_in_care_is_told_to_accept_a_gift_for_a_post_nor_to_ask_for_a_deposit(ask: Ask) -> None:
    osteopath = WHO["osteopath"]
    gift = ask("influencers", "elle veut une séance gratuite contre de la visibilité", osteopath).answers[0].text
    assert "acceptez si" not in gift.lower()
    deposit = ask("event_turnout", "ils réservent un rendez-vous et posent un lapin, un acompte ?", osteopath)
    assert "à votre ordre" in deposit.answers[0].text


def test_who_begins_is_not_told_to_grow_a_following(ask: Ask) -> None:
    beginner = Profile(trade="mercerie", family="specialised_retail", level="beginner")
    assert "trente numéros" in ask("follower_value", "il me faut des abonnés ?", beginner).answers[0].text
