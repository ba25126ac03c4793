"""The entry point: everything the extractors read in one message, as `Facts`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from bot.dialogue.facts import Facts
from bot.nlu.extract.ages import ages
from bot.nlu.extract.bodies import of_a_body
from bot.nlu.extract.clientele import clientele
from bot.nlu.extract.event_code import event_code
from bot.nlu.extract.flag_scenes import LULL
from bot.nlu.extract.goals import goals
from bot.nlu.extract.hours import hours
from bot.nlu.extract.house import of_a_house
from bot.nlu.extract.message import Message
from bot.nlu.extract.met import met_on
from bot.nlu.extract.money import budget
from bot.nlu.extract.place import Place, PlaceReader
from bot.nlu.extract.platforms import mentions, platforms
from bot.nlu.extract.situation import flags, level, statuses
from bot.nlu.extract.slots import slot
from bot.nlu.extract.trade import TradeReader
from bot.nlu.extract.trade_example import trade_of_example
from bot.nlu.extract.tried import tried
from bot.nlu.tagger import Tags, shared_tagger
from bot.numerals import digits
from bot.text import fold, unique

Span = tuple[int, int, str]
APPRENTICES = ("18-24",)
_SKILL = re.compile(
    r"\b(?:nul(?:le)?s?|zero|pas (?:tres |trop |bien )?(?:doue|bon|fort|branche)(?:ne|e)?s?|mauvaise?s?|a l'aise|brouillee?s?|fachee?s?|larguee?s?|perdue?s?|depassee?s?|comprend\w* rien|connais\w* rien|une (?:bille|quiche))"
    r" (?:du tout |vraiment )?(?:en|avec|a|dans|par) (?:l'|le |la |les )?(?P<what>\w{4,})"
)
"""« nul en informatique » tells what one cannot do."""
_APPRENTICE = re.compile(r"\b(?:apprenti|alternant)")


def tagged(text: str) -> Tags:
    """By the process's tagger of trades, loaded at the first message: who only hides names (`spans`) never needs it."""
    return shared_tagger().read(text)


class FactsExtractor:
    """Reads facts with tables built once. Nothing changes after construction, so threads may share it."""

    def __init__(self, knowledge_folder: Path, lexicon_folder: Path, tag: Callable[[str], Tags] = tagged) -> None:
        self._tag = tag
        self._trades = TradeReader(knowledge_folder, lexicon_folder)
        self._places = PlaceReader(knowledge_folder, lexicon_folder)

    def read(self, text: str) -> Facts:
        """Everything said in the message. Never raises on odd text; only the first characters of a long one are read."""
        message = Message(text)
        folded = message.folded
        channels = mentions(message)
        named, excluded, present = platforms(message, channels)
        place = self._places.read(message) or Place()
        around = flags(folded)
        sought = goals(folded) or (("events",) if "recurring_events" in around else ())
        spent, free = hours(folded), slot(digits(folded))
        old = ages(folded) or (APPRENTICES if "hiring" in sought and _APPRENTICE.search(folded) else ())
        named_trade = self._trades.read(message, self._tag) or trade_of_example(message, self._trades.read)
        if named_trade and _of_a_skill(folded, named_trade.label):
            named_trade = None
        trade, of_house = of_a_house(message, named_trade, self._trades.read)
        trade, of_body = of_a_body(message, trade)
        return Facts(
            trade=trade,
            statuses=unique((*statuses(folded), *of_house, *of_body)),
            platforms=named,
            excluded=excluded,
            present=present,
            met_on=met_on(message, channels),
            tried=tried(message, channels),
            clientele=_served(clientele(folded), sought),
            goals=sought,
            hours=free.hours if spent is None and free else spent,
            moment=free.moment if free and spent != 0 else None,
            budget=budget(folded),
            ages=old,
            commune=place.commune,
            department=place.department,
            region=place.region,
            country=place.country,
            level=level(folded),
            flags=reconciled(around, sought),
            event_code=event_code(message),
        )

    def spans(self, text: str) -> list[Span]:
        """(start, end, kind) in `bot.text.fold(text)`, in order and without overlap; kinds "platform", "trade", "place".

        For hiding names from the intent classifier. A platform comes before a trade, a trade before a place.
        """
        message = Message(text)
        kept: list[Span] = []
        found = [(m.start, m.end, "platform") for m in mentions(message)]
        found += [(start, end, "trade") for start, end in self._trades.spans(message)]
        found += [(start, end, "place") for start, end in self._places.spans(message)]
        for start, end, kind in found:
            if all(end <= s or start >= e for s, e, _ in kept):
                kept.append((start, end, kind))
        return sorted(kept)


def _of_a_skill(folded: str, label: str) -> bool:
    """Whether the trade's word is that of a thing the writer is bad at."""
    named = fold(label)
    return any(named.startswith(found["what"][:5]) for found in _SKILL.finditer(folded))


def _served(kinds: tuple[str, ...], sought: tuple[str, ...]) -> tuple[str, ...]:
    """Who sells online and looks for shops too does not sell to shops alone."""
    return ("B2B", "B2C") if kinds == ("B2B",) and "online_sales" in sought else kinds


def reconciled(around: tuple[str, ...], sought: tuple[str, ...]) -> tuple[str, ...]:
    """« L'été je refuse, l'hiver c'est mort » is a season, not a full order book; who refuses videos films none."""
    gone = {"full_order_book"} if "seasonal" in around and LULL & set(sought) else set()
    gone |= {"films"} if "no_video" in around else set()
    return tuple(flag for flag in around if flag not in gone)
