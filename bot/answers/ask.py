"""The few questions the assistant asks about the person: at most two before it is useful, never the same twice, skippable."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.library import Library
from bot.answers.public import public as served
from bot.dialogue.memory import Memory

MOST = 2
PRIVATE_ONLY = ("B2C",)
"""Whom a hairdresser or a hotel serves: to ask would show that nobody listened."""
TRADE_ONLY = frozenset({"wholesale_b2b_trade"})
"""Families that sell to firms by their very name; a coach or a firm of software may serve either."""
GOAL = "goal"
"""What is asked beside the trade when somebody only presents themself; counted apart from the two."""


@dataclass(frozen=True)
class Question:
    """One question: what it fills, its wording, its buttons."""

    about: str
    text: str
    buttons: tuple[Button, ...]


SKIP = Button("Passer", "/deny")
QUESTIONS = {
    "trade": Question(
        "trade",
        "Quel est votre métier ? Je pourrai être plus précis.",
        (
            Button("Commerce", '/inform_profile{"family": "specialised_retail", "label": "commerce"}'),
            Button(
                "Artisanat, bâtiment",
                '/inform_profile{"family": "finishing_building", "label": "artisanat du bâtiment"}',
            ),
            Button(
                "Conseil, services aux entreprises",
                '/inform_profile{"family": "business_consulting", "label": "conseil aux entreprises"}',
            ),
            Button("Santé, soin", '/inform_profile{"family": "paramedical_care", "label": "profession de santé"}'),
            SKIP,
        ),
    ),
    "matter": Question(
        "trade",
        "De quoi s'occupe votre structure ? Dites-le en un mot (sport, culture, solidarité, mairie…) : je serai plus précis.",
        (SKIP,),
    ),
    "clientele": Question(
        "clientele",
        "Vos clients sont-ils surtout des particuliers ou des entreprises ?",
        (
            Button("Des particuliers", '/inform_profile{"clientele": ["B2C"]}'),
            Button("Des entreprises", '/inform_profile{"clientele": ["B2B"]}'),
            Button("Les deux", '/inform_profile{"clientele": ["B2C", "B2B"]}'),
            SKIP,
        ),
    ),
}


def next_question(turn: Turn, library: Library) -> Question | None:
    """The question worth asking now, None when enough is known or enough was asked."""
    asked = [about for about in turn.memory.asked if about != GOAL]
    if len(asked) >= MOST or turn.memory.annoyed:
        return None
    if not turn.profile.trade and "trade" not in turn.memory.asked:
        return QUESTIONS["matter" if {"association", "public"} & {*turn.profile.statuses} else "trade"]
    # An association, a town hall have a public, not customers: the question would not be understood.
    public = turn.profile.family == "nonprofit_public" or {"association", "public"} & {*turn.profile.statuses}
    family = library.family(turn.profile)
    obvious = family is not None and (family.clientele == PRIVATE_ONLY or family.id in TRADE_ONLY)
    known = turn.profile.clientele or not turn.profile.trade or public or obvious or served(turn.profile)
    return None if known or "clientele" in turn.memory.asked else QUESTIONS["clientele"]


def append(turn: Turn, answer: Answer, question: Question | None, memory: Memory) -> Reply:
    """The answer, followed by the question when there is one; the open topic is remembered to be served again."""
    if not question:
        return Reply.of(turn, answer, memory=memory)
    asking = Answer("question", answer.topic, paragraphs(question.text), buttons=question.buttons)
    memory = memory.but(pending=question.about, asked=(*memory.asked, question.about), waiting_topic=answer.topic)
    return Reply.of(turn, answer, asking, memory=memory)
