"""« Oui » and « non » answer a question that can be answered so: « je n'arrive pas à… » and « comment… ? » get the same sentence without them."""

from __future__ import annotations

import re

from bot.answers.answer import Turn
from bot.dialogue.meaning import AS_UNDERSTOOD
from bot.text import fold

_HOW = re.compile(
    r"^(?:\w+[ ,]+){0,4}?(?:comment|quoi|que |quels?|quelles?|combien|pourquoi|d'ou|quand|qui|a qui|qu'est[- ]ce)\b|\b(?:comment|quoi|combien|pourquoi)\b"
)
_WHETHER = re.compile(
    r"\b(?:est[- ]ce qu\w*|esqu\w*|(?:faut|doit|peut|vaut|sert|suffit|existe)[- ](?:t[- ])?(?:il|elle|on|ce)|\w+-(?:t-)?(?:il|elle|on|je|ils|elles)|(?:je|on|nous) (?:peux|peut|dois|doit|pouvons|devons)(?! (?:pas|plus|rien))|"
    r"utile|inutile|vaut|valoir|(?:ca|cela|a quelque chose) (?:sert|marche|rapporte)|besoin|obligatoire|interess\w+|bonne idee|necessaire|indispensable|rentable|possible|permis|le droit|ou (?:pas|non)|y a t il|"
    r"(?:y a|existe|t|ya)[- ]t[- ]il|mieux de|raison de|tort de)\b"
)
_ANSWERED = re.compile(r"^(?:Oui|Non)[ \u00a0\u202f]?[,:] (?:(?:mais|et) )?(?P<rest>.+)$", re.DOTALL)
_IF = re.compile(r"^Oui (?P<rest>si .+)$", re.DOTALL)
_SPLIT = re.compile(r"^Oui (?P<rest>.+)$", re.DOTALL)


def asks_whether(folded: str) -> bool:
    """Whether « oui » or « non » can answer the message: it says so by its words, or by a mark after no « comment »."""
    return bool(_WHETHER.search(folded) or ("?" in folded and not _HOW.search(folded)))


def headline(said: str, turn: Turn) -> str:
    """The first sentence of an advice, without a yes or no that nobody asked for; as written after a button or a bare « et pour… ? »."""
    folded = fold(turn.meaning.text)
    asked_otherwise = turn.meaning.why == AS_UNDERSTOOD or _HOW.search(folded)
    if turn.meaning.parsed.from_button or not asked_otherwise or asks_whether(folded):
        return said
    return plain(said)


def plain(said: str) -> str:
    """« Oui, si l'annonce dit vrai » → « À notre avis, cela marche si l'annonce dit vrai »; a text without yes or no is left."""
    answered, only_if = _ANSWERED.match(said), _IF.match(said)
    rest = answered["rest"] if answered else only_if["rest"] if only_if else None
    if rest is None:
        split = _SPLIT.match(said)
        return f"À notre avis, oui {split['rest']}" if split else said
    return f"À notre avis, cela marche {rest}" if rest.startswith("si ") else rest[:1].upper() + rest[1:]
