"""What town halls, clubs, schools and unions say of themselves and of their people, taken for something else. Matched on folded text."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

OF_A_BODY = "what a body says of its people"
"""Why such a message is read in its own way."""
_TO_TELL = re.compile(
    r"\b(?:inform\w+|prevenir|tenir au courant|parler (?:a|aux)|s'adresser (?:a|aux)|toucher|joindre|atteindre)\b[^.?!]{0,15}\b"
    r"(?:les|aux|nos|des|l'ensemble des|tous les|mes|le|la) ?(?:jeunes|ados|adolescents|seniors|aines|anciens|personnes agees|familles|parents|habitants|administres|citoyens|population|usagers|nouveaux arrivants|etudiants|18[- ]25|moins de 2[05] ans)\b"
)


def _told_to_the_public(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment informer les jeunes de la commune ? », taken for hiring: where these people are, and no show of knowledge."""
    taken = parsed.ask_back or parsed.topic in ("recruiting", "prospecting", "listening", "inform_profile")
    if not taken or parsed.facts.platforms or not _TO_TELL.search(folded):
        return None
    goals = tuple(goal for goal in parsed.facts.goals if goal not in ("expertise", "hiring"))
    return Meaning("audience", replace(parsed, ask_back=False, facts=replace(parsed.facts, goals=goals)), why=OF_A_BODY)


_IDLE = re.compile(
    r"\b(?:adherents?|membres|commercants|benevoles|parents|joueurs|habitants|licencies|societaires|cooperateurs|familles|collegues|elus|paroissiens|fideles)\b (?:ne |n')?(?:y )?"
    r"(?:particip\w+|repond\w+|s'impliqu\w+|bougent|suivent|jouent pas le jeu|lisent|reagiss\w+|relaient|partagent)\b[^.?!]{0,12}\b(?:pas|plus|jamais|rien)\b"
)


def _nobody_joins(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les commerçants participent pas »: of a body's own people, no contest and no lack of customers."""
    taken = parsed.ask_back or parsed.topic in ("contests", "scepticism", "inform_profile", "prospecting", "audience")
    asked = taken and memory.turn and not parsed.facts.platforms and _IDLE.search(folded)
    return Meaning("community_management", replace(parsed, ask_back=False), why=OF_A_BODY) if asked else None


def _seeks_staff(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on cherche un maître-nageur pour la piscine », taken for another matter than ours: one who looks for somebody to hire."""
    asked = memory.turn and parsed.topic == "out_of_scope" and "hiring" in parsed.facts.goals and not parsed.distress
    return Meaning("recruiting", replace(parsed, ask_back=False), why=OF_A_BODY) if asked else None


BODIES = frozenset({"nonprofit_public", "training_teaching", "home_care_childcare"})
"""Families of bodies that say what they are, and not that they sell: « lycée agricole, je dois remplir une classe »."""
STATED = 0.6
ALIEN = 0.95
"""Confidence from which a message is of another matter whoever writes it."""


def _presents_a_body(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A first message that states a body and asks nothing, taken for another matter than ours."""
    trade = parsed.facts.trade
    stated = trade and trade.family in BODIES and trade.confidence >= STATED
    alien = parsed.topic != "out_of_scope" or parsed.confidence >= ALIEN
    if memory.turn or not stated or alien or "?" in parsed.text or parsed.distress:
        return None
    told = replace(parsed, topic="inform_profile", ask_back=False)
    return Meaning("inform_profile", told, why="a body presents itself")


_OUR_COURSES = re.compile(
    r"\b(?:faire connaitre|promouvoir|vendre|remplir|communiquer sur|mettre en avant|parler de|annoncer)\b[^.?!]{0,15}\b(?:nos|mes|notre|ma|leurs) (?:offre de )?(?:formations?|stages?|cours|ateliers|apprentissages?)\b"
)


def _offers_courses(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on doit faire connaître nos formations aux artisans »: who gives courses looks for none."""
    if parsed.topic != "training" or not _OUR_COURSES.search(folded):
        return None
    goals = parsed.facts.goals or ("customers",)
    told = replace(parsed, topic="inform_profile", ask_back=False, facts=replace(parsed.facts, goals=goals))
    return Meaning("platform_recommendation", told, why=OF_A_BODY)


_JOIN = re.compile(
    r"\b(?:(?:nous|me) rejoign\w+|rejoindre (?:notre|l'|la|le) ?(?:asso\w*|club|cuma|cooperative|groupe|federation|syndicat|chorale|equipe municipale)|adher(?:er|ent)\b(?! d))"
)


def _are_to_join(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on veut que des jeunes nous rejoignent »: members to find, no customers of one's own."""
    taken = parsed.ask_back or parsed.topic in (
        "inform_profile",
        "recruiting",
        "platform_recommendation",
        "out_of_scope",
    )
    paid = "hiring" in parsed.facts.goals and parsed.topic == "recruiting"
    if not (taken and memory.turn) or paid or parsed.facts.platforms or not _JOIN.search(folded):
        return None
    told = replace(parsed, ask_back=False, facts=replace(parsed.facts, clientele=()))
    return Meaning("prospecting", told, why=OF_A_BODY)


OF_BODIES: tuple[Reading, ...] = (
    _offers_courses,
    _presents_a_body,
    _nobody_joins,
    _are_to_join,
    _seeks_staff,
    _told_to_the_public,
)
"""Before the readings of gifts and members."""
