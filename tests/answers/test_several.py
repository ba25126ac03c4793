"""Several questions in one message: two are answered, the others stay within reach, « et la deuxième ? » goes to its own."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

POTTER = Profile(trade="potière", family="art_crafts_jewelry", clientele=("B2C",), goals=("customers",))


def say(
    library: Library, text: str, topic: str, *questions: str, before: Reply | None = None, sure: float = 0.6
) -> Reply:
    second = next((one for one in questions if one and one != topic), None)
    facts = Facts(trade=Trade("potière", "art_crafts_jewelry")) if topic == "inform_profile" else Facts()
    parsed = Parsed(text, topic, sure, ((topic, sure),), facts, second=second, questions=questions)
    return respond(parsed, before.profile if before else POTTER, before.memory if before else Memory(), library)


def topics(reply: Reply) -> list[str]:
    return [answer.topic for answer in reply.answers]


def test_a_presentation_with_questions_gets_answers(library: Library) -> None:
    reply = say(library, "Potière. 1) … 2) … 3) …", "inform_profile", "negative_reviews", "paid_ads", "newsletter")
    first = reply.answers[0]
    assert "Répondez une seule fois" in first.text.split("\n")[0]
    assert "autres questions" in first.text
    assert [b.payload for b in first.buttons][:2] == ["/paid_ads", "/newsletter"]


def test_two_are_answered_and_the_third_is_a_button(library: Library) -> None:
    reply = say(library, "… ? … ? … ?", "website_needed", "website_needed", "tools", "contests")
    assert topics(reply) == ["website_needed", "tools"]
    assert reply.answers[-1].buttons[0].payload == "/contests"


def test_two_questions_that_are_both_answered_leave_nothing(library: Library) -> None:
    reply = say(library, "… ? … ?", "website_needed", "website_needed", "tools")
    assert topics(reply) == ["website_needed", "tools"]
    assert not re.search(r"n.oublie pas|redites", reply.answers[-1].text)


def test_a_mixture_is_answered_by_its_parts(library: Library) -> None:
    assert topics(say(library, "… ? … ?", "budget", "tools", "contests")) == ["tools", "contests"]
    assert topics(say(library, "… ? … ?", "budget", "tools", "contests", sure=0.95))[0] == "budget"


def test_what_was_not_understood_is_asked_apart(library: Library) -> None:
    reply = say(library, "… ? … ? … ?", "tools", "tools", "", "contests")
    assert "redites-le-moi à part" in reply.answers[-1].text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("et la troisième ?", "newsletter"),
        ("pour la 2 alors", "paid_ads"),
        ("la dernière ?", "newsletter"),
        ("et mes autres questions ?", "paid_ads"),
        ("la première", "negative_reviews"),
    ],
)
def test_an_ordinal_goes_to_its_question(library: Library, text: str, topic: str) -> None:
    first = say(library, "…", "inform_profile", "negative_reviews", "paid_ads", "newsletter")
    then = say(library, text, "platform_recommendation", before=first)
    assert then.memory.last_topic == topic


def test_each_answer_takes_one_away(library: Library) -> None:
    reply = say(library, "…", "inform_profile", "negative_reviews", "paid_ads", "newsletter")
    for expected in ("paid_ads", "newsletter"):
        reply = say(library, "et la suivante ?", "out_of_scope", before=reply)
        assert reply.memory.last_topic == expected
    assert say(library, "et la suivante ?", "out_of_scope", before=reply).memory.last_topic == "newsletter"


def test_without_several_questions_an_ordinal_means_nothing(library: Library) -> None:
    first = say(library, "faut-il un site ?", "website_needed")
    assert (
        say(library, "la deuxième", "platform_recommendation", before=first).memory.last_topic
        == "platform_recommendation"
    )


def test_a_question_behind_thanks_is_answered(library: Library) -> None:
    parsed = Parsed("super merci et pour la pub ?", "thanks", 0.7, (("thanks", 0.7),), second="paid_ads")
    assert topics(respond(parsed, POTTER, Memory(turn=2), library)) == ["paid_ads"]
    bare = Parsed("super merci", "thanks", 0.7, (("thanks", 0.7),))
    assert topics(respond(bare, POTTER, Memory(turn=2), library)) == ["thanks"]


def test_a_channel_and_a_question_beside_it_are_both_answered(library: Library) -> None:
    text = "On me jure que Facebook est obligatoire. Et pour embaucher ?"
    ranking = (("audience", 0.3), ("recruiting", 0.28))
    questions = ("platform_fit", "recruiting")
    parsed = Parsed(
        text,
        "audience",
        0.3,
        ranking,
        Facts(platforms=("facebook",)),
        ask_back=True,
        second="recruiting",
        questions=questions,
    )
    reply = respond(parsed, POTTER, Memory(), library)
    assert topics(reply)[:2] == ["platform_fit", "recruiting"]
    assert not any("Si ce n'est pas votre question" in answer.text for answer in reply.answers)
