"""Everything answers draw on, in one object: the knowledge base, the consultant's data files, the organisation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.advisor import acts, situations
from bot.advisor.cards import Card
from bot.advisor.cards import parse as parse_cards
from bot.advisor.case_index import Beside, CaseIndex, CaseKey, named
from bot.advisor.cautions import CautionBook, warnings
from bot.advisor.doubts import Doubt, doubts
from bot.advisor.evidence import Wanted, nearest, sectors_near, stems_of
from bot.advisor.flows import Flow
from bot.advisor.kinship import NO_KIN, Kin, kin_of
from bot.advisor.mix import Mix, build
from bot.advisor.model import CaseStudy, Family, Figure, LegalRule, Outcome, Platform, Profession, Redirect
from bot.advisor.plan_material import Material
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked, rank
from bot.advisor.rule_words import RuleWords, is_abroad
from bot.advisor.spending import Spending
from bot.advisor.surroundings import Home
from bot.advisor.unlawful import Unlawful
from bot.advisor.unlisted import UnlistedChannels
from bot.advisor.weights import Weights
from bot.knowledge.locations import Locations
from bot.knowledge.repository import KnowledgeRepository, TopicAdvice
from bot.organisation import Organisation
from bot.text import fold

DATA = Path("data")
SPARE = 3
"""Cases read beyond those wanted, in case some were withdrawn since."""
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
            "case_index",
            "_kin",
            "unlawful",
            "unlisted",
            "spending",
            "situations",
            "rule_words",
            "acts",
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
    def cards(self) -> dict[str, Card]:
        """What is written together with the person."""
        return parse_cards(self._yaml("advisor/cards.yml"))

    @cached_property
    def unlawful(self) -> tuple[Unlawful, ...]:
        """Requests that the law or a profession's rules forbid, where the rule can still be cited."""
        return tuple(one for one in Unlawful.parse(self._yaml("advisor/unlawful.yml")) if one.stands(self.rules))

    @cached_property
    def unlisted(self) -> UnlistedChannels:
        """Channels people ask about that have no entry."""
        return UnlistedChannels.parse(self._yaml("advisor/unlisted.yml"))

    @cached_property
    def places(self) -> UnlistedChannels:
        """Places of sale that one entry stands for, by their own names."""
        return UnlistedChannels.parse(self._yaml("advisor/unlisted.yml"), "places")

    @cached_property
    def offline(self) -> UnlistedChannels:
        """Ways off the internet, which people weigh against a channel."""
        return UnlistedChannels.parse(self._yaml("advisor/unlisted.yml"), "offline")

    @cached_property
    def spending(self) -> Spending:
        """What a sum buys."""
        return Spending.parse(self._yaml("advisor/spending.yml"))

    @cached_property
    def situations(self) -> tuple[situations.Situation, ...]:
        """Turning points and constraints that change what is advised."""
        return situations.parse(self._yaml("advisor/situations.yml"))

    @cached_property
    def rule_words(self) -> RuleWords:
        """Which legal rule a question is about."""
        return RuleWords.parse(self._yaml("advisor/rule_words.yml"))

    @cached_property
    def acts(self) -> tuple[acts.Act, ...]:
        """Acts that professions' rules speak of."""
        return acts.parse(self._yaml("advisor/acts.yml"))

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

    def kin(self, profile: Profile) -> Kin:
        """Who lives as the person's family of trades does; nobody when it is unknown."""
        family = self.family(profile)
        if not family:
            return NO_KIN
        if family.id not in self._kin:
            self._kin[family.id] = kin_of(family, self.families)
        return self._kin[family.id]

    @cached_property
    def _kin(self) -> dict[str, Kin]:
        return {}

    def profession(self, profile: Profile) -> Profession | None:
        """The person's profession, when it has rules of its own. Those of French orders do not hold in another country."""
        return None if is_abroad(profile.country) else self.professions.get(profile.profession or "")

    def ranking(self, profile: Profile) -> list[Ranked]:
        """All channels for the person, best first."""
        return rank(profile, self.family(profile), list(self.platforms.values()), self.weights)

    def mix(self, profile: Profile) -> Mix:
        """What the person should hold."""
        return build(self.ranking(profile), profile, self.weights)

    def warnings(self, profile: Profile, text: str = "") -> tuple[str, ...]:
        """What the person must mind, their profession's rules first; `text` are their words, which may call for more."""
        family = self.family(profile)
        said = warnings(profile, self.profession(profile), family.sector if family else None, self.cautions)
        return tuple(dict.fromkeys((*said, *self.cautions.spoken(fold(f"{profile.trade or ''}. {text}")))))

    def doubts(self, profile: Profile, claimed_hours: float | None = None) -> tuple[Doubt, ...]:
        """What does not hold together in what the person said."""
        return doubts(profile, self.ranking(profile), self.weights, claimed_hours)

    @cached_property
    def case_index(self) -> CaseIndex:
        """What is known of each case without its text."""
        return CaseIndex(self.knowledge.case_keys(Locations(self.data / "knowledge", self.data / "nlu_lexicon")))

    def near(
        self,
        profile: Profile,
        platforms: Sequence[str] = (),
        outcome: str | None = None,
        exclude: Collection[str] = (),
    ) -> tuple[list[CaseKey], Wanted]:
        """The cases that may suit, and what they should be near to."""
        family, outcomes, kin = self.family(profile), OUTCOMES.get(outcome or "", ()), self.kin(profile)
        home = Home.of(profile)
        own = sorted(named(profile.trade or "") | stems_of(profile))
        beside = Beside(tuple(own), tuple(kin.families), home.region, home.country if home.is_abroad else None)
        found = self.case_index.near(
            platforms, family.id if family else None, sectors_near(profile, family), outcomes, set(exclude), beside
        )
        return found, Wanted(profile, family, tuple(platforms), outcome, kin)

    def cases(
        self,
        profile: Profile,
        platforms: Sequence[str] = (),
        outcome: str | None = None,
        exclude: Sequence[str] = (),
        most: int = 1,
    ) -> list[CaseStudy]:
        """The nearest cases: those of the channel and those of the trade compete on nearness."""
        found, wanted = self.near(profile, platforms, outcome, exclude)
        return self.read([key.id for key in nearest(found, wanted, most + SPARE)])[:most]

    def read(self, ids: Sequence[str]) -> list[CaseStudy]:
        """Whole cases, in that order; those withdrawn since the index was built are left out."""
        return self.knowledge.cases_by_id(ids) if ids else []

    def advice(self, topic: str) -> TopicAdvice | None:
        """The written advice on a topic and its variants."""
        return self.knowledge.advice(topic)

    def figures(self, ids: Sequence[str]) -> list[Figure]:
        """Figures by id."""
        return self.knowledge.figures(ids=tuple(ids)) if ids else []

    def _yaml(self, name: str) -> Any:
        loaded: Any = YAML(typ="safe").load((self.data / name).read_text(encoding="utf-8"))
        return loaded
