"""The inverted table: which stems stand in which entry, and how much they say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from bot.knowledge import schema
from bot.knowledge.files import ADVICE_FILE, YAML_FILES, RawBase
from bot.knowledge.schema_advice import AdviceEntry
from bot.knowledge.words import stems

TITLE, TAG, BODY = 3.0, 2.0, 1.0
"""Weight of a stem by where it stands; an entry keeps the best of each."""


@dataclass(frozen=True)
class Content:
    """An entry as search sees it: its title, what labels it, and the rest of its text."""

    kind: str
    title: str
    year: int | None
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A content and where it is. A variant of an advice is not searched: it would come beside its base."""

    id: str
    file: str
    content: Content
    searched: bool = True


def documents(base: RawBase) -> Iterator[Document]:
    """Every entry of the base, variants of advice included."""
    names: dict[str, str] = {platform.id: platform.name for platform in base.all(schema.PlatformEntry)}
    for file in YAML_FILES:
        for entry in base.entries.get(file, ()):
            yield Document(entry.id, file, content_of(entry, names))
            if isinstance(entry, AdviceEntry):
                for variant in entry.filled_variants():
                    yield Document(variant.id, ADVICE_FILE, content_of(variant, names), searched=False)


def entry_rows(found: list[Document]) -> list[dict[str, Any]]:
    """Rows of `entry`."""
    return [
        {"kind": d.content.kind, "id": d.id, "title": d.content.title, "file": d.file, "year": d.content.year}
        for d in found
    ]


def term_rows(found: list[Document]) -> Iterator[dict[str, Any]]:
    """Rows of `search_term`."""
    for document in found:
        if not document.searched:
            continue
        content = document.content
        weights: dict[str, float] = {}
        for weight, texts in ((BODY, content.body), (TAG, content.tags), (TITLE, (content.title,))):
            weights.update(dict.fromkeys(stems(" ".join(texts)), weight))  # the heaviest comes last and stays
        for term, weight in weights.items():
            yield {"term": term, "kind": content.kind, "entry_id": document.id, "weight": weight}


@singledispatch
def content_of(entry: Any, names: dict[str, str]) -> Content:
    """What to search in an entry. `names`: of the platforms, by id. TypeError for what is no entry."""
    raise TypeError(f"no content for {type(entry).__name__}")


@content_of.register
def _(entry: schema.PlatformEntry, names: dict[str, str]) -> Content:
    texts = (entry.summary, entry.cost, *entry.strengths, *entry.limits, *(fact.text for fact in entry.facts))
    return Content("platform", entry.name, None, (entry.kind,), texts)


@content_of.register
def _(entry: schema.CaseEntry, names: dict[str, str]) -> Content:
    tags = (entry.trade, entry.business, entry.location, entry.sector, *(names[id] for id in entry.platforms))
    return Content("case", entry.title, entry.year, tags, (entry.story, entry.lesson, *entry.results))


@content_of.register
def _(entry: schema.FigureEntry, names: dict[str, str]) -> Content:
    return Content("figure", entry.text, entry.year, (entry.sector or "",), (entry.publisher,))


@content_of.register
def _(entry: schema.ProfessionEntry, names: dict[str, str]) -> Content:
    texts = (entry.advice, entry.authority, *entry.allowed, *entry.forbidden, *entry.duties)
    return Content("profession", entry.label, entry.as_of, tuple(entry.labels_other), texts)


@content_of.register
def _(entry: schema.LegalRuleEntry, names: dict[str, str]) -> Content:
    return Content("rule", entry.question, entry.as_of, (), (entry.answer,))


@content_of.register
def _(entry: schema.TrainingEntry, names: dict[str, str]) -> Content:
    tags = (entry.provider, entry.region or "", *(names[id] for id in entry.platforms))
    return Content("training", entry.name, entry.as_of, tags, (entry.description,))


@content_of.register
def _(entry: schema.RedirectEntry, names: dict[str, str]) -> Content:
    return Content("redirect", entry.question, entry.as_of, (entry.publisher,), (entry.answer,))


@content_of.register
def _(entry: schema.FamilyEntry, names: dict[str, str]) -> Content:
    return Content("family", entry.label, None, tuple(entry.examples), (entry.sector,))


@content_of.register
def _(entry: AdviceEntry, names: dict[str, str]) -> Content:
    return Content("advice", entry.headline, None, (), (entry.why, *entry.concretely, entry.trap, entry.more))
