"""What associations ask in words that few others use: gifts and dues online, volunteers, teachers, members. Matched on folded text."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.bodies import OF_BODIES
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.pictures import PICTURES
from bot.dialogue.reading import SURE, Reading, resumed

OF_MEMBERS = "speaks of gifts, dues, volunteers or members"
"""Why an unsure message is read as one of these topics, see `_of_members`."""
_GIFTS = r"(?:dons?|quetes?|offrandes?|denier|cagnottes?|collectes? (?:de fonds|en ligne|solidaires?)|appels? aux? dons?|financements? participatifs?|crowdfunding)"
_DUES = r"(?:adhesions?|cotisations?|reinscriptions?|inscriptions?|billetterie|billets)"
_ONLINE = r"(?:en ligne|internet|le net|par carte|(?:le|notre) site|helloasso|un clic)"
_TAKE = r"(?:recevoir|recueillir|recolter|collecter|encaisser|prendre|proposer|accepter|lancer|ouvrir|organiser|faire (?:un|une|des|payer)|payer|regler|demander)"
_PEOPLE = r"(?:benevoles?|profs?|professeure?s?|enseignante?s?|animat(?:eur|rice)s?|intervenante?s?|encadrante?s?|moniteurs?|monitrices?|volontaires?)"
_MEMBERS = r"(?:adherente?s?|donat(?:eur|rice)s?|mecenes?|sponsors?|licencie?e?s?|sympathisante?s?)"
_SEEK = r"(?:trouve\w*|cherche\w*|recherche\w*|recrut\w*|attir\w*|avoir|gagner|manqu\w*|il (?:nous |me )?faut|besoin|plus|nouveaux|davantage|ou)"
_TOPICS = (
    ("selling_online", rf"\b{_TAKE}\b[^.?!]{{0,30}}\b{_GIFTS}\b|\b(?:{_GIFTS}|{_DUES})\b[^.?!]{{0,30}}\b{_ONLINE}\b|\b{_ONLINE}\b[^.?!]{{0,20}}\b(?:{_GIFTS}|{_DUES})\b"),
    ("recruiting", rf"\b{_SEEK}\b[^.?!]{{0,25}}\b{_PEOPLE}\b"),
    ("prospecting", rf"\b{_SEEK}\b[^.?!]{{0,25}}\b{_MEMBERS}\b"),
)  # fmt: skip
_PATTERNS = tuple((topic, re.compile(pattern)) for topic, pattern in _TOPICS)
_OTHERWISE = re.compile(
    r"\b(?:recus? (?:fisca\w+|de dons?)|don (?:de soi|du sang|d'organes?)|impots?|urssaf|retraite|fonciere|rembours\w+|droit|loi|rgpd|cnil|legal\w*|interdit\w*)\b"
)
"""Taxes, contributions, law: somebody else's matter."""


_THEIR_PUBLIC = re.compile(
    r"\b(?:faire (?:re)?venir|attirer|trouver|recruter|inscrire|avoir|gagner|cherch\w+|(?:veu[tx]|voudrai\w+|voulons|veulent)(?: bien)? (?:plus|davantage)|perd\w*|il (?:nous |me )?(?:faut|manque))\b[^.?!]{0,25}\b"
    r"(?:eleves?|filles|garcons|femmes|gamins|enfants|jeunes (?:joueu\w+|licencie\w+|pratiquant\w*)|debutants|debutantes|etudiante?s?|apprenante?s|ados|adolescents|lecteurs?|lectrices?|usagers|choristes?|chanteu\w+|joueurs|joueuses|danseu\w+|inscri(?:ts|ptions)|participants?|familles|visiteurs|patients)\b"
)


def _no_hiring(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on veut faire venir des élèves », taken for hiring: those whom a school or a club is for are not its staff."""
    hires = parsed.topic != "recruiting" or "hiring" in parsed.facts.goals
    if hires or parsed.facts.platforms or not _THEIR_PUBLIC.search(folded):
        return None
    goals = parsed.facts.goals or ("customers",)
    told = replace(parsed, topic="inform_profile", facts=replace(parsed.facts, goals=goals))
    topic = "platform_recommendation" if "?" in parsed.text else "inform_profile"
    return Meaning(topic, told, resumes=resumed(told, memory) if topic == "inform_profile" else None, why=OF_MEMBERS)


def _of_members(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« recevoir des dons en ligne », « il nous faut des profs »: clear by its words where the topic is not."""
    if not (parsed.ask_back or parsed.confidence < SURE) or _OTHERWISE.search(folded) or parsed.facts.platforms:
        return None
    topic = next((topic for topic, pattern in _PATTERNS if pattern.search(folded)), None)
    unclear = parsed.ask_back or topic != parsed.topic
    return Meaning(topic, parsed, why=OF_MEMBERS) if topic and unclear else None


MEMBERS: tuple[Reading, ...] = (*OF_BODIES, *PICTURES, _no_hiring, _of_members)
