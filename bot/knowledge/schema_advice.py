"""What an entry of `advice/` must look like: written advice on a topic, and its variants."""

from __future__ import annotations

from typing import Any

from pydantic import Field, root_validator

from bot.advisor.model import Clientele, Verdict
from bot.knowledge.schema import Strict
from bot.knowledge.vocabulary import Goal, Hours, Id, Level, Text


class ExperimentEntry(Strict):
    """Something to try: what to do, what it should bring, and what to count."""

    do: Text
    hypothesis: Text
    measure: Text


class WhenEntry(Strict):
    """For whom a variant is. Several values mean "one of", several fields "and"."""

    sectors: list[Text] = Field(default_factory=list)
    families: list[Id] = Field(default_factory=list)
    clientele: list[Clientele] = Field(default_factory=list)
    goals: list[Goal] = Field(default_factory=list)
    platforms: list[Id] = Field(default_factory=list)
    max_hours: Hours | None = None
    levels: list[Level] = Field(default_factory=list)
    words: list[Text] = Field(default_factory=list)

    @root_validator(skip_on_failure=True)
    @classmethod
    def some_condition(cls, values: dict[str, Any]) -> dict[str, Any]:
        # 0 hours is a condition, an empty list is none.
        if values["max_hours"] is None and not any(values.values()):
            raise ValueError("at least one condition, or a variant would always apply")
        return values


class VariantEntry(Strict):
    """Only the fields it changes; `verdict: null` changes the verdict to none."""

    when: WhenEntry
    headline: Text | None = None
    verdict: Verdict | None = None
    why: Text | None = None
    concretely: list[Text] | None = None
    trap: Text | None = None
    experiment: ExperimentEntry | None = None
    more: Text | None = None
    figures: list[Id] | None = None
    cases: list[Id] | None = None
    rules: list[Id] | None = None


class AdviceEntry(Strict):
    """What is said on a topic to everybody, and the variants for some. `topic` is an id of `topics.yml`."""

    id: Id
    topic: Id
    verdict: Verdict | None = Field(...)
    headline: Text
    why: Text
    concretely: list[Text]
    trap: Text
    experiment: ExperimentEntry
    more: Text
    figures: list[Id] = Field(default_factory=list)
    cases: list[Id] = Field(default_factory=list)
    rules: list[Id] = Field(default_factory=list)
    variants: list[VariantEntry] = Field(default_factory=list)

    def filled_variants(self) -> list[AdviceEntry]:
        """Each variant as a whole advice: its own fields, and the base's for those it leaves out. Ids are `id/1`..."""
        filled = []
        for number, variant in enumerate(self.variants, start=1):
            changes = {name: getattr(variant, name) for name in variant.__fields_set__ - {"when"}}
            filled.append(self.copy(update={**changes, "id": f"{self.id}/{number}", "variants": []}))
        return filled
