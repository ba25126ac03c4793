"""Doubts about the case just told: how old it is, whether it is true, how big the house is, that it is of another trade."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading
from bot.dialogue.wishes import newer

ITS_AGE = "asks how old the case is"
ITS_SOURCE = "doubts the case or its source"
ITS_SIZE = "asks how big the house of the case is"
ITS_NAME = "asks for the name in the case"
ITS_COST = "asks what it cost them"
STILL_THERE = "asks whether the house of the case still goes on"
NOT_MINE = "says that the case is of another trade"
"""Why such a message is answered in its own way, see `bot.answers.cases` and `bot.answers.case_doubts`."""
NEWER = "a more recent case"
CASE = "case_study"
TOLD = "case:"
SHORT = 11
_IT_IS = r"(?:c'?est|c'?etait|c|ce n'est|il est|elle est|ils sont|cet exemple est|ton exemple est|votre exemple est|vos exemples sont|(?:ca|cela) (?:a|fait))"
_A_BIT = r"(?:pas |un peu |trop |super |deja |tres |assez |bien |vachement |tellement |hyper |plus )*"
_AGE = re.compile(
    rf"\b{_IT_IS} {_A_BIT}(?:vieux|vieille|vieilles|ancien(?:ne)?s?|depasse\w*|perime\w*|date\w*|demode\w*|d'actualite|d'epoque|d'une autre epoque)\b|"
    r"^(?:oui |mais |ouais |ok |euh |non )*(?:ca|cela|c'?est|il|elle) date\b|\b(?:trop|un peu|tres) (?:vieux|vieille|ancien|ancienne)\b|"
    r"\b(?:de|en|a|c'?est|c) quelle? (?:annee|date)\b|\b(?:ca|cela|il|elle|c'?est|c) (?:date )?de quand\b|^(?:et )?(?:de quand|c'?etait quand|quand (?:ca|c'?etait))\b|"
    r"\b(?:toujours|encore) (?:vrai|valable|bon|d'actualite|pareil)\b|\b(?:ca|cela) a (?:du |bien )?chang\w+ depuis\b|\b(?:a|il y a) (?:plus de )?(?:\d+|dix|quinze) ans (?:deja|non|ca|ton|votre)\b"
)
"""« c'est vieux, non ? », « de quelle année ? », « ça date »."""
_SOURCE = re.compile(
    r"\b(?:tu|vous|t'as|t'|ils|il|on|c'?est|c) ?(?:l'|les |l' )?(?:as |avez |ont |a )?(?:tout )?invent\w+|\binvent(?:ez|es?)[- ](?:vous|tu)\b|"
    r"\b(?:c'?est|c|est[- ]ce|sont[- ]ils|ils sont|ce sont|ce n'est|ces cas sont|cet exemple est|ce cas est) (?:que c'est )?(?:pas |bien |du |de |des |une? |pour de |vraiment |tous? )*"
    r"(?:vraie?s?|reels?|reelle|bidon|faux|fausse|fake|verifie\w*|serieux|fiables?|inventee?s?|intox|pipeau|baratin|conneries?|mensonges?|vraies? (?:gens|personnes|histoires?|entreprises?))\b(?! (?:que|client))|"
    r"\b(?:existe|existent)(?:[- ]\w+)? (?:vraiment|pour de vrai|reellement)\b|\b(?:la |une |ta |votre |sa |quelle )source\b|\bvos sources\b|^(?:et )?sources? ?\?*$|"
    r"\bd'ou (?:ca |cela |il |elle |vous |tu |ce |cet )?(?:cas |exemple |chiffre )?(?:tenez|sortez|tirez|tires|vient|viennent|tiens|sors|sort|sortent|provient)\b|"
    r"\b(?:j'y|je n'y|j'ai du mal a y|je le|je ne le|je) (?:crois|croit|croire) (?:pas|moyen|rien)\b|\b(?:trop beau pour etre vrai|ca m'etonne|pas credible|peu credible|j'ai un doute|je doute)\b|\bla preuve\b|\bune preuve\b"
)
"""« vous inventez ? », « c'est vrai ? », « j'y crois pas », « d'où ça sort ? »."""
_SIZE = re.compile(
    rf"\b{_IT_IS} (?:pas |quand meme |surement |encore |trop |bien )*(?:une? |des |le |la )?(?:tres |enorme )?(?:grosses? (?:boites?|structures?|entreprises?|marques?|machines?|societes?)|grandes? (?:boites?|entreprises?|marques?|enseignes?|"
    r"structures?|chaines?|societes?)|grands? (?:groupes?|comptes?)|multinationales?|geants?|franchises?|chaines?|petites? (?:boites?|entreprises?|structures?|societes?)|tpe|independant\w*)\b|"
    r"\b(?:ils sont|elles sont|c'?est|c) combien (?:de (?:salaries|personnes|gens|employes)|dedans)\b|\bcombien (?:de |d')(?:salaries|employes|personnes)\b|\b(?:quelle|de quelle) taille\b"
)
"""« c'est une grosse boîte, non ? », « ils sont combien ? »."""
_NAME = re.compile(
    r"\b(?:leurs?|son|sa|ses|le|des|un) (?:vrais? )?(?:noms?|prenoms?)\b|\b(?:ils?|elles?|ca) s'appell\w+ (?:comment|vraiment|comme ca)|\bcomment (?:ils?|elles?|ca) s'appell\w+"
)
"""« c'est leur vrai nom ? », « ils s'appellent comment ? »; « c'est qui ? » asks for more than the name."""
_COST = re.compile(
    r"\b(?:depens\w+|coute\w*|investi\w*|mis|paye\w*|debourse\w*|claque) (?:combien|cher|beaucoup)\b|\bcombien (?:ca |cela |ils?|elles?|on|leur|lui|a)+ ?(?:\w+ )?(?:\w+ )?(?:depens\w+|coute\w*|investi\w*|mis|paye\w*)|"
    r"\b(?:quel|leur|son|avec quel) budget\b|\b(?:ca|cela) (?:leur |lui )?(?:a |revient |est revenu )(?:\w+ )?(?:coute |a )?(?:combien|cher)\b|\ba quel prix\b"
)
"""« ils ont dépensé combien ? », « ça leur a coûté cher ? »."""
_STILL = re.compile(
    r"\b(?:(?:ils?|elles?|ca|cela|la (?:boite|boutique|page)|le (?:compte|site|magasin)|l'entreprise) )?(?:existe(?:nt)?|sont|est|tient|tiennent|marche(?:nt)?|tourne(?:nt)?|font|fait|continue(?:nt)?) (?:encore|toujours)(?: (?:la|ouverts?|ouverte|en vie|debout|actifs?|ca|dessus|en activite))?[\s?!.]*$|"
    r"\b(?:ont|a) (?:ferme|coule|arrete|mis la cle)\b|\bque sont[- ]ils devenus\b|\b(?:ils sont|elle est|il est) devenue?s? quoi\b"
)
"""« ils existent encore ? », « ils sont devenus quoi ? »."""
_NOT_MINE = re.compile(
    r"\b(?:c'?est|c|ce n'est|n'est|ca n'est|c'?etait) (?:pas|point|tres loin de|loin de) (?:du tout |vraiment |trop |tout a fait )?(?:de |dans |comme )?(?:mon|ma|notre|le meme) (?:metier|secteur|domaine|branche|activite|truc|rayon|cas|boulot|taf|monde)\b|"
    r"\b(?:aucun|pas de|rien comme|quel) rapport avec (?:mon|ma|notre|moi|nous|ce que)\b|\b(?:rien|pas grand[- ]chose) a voir avec (?:mon|ma|notre|moi|nous|ce que)\b|"
    r"\b(?:je ne suis|je suis|j'suis|chuis|on est|nous (?:ne )?sommes) pas (?:dans (?:ce|cette|le meme|la meme)|du tout la dedans|la dedans)\b"
)
"""« c'est pas mon métier, ça », « rien à voir avec ce que je fais »."""


