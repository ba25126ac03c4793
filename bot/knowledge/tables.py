"""The tables of the knowledge base. Small lists are JSON; what is searched, or refers to an entry, has its own table.

Kinds (`kind` columns): platform, case, figure, profession, rule, training, redirect, family, advice, pair (see `pairs`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from bot.advisor.model import TRAITS
from bot.db import UtcDateTime, metadata

KINDS = ("platform", "case", "figure", "profession", "rule", "training", "redirect", "family", "advice", "pair")

ID = 100
"""Longest id: 80 characters in the files, and a variant's number."""


def _id() -> Column[Any]:
    return Column("id", String(ID), primary_key=True)


def _position() -> Column[Any]:
    # Order of the files, so that what an editor put first comes first.
    return Column("position", Integer, nullable=False)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _json(*names: str) -> list[Column[Any]]:
    return [Column(name, JSON, nullable=False) for name in names]


def _link(name: str, owner: str, value: Column[Any]) -> Table:
    """A link table: (owner, value), with the value's place in the owner's own list, and an index to come from it."""
    owner_id = Column(f"{owner}_id", String(ID), ForeignKey(f"{owner}.id"), primary_key=True)
    index = Index(f"ix_{name}_{value.name}", value.name, owner_id.name)
    return Table(name, metadata, owner_id, value, _position(), index)


def _to(target: str) -> Column[Any]:
    return Column(f"{target}_id", String(ID), ForeignKey(f"{target}.id"), primary_key=True)


def _word(name: str, length: int) -> Column[Any]:
    return Column(name, String(length), primary_key=True)


entry = Table(
    "entry",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("id", String(ID), primary_key=True),
    *_text("title", "file"),
    Column("year", Integer),  # as_of, or the year of the figure or case: for `stale`
)
"""Every entry of every kind, once: what exists, what it is called, where it is written."""

search_term = Table(
    "search_term",
    metadata,
    Column("term", String(20), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("entry_id", String(ID), primary_key=True),
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,  # the key is most of the row
)
"""Inverted table of stems, filled by the loader; looked up by its primary key, and for the entries where a stem weighs most."""

Index(
    "ix_search_term_weight", search_term.c.term, search_term.c.weight.desc(), search_term.c.kind, search_term.c.entry_id
)

platform = Table(
    "platform", metadata, _id(), _position(),
    *_text("name", "kind", "summary", "age_note", "effort_note", "cost"),
    Column("hours_low", Float, nullable=False),
    Column("hours_high", Float, nullable=False),
    *_json("best_for", "clientele", "age_groups", "content", "business_features", "strengths", "limits",
           "first_steps", "indicators", "facts"),
)  # fmt: skip

family = Table(
    "family", metadata, _id(), _position(),
    *_text("label", "sector", "regulation_note"),
    *(Column(name, Integer, nullable=False) for name in TRAITS),
    Column("regulated", Boolean, nullable=False),
    *_json("clientele", "rome_codes", "naf_codes", "examples"),
    # Checked at the commit: a family may be merged into one that stands further down.
    Column("merge_into", String(ID), ForeignKey("family.id", deferrable=True, initially="DEFERRED")),
)  # fmt: skip

case_study = Table(
    "case_study", metadata, _id(), _position(),
    *_text("title", "business", "trade"),
    *_text("sector", "size", "location"),
    Column("country", String(2), nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("year", Integer),
    *_text("story", "lesson", "source_title", "source_publisher"),
    Column("source_url", Text),
    Column("source_published", String(10)),
    *_json("results"),
    Column("person", Boolean, nullable=False),
    Column("family_id", String(ID), ForeignKey("family.id")),
    CheckConstraint("outcome in ('success', 'mixed', 'failure')", name="outcome"),
    # With the position last, a search reads the newest matching cases and stops: no sorting of thousands of rows.
    Index("ix_case_study_position", "position"),
    *(Index(f"ix_case_study_{name}", name, "position") for name in ("sector", "country", "outcome", "family_id")),
)  # fmt: skip
"""`position`: the newest first, those without a year last."""
case_platform = _link("case_platform", "case_study", _to("platform"))
case_goal = _link("case_goal", "case_study", _word("goal", 20))
case_clientele = _link("case_clientele", "case_study", _word("clientele", 3))
case_place = _link("case_place", "case_study", _word("word", 40))
"""Folded words of `location`: "Gorron (Mayenne)" is found by gorron and by mayenne."""

figure = Table(
    "figure", metadata, _id(), _position(), Column("topic", Text, nullable=False, index=True),
    *_text("text", "publisher", "url"), Column("year", Integer, nullable=False), Column("sector", Text),
)  # fmt: skip

profession = Table(
    "profession", metadata, _id(), _position(), *_text("label", "regime", "authority", "advice", "confidence"),
    *_json("labels_other", "allowed", "forbidden", "duties", "references"),
    Column("as_of", Integer, nullable=False),
)  # fmt: skip

legal_rule = Table(
    "legal_rule", metadata, _id(), _position(), Column("topic", Text, nullable=False, index=True),
    *_text("question", "answer", "confidence"), *_json("references"), Column("as_of", Integer, nullable=False),
)  # fmt: skip

training = Table(
    "training", metadata, _id(), _position(), *_text("name", "kind", "provider", "description", "url", "source"),
    *_json("audience", "topics", "platforms", "formats"), Column("region", Text, index=True),
    Column("country", String(2), nullable=False), Column("cost", Text), Column("as_of", Integer, nullable=False),
)  # fmt: skip

redirect = Table(
    "redirect", metadata, _id(), _position(), Column("topic", Text, nullable=False, index=True),
    *_text("question", "answer", "url", "publisher"), Column("as_of", Integer, nullable=False),
)  # fmt: skip

advice = Table(
    "advice", metadata, _id(), _position(), Column("topic", Text, nullable=False, index=True),
    Column("base_id", String(ID), ForeignKey("advice.id")),  # of a variant; null for a base
    Column("verdict", String(12)),
    *_text("headline", "why", "trap", "more"), *_json("concretely", "experiment", "condition"),
)  # fmt: skip
advice_figure = _link("advice_figure", "advice", _to("figure"))
advice_case = _link("advice_case", "advice", _to("case_study"))
advice_rule = _link("advice_rule", "advice", _to("legal_rule"))

load = Table(
    "load", metadata, Column("id", Integer, primary_key=True), Column("fingerprint", String(64), nullable=False),
    Column("counts", JSON, nullable=False), Column("at", UtcDateTime, nullable=False),
)  # fmt: skip

# These two keep what people decided: a load never touches them, hence no foreign key to what a load replaces.
withdrawn = Table(
    "withdrawn", metadata, Column("kind", String(20), primary_key=True),
    Column("entry_id", String(ID), primary_key=True), *_text("reason"), Column("at", UtcDateTime, nullable=False),
)  # fmt: skip
report = Table(
    "report", metadata, Column("id", Integer, primary_key=True), Column("kind", String(20), nullable=False),
    Column("entry_id", String(ID), nullable=False), *_text("text"), Column("at", UtcDateTime, nullable=False),
    Index("ix_report_kind_entry_id", "kind", "entry_id"),
)  # fmt: skip

REPLACED = (
    platform, family, case_study, case_platform, case_goal, case_clientele, case_place, figure, profession, legal_rule,
    training, redirect, advice, advice_figure, advice_case, advice_rule, entry, search_term,
)  # fmt: skip
"""What a load empties and fills, parents first."""
