"""Going further on a written advice: each message brings something new, or says that all was told."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Answer, visible_length
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.further import WRITTEN
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES, Ask

CALM = Memory(asked=("trade", "clientele", "goal", "hours"))
BAKER = Profile(trade="boulangère", family="bakery_pastry", clientele=("B2C",), commune="Gorron")
TOPICS = sorted(WRITTEN - {"action_plan"})


def talk(library: Library, topic: str, profile: Profile, *texts: str, first: str = "comment faire ?") -> list[Answer]:
    """The first answer of a topic, then what each follow-up gets."""
    memory, said = CALM, list[Answer]()
    for n, text in enumerate((first, *texts)):
        ranking = ((topic, 0.95),) if not n else (("out_of_scope", 0.3),)
        parsed = Parsed(text, ranking[0][0], ranking[0][1], ranking, ask_back=bool(n))
        reply = respond(parsed, profile, memory, library)
        said, memory, profile = [*said, reply.answers[0]], reply.memory, reply.profile
    return said


def paragraphs_of(answer: Answer) -> set[str]:
    """What is told, without the sentence that a last answer says again."""
    return {part for part in answer.text.split("\n\n") if len(part) > 60} if answer.kind == "answer" else set()


@pytest.mark.parametrize("who", ["baker", "lawyer", "machinist", "association"])
@pytest.mark.parametrize("topic", TOPICS)
def test_no_paragraph_is_told_twice(library: Library, topic: str, who: str) -> None:
    answers = talk(library, topic, PROFILES[who], "c'est tout ?", "et après ?", "ok mais encore", "quoi d'autre ?")
    for one, other in combinations(answers, 2):
        again = paragraphs_of(one) & paragraphs_of(other)
        assert not {part for part in again if not part.startswith("**Attention")}
    assert all(answer.topic == topic and visible_length(answer.text) <= 900 for answer in answers)


def test_once_all_is_told_it_is_said_with_a_person_and_other_subjects(library: Library) -> None:
    answers = talk(library, "contests", BAKER, *["et après ?"] * 7)
    last = next(answer for answer in answers if "je vous ai dit ce que je sais" in answer.text)
    assert "la même chose" in answers[-1].text
    titles = [button.title for button in last.buttons]
    assert "Parler à une personne" in titles
    assert len(titles) > 2


def test_a_lawyer_is_not_told_what_suits_every_trade(library: Library) -> None:
    answers = talk(library, "customer_reviews", PROFILES["lawyer"], *["et après ?"] * 5)
    assert not any("tous les métiers" in answer.text for answer in answers)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("concrètement ?", "**Concrètement, commencez par l'essai"),
        ("ça suffit donc ?", "**Pour commencer, oui"),
        ("comment je sais si ça marche ?", "**Un seul signe à suivre"),
        ("et si ça marche pas ?", "**Alors changez une seule chose"),
        ("t'as pas plus simple ?", "**Le plus simple, une seule chose"),
        ("et le piège ?", "**Voici le piège"),
    ],
)
def test_each_follow_up_is_answered_as_asked(library: Library, text: str, begins: str) -> None:
    for topic in ("contests", "newsletter", "website_needed"):
        assert talk(library, topic, BAKER, text)[1].text.startswith(begins)


def test_the_trap_asked_twice_is_another_one(library: Library) -> None:
    _, first, second = talk(library, "contests", BAKER, "et le piège ?", "quels risques ?")
    assert "Un autre piège" in second.text
    assert first.text.split("\n\n")[0] != second.text.split("\n\n")[0]


def test_easier_twice_is_another_line(library: Library) -> None:
    _, first, second = talk(library, "contests", BAKER, "t'as pas plus simple ?", "y a pas plus simple ?")
    assert first.text != second.text


def test_how_one_can_tell_offers_to_note_the_number(library: Library) -> None:
    answer = talk(library, "newsletter", BAKER, "comment je sais si ça marche ?")[1]
    assert "Noter mon point de départ" in [button.title for button in answer.buttons]


def test_what_follows_any_trial_is_said_once(library: Library) -> None:
    answers = talk(library, "recruiting", BAKER, "concrètement ?", "et après ?", "et le piège ?", "c'est tout ?")
    assert sum("n'ajoutez qu'une chose" in answer.text for answer in answers) <= 1


STOLEN = "mon compte a été piraté"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("et si Meta répond pas ?", "Relancez une fois par semaine"),
        ("ils répondent jamais", "Relancez une fois par semaine"),
        ("et s'ils font rien ?", "Relancez une fois par semaine"),
        ("faut prévenir qui ?", "la banque si de l'argent"),
        ("je porte plainte ?", "la banque si de l'argent"),
        ("j'ai perdu mes abonnés, je fais quoi ?", "vos clients d'abord"),
        ("je recrée un compte ?", "vos clients d'abord"),
    ],
)
def test_after_a_stolen_account_each_question_has_its_answer(library: Library, text: str, said: str) -> None:
    answer = talk(library, "account_security", BAKER, text, first=STOLEN)[1]
    assert said in answer.text.split("\n\n")[0]


def test_how_to_avoid_it_is_prevention_and_goes_on_so(library: Library) -> None:
    _, avoided, more = talk(
        library, "account_security", BAKER, "comment éviter que ça recommence ?", "et après ?", first=STOLEN
    )
    assert re.search("vérification|authentification|administrat", avoided.text)
    assert "Les jours suivants" not in more.text
    assert "déjà perdu" not in more.text  # what to do then was told first


def test_a_refusal_to_take_a_copy_off_goes_further_without_excuse(library: Library) -> None:
    copied = talk(library, "account_security", BAKER, "et si il refuse d'enlever ?", first="on m'a volé mes photos")
    assert copied[1].text.startswith("S'il refuse")


@pytest.mark.parametrize("text", ["on m'a volé mes photos", "et si quelqu'un me copie ?", "on plagie mes textes"])
def test_a_copy_is_answered_by_what_to_do_about_it(ask: Ask, text: str) -> None:
    assert "Capture datée" in ask("account_security", text, BAKER).answers[0].text


def test_my_photos_stolen_with_a_false_account_is_the_false_account(ask: Ask) -> None:
    answer = ask("account_security", "un faux compte utilise mes photos", BAKER).answers[0]
    assert "faux compte" in answer.text.split("\n\n")[0]


def test_a_former_employee_who_refuses_has_the_text_that_speaks_of_it(library: Library) -> None:
    first = "j'ai plus accès à ma page, l'ancien salarié a les codes"
    refused = talk(library, "account_security", BAKER, "et s'il veut pas ?", first=first)[1]
    assert refused.text.startswith("S'il refuse")


def test_more_simply_is_said_of_the_text_chosen_for_them(library: Library) -> None:
    told, simpler = talk(library, "personal_or_business", PROFILES["lawyer"], "plus simplement ?")
    verdict = told.text.split("**")[1]
    assert verdict[5:40] in simpler.text
