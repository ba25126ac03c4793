"""Who serves which topic: the table of handlers, the guided exchanges, and what people have switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answers import (
    advise,
    card,
    cases,
    ethics,
    events,
    fallback,
    later,
    person,
    plan,
    room,
    rules,
    service,
    their_data,
    topics,
    tracking,
    training,
)
from bot.answers.answer import Reply, Turn
from bot.answers.library import Library
from bot.dialogue.further import WRITTEN

Handler = Callable[[Turn, Library], Reply]

HANDLERS: Mapping[str, Handler] = {
    "platform_fit": advise.platform_fit,
    "platform_recommendation": advise.platform_recommendation,
    "platform_comparison": advise.platform_comparison,
    "why_recommendation": advise.why_recommendation,
    "case_study": cases.case_study,
    "training": training.training,
    "legal_rules": rules.legal_rules,
    "professional_ethics": ethics.professional_ethics,
    **dict.fromkeys(WRITTEN, topics.advice),
    "action_plan": plan.action_plan,
    "inform_profile": person.inform_profile,
    "change_profile": person.change_profile,
    "join_event": events.join_event,
    "ask_speaker": room.ask_speaker,
    "event_info": events.event_info,
    "event_recap": events.event_recap,
    "human_handoff": service.human_handoff,
    "bot_identity": service.bot_identity,
    "help": service.help_,
    "privacy": their_data.privacy,
    "delete_data": their_data.delete_data,
    "start_over": their_data.start_over,
    "positive_feedback": service.positive_feedback,
    "negative_feedback": service.negative_feedback,
    "greet": service.greet,
    "goodbye": service.goodbye,
    "thanks": service.thanks,
    "affirm": service.affirm,
    "deny": service.deny,
    "out_of_scope": fallback.out_of_scope,
}
FLOWS: Mapping[str, Handler] = {"track": tracking.serve, "card": card.serve, "later": later.serve, "event": room.serve}
"""Guided exchanges: a button's value of this name is a step of one, whatever its topic."""
ADVICE = frozenset({
    "platform_fit", "platform_recommendation", "platform_comparison", "why_recommendation", "case_study", "training", "legal_rules",
    "professional_ethics", *WRITTEN,
})  # fmt: skip


def handler(topic: str, library: Library) -> Handler:
    """Who serves a topic; for one that people switched off, a word that says so. Another pipeline's intents (`nlu_fallback`) are out of scope."""
    return fallback.switched_off if is_off(topic, library) else HANDLERS.get(topic, HANDLERS["out_of_scope"])


def is_off(topic: str, library: Library) -> bool:
    """Whether people switched the topic off in the console."""
    return topic in ADVICE and library.knowledge.moderation.is_off(topic)


def flow(turn: Turn) -> Handler | None:
    """Who serves the step of a guided exchange that a button carries; None when it carries none."""
    return next((serves for name, serves in FLOWS.items() if name in turn.meaning.parsed.values), None)
