"""Gifts, dues, volunteers, teachers, members: read by their words where the topic is unsure, left alone where it is sure."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.members import OF_MEMBERS
from bot.dialogue.memory import Memory


def _unsure(text: str, topic: str = "listening") -> Parsed:
    return Parsed(text, topic, 0.3, ((topic, 0.3), ("customer_reviews", 0.2)), ask_back=True)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("on aimerait lancer une cagnotte pour le toit", "selling_online"),
        ("est-ce qu'on peut régler sa cotisation par carte sur le site", "selling_online"),
        ("les gens pourraient-ils faire un don sur internet ?", "selling_online"),
        ("il nous manque deux animatrices pour l'été", "recruiting"),
        ("où chercher des bénévoles", "recruiting"),
        ("nous voudrions davantage d'adhérents", "prospecting"),
        ("comment attirer des mécènes ?", "prospecting"),
    ],
)
def test_an_unsure_message_is_read_by_these_words(text: str, topic: str) -> None:
    meaning = interpret(_unsure(text), Memory(turn=2))
    assert (meaning.topic, meaning.suggestions, meaning.why) == (topic, (), OF_MEMBERS)


@pytest.mark.parametrize(
    "text",
    [
        "mes cotisations urssaf sont-elles payables en ligne ?",
        "a-t-on le droit de demander des dons en ligne ?",
        "comment faire un reçu fiscal pour les dons en ligne",
        "il a un don pour la musique",
    ],
)
def test_taxes_and_law_are_not_theirs(text: str) -> None:
    assert interpret(_unsure(text), Memory(turn=2)).why != OF_MEMBERS


def test_a_sure_topic_stays() -> None:
    sure = Parsed("on ouvre une page pour les dons en ligne, quel texte écrire ?", "content_ideas", 0.95)
    assert interpret(sure, Memory(turn=2)).topic == "content_ideas"


@pytest.mark.parametrize(
    ("text", "goals", "topic"),
    [
        ("nous cherchons des lecteurs pour le mercredi", (), "inform_profile"),
        ("comment attirer plus d'étudiants ?", ("customers",), "platform_recommendation"),
        ("recruter un professeur pour nos élèves", ("hiring",), "recruiting"),
        ("trouver un remplaçant", (), "recruiting"),
    ],
)
def test_those_whom_a_school_is_for_are_not_its_staff(text: str, goals: tuple[str, ...], topic: str) -> None:
    meaning = interpret(Parsed(text, "recruiting", 0.6, facts=Facts(goals=goals)), Memory(turn=2))
    assert meaning.topic == topic
    assert topic == "recruiting" or meaning.facts.goals == ("customers",)


@pytest.mark.parametrize(
    "text",
    [
        "comment informer les jeunes de la commune ?",
        "on voudrait tenir au courant les familles",
        "comment toucher les nouveaux arrivants",
    ],
)
def test_to_inform_people_is_no_hiring_and_shows_no_knowledge(text: str) -> None:
    parsed = Parsed(text, "recruiting", 0.6, (("recruiting", 0.6),), Facts(goals=("expertise",)))
    meaning = interpret(parsed, Memory(turn=2))
    assert (meaning.topic, meaning.facts.goals) == ("audience", ())


@pytest.mark.parametrize("text", ["on veut plus de filles dans l'école de hand", "il nous faut davantage d'enfants", "on perd des élèves"])  # fmt: skip
def test_those_whom_a_club_is_for_are_not_its_staff(text: str) -> None:
    parsed = Parsed(text, "recruiting", 0.8, (("recruiting", 0.8),), Facts())
    assert interpret(parsed, Memory(turn=2)).topic != "recruiting"


def test_a_body_that_says_what_it_is_presents_itself() -> None:
    school = Facts(trade=Trade("lycée agricole", "training_teaching", confidence=0.7))
    parsed = Parsed("lycée agricole, je dois remplir une classe", "out_of_scope", 0.9, (("out_of_scope", 0.9),), school)
    assert interpret(parsed, Memory()).topic == "inform_profile"


@pytest.mark.parametrize(
    "text",
    ["les commerçants participent pas", "nos adhérents ne répondent jamais", "les parents s'impliquent plus"],
)
def test_people_of_ones_own_who_do_not_join_in(text: str) -> None:
    parsed = Parsed(text, "contests", 0.7, (("contests", 0.7),), Facts())
    assert interpret(parsed, Memory(turn=2)).topic == "community_management"


def test_staff_that_is_looked_for_is_hired() -> None:
    parsed = Parsed(
        "on cherche un maître-nageur pour la piscine",
        "out_of_scope",
        0.9,
        (("out_of_scope", 0.9),),
        Facts(goals=("hiring",)),
    )
    assert interpret(parsed, Memory(turn=2)).topic == "recruiting"


@pytest.mark.parametrize(
    "text",
    [
        "les syndicats nous descendent sur facebook",
        "ya que les rageux qui commentent",
        "on se fait insulter dès qu'on poste",
    ],
)
def test_attacks_are_to_be_answered(text: str) -> None:
    parsed = Parsed(text, "audience", 0.7, (("audience", 0.7),), Facts())
    assert interpret(parsed, Memory(turn=2)).topic == "negative_reviews"


def test_who_gives_courses_looks_for_none() -> None:
    text = "chambre des métiers, on doit faire connaître nos formations aux artisans"
    parsed = Parsed(text, "training", 0.8, (("training", 0.8),), Facts())
    meaning = interpret(parsed, Memory())
    assert (meaning.topic, meaning.facts.goals) == ("platform_recommendation", ("customers",))


@pytest.mark.parametrize("text", ["on veut que des jeunes nous rejoignent", "il faudrait que des voisins adhèrent"])
def test_those_who_are_to_join_are_members_to_find(text: str) -> None:
    parsed = Parsed(text, "inform_profile", 0.8, (("inform_profile", 0.8),), Facts(clientele=("B2C",)))
    meaning = interpret(parsed, Memory(turn=2))
    assert (meaning.topic, meaning.facts.clientele) == ("prospecting", ())
