"""« Comment avoir plus de patients sans pub ? »: what is refused is no question about it."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

WITHOUT_ADS = "wants people without paying for advertising"
"""Why the channels are advised and not the advertising that the message names."""
TOPICS = frozenset({"paid_ads", "budget", "platform_recommendation"})
_WITHOUT = re.compile(
    r"\b(?:sans|hors|a part|autrement que (?:par|avec)|plutot que|au lieu de)(?: (?:faire|passer|payer|acheter|aucune?|la|de|des|du|par|une|mettre|depenser|le moindre))* (?:la |de la |de |des |une )?"
    r"(?:pubs?|publicites?|annonces? payantes?|ads|sponsoris\w+)\b"
)
_WANTS = re.compile(
    r"\b(?:comment|possible|moyen|(?:avoir|trouver|attirer|gagner|toucher|faire venir|remplir|developper|amener|chercher|decrocher|veux|voudrais|cherche)\b[^?]{0,30}\b(?:clients?|clientes?|clientele|patient\w*|"
    r"adherent\w*|membres|monde|gens|eleves?|commandes?|ventes?|rendez-vous|rdv|contrats?|chantiers?|mandats?|visiteurs?|abonnes?|benevoles?|lecteurs?))\b"
)


def _without_ads(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if parsed.topic not in TOPICS or parsed.facts.platforms or not _WITHOUT.search(folded):
        return None
    return Meaning("platform_recommendation", parsed, why=WITHOUT_ADS) if _WANTS.search(folded) else None


WITHOUT: tuple[Reading, ...] = (_without_ads,)
"""Before the topic that the refused word calls up."""
