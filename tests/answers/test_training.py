"""Courses: near the person or for everybody; doubts about a provider; what the training account pays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.knowledge.filters import TrainingFilter
from bot.text import in_region
from tests.answers.conftest import Ask

DESIGNER = Profile(trade="graphiste", family="graphic_web_print", clientele=("B2B",))


def regional(library: Library) -> set[str]:
    return {offer.url for offer in library.knowledge.training(TrainingFilter()) if offer.region}


def test_nobody_is_sent_to_a_region_they_did_not_name(ask: Ask, library: Library) -> None:
    shown = {source.url for source in ask("training", "où apprendre ?", profile=DESIGNER).answers[0].sources}
    assert shown
    assert not shown & (regional(library) - {o.url for o in library.knowledge.training() if not o.region})
    breton = replace(DESIGNER, region="Bretagne")
    assert "en Bretagne" in ask("training", "où apprendre ?", profile=breton).answers[0].text


@pytest.mark.parametrize(
    "text",
    [
        "un stage à 1 800 €, arnaque ou pas ?",
        "comment savoir si cette formatrice est fiable, si elle est sérieuse",
        "un démarcheur me vend un cours de deux jours",
    ],
)
def test_a_doubt_about_a_course_is_not_answered_by_a_list_of_courses(ask: Ask, text: str) -> None:
    said = ask("training", text, profile=DESIGNER).answers[0]
    assert "vérifié" in said.text.split("\n")[0]
    assert "liste publique" in said.text
    assert said.sources
    assert "Voici où vous former" not in said.text


def test_who_seeks_a_serious_provider_gets_courses(ask: Ask) -> None:
    said = ask("training", "vous connaissez un organisme sérieux ?", profile=DESIGNER).answers[0].text
    assert said.startswith("**Voici où vous former")


def test_the_account_is_told_with_what_it_does_not_pay(ask: Ask) -> None:
    said = ask("training", "ça passe sur mon compte formation ?", profile=DESIGNER).answers[0]
    assert "pas n'importe quel atelier" in said.text
    assert "chiffre d'affaires" not in said.text
    micro = replace(DESIGNER, statuses=("micro",))
    assert "chiffre d'affaires" in ask("training", "et le cpf ?", profile=micro).answers[0].text


def test_calls_about_the_account_are_said_to_be_forbidden(ask: Ask) -> None:
    said = (
        ask("training", "ils m'appellent sans arrêt pour mon CPF, c'est des escrocs ?", profile=DESIGNER)
        .answers[0]
        .text
    )
    assert "C'est interdit à un organisme" in said


def test_elsewhere_no_french_account_is_told(ask: Ask) -> None:
    belgian = replace(DESIGNER, country="BE")
    assert "CPF" not in ask("training", "et le cpf ?", profile=belgian).answers[0].text


def test_the_channel_is_named_in_the_sentence(ask: Ask) -> None:
    for channel, said in (("facebook", "vous former à Facebook"), ("sms", "formation sur le SMS"), ("google_business", "formation sur la fiche Google")):  # fmt: skip
        assert said in ask("training", "je peux me former ?", platforms=(channel,)).answers[0].text


@pytest.mark.parametrize(
    ("region", "platforms", "first"),
    [
        ("Auvergne-Rhône-Alpes", ("facebook",), "Voici où vous former à Facebook"),
        ("Bretagne", ("linkedin",), "Je ne connais pas de formation sur LinkedIn seulement"),
        (None, (), "Voici où vous former"),
    ],
)
def test_the_first_sentence_says_what_the_list_holds(
    ask: Ask, region: str | None, platforms: tuple[str, ...], first: str
) -> None:
    reply = ask(
        "training",
        "où est-ce que je peux apprendre à m'en servir ?",
        profile=replace(DESIGNER, region=region),
        platforms=platforms,
    )
    answer = reply.answers[0]
    assert answer.text.startswith(f"**{first}")
    if region == "Bretagne":
        assert in_region(region) not in answer.text.split("\n")[0]
        assert f"Je n'en connais pas de récente {in_region(region)}" in answer.text
    assert "Vérifier un organisme" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "on me propose une formation à 1500€ pour apprendre Instagram, c'est bien ?",
        "un coaching tiktok a 900 euros ça vaut le coup",
        "2 000 € la formation Facebook, c'est cher non",
    ],
)
@pytest.mark.parametrize("country", ["FR", "BE"])
def test_a_course_with_its_price_is_judged_and_not_added_to_a_list(ask: Ask, text: str, country: str) -> None:
    said = ask("training", text, profile=replace(DESIGNER, country=country)).answers[0].text
    assert said.startswith("**Ne signez pas encore")
    assert "Que saurez-vous faire seul" in said
    assert country == "FR" or "Qualiopi" not in said


def test_who_looks_for_a_course_gets_courses(ask: Ask) -> None:
    assert "Ne signez pas" not in ask("training", "une formation à Instagram près de chez moi ?", profile=DESIGNER).answers[0].text  # fmt: skip
