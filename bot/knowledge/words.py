"""French words made comparable: folded, split, without the empty ones, cut to a stem.

The stemming is Savoy's minimal one for French (plural, final r, final e) followed by a cut, so that "boulanger",
"boulangère" and "boulangerie" meet. Crude and predictable; the same on every database.
"""

from __future__ import annotations

import re
import unicodedata

from bot.text import fold as text_fold

STEM_LENGTH = 7
"""Shorter merges "commune" and "communication"; longer keeps "boulanger" and "boulangerie" apart."""

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = """
a afin ai aie ainsi alors apres as au aucun aussi autre autres aux avait avant avec avez avoir avons bien bon
bonjour c car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme comment d dans de
depuis des dit dois doit donc dont du elle elles en encore entre es est et etait etc ete etes etre eu eux faire fait
faut fois font il ils j je jusqu l la le les leur leurs lui m ma mais me meme mes met moi moins mon n ne ni nos
notre nous on ont ou par parce pas peu peut peux plus plusieurs pour pourquoi pouvez puis qu quand que quel quelle
quelles quels qui quoi s sa sans sauf se sera ses si soi soit sommes son sont sous suis sur t ta te tes toi ton tous
tout toute toutes tres trop tu un une va vais vers veut veux voir vont vos votre vous vraiment y
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def fold(text: str) -> str:
    """As everywhere in the project, and typographic forms opened too: "Cœur à Évry, 9 m²" gives "coeur a evry, 9 m2"."""
    return text_fold(unicodedata.normalize("NFKC", text))


def words(text: str) -> list[str]:
    """Folded words and numbers, in order: "l'auto-école" gives ["l", "auto", "ecole"]."""
    return _WORD.findall(fold(text))


def keywords(text: str) -> list[str]:
    """The words that carry meaning, in order and without their plural. Single letters go, except the platform X."""
    return [_singular(word) for word in words(text) if word not in _EMPTY and (len(word) > 1 or word == "x")]


def stem(word: str) -> str:
    """A singular without its final r and e, cut to STEM_LENGTH. Words under five letters stay whole."""
    if len(word) < 5:
        return word
    word = word[:-1] if word[-1] == "r" else word
    return word.rstrip("e")[:STEM_LENGTH]


def stems(text: str) -> list[str]:
    """The stems of the keywords, in order, repeats kept."""
    return [stem(word) for word in keywords(text)]


def _singular(word: str) -> str:
    if len(word) < 5:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    return word[:-1] if word[-1] in "sx" else word
