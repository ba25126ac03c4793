"""« Avant / après » in words: to begin, which figure, how much, when to be asked again, never. The same steps are buttons of `bot.answers.tracking`."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import cues, cues_talk
from bot.dialogue.days import named
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import ANSWERS, HELD, Reading, step
from bot.text import fold

TOPIC = "roi_indicators"
ANSWER, BEGINS, WORDLESS = 12, 24, 3
"""Words up to which a message answers a question of the follow-up, begins one, and may say nothing at all."""
_OBJECT = r"(?:mes |mon |nos |notre |les |le |un |des |quelques |ces )?(?:premiers? |propres? )?"
_WISH = re.compile(
    rf"\b(?:not|mesur|suiv|suivre|comptabilis|compar|enregistr|gard|pos|fix|prend|definir)\w* (?:bien |d'abord |avec vous |tout de suite )*{_OBJECT}"
    r"(?:points? de depart|situation de depart|chiffres? de depart|(?:l'|un |mon )?avant[ /,-]*(?:et |l'|et l'|puis )?apres\b(?! un chantier)|chiffres\b|progres\b|evolution\b|indicateurs?\b)|"
    r"\bfaire (?:le |un |mon )?(?:point de depart|suivi (?:de|des) (?:mes |nos )?(?:chiffres|resultats|clients|progres))|"
    r"\b(?:demarr|commenc|lanc|mett)\w* (?:le |un |en place (?:le |un )?)suivi\b(?! (?:de |des |du )(?:commandes?|colis|chantiers?|dossiers?|stocks?))|"
    r"^(?:ok |oui |bon )*(?:mon |le )?point de depart\W*$"
)
"""« je voudrais noter mon point de départ », « suivre mes chiffres », « mesurer l'avant après »."""
_ASKS_HOW = re.compile(
    r"\b(?:comment|pourquoi|c'est quoi|qu'est-ce|quels?|quelles?|faut[- ]il|est-ce utile|photos?|clients? (?:dit|disent))\b"
)
_REMIND = re.compile(
    r"\b(?:relance[rz]?|rappele[rz]|rappelle|recontacte[rz]?|redemande[rz]?|reecri(?:vez|re|s)|reinterroge[rz]?)[- ](?:moi|nous|me)\b|\b(?:me |nous )(?:relancer|rappeler|recontacter|redemander|reinterroger)\b|"
    r"\b(?:refaire|refaisons|refait|referons|faire|fait|faisons) (?:le |un )(?:point|bilan)\b"
)
_INDICATORS = {
    "returning": re.compile(r"\b(?:revien\w*|revenu[se]*|fidel\w*|habitues?|reguliers?|retours?)\b"),
    "hours": re.compile(r"\b(?:heures?|temps|minutes?)\b"),
    "turnover": re.compile(
        r"\b(?:chiffres? d'affaires?|ca|euros?|€|ventes?|argent|revenus? du mois|recettes?|caisse)\b|€"
    ),
    "customers": re.compile(
        r"\b(?:clients?|clientes?|clientele|patients?|visiteurs?|adherents?|appels?|contacts?|demandes?|internet|nouveaux)\b"
    ),
}
"""In order: who came back is named before who comes."""
_INDICATOR = re.compile("|".join(one.pattern for one in _INDICATORS.values()))
_NTH = {"1": "customers", "2": "hours", "3": "turnover", "4": "returning"}
_FIRST = re.compile(
    r"^(?:les? |la |numero |n ?)*(?:(premiere?|1er|1)|(deuxieme|second|seconde|2)|(troisieme|3)|(dernier|derniere|4))\W*$"
)
_ENOUGH = re.compile(
    r"\b(?:c'est tout|ce sera tout|c'est bon|rien d'autre|ca suffit|suffit|pas d'autres?|fini|non merci|c'est ok)\b|^(?:non|nan|nope|stop)\W*$"
)
_NEVER = re.compile(
    r"\b(?:jamais|pas besoin|inutile|surtout pas|laisse[rz]? tomber|pas la peine|plus rien|aucun(?:e)? (?:rappel|relance))\b|^(?:non|nan|stop|arrete[rz]?|non merci)\W*$"
)

