"""Trades told without their name: by what is one's own (« mes savons »), by the day's work (« la moisson »), by a verb (« je garde des chiens »)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.data_files import load
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import LITTLE, key, neutral, split, stem

READ = 80  # words of a message that are looked at
REACH = 7  # words after a verb among which its thing is looked for
NEAR = 4  # words before a finite verb among which its subject is looked for
FOUND = 8  # told trades kept of one message
THINGS = ("mine", "scene", "name")
MINE = frozenset({"mon", "ma", "mes", "notre", "nos", "mn"})
FILLING = frozenset(
    {"petit", "petite", "petits", "petites", "propre", "propres", "belles", "beaux", "vieux", "2", "deux"}
)
SUBJECTS = frozenset({"je", "j", "on", "nous", "moi", "g"})
_INFINITIVE = re.compile(r"(?:er|ir|[dti]re)$")
_JOINED = re.compile(r"^j(?=[bcdfghklmnpqrstvwxz])")


@dataclass(frozen=True)
class Told:
    """A trade told by words `first` to `last`. `how`: mine, scene, name, doing, to_do (an infinitive)."""

    first: int
    last: int
    label: str
    family: str
    how: str


@dataclass(frozen=True)
class _Work:
    """What a verb tells when one of `things` follows; without things, by itself."""

    things: frozenset[str]
    label: str
    family: str


class Products:
    """The table `data/nlu_lexicon/trade_products.yml`, read once."""

    def __init__(self, lexicon: Path) -> None:
        self._things: dict[str, dict[tuple[str, ...], list[tuple[str, str]]]] = {how: {} for how in THINGS}
        self._works: dict[str, list[_Work]] = defaultdict(list)
        self._infinitives: set[str] = set()
        self._shortened: set[str] = set()  # « jgard »: only where « j » is joined to it
        for family, sections in load(lexicon / "trade_products.yml")["families"].items():
            for how in THINGS:
                for label, entries in sections.get(how, {}).items():
                    for entry in entries.split(","):
                        self._things[how].setdefault(key(split(entry)), []).append((label, family))
            for label, entries in sections.get("doing", {}).items():
                for entry in entries.split(","):
                    self._work(entry, label, family)

    def find(self, words: Sequence[Word], message: Message) -> list[Told]:
        """What tells a trade, at most FOUND of them, in the order of the message."""
        found: list[Told] = []
        for i, word in enumerate(words[:READ]):
            if word.text not in LITTLE:
                found += self._thing(words, i)
            found += self._doing(words, i, message.words[i].text)
            if len(found) >= FOUND:
                break
        return found[:FOUND]

    def _thing(self, words: Sequence[Word], i: int) -> Iterator[Told]:
        """The longest thing that begins at word `i`, up to three words."""
        kept = [j for j in range(i, min(i + 6, len(words))) if words[j].text not in LITTLE][:3]
        owned = _owned(words, i)
        for length in range(len(kept), 0, -1):
            k = key(words[j].text for j in kept[:length])
            for how in THINGS:
                rows = self._things[how].get(k, ()) if how != "mine" or owned else ()
                yield from (Told(i, kept[length - 1], label, family, how) for label, family in rows)
                if rows:
                    return

    def _doing(self, words: Sequence[Word], i: int, written: str) -> Iterator[Told]:
        """The verb at word `i`; `written` is that word before it was put right (« jgarde »)."""
        text = words[i].text
        verb = _JOINED.sub("", written)
        joined = verb != written and verb in self._works
        if not joined and (text not in self._works or text in self._shortened):
            return
        verb = verb if joined else text
        to_do = verb in self._infinitives and not joined
        how = "to_do" if to_do else "doing"
        for work in self._works[verb]:
            reach = NEAR if work.things else 1
            if not (to_do or joined or verb.endswith("ons") or _subject(words[max(0, i - reach) : i])):
                continue
            last = _reached(words, i, work.things) if work.things else i
            if last is not None:
                yield Told(i, last, work.label, work.family, how)

    def _work(self, entry: str, label: str, family: str) -> None:
        verbs, _, things = entry.partition(":")
        work = _Work(frozenset(neutral(t) for t in split(things)), label, family)
        for verb in split(verbs.replace("-", "")):
            for form in _forms(verb):
                self._works[form].append(work)
            if verb.endswith("er"):
                self._shortened.add(verb[:-2])
            if _INFINITIVE.search(verb):
                self._infinitives.add(verb)


def _forms(verb: str) -> list[str]:
    """The forms of a regular verb that a first person says; of others, the one written."""
    if not verb.endswith("er") or len(verb) < 5:
        return [verb]
    root = verb[:-2]
    plural = root + ("eons" if root.endswith("g") else "ons")
    forms = [verb, root + "e", root, plural]
    return [*forms, root[:-1] + "ie"] if root.endswith("y") else forms


def _subject(before: Sequence[Word]) -> bool:
    return any(w.text in SUBJECTS for w in before)


def _owned(words: Sequence[Word], i: int) -> bool:
    """« mes petites chambres »."""
    before = [w.text for w in words[max(0, i - 2) : i]]
    return bool(before) and (before[-1] in MINE or (len(before) == 2 and before[-1] in FILLING and before[0] in MINE))


def _reached(words: Sequence[Word], i: int, things: frozenset[str]) -> int | None:
    """The place of the first of these things that soon follows."""
    for j in range(i + 1, min(i + 1 + REACH, len(words))):
        if neutral(words[j].text) in things or stem(words[j].text) in things:
            return j
    return None
