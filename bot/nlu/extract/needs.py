"""Goals told by a need rather than by a wish: frames (« X manquent », « il me faudrait X ») filled with what is needed.

Each class of nouns stands for a goal: workers for hiring, members for a community, dates for events, business for customers. Works on folded
text, whatever the rest of the sentence; scenes add what is told without naming the thing needed. The words: data/nlu_lexicon/needs.yml.
"""

from __future__ import annotations

import re

from bot.nlu.extract.laments import somebody_else
from bot.nlu.patterns import begins_a_word, read_patterns

_NEEDS = read_patterns("needs")
_READ = [(goal, begins_a_word(source)) for part in ("needs", "scenes") for goal, source in _NEEDS[part].items()]
DENIED = re.compile(
    r"\b(?:pas|plus|jamais|sans|inutile|arrete\w*|marre|fini)(?: (?:de|d'|envie|besoin|question|a|me|nous|le|la|les|plus|vraiment|trop|encore))*[ ']*$"
)


def needed(folded: str) -> tuple[tuple[int, str], ...]:
    """(place, goal) of each need that is told, the first of each goal, in any order."""
    found: dict[str, int] = {}
    for goal, pattern in _READ:
        place = next((m.start() for m in pattern.finditer(folded) if _counts(folded, m)), None)
        if place is not None and place < found.get(goal, place + 1):
            found[goal] = place
    return tuple((place, goal) for goal, place in found.items())


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Neither denied nor somebody else's."""
    before = folded[max(0, match.start() - 60) : match.start()]
    return not somebody_else(before) and not DENIED.search(before)
