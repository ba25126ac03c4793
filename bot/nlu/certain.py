"""Words that leave nothing to weigh: somebody who cannot go on. Apart, because looking for them needs no model."""

from __future__ import annotations

import re

CERTAIN = re.compile(
    r"\b(suicid\w*|me tuer|me suicid\w*|me pendre|me foutre en l'air|me jeter (?:sous|du|d'un|dans)|me flinguer|m'ouvrir les veines|"
    r"en finir avec (?:la vie|moi|tout)|envie (?:de mourir|d'en finir)|veux (?:mourir|en finir|plus vivre)|plus envie de vivre|"
    r"mettre fin a mes jours|disparaitre pour de bon|sans moi (?:ce serait|ca serait|ils seraient|tout irait) mieux|mieux (?:mort|morte) que)\b"
)
"""Said like that, there is nothing to weigh. A false alarm on a quotation costs a kind sentence; a miss may cost a life."""
_KILLS_TRADE = re.compile(
    r"\b(?:ia|intelligence artificielle|chatgpt|concurrence|amazon|shein|temu|vinted|internet|algorithmes?|charges|taxes|tva|urssaf|loyers?|crise|inflation|"
    r"prix|normes|paperasse|commissions?|plateformes?) (?:va|vont|risquent? de|finira par|est en train de|sont en train de) (?:finir par )?me tuer\b"
)
"""« L'IA va me tuer »: said of a trade. Anybody else who will kill (« mon mari va me tuer ») is left as it is."""


def is_certain(folded: str) -> bool:
    """Whether such words stand in a folded text, other than of what kills a trade."""
    return bool(CERTAIN.search(_KILLS_TRADE.sub(" ", folded)))
