"""Every written form of every trade, and where it leads: our own lexicon first, then the families' examples, professions, ROME."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.data_files import load, rows
from bot.nlu.extract.stems import key, split, stem
from bot.text import fold

Key = tuple[str, ...]
MODES = ("made", "sold", "repaired", "taught", "rented", "installed")
KINDS = ("people", "places", "fields")
UNREGULATED = "none"
"""« cave à fromages=none »: no profession, though « cave » has one."""
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
        own: dict[str, Any] = load(lexicon / "trades.yml")
        self.weak = frozenset(stem(w) for w in own["weak"].split())
        self.statuses = frozenset(stem(w) for w in own["statuses"].split())
        self.never = frozenset(stem(w) for w in own["never"].split())
        self.hired = frozenset(stem(w) for w in own["hired"].split())
        self.by_key: dict[Key, list[Form]] = defaultdict(list)
        self.things: dict[str, dict[Key, Thing]] = {mode: {} for mode in MODES}
        self.doing: list[Doing] = []
        self.titles_by_head: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        self._professions = {name: re.compile(pattern) for name, pattern in own["profession_titles"].items()}
        self.shown: dict[str, str] = own["shown"]
        self.called = {stem(fold(w)): name for words, name in own["called"].items() for w in words.split()}
        self.vague: dict[Key, tuple[str, ...]] = {}
        for family, sections in own["families"].items():
            self._own(family, sections)
        for words, families in own["vague"].items():
            self._vague(words.split(), tuple(families.split()))
        self._families(knowledge / "trades" / "families.yml")
        self._regulated(knowledge / "regulated_professions.yml")
        self._inherit()
        self._rome(knowledge / "trades")
        self.by_key = {k: sorted(forms, key=lambda f: f.rank) for k, forms in self.by_key.items()}
        self.families_by_root = self._roots()
        self.longest: dict[str, int] = {}
        for k in self.by_key:
            self.longest[k[0]] = max(len(k), self.longest.get(k[0], 0))

    def words(self) -> set[str]:
        """Words a misspelling may be brought back to: those of our own forms."""
        own = {w for k, forms in self.by_key.items() if forms[0].rank < 3 for w in split(forms[0].label)}
        return {stem(w) for w in own if len(w) > 4}

    def _roots(self) -> dict[str, tuple[str, ...]]:
        """First five letters of one-word titles → their families, for words that no list knows."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for k, forms in self.by_key.items():
            if len(k) == 1 and len(k[0]) >= 5 and forms[0].family:
                found[k[0][:5]][forms[0].family] = None
        return {root: tuple(families) for root, families in found.items()}

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

    def _vague(self, words: list[str], families: tuple[str, ...]) -> None:
        """« mon cabinet » is of several families: asked back."""
        for word in words:
            k = (stem(word),)
            if k not in self.by_key:
                self.vague[k] = families
                self._add(word, None, None, "places", RANKS["places"])

    def _families(self, path: Path) -> None:
        for family in load(path)["families"]:
            for example in family["examples"]:
                for label in example.split(" / "):
                    self._add(label, family["id"], None, "people", RANKS["example"])

    def _regulated(self, path: Path) -> None:
        for entry in load(path):
            usual = self._family_of((entry["label"], *entry["labels_other"]))
            for label in (entry["label"], *entry["labels_other"]):
                known = self.by_key.get(key(split(label)))
                kind = "places" if PLACE_WORDS.search(label) else "fields" if FIELD_WORDS.search(label) else "people"
                if known and all(f.profession for f in known):
                    continue
                family = (known[0].family if known else None) or usual
                self._add(
                    label, family, entry["id"], known[0].kind if known else kind, -1 if known else RANKS["profession"]
                )

    def _inherit(self) -> None:
        """« agence immobilière indépendante » has the profession of « agence immobilière », of its family and shorter."""
        rows = [(k, forms, i) for k, forms in self.by_key.items() for i in range(len(forms))]
        for k, forms, i in rows:
            if not forms[i].profession and forms[i].rank <= RANKS["fields"]:
                forms[i] = replace(forms[i], profession=self._inherited(k, forms[i].family))
        for _, forms, i in rows:
            if forms[i].profession == UNREGULATED:
                forms[i] = replace(forms[i], profession=None)

    def _inherited(self, k: Key, family: str | None) -> str | None:
        shorter = (self.by_key.get(k[:length], []) for length in range(len(k) - 1, 0, -1))
        known = (f.profession for forms in shorter for f in forms if f.family == family)
        return next((profession for profession in known if profession), None)

    def _family_of(self, labels: tuple[str, ...]) -> str | None:
        """The family of the first of these names that is known."""
        known = (self.by_key.get(key(split(label))) for label in labels)
        return next((forms[0].family for forms in known if forms and forms[0].family), None)

    def _rome(self, folder: Path) -> None:
        family_of = {row["rome_code"]: row["family"] for row in rows(folder / "rome_family.csv")}
        split_labels: set[str] = set()
        for row in rows(folder / "gender_forms.csv"):
            split_labels.add(row["label"])
            for label in {row["masculine"], row["feminine"], row["feminine_agreed"] or row["feminine"]}:
                self._title(label, family_of[row["rome_code"]])
        for row in rows(folder / "rome_appellations.csv"):
            if row["label"] not in split_labels:
                self._title(row["label"], family_of[row["rome_code"]])

    def _title(self, label: str, family: str) -> None:
        k = key(split(label))
        self._insert(k, Form(label[:1].lower() + label[1:], family, None, "people", RANKS["title"]))
        if len(k) > 1:
            self.titles_by_head[k[0]].append((frozenset(k[1:]), family))


def _entries(text: str | None) -> list[str]:
    return [entry.strip() for entry in (text or "").split(",") if entry.strip()]


def _genders(text: str) -> list[str]:
    """« aide familial/familiale » is written in full in the lexicon, so a slash simply separates."""
    return [part.strip() for part in text.split("/")]
