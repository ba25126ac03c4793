"""Advice for a profile told in one French line, with its whole arithmetic: what consultants and measurements use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot import migrations
from bot.advisor.cautions import platform_cautions, warnings
from bot.advisor.profile import Profile
from bot.answers.learn import learn
from bot.answers.library import Library
from bot.db import make_engine
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.nlu.extract.facts import FactsExtractor
from bot.organisation import read_organisation
from bot.settings import Settings

SHOWN = 8


class Adviser:
    """Reads profiles with the extractors and ranks with the knowledge base, without Rasa."""

    def __init__(self, settings: Settings) -> None:
        engine = make_engine(settings.database_url)
        migrations.upgrade(engine)
        load(engine, settings.knowledge)
        self._library = Library(KnowledgeRepository(engine), read_organisation(settings.organisation))
        self._extractor = FactsExtractor(settings.knowledge, Path("data/nlu_lexicon"))

    def profile(self, text: str) -> Profile:
        """What the line says of the person."""
        return learn(Profile(), self._extractor.read(text))

    def advise(self, text: str) -> dict[str, Any]:
        """{"platforms": [{id, role, score, reasons, cautions}], "warnings": [...], "little_is_fine": bool}."""
        profile = self.profile(text)
        library, mix = self._library, self._library.mix(profile)
        family = library.family(profile)
        kept = [(c.ranked, c.role) for c in mix.choices] + [(o, "support") for o in mix.others]
        return {
            "platforms": [
                {"id": one.platform.id, "role": role, "score": round(one.score, 2), "reasons": list(one.reasons[:3]),
                 "cautions": list(platform_cautions(one.platform.id, profile, library.cautions, one.platform.limits))}
                for one, role in kept[: max(3, len(mix.choices))]
            ],
            "warnings": list(warnings(profile, library.profession(profile), family.sector if family else None, library.cautions)),
            "little_is_fine": mix.little,
        }  # fmt: skip

    def explain(self, text: str) -> str:
        """Every line of the sum for the first channels."""
        profile = self.profile(text)
        lines = [f"profile: {profile.as_dict()}"]
        for one in self._library.ranking(profile)[:SHOWN]:
            lines.append(f"\n{one.platform.id}  {one.score:+.2f}")
            lines += [f"  {part.points:+.2f}  {part.about:<28} {part.reason}" for part in one.parts]
        return "\n".join(lines)
