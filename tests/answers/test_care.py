"""A call for help, and the line of help: at most one in a conversation, never where there is nothing to worry about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import DISTRESS

BAKER = Profile(trade="boulangère", family="bakery_pastry", clientele=("B2C",))
TALKING = Memory(turn=3, last_topic="platform_fit", last_served="platform_fit", asked=("trade", "clientele", "goal"))
QUESTION = Parsed("combien de temps pour Instagram, je dors mal", "time_investment", 0.9, worry=True)


def lines(reply: Reply) -> int:
    """How often 3114 is pointed at in what is shown."""
    return sum(answer.text.count("que-se-passe-t-il") for answer in reply.answers)


def test_a_worry_is_answered_then_one_line_once(library: Library) -> None:
    first = respond(QUESTION, BAKER, TALKING, library)
    assert first.answers[0].kind == "answer"
    assert lines(first) == 1
    again = respond(replace(QUESTION, text="et pour Facebook, je dors mal"), BAKER, first.memory, library)
    assert lines(again) == 0


def test_the_line_follows_the_answer_not_our_question(library: Library) -> None:
    reply = respond(QUESTION, Profile(), Memory(), library)
    assert "3114" in reply.answers[0].text
    assert all("3114" not in answer.text for answer in reply.answers[1:])


def test_the_line_stays_in_a_short_answer(library: Library) -> None:
    reply = respond(QUESTION, BAKER, TALKING.but(brief=True), library)
    assert lines(reply) == 1


@pytest.mark.parametrize("text", ["et pour les adultes ?", "et avec des groupes", "mais pour mon voisin, je dors mal"])
def test_no_line_for_a_sequel_that_names_its_noun(library: Library, text: str) -> None:
    reply = respond(Parsed(text, "legal_rules", 0.4, worry=True), BAKER, TALKING, library)
    assert lines(reply) == int("dors" in text)


@pytest.mark.parametrize("text", ["zut", "bof hein", "Pareil ?"])
def test_no_line_for_a_word_or_two(library: Library, text: str) -> None:
    reply = respond(Parsed(text, "out_of_scope", 0.4, worry=True, ask_back=True), BAKER, TALKING, library)
    assert lines(reply) == 0


def test_no_line_for_the_answer_to_our_question(library: Library) -> None:
    facts = Facts(trade=Trade("couvreur", "construction_trades"))
    parsed = Parsed("couvreur, tout seul sur les toits", "inform_profile", 0.6, facts=facts, worry=True)
    asked = Memory(turn=1, pending="trade", asked=("trade",), last_served="platform_fit")
    assert lines(respond(parsed, Profile(), asked, library)) == 0
    assert lines(respond(parsed, Profile(), asked.but(pending=None), library)) == 1


def test_an_ordinary_message_after_an_alarm_is_answered_with_one_line_at_most(library: Library) -> None:
    alarmed = respond(Parsed("je veux en finir", "out_of_scope", 0.3, distress=True), BAKER, TALKING, library)
    assert alarmed.memory.last_served == DISTRESS
    assert alarmed.answers[0].data()["redirect"] == "distress"
    ordinary = Parsed("la boutique est fermée le lundi toute la journée", "out_of_scope", 0.5, worry=True)
    then = respond(ordinary, BAKER, alarmed.memory, library)
    assert not then.answers[0].text.startswith("**Merci de me l'avoir écrit")
    assert lines(then) == 1
    assert lines(respond(ordinary, BAKER, then.memory, library)) == 0


def test_a_sure_question_after_an_alarm_has_no_line(library: Library) -> None:
    memory = TALKING.but(last_served=DISTRESS)
    reply = respond(Parsed("par quoi je commence alors ?", "action_plan", 0.9), BAKER, memory, library)
    assert reply.answers[0].kind == "plan"
    assert lines(reply) == 0


def test_a_new_alarm_allows_a_new_line(library: Library) -> None:
    worried = respond(QUESTION, BAKER, TALKING, library).memory
    alarmed = respond(Parsed("je veux mourir", "out_of_scope", 0.3, distress=True), BAKER, worried, library).memory
    assert lines(respond(QUESTION, BAKER, alarmed, library)) == 1


def test_a_welcome_back_points_at_help_once(library: Library) -> None:
    memory = TALKING.but(last_served=DISTRESS)
    back = respond(Parsed("merci, j'ai appelé hier soir", "thanks", 0.8, worry=True), BAKER, memory, library)
    assert back.answers[0].text.startswith("**Merci de me l'avoir écrit")
    assert lines(back) == 1
    assert lines(respond(QUESTION, BAKER, back.memory, library)) == 0


def test_a_doubt_on_the_activity_gets_an_answer_and_a_line(library: Library) -> None:
    parsed = Parsed("je me demande si je ne ferais pas mieux de tout lâcher", "out_of_scope", 0.4, distress=True)
    reply = respond(parsed, BAKER, TALKING, library)
    assert reply.answers[0].kind == "notice"
    assert lines(reply) == 1
    assert "Conseillers-Entreprises" in reply.answers[0].text
    assert reply.inbox is None
    assert reply.memory.last_served != DISTRESS
    assert lines(respond(QUESTION, BAKER, reply.memory, library)) == 0


def test_a_fixed_phrase_taken_for_an_alarm_leaves_no_trace_of_one(library: Library) -> None:
    reply = respond(Parsed("pourquoi ?", "why_recommendation", 0.5, distress=True), BAKER, TALKING, library)
    assert lines(reply) == 0
    assert reply.memory.last_served != DISTRESS


def test_no_line_for_who_presents_their_business(library: Library) -> None:
    facts = Facts(trade=Trade("potière", "art_crafts_jewelry"), region="Occitanie", hours=3.0)
    told = Parsed("potière dans le Gers, trois heures par semaine, l'hiver c'est long", "inform_profile", 0.5, facts=facts, worry=True)  # fmt: skip
    assert lines(respond(told, Profile(), Memory(), library)) == 0
    alone = replace(told, facts=Facts(trade=facts.trade))
    assert lines(respond(alone, Profile(), Memory(), library)) == 1
