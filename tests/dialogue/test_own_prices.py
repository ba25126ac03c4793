"""One's own prices on a page are no price of a channel and nothing to sell by parcel."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.own_prices import SHOWS_PRICES, _own_prices
from bot.text import fold, words


def read(text: str, topic: str, ask_back: bool = False) -> str | None:
    parsed = Parsed(text, topic, 0.8, facts=Facts(), ask_back=ask_back)
    meaning = _own_prices(parsed, Memory(), fold(text), words(text))
    return meaning.topic if meaning and meaning.why == SHOWS_PRICES else None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("On publie nos tarifs sur la page ou pas ?", "posting_frequency"),
        ("je devrais indiquer mes honoraires quelque part ?", "website_needed"),
        ("montrer les prix, bonne ou mauvaise idée", "budget"),
        ("mes prix doivent être visibles sur internet ?", "selling_online"),
        ("on met la carte et les prix sur la fiche", "local_visibility"),
    ],
)
def test_whether_to_show_one_s_prices(text: str, topic: str) -> None:
    assert read(text, topic) == "website_needed"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("combien coûte un site avec les prix affichés", "budget"),
        ("suis-je obligé d'afficher mes prix ?", "website_needed"),
        ("afficher des prix barrés", "selling_online"),
        ("est-ce permis d'annoncer mes honoraires", "website_needed"),
        ("je mets les prix dans mes réponses automatiques", "messaging"),
        ("les prix d'un photographe", "budget"),
        ("je donne les prix du blé chaque mardi", "content_ideas"),
        ("j'affiche mes prix, mais mes revendeurs ?", "selling_online"),
    ],
)
def test_law_discounts_and_what_a_channel_costs_are_left_alone(text: str, topic: str) -> None:
    assert read(text, topic) is None


@pytest.mark.parametrize(
    ("profile", "said", "unsaid"),
    [
        (Profile(trade="sage-femme", family="paramedical_care"), "premier rendez-vous", "chantier"),
        (Profile(trade="carreleur", family="finishing_building"), "trois exemples chiffrés", "séance"),
        (Profile(trade="crêperie", family="restaurant"), "la carte et ses prix", "rendez-vous"),
        (Profile(trade="recruteuse", family="hr_admin_support", clientele=("B2B",)), "ordre de grandeur", "séance"),
        (Profile(trade="maquilleuse", family="beauty_spa"), "prix de départ", "chantier"),
    ],
)
def test_each_trade_has_its_own_answer(library: Library, profile: Profile, said: str, unsaid: str) -> None:
    parsed = Parsed("je devrais indiquer mes tarifs sur le site ?", "budget", 0.9, facts=Facts(platforms=("website",)))
    text = respond(parsed, profile, Memory(), library).answers[0].text
    assert said in text.split("\n")[0]
    assert unsaid not in text


def test_prices_told_beside_another_question_are_no_such_question(library: Library) -> None:
    potter = Profile(trade="potière", family="art_crafts_jewelry")
    asked = Parsed(
        "ma page montre déjà l'essentiel et mes tarifs, un site servirait à quoi ?",
        "website_needed",
        0.9,
        facts=Facts(),
    )
    text = respond(asked, potter, Memory(), library).answers[0].text
    assert "prix de départ" not in text.split("\n")[0]


def test_more_of_it_stays_on_prices(library: Library) -> None:
    parsed = Parsed("On publie nos tarifs sur la page ou pas ?", "posting_frequency", 0.8, facts=Facts())
    first = respond(parsed, Profile(trade="maquilleuse", family="beauty_spa"), Memory(), library)
    button = Parsed("/website_needed", "website_needed", 1.0, from_button=True)
    assert "Trois offres au plus" in respond(button, first.profile, first.memory, library).answers[0].text