_GRAVE = re.compile(
    r"\b(?:suicid\w*|mour\w+|mort\w*|tuer?|pendre|noyer|en finir|la vie|ma vie|vivre|craqu\w+|a bout|(?:peux|tiens|sers|veux|dors) plus|tout seule?|disparaitre|adieu|sauter|corde|aide[rz]?|aidez|secours)\b"
)
"""A word that no step of the follow-up has: an alarm stands where it is said."""


def begins(folded: str) -> bool:
    """Whether the message wishes for its figures to be noted or asked for again; how to measure in general is another question."""
    return bool(_WISH.search(folded)) and not _ASKS_HOW.search(folded)


def _begin(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je voudrais noter mon point de départ », whatever it is presented with."""
    if memory.pending in HELD or len(tokens) > BEGINS or not begins(folded):
        return None
    return _calm(parsed, "start")


def _remind(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« relancez-moi dans un mois »: the day, or first a figure to be asked about again."""
    if memory.pending in HELD or len(tokens) > ANSWER or not _REMIND.search(folded):
        return None
    calls = parsed.topic == "human_handoff" and "rappel" in folded  # somebody is to telephone
    return _day(parsed, folded) if named(folded) and not calls else None


def _follows_up(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et dans un mois vous me redemandez ? », « je note 12 appels »: the follow-up « avant / après »."""
    if len(tokens) > ANSWER or memory.pending in HELD:
        return None
    asks_again = cues_talk.REMINDS.search(folded) and parsed.topic not in (
        "human_handoff",
        "customer_reviews",
        "start_over",
    )
    notes = memory.last_topic in (TOPIC, "action_plan") and cues_talk.NOTES_FIGURE.search(folded)
    return step(parsed, TOPIC, "track", "start", "wants to be asked again") if asks_again or notes else None


def _indicator(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les clients », « le premier » where the figure to follow was asked; « c'est tout », « non » go on to the day."""
    if memory.pending != "indicator" or len(tokens) > ANSWER or "?" in parsed.text:
        return None
    if _ENOUGH.search(folded):
        return _calm(parsed, "when")
    if cues.REFUSAL.search(folded):
        return _calm(parsed, "unsure")
    nth = _FIRST.match(folded)
    if not nth and _says_nothing(parsed, tokens):
        return _calm(parsed, "unsure")
    found = (
        _NTH[str(nth.lastindex)] if nth else next((id for id, said in _INDICATORS.items() if said.search(folded)), None)
    )
    return _calm(parsed, "measure", indicator=found) if found else None


def _when(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« dans un mois », « le 15 janvier », « jamais », « après les vacances » where the day was asked."""
    if memory.pending != "day" or len(tokens) > ANSWER or "?" in parsed.text:
        return None
    if _NEVER.search(folded):
        return _calm(parsed, "stop")
    if named(folded):
        return _day(parsed, folded)
    vague = (
        _says_nothing(parsed, tokens)
        or cues.REFUSAL.search(folded)
        or re.match(
            r"(?:apres|avant|quand|plus tard|bientot|le \d|oui|ok|d'accord|comme|peu importe|des que|a la)\b", folded
        )
    )
    return _calm(parsed, "no_day") if vague else None


def _says_nothing(parsed: Parsed, tokens: list[str]) -> bool:
    """« lol », « 👍 », « ok »: neither an answer nor a subject of its own."""
    return (
        len(tokens) <= WORDLESS
        and parsed.topic in ANSWERS
        and parsed.number is None
        and not _INDICATOR.search(fold(parsed.text))
    )


def _day(parsed: Parsed, folded: str) -> Meaning:
    day = named(folded)
    return _calm(parsed, "due", days=day.days if day else None, date=day.date if day else None)


def _calm(parsed: Parsed, name: str, **more: object) -> Meaning:
    """The step, as its button carries it. Its words are those of figures and days: an alarm needs others."""
    values = {"track": name, **{key: value for key, value in more.items() if value is not None}}
    alarm = parsed.distress and bool(_GRAVE.search(fold(parsed.text)))
    told = replace(parsed, distress=alarm, worry=False, ask_back=False, values=values)
    return Meaning(TOPIC, told, why="a step of « avant / après » in words")


TRACKED: tuple[Reading, ...] = (_indicator, _when, _begin, _remind, _follows_up)
"""After the answers to the assistant's other questions."""
