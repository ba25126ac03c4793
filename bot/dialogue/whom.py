"""« et pour les restaurateurs ? »: others whom the person serves too, not who they are."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

ALSO = "also_serves"
"""In `Parsed.values`: the trade named is that of customers, see `bot.answers.also`."""
WORDS = 7
_FOR_THEM = re.compile(
    r"^(?:(?:et|ok|oui|mais|alors|sinon|donc)[ ,]+)*(?:pour|avec|aupres de|aupres des|vers|cote|chez) (?:toucher |trouver |avoir |vendre a(?:ux)? )?"
    r"(?:(?:les|mes|nos|des|ces|quelques|certains|d'autres)\b|(?<=aupres des ))"
)
"""Several of them: « et pour un fleuriste ? » supposes another trade, « et pour les fleuristes ? » other customers."""


def _also(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    named = parsed.facts.trade or "B2B" in parsed.facts.clientele
    if not (memory.turn and named) or parsed.facts.platforms or len(tokens) > WORDS or not _FOR_THEM.search(folded):
        return None
    if memory.last_topic == "case_study":
        return None  # an example there is wanted
    topic = "prospecting" if parsed.topic == "prospecting" else "platform_recommendation"
    told = replace(parsed, topic=topic, ask_back=False, values={**parsed.values, ALSO: True})
    return Meaning(topic, told, why="and for those customers")


WHOM: tuple[Reading, ...] = (_also,)
