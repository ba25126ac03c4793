"""Words of trades made comparable: plurals and agreements off, little words skipped, misspellings brought back, accents restored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import wordfreq
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.nlu.extract.message import Message, Word
from bot.text import fold

LITTLE = frozenset(
    [
        "de",
        "d",
        "du",
        "des",
        "en",
        "a",
        "au",
        "aux",
        "la",
        "le",
        "les",
        "l",
        "un",
        "une",
        "et",
        "sur",
        "pour",
        "pr",
        "dans",
        "ds",
    ]
)
"""Skipped inside a title: « prof yoga » is « prof de yoga »."""
ORDINARY = 2.0
"""Zipf frequency from which a word is known French, never a misspelling of something else."""
RARE = 1e-9 * 10**ORDINARY
FUZZY_FROM = 7
COMMON = 1e-9 * 10**3.3
"""Frequency from which a word of everyday French is a likelier reading of a misspelt word than a rare trade."""
FAR_RARER = 10
"""A word of a trade takes the place of the usual one of the same letters, « maçon » of « mâcon », unless so many times rarer: « meublés », « meubles »."""
NEARLY_AS_USUAL = 0.3
"""A word without accents is meant as it is written where it is at least so frequent beside its accented twin: « je loue », « loué »."""
_VERB = re.compile(r"(?:[^aeiouy]ions|[^i]ons|iez|[^n]ez|[aeiou]?ai[st]|aient|er[ao]|eront|erait|erai)$")
_WORD = re.compile(r"[a-z0-9]+")
_SOUNDS = (
    (re.compile(r"(?<=eu)z$"), "se"), (re.compile(r"ph"), "f"), (re.compile(r"th"), "t"), (re.compile(r"h"), ""), (re.compile(r"qu|k"), "c"), (re.compile(r"y"), "i"),
    (re.compile(r"s?c(?=[ei])"), "s"), (re.compile(r"z"), "s"), (re.compile(r"ea?u|au"), "o"), (re.compile(r"ai|ei"), "e"),
    (re.compile(r"t(?=i(?:on|en))"), "s"), (re.compile(r"am(?=[bp])|em(?=[bp])|en(?=[^aeiouyn])|an(?=[^aeiouyn])"), "an"),
    (re.compile(r"g(?=[ei])"), "j"), (re.compile(r"om(?=[bp])"), "on"), (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"(?<=.{3})(?:e|s|t|er|es|ez)$"), ""),
)  # fmt: skip


def stem(word: str) -> str:
    """The singular: « notaires » → « notaire », « chevaux » → « cheval »."""
    if len(word) < 4:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    return word[:-1] if word[-1] in "sx" else word


@lru_cache(maxsize=1 << 16)
def neutral(word: str) -> str:
    """A singular without its agreement: « maternelle », « maternel » alike. For all words of a title but the first."""
    short = re.sub(r"(.)\1", r"\1", stem(word))
    return short[:-1] if short.endswith("e") and len(short) > 4 else short


def key(words: Iterable[str]) -> tuple[str, ...]:
    """What a title is found by: the first word's singular, the others without agreement, little words left out."""
    kept = [w for w in words if w not in LITTLE]
    return (stem(kept[0]), *map(neutral, kept[1:])) if kept else ()


def split(text: str) -> list[str]:
    """Folded words."""
    return _WORD.findall(fold(text))


