"""Messages marked by hand with the trade of who wrote them (`data/trades_marked`): what the readers of trades learn from and are measured on. No Rasa here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FOLDER = Path("data/trades_marked")
FILES = ("first", "second", "third", "fourth", "fifth", "phrases")
"""A hand each, in the order in which they came; the last one holds training phrases of the topics, marked by several."""
KEPT = ("seventh",)
"""Sets from which nothing learns, not even how judge and tagger weigh together: only `boncanal trades measure` reads them."""
HANDS = 2
"""Hands whose messages the judge learns from. To the later ones « un exemple de luthier ? » is somebody else's trade, to these and to those who
made the development questions the writer's: the judge keeps the latter view. The tagger, which mostly says whose trade it is not, learns from all."""
HELD = {1: 86, 2: 86}
HELD_LATER = 43
"""Of 256: a third of the first two hands' messages is held out, a sixth of the later, larger ones."""
OTHERS = 0.6  # weight of the first hand's messages that name somebody else's trade: far more of them than people send
PHRASES = 0.4  # weight of a training phrase beside a message written for this: they were chosen for being misread


@dataclass(frozen=True)
class Marked:
    """A message, the trade of who wrote it and its families; both empty when none is stated. `words` tell it, or somebody else's."""

    kind: str
    text: str
    trade: str | None
    families: tuple[str, ...]
    hand: int = 1
    words: str | None = None

    @property
    def weight(self) -> float:
        """How much the judge learns from it."""
        if self.kind == "phrase":
            return PHRASES
        return OTHERS if self.hand == 1 and self.kind == "other" else 1.0

    @property
    def held_out(self) -> bool:
        """Whether it is for measuring only."""
        byte = hashlib.sha256(self.text.encode()).digest()[0]
        return self.kind == "unseen" or (self.kind != "phrase" and byte < HELD.get(self.hand, HELD_LATER))

    @property
    def span(self) -> tuple[int, int] | None:
        """(first character, one past the last) of `words` in the text; None where the text does not hold them."""
        start = _plain(self.text).find(_plain(self.words)) if self.words else -1
        return (start, start + len(self.words)) if self.words and start >= 0 else None


def load_marked(*paths: Path) -> list[Marked]:
    """The messages of the files, one a hand, in their order."""
    return [message for hand, path in enumerate(paths, 1) for message in _read(path, hand)]


def marked_files(folder: Path = FOLDER, hands: int = len(FILES)) -> list[Path]:
    """Of the first `hands` hands."""
    return [folder / f"{name}.yml" for name in FILES[:hands]]


def kept_files(folder: Path = FOLDER) -> list[Path]:
    """Of KEPT, in their order."""
    return [folder / f"{name}.yml" for name in KEPT]


def _read(path: Path, hand: int) -> Iterable[Marked]:
    for row in YAML(typ="safe").load(path)["messages"]:
        families = tuple(row["family"].split("|")) if row["family"] else ()
        yield Marked(row["kind"], row["text"], row["trade"], families, hand, row.get("words"))


def _plain(text: str) -> str:
    """Of the same length, so that places stay."""
    return text.replace("’", "'").lower()
