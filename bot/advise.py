"""Advice for a profile told in one French line, with its whole arithmetic: what consultants and measurements use."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import migrations
from bot.advisor.cautions import platform_cautions
from bot.advisor.profile import Profile
from bot.answers import doubts, lawful
from bot.answers.learn import learn
from bot.answers.library import Library
from bot.db import make_engine
from bot.dialogue.facts import Facts
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.nlu.extract.facts import FactsExtractor, reconciled
from bot.organisation import read_organisation
from bot.settings import Settings
from bot.text import unique

SHOWN = 8
ADVISED = 3
"""Channels told at least, when that many are worth it: those of the mix, then what may come later."""
PIECES = re.compile(r"[,;.:!?()]| et | mais | – ")
IN_PIECES = ("clientele", "goals", "flags", "ages", "statuses")
ADDED = ("flags", "statuses")
"""Facts that pieces add to; the others are only filled where the whole line says nothing."""


class Adviser:
    """Reads profiles with the extractors and ranks with the knowledge base, without Rasa."""

    def __init__(self, library: Library, extractor: FactsExtractor) -> None:
        self._library = library
        self._extractor = extractor

    @classmethod
    def open(cls, settings: Settings) -> Adviser:
        """With the installation's own database, its knowledge loaded."""
        engine = make_engine(settings.database_url)
        migrations.upgrade(engine)
        load(engine, settings.knowledge)
        library = Library(KnowledgeRepository(engine), read_organisation(settings.organisation))
        return cls(library, FactsExtractor(settings.knowledge, Path("data/nlu_lexicon")))

    def profile(self, text: str) -> Profile:
        """What the line says of the person."""
        return learn(Profile(), self._read(text))

    def _read(self, text: str) -> Facts:
        """The whole line, then each piece of it: in a line that only describes somebody, « les syndics » says who pays."""
        whole = self._extractor.read(text)
        pieces = [self._extractor.read(piece) for piece in PIECES.split(text)[:12] if piece.strip()]
        added: dict[str, Any] = {
            name: unique((*getattr(whole, name), *(value for piece in pieces for value in getattr(piece, name))))
            for name in IN_PIECES
            if name in ADDED or not getattr(whole, name)
        }
        added["flags"] = reconciled(added["flags"], added.get("goals", whole.goals))
        return replace(whole, **added)

    def advise(self, text: str) -> dict[str, Any]:
        """{"platforms": [{id, role, score, reasons, cautions}], "warnings": [...], "little_is_fine": bool}."""
        profile = self.profile(text)
        library, mix = self._library, self._library.mix(profile)
        kept = [(choice.ranked, choice.role) for choice in mix.choices] + [(one, "support") for one in mix.later]
        return {
            "platforms": [
                {"id": one.platform.id, "role": role, "score": round(one.score, 2), "reasons": list(one.reasons[:3]),
                 "cautions": list(platform_cautions(one.platform.id, profile, library.cautions, one.platform.limits))}
                for one, role in kept[: max(ADVISED, len(mix.choices))]
            ],
            "warnings": [*lawful.in_words(text, profile, library), *doubts.in_words(profile, text, library),
                         *library.warnings(profile, text)],
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
