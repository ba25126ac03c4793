"""Words that leave nothing to weigh: somebody who cannot go on, or who only says when they have no time. Apart, because looking for them needs no model."""

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


_DAY = (
    r"(?:(?:le|la|les|en|ce|tous les|toute la|pendant la) |l')?(?:matin|matinee|soir|midi|apres[- ]?midi|aprem|journee|semaine|week[- ]?end|weekend|vacances|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
)
"""Not the night: « la nuit je peux pas » may be something else."""
_BUSY = (
    r"(?:(?:moi )?(?:je |j'|on |nous )?(?:ne |n')?(?:(?:peux|peut|pouvons) pas|(?:ai|a|avons) (?:pas|jamais|peu|guere) (?:trop |vraiment |assez |beaucoup )?(?:le |de |d')?(?:temps|dispo\w*)|"
    r"(?:suis|est|sommes) (?:pas|jamais) (?:dispo\w*|libres?|la))|c'est (?:pas possible|impossible|complique|trop court|complet))"
)
_NO_TIME = re.compile(
    rf"(?:(?:oui|non|bah|ben|mais|et|alors|desolee?|euh|ah)[ ,]+)*(?:{_DAY}[ ,]+{_BUSY}|{_BUSY}[ ,]+{_DAY})"
    rf"(?:[ ,]+(?:non plus|aussi|trop|vraiment|du tout|hein|en general|ni {_DAY}|et {_DAY}))*[\s?!.]*"
)


def is_calm(folded: str) -> bool:
    """Whether the whole of a folded text only says when its writer has no time: « le soir je peux pas », which both readers take for a call."""
    return bool(_NO_TIME.fullmatch(folded))
