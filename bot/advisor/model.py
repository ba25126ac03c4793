"""What the adviser knows and decides, as plain frozen dataclasses.

No Rasa, no SQL, no clock here: `bot.knowledge` builds these from the database, `bot.answers` turns them into text.
Ids are those of `data/knowledge/`; vocabularies (goals, clientele, outcomes) are listed beside the fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Clientele = Literal["B2C", "B2B", "B2G"]
Outcome = Literal["success", "mixed", "failure"]
Role = Literal["main", "support", "home"]
Verdict = Literal["yes", "conditional", "no"]
Confidence = Literal["high", "medium", "low"]
Regime = Literal["regulated", "general_rules", "restricted_product"]

GOALS = (
    "awareness", "customers", "loyalty", "footfall", "community", "customer_service",
    "events", "funding", "online_sales", "hiring", "expertise",
)  # fmt: skip
"""What a person may want from a channel; the same words tag platforms and cases."""
TRAITS = ("visual", "local", "expertise", "urgency")
"""What a family of trades is scored on, 0 to 3: fields of `Family`."""
BODIES_SECTOR = "association et collectivité"
"""The sector of associations and public bodies, which live by other means than firms do."""


@dataclass(frozen=True)
class Source:
    """Where a fact was read. `year` is the data's year when known, else the publication's; both may be unknown."""

    title: str
    publisher: str
    url: str
    year: int | None = None


@dataclass(frozen=True)
class Fact:
    """One sourced sentence about a platform."""

    text: str
    source: Source


@dataclass(frozen=True)
class Platform:
    """A channel. Only `facts` are sourced; the rest is editorial judgement."""

    id: str
    name: str
    kind: str
    summary: str
    clientele: tuple[Clientele, ...]
    age_groups: dict[str, int]  # "18-24", "25-39", "40-59", "60+" -> 0 (absent) to 3 (very strong)
    hours: tuple[float, float]  # hours a week, lowest and highest sensible effort
    cost: str
    strengths: tuple[str, ...]
    limits: tuple[str, ...]
    first_steps: tuple[str, ...]
    indicators: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class CaseStudy:
    """A real case. `person` says that `business` names a natural person, who is never named when it went badly."""

    id: str
    title: str
    business: str
    trade: str
    sector: str
    size: str
    location: str
    country: str
    clientele: tuple[Clientele, ...]
    platforms: tuple[str, ...]
    goals: tuple[str, ...]
    outcome: Outcome
    year: int | None
    story: str
    results: tuple[str, ...]
    lesson: str
    source: Source
    person: bool = False
    family: str | None = None  # id of a Family, found by the loader from `trade`; None when unknown


@dataclass(frozen=True)
class Figure:
    """A dated, sourced figure on small firms and digital channels."""

    id: str
    topic: str
    text: str
    source: Source
    sector: str | None = None


@dataclass(frozen=True)
class Reference:
    """A text a rule rests on."""

    text: str
    url: str


@dataclass(frozen=True)
class Profession:
    """What a profession's own rules allow, forbid and require on digital channels."""

    id: str
    label: str
    regime: Regime
    authority: str
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    duties: tuple[str, ...]
    advice: str
    references: tuple[Reference, ...]
    as_of: int
    confidence: Confidence


@dataclass(frozen=True)
class LegalRule:
    """A rule that binds any business."""

    id: str
    topic: str
    question: str
    answer: str
    references: tuple[Reference, ...]
    as_of: int
    confidence: Confidence


@dataclass(frozen=True)
class TrainingOffer:
    """Training, coaching, funding or helpline. `region` None means nationwide."""

    id: str
    name: str
    kind: str
    provider: str
    audience: tuple[str, ...]
    topics: tuple[str, ...]
    platforms: tuple[str, ...]
    format: tuple[str, ...]
    region: str | None
    country: str
    cost: str | None
    description: str
    url: str
    as_of: int


@dataclass(frozen=True)
class Redirect:
    """A near-domain question: whose it is, and where to go."""

    id: str
    topic: str
    question: str
    answer: str
    url: str
    publisher: str
    as_of: int


@dataclass(frozen=True)
class Family:
    """A family of trades with traits scored 0-3 (editorial judgement)."""

    id: str
    label: str
    sector: str
    clientele: tuple[Clientele, ...]
    visual: int
    local: int
    expertise: int
    urgency: int
    regulated: bool
    regulation_note: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Experiment:
    """Something to try, what is expected of it, and what to count."""

    do: str
    hypothesis: str
    measure: str


@dataclass(frozen=True)
class Condition:
    """When a variant of an advice applies. Empty fields accept everybody; several values mean "one of"."""

    sectors: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    clientele: tuple[Clientele, ...] = ()
    goals: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    max_hours: float | None = None
    levels: tuple[str, ...] = ()  # "beginner", "active"
    words: tuple[str, ...] = ()  # of the question itself, as they begin: "don", "enseignant"


@dataclass(frozen=True)
class Advice:
    """One written advice on a topic, or one variant of it (`when` not empty). Editorial judgement with linked evidence."""

    id: str
    topic: str
    verdict: Verdict | None
    headline: str  # first sentence: the straight answer
    why: str
    concretely: tuple[str, ...]
    trap: str
    experiment: Experiment
    more: str
    when: Condition = field(default_factory=Condition)
    figures: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
