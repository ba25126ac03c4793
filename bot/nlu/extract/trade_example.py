"""The trade of which an example is asked by a plain noun: « un exemple de bibliothèque », read as « je suis bibliothèque » would be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.examples import spans
from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message
from bot.nlu.extract.stems import stem
from bot.text import fold

WAYS = ("je suis {}", "professeur de {}")
"""How the noun would be said by one of that trade: « un yoga », « un judo » are those who teach it."""
TAUGHT = frozenset({"sports_fitness", "wellness_therapies", "training_teaching", "performing_arts_music"})
"""Families in which who teaches a thing is the trade; elsewhere the thing itself is: « dans l'assurance »."""
KINDS = {
    "industriel": ("industriel", "industrial_production"),
    "association": ("association", "nonprofit_public"),
    "asso": ("association", "nonprofit_public"),
    "club": ("club", "nonprofit_public"),
    "commune": ("mairie", "nonprofit_public"),
    "village": ("mairie", "nonprofit_public"),
    "collectivité": ("mairie", "nonprofit_public"),
}
"""Houses named by their kind, which nobody gives as their title: what they are called here, and the family."""
_OF_STEM = {stem(fold(name)): told for name, told in KINDS.items()}
SURE = 0.85
ASKED = 0.6
"""How sure a trade is that somebody only asks about."""


def trade_of_example(message: Message, read: Callable[[Message], Trade | None]) -> Trade | None:
    """The trade named after « exemple de », or None where the noun names no trade of a known family. `read`: of any message."""
    whole = len(message.original) == len(message.folded)
    for first, end in spans(message.folded):
        noun = (message.original if whole else message.folded)[first:end]
        found = _of_kind(noun) or next((one for way in WAYS if (one := _read(noun, way, read))), None)
        if found:
            return found
    return None


def _of_kind(noun: str) -> Trade | None:
    told = _OF_STEM.get(stem(fold(noun)))
    return Trade(*told, confidence=ASKED) if told else None


def _read(noun: str, way: str, read: Callable[[Message], Trade | None]) -> Trade | None:
    trade = read(Message(way.format(noun)))
    if not (trade and trade.family and trade.confidence >= SURE and _is_whole(trade, noun, way)):
        return None
    thing = way != WAYS[0] and trade.family not in TAUGHT
    return replace(trade, label=noun if thing else trade.label, title="" if thing else trade.title, confidence=ASKED)


def _is_whole(trade: Trade, noun: str, way: str) -> bool:
    """Whether it is the whole of what was asked and not a word in it: « publication de mairie » is no town hall."""
    wanted = fold(way.format(noun)).removeprefix(fold(WAYS[0].format(""))).split()
    return [word[:5] for word in fold(trade.label).split()] == [word[:5] for word in wanted]
