"""A trade that no list knows, named after words that announce one: « je suis rémouleur », « en tant que campaniste »."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from bot.data_files import load
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import stem
from bot.nlu.extract.trade_judge import Judge

_PLACE = re.compile(r"(?:erie|culture)$")
_SHAPE = re.compile(
    r"(?:eur|euse|rice|iste|ier|iere|logue|graphe|therapeute|icien|icienne|man|woman|pathe|peute|culteur|trice|planner|maker|sitter|designer|manager|fighter)$"
)
"""How French (and borrowed) names of trades end."""
CLAIMED = 0.9


class UnknownTitles:
    """Words shaped as a trade (« -iste ») right after « je suis », as a shop (« -erie ») after « ma »: no known title, no everyday word."""

    def __init__(self, lexicon: Path, judge: Judge, everyday: Callable[[str], bool]) -> None:
        self._judge = judge
        self._everyday = everyday
        self._ordinary = frozenset(load(lexicon / "trade_heads.yml")["not_titles"].split())

    def find(self, words: Sequence[Word], message: Message, taken: Collection[int]) -> Iterator[int]:
        """Places of such words, those `taken` by a trade that is known left out."""
        for i, word in enumerate(words[:60]):
            single = stem(word.text)
            kind = "people" if _SHAPE.search(single) else "places" if _PLACE.search(single) else ""
            if not kind or i in taken or len(single) < 6 or single in self._ordinary:
                continue
            if kind == "places" and self._everyday(single):
                continue
            around = self._judge.around(words, i, i, message)
            if self._judge.verdict(kind, around, weak=True, hired=False).value >= CLAIMED:
                yield i
