"""Who the customers are: B2C, B2B, B2G. Only when said; a shop or a practice implies nothing by itself. The words: data/nlu_lexicon/buyers.yml."""

from __future__ import annotations

import re

from bot.nlu.extract.buyers import EATERS, set_aside, told, wanted
from bot.nlu.patterns import START, begins_a_word, read_patterns

_BUYERS = read_patterns("buyers")
KINDS = ("B2C", "B2B", "B2G")
_WORDS = {kind: re.compile(rf"{START}(?:{words})(?![a-z0-9])") for kind, words in _BUYERS["named"].items()}
UNMISTAKABLE = {kind: begins_a_word(said) for kind, said in _BUYERS["surely"].items()}
"""Said of customers almost whatever the sentence."""
CUSTOMERS = begins_a_word(_BUYERS["cues"]["customers"])
LINK = re.compile(
    r"(?:\b(?:sont|c'est|c|cest|ce sont|est|:|=|a|aux|au|des|de|d|dé|du|les|le|la|l|un|une|et|ou|,|pour|avec|chez|quelques|qq|beaucoup de|surtout|plutot|que|uniquement|principalement|"
    r"moitie|mes|nos|mé|certains|entre|toucher|vers|vise|vends|type)|[:=,;(+/’'&-]|^)[ ']*$"
)
DENIED = re.compile(
    r"\b(?:pas|plus|ni|jamais|aucune?s?|sans|arrete|oublie[rz]?|biffez|enlev\w+|retir\w+|fini|pa|pu|moins|exclu\w*|hors)\b(?: (?:que|trop|vraiment|de|des|d|les|aux|aux|pour|les|avec|la|le|mes|c'est|vers))*[ ']*$"
)
DENIED_AFTER = re.compile(r"^(?: \w+){0,2}(?:,| c'est| j'ai)? (?:c'est )?(?:arrete|fini|termine|stop|non|pas pour moi)")
FOR_THEM = re.compile(
    r"\b(?:pour|chez|aux|aupres de|cherche|conseille|conseillons|equipe|equipons|prospecte|connaitre|informer|communaute|(?:lien|contact|relation) avec|a des|a de|avec des|par des|avec trois|avec deux|m'envoient|envoient|touche[rz]?|attirer|prospecte|fournis\w*|livre) "
    r"(?:(?:les|des|de|d'|quelques|petites?|petits?|grandes?|grands?|mes|nos|trois|deux|l'|la|le|nouveaux|nouvelles|premieres?|premiers?|jeunes|monuments|\w+s (?:et|ou)|\w+s,)[ ']?)*$"
)
FRAGMENT = re.compile(
    r"[,;:(–] ?(?:(?:surtout|plutot|souvent|beaucoup|des|les|de|d'|petites?|petits?|jeunes|quelques|groupes?|public|clientele|la moitie|et|ou|a|aux|pour|chez|hommes d'affaires|missions|marches|\w+s,? (?:et|ou)|\w+s,)[ ']*)*$"
)
"""« Électricien, des syndics et des bureaux »: a self-portrait goes on with whom one works for."""
_ANSWER = re.compile(
    r"^\W*(?:oui |non |plutot |surtout |en fait |que |uniquement |seulement |principalement |pour |a |les |des |de |d'|les deux|aux |mon |mes |moitie )*"
)


def clientele(folded: str) -> tuple[str, ...]:
    """Kinds of customers said, in the order B2C, B2B, B2G; those wished for win over those already there."""
    folded = EATERS.sub("habitues", folded)
    sought = wanted(folded)
    if sought:
        return tuple(kind for kind in KINDS if kind in sought)
    about = bool(CUSTOMERS.search(folded))
    short = len(folded.split()) <= 7 and "?" not in folded
    acting = told(folded)
    return tuple(kind for kind in KINDS if kind in acting or _said(kind, folded, about, short))


