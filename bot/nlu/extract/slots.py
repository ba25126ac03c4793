"""Time told by its moment: « que le lundi matin », « pendant la sieste des petits », « entre midi et deux ».

Works on folded text whose numbers are in digits (`numbers.digits`). The hours are a reckoning, kept low: half an hour of a pause,
an hour of a nap or an evening of every working day, three hours of a morning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

LOOKED_AT = 8  # moments in one message, at most
WORKING_DAYS = 5
_DAYS = r"(?P<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week[- ]?end)s?"
_PARTS = {
    "matin": ("matin", 3.0),
    "apres": ("après-midi", 3.0),
    "aprem": ("après-midi", 3.0),
    "soir": ("soir", 2.0),
    "midi": ("midi", 1.0),
}
HALF_DAY = 4.0
"""Of a whole free day: it has other uses."""


@dataclass(frozen=True)
class Slot:
    """A moment of the week: its hours a week, and how it is said inside a sentence."""

    hours: float
    moment: str


_Make = Callable[[re.Match[str]], Slot]


def _day(match: re.Match[str]) -> Slot:
    day = match.group("day").replace("weekend", "week-end").replace("week end", "week-end")
    part = match.group("part")
    if not part:
        return Slot(HALF_DAY, f"le {day}")
    name, hours = next(value for key, value in _PARTS.items() if part.startswith(key))
    return Slot(hours, f"le {day} {name}")


def _daily(hours: float, moment: str) -> _Make:
    return lambda match: Slot(round(hours * WORKING_DAYS, 1), moment)


_ASLEEP = r"(?:dor(?:t|ment|ent)|font la sieste|fait (?:la|sa) sieste|sont? (?:couche\w*|au lit))"
_CHILDREN = r"(?:(?:les|mes|nos|le|la|mon|ma) )?(?:petite?s?|enfants?|gosses?|bebes?|fils|filles?|loulous?|gamins?|minots?|momes?)"
_KINDS: tuple[tuple[str, _Make], ...] = (
    (rf"(?:(?:le|les|du|chaque|tous les) )?{_DAYS} (?:en )?(?P<part>matin|apres[- ]midi|aprem|soir|midi)(?:ee)?s?", _day),
    (rf"(?:le|les|chaque|tous les) {_DAYS}(?P<part>)", _day),
    (r"(?:entre )?(?:12 ?h?|midi) (?:et|a|-) (?:2|14)(?: ?h(?:eures?)?)?", _daily(0.5, "entre midi et deux")),
    (r"(?:a |pendant |sur |durant )?(?:la |ma |mes |les )?pauses?(?: (?:de |du )?(?:midi|dej\w*))?", _daily(0.5, "à la pause de midi")),
    (r"(?:pendant|durant|a|sur) (?:la |les |l'heure de la |leurs? )siestes?(?: (?:des?|du|de la|de mon|de ma|de mes) \w+)?", _daily(1, "pendant la sieste")),
    (rf"(?:quand|une fois|lorsque|apres que|des que)(?: que)? {_CHILDREN} {_ASLEEP}|une fois {_CHILDREN} (?:au lit|couche\w*)", _daily(1, "quand les enfants dorment")),
    (r"(?:le |les )?(?:matins? (?:tot|avant \w+(?: \w+)?)|tot le matin)(?: avant (?:d'|l'|le )?\w+)?|avant (?:l'ouverture|d'ouvrir|le service|d'embaucher)", _daily(0.5, "tôt le matin")),
    (r"(?:dans|pendant|durant) (?:le|les|mes|mon) (?:trains?|transports?|bus|metro|rer|tram|trajets?)", _daily(0.5, "dans les transports")),
    (r"entre (?:2|deux) (?:clients?|patients?|rendez[- ]vous|rdv|services?|cours|chantiers?|courses?)", _daily(0.25, "entre deux rendez-vous")),
    (r"(?:le|les) soirs?(?: (?:apres|quand) \w+(?: \w+){0,3})?|en (?:fin de journee|soiree)|apres (?:la fermeture|le service|le boulot|ma journee)", _daily(1, "le soir")),
)  # fmt: skip
MOMENTS = tuple((re.compile(rf"(?<![\w'])(?:{pattern})(?!\w)"), make) for pattern, make in _KINDS)
_FILLER = (
    r"(?:que|qu'|juste|seulement|uniquement|surtout|plutot|un peu(?: de temps)?|du temps|le temps|mon temps|un moment|un creneau|de libre|libre|"
    r"a peu pres|c'est|pour (?:ca|tout ca|m'en occuper|m'y mettre)|vraiment|guere|bien)"
)
MINE = re.compile(
    r"(?:\b(?:je|on|nous|j'|j|n'|n)? ?(?:ai|avons|a|dispose|disposons|reste|trouve|est libre|suis libre|suis dispo\w*)|\b(?:libres?|dispo\w*|temps|moment|creneau|"
    r"(?:m'y|m y) (?:mettre|mets|colle|coller)|(?:m'en|nous en) occup\w+|occuper de (?:ca|tout ca)|fais (?:ca|tout ca)|faire (?:ca|tout ca))|"
    rf"\b(?:seulement|uniquement|juste|que|sauf)|(?:\d|une|demi[- ]) ?(?:h|heures?|min\w*|mn)(?: max\w*| environ| par (?:jour|semaine)| chaque jour)?)(?:[ ,:]+{_FILLER})*[ ,:']*$"
)
"""What says, just before it, that the moment is one's own free time."""
BUSY = re.compile(
    r"\b(?:ouv(?:re|ert|rir|rons)\w*|ferm\w+|vend\w*|travaill\w*|bosse\w*|march[e]s?|livr\w+|recoi\w*|recev\w*|seances?|viennent|vient|publi\w*|post(?:e|es|er|ons)|y a (?:du )?monde|"
    r"passent|bouff\w*|reserv\w*|rdv|rendez[- ]vous|cours|entrain\w+|consult\w+|client\w*|gens)\b[^.!?;]{0,30}$"
)
ASKS = re.compile(
    r"\b(?:quand|quel (?:jour|moment)|quelle heure|faut[- ]il|vaut(?:-il)? mieux|est ce (?:bien|bon))\b[^.!]*\?"
)
AFTER_BUSY = re.compile(
    r"^[ ,]*(?:c'est|on|je|nous|il)? ?(?:(?:suis|est|sommes) )?(?:ferme|ouvert|complet|blinde|au marche|le rush|plein)\b"
)
_SMALL_WORDS = (
    "que qu juste seulement uniquement bah ben euh bof c est ce sera plutot surtout moi pour ca et voila je dirais environ ou parfois mais vers rien "
    "alors oui non ok a la rigueur en gros disons peut etre h heure heures min minutes"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def slot(text: str) -> Slot | None:
    """The first moment of the message that is the person's free time; None when it says none."""
    if ASKS.search(text):
        return None
    for pattern, make in MOMENTS:
        for match in islice(pattern.finditer(text), LOOKED_AT):
            if _is_mine(match, text):
                return make(match)
    return None


def _is_mine(match: re.Match[str], text: str) -> bool:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40]
    if BUSY.search(before) or AFTER_BUSY.search(after):
        return False
    return bool(MINE.search(before)) or _alone(text)


def _alone(text: str) -> bool:
    """Whether the message says nothing but moments: « que le lundi matin », the answer to « combien de temps ? »."""
    rest = text
    for pattern, _ in MOMENTS:
        rest = pattern.sub(" ", rest)
    return "?" not in rest and all(word in _SMALL or word.isdigit() for word in re.findall(r"\w+", rest))
