"""After a call for help, and a doubt on the whole activity in the middle of advice: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue.care import DEAD_SEASON, WEIGHS_STOPPING
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import AFTER_DISTRESS, DISTRESS

ADVISED = Memory(turn=4, last_topic="platform_fit", last_served="platform_fit")
ALARMED = Memory(turn=3, last_served=DISTRESS)


@pytest.mark.parametrize(
    "text",
    [
        "Je me demande si je ne ferais pas mieux de fermer la boutique.",
        "franchement j'hésite à tout lâcher",
        "est-ce que je devrais arrêter mon activité ?",
        "Je songe à laisser tomber, peut-être.",
    ],
)
def test_a_doubt_on_the_activity_in_the_middle_of_advice_is_a_worry(text: str) -> None:
    meaning = interpret(Parsed(text, "out_of_scope", 0.5, distress=True), ADVISED)
    assert meaning.why == WEIGHS_STOPPING
    assert (meaning.parsed.distress, meaning.parsed.worry) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "je me demande si je ne devrais pas tout arrêter et moi avec",
        "je pense à tout arrêter, je n'en peux plus",
        "j'hésite à arrêter de vivre",
        "je me demande si je ne devrais pas cesser d'être",
        "je veux tout arrêter",
        "à quoi bon, je me demande si je ne devrais pas tout lâcher",
        "je me demande si je dois en finir",
    ],
)
def test_one_word_more_and_the_alarm_stands(text: str) -> None:
    meaning = interpret(Parsed(text, "out_of_scope", 0.5, distress=True), ADVISED)
    assert meaning.parsed.distress
    assert meaning.why != WEIGHS_STOPPING


@pytest.mark.parametrize("memory", [Memory(), ALARMED, ADVISED.but(last_served=DISTRESS)])
def test_the_same_doubt_alone_or_after_a_call_for_help_stays_an_alarm(memory: Memory) -> None:
    text = "je me demande si je ne devrais pas fermer"
    assert interpret(Parsed(text, "out_of_scope", 0.5, distress=True), memory).parsed.distress


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Je ne possède pas d'ordinateur à la maison.", "out_of_scope"),
        ("on livre seulement le mardi et le jeudi matin", "affirm"),
        ("il me faudrait un résumé en deux phrases", "thanks"),
        ("je dois en parler au bureau de l'association", "out_of_scope"),
        ("je n'ai pas fait une photo de ma vie", "deny"),
    ],
)
def test_an_ordinary_message_after_an_alarm_means_what_it_says(text: str, topic: str) -> None:
    assert interpret(Parsed(text, topic, 0.5, ((topic, 0.5),)), ALARMED).why != AFTER_DISTRESS
    assert interpret(Parsed(text, topic, 0.5, ((topic, 0.5),), ask_back=True), ALARMED).why != AFTER_DISTRESS


def test_what_the_message_says_of_the_business_is_heard_after_an_alarm() -> None:
    facts = Facts(commune="Vierzon", goals=("attract_local",))
    assert interpret(Parsed("bon, Vierzon", "affirm", 0.6, facts=facts), ALARMED).why != AFTER_DISTRESS


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ok", "affirm"),
        ("non merci", "deny"),
        ("j'ai eu quelqu'un au téléphone, ça va un peu mieux", "positive_feedback"),
        ("désolé, je blaguais pour la corde", "out_of_scope"),
        ("personne ne m'écoute de toute façon", "out_of_scope"),
    ],
)
def test_who_comes_back_from_it_is_welcomed(text: str, topic: str) -> None:
    assert interpret(Parsed(text, topic, 0.7), ALARMED).why == AFTER_DISTRESS


@pytest.mark.parametrize(
    ("text", "alarmed"),
    [
        ("on a 800 piasses pour partir", False),
        ("j'ai 300 euros en tout pour commencer", False),
        ("j'ai 300 euros et plus envie de rien", True),
        ("j'ai 300 euros, je veux partir", True),
        ("j'ai 300 euros, je peux partir", True),
        ("il me reste 300 euros pour en finir", True),
    ],
)
def test_a_sum_and_not_a_word_more_is_no_call_for_help(text: str, alarmed: bool) -> None:
    meaning = interpret(
        Parsed(text, "inform_profile", 0.3, facts=Facts(budget=300), ask_back=True, distress=True), ADVISED
    )
    assert meaning.parsed.distress is alarmed
    again = interpret(Parsed(text, "inform_profile", 0.3, facts=Facts(budget=300), distress=True), ALARMED)
    assert again.parsed.distress


def _first_words(text: str, **facts: object) -> Parsed:
    told = {
        "trade": Trade("céramiste", "art_crafts_jewelry", None, 0.9),
        "department": "Ariège",
        "flags": ("seasonal",),
    }
    return Parsed(text, "inform_profile", 0.8, facts=Facts(**{**told, **facts}), distress=True)  # type: ignore[arg-type]  # by name


def test_a_trade_a_place_and_a_dead_season_are_a_presentation() -> None:
    text = "céramiste en Ariège, tout se vend en juillet, en janvier il n'y a personne"
    meaning = interpret(_first_words(text), Memory())
    assert (meaning.why, meaning.parsed.distress, meaning.parsed.worry) == (DEAD_SEASON, False, True)
    assert interpret(_first_words(text), ADVISED).parsed.distress  # later, it is no presentation
    assert interpret(_first_words(text, flags=()), Memory()).parsed.distress
    assert interpret(_first_words(text, trade=None), Memory()).parsed.distress


@pytest.mark.parametrize("end", ["et moi non plus", "et je me couche à midi", "je dors plus", "je tiens plus", "l'hiver je pleure", "à quoi bon la vie"])  # fmt: skip
def test_a_word_about_oneself_keeps_the_alarm(end: str) -> None:
    assert interpret(
        _first_words(f"céramiste en Ariège, en janvier il n'y a personne, {end}"), Memory()
    ).parsed.distress


@pytest.mark.parametrize(
    ("text", "alarmed"),
    [
        ("plus de place avant juin", False),
        ("on n'a plus un créneau avant la rentrée", False),
        ("j'ai trop de clients et plus de place pour moi", True),
        ("j'ai plus de place, plus de force non plus", True),
    ],
)
def test_a_full_order_book_and_not_a_word_more_is_no_call_for_help(text: str, alarmed: bool) -> None:
    told = Parsed(text, "inform_profile", 0.3, facts=Facts(flags=("full_order_book",)), ask_back=True, distress=True)
    assert interpret(told, ADVISED).parsed.distress is alarmed
    assert interpret(told, ALARMED).parsed.distress


@pytest.mark.parametrize(
    "text",
    ["j'ai personne", "y a personne chez nous", "ben personne", "nous n'avons personne pour ça", "personne qui sache"],
)
def test_nobody_for_a_task_is_about_handing_it_over(text: str) -> None:
    handed = Memory(turn=4, last_topic="delegation", last_served="delegation")
    meaning = interpret(Parsed(text, "human_handoff", 0.5, distress=True), handed)
    assert (meaning.topic, meaning.parsed.distress, meaning.parsed.worry) == ("delegation", False, False)


@pytest.mark.parametrize("memory", [Memory(), ALARMED, ADVISED])
def test_nobody_alone_is_no_task_elsewhere(memory: Memory) -> None:
    assert interpret(
        Parsed("je n'ai plus personne à qui parler", "human_handoff", 0.5, distress=True), memory
    ).parsed.distress


@pytest.mark.parametrize("text", ["et l'hiver ?", "plus rien alors", "c'est cuit"])
def test_three_words_in_the_middle_of_advice_do_not_interrupt_it(text: str) -> None:
    parsed = interpret(Parsed(text, "out_of_scope", 0.5, distress=True), ADVISED).parsed
    assert not parsed.distress


@pytest.mark.parametrize("text", ["je craque", "aidez-moi", "au secours", "je pleure", "envie de mourir"])
def test_three_words_about_oneself_do(text: str) -> None:
    assert interpret(Parsed(text, "out_of_scope", 0.5, distress=True), ADVISED).parsed.distress


@pytest.mark.parametrize("text", ["on en a six", "et si je le vends", "je livre aussi le dimanche"])
def test_a_follow_up_of_some_words_gets_no_line_of_help(text: str) -> None:
    assert not interpret(Parsed(text, "out_of_scope", 0.5, worry=True), ADVISED).parsed.worry


@pytest.mark.parametrize("memory", [Memory(), ALARMED])
def test_the_same_words_alone_or_after_a_call_for_help_keep_it(memory: Memory) -> None:
    assert interpret(Parsed("je compte plus en années", "out_of_scope", 0.5, worry=True), memory).parsed.worry


def test_a_trade_presented_gets_no_line_of_help() -> None:
    facts = Facts(trade=Trade("coach de vie", "coaching", None, 0.95))
    assert not interpret(
        Parsed("je suis coach de vie", "inform_profile", 0.9, facts=facts, worry=True), Memory()
    ).parsed.worry
    assert interpret(
        Parsed("je suis coach de vie, je pleure", "inform_profile", 0.9, facts=facts, worry=True), Memory()
    ).parsed.worry
