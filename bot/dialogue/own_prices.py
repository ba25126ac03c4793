"""« Faut-il afficher mes tarifs en ligne ? » asks of the person's own prices, not what a channel costs nor how to sell. Matched on folded text."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

SHOWS_PRICES = "whether to show one's own prices"
SAID = "afficher mes prix"
"""How the variants of `data/knowledge/advice/website_needed.yml` say it, whatever the words it was asked in."""
LONGEST = 18
"""Words up to which such a message asks nothing else."""
_PRICES = r"(?:prix|tarifs?|honoraires|grille tarifaire|grille de tarifs|fourchettes? de prix)"
_SHOW = (
    r"(?:affich\w+|mett(?:re|ez|ons)|mets?|publi(?:er|e|ons|ez)|indiqu(?:er|e|ons|ez)|annonc(?:er|e)|montr(?:er|e)|"
    r"donn(?:er|e)|cach(?:er|e)|taire|ecri(?:re|s)|apparaitre|figurer)"
)
_OWN = re.compile(
    rf"\b{_SHOW}\b(?: (?:ou (?:non|pas)|aussi|tous?|toutes?|bien|clairement|(?:la|ma|le|mon) (?:carte|menu) et))* "
    rf"(?:mes|nos|les|mon|notre|des|ma|une) {_PRICES}\b(?! (?:barre|promo|cass|plus bas|en baisse|d'appel|du |de la |de l'))|"
    rf"\b(?:mes|nos) {_PRICES} (?:doivent|devraient|sont|etre )?.{{0,12}}\b(?:affiche|publics?|visibles?|en ligne|sur (?:mon|le|notre|un) site|sur internet|sur la fiche)"
)
_OTHERWISE = re.compile(
    r"\b(?:legal\w*|loi|droit|interdit\w*|oblig\w+|autoris\w+|permis\w*|permet\w*|regles?|ordre|reglo|taxes?|ttc|ht|concurrent\w*|promo\w*|soldes?|remises?|"
    r"acompte|comment|cavistes?|revendeurs?|jours? feries?|port|photos? d'un seul coup|logiciel|application|statut)\b"
)
"""Law, taxes, tools, discounts, dealers: another matter; « comment » and the rest a second question."""
TAKEN_FOR_IT = frozenset({
    "website_needed", "selling_online", "budget", "positioning", "posting_frequency", "local_visibility", "content_ideas", "out_of_scope",
})  # fmt: skip
"""Topics that the words « prix », « en ligne », « publier » make of it."""


def shows_prices(folded: str) -> bool:
    """Whether the words ask whether to show one's own prices, and nothing else."""
    return bool(_OWN.search(folded)) and not _OTHERWISE.search(folded)


def _own_prices(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if len(tokens) > LONGEST or not (parsed.ask_back or parsed.topic in TAKEN_FOR_IT):
        return None
    return Meaning("website_needed", parsed, why=SHOWS_PRICES) if shows_prices(folded) else None


OWN_PRICES: tuple[Reading, ...] = (_own_prices,)
"""Before the price of a channel."""
