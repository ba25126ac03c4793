"""A message prepared once for all extractors: folded text, its words with their places, and where capitals stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.text import fold

READ = 4000
"""Characters read; what follows is ignored, so that reading stays bounded."""

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Word:
    """One folded word; « l'avocat » is two. `end` is the place after the last letter, in the folded text."""

    text: str
    start: int
    end: int


class Message:
    """Folded text, words and capitals of one message. Made once, then only read."""

    def __init__(self, text: str) -> None:
        self.original = text[:READ]
        self.folded = fold(self.original)
        self.words = tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(self.folded))

    def before(self, start: int, length: int = 60) -> str:
        """The folded text just before a place."""
        return self.folded[max(0, start - length) : start]

    def after(self, end: int, length: int = 60) -> str:
        """The folded text just after a place."""
        return self.folded[end : end + length]

    @cached_property
    def shouted(self) -> bool:
        """Whether (nearly) everything is in capitals, so that capitals say nothing."""
        letters = [c for c in self.original if c.isalpha()]
        return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    @cached_property
    def accented(self) -> bool:
        """Whether its writer puts accents."""
        return any(c.isalpha() and not c.isascii() for c in self.original)

    @cached_property
    def _places(self) -> list[int]:
        """For each folded character, the place of the original one."""
        if len(self.folded) == len(self.original):
            return list(range(len(self.original)))
        places = [i for i, c in enumerate(self.original) for _ in fold(c)]
        return (places + [len(self.original) - 1] * len(self.folded))[: len(self.folded)]

    def capital(self, start: int) -> bool:
        """Whether the word at this folded place was written with a capital."""
        return self.original[self._places[start]].isupper() if start < len(self.folded) else False

    def place(self, word: Word) -> tuple[int, int]:
        """Where a word stands in the original text: (start, end), the end after its last letter."""
        return self._places[word.start], self._places[word.end - 1] + 1

    def source(self, start: int, end: int) -> str:
        """The original text of a folded span."""
        return self.original[self._places[start] : self._places[end - 1] + 1] if start < end <= len(self.folded) else ""
