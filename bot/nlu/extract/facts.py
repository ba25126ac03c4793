"""The entry point: everything the extractors read in one message, as `Facts`."""

from __future__ import annotations

from pathlib import Path

from bot.dialogue.facts import Facts
from bot.nlu.extract.message import READ, Message
from bot.nlu.extract.platforms import mentions, platforms
from bot.nlu.extract.trade import TradeReader

Span = tuple[int, int, str]


class FactsExtractor:
    """Reads facts with tables built once. Nothing changes after construction, so threads may share it."""

    def __init__(self, knowledge_folder: Path, lexicon_folder: Path) -> None:
        self._trades = TradeReader(knowledge_folder, lexicon_folder)

    def read(self, text: str) -> Facts:
        """Everything said in the message. Never raises on odd text; only the first characters of a long one are read."""
        message = Message(text)
        named, excluded, present = platforms(message.original)
        return Facts(trade=self._trades.read(message), platforms=named, excluded=excluded, present=present)

    def spans(self, text: str) -> list[Span]:
        """(start, end, kind) in `bot.text.fold(text)`, in order and without overlap; kinds "platform", "trade", "place"."""
        message = Message(text)
        found: list[Span] = [(m.start, m.end, "platform") for m in mentions(text[:READ])]
        found += [(s, e, "trade") for s, e in self._trades.spans(message)]
        return sorted(found)
