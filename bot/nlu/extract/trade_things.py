"""What a head or a verb is followed by: a thing of our lists, else the family the NAF's texts put it in, else a noun that no list knows."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.data_files import rows
from bot.nlu.extract.message import Word
from bot.nlu.extract.stems import LITTLE, key, neutral, split, stem
from bot.nlu.extract.trade_forms import Forms

LISTED, GUESSED, UNKNOWN = "listed", "guessed", "unknown"
_GAP = re.compile(r"[^\s'’-]")
BREAKS = frozenset({"au", "aux", "sur", "pour", "pr", "dans", "ds", "et", "un", "une"})  # end a complement
_COMMON = 40  # NAF rows: a word in more of them says nothing


class Complement(NamedTuple):
    """Words `first` to `last` say a thing; `how` is LISTED, GUESSED or UNKNOWN (then without a family)."""

    first: int
    last: int
    family: str | None
    profession: str | None
    how: str
    table: str = ""  # the list it was found in


class Things:
    """Complements in the lexicon's lists, else in the texts of the NAF. `table` is data/nlu_lexicon/trade_heads.yml."""

    def __init__(self, knowledge: Path, forms: Forms, table: dict[str, Any]) -> None:
        self._forms = forms
        self._away = frozenset(table["away"].split())
        self._skipped = frozenset(table["skipped"].split())
        self._numbers = frozenset(table["numbers"].split())
        self._not_things = frozenset(table["not_things"].split())
        self._sections = {mode: tuple(codes.split()) for mode, codes in table["sections"].items()}
        self._tables = {mode: names.split() for mode, names in table["fallbacks"].items()}
        self._families_of = _naf(knowledge / "trades")

    def after(self, words: Sequence[Word], first: int, folded: str, mode: str, skip: bool = False) -> Complement | None:
        """The thing that begins at word `first`, articles skipped when `skip`."""
        kept = self._kept(words, first, folded, mode, skip)
        if not kept:
            return None
        for length in range(len(kept), 0, -1):
            found = self.listed(key(words[i].text for i in kept[:length]), mode)
            if found:
                return Complement(kept[0], kept[length - 1], *found[:2], LISTED, found[2])
        guess = self._guess([words[i].text for i in kept[:2]], mode)
        if guess:
            return Complement(kept[0], kept[guess[1]], guess[0], None, GUESSED)
        return self._unknown(words, kept[0])

    def listed(self, k: tuple[str, ...], mode: str) -> tuple[str, str | None, str] | None:
        """(family, profession, table) of a thing in the lists that a mode reads."""
        forms = self._forms.by_key.get(k) if mode in ("any", "taught", "installed", "repaired", "staff") else None
        if forms and forms[0].rank <= 1 and forms[0].family and (mode in ("staff", "any") or forms[0].kind == "fields"):
            return forms[0].family, forms[0].profession, ""
        for name in self._tables[mode]:
            thing = self._forms.things[name].get(k)
            if thing:
                return thing.family, thing.profession, name
        return None

    def nearest(self, texts: Sequence[str], count: int = 3) -> tuple[str, ...]:
        """The families that words no list knows lead to, the likeliest first: by the NAF's texts, then by titles of the same root."""
        votes: dict[str, float] = defaultdict(float)
        for text in texts:
            for _, family, weight in self._families_of.get(neutral(text), ()):
                votes[family] += weight
            for family in self._forms.families_by_root.get(text[:5], ()):
                votes[family] += 1.0
        return tuple(sorted(votes, key=lambda f: (-votes[f], f))[:count])

    def _kept(self, words: Sequence[Word], first: int, folded: str, mode: str, skip: bool) -> list[int]:
        """Places of up to four words that tell something, as far as nothing breaks the phrase."""
        kept: list[int] = []
        for i in range(first, min(first + 7, len(words))):
            apart = i > 0 and _GAP.search(folded[words[i - 1].end : words[i].start])
            text = words[i].text
            if kept and text in BREAKS:
                break
            if (apart and not (skip and i == first)) or (skip and not kept and text in self._away) or len(kept) == 4:
                break
            if text in self._numbers and not skip and mode == "any":
                break
            if text in LITTLE or text in self._numbers or (skip and not kept and text in self._skipped):
                continue
            kept.append(i)
        return kept

    def _unknown(self, words: Sequence[Word], i: int) -> Complement | None:
        text = words[i].text
        plain = (
            len(text) >= 4 and text.isalpha() and text not in self._not_things and stem(text) not in self._not_things
        )
        return Complement(i, i, None, None, UNKNOWN) if plain else None

    def _guess(self, complement: Sequence[str], mode: str) -> tuple[str, int] | None:
        """(family most of the NAF's mentions belong to when they agree, 1 if the second word counted)."""
        sections = self._sections.get(mode, ())
        if not sections:
            return None
        votes: dict[str, float] = defaultdict(float)
        used, named = [], False
        for text in complement:
            found = [row for row in self._families_of.get(neutral(text), ()) if row[0] in sections]
            used.append(bool(found))
            named = named or any(weight > 1 for _, _, weight in found)
            for _, family, weight in found:
                votes[family] += weight / math.sqrt(len(found))
        if not votes or not used[0] or not named:
            return None
        family, most = max(votes.items(), key=lambda vote: vote[1])
        agreed = most >= 0.5 * sum(votes.values()) and most >= 1.0
        return (family, int(len(used) > 1 and used[1])) if agreed else None


def _naf(folder: Path) -> dict[str, list[tuple[str, str, float]]]:
    """Word → (division, family, weight) of the NAF rows that hold it: 3 in the label, 1 in the notes."""
    family_of = {row["naf_code"]: row["family"] for row in rows(folder / "naf_family.csv")}
    contents = {row["code"]: row["includes"] for row in rows(folder / "naf_contents.csv")}
    found: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for row in rows(folder / "naf.csv"):
        code = row["code"]
        label = {neutral(w) for w in split(row["label"])}
        for word in label | {neutral(w) for w in split(contents.get(code, ""))}:
            if len(word) > 3 and word not in LITTLE:
                found[word].append((code[:2], family_of[code], 3.0 if word in label else 1.0))
    return {word: mentions for word, mentions in found.items() if len(mentions) <= _COMMON}
