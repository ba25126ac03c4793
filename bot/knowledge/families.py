"""Finding the family of a case from the words of its trade."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.knowledge.files import RawBase
from bot.knowledge.schema import FamilyEntry
from bot.knowledge.schema_trades import GenderFormRow, RomeFamilyRow, RomeTitleRow
from bot.knowledge.words import keywords

Key = tuple[str, ...]

SHARE = 0.6
"""Share of the forms holding all the words of a trade that one family must have to be believed."""

VAGUE_FIRST_WORDS = frozenset({"createur", "creatrice"})
"""ROME has them alone, for fashion; followed by something else ("de bijoux", "de sites") they say nothing."""


class FamilyFinder:
    """Our own examples first, then ROME's names: the whole trade, then forms that hold all its words, then its first
    words. Whole words only: a stem would make "administration" an "administrateur de bases de données"."""

    def __init__(self, base: RawBase) -> None:
        families = base.all(FamilyEntry)
        self._sector: dict[str, str] = {family.id: family.sector for family in families}
        self._examples = _index((part, family.id) for family in families for part in _forms(family.examples))
        code_family: dict[str, str] = {row.rome_code: row.family for row in base.all(RomeFamilyRow)}
        forms: list[tuple[str, str]] = [(row.label, row.rome_code) for row in base.all(RomeTitleRow)]
        for row in base.all(GenderFormRow):
            forms += [(form, row.rome_code) for form in (row.masculine, row.feminine, row.feminine_agreed) if form]
        self._titles = _index((form, code_family[code]) for form, code in forms)
        self._holding: dict[str, set[Key]] = defaultdict(set)
        for key in (*self._examples, *self._titles):
            for word in key:
                self._holding[word].add(key)

    def find(self, trade: str, sector: str) -> str | None:
        """The family's id, or None when the words do not say. `sector` decides between several families."""
        key = tuple(keywords(trade))
        if not key:
            return None
        return self._by_form(key, sector, whole=True) or self._by_words(key, sector) or self._by_first(key, sector)

    def _by_form(self, key: Key, sector: str, whole: bool) -> str | None:
        """The family of the sector; else, for a whole trade only, the one there is."""
        for index in (self._examples, self._titles):
            found = sorted(index.get(key, ()))
            same = [family for family in found if self._sector[family] == sector]
            if len(same) == 1:
                return same[0]
            if whole and len(found) == 1:
                return found[0]
        return None

    def _by_words(self, key: Key, sector: str) -> str | None:
        counts: Counter[str] = Counter()
        for form in set.intersection(*(self._holding.get(word, set()) for word in key)):
            counts.update(self._examples.get(form, set()) | self._titles.get(form, set()))
        for family, count in counts.most_common(1):
            if self._sector[family] == sector and count >= SHARE * sum(counts.values()):
                return family
        return None

    def _by_first(self, key: Key, sector: str) -> str | None:
        shorter = (key[:length] for length in range(len(key) - 1, 0, -1) if key[:length][-1] not in VAGUE_FIRST_WORDS)
        return next(filter(None, (self._by_form(part, sector, whole=False) for part in shorter)), None)


def _forms(examples: Sequence[str]) -> list[str]:
    return [part for example in examples for part in example.split(" / ")]


def _index(pairs: Iterable[tuple[str, str]]) -> dict[Key, set[str]]:
    index: dict[Key, set[str]] = defaultdict(set)
    for form, family in pairs:
        key = tuple(keywords(form))
        if key:
            index[key].add(family)
    return dict(index)
