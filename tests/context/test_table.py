"""The last answer again, the follow-up of figures, doing nothing: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue import talk
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory

ASKED = Memory(
    turn=4,
    last_topic="audience",
    last_served="audience",
    focus=("youtube", "website"),
    question="où sont mes lecteurs ?",
)


def read(text: str, topic: str, memory: Memory = ASKED, **facts: object) -> Meaning:
    return interpret(Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts)), memory)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["vous pouvez répéter svp ?", "redites-moi ça", "j'ai oublié ce que vous m'avez dit", "répète"]
)
def test_the_last_answer_again_is_no_new_beginning(text: str) -> None:
    meaning = read(text, "start_over")
    assert (meaning.topic, meaning.why, meaning.text) == ("audience", talk.REPEATS, ASKED.question)


@pytest.mark.parametrize(
    "text", ["on recommence tout", "il faut répéter ses publications ?", "répétez-le partout, c'est utile ?"]
)
def test_other_repetitions_are_themselves(text: str) -> None:
    assert read(text, "start_over").why != talk.REPEATS


def test_a_case_or_a_plan_is_shown_again() -> None:
    case = read("tu peux répéter", "start_over", ASKED.but(last_topic="case_study", shown_cases=("a", "b")))
    assert case.parsed.values["case"] == "b"
    plan = read("tu peux répéter", "start_over", ASKED.but(last_topic="action_plan", planned="120:website"))
    assert plan.parsed.values["again"]


def test_nothing_to_repeat_before_an_answer() -> None:
    assert read("tu peux répéter", "start_over", Memory()).topic == "start_over"


@pytest.mark.parametrize(
    ("text", "topic", "values"),
    [
        ("et vous me relancez quand ?", "posting_frequency", {"track": "start"}),
        ("dans trois semaines on refait le point ?", "action_plan", {"track": "due", "days": 21}),
        ("vous me redemanderez mes chiffres ?", "privacy", {"track": "start"}),
    ],
)
def test_to_be_asked_again_is_the_follow_up(text: str, topic: str, values: dict[str, object]) -> None:
    assert read(text, topic).parsed.values == values
    assert read("tu me reposes tout depuis le début", "start_over").topic == "start_over"


def test_a_figure_noted_after_an_answer_on_measuring_is_the_starting_point() -> None:
    after = ASKED.but(last_topic="roi_indicators", last_served="roi_indicators")
    assert read("je pars de 6 devis par mois", "roi_indicators", after).parsed.values == {"track": "start"}
    assert not read("je pars de 6 devis par mois", "roi_indicators").parsed.values


@pytest.mark.parametrize(
    "text", ["et si on fait rien ?", "donc je ne fais rien du tout", "si je bouge pas il se passe quoi ?"]
)
def test_doing_nothing_is_a_doubt_on_all_of_it(text: str) -> None:
    assert read(text, "action_plan").topic == "scepticism"
    assert read("je fais rien le dimanche", "inform_profile").topic == "inform_profile"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("c'est quoi le SEO exactement ?", "référencement"),
        ("B2C ça veut dire quoi ?", "particuliers"),
        ("euh, une story c'est quoi", "s'efface"),
    ],
)
def test_a_word_is_explained_and_tells_nothing_of_the_person(text: str, said: str) -> None:
    meaning = read(text, "help", Memory(), clientele=("B2C",))
    assert said in meaning.parsed.values[talk.WORD]
    assert meaning.facts.clientele == ()


@pytest.mark.parametrize(
    "text", ["c'est quoi une bonne story ?", "c'est quoi le SEO ? j'en peux plus de vivre", "je suis en B2C"]
)
def test_a_message_that_says_more_is_no_word_to_explain(text: str) -> None:
    assert talk.WORD not in read(text, "help").parsed.values


@pytest.mark.parametrize("text", ["décidez pour moi", "ok, je vous laisse choisir", "choisis à ma place !"])
def test_the_choice_left_to_us_is_the_advice(text: str) -> None:
    assert read(text, "delegation").why == talk.CHOOSES
    assert read(text + " je veux mourir", "delegation").why != talk.CHOOSES


@pytest.mark.parametrize("text", ["je suis paumé là", "trop de réseaux d'un coup", "on est largués"])
def test_whoever_is_lost_gets_one_thing_even_before_an_answer(text: str) -> None:
    assert read(text, "scepticism", Memory(turn=1)).why == talk.SIMPLER
    assert read(text, "scepticism", Memory()).why != talk.SIMPLER


@pytest.mark.parametrize("text", ["ok alors supprimez-les", "effacez tout svp", "vous pouvez les effacer"])
def test_to_erase_once_we_said_what_is_kept(text: str) -> None:
    assert read(text, "affirm", ASKED.but(last_served="privacy")).topic == "delete_data"
    assert read(text, "affirm").topic == "affirm"
    held = ASKED.but(last_served="delete_data", pending="confirm_delete")
    assert read(text, "affirm", held).topic == "affirm"  # the confirmation itself


@pytest.mark.parametrize("text", ["ok et ca coute", "c payant ?", "et ça coûte cher ?", "c'est gratuit ou pas"])
def test_what_it_costs_is_asked_of_the_channel_just_spoken_of(text: str) -> None:
    spoken = Memory(turn=2, last_topic="platform_fit", last_served="platform_fit", focus=("google_business",))
    meaning = interpret(Parsed(text, "affirm", 0.9), spoken)
    assert (meaning.topic, meaning.platforms) == ("budget", ("google_business",))


@pytest.mark.parametrize("text", ["ok", "d'accord ça marche", "ça coûte trop de temps à mon associé"])
def test_a_yes_is_no_question_of_price(text: str) -> None:
    spoken = Memory(turn=2, last_topic="platform_fit", last_served="platform_fit", focus=("google_business",))
    assert interpret(Parsed(text, "affirm", 0.9), spoken).why != "the price of a channel"
