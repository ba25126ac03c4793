"""Channels without an entry: nothing is claimed, the question is kept, and there is a way on."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.advisor.profile import Profile
from bot.advisor.unlisted import UnlistedChannels, UnlistedError
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from bot.knowledge.pairs import Pair
from bot.text import fold
from tests.answers.conftest import PROFILES, Ask


def test_it_says_that_it_does_not_know_it(ask: Ask) -> None:
    reply = ask("platform_fit", "et Behance, c'est bien pour une illustratrice ?", profile=PROFILES["lawyer"])
    text = reply.answers[0].text
    assert text.startswith("**Je n'ai pas de fiche sur Behance")
    assert "un site internet" in text
    assert reply.inbox == "not_understood"  # the consultant reads what was asked and is missing


def test_its_buttons_lead_to_channels_that_have_one(ask: Ask, library: Library) -> None:
    reply = ask("platform_fit", "et Waze ?")
    payload = json.loads(reply.answers[0].buttons[0].payload.removeprefix("/platform_fit"))
    assert payload["platforms"][0] in library.platforms


def test_the_channel_talked_about_before_is_not_answered_in_its_place(ask: Ask) -> None:
    memory = Memory(turn=3, focus=("instagram",), last_topic="platform_fit", last_served="platform_fit")
    assert "Dribbble" in ask("platform_fit", "et Dribbble ?", memory=memory).answers[0].text


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("negative_reviews", "j'ai reçu un avis affreux sur Trustpilot, je réponds quoi à cette personne ?"),
        (
            "recruiting",
            "j'ai mis une annonce sur Indeed et sur France Travail, personne ne répond, que faire de plus ?",
        ),
        ("platform_fit", "la vitesse de mon skypeur est bonne ?"),  # part of a word
        ("inform_profile", "je suis inscrite à Pôle emploi"),
        ("event_info", "le lien Eventbrite de l'atelier ?"),
        ("training", "une formation à Shopify ?"),
    ],
)
def test_a_name_in_another_question_changes_nothing(ask: Ask, topic: str, text: str) -> None:
    assert "Je n'ai pas de fiche" not in ask(topic, text).answers[0].text


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("prospecting", "Quotatis me vend des demandes de devis, j'y vais ?"),
        ("budget", "40 euros le contact chez 123devis"),
        ("prospecting", "faut-il acheter des contacts chez Companeo ?"),
    ],
)
def test_who_sells_demands_is_judged_by_what_is_paid_and_shared(ask: Ask, topic: str, text: str) -> None:
    said = ask(topic, text).answers[0].text
    assert "Je n'ai pas de fiche sur" in said
    assert "vendu" in said
    assert "devis signé" in said
    assert "interdit" not in said


def test_taking_addresses_from_such_a_site_stays_forbidden(ask: Ask) -> None:
    assert "interdit" in ask("prospecting", "aspirer les adresses mail de Houzz").answers[0].text


def test_the_name_alone_asks_about_it_whatever_topic_was_read(ask: Ask) -> None:
    assert "Je n'ai pas de fiche sur Viadeo" in ask("bot_identity", "et Viadeo alors ?").answers[0].text


def test_what_somebody_answered_since_is_said(ask: Ask, library: Library) -> None:
    asked = "Behance, est-ce utile pour une illustratrice ?"
    pairs = library.knowledge.pairs
    pairs.put(Pair("behance-1", asked, "Oui, si vos clients y sont.", "Claire Roux", "", date(2026, 6, 12)))
    try:
        assert "Oui, si vos clients y sont." in ask("platform_fit", asked).answers[0].text
    finally:
        pairs.remove("behance-1")


def test_a_known_channel_beside_it_is_answered(ask: Ask) -> None:
    reply = ask("platform_comparison", "Behance ou Instagram ?", platforms=("instagram",))
    assert "Instagram" in reply.answers[0].text


def test_questions_of_its_own_need_something_to_try() -> None:
    kind = {"names": ["X"], "what": "un site", "near": ["website"], "ask": ["Combien ?"]}
    with pytest.raises(UnlistedError, match="ask needs do and measure"):
        UnlistedChannels.parse({"kinds": [kind]})


def test_none_of_them_has_an_entry_and_all_lead_to_one(library: Library) -> None:
    names = {fold(platform.name) for platform in library.platforms.values()}
    for channel in library.unlisted:
        assert fold(channel.name) not in names
        assert set(channel.near) <= set(library.platforms)


def test_the_extractor_takes_none_of_them_for_a_channel_of_the_base(library: Library) -> None:
    from bot.nlu.extract.message import Message
    from bot.nlu.extract.platforms import platforms

    taken = {c.name: platforms(Message(c.name))[0] for c in library.unlisted}
    assert {name: found for name, found in taken.items() if found} == {}


def test_a_kind_without_a_near_channel_is_refused() -> None:
    with pytest.raises(UnlistedError, match="needs names, what and near"):
        UnlistedChannels.parse({"kinds": [{"names": ["X"], "what": "un réseau"}]})


def test_a_site_that_sells_contacts_has_its_kind(ask: Ask) -> None:
    said = ask("platform_fit", "Logic-Immo, ça vaut le coup ?").answers[0].text
    assert "Logic-Immo" in said
    assert "un site d'annonces immobilières" in said


def test_a_site_of_vouchers_is_judged_by_what_a_voucher_leaves(ask: Ask) -> None:
    spa = Profile(trade="institut", family="beauty_spa")
    answer = ask("platform_fit", "et wonderbox, bonne idée ?", spa, Memory(focus=("google_business",))).answers[0]
    assert "Wonderbox" in answer.text
    assert "bon" in answer.text
    assert "fiche Google a sa place" not in answer.text


AFTER = Memory(turn=3, focus=("instagram",), last_topic="platform_fit", last_served="platform_fit")


@pytest.mark.parametrize("text", ["et Jemeos ?", "Kumbalo c'est bien ?", "Sinon Zebrix Pro alors ?"])
def test_a_name_that_nothing_knows_is_said_to_be_unknown(ask: Ask, text: str) -> None:
    reply = ask("out_of_scope", text, PROFILES["baker"], AFTER)
    assert reply.answers[0].text.startswith("**Je ne connais pas ")
    assert "Instagram" not in reply.answers[0].text
    assert reply.inbox == "not_understood"


@pytest.mark.parametrize("text", ["et dimanche ?", "Quelle heure est-il ?", "et la météo à Paris"])
def test_what_is_no_name_is_not_taken_for_one(ask: Ask, text: str) -> None:
    assert "Je ne connais pas" not in ask("out_of_scope", text, PROFILES["baker"], AFTER).answers[0].text


@pytest.mark.parametrize("text", ["TooGoodToGo c bien ?", "et toogoodtogo"])
def test_a_name_is_found_without_its_spaces(ask: Ask, text: str) -> None:
    assert "Too Good To Go" in ask("platform_recommendation", text, PROFILES["baker"], AFTER).answers[0].text
