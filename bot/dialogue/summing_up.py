"""« résumez-moi tout ça », « en bref ? »: what the conversation has advised so far, in a few lines; the recap of an event is another thing."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import DISTRESS, HELD, Reading, says_of_the_person

SUMS_UP = "asks for a summary of the conversation"
SHORT = 14
_SUM_UP = r"(?:resum(?:e|ez|er|es|ons)\b|recapitul\w+|recap\b|synthetis\w+|synthese\b)"
_OF_IT = (
    r"(?:ce que (?:vous|tu|t'|on|m'|ca)|ce qu'(?:on|il|elle)|tout(?:e|es)? (?:ca|cela|ce|cette|vos|tes|ces)|tout\b|(?:vos|tes|les) (?:conseils|recommandations|reponses)|"
    r"(?:la|notre|cette) (?:conversation|discussion)|notre echange|l'essentiel|la situation|en (?:deux|trois|quelques|une) (?:mots|phrases?|lignes|points))"
)
_ASKS = re.compile(
    rf"\b{_SUM_UP}[- ](?:(?:nous|moi) )?(?:svp |stp |un peu |donc )?{_OF_IT}(?!-)|\b(?:un|une|le|la|en) (?:petit |petite |bref |rapide |court )?(?:resume|recap|recapitulatif|synthese)\b"
)
_BARE = re.compile(
    rf"^(?:ok |bon |alors |bref |vous pouvez |tu peux |peux-tu |pouvez-vous )*{_SUM_UP}(?:[- ](?:moi|nous))?(?: (?:svp|stp|un peu))?[\s?!.]*$"
)
_EVENT = re.compile(
    r"\b(?:conferences?|soirees?|table ronde|reunions?|evenements?|atelier|intervenante?|compte[- ]rendu|replay|seance)\b"
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:article|texte|livre|video|post|publication|pdf|document|mon activite|mon metier|ma bio|cv)\b"
)


def _sums_up(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if not memory.last_topic or memory.pending in HELD or memory.last_served == DISTRESS or len(tokens) > SHORT:
        return None
    if memory.event and parsed.topic == "event_recap":
        return None
    if _EVENT.search(folded) or _SOMETHING_ELSE.search(folded) or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    asks = _ASKS.search(folded) or _BARE.search(folded)
    return Meaning("platform_recommendation", parsed, why=SUMS_UP) if asks else None


SUMMING_UP: tuple[Reading, ...] = (_sums_up,)
"""Before the recap of an event, which the same words ask for."""
