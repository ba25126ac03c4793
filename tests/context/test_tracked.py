"""« Avant / après » in words: beginning, which figure, when; no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue.days import named
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.nlu.extract.quantity import quantity
from bot.text import fold

WHICH = Memory(turn=3, last_topic="action_plan", last_served="action_plan", pending="indicator")
DAY = Memory(turn=5, last_topic="action_plan", last_served="action_plan", pending="day")


def read(text: str, memory: Memory = Memory(), topic: str = "out_of_scope", distress: bool = False) -> Meaning:  # noqa: B008  # frozen
    parsed = Parsed(text, topic, 0.6, ((topic, 0.6),), Facts(), distress=distress, number=quantity(text))
    return interpret(parsed, memory)


@pytest.mark.parametrize(
    "text",
    [
        "je tiens une librairie à Vannes. je voudrais noter mon point de départ",
        "je veux mesurer l'avant après",
        "on peut suivre mes chiffres",
        "j'aimerais enregistrer mes chiffres de départ svp",
        "mettre en place un suivi",
        "ok mon point de départ",
    ],
)
def test_the_wish_to_begin_begins_and_is_no_call_for_help(text: str) -> None:
    meaning = read(text, distress=True)
    assert meaning.parsed.values.get("track") == "start"
    assert not meaning.parsed.distress


def test_an_alarm_stands_beside_the_wish_to_begin() -> None:
    assert read("je veux noter mon point de départ avant de mourir", distress=True).parsed.distress


@pytest.mark.parametrize(
    "text",
    [
        "comment mesurer l'avant après ?",
        "je publie des photos avant après",
        "quels chiffres suivre ?",
        "suivi des commandes clients",
        "comment faire le suivi de mes clients ?",
    ],
)
def test_how_to_measure_is_another_question(text: str) -> None:
    assert "track" not in read(text, topic="roi_indicators").parsed.values


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("relancez moi dans un mois", 30),
        ("vous pouvez me redemander dans 6 semaines", 42),
        ("on refait le point dans trois mois", 91),
        ("redemande moi dans 15 jours", 15),
    ],
)
def test_a_reminder_names_its_day(text: str, days: int) -> None:
    meaning = read(text, distress=True)
    assert (meaning.parsed.values.get("track"), meaning.parsed.values.get("days")) == ("due", days)
    assert not meaning.parsed.distress


@pytest.mark.parametrize(
    ("text", "step", "indicator"),
    [
        ("les clients", "measure", "customers"),
        ("mes heures", "measure", "hours"),
        ("plutôt le CA", "measure", "turnover"),
        ("ceux qui reviennent", "measure", "returning"),
        ("la deuxième", "measure", "hours"),
        ("j'ai 3 clients par mois", "measure", "customers"),
        ("non c'est tout", "when", None),
        ("je sais pas trop", "unsure", None),
    ],
)
def test_which_figure(text: str, step: str, indicator: str | None) -> None:
    values = read(text, WHICH).parsed.values
    assert (values.get("track"), values.get("indicator")) == (step, indicator)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("dans un mois", "due"),
        ("le 15 janvier", "due"),
        ("fin février", "due"),
        ("15/03", "due"),
        ("jamais", "stop"),
        ("non merci", "stop"),
        ("après les vacances", "no_day"),
        ("je sais pas", "no_day"),
        ("quand vous voulez", "no_day"),
    ],
)
def test_the_day(text: str, step: str) -> None:
    assert read(text, DAY).parsed.values.get("track") == step


def test_a_question_is_no_day() -> None:
    assert "track" not in read("et pour Instagram ?", DAY).parsed.values


@pytest.mark.parametrize(
    ("text", "days", "date"),
    [
        ("dans deux mois", 61, None),
        ("d'ici un mois et demi", 46, None),
        ("le mois prochain", 30, None),
        ("demain", 1, None),
        ("1er mars", None, (1, 3)),
        ("mi-avril", None, (15, 4)),
        ("début septembre", None, (3, 9)),
        ("en juin", None, (3, 6)),
    ],
)
def test_days_that_are_named(text: str, days: int | None, date: tuple[int, int] | None) -> None:
    assert named(fold(text)) == (days, date)


@pytest.mark.parametrize("text", ["le 45 mars", "31/02", "après les vacances", "bientôt"])
def test_no_day(text: str) -> None:
    assert named(fold(text)) is None


@pytest.mark.parametrize("text", ["lol", "👍", "ok"])
def test_words_that_say_nothing_are_asked_again(text: str) -> None:
    assert read(text, WHICH, topic="affirm").parsed.values.get("track") == "unsure"
    assert read(text, DAY, topic="affirm").parsed.values.get("track") == "no_day"


@pytest.mark.parametrize("text", ["passe", "bof, passe", "question suivante"])
def test_nothing_asked_is_skipped_in_a_word(text: str) -> None:
    assert read(text).topic == "deny"
