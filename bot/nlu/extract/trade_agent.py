"""Who does an activity, by how French makes its words: « lutherie » is done by a « luthier », if job lists know such a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.extract.stems import key
from bot.nlu.extract.trade_forms import Form, Forms
from bot.text import fold, words

SUFFIXES = (
    ("erie", ("ier", "er", "eur")),  # lutherie, boulangerie, tannerie
    ("ture", ("teur", "tre", "t")),  # apiculture, peinture
    ("ure", ("eur",)),  # reliure
    ("age", ("eur",)),  # carrelage
    ("ation", ("ateur",)),  # décoration
    ("tion", ("teur",)),  # traduction
    ("therapie", ("therapeute",)),
    ("logie", ("logue", "logiste")),
    ("graphie", ("graphe",)),
    ("ique", ("icien", "iste")),  # informatique, céramique
    ("ment", ("eur",)),  # terrassement
    ("ie", ("e", "ien", "iste")),  # chirurgie
    ("ent", ("entier",)),
    ("te", ("tier",)),  # charpente
)
"""How an activity ends, and how whoever does it may: each is tried, and only a title that job lists have is believed."""
PLACE = re.compile(
    r"^(?:atelier|cabinet|bureau|studio|entreprise|societe|agence|laboratoire|labo|activite|metier|service)s? (?:d'|de l'|de la |des |du |de |en )"
)
"""Where it is done."""
SHORTEST = 3


def agent(activity: str, family: str | None, forms: Forms) -> str | None:
    """« luthier » of « atelier de lutherie », in the masculine; None where no title of the same family is made of it."""
    first = next(iter(words(PLACE.sub("", fold(activity)))), "")
    for title in _made_of(first):
        for form in forms.by_key.get(key([title]), ()):
            if fold(form.label) == title and _does(form, family):
                return form.label[:1].lower() + form.label[1:]
    return None


def _made_of(activity: str) -> Iterator[str]:
    for end, others in SUFFIXES:
        if activity.endswith(end) and len(activity) - len(end) >= SHORTEST:
            yield from (activity[: -len(end)] + other for other in others)


def _does(form: Form, family: str | None) -> bool:
    return form.kind == "people" and (not family or not form.family or form.family == family)
