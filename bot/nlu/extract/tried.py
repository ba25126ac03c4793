"""Channels that brought the person nothing so far: « deux ans d'Instagram et pas un client ».

Only in a sentence that both names the channel and says so, and never when it is hearsay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.cues import HEARSAY, NO_RESULT
from bot.nlu.extract.message import Message
from bot.nlu.extract.platforms import Mention, mentions
from bot.text import unique

SENTENCE = re.compile(r"[^.!?;]+")
IN_VAIN = re.compile(
    r"\b(?:\d+|une?|deux|trois|quatre|cinq|six|plusieurs|des) (?:ans?|mois|semaines?|annees?),? (?:toujours )?(?:aucune?|zero|0|pas (?:un|une)|pas de) (?:seule? |nouve\w+ )?(?:client|cliente|vente|commande|devis|appel|contact|patient|resultat|retour|demande|reservation|dossier|rendez-vous|rdv)\w*|"
    r"\b(?:et|mais|pour|sans|avec|toujours|,) (?:toujours )?(?:aucune?|zero|0|pas (?:un|une)|pas de) (?:seule? |nouve\w+ )?(?:client|cliente|vente|commande|devis|appel|contact|patient|resultat|retour|demande|reservation|dossier)\w*|"
    r"\b(?:ca|qui|il|elle|et) (?:ne |n')?(?:en )?(?:marche|paye|paie|prend|sert|sort|fonctionne|convertit|amene|ramene) (?:pas|plus|a rien|rien|personne)\b|\ba rien servi\b|\b(?:m'a|nous a|a) (?:suspendu|bloque|ferme|supprime|desactive) (?:mon|notre|nos|mes|le|la) (?:compte|page|profil)\w*|\b(?:compte|page|profil|photos?|publications?)(?: [\w']+){0,6} (?:bloque\w*|supprim\w+|suspendu\w*|ferme\w*) (?:\w+ )?(?:deux|trois|plusieurs|\d) fois|\b(?:personne|presque personne) (?:ne )?(?:like|regarde|repond|reagit|clique|voit|commente)\w*|\bpour rien\b(?! (?:au monde|\w+(?:er|ir|re)\b))|\bdans le vide\b"
)
WITHOUT = re.compile(r"\b(?:sans|pas de|pas d'|aucune?) (?:le |la |un |une |mon |ma )?$")
"""« sans site, pas de clients » has tried nothing."""


def tried(message: Message, found: Sequence[Mention] | None = None) -> tuple[str, ...]:
    """Ids of the channels said to be held or tried without result, in order of mention. `found`: the message's mentions, where they are known."""
    named = [mention for mention in (mentions(message) if found is None else found) if not mention.excluded]
    if not named:
        return ()
    vain: list[str] = []
    for sentence in SENTENCE.finditer(message.folded):
        said = sentence.group()
        inside = [
            one.platform
            for one in named
            if sentence.start() <= one.start < sentence.end() and not WITHOUT.search(message.folded[: one.start][-20:])
        ]
        if len(set(inside)) == 1 and (NO_RESULT.search(said) or IN_VAIN.search(said)) and not HEARSAY.search(said):
            vain += inside
    return unique(vain)
