"""« et pour Instagram ? », « insta ? »: the last question again on another channel, or whether that channel suits."""

from __future__ import annotations

import re

from bot.dialogue import cues
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, OWN_CHANNEL, PER_PLATFORM, PROFILE_TOPICS, SURE, says_of_the_person
from bot.text import fold

CERTAIN = 0.95
"""A topic this sure is said by the message, however short it is."""
ELSEWHERE = frozenset(
    {"local_visibility", "website_needed", "selling_online", "recruiting", "delegation", "event_turnout"}
)
"""Topics that are no question on one more channel: a message that is sure of one says it."""
_NAMES = re.compile(
    r"\b(?:facebook|fb|insta\w*|linkedin|tik ?tok|pinterest|youtube|snap\w*|whatsapp|google|twitter|site|newsletter|sms|blog)\b"
)
_FOR_ME = re.compile(r"\b(?:c'est|c|ces|cest|est[- ]ce|ce serait) (?:pour|pr|fait pour) (?:moi|nous)\b")
GOES_ON = frozenset({None, *COURTESY, *PROFILE_TOPICS})
"""What may be said in between without the last question being left: « merci. Et pour Instagram ? »."""


def elliptic_channel(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et pour Instagram ? » repeats the last question about another channel; « insta ? », the first one or after rules or a case, asks whether it suits."""
    named = parsed.facts.platforms
    if not named or len(tokens) > 9:
        return None
    rest = cues.leftover(tokens, set())
    bare = len(rest) <= len(named) and len(tokens) <= 4
    if not bare and not (memory.last_topic and cues.ONLY_AND.search(folded) and len(rest) <= 2 + len(named)):
        return None
    if cues.JUDGES.search(folded) and parsed.topic == "platform_fit":
        return None  # « et Pinterest, ça vaut le coup ? » says all by itself
    if cues.OF_MONEY.search(folded) and parsed.topic in ("paid_ads", "budget") and parsed.confidence > SURE:
        return None  # so does « et la pub Facebook, combien ? »
    if memory.last_topic and len(rest) > len(named) and _says_its_topic(parsed, str(memory.last_topic), folded):
        return None
    last = memory.last_topic if memory.last_served in GOES_ON | {memory.last_topic} else None
    after = {
        "case_study": says_of_the_person(parsed),
        "professional_ethics": not memory.focus or _of_no_channel(memory),
    }
    new = parsed.topic == "platform_fit" and after.get(str(last), False)
    topic = last if last in PER_PLATFORM and last not in OWN_CHANNEL and not new else "platform_fit"
    return Meaning(topic, parsed, platforms=named, why="same question, other channel" if last else "a channel alone")


def _of_no_channel(memory: Memory) -> bool:
    """Whether the last question named no channel: « l'Ordre nous autorise-t-il la publicité ? »."""
    return bool(memory.question) and not _NAMES.search(fold(memory.question))


def _says_its_topic(parsed: Parsed, last: str, folded: str) -> bool:
    """« et pour Facebook il y a une formation ? » names a channel and what is asked of it, which is not what was talked about.

    « bon, sinon TikTok pour les jeunes ? » leaves it too, as does « et Google, y a un truc, non ? ».
    """
    if parsed.topic == "platform_fit" and parsed.confidence > CERTAIN and "sinon" in folded:
        return True
    if parsed.topic == "platform_fit" and _FOR_ME.search(folded):
        return True
    if parsed.topic in ELSEWHERE and parsed.confidence > SURE:
        return True
    about = parsed.topic in PER_PLATFORM - {"platform_fit", "case_study", last}
    return about and parsed.confidence > CERTAIN
