"""After a plan: « et avec une heure ? », « budget zéro », « je vise les entreprises » ask for it again, made for that."""

from __future__ import annotations

import re

from bot.dialogue import cues
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, HELD, PROFILE_QUESTIONS, PROFILE_TOPICS, Reading, says_of_the_person
from bot.dialogue.supposed import supposed

TOPIC = "action_plan"
WHAT_IF = "what if"
LONGEST = 12
AROUND = frozenset({TOPIC, *COURTESY, *PROFILE_TOPICS})
"""What may have been served since the plan without it being left."""
_ASKS = re.compile(
    r"\b(?:comment|pourquoi|combien|quels?|quelles?|quoi|faut[- ]il|est[- ]ce|c'est|ca (?:coute|marche|vaut)|peut[- ]on|exemples?|cas|aides?|subventions?|formations?|former)\b"
)
"""A question of its own, whatever it tells."""


def _replan(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Whatever a fragment says of the person right after their plan changes the plan."""
    if memory.last_topic != TOPIC or not memory.planned or memory.last_served not in AROUND or len(tokens) > LONGEST:
        return None
    if memory.pending in HELD | PROFILE_QUESTIONS or parsed.distress or _ASKS.search(folded):
        return None
    if "?" in parsed.text and not cues.WHAT_IF.search(folded):
        return None
    told = supposed(parsed, folded)
    if not (says_of_the_person(told) or told.facts.excluded) or "hiring" in told.facts.goals:
        return None
    return Meaning(TOPIC, told, why=WHAT_IF)


REPLANNED: tuple[Reading, ...] = (_replan,)
