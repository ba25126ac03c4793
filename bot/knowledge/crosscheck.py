"""What no file can be checked for alone: unique ids, references between entries, sectors covered by families."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.knowledge import schema, schema_advice, schema_trades
from bot.knowledge.files import ADVICE_FILE, CASE_FILES, FAMILIES_FILE, KEYS, YAML_FILES, RawBase
from bot.knowledge.problems import Problem, shown

TOPICS_FILE = Path(__file__).resolve().parents[2] / "data" / "topics.yml"


def check_all(base: RawBase) -> list[Problem]:
    """Every cross-check."""
    return [problem for check in CHECKS for problem in check(base)]


def unique_ids(base: RawBase) -> Iterator[Problem]:
    """An id is used once in its kind, over all the files of the kind."""
    seen: dict[tuple[object, str], str] = {}
    for name, entries in base.entries.items():
        for entry in entries if name in KEYS else ():
            identity = getattr(entry, KEYS[name])
            # Cases live in several files: there the kind is shared, elsewhere it is the file's own.
            key = (YAML_FILES.get(name, name), identity)
            if key in seen:
                yield Problem(name, identity, KEYS[name], f"also in {seen[key]}", "an id used once")
            seen[key] = name


def unique_topics(base: RawBase) -> Iterator[Problem]:
    """A topic has one advice: variants are inside it."""
    seen: dict[str, str] = {}
    for entry in base.all(schema_advice.AdviceEntry):
        if entry.topic in seen:
            yield Problem(ADVICE_FILE, entry.id, "topic", f"{entry.topic} is also that of {seen[entry.topic]}",
                          "one advice a topic, the rest as variants")  # fmt: skip
        seen[entry.topic] = entry.id


@dataclass(frozen=True)
class _Link:
    """`values` of a field that must be ids of the kind `target`."""

    file: str
    entry: str
    field: str
    values: Iterable[str]
    target: str


def references(base: RawBase) -> Iterator[Problem]:
    """Every id that an entry names exists. A kind whose file could not be read is not checked: one line is enough."""
    known = _known_ids(base)
    for link in _links(base):
        for value in link.values:
            if link.target in known and value not in known[link.target]:
                yield Problem(link.file, link.entry, link.field, f"{shown(value)} does not exist",
                              f"an id of {link.target}" + _few(known[link.target]))  # fmt: skip


def _few(ids: Collection[str]) -> str:
    """The ids themselves when a line can hold them."""
    return f" ({', '.join(sorted(ids))})" if 0 < len(ids) <= 30 else ""


_TARGETS: Mapping[str, tuple[str, ...]] = {
    "platforms": ("platforms.yml",),
    "figures": ("figures.yml",),
    "case studies": CASE_FILES,
    "legal rules": ("legal_rules.yml",),
    "families": (FAMILIES_FILE,),
    "rome_family.csv": ("trades/rome_family.csv",),
    "naf.csv": ("trades/naf.csv",),
    "departements.csv": ("trades/departements.csv",),
}
"""What may be referred to, and the files that hold it."""


def _known_ids(base: RawBase) -> dict[str, Collection[str]]:
    known: dict[str, Collection[str]] = {
        kind: frozenset().union(*(base.ids[name] for name in files))
        for kind, files in _TARGETS.items()
        if all(name in base.ids for name in files)
    }
    known["topics.yml"] = _topics()
    if base.sectors:
        known["the sectors of families.yml"] = base.sectors
    return known


def _topics() -> set[str]:
    """The topics the assistant understands: an advice on another one would never be given."""
    return {topic["id"] for topic in YAML(typ="safe").load(TOPICS_FILE.read_text(encoding="utf-8"))}


def _links(base: RawBase) -> Iterator[_Link]:
    for name, entries in base.entries.items():
        for number, entry in enumerate(entries, start=2):
            yield from _links_of(name, getattr(entry, "id", f"row {number}"), entry)


def _links_of(file: str, label: str, entry: Any) -> Iterator[_Link]:
    sectors = "the sectors of families.yml"
    if isinstance(entry, schema.CaseEntry):
        yield _Link(file, label, "platforms", entry.platforms, "platforms")
        yield _Link(file, label, "sector", [entry.sector], sectors)
    elif isinstance(entry, schema.TrainingEntry):
        yield _Link(file, label, "platforms", entry.platforms, "platforms")
    elif isinstance(entry, schema.FamilyEntry):
        yield _Link(file, label, "sector", [entry.sector], sectors)
        yield _Link(file, label, "merge_into", [entry.merge_into] if entry.merge_into else [], "families")
    elif isinstance(entry, schema_advice.AdviceEntry):
        yield _Link(file, label, "topic", [entry.topic], "topics.yml")
        yield from _advice_links(file, label, entry)
    elif isinstance(entry, schema_trades.RomeFamilyRow | schema_trades.NafFamilyRow):
        yield _Link(file, label, "family", [entry.family], "families")
    elif isinstance(entry, schema_trades.RomeTitleRow | schema_trades.GenderFormRow):
        yield _Link(file, label, "rome_code", [entry.rome_code], "rome_family.csv")
    elif isinstance(entry, schema_trades.NafContentsRow):
        yield _Link(file, label, "code", [entry.code], "naf.csv")
    elif isinstance(entry, schema_trades.CommuneRow):
        yield _Link(file, label, "departement", [entry.departement], "departements.csv")


def _advice_links(file: str, label: str, entry: schema_advice.AdviceEntry) -> Iterator[_Link]:
    places: list[tuple[str, schema_advice.AdviceEntry | schema_advice.VariantEntry]] = [("", entry)]
    places += [(f"variants[{at}].", variant) for at, variant in enumerate(entry.variants, start=1)]
    for prefix, place in places:
        yield _Link(file, label, prefix + "figures", place.figures or (), "figures")
        yield _Link(file, label, prefix + "cases", place.cases or (), "case studies")
        yield _Link(file, label, prefix + "rules", place.rules or (), "legal rules")
    for at, variant in enumerate(entry.variants, start=1):
        prefix = f"variants[{at}].when."
        yield _Link(file, label, prefix + "platforms", variant.when.platforms, "platforms")
        yield _Link(file, label, prefix + "families", variant.when.families, "families")
        yield _Link(file, label, prefix + "sectors", variant.when.sectors, "the sectors of families.yml")


def sectors_have_families(base: RawBase) -> Iterator[Problem]:
    """Each sector that a case uses has at least one family, or the adviser could not reach the case from a trade."""
    families = base.all(schema.FamilyEntry)
    if len(families) < len(base.ids.get(FAMILIES_FILE, ())):
        return  # one of those that are not valid may be the one
    covered = {family.sector for family in families}
    reported: set[str] = set()
    for case in base.all(schema.CaseEntry):
        if case.sector in base.sectors and case.sector not in covered | reported:
            reported.add(case.sector)
            yield Problem(FAMILIES_FILE, "", "families", f"no family has the sector {case.sector!r} of case {case.id}",
                          "at least one family for each sector used")  # fmt: skip


CHECKS = (unique_ids, unique_topics, references, sectors_have_families)
