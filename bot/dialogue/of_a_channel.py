"""Messages that ask of a channel, or tell of channels held, whatever topic they look like: « infirmière, Facebook ? », « j'ai déjà une page »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.cues import MYSELF, leftover
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import OF_LAW, PROFILE_TOPICS, Reading, resumed
from bot.text import words

_TOLD_TO = re.compile(
    r"\b(?:on (?:m'a|nous a|m'avait|me|nous) (?:dit|conseille|recommande|repete|pousse|demande)|il parait qu|tout le monde (?:me )?(?:dit|repete)|"
    r"(?:ma|mon|mes) \w+ (?:me )?(?:dit|disent|veut|veulent|conseille))\b"
)


def _told_to(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on m'a dit de faire des reels mais je suis ébéniste » presents somebody and asks whether the channel suits."""
    one = parsed.topic in PROFILE_TOPICS and len(parsed.facts.platforms) == 1 and not parsed.facts.excluded
    asked = one and _TOLD_TO.search(folded)
    return Meaning("platform_fit", parsed, platforms=parsed.facts.platforms, why="told to be there") if asked else None


_OF_RULES = re.compile(
    r"\b(?:droit|interdit\w*|permis\w*|autoris\w*|ordre|deontolog\w*|regles?|loi|legal\w*|risqu\w*)\b"
)


def _bare_channel(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« infirmière libérale, Facebook ? »: a trade, a channel and not a word more ask whether it suits."""
    f, taken = parsed.facts, parsed.ask_back or parsed.topic in {*OF_LAW, "platform_comparison", *PROFILE_TOPICS}
    if not (taken and f.trade and len(f.platforms) == 1) or f.excluded or _OF_RULES.search(folded):
        return None
    rest = [word for word in leftover(tokens, set()) if word not in MYSELF]
    bare = "?" in parsed.text and len(rest) <= len(words(f.trade.label)) + 1
    return Meaning("platform_fit", parsed, platforms=f.platforms, why="a trade and a channel") if bare else None


_HAS = re.compile(
    r"\b(?:j'ai|jai|g|on a|nous avons|je fais|j'y suis|je suis|on est|on fait|nous faisons) deja\b|\bdeja (?:tout|partout|la-dessus|dessus)\b"
)
_CHOOSES = re.compile(r"\b(?:ou|mieux|plutot|versus|vs|le?quel\w*|entre|compar\w+|passer|garder|arreter)\b")
_MORE = re.compile(
    r"\bquoi (?:de plus|d'autre|faire|ajouter)\b|\b(?:que|qu'est[- ]ce que je|je) (?:faire|fais) de plus\b"
)


def _has_already(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai déjà une page Facebook et Google » compares nothing: it tells where the person is."""
    channels = parsed.facts.platforms
    tells = parsed.topic in ("platform_comparison", "website_needed") and len(channels) > 1 and _HAS.search(folded)
    more = bool(_MORE.search(folded))
    if not tells or _CHOOSES.search(folded) or ("?" in parsed.text and not more):
        return None
    told = replace(
        parsed, topic="inform_profile", ask_back=False, facts=replace(parsed.facts, platforms=(), present=channels)
    )
    if more or memory.recommended:
        return Meaning("platform_recommendation", told, why="beside what they have")
    return Meaning("inform_profile", told, resumes=resumed(told, memory), why="what they have")


def _blog_or(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« LinkedIn ou un blog ? » compares two channels, whatever « blog » makes of it."""
    two = parsed.facts.platforms if parsed.topic == "website_needed" and "blog" in parsed.facts.platforms else ()
    asked = len(two) == 2 and "website" not in two and re.search(r"\b(?:ou|vs|plutot que)\b(?!-)", folded)
    return Meaning("platform_comparison", parsed, platforms=two, why="a blog or another channel") if asked else None


OF_A_CHANNEL: tuple[Reading, ...] = (_told_to, _bare_channel, _has_already, _blog_or)
"""The first of those taken for another topic."""
