"""« Responsable com d'un hôpital », « chargée de communication dans un musée »: who speaks for a house, whose world it is that counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message

_OFFICE = (
    r"(?:(?:responsables?|chargee?s?|directeur|directrice|assistante?|cheffe?|chef|stagiaire|alternante?|apprentie?|referente?|attachee?|community managers?|webmaster|service)"
    r"(?: (?:en|de|du|de la|a la|des))?(?: service)?(?: (?:la |l')?(?:com|comm|communication|presse|marketing|digitale?|web|reseaux(?: sociaux)?|relations? publiques?))?"
    r"(?: (?:interne|externe|digitale?|et marketing|et mecenat|et presse|numerique))?|"
    r"(?:je m'occupe|je gere|on m'a confie|en charge) (?:de )?(?:la |les |l')?(?:com|comm|communication|reseaux(?: sociaux)?|page))"
)
_LINK = r"(?: (?:d'une?|du|des|de la|de l'|de|dans (?:une?|le|la|l'|des)|au sein (?:d'une?|du|de la|de l')|au|aux|a l'|a la|chez|pour (?:une?|le|la|l')|en)(?: |(?<=')))"
_HOUSE = re.compile(
    rf"\b(?P<office>{_OFFICE}){_LINK}(?P<house>(?:petite? |grande? |gros(?:se)? )?[a-z][\w-]*(?: (?:(?:d'|des? |du |en |a )?(?!de\b|qui\b|sur\b|avec\b|dans\b|pour\b|chez\b|par\b|et\b|ou\b|on\b|je\b|a\b|depuis\b)[a-z][\w-]*)){{0,2}})"
)
HOSPITAL = re.compile(
    r"^(?:petit |gros |grand )?(?:hopital|hopitaux|chu|chru|chr|ght|centres? hospitaliers?|aphp|ap-hp|etablissement (?:public )?de sante)\b"
)
COMMUNICATION = "marketing_communication"
PUBLIC, BODIES = "public", "nonprofit_public"
SURE = 0.85
SAID = 0.8
"""How sure the house of an office is."""


def of_a_house(
    message: Message, trade: Trade | None, read: Callable[[Message], Trade | None]
) -> tuple[Trade | None, tuple[str, ...]]:
    """The trade with its house where an office of communication is told with one, and the statuses that the house gives.

    Who is self-employed in communication keeps that trade: no house follows. `read` reads the trade of any message.
    """
    found = _HOUSE.search(message.folded)
    if not found or (trade and trade.family not in (COMMUNICATION, None) and not HOSPITAL.match(found["house"])):
        return trade, ()
    if HOSPITAL.match(found["house"]):
        name = " ".join(found["house"].split()[: 2 if found["house"].startswith(("centre", "etabl")) else 1])
        label = _told(message, found, name)
        return Trade(label, BODIES, confidence=SAID, title=label), (PUBLIC,)
    if trade is None:
        return trade, ()
    for house in _shorter(found["house"]):
        theirs = read(Message(f"je suis {house}"))
        if theirs and theirs.family not in (None, COMMUNICATION) and theirs.confidence >= SURE:
            label = _told(message, found, house)
            return replace(theirs, label=label, title=label, profession=None, confidence=SAID), ()
    return trade, ()


def _told(message: Message, found: re.Match[str], house: str) -> str:
    """« responsable com d'un hôpital », as it was written, up to the end of the house."""
    end = found.start("house") + len(house)
    return message.source(found.start("office"), end)


def _shorter(house: str) -> list[str]:
    words = house.split()
    return [" ".join(words[:size]) for size in range(len(words), 0, -1)]
