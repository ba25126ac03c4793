"""The inverted table: which stems stand in which entry, and how much they say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.knowledge import schema
from bot.knowledge.files import ADVICE_FILE, YAML_FILES, RawBase
from bot.knowledge.schema_advice import AdviceEntry
from bot.knowledge.words import stems

TITLE, TAG, BODY = 3.0, 2.0, 1.0
"""Weight of a stem by where it stands; an entry keeps the best of each."""


@dataclass(frozen=True)
class Document:
    """One entry as search sees it. `tags` and `body` empty: it exists, but is not searched (variants)."""

    kind: str
    id: str
    title: str
    file: str
    year: int | None
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    searched: bool = True


def documents(base: RawBase) -> Iterator[Document]:
    """Every entry of the base, variants of advice included."""
    names = {platform.id: platform.name for platform in base.all(schema.PlatformEntry)}
    for file in YAML_FILES:
        for entry in base.entries.get(file, ()):
            yield _document(file, entry, names)
            if isinstance(entry, AdviceEntry):
                for variant in entry.filled_variants():
                    yield Document("advice", variant.id, variant.headline, ADVICE_FILE, None, searched=False)


def entry_rows(found: list[Document]) -> list[dict[str, Any]]:
    """Rows of `entry`."""
    return [{"kind": d.kind, "id": d.id, "title": d.title, "file": d.file, "year": d.year} for d in found]


def term_rows(found: list[Document]) -> Iterator[dict[str, Any]]:
    """Rows of `search_term`."""
    for document in found:
        if not document.searched:
            continue
        weights: dict[str, float] = {}
        parts = ((BODY, document.body), (TAG, document.tags), (TITLE, (document.title,)))
        for weight, texts in parts:  # the heaviest last, so that it stays
            weights.update(dict.fromkeys(stems(" ".join(texts)), weight))
        for term, weight in weights.items():
            yield {"term": term, "kind": document.kind, "entry_id": document.id, "weight": weight}


def _document(file: str, entry: Any, names: dict[str, str]) -> Document:
    match entry:
        case schema.PlatformEntry():
            tags = (entry.kind, *entry.content)
            body = (entry.summary, entry.cost, *entry.strengths, *entry.limits, *(fact.text for fact in entry.facts))
            return Document("platform", entry.id, entry.name, file, None, tags, body)
        case schema.CaseEntry():
            tags = (entry.trade, entry.business, entry.location, entry.sector, *(names[id] for id in entry.platforms))
            body = (entry.story, entry.lesson, *entry.results)
            return Document("case", entry.id, entry.title, file, entry.year, tags, body)
        case schema.FigureEntry():
            return Document("figure", entry.id, entry.text, file, entry.year, (entry.sector or "",), (entry.publisher,))
        case schema.ProfessionEntry():
            body = (entry.advice, entry.authority, *entry.allowed, *entry.forbidden, *entry.duties)
            return Document("profession", entry.id, entry.label, file, entry.as_of, tuple(entry.labels_other), body)
        case schema.LegalRuleEntry():
            return Document("rule", entry.id, entry.question, file, entry.as_of, (), (entry.answer,))
        case schema.TrainingEntry():
            tags = (entry.provider, entry.region or "", *(names[id] for id in entry.platforms))
            return Document("training", entry.id, entry.name, file, entry.as_of, tags, (entry.description,))
        case schema.RedirectEntry():
            tags = (entry.publisher,)
            return Document("redirect", entry.id, entry.question, file, entry.as_of, tags, (entry.answer,))
        case schema.FamilyEntry():
            return Document("family", entry.id, entry.label, file, None, tuple(entry.examples), (entry.sector,))
        case AdviceEntry():
            body = (entry.why, *entry.concretely, entry.trap, entry.more)
            return Document("advice", entry.id, entry.headline, file, None, (), body)
    raise TypeError(f"no kind for {type(entry).__name__}")
