"""« vous pouvez répéter ? » and « c'est trop long »: the last answer, the same, whole or short."""

from __future__ import annotations

import pytest

from bot.answers.library import Library
from bot.dialogue.memory import Memory
from tests.answers.conftest import PROFILES, Ask

CALM = Memory(asked=("trade", "clientele"))
APOLOGY = "Entendu, pardon : je fais court à partir de maintenant."


def parts(text: str) -> list[str]:
    """Its paragraphs, with plain spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ").split("\n\n")


@pytest.mark.parametrize("topic", ["platform_fit", "audience", "negative_reviews"])
def test_the_same_answer_again(ask: Ask, topic: str) -> None:
    facts = {"platforms": ("instagram",)} if topic == "platform_fit" else {}
    first = ask(topic, "alors, pour mes pains ?", profile=PROFILES["baker"], memory=CALM, **facts)
    again = ask("help", "vous pouvez répéter ?", profile=PROFILES["baker"], memory=first.memory)
    assert parts(again.answers[0].text) == parts(first.answers[0].text)


@pytest.mark.parametrize("topic", ["platform_fit", "platform_recommendation", "audience", "action_plan"])
def test_too_long_says_the_last_answer_in_short(ask: Ask, topic: str) -> None:
    facts = {"platforms": ("instagram",)} if topic == "platform_fit" else {}
    first = ask(topic, "alors, pour mes pains ?", profile=PROFILES["baker"], memory=CALM, **facts)
    short = ask("out_of_scope", "c'est trop long", profile=PROFILES["baker"], memory=first.memory)
    apology, verdict, *rest = parts(short.answers[0].text)
    assert apology == APOLOGY
    assert verdict == parts(first.answers[0].text)[0]
    assert len(rest) == 1
    assert rest[0] in first.answers[0].text.replace("\u202f", " ").replace("\u00a0", " ")
    assert short.answers[0].more
    assert short.inbox == "thumbs_down"
    assert short.memory.brief


def test_too_long_again_is_as_short(ask: Ask) -> None:
    first = ask("audience", "qui est là ?", profile=PROFILES["baker"], memory=CALM)
    short = ask("out_of_scope", "c'est trop long", profile=PROFILES["baker"], memory=first.memory)
    again = ask("out_of_scope", "plus court svp", profile=PROFILES["baker"], memory=short.memory)
    assert again.answers[0].text == short.answers[0].text


def test_not_understood_after_too_long_is_said_more_simply(ask: Ask) -> None:
    first = ask("platform_fit", "TikTok ?", profile=PROFILES["lawyer"], memory=CALM, platforms=("tiktok",))
    short = ask("out_of_scope", "c'est trop long", profile=PROFILES["lawyer"], memory=first.memory)
    plain = ask("out_of_scope", "j'ai pas compris", profile=PROFILES["lawyer"], memory=short.memory)
    assert parts(plain.answers[0].text)[0].startswith("**Plus simplement : non, pas en priorité")


def test_a_case_asked_for_is_told_in_the_short_answer(ask: Ask, library: Library) -> None:
    brief = ask("case_study", "un exemple ?", profile=PROFILES["baker"], memory=CALM.but(turn=3, brief=True))
    (_, told) = parts(brief.answers[0].text)
    assert told.startswith(("**Ce qui a", "**Résultat"))
    assert "Source : [" in told
