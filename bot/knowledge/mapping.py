"""From rows to the adviser's dataclasses: each function takes a row of the table of its name, and takes what advice reads of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Row

from bot.advisor.model import (
    TRAITS,
    Advice,
    CaseStudy,
    Condition,
    Experiment,
    Fact,
    Family,
    Figure,
    LegalRule,
    Platform,
    Profession,
    Redirect,
    Reference,
    Source,
    TrainingOffer,
)


def _taken(row: Row, names: Sequence[str], lists: Sequence[str] = ()) -> dict[str, Any]:
    """Columns as keyword arguments, JSON lists as tuples."""
    return {name: getattr(row, name) for name in names} | {name: tuple(getattr(row, name)) for name in lists}


def _tuples(links: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    return {name: tuple(values) for name, values in links.items()}


def _sourced(publisher: str, url: str, year: int | None) -> Source:
    # The files keep "producer, study, via page" in one field and no title: it stands for both.
    return Source(title=publisher, publisher=publisher, url=url, year=year)


def platform(row: Row) -> Platform:
    lists = ("clientele", "strengths", "limits", "first_steps", "indicators")
    return Platform(
        **_taken(row, ("id", "name", "kind", "summary", "cost"), lists),
        age_groups=dict(row.age_groups),
        hours=(row.hours_low, row.hours_high),
        facts=tuple(Fact(fact["text"], _sourced(fact["publisher"], fact["url"], fact["year"])) for fact in row.facts),
    )


def family(row: Row) -> Family:
    names = ("id", "label", "sector", *TRAITS, "regulated", "regulation_note")
    return Family(**_taken(row, names, ("clientele", "examples")))


def figure(row: Row) -> Figure:
    return Figure(**_taken(row, ("id", "topic", "text", "sector")), source=_sourced(row.publisher, row.url, row.year))


def profession(row: Row) -> Profession:
    names = ("id", "label", "regime", "authority", "advice", "as_of", "confidence")
    lists = ("allowed", "forbidden", "duties")
    return Profession(**_taken(row, names, lists), references=_references(row))


def legal_rule(row: Row) -> LegalRule:
    names = ("id", "topic", "question", "answer", "as_of", "confidence")
    return LegalRule(**_taken(row, names), references=_references(row))


def _references(row: Row) -> tuple[Reference, ...]:
    return tuple(Reference(reference["text"], reference["url"]) for reference in row.references)


def training(row: Row) -> TrainingOffer:
    names = ("id", "name", "kind", "provider", "region", "country", "cost", "description", "url", "as_of")
    return TrainingOffer(**_taken(row, names, ("audience", "topics", "platforms")), format=tuple(row.formats))


def redirect(row: Row) -> Redirect:
    return Redirect(**_taken(row, ("id", "topic", "question", "answer", "url", "publisher", "as_of")))


def case(row: Row, links: Mapping[str, Sequence[str]]) -> CaseStudy:
    """`links`: the case's values in each link table, under the dataclass's names."""
    names = (
        "id", "title", "business", "trade", "sector", "size", "location", "country", "outcome", "year", "story",
        "lesson", "person",
    )  # fmt: skip
    published = int(row.source_published[:4]) if row.source_published else None
    return CaseStudy(
        **_taken(row, names, ("results",)),
        **_tuples(links),
        source=Source(row.source_title, row.source_publisher, row.source_url or "", row.year or published),
        family=row.family_id,
    )


def advice(row: Row, links: Mapping[str, Sequence[str]]) -> Advice:
    """`links`: the ids of the figures, cases and rules it rests on."""
    condition: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.condition.items()
    }
    return Advice(
        **_taken(row, ("id", "topic", "verdict", "headline", "why", "trap", "more"), ("concretely",)),
        **_tuples(links),
        experiment=Experiment(**row.experiment),
        when=Condition(**condition),
    )
