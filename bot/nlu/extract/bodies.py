"""« Union commerciale », « fédération de chasse », « candidat aux municipales »: bodies that no table of trades has, said of oneself."""

from __future__ import annotations

import re

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message
from bot.text import fold

BODIES = "nonprofit_public"
SAID = 0.85
"""How sure such a body is."""
_ADDS = r"(?: (?:departementale?s?|regionale?s?|nationale?s?|locale?s?|municipale?s?|agricole|patronale?|professionnel(?:le)?|etudiante?))*(?: (?:de|des|du) ?(?:la |l')?(?!mon\b|ma\b|mes\b)[a-z][\w-]+| d'[a-z][\w-]+)?"
_BODIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("association",), r"(?:union|groupement|association|collectif) (?:commerciale?|(?:des|de|d') ?(?:commercants|artisans|entreprises|professionnels|hoteliers|producteurs|viticulteurs))"),
    (("association",), rf"federations?{_ADDS}|ligues? (?:regionale|departementale){_ADDS}|inter-?profession{_ADDS}"),
    (("association",), r"(?:section syndicale|syndicat (?!des eaux|intercommunal|mixte|d'initiative|de communes|de copro\w*|de traitement|de riviere)(?:professionnel|agricole|patronal|etudiant|de [a-z]+|des [a-z]+|d'[a-z]+))"),
    (("association",), r"(?:parti|mouvement) politique|section (?:locale )?d'un parti"),
    (("association",), r"(?:cse|comites? d'entreprise|comite social et economique)(?! (?:comme|en) clients?)"),
    (("public",), r"(?:chambre (?:de|des) (?:metiers?(?: et de l'artisanat)?|commerce(?: et d'industrie)?)|chambre d'agriculture|cci|cma|com ?com|comcom|communaute urbaine)"),
    (("public",), r"(?:hopital(?: public| de proximite| local)?|chu|centre hospitalier|clinique mutualiste)(?=,? (?:public\b )?(?:service com\w*|la com\w*|on (?:a|cherche|veut|recrute)|nous (?:avons|cherchons)|je (?:suis|m'occupe)))"),
    (("public",), r"(?:conservatoire(?: de musique)?(?: municipal| intercommunal| departemental)?|pays d'art et d'histoire|universite populaire)"),
    ((), r"(?:candidate?s?|tete de liste) (?:aux?|a la|pour les) (?:elections? )?(?:municipales?|legislatives?|departementales?|regionales?|elections?|mairie)"),
)  # fmt: skip
_OWN = (
    r"(?:^\W*(?:(?:bonjour|bjr|salut|hello|bonsoir|alors|voila)[ ,!.]+)?(?:(?:une?|petite?|notre|l'|la|le|nous,?) ?)*|"
    r"(?<![a-z'])(?:je (?:suis|gere|preside|represente|dirige|m'occupe|travaille)|on est|nous sommes|on gere|chargee? de (?:com\w*|mission)|responsables?|president\w*|secretaire|tresori\w+|directeur|directrice|com\w*)"
    r"(?: (?:de la com\w*|la com\w*|com\w*|des reseaux))?(?: (?:d'une?|d'|dune? |de |de la |du |des |pour |dans |a |au |chez |le |la |l'|une?|mon |ma |notre ))*[ ']?)"
)
_SAID = tuple((statuses, re.compile(rf"{_OWN}(?P<body>{names})(?![\w-])")) for statuses, names in _BODIES)


_WHOSE = r"s?(?: [\w'-]+)? (?P<word>associati(?:f|ve)|(?:inter)?communale?|municipale?|departementale?)s?\b"
_WITHIN = re.compile(r" (?P<word>associati(?:f|ve)|(?:inter)?communale?|municipale?|departementale?)s?$")
"""« Salle de sport associative », « crèche municipale »: whose the house is, said by an adjective of the trade."""


def of_a_body(message: Message, trade: Trade | None) -> tuple[Trade | None, tuple[str, ...]]:
    """The trade with the body that the message says its writer belongs to, and the statuses that it gives; else unchanged."""
    for statuses, pattern in _SAID:
        found = pattern.search(message.folded)
        if found:
            label = message.source(found.start("body"), found.end("body"))
            return Trade(label, BODIES, confidence=SAID, title=label), statuses
    own = fold(trade.label) if trade else ""
    whose = own and (_WITHIN.search(own) or re.search(re.escape(own) + _WHOSE, message.folded))
    if not whose:
        return trade, ()
    return trade, ("association",) if whose["word"].startswith("associati") else ("public",)
