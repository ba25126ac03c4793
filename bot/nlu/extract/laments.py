"""Goals told by what is lacking, without a wish: « plein l'été et vide le reste », « personne ne nous connaît ».

Works on folded text. A lament holds in any sentence but a question of principle or somebody else's story. The words:
`laments` of data/nlu_lexicon/needs.yml.
"""

from __future__ import annotations

import re

from bot.nlu.patterns import read_patterns

_LAMENTS = [(goal, re.compile(rf"\b(?:{source})")) for goal, source in read_patterns("needs")["laments"].items()]
_OTHERS = re.compile(
    r"\b(?:mon voisin|ma voisine|le voisin|un collegue|une collegue|une amie?|mon cousin|mon concurrent|un concurrent|il parait|on dit que|si (?:jamais |un jour )?)\b[^.!?;,]{0,45}$"
)


def somebody_else(before: str) -> bool:
    """Whether what follows these words is another's story: « mon voisin cherche… », « si jamais… »."""
    return bool(_OTHERS.search(before[-60:]))


def lamented(folded: str) -> tuple[tuple[int, str], ...]:
    """(place, goal) of each lack that is told, the first of each goal, in any order."""
    found = []
    for goal, pattern in _LAMENTS:
        match = pattern.search(folded)
        if match and not somebody_else(folded[: match.start()]):
            found.append((match.start(), goal))
    return tuple(found)
