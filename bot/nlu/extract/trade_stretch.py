"""A trade that no table knows, read from the stretch of words that the tagger marks as the writer's own."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from bot.data_files import load
from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import LITTLE, Vocabulary
from bot.nlu.extract.trade_tagged import Stretch, TaggedWords
from bot.nlu.extract.trade_titles import trimmed

BAR = 0.4
"""From which a word belongs to a stretch."""
SURE_NAME, SURE_SCENE = 0.97, 0.98
"""What the surest word of a stretch must reach: most hints are about no trade, or about one that nothing else confirms."""
SURE_OF_BOTH = (0.9, 0.6)
"""Less sure that the trade is the writer's will do where its family is plain: on messages held out, nine in ten of these state a trade."""
OF_FAMILY = 0.4
"""Below, the family is asked back, with the three likeliest."""
NAME_WORDS = 3
"""A longer stretch is a scene, not a name."""
ASKED = 3
SPEAKING = frozenset(
    ["je", "j", "jai", "jsui", "jsuis", "chui", "moi", "on", "nous", "mes", "mon", "ma", "notre", "nos"]
)
"""Words of somebody who speaks of their own."""
_TELLING = SPEAKING | frozenset(
    ["me", "m", "ils", "elles", "qui", "que", "entre", "chez", "quand", "dans", "pour", "sur"]
)
"""Within a stretch: what it tells is no name of a trade."""
_INFINITIVE = re.compile(r"(?:[dt]re|(?<!i)er|ir)$")


class Stretches:
    """Families' names, read once."""

    def __init__(self, knowledge: Path, vocabulary: Vocabulary) -> None:
        families = load(knowledge / "trades" / "families.yml")["families"]
        self._labels = {one["id"]: one["label"].split(":")[0].split("(")[0].strip() for one in families}
        self._vocabulary = vocabulary

    def best(self, message: Message, tagged: TaggedWords) -> Trade | None:
        """The trade of the surest stretch; None when none is sure enough."""
        found = [(float(np.nanmax(tagged.own[i : j + 1])), (i, j)) for i, j in tagged.stretches(BAR)]
        sure = [(own, stretch) for own, stretch in found if self._believed(message, own, stretch, tagged)]
        return self._trade(message, *max(sure), tagged) if sure else None

    @staticmethod
    def _believed(message: Message, own: float, stretch: Stretch, tagged: TaggedWords) -> bool:
        """Families are looked at only where they may decide."""
        enough, plain = SURE_OF_BOTH
        if own < enough:
            return False
        alone = SURE_NAME if _is_name(_trimmed(message.words[stretch[0] : stretch[1] + 1])) else SURE_SCENE
        return own >= alone or tagged.families(*stretch)[0][1] >= plain

    def _trade(self, message: Message, own: float, stretch: Stretch, tagged: TaggedWords) -> Trade:
        families = tagged.families(*stretch)
        names = [name for name, _ in families[:ASKED]]
        family = names[0] if families[0][1] >= OF_FAMILY else None
        words = _trimmed(message.words[stretch[0] : stretch[1] + 1])
        name = self._vocabulary.label(words, message) if _is_name(words) else None
        label = name or (self._labels[family].lower() if family else self._vocabulary.label(words, message))
        confidence = 0.5 + (0.2 if name else 0.1) * own
        near = tuple(names[1:] if family else names)
        return Trade(label, family, None, round(confidence, 2), near)


def _is_name(words: tuple[Word, ...]) -> bool:
    """« taille de haies », not « vendre des bouteilles »."""
    told = any(word.text in _TELLING for word in words) or (len(words) > 1 and _INFINITIVE.search(words[0].text))
    return len(words) <= NAME_WORDS and not told


def _trimmed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the little words at both ends."""
    start = 0
    while start + 1 < len(words) and words[start].text in LITTLE:
        start += 1
    return trimmed(words[start:])