def _shortened(word: str) -> set[str]:
    """The word and all it can become by losing one letter."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def sound(word: str) -> str:
    """Roughly how a word is said, so that « fotografe » meets « photographe »."""
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


class Vocabulary:
    """French words with their accents, and the words of trades that a misspelt one may stand for."""

    def __init__(self, trade_words: Iterable[str], labels: Iterable[str]) -> None:
        self._accents: dict[str, str] = {}
        self._frequency = wordfreq.get_frequency_dict("fr", "large")
        common: dict[str, list[str]] = {}  # by first letter and length
        for word, frequency in self._frequency.items():
            if frequency < RARE:
                break  # sorted by frequency
            if word.isalpha():
                folded = fold(word)
                self._accents.setdefault(folded, word)
                if frequency > COMMON and len(folded) > 3:
                    common.setdefault(folded[0], []).append(folded)
        self.ordinary = frozenset(self._accents)
        for label in labels:
            for word in re.findall(r"\w+", label.lower()):
                if not word.isascii() and self._often(self._accents.get(fold(word))) < FAR_RARER * self._often(word):
                    self._accents[fold(word)] = word
        self._sounds: dict[str, list[str]] = {}
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(w for w in trade_words if len(w) >= 5):
            said = sound(word)
            if said not in self._sounds:
                self._by_letter.setdefault(said[:2], []).append(said)
            self._sounds.setdefault(said, []).append(word)
        self._trade_words = frozenset(trade_words)
        self._shortened: dict[str, list[str]] = {}
        for word in self._trade_words:
            for short in _shortened(word) if len(word) >= 5 else ():
                self._shortened.setdefault(short, []).append(word)
        self._common = common
        self._everyday = frozenset(w for words in common.values() for w in words)

    def corrected(self, word: str) -> str:
        """The trade word a misspelt word stands for; the word itself when it is French or nothing is near."""
        if (
            len(word) < 5
            or word in self._trade_words
            or word in self.ordinary
            or stem(word) in self.ordinary
            or not word.isalpha()
        ):
            return word
        squeezed = re.sub(r"(.)\1{1,}", r"\1", word)
        if (squeezed in self.ordinary and squeezed not in self._trade_words) or _VERB.search(
            word
        ):  # « merciiii », « prendrai »
            return word
        said = sound(word)
        if said in self._sounds:
            return min(self._sounds[said], key=lambda w: DamerauLevenshtein.distance(word, w))
        slip = self._slip(word)
        if slip:
            return slip
        if len(said) < FUZZY_FROM:
            return word
        near = process.extractOne(
            said,
            self._by_letter.get(said[:2], ()),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=2 if len(said) >= 10 else 1,
        )
        return min(self._sounds[near[0]], key=lambda w: DamerauLevenshtein.distance(word, w)) if near else word

    def _slip(self, word: str) -> str | None:
        """The trade word one slip of the finger away, unless an everyday word is as near."""
        near = {w for short in _shortened(stem(word)) for w in self._shortened.get(short, ())}
        near = {w for w in near if DamerauLevenshtein.distance(stem(word), w) <= 1}
        if not near:
            return None
        everyday = process.extractOne(
            word, self._common.get(word[0], ()), scorer=DamerauLevenshtein.distance, score_cutoff=1
        )
        return None if everyday and stem(everyday[0]) not in near else min(near)

    def everyday(self, word: str) -> bool:
        """Whether a folded word is one of everyday French."""
        return word in self._everyday

    def accented(self, word: str) -> str:
        """The word with its usual accents."""
        if word in self._accents:
            return self._accents[word]
        single = stem(word)
        return self._accents.get(single, single) + word[len(single) :] if single != word else word

    def label(self, words: Iterable[Word], message: Message) -> str:
        """The user's own words in lower case with accents put back, elisions and hyphens kept."""
        out, last = "", None
        for word in words:
            if last is not None:
                between = message.folded[last.end : word.start].strip()
                out += between if between in ("'", "-") else " "
            out += self._as_meant(word, message)
            last = word
        return out

    def _as_meant(self, word: Word, message: Message) -> str:
        """As it was written by who puts accents, where that may be: what was put right is written as usual."""
        usual = self.accented(word.text)
        written = message.source(word.start, word.end).lower()
        if not message.accented or fold(written) != word.text:
            return usual
        meant = not written.isascii() or self._often(written) >= NEARLY_AS_USUAL * self._often(usual)
        return written if meant else usual

    def _often(self, word: str | None) -> float:
        return float(max(self._frequency.get(word or "", 0.0), RARE / 100))
