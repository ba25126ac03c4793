"""What an example should be like, by the words that ask for it: from near home, of a small house. Matched on folded text."""

from __future__ import annotations

import re

_MINE = r"(?:mon|ma|notre|le|la|les|nos|mes)"
NEAR_HOME = re.compile(
    rf"\b(?:pres|proches?|a cote|autour|pas loin|loin) (?:de |d')(?:{_MINE} )?(?:chez (?:moi|nous)|moi|nous|ici|ville|commune|village|region|departement)\b|"
    rf"\bchez nous\b(?! (?:c'est|ce|on|il|elle|ca|les?|la|nous|tout|personne)\b)|\b(?:par|de) (?:par )?chez (?:moi|nous)\b|\bdans {_MINE} (?:coin|secteur|quartier|region|departement|ville|village|pays|canton|province|vallee)\b|"
    rf"\b(?:par ici|du coin|du pays|de {_MINE} (?:coin|region|departement|ville|pays|canton|province))\b|"
    r"\b(?:cas|exemples?|histoires?|boites?|commerces?|entreprises?|temoignages?|quelqu'un|quelque chose|quelquechose) (?:de )?(?:plus )?loca(?:l|le|ux|les)\b|"
    r"^(?:non |mais |ok |et )*(?:plutot |plus )?(?:local|locale|pres|proche)\b|\b(?:trop|plus|moins) loin\b|\b(?:d'ici|ici)(?: [?!.]*)?$"
)
"""« près de chez moi », « chez nous », « dans le coin », « quelqu'un du pays »."""
_HOUSES = (
    r"(?:boites?|entreprises?|structures?|commerces?|commercants?|boutiques?|magasins?|assos?|associations?|affaires?|societes?|cabinets?|communes?|mairies?|equipes?|"
    r"villages?|ateliers?|tailles?|fermes?|exploitations?|artisans?|patrons?|independante?s?)"
)
_GIANTS = (
    r"(?:multinationales?|mastodontes?|geants?|grosses? (?:boites?|structures?|entreprises?|marques?|machines?)|gros(?! de)|"
    r"grands? (?:groupes?|comptes?|noms?)|grandes? (?:entreprises?|boites?|marques?|enseignes?|structures?|surfaces?|chaines?)|groupes?|chaines?|enseignes?|"
    r"franchises?|start-?ups?|cac ?40|usines?)"
)
SMALL = re.compile(
    rf"\b(?:petite?s?|minuscules?|micro|modestes?) {_HOUSES}\b|\b{_HOUSES} (?:pas plus gross?e?s? |aussi petite?s? |de )?(?:que |comme )?(?:la mienne|le mien|la notre|le notre|{_MINE} taille)\b|"
    rf"\b{_HOUSES} a taille humaine\b|\b(?:mon|ma|notre) (?:taille|echelle|gabarit|envergure)\b|\b(?:pas|ni|sauf|hors|autre chose qu)(?:[ ']+(?:pas|encore|une?|des?|les?|d|du|la|le|chez|trop|forcement|toujours))*[ ']+{_GIANTS}\b|"
    r"\bchez (?:une?|des|les|d'autres) (?:vraie?s? |simples? |autres? )?(?:artisane?s?|independante?s?|commercante?s?|auto-?entrepreneu\w+|micro-?entrepreneu\w+|petite?s? patron\w*)\b|"
    r"\b(?:trop|bien plus|beaucoup plus) (?:gros|grosse|grand|grande)s?\b|\bplus petite?s?\b|\b(?:tout seul|toute seule|en solo|tpe|micro[- ]?entreprises?|des petits|les petits comme)\b|\bune? (?:tout |toute )?petite?(?= ?(?:$|[?!.,]|comme|qui))"
)
"""« une petite boîte comme la mienne », « pas une multinationale », « de ma taille »."""


NEWER = re.compile(
    r"\bplus (?:recente?s?|actuel(?:le)?s?|fraiche?s?|frais|neuf|neuve|nouveau|nouvelle|moderne)\b|\bmoins (?:vieux|vieille|ancien(?:ne)?s?|date)\b|"
    r"\b(?:un|une|des|l'|le|la) (?:cas |exemple |histoire )?(?:tout |toute |vraiment |tres )?(?:recente?s?|d'aujourd'hui|de (?:cette|l') ?annee)\b|"
    r"\b(?:cas|exemples?|histoires?|temoignages?) (?:tout |vraiment |tres |assez )?recente?s?\b"
)
"""« plus récent ? », « un moins vieux », « un exemple récent »."""


def newer(folded: str) -> bool:
    """Whether a more recent example is wanted."""
    return bool(NEWER.search(folded))


def near_home(folded: str) -> bool:
    """Whether an example from near the person is wanted."""
    return bool(NEAR_HOME.search(folded))


def small(folded: str) -> bool:
    """Whether an example of a small house is wanted."""
    return bool(SMALL.search(folded))
