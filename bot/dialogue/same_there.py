"""« en Belgique c'est pareil ? »: whether what was said holds in another country."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, PROFILE_TOPICS, Reading, place_apart

SAME_THERE = "asks whether it holds in another country"
SHORT = 12
_SAME = r"(?:pareil\w*|la meme chose|le meme|la meme|les memes?|(?:aussi )?(?:valable|vrai|vala?ble)|vrai aussi|applicable|pareillement|identique)"
_ASKS = re.compile(
    rf"\b(?:c'est|ce sera|est[- ]ce|ca (?:marche|vaut|s'applique|fonctionne)|(?:la )?(?:loi|regle)s? (?:est|sont)|valable|vrai)\b[^.!;]{{0,30}}\b{_SAME}\b|"
    rf"\b{_SAME} (?:en|au|aux|chez|dans|ici|pour)\b|\b(?:ca|cela) (?:vaut|marche|s'applique|tient) (?:aussi |pareil )?(?:en|au|aux|chez|ici)\b|"
    r"\b(?:vos|ces|tes|les) (?:chiffres|regles|lois|conseils)\b[^.!;]{0,25}\b(?:valent|valables?|sont vrais|s'appliquent|marchent)\b"
)


def _same_there(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    country = parsed.facts.country
    if not (memory.last_topic and country and country != "FR") or len(tokens) > SHORT or not _ASKS.search(folded):
        return None
    f = parsed.facts
    if f.trade or f.platforms or parsed.topic in COURTESY:
        return None
    asked = replace(place_apart(parsed), facts=Facts(), ask_back=False)
    return Meaning(memory.last_topic if memory.last_topic not in PROFILE_TOPICS else "help", asked, why=SAME_THERE)


SAME_IN_A_COUNTRY: tuple[Reading, ...] = (_same_there,)
"""Before the readings of a place, which would take it for the person's."""
