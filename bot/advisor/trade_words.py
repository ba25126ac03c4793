"""What a trade's own words say of it: the same trade as another, or one of the same kind whatever families say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.text import words

STEM = 6
VAGUE = frozenset(
    {"gerant", "directeur", "responsable", "president", "patron", "artisan", "professeur", "moniteur", "agent", "agence", "marchand", "vendeur",
     "commercant", "fabricant", "fabrication", "vente", "production", "producteur", "location", "loueur", "atelier", "boutique", "magasin",
     "cabinet", "entreprise", "societe", "service", "services", "conseil", "conseiller", "reparation", "reparateur", "independant", "liberal",
     "liberale", "domicile", "commune", "communes", "communaute", "ligne", "maison", "organisation", "centre", "ecole", "cours", "studio",
     "chambre", "chambres", "metier", "metiers", "groupement", "syndicat", "departementale", "regionale"}
)  # fmt: skip
"""Words that name no trade by themselves: a « gérant de bar » is no « gérant de gîte »."""
ALIKE = ("chauff", "electr")
"""Beginnings that two trades share: a « chauffagiste » is no « chauffeur ». One letter more sets them apart."""
SHORT = frozenset({"yoga", "judo", "taxi", "gite", "golf", "surf", "boxe", "vtc"})
"""Words of fewer than five letters that name one."""
KINDS = {
    "sports club": "club football foot rugby judo karate basket handball volley athletisme gymnastique natation escrime aikido sportive",
    "house of culture": "bibliotheque mediatheque ludotheque musee archives artotheque",
    "town": "mairie commune communes communaute agglomeration municipalite territoriale",
    "wedding": "wedding mariage mariages mariee mariees noces",
    "cheese": "fromager fromagere fromagerie fromage fromages affineur affineuse affinage cremerie cremier cremiere chevrerie",
}
"""Trades whose days are alike, by the words that name them, where families and sectors keep them apart."""
BODIES = {
    "association": "association asso amicale club comite federation ligue ong collectif fondation refuge foyer",
    "collectivité": "mairie commune communaute bibliotheque mediatheque ludotheque musee archives departement region gendarmerie",
}
"""What kind of body somebody is who is no firm, as `CaseStudy.size` says it, by a word of their trade."""
_BODY_OF = {word: size for size, named in BODIES.items() for word in named.split()}
_KIND_OF = {word: kind for kind, named in KINDS.items() for word in named.split()}


@lru_cache(maxsize=4096)
def stems(trade: str) -> frozenset[str]:
    """The first six letters of its words; one in common makes the same trade: boulanger, boulangerie, boulangère.

    Words with a hyphen count whole and in pieces: « auto-école », « boulanger-pâtissier ».
    """
    said = {*words(trade), *words(trade.replace("-", ""))}
    return frozenset(w[: STEM + w.startswith(ALIKE)] for w in said if w in SHORT or (len(w) >= 5 and w not in VAGUE))


@lru_cache(maxsize=4096)
def kinds(trade: str) -> frozenset[str]:
    """The kinds of KINDS it is of: « club de judo » and « association sportive » are sports clubs."""
    return frozenset(_KIND_OF[word] for word in words(trade) if word in _KIND_OF)


def body(trade: str, statuses: Iterable[str]) -> str | None:
    """Association or public body, by what they said they are, else by their trade; None of a firm or where it is not known."""
    told = [size for status in statuses if (size := _OF_STATUS.get(status))]
    return next(iter([*told, *(_BODY_OF[word] for word in words(trade) if word in _BODY_OF)]), None)


_OF_STATUS = {"association": "association", "public": "collectivité"}
