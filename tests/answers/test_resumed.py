"""A question answered again once the person has said what was missing: the verdict, what is new in a line, and nothing said back twice."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.dialogue.memory import Memory, Pending
from tests.answers.conftest import Ask

JOINER = Profile(trade="menuisier", family="finishing_building", clientele=("B2C",), hours=2.0, goals=("customers",))


def _open(topic: str, about: Pending) -> Memory:
    return Memory(turn=3, pending=about, waiting_topic=topic, asked=("trade", "clientele", "goal"))


@pytest.mark.parametrize("meant", ["inform_profile", "change_profile"])
@pytest.mark.parametrize(
    ("about", "said", "facts"),
    [
        ("clientele", "plutôt des gens du coin", {"clientele": ("B2C",)}),
        ("hours", "comme je disais, deux heures", {"hours": 2.0}),
    ],
)
def test_what_was_known_is_not_said_back(
    ask: Ask, meant: str, about: Pending, said: str, facts: dict[str, object]
) -> None:
    text = ask(meant, said, JOINER, _open("platform_recommendation", about), **facts).answers[0].text
    assert "je vous conseille" in text.split("\n\n")[0]
    assert "ce que je sais de vous" not in text
    assert "noté" not in text


@pytest.mark.parametrize("meant", ["inform_profile", "change_profile"])
def test_what_is_new_is_said_in_a_line_after_the_verdict(ask: Ask, meant: str) -> None:
    text = ask(meant, "quatre heures", JOINER, _open("platform_recommendation", "hours"), hours=4.0).answers[0].text
    verdict, note, *_ = text.split("\n\n")
    assert verdict.startswith("**")
    assert "noté" not in verdict
    assert "4 heures par semaine" in note.replace("\u00a0", " ")


def test_who_would_rather_not_say_is_not_taken_leave_of(ask: Ask) -> None:
    text = ask("deny", "je préfère pas", Profile(), _open("platform_recommendation", "trade")).answers[0].text
    assert "sans cela" in text
    assert "revenez" not in text
