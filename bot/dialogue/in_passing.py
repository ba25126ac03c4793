"""Things said in few words and taken for something else: missed appointments are no lack of customers, videos are counted to be published."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import PROFILE_TOPICS, Reading

SHORT = 12
TAKEN_FOR_MISSED = frozenset({"prospecting", "audience", *PROFILE_TOPICS})
_NO_SHOW = re.compile(
    r"\b(?:vien\w*|(?:se |s')?present\w*|honor\w*) (?:pas|jamais|plus) (?:toujours )?(?:a |au |aux )?(?:leurs? |le |les |mes |nos |l')?(?:rdv|rendez[- ]?vous|creneaux?|reservations?)\b|"
    r"\b(?:pos\w+|mett\w+|font) (?:un |des |tout le temps des )?lapins?\b|\b(?:oubli\w+|zapp\w+|loup\w+|rat\w+) (?:leurs? |le |les |mes |un )?(?:rdv|rendez[- ]?vous)\b"
)
_COUNTED = re.compile(
    r"\bcombien (?:de |d')(?:videos?|photos?|posts?|publications?|stor(?:y|ies|ys)|reels?)\b(?! (?:sont|sur|dans|il faut pour|pour))"
)


_WARN = re.compile(
    r"\b(?:previen\w*|prevenir|avert\w+|alert(?:er|e)|faire savoir a|informer)\b (?:vite |rapidement )?(?:a )?(?:tous |toutes )?(?:mes|nos|les|ma|notre) (?:\w+ )?"
    r"(?:clients?|clientes?|clientele|habitue\w*|abonnes|gens|patients?|adherents?|eleves|familles|habitants)\b"
)


def _no_show(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« des clients viennent pas au rdv » lacks no customers: it wants reminders."""
    taken = parsed.ask_back or parsed.topic in TAKEN_FOR_MISSED
    if not (taken and memory.turn) or memory.event or not _NO_SHOW.search(folded):
        return None
    facts = replace(parsed.facts, goals=tuple(goal for goal in parsed.facts.goals if goal != "customers"))
    return Meaning("messaging", replace(parsed, facts=facts), why="missed appointments")


def _videos_counted(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et combien de vidéos ? », unsure: how often to publish."""
    near = "posting_frequency" in [topic for topic, _ in parsed.ranking[:3]]
    if not (parsed.ask_back and near and _COUNTED.search(folded)):
        return None
    return Meaning("posting_frequency", parsed, platforms=parsed.facts.platforms, why="how many to publish")


def _warns(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment prévenir mes clients ? » writes to them, and listens to nobody."""
    taken = parsed.ask_back or parsed.topic == "listening"
    if not taken or parsed.facts.platforms or len(tokens) > SHORT or not _WARN.search(folded):
        return None
    return Meaning("messaging", parsed, why="to tell one's customers something")


IN_PASSING: tuple[Reading, ...] = (_no_show, _videos_counted, _warns)
"""Beside `bot.dialogue.follows`."""