DOUBTS = (
    (ITS_NAME, _NAME, False), (ITS_COST, _COST, False), (STILL_THERE, _STILL, False), (ITS_SIZE, _SIZE, False), (ITS_SOURCE, _SOURCE, False), (ITS_AGE, _AGE, True),
)  # fmt: skip
"""In order: why, how it is said, whether also after a case told within another answer."""


def _told_last(memory: Memory, tokens: list[str]) -> bool:
    """Whether the last answer was a case or told one, and the message is short enough to be about it."""
    about_one = memory.last_served == CASE or any(one.startswith(TOLD) for one in memory.cited)
    return bool(memory.shown_cases and about_one and len(tokens) <= SHORT)


def _doubted(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Its age, its truth, its size, its trade; a channel or customers that are named make it another question."""
    f = parsed.facts
    if not _told_last(memory, tokens) or f.platforms or f.hours is not None or f.budget is not None or f.goals:
        return None
    if newer(folded):
        return Meaning(CASE, parsed, another=True, why=NEWER)
    if _NOT_MINE.search(folded):
        return Meaning(CASE, parsed, another=True, why=NOT_MINE)
    only_case = memory.last_served == CASE
    for why, pattern, anywhere in DOUBTS:
        if pattern.search(folded) and (only_case or anywhere):
            return Meaning(CASE, parsed, why=why)
    return None


OF_THE_CASE: tuple[Reading, ...] = (_doubted,)
"""Right after a case; « c'est vieux, non ? » elsewhere is about other things."""
