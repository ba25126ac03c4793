"""Several questions in one message: where one ends and the next begins; and a question behind thanks."""

from __future__ import annotations

import re

_ENDS = re.compile(
    r"(?<=[?!.…])\s+|(?<!demande)(?<!sinon),\s+(?=(?:et )?(?:est[- ]ce qu|faut[- ]il|comment|combien|pourquoi|dois-je|c'est quoi)(?:e|')?\b)|,\s+et (?=[\w ]{3,20} (?:c'est|c|ça|ca|est-ce)\b)|\s*[;\n]\s*|\s*:?\s+(?=(?:\d\s?[)°]|\d\.\s|[a-d]\))\s?\S)|,?\s+(?=(?:et sinon|sinon|et aussi|et au passage|au passage|autre question|deuxi[eè]me question|"
    r"deuxio|et puis|et est-ce que|et comment|et combien|et pourquoi|et quel(?:le)?s?|par ailleurs|et accessoirement|ah et|et dernière chose)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:\d\s?[).°]|[a-d]\)|[-–•*])\s*")
"""« 1) », « 2. », « - »: how questions are told apart in a list."""
_ASKS = re.compile(
    r"\?|^(?:et |puis |sinon |aussi |au passage |autre question |par ailleurs )*,?\s*(?:est[- ]ce|faut[- ]il|comment|combien|pourquoi|quel|quelle|quels|quelles|quand|"
    r"où|qui|à quoi|c'est quoi|dois-je|pk|pkoi|cmt|kel(?:le)?s?|koi|c koi|peut-on|puis-je|y a-t-il|vous (?:me )?conseill|je voudrais savoir|je me demande)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:(?:m'|nous )a (?:dit|conseill[ée]|jur[ée])|(?:me |nous )?(?:dit|disent|jure|jurent|soutient|r[ée]p[èe]te|conseille)|para[iî]t|para[iî]trait)\b"
    r".{0,60}\b(?:indispensable|obligatoire|incontournable|inutile|mort|d[ée]pass[ée]|ne sert [àa] rien|sert [àa] rien|il (?:me |nous )?faut|faut (?:absolument )?(?:y )?[êe]tre)\b",
    re.IGNORECASE,
)
"""« une collègue dit que Facebook est indispensable »: beside a question, it asks whether that is so."""
_THANKS = re.compile(
    r"^(?:(?:oui|non|ah|bon|bah|ben|ok(?:ay)?|dac|d'accord|merci(?: beaucoup| bien| infiniment| à vous| a vous)?|mrc|mci|top|super|parfait|nickel|cool|"
    r"g[ée]nial|tr[èe]s bien|compris|c'est clair|entendu)\b[\s,.!…:;)-]*)+",
    re.IGNORECASE,
)
_GIVES_THANKS = re.compile(
    r"merci|mrc|mci|ok|dac|d'accord|top|super|parfait|nickel|cool|nial|bien|compris|clair|entendu",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:et|mais|sinon|par contre|alors|du coup|au fait|aussi|juste|autre|une (?:autre|derni[èe]re))\b", re.IGNORECASE
)
SHORTEST = 3
"""Words a part needs to be a question of its own."""
MOST = 4


def questions(text: str) -> list[str]:
    """The parts of a message that ask something, in order; at most MOST. [] when it does not hold two or more."""
    parts = [_NUMBER.sub("", part.strip(" ,")).strip(" ,") for part in _ENDS.split(text) if part]
    asking = [part for part in parts if len(part.split()) >= SHORTEST and (_ASKS.search(part) or _HEARSAY.search(part))]
    return asking[:MOST] if len(asking) > 1 else []


def after_thanks(text: str) -> str | None:
    """What is asked after « ok merci, » or « super, » at the beginning: at least SHORTEST words; None when nothing is."""
    lead = _THANKS.match(text)
    if not lead or not _GIVES_THANKS.search(lead.group()):
        return None
    rest = text[lead.end() :].strip()
    return rest if len(rest.split()) >= SHORTEST and (_ASKS.search(rest) or _GOES_ON.search(rest)) else None
