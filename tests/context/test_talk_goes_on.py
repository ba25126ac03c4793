"""Two channels at once, a week of the plan, a channel left out, anger and apologies: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue import talk
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.rebounds import UNANSWERED

PAIR = Memory(
    turn=4,
    last_topic="platform_comparison",
    last_served="platform_comparison",
    focus=("pinterest", "tiktok"),
    recommended=("website", "pinterest"),
)


def read(text: str, topic: str, memory: Memory = PAIR, **facts: object) -> Meaning:
    return interpret(Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts)), memory)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["pourquoi pas les deux ?", "et les deux en même temps", "je peux faire les deux ?"])
def test_both_are_about_the_two_channels_on_the_table(text: str) -> None:
    meaning = read(text, "personal_or_business")
    assert (meaning.why, meaning.platforms) == (talk.BOTH, PAIR.focus)
    assert read(text, "personal_or_business", Memory(turn=2, last_topic="budget")).why != talk.BOTH


def test_both_answers_the_question_whom_one_sells_to() -> None:
    assert read("les deux", "inform_profile", PAIR.but(pending="clientele")).why != talk.BOTH


def test_the_cheapest_is_a_question_of_prices() -> None:
    meaning = read("et le moins coûteux des deux ?", "budget")
    assert (meaning.topic, meaning.facts.platforms) == ("budget", PAIR.focus)
    assert not read("le moins cher", "budget", Memory(turn=1)).facts.platforms


@pytest.mark.parametrize(
    ("text", "week"), [("la deuxième semaine, je fais quoi ?", 2), ("détaillez la semaine 4", 4), ("1ère semaine ?", 1)]
)
def test_a_week_of_the_plan(text: str, week: int) -> None:
    planned = PAIR.but(planned="120:website", last_topic="action_plan")
    assert read(text, "posting_frequency", planned).parsed.values[talk.WEEK] == week
    assert talk.WEEK not in read(text, "posting_frequency").parsed.values


def test_two_hours_a_week_are_no_week_of_the_plan() -> None:
    planned = PAIR.but(planned="120:website")
    planned = planned.but(last_topic="action_plan")
    assert talk.WEEK not in read("semaine 2 j'ai que 3 h", "inform_profile", planned, hours=3.0).parsed.values
    assert (
        talk.WEEK
        not in read("combien de temps par semaine un patron y met ?", "time_investment", planned).parsed.values
    )


@pytest.mark.parametrize("text", ["et sans TikTok ?", "sans tiktok ça donne quoi", "ok et sans le tiktok"])
def test_a_channel_named_to_be_left_out_is_left_out(text: str) -> None:
    meaning = read(text, "platform_fit", platforms=("tiktok",), flags=("no_site",))
    assert (meaning.topic, meaning.facts.excluded, meaning.facts.platforms) == (
        "platform_recommendation",
        ("tiktok",),
        (),
    )


def test_a_question_about_a_channel_without_something_leaves_it_in() -> None:
    assert read("sans abonnés TikTok ça sert à quoi ?", "platform_fit", platforms=("tiktok",)).facts.excluded == ()


@pytest.mark.parametrize("text", ["ta gueule", "vous me faites chier", "allez vous faire voir"])
def test_an_insult_is_anger_at_us(text: str) -> None:
    assert read(text, "out_of_scope").topic == "negative_feedback"


@pytest.mark.parametrize(
    "text", ["pardon, je me suis emporté", "excusez-moi pour tout à l'heure", "désolée d'avoir été injuste"]
)
def test_an_apology_is_taken(text: str) -> None:
    assert read(text, "change_profile").why == talk.APOLOGISES
    assert read("pardon, j'ai deux heures, j'étais trop large", "change_profile", hours=2.0).topic == "change_profile"


def test_going_on_is_not_starting_over() -> None:
    assert read("bon, on continue ?", "start_over").why == talk.COMES_BACK
    assert read("on reprend tout du début ?", "start_over").topic == "start_over"


@pytest.mark.parametrize("text", ["vous avez zappé mes questions", "tu as répondu à une seule question"])
def test_half_an_answer_is_no_answer(text: str) -> None:
    asked = PAIR.but(question="combien ça coûte et qui s'en occupe ?", near=("delegation",))
    assert read(text, "positive_feedback", asked).why == UNANSWERED


def test_another_sum_after_a_sum() -> None:
    told = Memory(turn=3, last_topic="budget", last_served="budget")
    monthly = interpret(Parsed("non, 80 par mois", "deny", 0.7, number=80.0), told)
    assert (monthly.topic, monthly.facts.budget) == ("budget", 80.0)
    yearly = interpret(Parsed("plutôt 600 € par an", "deny", 0.7, number=600.0), told)
    assert yearly.facts.budget == 50.0
    posts = interpret(Parsed("non, 8 vidéos par mois", "deny", 0.7, number=8.0), told)
    assert posts.facts.budget is None
