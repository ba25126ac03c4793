"""Every written form of every trade, and where it leads: our own lexicon first, then the families' examples, professions, ROME."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.extract.stems import key, split, stem

Key = tuple[str, ...]
MODES = ("made", "sold", "repaired", "taught", "rented", "installed")
KINDS = ("people", "places", "fields")
RANKS = {"people": 0, "places": 0, "fields": 1, "example": 2, "profession": 2, "title": 3}
VAGUE = frozenset({"agent", "agente", "directeur", "directrice", "responsable", "marchand", "marchande"})
"""Titles of ROME that say no trade by themselves."""
PLACE_WORDS = re.compile(
    r"^(?:cabinet|agence|etude|office|clinique|officine|pharmacie|magasin|centre|laboratoire|salon|institut|bureau|societe|entreprise|"
    r"domaine|maison|distillerie|armurerie|casino|ecole|organisme|vape|point|auto-ecole|onglerie|coutellerie)\b"
)
FIELD_WORDS = re.compile(r"^(?:vente|paris|crypto|formation|renovation|adaptation|securite|cigarette|pompes|jeux)\b")


@dataclass(frozen=True)
class Form:
    """One written form. `kind` is one of KINDS, « title » forms being people of ROME."""

    label: str
    family: str | None
    profession: str | None
    kind: str
    rank: int


@dataclass(frozen=True)
class Thing:
    """What is made, sold, taught…: « laine » sold is a shop, made is a craft."""

    family: str
    profession: str | None


@dataclass(frozen=True)
class Doing:
    """A first-person activity said by a verb."""

    pattern: re.Pattern[str]
    label: str
    family: str


class Forms:
    """The tables, read once."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        own: dict[str, Any] = _load(lexicon / "trades.yml")
        self.weak = frozenset(stem(w) for w in own["weak"].split())
        self.never = frozenset(stem(w) for w in own["never"].split())
        self.hired = frozenset(stem(w) for w in own["hired"].split())
        self.by_key: dict[Key, list[Form]] = defaultdict(list)
        self.things: dict[str, dict[Key, Thing]] = {mode: {} for mode in MODES}
        self.doing: list[Doing] = []
        self.titles_by_head: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        self._professions = {name: re.compile(pattern) for name, pattern in own["profession_titles"].items()}
        for family, sections in own["families"].items():
            self._own(family, sections)
        self._families(knowledge / "trades" / "families.yml")
        self._regulated(knowledge / "regulated_professions.yml")
        self._rome(knowledge / "trades")
        self.by_key = {k: sorted(forms, key=lambda f: f.rank) for k, forms in self.by_key.items()}
        self.longest: dict[str, int] = {}
        for k in self.by_key:
            self.longest[k[0]] = max(len(k), self.longest.get(k[0], 0))

    def words(self) -> set[str]:
        """Words a misspelling may be brought back to: those of our own forms."""
        own = {w for k, forms in self.by_key.items() if forms[0].rank < 3 for w in split(forms[0].label)}
        return {stem(w) for w in own if len(w) > 4}

    def profession_of(self, folded_label: str) -> str | None:
        """The regulated profession a title belongs to."""
        return next((name for name, pattern in self._professions.items() if pattern.search(folded_label)), None)

    def _add(self, label: str, family: str | None, profession: str | None, kind: str, rank: int) -> None:
        self._insert(key(split(label)), Form(label, family, profession, kind, rank))

    def _insert(self, k: Key, form: Form) -> None:
        if k and not (len(k) == 1 and k[0] in VAGUE):
            self.by_key[k].append(form)

    def _own(self, family: str, sections: dict[str, str]) -> None:
        for kind in KINDS:
            for entry in _entries(sections.get(kind)):
                text, _, profession = entry.partition("=")
                for label in _genders(text):
                    self._add(label, family, profession or None, kind, RANKS[kind])
        for mode in MODES:
            for entry in _entries(sections.get(mode)):
                text, _, profession = entry.partition("=")
                self.things[mode].setdefault(key(split(text)), Thing(family, profession or None))
        for entry in re.split(r", (?=[^()]*(?:\([^()]*\)[^()]*)*=>)", sections.get("doing", "")):
            if "=>" in entry:
                pattern, label = entry.split(" => ")
                self.doing.append(Doing(re.compile(pattern.strip()), label.strip(), family))

    def _families(self, path: Path) -> None:
        for family in _load(path)["families"]:
            for example in family["examples"]:
                for label in example.split(" / "):
                    self._add(label, family["id"], None, "people", RANKS["example"])

    def _regulated(self, path: Path) -> None:
        for entry in _load(path):
            for label in (entry["label"], *entry["labels_other"]):
                known = self.by_key.get(key(split(label)))
                kind = "places" if PLACE_WORDS.search(label) else "fields" if FIELD_WORDS.search(label) else "people"
                if known and all(f.profession for f in known):
                    continue
                family = known[0].family if known else None
                self._add(
                    label, family, entry["id"], known[0].kind if known else kind, -1 if known else RANKS["profession"]
                )

    def _rome(self, folder: Path) -> None:
        family_of = {row["rome_code"]: row["family"] for row in _rows(folder / "rome_family.csv")}
        split_labels: set[str] = set()
        for row in _rows(folder / "gender_forms.csv"):
            split_labels.add(row["label"])
            for label in {row["masculine"], row["feminine"], row["feminine_agreed"] or row["feminine"]}:
                self._title(label, family_of[row["rome_code"]])
        for row in _rows(folder / "rome_appellations.csv"):
            if row["label"] not in split_labels:
                self._title(row["label"], family_of[row["rome_code"]])

    def _title(self, label: str, family: str) -> None:
        k = key(split(label))
        self._insert(k, Form(label[:1].lower() + label[1:], family, None, "people", RANKS["title"]))
        if len(k) > 1:
            self.titles_by_head[k[0]].append((frozenset(k[1:]), family))


def _load(path: Path) -> Any:
    """YAML by the C parser where there is one: ten times faster."""
    with path.open(encoding="utf8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe


def _entries(text: str | None) -> list[str]:
    return [entry.strip() for entry in (text or "").split(",") if entry.strip()]


def _genders(text: str) -> list[str]:
    """« aide familial/familiale » is written in full in the lexicon, so a slash simply separates."""
    return [part.strip() for part in text.split("/")]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)
