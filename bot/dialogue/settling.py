"""A channel to be settled in a word: « j'arrête ou je continue ? », « Facebook d'abord ? »."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

STOP_OR_GO, FIRST_OR_NOT = "stop or go on", "first or not"
"""`Meaning.why` of each: the answer's first sentence is worded by it."""
_GOES_ON = r"(?:continue[rz]?|continuons|garde[rz]?|gardons|insiste[rz]?|persiste[rz]?|tien\w*|reste[rz]?)"
_STOPS = r"(?:arrete[rz]?|arretons|stoppe[rz]?|stop|laisse[rz]? tomber|lache[rz]?|abandonne[rz]?|(?:ferme|supprime)[rz]? (?:la|ma|mon|le|notre|cette|ce) (?:page|compte|profil|chaine))"
_EITHER = re.compile(
    rf"\b(?:{_STOPS}|{_GOES_ON})\b.{{0,25}}\bou\b.{{0,25}}\b(?:{_STOPS}|{_GOES_ON})\b|"
    rf"\b{_STOPS}\b.{{0,25}}\bou (?:pas|non|quoi)\b|\b(?:je|j'|on|faut|dois|doit) ?(?:devrais? )?(?:donc |quand meme )?{_STOPS} (?:tout )?(?:alors |donc )?\?"
)
_FIRST = re.compile(
    r"\b(?:d'abord|en premier(?: lieu)?|en priorite|avant (?:tout|le reste|les autres))\b|"
    r"\b(?:je |on |j'|faut |dois |doit |devrais? |autant |vaut mieux |mieux vaut )+(?:commenc\w+|demarr\w+|attaqu\w+) (?:par|avec|sur)\b"
)
_WHICH = re.compile(r"\b(?:quoi|quel\w*|lequel|laquelle|comment|pourquoi|combien|quand|ou)\b|\bqu'est-ce\b")


def _stop_or_go(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'arrête ou je continue ? » is about the channel just discussed."""
    about = parsed.facts.platforms or memory.focus[:1]
    if about and len(tokens) <= 12 and memory.turn and _EITHER.search(folded):
        return Meaning("platform_fit", parsed, platforms=about[:1], why=STOP_OR_GO)
    return None


def _first_or_not(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pis Facebook d'abord ? », « je commence par Insta ? »: whether that channel is the one to begin with."""
    one = parsed.facts.platforms if len(parsed.facts.platforms) == 1 else ()
    if not one or len(tokens) > 9 or not _FIRST.search(folded) or _WHICH.search(folded):
        return None
    return Meaning("platform_fit", parsed, platforms=one, why=FIRST_OR_NOT)


SETTLING: tuple[Reading, ...] = (_stop_or_go, _first_or_not)
