"""Answers without servers: the real knowledge base, made-up understandings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

Ask = Callable[..., Reply]

PROFILES = {
    "nobody": Profile(),
    "lawyer": Profile(
        trade="avocate",
        family="legal_professions",
        profession="avocat",
        clientele=("B2C",),
        commune="Nîmes",
        region="Occitanie",
    ),
    "baker": Profile(trade="boulangère", family="bakery_pastry", hours=1, commune="Gorron", region="Pays de la Loire"),
    "machinist": Profile(trade="usinage", family="machining_metal", clientele=("B2B",), goals=("hiring",), hours=4),
    "nurse": Profile(trade="infirmière", family="paramedical_care", profession="infirmier", flags=("full_order_book",)),
    "association": Profile(statuses=("association",), goals=("funding",)),
    "quebec": Profile(trade="fleuriste", family="florist_garden_centre", region="Québec", country="CA"),
    "unknown_trade": Profile(trade="gardien de phare"),
}


@pytest.fixture
def ask(library: Library) -> Ask:
    """ask(topic, text="…", profile=…, memory=…, **facts) → Reply."""

    def one(
        topic: str, text: str = "?", profile: Profile | None = None, memory: Memory | None = None, **facts: object
    ) -> Reply:
        parsed = Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts))  # type: ignore[arg-type]  # by name
        return respond(parsed, profile or Profile(), memory or Memory(), library)

    return one
