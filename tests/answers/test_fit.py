"""The verdict on one channel: what is said and what is drawn beside it agree."""

from __future__ import annotations

from bot.answers.answer import visible_length
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES, Ask


def test_a_conditional_yes_is_drawn_in_support_as_it_is_said(ask: Ask) -> None:
    answer = ask("platform_fit", "Facebook, pour moi ?", statuses=("liberal",), platforms=("facebook",)).answers[0]
    assert "à côté d" in answer.text
    assert [choice.role for choice in answer.choices] == ["support"]


def test_a_plain_yes_keeps_its_place(ask: Ask) -> None:
    answer = ask("platform_fit", "Facebook, pour moi ?", profile=PROFILES["lawyer"], platforms=("facebook",)).answers[0]
    assert "comme canal principal" in answer.text
    assert [choice.role for choice in answer.choices] == ["main"]


def test_a_channel_that_already_brings_customers_is_never_to_be_left(ask: Ask) -> None:
    baker = PROFILES["baker"].with_values(met_on=("pinterest",), present=("pinterest",))
    told = ask("platform_fit", "Pinterest me ramène la moitié de mes clients", baker, platforms=("pinterest",)).answers[
        0
    ]
    assert told.text.startswith("**Gardez Pinterest") or told.verdict == "yes"
    advised = ask("platform_recommendation", "lequel j'arrête ?", baker).answers[0].text
    assert "Laissez" not in advised


def test_a_profession_s_rule_is_never_pushed_out(ask: Ask, library: Library) -> None:
    """However long the step told beside it is."""
    for platform in library.platforms.values():
        for told in range(len(platform.first_steps)):
            memory = Memory(turn=3, told=tuple(f"step:{platform.id}:{n}" for n in range(told)))
            asked = ask("platform_fit", "pour moi ?", PROFILES["lawyer"], memory, platforms=(platform.id,)).answers[0]
            assert "**Vos règles**" in asked.text, platform.id
            assert visible_length(asked.text) <= 900, platform.id
