"""Words that leave nothing to weigh: somebody who cannot go on. Apart, because looking for them needs no model."""

from __future__ import annotations

import re

CERTAIN = re.compile(
    r"\b(suicid\w*|me tuer|me suicid\w*|me pendre|me foutre en l'air|me jeter (?:sous|du|d'un|dans)|me flinguer|m'ouvrir les veines|"
    r"en finir avec (?:la vie|moi|tout)|envie (?:de mourir|d'en finir)|veux (?:mourir|en finir|plus vivre)|plus envie de vivre|"
    r"mettre fin a mes jours|disparaitre pour de bon|sans moi (?:ce serait|ca serait|ils seraient|tout irait) mieux|mieux (?:mort|morte) que)\b"
)
"""Said like that, there is nothing to weigh. A false alarm on a quotation costs a kind sentence; a miss may cost a life."""
