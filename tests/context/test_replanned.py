"""What a fragment says of the person right after their plan asks for the plan again; no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory

PLANNED = Memory(
    turn=3,
    last_topic="action_plan",
    last_served="action_plan",
    recommended=("google_business", "facebook"),
    focus=("google_business", "facebook"),
    planned="120:google_business,facebook",
)


def read(text: str, topic: str, memory: Memory = PLANNED, **facts: object) -> Meaning:
    return interpret(Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts)), memory)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "topic", "facts"),
    [
        ("et avec une heure ?", "time_investment", {"hours": 1.0}),
        ("et si j'ai que 2 h ?", "time_investment", {}),
        ("budget zéro", "budget", {"budget": 0.0}),
        ("je vise les entreprises", "prospecting", {"clientele": ("B2B",)}),
        ("je débute complètement avec tout ça", "inform_profile", {"level": "beginner"}),
        ("et sans facebook ?", "platform_fit", {"platforms": ("facebook",)}),
        ("sans vidéo", "content_ideas", {"flags": ("no_video",)}),
        ("en fait je suis électricien, j'ai 3 heures", "inform_profile", {"hours": 3.0}),
    ],
)
def test_the_plan_is_made_again(text: str, topic: str, facts: dict[str, object]) -> None:
    assert read(text, topic, PLANNED, **facts).topic == "action_plan"


@pytest.mark.parametrize(
    ("text", "topic", "facts"),
    [
        ("combien ça coûte avec 200 € ?", "budget", {"budget": 200.0}),
        ("comment toucher les entreprises", "prospecting", {"clientele": ("B2B",)}),
        ("je cherche un apprenti", "recruiting", {"goals": ("hiring",)}),
        ("des exemples de budget zéro", "case_study", {"budget": 0.0}),
    ],
)
def test_a_question_of_its_own_is_answered(text: str, topic: str, facts: dict[str, object]) -> None:
    assert read(text, topic, PLANNED, **facts).topic != "action_plan"


def test_another_subject_since_leaves_the_plan() -> None:
    left = PLANNED.but(last_topic="budget", last_served="budget")
    assert read("et avec une heure ?", "time_investment", left, hours=1.0).topic != "action_plan"


@pytest.mark.parametrize(
    ("text", "topic"),
    [("coach sportif à Lille", "inform_profile"), ("formation coach sportif Lille", "training")],
)
def test_a_trade_that_trains_people_is_no_course_that_is_looked_for(text: str, topic: str) -> None:
    trade = Trade("coach sportif", family="sports_fitness", confidence=0.95)
    assert read(text, "training", Memory(), trade=trade, commune="Lille").topic == topic
