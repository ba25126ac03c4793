"""Trades said by what is made, sold, taught or repaired: « boutique de laine », « je répare des vélos », « on fabrique des engrenages »."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.extract import trade_heads as heads
from bot.nlu.extract.message import Word
from bot.nlu.extract.stems import LITTLE, key, neutral, split, stem
from bot.nlu.extract.trade_forms import Forms


@dataclass(frozen=True)
class Composed:
    """A trade made of a head (or a verb) and a thing. `label` is empty when the user's own words are to be shown."""

    first: int  # index of the first word
    last: int  # index of the last word
    kind: str  # people, places, fields, or « said » for a verb
    family: str
    profession: str | None
    prefix: str = ""
    sure: bool = True


class Composer:
    """Heads and verbs with their complements, in the lexicon's lists of things, else in the texts of the NAF."""

    def __init__(self, knowledge: Path, forms: Forms) -> None:
        self._forms = forms
        self._families_of: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
        folder = knowledge / "trades"
        family_of = {row["naf_code"]: row["family"] for row in _rows(folder / "naf_family.csv")}
        contents = {row["code"]: row["includes"] for row in _rows(folder / "naf_contents.csv")}
        for row in _rows(folder / "naf.csv"):
            code = row["code"]
            label = {neutral(w) for w in split(row["label"])}
            for word in label | {neutral(w) for w in split(contents.get(code, ""))}:
                if len(word) > 3 and word not in LITTLE:
                    self._families_of[word].append((code[:2], family_of[code], 3.0 if word in label else 1.0))
        self._families_of = {w: found for w, found in self._families_of.items() if len(found) <= 40}

    def heads(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« boutique de laine », « vendeuse de bougies », « prof de yoga », « société de nettoyage »."""
        for i, word in enumerate(words[:-1]):
            head = heads.HEADS.get(stem(word.text))
            if head is None or (
                stem(word.text) in heads.ALSO_VERBS and heads.PRONOUN.search(folded[: word.start][-12:])
            ):
                continue
            mode, kind = head
            linked = (
                words[i + 1].text in heads.LINKS
                or words[i + 1].text not in LITTLE
                or (words[i + 1].text == "a" and i + 2 < len(words) and words[i + 2].text in heads.NUMBERS)
            )
            link = words[i + 1].text
            linked = linked and not (link == "en" and mode == "any") and not (mode == "staff" and link not in LITTLE)
            if not linked or words[i + 1].text in heads.NOT_COMPLEMENTS:
                continue
            found = self._complement(words, i + 1, folded, mode)
            if found:
                last, family, profession, sure = found
                yield Composed(i, last, kind, family, profession, sure=sure)

    def verbs(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« je répare des vélos », « ma boîte fabrique des engrenages »."""
        for match in heads.VERBS.finditer(folded):
            mode = next(name for name, text in match.groupdict().items() if text)
            first = next((i for i, w in enumerate(words) if w.start >= match.end() - 1), None)
            if mode == "past" or first is None:
                continue
            start = next((i for i, w in enumerate(words) if w.start >= match.start()), first)
            made = "made" if mode == "make" else mode
            found = self._complement(words, first, folded, made, skip=True)
            if not found:
                continue
            last, family, profession, sure = found
            thing = next(w for w in words[first : last + 1] if w.text not in LITTLE and w.text not in heads.SKIPPED)
            if mode == "make" and (stem(thing.text) in heads.NOT_MADE or not sure):
                continue
            yield Composed(
                words.index(thing),
                last,
                "said",
                family,
                profession,
                heads.OWN_NAMES.get(match.group(mode)[:4], heads.SAID[made]),
                sure,
            )
            del start

    def _complement(
        self, words: Sequence[Word], first: int, folded: str, mode: str, skip: bool = False
    ) -> tuple[int, str, str | None, bool] | None:
        """(last word, family, profession, in our lists) of the longest thing known right there."""
        kept: list[tuple[int, str]] = []
        previous = first - 1
        for i in range(first, min(first + 7, len(words))):
            between = folded[words[previous].end : words[i].start] if previous >= 0 else ""
            if (i > first and re.search(r"[^\s'’-]", between)) or (
                i == first and not skip and re.search(r"[^\s'’-]", between)
            ):
                break
            previous = i
            text = words[i].text
            if skip and not kept and text in heads.AWAY:
                break
            if text in LITTLE or text in heads.NUMBERS or (skip and not kept and text in heads.SKIPPED):
                continue
            kept.append((i, text))
            if len(kept) == 4:
                break
        for length in range(len(kept), 0, -1):
            k = key(text for _, text in kept[:length])
            found = self._thing(k, mode)
            if found:
                return kept[length - 1][0], found[0], found[1], True
        guess = self._guess([text for _, text in kept[:2]], mode) if kept and mode not in ("any", "taught") else None
        return (kept[min(1, len(kept) - 1) if guess[1] else 0][0], guess[0], None, False) if guess else None

    def _thing(self, k: tuple[str, ...], mode: str) -> tuple[str, str | None] | None:
        forms = self._forms.by_key.get(k) if mode in ("any", "taught", "installed", "repaired", "staff") else None
        if forms and forms[0].rank <= 1 and forms[0].family and (mode == "staff" or forms[0].kind == "fields"):
            return forms[0].family, forms[0].profession
        tables = [self._forms.things[table] for table in heads.FALLBACKS[mode]]
        thing = next((table[k] for table in tables if k in table), None)
        return (thing.family, thing.profession) if thing else None

    def _guess(self, complement: list[str], mode: str) -> tuple[str, bool] | None:
        """The family most of the NAF's mentions of these words belong to, when they agree."""
        votes: dict[str, float] = defaultdict(float)
        used: list[bool] = []
        named = False
        for text in complement:
            rows = [
                r
                for r in self._families_of.get(neutral(text), ())
                if not heads.SECTIONS[mode] or r[0] in heads.SECTIONS[mode]
            ]
            used.append(bool(rows))
            named = named or any(weight > 1 for _, _, weight in rows)
            for _, family, weight in rows:
                votes[family] += weight / math.sqrt(len(rows))
        if not votes or not used[0] or not named:
            return None
        family, most = max(votes.items(), key=lambda vote: vote[1])
        return (family, len(used) > 1 and used[1]) if most >= 0.5 * sum(votes.values()) and most >= 1.0 else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)
