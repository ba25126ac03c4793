"""Doubts about the case just told get what the base holds on it: its year, its source, its size; a more recent one is later."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask

LAWYER = Profile(trade="avocate", family="legal_professions", profession="avocat", country="FR")
HAIRDRESSER = Profile(trade="coiffeuse", family="hairdressing", country="FR")


def _after(ask: Ask, profile: Profile) -> tuple[Memory, str]:
    first = ask("case_study", "un exemple réussi ?", profile)
    return first.memory, first.memory.shown_cases[-1]


@pytest.mark.parametrize("profile", [LAWYER, HAIRDRESSER])
def test_its_age_is_its_year_or_said_to_be_unknown(ask: Ask, library: Library, profile: Profile) -> None:
    memory, id = _after(ask, profile)
    (case,) = library.read([id])
    text = ask("audience", "c'est vieux, non ?", profile, memory).answers[0].text
    assert str(case.year) in text if case.year else "ne donne pas la date" in text
    assert case.source.url in text


@pytest.mark.parametrize("asked", ["vous inventez ces cas ?", "j'y crois pas", "c'est quoi la source ?"])
def test_whether_it_is_true_is_its_source(ask: Ask, library: Library, asked: str) -> None:
    memory, id = _after(ask, HAIRDRESSER)
    reply = ask("scepticism", asked, HAIRDRESSER, memory).answers[0]
    assert library.read([id])[0].source.url in reply.text
    assert "notre lecture" in reply.text


def test_its_size_is_the_one_of_the_base(ask: Ask) -> None:
    memory, _ = _after(ask, HAIRDRESSER)
    big = memory.but(shown_cases=("zoo-la-garenne-animaux-mignons",))
    assert "Ma base" in ask("help", "c'est une grosse boîte, non ?", HAIRDRESSER, big).answers[0].text


def test_a_more_recent_one_is_later_or_said_not_to_be_known(ask: Ask, library: Library) -> None:
    memory, years = ask("case_study", "un exemple réussi ?", LAWYER).memory, []
    for _ in range(6):
        (last,) = library.read([memory.shown_cases[-1]])
        reply = ask("help", "un autre, plus récent", LAWYER, memory)
        text, memory = reply.answers[0].text, reply.memory
        (new,) = library.read([memory.shown_cases[-1]])
        later = bool(new.year and new.year > (last.year or 2023))
        assert later or "pas de plus récent" in text
        years.append(later)
    assert any(years)
    assert not all(years)


def test_in_another_answer_the_case_in_view_is_meant_and_not_one_behind_a_button(ask: Ask, library: Library) -> None:
    told = ask("platform_fit", "LinkedIn ?", LAWYER, platforms=("linkedin",))
    first = told.answers[0].cases[0]
    text = ask("why_recommendation", "c'est de quelle année ?", LAWYER, told.memory).answers[0].text
    assert first.source.url in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c'est leur vrai nom ?", "C'est le nom que donne la source"), ("ils s'appellent comment ?", "C'est le nom que donne la source"),
        ("ils ont dépensé combien ?", "coûté"), ("ça leur a coûté combien ?", "coûté"), ("avec quel budget ?", "coûté"),
        ("ils existent encore ?", "Je ne sais pas"), ("ça marche toujours ?", "Je ne sais pas"), ("ils sont devenus quoi ?", "Je ne sais pas"),
    ],
)  # fmt: skip
def test_name_cost_and_what_became_of_them_come_from_the_entry(
    ask: Ask, library: Library, text: str, said: str
) -> None:
    told = Memory(
        turn=2, last_topic="case_study", last_served="case_study", shown_cases=("zoo-la-garenne-animaux-mignons",)
    )
    answer = ask("out_of_scope", text, HAIRDRESSER, told).answers[0]
    assert said in answer.text.replace("\N{NO-BREAK SPACE}", " ")
    assert library.read(["zoo-la-garenne-animaux-mignons"])[0].source.url in answer.text


def test_a_person_for_whom_it_went_badly_is_not_named(ask: Ask, library: Library) -> None:
    ids = [key.id for key in library.near(Profile(), (), "failure")[0]]
    keys = (case for case in library.read(ids) if case.person)
    case = next(keys)
    told = Memory(turn=2, last_topic="case_study", last_served="case_study", shown_cases=(case.id,))
    text = ask("out_of_scope", "c'est leur vrai nom ?", HAIRDRESSER, told).answers[0].text
    assert "Je ne donne pas son nom" in text
    assert case.business not in text
