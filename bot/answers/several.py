"""A message that asks several things: two are answered, the others are not forgotten."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.answer import MAX_BUTTONS, Button, Reply, Turn, paragraphs
from bot.answers.handlers import ADVICE
from bot.answers.library import Library
from bot.dialogue.follows import ADVISED_BY
from bot.dialogue.meaning import Meaning
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, PROFILE_TOPICS, SURE
from bot.dialogue.rebounds import ONE_CHANNEL
from bot.dialogue.several import DONE, left, with_answered

AS_UNDERSTOOD = Meaning.why
"""Why a message is read when no reading of its context applied."""
ON_A_CHANNEL = frozenset({ONE_CHANNEL, ADVISED_BY})
"""Why a verdict on a channel is given: what the message asks beside it is asked all the same."""
SHOWN = "answer", "plan", "notice", "chart"
"""Kinds of answers that serve a question."""


def asking(meaning: Meaning) -> Meaning:
    """What to answer first in a message that asks several things, or tells of the person and asks as well."""
    parsed = meaning.parsed
    if meaning.suggestions or parsed.second is None:
        return meaning
    if meaning.topic in PROFILE_TOPICS:
        return replace(meaning, resumes=parsed.second, second=None) if parsed.second in ADVICE else meaning
    if meaning.why in ON_A_CHANNEL and parsed.second in ADVICE:
        return replace(meaning, why=AS_UNDERSTOOD, second=parsed.second)
    if meaning.why != AS_UNDERSTOOD:
        return meaning
    if meaning.topic in COURTESY and parsed.second in ADVICE:
        return replace(meaning, topic=parsed.second, second=None)  # « merci, et les avis ? » needs no « avec plaisir »
    sure = [topic for topic in dict.fromkeys(parsed.questions) if topic in ADVICE]
    if len(sure) < 2 or meaning.topic in sure or parsed.confidence > SURE:
        return meaning
    return replace(meaning, topic=sure[0], second=sure[1])  # the whole was read as a mixture of its parts


def kept(turn: Turn, reply: Reply, memory: Memory, library: Library) -> tuple[Reply, Memory]:
    """What was asked too and is not answered yet, as buttons; all of it remembered for « et la deuxième ? »."""
    asked = tuple(topic if topic in ADVICE else "" for topic in turn.meaning.parsed.questions)
    served = {a.topic for a in reply.answers if a.kind in SHOWN} | {memory.last_served or ""}
    memory = memory.but(questions=with_answered(asked or memory.questions, served))
    rest = [topic for topic in left(memory) if topic in library.titles]
    said = _reminder(bool(rest), "" in memory.questions)
    if not asked or not said or not any(topic.startswith(DONE) for topic in memory.questions):
        return reply, memory
    *before, last = reply.answers
    buttons = tuple(Button(library.titles[topic], f"/{topic}") for topic in rest)
    shown = last.but(text=paragraphs(last.text, said), buttons=(*buttons, *last.buttons)[:MAX_BUTTONS])
    return replace(reply, answers=(*before, shown)), memory


def _reminder(known: bool, unsure: bool) -> str | None:
    """What is said of the questions not answered: known ones are buttons, the others are to be said again."""
    if known:
        return "Je n'oublie pas vos autres questions : choisissez, ou redites-les-moi une par une."
    return "Vous demandiez autre chose que je n'ai pas bien compris : redites-le-moi à part." if unsure else None
