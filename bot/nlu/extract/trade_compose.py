"""Trades said by what is made, sold, taught or repaired: « boutique de laine », « je répare des vélos », « mes bougies »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.data_files import load
from bot.nlu.extract.message import Word
from bot.nlu.extract.stems import LITTLE, stem
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_things import LISTED, UNKNOWN, Complement, Things


@dataclass(frozen=True)
class Composed:
    """A trade made of a head, a verb or a possessive and a thing."""

    first: int  # index of the first word
    last: int  # index of the last word
    kind: str  # people, places, fields; « said » for a verb, « mine » for a possessive
    family: str | None
    profession: str | None
    how: str  # LISTED, GUESSED, UNKNOWN
    prefix: str = ""  # begins the label of what is said by a verb: « vente de »
    near: tuple[str, ...] = ()  # other families


@dataclass(frozen=True)
class Verb:
    """« je vends », « vendre »: what follows is a thing of `mode`."""

    mode: str
    said: str
    family: str | None
    finite: re.Pattern[str]
    infinitive: re.Pattern[str] | None


ARTICLES = frozenset(
    {"le", "la", "les", "l", "des", "du", "un", "une", "aux", "au", "nos", "mes", "leurs", "ses", "ces"}
)
PRODUCTS = {"made": "fabrication de", "sold": "vente de"}
"""What « mes bougies » is called, by the list the thing is in."""


class Composer:
    """Heads, verbs and possessives with their complements. The table is data/nlu_lexicon/trade_heads.yml."""

    def __init__(self, knowledge: Path, lexicon: Path, forms: Forms) -> None:
        table: dict[str, Any] = load(lexicon / "trade_heads.yml")
        self.things = Things(knowledge, forms, table)
        self._heads = {word: head for head in table["heads"] for word in head["words"].split()}
        self._verbs = [_verb(row, table) for row in table["verbs"]]
        self._pronoun = re.compile(rf"(?<![a-z])(?:{table['pronoun']})")
        words = ("also_verbs", "links", "not_complements", "not_made", "not_mine", "numbers", "skipped", "away")
        self._words = {name: frozenset(table[name].split()) for name in words}

    def words(self) -> set[str]:
        """Heads, for misspelt ones to be put right."""
        return {word for word in self._heads if len(word) > 4}

    def heads(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« boutique de laine », « vendeuse de bougies », « prof de yoga », « société de nettoyage »."""
        for i, word in enumerate(words[:-1]):
            head = self._heads.get(stem(word.text))
            online = [w.text for w in words[i + 1 : i + 3]] == ["en", "ligne"]
            if head and online and head["mode"] == "sold" and i + 3 < len(words):
                found = self.things.after(words, i + 3, folded, "sold")
                if found and found.how == LISTED:
                    yield Composed(i, found.last, head["kind"], "ecommerce", found.profession, LISTED)
                continue
            if head is None or not self._linked(words, i, head["mode"]) or self._verb_here(word, folded):
                continue
            found = self.things.after(words, i + 1, folded, head["mode"])
            if found and (found.how != LISTED or found.last > i + 1) and self._acts(words, i + 1):
                continue
            if found and (found.how != UNKNOWN or words[i + 1].text in self._words["links"]):
                family = found.family or head.get("family")
                near = () if found.family else self.things.nearest([words[found.first].text])
                yield Composed(i, found.last, head["kind"], family, found.profession, found.how, near=near)

    def verbs(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« je répare des vélos », « ma boîte fabrique des engrenages », « vendre mes savons »."""
        for verb in self._verbs:
            for match in verb.finite.finditer(folded):
                yield from self._said(verb, words, match.end(), folded, unknown=verb.family is not None)
            for match in verb.infinitive.finditer(folded) if verb.infinitive else ():
                yield from (
                    replace(c, kind="mine") for c in self._said(verb, words, match.end(), folded, unknown=False)
                )

    def mine(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« mes bougies », « notre miel »: products of one's own, when the word is no ordinary one."""
        for i, word in enumerate(words[:-1]):
            if word.text not in ("mes", "nos", "mon", "notre", "ma"):
                continue
            if stem(words[i + 1].text) in self._words["not_mine"] or words[i + 1].text in self._words["not_mine"]:
                continue
            found = self.things.after(words, i + 1, folded, "mine")
            if found and found.how == LISTED and found.first == i + 1:
                yield Composed(found.first, found.last, "mine", *_of(found), prefix=PRODUCTS[found.table])

    def _said(self, verb: Verb, words: Sequence[Word], end: int, folded: str, unknown: bool) -> Iterator[Composed]:
        first = next((i for i, w in enumerate(words) if w.start >= end - 1), None)
        found = self.things.after(words, first, folded, verb.mode, skip=True) if first is not None else None
        if first is None or not found or (found.how == UNKNOWN and not (unknown and found.first > first)):
            return
        if verb.mode == "make" and (found.how != LISTED or stem(words[found.first].text) in self._words["not_made"]):
            return
        family, profession, how = _of(found)
        near = self.things.nearest([words[found.first].text]) if how == UNKNOWN else ()
        yield Composed(found.first, found.last, "said", family or verb.family, profession, how, verb.said, near)

    def _linked(self, words: Sequence[Word], i: int, mode: str) -> bool:
        """Whether what follows a head can be its complement: « boutique de », « prof yoga », « cabinet à trois »."""
        link = words[i + 1].text
        if link in self._words["not_complements"] or (mode == "staff" and link not in LITTLE):
            return False
        if link in self._words["links"]:
            return not (link == "en" and mode == "any")
        numbered = link == "a" and i + 2 < len(words) and words[i + 2].text in self._words["numbers"]
        return link not in LITTLE or numbered

    def _acts(self, words: Sequence[Word], i: int) -> bool:
        """« notre association aide les migrants »: what stands before an article is what it does."""
        following = words[i + 1].text if i + 1 < len(words) else ""
        return words[i].text not in self._words["links"] and following in ARTICLES

    def _verb_here(self, word: Word, folded: str) -> bool:
        """« je fabrique », « on pose » are no workshop and no laying."""
        return stem(word.text) in self._words["also_verbs"] and bool(self._pronoun.search(folded[: word.start][-12:]))


def _of(found: Complement) -> tuple[str | None, str | None, str]:
    return found.family, found.profession, found.how


def _verb(row: dict[str, Any], table: dict[str, Any]) -> Verb:
    tail = rf"[ ']+{table['adverbs']}(?={table['article']})"
    finite = re.compile(rf"(?<![a-z])(?:{table['subject']}|^|(?<=, )|(?<=\. ))(?:{row['finite']}){tail}")
    infinitive = re.compile(rf"(?<![a-z])(?:{row['infinitive']}){tail}") if "infinitive" in row else None
    return Verb(row["mode"], row["said"], row.get("family"), finite, infinitive)
