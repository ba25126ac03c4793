"""Everything answers draw on, in one object: the knowledge base, the consultant's data files, the organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.advisor.cautions import CautionBook, warnings
from bot.advisor.doubts import Doubt, doubts
from bot.advisor.evidence import Wanted, nearest
from bot.advisor.flows import Flow
from bot.advisor.mix import Mix, build
from bot.advisor.model import CaseStudy, Family, Figure, LegalRule, Outcome, Platform, Profession, Redirect
from bot.advisor.plan_material import Material
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked, rank
from bot.advisor.unlawful import Unlawful
from bot.advisor.weights import Weights
from bot.knowledge.filters import CaseFilter
from bot.knowledge.repository import KnowledgeRepository, TopicAdvice
from bot.organisation import Organisation

DATA = Path("data")
CANDIDATES = 60
OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {"failure": ("failure", "mixed"), "success": ("success",)}


@dataclass
class Library:
    """Read-only. Small tables are read once and kept; `renew()` forgets them after a new load."""

    knowledge: KnowledgeRepository
    organisation: Organisation
    data: Path = DATA

    def renew(self) -> None:
        """Forget what was kept, so that a new load is seen."""
        for name in (
            "platforms",
            "families",
            "professions",
            "rules",
            "redirects",
            "weights",
            "cautions",
            "flows",
            "unlawful",
            "plan_material",
            "titles",
        ):
            self.__dict__.pop(name, None)

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Channels by id, in the file's order."""
        return {p.id: p for p in self.knowledge.platforms()}

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """Families of trades by id."""
        return {f.id: f for f in self.knowledge.families()}

    @cached_property
    def professions(self) -> Mapping[str, Profession]:
        """Professions with rules of their own, by id."""
        return {p.id: p for p in self.knowledge.professions()}

    @cached_property
    def rules(self) -> Mapping[str, LegalRule]:
        """Legal rules by id."""
        return {r.id: r for r in self.knowledge.legal_rules()}

    @cached_property
    def redirects(self) -> Mapping[str, Redirect]:
        """Redirects by id."""
        return {r.id: r for r in self.knowledge.redirects()}

    @cached_property
    def weights(self) -> Weights:
        """The adviser's weights."""
        return Weights.parse(self._yaml("advisor/ranking.yml"), frozenset(self.platforms))

    @cached_property
    def cautions(self) -> CautionBook:
        """What each trade must mind."""
        return CautionBook.parse(self._yaml("advisor/cautions.yml"))

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """How channels feed each other."""
        return Flow.parse(self._yaml("advisor/flows.yml"), frozenset(self.platforms))

    @cached_property
    def unlawful(self) -> tuple[Unlawful, ...]:
        """Requests that the law or a profession's rules forbid, where the rule can still be cited."""
        return tuple(one for one in Unlawful.parse(self._yaml("advisor/unlawful.yml")) if one.stands(self.rules))

    @cached_property
    def plan_material(self) -> Material:
        """What plans are made of."""
        return Material.parse(self._yaml("advisor/plan.yml"), frozenset(self.platforms))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """A human French title for each topic, for buttons."""
        titles: Mapping[str, str] = self._yaml("advisor/titles.yml")
        return titles

    def family(self, profile: Profile) -> Family | None:
        """The person's family of trades, when known."""
        return self.families.get(profile.family or "")

    def profession(self, profile: Profile) -> Profession | None:
        """The person's profession, when it has rules of its own."""
        return self.professions.get(profile.profession or "")

    def ranking(self, profile: Profile) -> list[Ranked]:
        """All channels for the person, best first."""
        return rank(profile, self.family(profile), list(self.platforms.values()), self.weights)

    def mix(self, profile: Profile) -> Mix:
        """What the person should hold."""
        return build(self.ranking(profile), profile, self.weights)

    def warnings(self, profile: Profile) -> tuple[str, ...]:
        """What the person must mind, their profession's rules first."""
        family = self.family(profile)
        return warnings(profile, self.profession(profile), family.sector if family else None, self.cautions)

    def doubts(self, profile: Profile, claimed_hours: float | None = None) -> tuple[Doubt, ...]:
        """What does not hold together in what the person said."""
        return doubts(profile, self.ranking(profile), self.weights, claimed_hours)

    def cases(
        self,
        profile: Profile,
        platforms: Sequence[str] = (),
        outcome: str | None = None,
        exclude: Sequence[str] = (),
        most: int = 1,
        place: str | None = None,
    ) -> list[CaseStudy]:
        """The nearest cases: those of the channel and those of the trade compete on nearness."""
        family = self.family(profile)
        outcomes = OUTCOMES.get(outcome or "", ())
        anyone = CaseFilter(outcomes=outcomes, exclude=tuple(exclude))
        filters = [replace(anyone, platforms=tuple(platforms))] if platforms else []
        if family:
            filters += [replace(one, families=(family.id,)) for one in filters or [anyone]]
            filters += [replace(one, sectors=(family.sector,)) for one in filters[:1] or [anyone]]
        pool = self._pool(filters) or self._pool([anyone])
        return nearest(pool.values(), Wanted(profile, family, tuple(platforms), outcome, place), most)

    def _pool(self, filters: Sequence[CaseFilter]) -> dict[str, CaseStudy]:
        """The newest cases of each filter; the index does the work, so that the base may grow."""
        return {case.id: case for wanted in filters for case in self.knowledge.cases(wanted, CANDIDATES)}

    def advice(self, topic: str) -> TopicAdvice | None:
        """The written advice on a topic and its variants."""
        return self.knowledge.advice(topic)

    def figures(self, ids: Sequence[str]) -> list[Figure]:
        """Figures by id."""
        return self.knowledge.figures(ids=tuple(ids)) if ids else []

    def _yaml(self, name: str) -> Any:
        loaded: Any = YAML(typ="safe").load((self.data / name).read_text(encoding="utf-8"))
        return loaded
