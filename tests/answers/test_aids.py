"""« Il y a des aides ? »: an aid of the base with its source, near the person and for their kind; else none, honestly, and where to ask."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.public_money import seeks_public_money
from bot.text import fold
from tests.answers.conftest import Ask

GROCER = Profile(trade="épicière", family="food_retail")
ASKS = "on peut toucher une subvention pour le site ?"


@pytest.mark.parametrize(
    "text",
    [
        "existe-t-il un chèque numérique pour les fleuristes ?",
        "mon département aide les petits commerces ou pas",
        "ya pas une aide pour payer la photographe",
        "l'agglo peut prendre en charge une partie ?",
        "qui donne des subventions pour refaire un site",
        "est-ce que je peux faire financer mon site",
        "À quels subsides ai-je droit ?",
    ],
)
def test_who_would_pay_is_understood(text: str) -> None:
    assert seeks_public_money(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "j'ai besoin d'aide pour choisir, c'est combien ?",
        "vous pouvez m'aider ?",
        "nous vivons de subventions, que mettre dans le budget ?",
        "la publicité, ça paie ?",
        "combien demande un photographe",
        "je suis aide-soignante, quel budget prévoir ?",
        "qui finance ma formation, mon opco ?",
    ],
)
def test_a_price_help_or_a_course_is_another_question(text: str) -> None:
    assert not seeks_public_money(fold(text))


@pytest.mark.parametrize(
    ("region", "named"),
    [("Bretagne", "PASS Commerce"), ("Île-de-France", "Chèque numérique"), ("Normandie", "Impulsion Transition")],
)
def test_the_region_s_aid_is_told_with_its_source(ask: Ask, region: str, named: str) -> None:
    answer = ask("budget", ASKS, GROCER.with_values(region=region)).answers[0]
    assert answer.verdict == "yes"
    assert f"**{named}" in answer.text
    assert answer.sources[0].url in answer.text


@pytest.mark.parametrize(
    "profile",
    [
        Profile(trade="coach", family="coaching", statuses=("liberal",), region="Hauts-de-France"),
        Profile(trade="fanfare", statuses=("association",), region="Bretagne"),
        Profile(statuses=("creator",), region="Île-de-France"),
    ],
)
def test_an_aid_for_others_is_not_promised(ask: Ask, profile: Profile) -> None:
    answer = ask("budget", ASKS, profile).answers[0]
    assert answer.verdict == "conditional"
    assert answer.text.startswith("**Je ne connais pas d'aide")


@pytest.mark.parametrize(
    "profile",
    [
        GROCER.with_values(region="Corse"),
        GROCER.with_values(region="Vaud", country="CH"),
        GROCER.with_values(country="SN"),
    ],
)
def test_where_none_is_known_none_is_made_up(ask: Ask, profile: Profile) -> None:
    text = ask("budget", ASKS, profile).answers[0].text
    assert "je n'en invente pas" in text
    assert "conseillons de demander" in text


def test_abroad_french_funds_and_lists_are_not_told(ask: Ask) -> None:
    text = ask("budget", ASKS, GROCER.with_values(region="Wallonie", country="BE")).answers[0].text
    assert "Chèques-entreprises" in text
    assert not any(french in text for french in ("Infogreffe", "FAFCEA", "AGEFICE"))


def test_the_place_that_was_missing_answers_the_question(ask: Ask, library: Library) -> None:
    first = ask("budget", ASKS, GROCER)
    assert "votre région" in first.answers[0].text
    told = Parsed("à Quimper", "inform_profile", 0.9, (), Facts(commune="Quimper", region="Bretagne"))
    then = respond(told, first.profile, first.memory, library)
    assert "PASS Commerce" in then.answers[0].text


def test_the_fund_of_one_s_kind_and_no_other(ask: Ask) -> None:
    def fund(**profile: object) -> str:
        text = ask("budget", ASKS, Profile(**profile)).answers[0].text  # type: ignore[arg-type]  # by name
        return text.partition("Pour apprendre")[2].partition("\n")[0]

    assert "FAFCEA" in fund(trade="couvreur", family="structural_building")
    assert "FIF PL" in fund(trade="notaire", family="legal_professions")
    assert "VIVEA" in fund(trade="éleveur", family="farming_livestock")
    assert fund(statuses=("association",)) == ""


def test_a_plain_question_of_budget_is_answered_as_before(ask: Ask) -> None:
    assert "premier budget" in ask("budget", "ça coûte combien tout ça ?", GROCER).answers[0].text
