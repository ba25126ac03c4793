"""What an entry of each YAML file must look like, as strict pydantic models.

A field that may be unknown is required and may be `null`: forgetting it is not the same as not knowing.
References between files are checked in `crosscheck`, written advice is in `schema_advice`, CSV rows in `schema_trades`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, StrictBool, validator

from bot.advisor.model import Clientele, Confidence, Outcome, Regime
from bot.knowledge.vocabulary import (
    Audience,
    Content,
    Country,
    Goal,
    Hours,
    Id,
    PartialDate,
    Score,
    Size,
    Text,
    TrainingFormat,
    TrainingKind,
    TrainingTopic,
    WebAddress,
    Year,
)

AGE_GROUPS = ("18-24", "25-39", "40-59", "60+")


class Strict(BaseModel):
    """No unknown field, no change after reading, and no value twice in a list."""

    class Config:
        extra = "forbid"
        allow_mutation = False

    @validator("*")
    @classmethod
    def each_value_once(cls, value: Any) -> Any:
        if isinstance(value, list) and any(item in value[:at] for at, item in enumerate(value)):
            raise ValueError("each value once")
        return value


def at_least_one(value: list[Any]) -> list[Any]:
    """For lists that may not be empty. ValueError."""
    if not value:
        raise ValueError("at least one value")
    return value


class FactEntry(Strict):
    """A sentence on a channel, with where it was read. `year` is null where the page gives none."""

    text: Text
    year: Year | None = Field(...)
    publisher: Text
    url: WebAddress


class PlatformEntry(Strict):
    """A channel. `age_groups`: its weight in each group, 0 to 3; `effort_hours_per_week`: [lowest, highest]."""

    id: Id
    name: Text
    kind: Text
    summary: Text
    best_for: list[Goal]
    clientele: list[Clientele]
    age_groups: dict[str, Score]
    age_note: Text
    content: list[Content]
    effort_hours_per_week: list[Hours]
    effort_note: Text
    cost: Text
    business_features: list[Text]
    strengths: list[Text]
    limits: list[Text]
    first_steps: list[Text]
    indicators: list[Text]
    facts: list[FactEntry]

    _some = validator("best_for", "clientele", "content", "first_steps", "indicators", allow_reuse=True)(at_least_one)

    @validator("age_groups")
    @classmethod
    def every_age_group(cls, value: dict[str, int]) -> dict[str, int]:
        if tuple(sorted(value)) != AGE_GROUPS:
            raise ValueError("exactly the groups " + ", ".join(AGE_GROUPS))
        return value

    @validator("effort_hours_per_week")
    @classmethod
    def low_then_high(cls, value: list[float]) -> list[float]:
        if len(value) != 2 or value[0] > value[1]:
            raise ValueError("two numbers, [lowest, highest]")
        return value


class CaseSourceEntry(Strict):
    """`url` is null for what was read elsewhere than on a page (one case today)."""

    title: Text
    publisher: Text
    url: WebAddress | None = Field(...)
    published: PartialDate | None = Field(...)


class CaseEntry(Strict):
    """`person`: `business` names a natural person."""

    id: Id
    title: Text
    business: Text
    trade: Text
    sector: Text
    size: Size
    location: Text
    country: Country
    clientele: list[Clientele]
    platforms: list[Id]
    goals: list[Goal]
    outcome: Outcome
    year: Year | None = Field(...)
    story: Text
    results: list[Text]
    lesson: Text
    source: CaseSourceEntry
    person: StrictBool = False

    _some = validator("clientele", "platforms", "goals", allow_reuse=True)(at_least_one)


class FigureEntry(Strict):
    """`sector` is free text here: a study's own words."""

    id: Id
    topic: Id
    text: Text
    year: Year
    publisher: Text
    url: WebAddress
    sector: Text | None = Field(...)


class ReferenceEntry(Strict):
    """The text of a rule, and where it stands."""

    text: Text
    url: WebAddress


class ProfessionEntry(Strict):
    """What a regulated profession may say of itself. `as_of` is the year in which its rules were read."""

    id: Id
    label: Text
    labels_other: list[Text]
    regime: Regime
    authority: Text
    allowed: list[Text]
    forbidden: list[Text]
    duties: list[Text]
    advice: Text
    references: list[ReferenceEntry]
    as_of: Year
    confidence: Confidence

    _some = validator("references", allow_reuse=True)(at_least_one)


class LegalRuleEntry(Strict):
    """A rule that binds any business, as an answer to a question. `as_of` is the year in which it was read."""

    id: Id
    topic: Id
    question: Text
    answer: Text
    references: list[ReferenceEntry]
    as_of: Year
    confidence: Confidence

    _some = validator("references", allow_reuse=True)(at_least_one)


class TrainingEntry(Strict):
    """`url` is where to go, `source` the page that was read."""

    id: Id
    name: Text
    kind: TrainingKind
    provider: Text
    audience: list[Audience]
    topics: list[TrainingTopic]
    platforms: list[Id]
    format: list[TrainingFormat]
    region: Text | None = Field(...)
    country: Country
    cost: Text | None = Field(...)
    description: Text
    url: WebAddress
    source: WebAddress
    as_of: Year

    _some = validator("audience", "topics", "format", allow_reuse=True)(at_least_one)


class RedirectEntry(Strict):
    """Who else answers what is not about communication."""

    id: Id
    topic: Id
    question: Text
    answer: Text
    url: WebAddress
    publisher: Text
    as_of: Year


class FamilyEntry(Strict):
    """Trades that advice treats alike. Scores are 0 to 3; `merge_into` names another family, which must exist."""

    id: Id
    label: Text
    sector: Text
    clientele: list[Clientele]
    visual: Score
    local: Score
    expertise: Score
    urgency: Score
    regulated: StrictBool
    regulation_note: Text | None = None
    rome_codes: list[Text]
    naf_codes: list[Text]
    examples: list[Text]
    merge_into: Id | None = None

    _some = validator("clientele", "examples", allow_reuse=True)(at_least_one)
