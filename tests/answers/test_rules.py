"""Questions of law: the rule that the question names, or none; other countries; what a follow-up goes on with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.text import fold
from tests.answers.conftest import Ask

NOTARY = Profile(trade="notaire", profession="notaire")
SWISS = Profile(trade="notaire", profession="notaire", country="CH")


def say(library: Library, topic: str, text: str, before: Reply | None = None, unsure: bool = False) -> Reply:
    """One message of a conversation; `before` is the reply to the last one."""
    parsed = Parsed(text, topic, 0.9, ((topic, 0.9),), ask_back=unsure)
    return respond(parsed, before.profile if before else Profile(), before.memory if before else Memory(), library)


def tells(library: Library, reply: Reply, rule: str) -> bool:
    """Whether the reply gives that rule, by its first source."""
    urls = [source.url for source in reply.answers[0].sources]
    return bool(urls) and urls[0] == library.rules[rule].references[0].url


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("je peux filmer mes clientes pendant le cours ?", "image_rights_clients"),
        ("faut-il une autorisation pour photographier nos ouvriers ?", "image_rights_employees"),
        ("ai-je le droit de poster la photo d'un gamin à mon stand ?", "image_rights_children"),
        ("j'ai le droit de prendre des photos dans la maison d'une cliente ?", "image_rights_clients"),
        ("filmer un stagiaire à la remise du diplôme, c'est possible ?", "image_rights_clients"),
        ("faut-il déclarer un drone pour filmer la vigne ?", "drone"),
        ("quelles mentions obligatoires en bas de mon site ?", "legal_notice"),
        ("je peux mettre une chanson de Johnny sur ma vidéo ?", "music_copyright"),
        ("puis-je écrire à des entreprises par e-mail ?", "email_prospecting_b2b"),
        ("le vendeur refuse de figurer sur la page, que faire ?", "image_rights_employees"),
        ("photos affichées sur notre site internet : qui doit signer ?", "image_rights_clients"),
        ("un monsieur se voit sur ma page et veut que je retire la vidéo", "image_rights_clients"),
        ("une marque m'offre un tapis, je dois l'écrire sous ma vidéo ?", "influencer_disclosure"),
        ("la meilleure tarte du canton, on peut l'écrire ?", "comparative_ads"),
        ("on me demande d'effacer une adresse", "contact_form_gdpr"),
        ("trois verres offerts pour dix étoiles, permis ?", "review_reward"),
        ("des dessins copiés sur internet pour mon étiquette ?", "photo_copyright"),
        ("il m'a dit oui à l'oral, son accord suffit ?", "image_rights_clients"),
        ("elle a 9 ans, l'accord oral de sa mère suffit ?", "image_rights_children"),
        ("de vieux mails de gens que je conserve, combien de temps ?", "contact_form_gdpr"),
    ],
)
def test_the_rule_is_about_what_the_question_names(ask: Ask, library: Library, text: str, rule: str) -> None:
    assert tells(library, ask("legal_rules", text), rule)


def test_every_rule_answers_its_own_question(library: Library) -> None:
    words = library.rule_words
    for rule in library.rules.values():
        found = words.matching(words.named(fold(rule.question)), library.rules)
        assert [entry.rule for entry in found[:1]] == [rule.id], rule.question


@pytest.mark.parametrize(
    "text",
    [
        "les plaques d'immatriculation, faut-il les cacher ?", "peut-on reprendre le blason de la commune sur une affiche ?",
        "mon site s'appelle comme un autre, j'ai le droit ?", "il me faut des conditions générales de vente ?",
        "un poème au dos de ma photo, faut-il demander à l'éditeur ?",
        "un rival achète notre nom comme mot-clé, autorisé ?", "le prestataire qui héberge mes adresses doit-il signer un engagement ?",
    ],
)  # fmt: skip
def test_without_an_entry_no_rule_is_given(ask: Ask, text: str) -> None:
    reply = ask("legal_rules", text)
    first = reply.answers[0]
    assert "pas de règle vérifiée" in first.text
    assert "Oui" not in first.text
    assert not first.sources
    assert reply.inbox == "not_understood"
    assert first.buttons


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("on poste la carte des vins sur Facebook, quelle mention ?", "vigneron_caviste"),
        ("une affiche pour la nouvelle cigarette électronique, permis ?", "tabac_vapotage"),
        ("je propose des formations, puis-je écrire à quelqu'un à propos de son CPF ?", "organisme_formation"),
    ],
)
def test_what_a_product_may_say_comes_from_those_who_sell_it(
    ask: Ask, library: Library, text: str, profession: str
) -> None:
    first = ask("legal_rules", text).answers[0]
    assert first.sources[0].url == library.professions[profession].references[0].url
    assert first.verdict == "conditional"
    assert not first.text.startswith("**Oui")
    assert "votre profession" not in first.text


def test_who_is_shown_comes_before_what_they_drink(ask: Ask, library: Library) -> None:
    reply = ask("legal_rules", "puis-je publier une photo de mes clients avec un verre de vin ?")
    assert tells(library, reply, "image_rights_clients")


def test_without_a_common_rule_that_of_the_profession_serves(ask: Ask) -> None:
    notary = Profile(trade="notaire", profession="notaire")
    first = ask("legal_rules", "ai-je le droit à la publicité payante ?", notary).answers[0]
    assert first.text.startswith("**Non")
    assert first.topic == "professional_ethics"


def test_how_long_is_said_to_have_no_rule(ask: Ask) -> None:
    reply = ask("legal_rules", "combien de temps garder les numéros de téléphone ?")
    assert "pas de durée" in reply.answers[0].text
    assert reply.inbox == "not_understood"


def test_somebody_elses_premises_are_said_to_have_no_rule(ask: Ask) -> None:
    reply = ask("legal_rules", "on peut filmer dans les locaux d'une entreprise cliente ?")
    assert "pas de règle sur le lieu" in reply.answers[0].text
    assert reply.inbox == "not_understood"


def test_a_bare_question_of_law_is_asked_back(ask: Ask) -> None:
    reply = ask("legal_rules", "est-ce que c'est légal ?")
    assert "Cela dépend du point de droit" in reply.answers[0].text
    assert reply.inbox is None


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("je peux filmer un élève à son premier saut ?", "elle a 15 ans", "image_rights_children"),
        ("puis-je publier une photo de mes clients ?", "et si c'est une apprentie ?", "image_rights_employees"),
        ("puis-je publier une photo de mes clients ?", "et quand c'est un mineur ?", "image_rights_children"),
        ("mes salariés doivent-ils accepter d'être filmés ?", "et les clients ?", "image_rights_clients"),
        ("je peux filmer mes clients sans leur demander ?", "et si c'est un gamin ?", "image_rights_children"),
        ("je peux envoyer une newsletter à des particuliers ?", "et à des entreprises ?", "email_prospecting_b2b"),
    ],
)
def test_a_follow_up_goes_on_with_the_matter(library: Library, first: str, then: str, rule: str) -> None:
    before = say(library, "legal_rules", first)
    assert tells(library, say(library, "out_of_scope", then, before, unsure=True), rule)


def test_a_rule_opened_by_its_button_is_gone_on_with(library: Library) -> None:
    button = Parsed("", "legal_rules", 1.0, from_button=True, values={"rule": "image_rights_clients"})
    before = respond(button, Profile(), Memory(), library)
    assert tells(library, say(library, "inform_profile", "il a 12 ans", before), "image_rights_children")


def test_another_question_is_not_taken_for_a_follow_up(library: Library) -> None:
    before = say(library, "legal_rules", "puis-je publier une photo de mes clients ?")
    after = say(library, "audience", "et les jeunes, comment toucher des ados ?", before)
    assert after.answers[0].topic == "audience"


def test_a_law_question_after_advice_is_about_their_practice(library: Library) -> None:
    before = say(library, "messaging", "un groupe de messagerie pour mes adhérents ?")
    reply = say(library, "privacy", "et c'est conforme au RGPD, ça ?", before)
    assert tells(library, reply, "contact_form_gdpr")
    assert "groupes de messagerie" in reply.answers[0].text
    ours = say(library, "privacy", "et vous, vous respectez le RGPD avec mes données ?", before)
    assert ours.answers[0].topic == "privacy"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("que demande la loi 25 ?", Profile()),
        ("la nLPD, ça me concerne ?", Profile()),
        ("puis-je publier une photo de mes clients ?", Profile(country="BE")),
    ],
)
def test_no_french_rule_is_given_as_another_countrys(ask: Ask, text: str, profile: Profile) -> None:
    reply = ask("legal_rules", text, profile)
    first = reply.answers[0]
    assert "celles de la France" in first.text
    assert not first.sources
    assert reply.inbox == "not_understood"


def test_abroad_the_office_that_the_base_knows_is_named(ask: Ask) -> None:
    montreal = Profile(trade="restaurateur", family="restaurant", region="Québec", country="CA")
    text = (
        ask("legal_rules", "je peux envoyer des courriels à mes clients sans leur accord ?", montreal).answers[0].text
    )
    assert "[Accès entreprise Québec](https://" in text


def test_abroad_the_french_rules_are_a_landmark_one_may_open(ask: Ask, library: Library) -> None:
    lawyer = Profile(trade="avocate", family="legal_professions", profession="avocat", country="CH")
    titles = [
        button.title
        for button in ask("professional_ethics", "j'ai le droit de faire de la pub ?", lawyer).answers[0].buttons
    ]
    assert "Le repère français" in titles
    parsed = Parsed("Le repère français", "professional_ethics", 1.0, from_button=True, values={"landmark": True})
    shown = respond(parsed, lawyer, Memory(turn=2), library).answers[0]
    assert shown.text.startswith("**En France, et à titre de repère seulement")
    assert shown.sources


def test_rules_of_french_orders_are_not_applied_abroad(ask: Ask, library: Library) -> None:
    first = ask("professional_ethics", "ai-je le droit de communiquer ?", SWISS).answers[0]
    assert "en Suisse" in first.text
    assert not first.sources
    assert library.profession(SWISS) is None
    assert library.profession(NOTARY) is not None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("la prospection par mail, c'est autorisé ?", "email_prospecting_b2b"),
        ("j'ai le droit d'envoyer des mails à froid ?", "email_prospecting_b2b"),
        ("et écrire un mail à des particuliers, c'est permis ?", "email_prospecting_b2c"),
    ],
)
def test_who_sells_to_firms_is_told_the_rule_on_writing_to_firms(
    ask: Ask, library: Library, text: str, rule: str
) -> None:
    seller = Profile(trade="graphiste", family="graphic_web_print", clientele=("B2B",))
    assert tells(library, ask("legal_rules", text, seller), rule)
    assert tells(library, ask("legal_rules", text, replace(seller, clientele=("B2C",))), "email_prospecting_b2c")


def test_a_public_body_is_not_told_the_rule_of_shops_as_its_own(ask: Ask, library: Library) -> None:
    hall = Profile(trade="mairie", family="nonprofit_public", statuses=("public",))
    text = "notre site doit-il être lisible par les malvoyants ?"
    reply = ask("legal_rules", text, hall)
    assert reply.answers[0].text.startswith("**Je n'ai pas la règle des sites publics")
    assert reply.inbox == "not_understood"
    assert "sites publics" not in ask("legal_rules", text, Profile(trade="fleuriste")).answers[0].text
    assert "sites publics" in ask("legal_rules", "le rgaa nous concerne ?", Profile()).answers[0].text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("un couple ne veut pas voir sa vidéo en ligne, je peux la garder ?", "Non : après un refus"),
        ("la mère de la mariée refuse qu'on montre les images, et alors ?", "Non : après un refus"),
        ("un client m'a filmé au travail sans rien dire", "Cette règle vous protège aussi"),
        ("il y a des photos de moi sur leur page, ils ont le droit ?", "Cette règle vous protège aussi"),
    ],
)
def test_a_refusal_and_one_s_own_image_are_answered_as_such(ask: Ask, library: Library, text: str, begins: str) -> None:
    reply = ask("legal_rules", text)
    assert reply.answers[0].text.replace("\xa0", " ").startswith(f"**{begins}")
    assert tells(library, reply, "image_rights_clients")


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("puis-je écrire par mail à des particuliers ?", "et par sms ?", "sms_prospecting"),
        ("puis-je écrire par mail à des particuliers ?", "et par téléphone alors ?", "phone_prospecting"),
        ("le démarchage par sms, c'est permis ?", "et en message privé ?", "prospecting_social_message"),
        ("faut-il l'accord des parents pour filmer un élève mineur ?", "et s'il est majeur ?", "image_rights_clients"),
    ],
)
def test_another_way_or_another_age_is_another_rule(library: Library, first: str, then: str, rule: str) -> None:
    before = say(library, "legal_rules", first)
    assert tells(library, say(library, "event_turnout", then, before), rule)


def test_the_same_rule_for_others_is_said_to_be_the_same(library: Library) -> None:
    before = say(library, "legal_rules", "puis-je publier les photos des mariés ?")
    reply = say(library, "event_turnout", "et pour les convives ?", before)
    assert reply.answers[0].text.startswith("**La même règle vaut ici aussi")
    assert tells(library, reply, "image_rights_clients")


@pytest.mark.parametrize(
    "text", ["je peux montrer des photos de chevaux en pension ?", "la vidéo d'un chat au bain, c'est permis ?"]
)
def test_pictures_of_animals_are_said_to_have_no_rule_but_their_owner_to_be_asked(ask: Ask, text: str) -> None:
    reply = ask("legal_rules", text)
    assert "l'accord de son propriétaire" in reply.answers[0].text
    assert reply.inbox == "not_understood"


def test_calling_back_a_list_of_numbers_is_told_the_rule_on_text_messages(ask: Ask, library: Library) -> None:
    assert tells(library, ask("legal_rules", "300 numéros d'anciens élèves, puis-je les relancer ?"), "sms_prospecting")


@pytest.mark.parametrize("text", ["et s'ils ont dit oui ?", "même si on les floute ?", "et si elle signe un papier ?"])
def test_a_condition_goes_on_with_the_rule(library: Library, text: str) -> None:
    before = say(library, "legal_rules", "puis-je publier la photo d'un enfant ?")
    assert say(library, "influencers", text, before).answers[0].topic == "legal_rules"


def test_a_condition_on_something_else_does_not(library: Library) -> None:
    before = say(library, "newsletter", "écrire à mes clients ?")
    assert say(library, "influencers", "et si elle en parle ?", before).answers[0].topic == "influencers"
