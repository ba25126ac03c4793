"""Coming back on an answer: what goes further, what is new, what was refused, what was too long, what was not answered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply, visible_length
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES, Ask

CALM = Memory(asked=("trade", "clientele"))
JEWELLER = Profile(trade="bijoutière", family="art_crafts", clientele=("B2C",))
BARBER = Trade("barbier", "hairdressing", confidence=0.85)


def titles(reply: Reply) -> list[str]:
    return [button.title for button in reply.answers[0].buttons]


@pytest.mark.parametrize("topic", ["audience", "selling_online", "content_ideas", "newsletter"])
def test_another_question_on_the_same_topic_does_not_get_the_sequel_as_an_answer(ask: Ask, topic: str) -> None:
    first = ask(topic, "première question à propos de la boutique", profile=JEWELLER, memory=CALM)
    other = ask(topic, "faut-il emballer dans du papier kraft", profile=JEWELLER, memory=first.memory)
    assert other.answers[0].text.startswith("**Je n'ai pas de réponse plus précise")
    assert {"Voir un exemple réel", "Parler à une personne"} & {*titles(other)}
    third = ask(topic, "quelle couleur de ruban choisir", profile=JEWELLER, memory=other.memory)
    assert "la même chose" in third.answers[0].text
    assert titles(third) == ["Voir un exemple réel", "Parler à une personne"]
    verdict = first.answers[0].text.split("**")[1]
    assert verdict[:30] in third.answers[0].text  # « alors, oui ou non ? » is answered all the same


@pytest.mark.parametrize("text", ["dites-m'en plus", "comment vendre mes colliers par internet"])
def test_more_and_the_same_question_go_further(ask: Ask, text: str) -> None:
    first = ask("selling_online", "comment vendre mes bagues par internet", profile=JEWELLER, memory=CALM)
    more = ask("selling_online", text, profile=JEWELLER, memory=first.memory)
    assert "**Le piège**" in more.answers[0].text
    assert not more.answers[0].text.startswith("**Je n'ai pas")


def test_a_channel_not_named_before_gets_its_own_first_sentence(ask: Ask) -> None:
    first = ask(
        "content_ideas",
        "que publier cette semaine sur notre page ?",
        profile=JEWELLER,
        memory=CALM,
        platforms=("facebook",),
    )
    other = ask("content_ideas", "et pour Pinterest ?", profile=JEWELLER, memory=first.memory, platforms=("pinterest",))
    assert other.answers[0].text.startswith("**Pour Pinterest")


def test_the_price_of_a_channel_comes_first(ask: Ask, library: Library) -> None:
    before = ask("audience", "où sont mes clients ?", profile=JEWELLER, memory=CALM)
    reply = ask(
        "audience", "et YouTube, c'est gratuit ?", profile=JEWELLER, memory=before.memory, platforms=("youtube",)
    )
    assert reply.answers[0].topic == "budget"
    assert library.platforms["youtube"].cost.split(" ;")[0] in reply.answers[0].text.split("\n\n")[0]


@pytest.mark.parametrize("topic", ["legal_rules", "training", "budget", "platform_comparison"])
def test_the_same_text_is_never_said_twice_in_a_row(ask: Ask, topic: str) -> None:
    memory = CALM
    seen: list[str] = []
    for _ in range(6):
        reply = ask(topic, "et cela ?", profile=JEWELLER, memory=memory)
        seen, memory = [*seen, reply.answers[0].text], reply.memory
    answers = [text if "la même chose" not in text else None for text in seen]
    assert all(a != b or a is None for a, b in pairwise(answers))


def test_the_goal_is_asked_once_and_what_is_told_in_answer_gets_the_advice(ask: Ask) -> None:
    first = ask("inform_profile", "barbier", trade=BARBER)
    assert "Que cherchez-vous d'abord" in first.answers[0].text
    told = ask("inform_profile", "à Nantes", profile=first.profile, memory=first.memory, commune="Nantes")
    assert told.answers[0].choices
    again = ask("inform_profile", "débutant", profile=told.profile, memory=told.memory, flags=("starting",))
    assert not any("Que cherchez-vous d'abord" in answer.text for answer in again.answers)


@pytest.mark.parametrize("topic", ["inform_profile", "change_profile"])
def test_who_said_a_goal_is_not_asked_for_it(ask: Ask, topic: str) -> None:
    profile = Profile(goals=("hiring",))
    reply = ask(topic, "nous sommes à Brest", profile=profile, memory=Memory(turn=1), commune="Brest")
    assert "Que cherchez-vous d'abord" not in reply.answers[0].text


def test_before_any_advice_there_is_none_to_see_again(ask: Ask) -> None:
    first = ask("change_profile", "en fait je suis barbier", memory=Memory(turn=1), trade=BARBER)
    assert "Revoir mes canaux" not in titles(first)
    assert "en tiennent compte" not in first.answers[0].text
    shown = Memory(turn=2, recommended=("facebook",), last_topic="budget")
    assert "Revoir mes canaux" in titles(ask("change_profile", "plutôt barbier", memory=shown, trade=BARBER))


def test_no_with_a_channel_advises_without_it(ask: Ask) -> None:
    shown = ask("platform_recommendation", "lesquels ?", profile=JEWELLER, memory=CALM)
    reply = ask("deny", "non, pas Pinterest", profile=JEWELLER, memory=shown.memory, excluded=("pinterest",))
    assert reply.profile.excluded == ("pinterest",)
    assert "sans Pinterest" in reply.answers[0].text
    assert "pinterest" not in [choice.platform.id for choice in reply.answers[0].choices]
    second = ask("deny", "non, sans TikTok non plus", profile=reply.profile, memory=reply.memory, excluded=("tiktok",))
    assert {*second.profile.excluded} == {"pinterest", "tiktok"}


def test_no_without_a_reason_is_asked_back(ask: Ask) -> None:
    shown = ask("platform_recommendation", "lesquels ?", profile=JEWELLER, memory=CALM)
    reply = ask("deny", "non, je ne parle pas de cela", profile=JEWELLER, memory=shown.memory)
    assert "Qu'est-ce qui ne va pas" in reply.answers[0].text
    assert "revenez" in ask("deny", "non merci", profile=JEWELLER, memory=shown.memory).answers[0].text


def test_to_leave_a_channel_is_judged_and_not_taken_as_a_refusal(ask: Ask) -> None:
    shown = ask("platform_recommendation", "lesquels ?", profile=JEWELLER, memory=CALM)
    reply = ask(
        "change_profile",
        "alors je dois fermer Pinterest ?",
        profile=JEWELLER,
        memory=shown.memory,
        excluded=("pinterest",),
    )
    assert (reply.answers[0].topic, reply.profile.excluded) == ("platform_fit", ())


def test_a_channel_in_an_unclear_message_is_judged_with_other_readings_beside(library: Library) -> None:
    ranking = (("tools", 0.3), ("out_of_scope", 0.25), ("audience", 0.2), ("human_handoff", 0.1))
    facts = Facts(platforms=("pinterest",))
    parsed = Parsed("ma sœur ne jure que par Pinterest", "tools", 0.3, ranking, facts, ask_back=True)
    reply = respond(parsed, JEWELLER, CALM.but(turn=1), library)
    assert reply.answers[0].topic == "platform_fit"
    assert "Si ce n'est pas votre question" in reply.answers[0].text
    assert titles(reply)[:3] == [library.titles["tools"], library.titles["audience"], "Parler à une personne"]
    assert len(titles(reply)) == len({*titles(reply)})


def test_no_button_is_shown_twice(library: Library) -> None:
    ranking = (("human_handoff", 0.3), ("budget", 0.2))
    parsed = Parsed("euh, quelqu'un ?", "human_handoff", 0.3, ranking, ask_back=True)
    assert titles(respond(parsed, JEWELLER, CALM.but(turn=1), library)).count("Parler à une personne") == 1


@pytest.mark.parametrize("topic", ["platform_recommendation", "content_ideas", "action_plan", "platform_fit"])
def test_after_too_long_answers_are_short_and_hold_the_rest(ask: Ask, topic: str) -> None:
    shown = ask("audience", "où ?", profile=PROFILES["baker"], memory=CALM)
    told = ask("out_of_scope", "c'est trop long", profile=PROFILES["baker"], memory=shown.memory)
    assert "je fais court" in told.answers[0].text
    assert not told.memory.annoyed
    facts = {"platforms": ("facebook",)} if topic == "platform_fit" else {}
    whole = ask(
        topic, "que dois-je faire pour ma boutique de pain ?", profile=PROFILES["baker"], memory=shown.memory, **facts
    ).answers[0]
    short = ask(
        topic, "que dois-je faire pour ma boutique de pain ?", profile=PROFILES["baker"], memory=told.memory, **facts
    ).answers[0]
    assert short.text.split("\n\n")[0] == whole.text.split("\n\n")[0]
    assert len(short.text.split("\n\n")) == 2
    assert visible_length(short.text) < visible_length(whole.text)
    assert whole.text.split("\n\n")[-1] in f"{short.text}{short.more}"


def test_not_answered_takes_the_question_up_by_its_next_reading(library: Library) -> None:
    ranking = (("selling_online", 0.5), ("legal_rules", 0.3), ("deny", 0.1))
    asked = Parsed("puis-je vendre en étant à la retraite ?", "selling_online", 0.5, ranking)
    first = respond(asked, JEWELLER, CALM.but(turn=1), library)
    complaint = Parsed("vous n'avez pas répondu", "negative_feedback", 0.9)
    second = respond(complaint, first.profile, first.memory, library)
    assert second.answers[0].topic == "legal_rules"
    assert "puis-je vendre en étant à la retraite" in second.answers[0].text
    third = respond(complaint, second.profile, second.memory, library)
    assert "Parler à une personne" in titles(third)
    assert third.answers[0].text != second.answers[0].text


def test_what_is_remembered_survives_storage() -> None:
    memory = Memory(turn=2, question="et alors ?", near=("budget",), said=12, brief=True)
    assert Memory.from_dict(memory.as_dict()) == memory


def test_the_trap_is_told_first_to_whoever_asks_for_it(library: Library) -> None:
    advised = Memory(turn=2, last_topic="contests", last_served="contests", depth={"contests": 1})
    answer = respond(Parsed("il est où le piège ?", "help", 0.5), Profile(), advised, library).answers[0]
    assert answer.text.startswith("**Voici le piège")
    assert answer.topic == "contests"
