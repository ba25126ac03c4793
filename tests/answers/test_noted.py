"""« C'est noté : … » and amounts: in words, exact, without the labels of a form."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers import money, wording
from bot.answers.noted import counted
from bot.dialogue.facts import Trade
from bot.dialogue.memory import Memory
from bot.text import NBSP
from tests.answers.conftest import Ask

LABELS = ("Métier :", "Statut :", "Lieu :", "Niveau :", "clientèle :", "but :")
CARPENTER = Profile(
    trade="menuisier", family="finishing_building", commune="Vannes", statuses=("micro",), clientele=("B2C",), level="active",
    goals=("customers",), budget=25.0,
)  # fmt: skip


def _said(ask: Ask, text: str, profile: Profile | None = None, **facts: object) -> str:
    return ask("inform_profile", text, profile, **facts).answers[0].text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("monthly", "country", "shown"),
    [
        (50.0, None, "50 € par mois"),
        (25.0, "FR", "25 € par mois"),
        (20.83, None, "250 € par an"),
        (41.67, "CH", "500 CHF par an"),
        (66.67, "CA", "800 $ par an"),
        (43.33, "BE", "10 € par semaine"),
        (1500.0, None, "1 500 € par mois"),
        (12.34, None, "environ 12 € par mois"),
        (45.73, "CI", "30 000 FCFA par mois"),
        (7.62, "SN", "5 000 FCFA par mois"),
    ],
)
def test_an_amount_is_said_over_the_time_in_which_it_is_round(monthly: float, country: str | None, shown: str) -> None:
    said = money.by_month(monthly, country)
    assert said.replace(NBSP, " ") == shown
    assert " €" not in said


def test_a_sum_said_without_a_time_is_not_noted_by_the_month(ask: Ask) -> None:
    assert "un budget de 450 €." in _said(ask, "on a réuni 450 euros", budget=450.0)
    assert "un budget de 450 € par mois." in _said(ask, "on a 450 euros par mois", budget=450.0)


@pytest.mark.parametrize(("value", "shown"), [(2.3, "2 h 20"), (1.2, "1 h 10"), (0.7, "40 min"), (1.5, "1 h 30"), (3, "3 h"), (0.1, "6 min")])  # fmt: skip
def test_hours_are_no_more_exact_than_they_were_said(value: float, shown: str) -> None:
    assert wording.hours(value) == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("je peux y passer trois soirs par semaine", ", en comptant 3 heures par soir"),
        ("une matinée par semaine", ", en comptant 4 heures par demi-journée"),
        ("deux journées par mois", ", en comptant 8 heures par jour"),
        ("deux heures le soir", ""),
        ("30 minutes par jour", ""),
        ("un peu", ""),
    ],
)
def test_what_was_counted_is_said(text: str, said: str) -> None:
    assert counted(text) == said


def test_a_budget_by_the_year_is_said_back_by_the_year(ask: Ask) -> None:
    assert "un budget de 500 € par an" in _said(ask, "nous avons 500 euros par an", budget=41.67)


def test_evenings_are_said_with_their_count(ask: Ask) -> None:
    assert "6 heures par semaine, en comptant 3 heures par soir" in _said(ask, "j'ai deux soirs", hours=6.0)


def test_customers_and_goals_in_a_phrase(ask: Ask) -> None:
    said = _said(ask, "des particuliers de 40 à 59 ans, pour trouver des clients", clientele=("B2C",), ages=("40-59",), goals=("customers",))  # fmt: skip
    assert "vous vous adressez à des particuliers (40-59 ans)" in said
    assert "vous cherchez à trouver des clients" in said
    assert not [label for label in LABELS if label in said]


def test_nothing_new_tells_what_is_known_without_labels(ask: Ask) -> None:
    said = _said(ask, "je fais aussi des escaliers", profile=CARPENTER, country="FR")
    assert "menuisier à Vannes" in said
    assert not [label for label in LABELS if label in said]


def test_channels_held_and_tried_are_said(ask: Ask) -> None:
    said = _said(ask, "j'ai Facebook et un site, Instagram ne donne rien", present=("facebook", "website"), tried=("instagram",))  # fmt: skip
    assert "vous avez déjà Facebook et un site internet" in said
    assert "pas de résultat jusqu'ici avec Instagram" in said


def test_a_place_known_alone_is_said(ask: Ask) -> None:
    assert "à Vannes" in _said(ask, "en France", Profile(commune="Vannes"), country="FR")


def test_a_department_told_with_the_trade_is_noted(ask: Ask) -> None:
    trade = Trade("fonderie", "machining_metal", confidence=0.9)
    assert "fonderie ; Jura." in _said(ask, "une fonderie dans le Jura", trade=trade, department="Jura")
    assert "Jura" not in _said(ask, "une fonderie à Dole", trade=trade, commune="Dole", department="Jura")


def test_what_explains_a_trade_is_read_back_and_not_said_again_in_each_sentence(ask: Ask) -> None:
    goats = Profile(trade="fromagerie (fromage de brebis)", family="farming_livestock", clientele=("B2C",))
    advice = ask("platform_recommendation", profile=goats, memory=Memory(asked=("trade", "clientele"))).answers[0].text
    assert advice.startswith("**Pour vous, fromagerie, avec")
    rules = ask("professional_ethics", "une règle pour moi ?", profile=goats).answers[0].text
    assert "votre métier (fromagerie)," in rules


def test_who_must_warn_people_is_not_asked_what_they_are_after(ask: Ask) -> None:
    town = Trade("secrétaire de mairie", "nonprofit_public", confidence=0.9)
    text = "secrétaire de mairie, il faut prévenir les gens des coupures"
    reply = ask("inform_profile", text, trade=town, flags=("alerts",))
    assert "SMS" in reply.answers[0].text
    assert not any("Que cherchez-vous" in answer.text for answer in reply.answers)


def test_nobody_is_called_by_a_whole_family_of_trades() -> None:
    label = "association, action sociale, culture publique, collectivité"
    museum = Profile(trade=label, family="nonprofit_public", statuses=("public",), commune="Le Havre")
    assert wording.who(museum) == "service public au Havre"
    assert wording.who(museum.with_values(statuses=("association",), commune=None)) == "association"
    assert wording.who(CARPENTER) == "menuisier à Vannes"
