"""« en Belgique c'est pareil ? »: whether what was said holds in another country, and nothing of the person's."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.same_there import SAME_THERE

ADVISED = Memory(turn=2, last_topic="legal_rules", last_served="legal_rules")
SWISS, BELGIAN = Facts(country="CH"), Facts(country="BE")


@pytest.mark.parametrize(
    "text",
    [
        "et en Suisse, c'est la même chose ?",
        "ça vaut aussi en Suisse ?",
        "vos chiffres sont vrais en Suisse ?",
        "la loi est pareille en Suisse ?",
    ],
)
def test_it_is_heard(text: str) -> None:
    meaning = interpret(Parsed(text, "why_recommendation", 0.3, facts=SWISS, ask_back=True), ADVISED)
    assert (meaning.topic, meaning.why) == ("legal_rules", SAME_THERE)


@pytest.mark.parametrize(
    "text", ["je suis en Suisse", "et en Suisse ?", "je vends le même pain en Suisse et en France, où publier ?"]
)
def test_what_says_a_place_otherwise_is_not(text: str) -> None:
    assert interpret(Parsed(text, "inform_profile", 0.6, facts=SWISS), ADVISED).why != SAME_THERE


def test_the_answer_says_what_holds_and_keeps_the_person_where_they_are(library: Library) -> None:
    baker = Profile(trade="boulanger", family="bakery_pastry", region="Bretagne", country="FR")
    reply = respond(
        Parsed("c'est pareil en Belgique ?", "why_recommendation", 0.3, facts=BELGIAN), baker, ADVISED, library
    )
    text = reply.answers[0].text
    assert "viennent de France" in text
    assert "en Belgique" in text
    assert "RGPD" in text
    assert (reply.profile.region, reply.profile.country) == ("Bretagne", "FR")
    swiss = respond(Parsed("c'est pareil en Suisse ?", "why_recommendation", 0.3, facts=SWISS), baker, ADVISED, library)
    assert "RGPD" not in swiss.answers[0].text