def _said(kind: str, folded: str, about: bool, short: bool) -> bool:
    for match in UNMISTAKABLE[kind].finditer(folded):
        before, after = folded[max(0, match.start() - 30) : match.start()], folded[match.end() :]
        if not (DENIED.search(before) or DENIED_AFTER.search(after) or set_aside(after)):
            return True
    portrait = "?" not in folded and not _ASKS.search(folded)
    if not (about or short or portrait):
        return False
    for match in _WORDS[kind].finditer(folded):
        before = folded[max(0, match.start() - 45) : match.start()]
        after = folded[match.end() :]
        if DENIED.search(before) or DENIED_AFTER.search(after) or set_aside(after):
            continue
        singular = kind == "B2B" and not _plural(match.group(), before)
        if (about and (_cue(before) or _beside(before, match.group())) and not singular) or (
            short and _bare(folded, match)
        ):
            return True
        listed = match.group() not in _VAGUE and match.group().endswith(_MANY)
        if portrait and not singular and listed and _portrayed(before, match.start()):
            return True
    return False


def _portrayed(before: str, start: int) -> bool:
    """In a self-portrait: « maquilleuse, mariées et comédiennes », « films pour l'industrie »; never its first words."""
    return start > len("pour des ") and bool(FRAGMENT.search(before) or FOR_THEM.search(before))


def _plural(words: str, before: str) -> bool:
    """« des bureaux », but also « des syndic »: one customer says nothing of the others."""
    first = words.split(maxsplit=1)[0]
    return (
        first.endswith(("s", "x"))
        or first in _SINGULARS
        or bool(re.search(r"\b(?:des|les|aux|mes|nos|de|d)[ ']$", before))
    )


def _cue(before: str) -> bool:
    """Right after a word for customers: « mes clients sont des », « je vends aux »."""
    near = before[-42:]
    cues = list(CUSTOMERS.finditer(near))
    if not cues:
        return False
    cue = cues[-1]
    return bool(
        LINK.search(near)
        and not re.search(r"[.!?;]", near[cue.end() :])
        and not re.search(r"\b(?:comme|par|que|quand|dit|m'a|me)\b", near[cue.end() :])
    )


def _beside(before: str, said: str) -> bool:
    """« clients restaurateurs »: what the customers are, right after their name; « clients étrangers » says where from."""
    return bool(_CUSTOMERS_OF.search(before)) and said.endswith(("s", "x")) and not said.startswith("etrang")


def _bare(folded: str, match: re.Match[str]) -> bool:
    """A message that is little more than these words: « des particuliers », « surtout des restaurants »."""
    if match.group() in _VAGUE or _own_kin(folded, match):
        return False
    head = _ANSWER.sub("", folded[: match.start()])
    plural = match.group().endswith(("s", "x")) or match.group().startswith(("b2", "b to", "bto", "grand"))
    return (
        plural
        and (
            not head.strip()
            or bool(re.fullmatch(r"[\w' -]{1,25}(?:,| et| ou|\+|/)(?: (?:des|les|aux|de|qq|quelques))? ?", head))
        )
        and not re.match(r"\s*\?", folded[match.end() :])
    )


def _own_kin(folded: str, match: re.Match[str]) -> bool:
    """« mes parents » are the writer's own, « mes parents d'élèves » are not."""
    kin = match.group() in ("parents", "enfants") and re.search(r"\b(?:mes|me) $", folded[: match.start()])
    return bool(kin) and not re.match(r" (?:d'|de |des |du )", folded[match.end() :])


_CUSTOMERS_OF = re.compile(r"\b(?:clients|clientes|acheteurs|prospects) $")
_MANY = ("s", "x", "pme", "industrie", "b2b", "b2c")
_ASKS = re.compile(
    r"\b(?:quels?|quelles?|comment|faut-il|combien|pourquoi|est-ce|reseau|facebook|instagram|linkedin|tiktok|google)\b"
)
_SINGULARS = frozenset(
    {
        "industrie",
        "b2b",
        "btob",
        "pro",
        "rh",
        "drh",
        "cse",
        "pme",
        "tpe",
        "eti",
        "horeca",
        "chr",
        "professionnel",
        "entreprise",
    }
)
_VAGUE = frozenset(
    {
        "femme",
        "femmes",
        "homme",
        "hommes",
        "gens",
        "personnes",
        "jeunes",
        "amateurs",
        "createurs",
        "marques",
        "communes",
        "restaurants",
        "hotels",
        "domaines",
        "ecoles",
        "enfants",
    }
)
