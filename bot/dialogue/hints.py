"""Messages that their words or facts make clear where the topic is unsure: « TikTok est obligatoire ? », « sans Instagram alors », « je peux les rappeler ? »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import OF_LAW, PROFILE_QUESTIONS, REVIEWS, SURE, Reading

SHORT = 14
_OBLIGED = re.compile(
    r"\b(?:obligatoires?|indispensables?|incontournables?|(?:oblige|force)\w* d'(?:y )?etre|faut (?:absolument|forcement) (?:y )?etre)\b"
)
_OF_FORM = re.compile(r"\b(?:mentions?|afficher|logo|numero|bandeau|cookies?|rgpd|siret|prix|tva|loi|legal\w*)\b")
_MAY = re.compile(
    r"\b(?:je peux|on peut|peut[- ]on|puis[- ]je|pouvons[- ]nous|jpeux|jpe|(?:ai|a|avons)[- ](?:je|t-on|nous) le droit|le droit d[e']|legal|autorise)\b"
)
_REACH = re.compile(
    r"\b(?:appeler|telephoner a|demarcher|relancer|prospecter|contacter|rappeler|textoter|envoyer (?:un |des )?(?:sms|textos?|mails?|e-?mails?|messages?))\b"
    r"[^.!?;]{0,50}\b(?:gens|particuliers?|anciens?|anciennes|clients?|clientes?|prospects?|vendeurs|inconnus|numeros?|adherents?|patients?|eleves|proprietaires|voisins|personnes)\b|"
    r"\b(?:numeros?|fichiers?|contacts|adresses|mails?|anciens?)\b[^.!?;]{0,60}\b(?:les|leur) (?:appeler|telephoner|relancer|contacter|rappeler|ecrire|envoyer)\b"
)
_HOW = re.compile(r"^(?:\w+ )?(?:comment|quand|pourquoi|a quelle heure|ou|par quoi|que dire|quoi)\b")
_TAKES_LEAVE = re.compile(
    r"\b(?:au revoir|aurevoir|revoir|bye|ciao|tchao|tchuss|adieu|salut|a\+|a plus|plus tard|bientot|demain|prochaine|bon(?:ne)? \w+|belle \w+|soiree|journee|nuit|"
    r"merci|fini\w*|termine\w*|stop|quitte\w*|laisse|file|vais|y vais|arrete|ferme|tout|revien\w*|retourne|coupe|deconnect\w*|biz|bises?|bisous?|amities|cordialement|kenavo|adios)\b"
)
_HAS_DONE = re.compile(
    r"\b(?:entendre parler|jamais|termine|fini|stop|marre|ras le bol|tanne\w*|fois|definitivement|pour de bon|(?:veux|veut) plus)\b"
)


def _obliged(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« mon associée dit que TikTok est obligatoire »: whether it is for them, not a rule of their profession."""
    named = parsed.facts.platforms
    if len(named) != 1 or not _OBLIGED.search(folded) or _OF_FORM.search(folded) or len(tokens) > SHORT:
        return None
    law = parsed.topic in OF_LAW and parsed.confidence < SURE
    return (
        Meaning("platform_fit", parsed, platforms=named, why="whether one has to") if law or parsed.ask_back else None
    )


def _without(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« Instagram me déprime », « du coup sans Instagram ? »: unsure, but a channel is refused: the advice without it.

    The same of an account closed on somebody who has done with it.
    """
    closed = parsed.topic == "account_security" and "?" not in parsed.text
    done_with = parsed.ask_back or (closed and _HAS_DONE.search(folded))
    if not (done_with and parsed.facts.excluded and (memory.last_topic or memory.pending in PROFILE_QUESTIONS)):
        return None
    told = replace(parsed, topic="change_profile")
    return Meaning("change_profile", told, resumes="platform_recommendation", why="without that channel")


def _may_reach(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai 800 numéros, je peux les relancer ? » asks for leave before it asks how to sell."""
    if parsed.topic in OF_LAW or not _MAY.search(folded) or not _REACH.search(folded) or _HOW.search(folded):
        return None
    near = OF_LAW & {topic for topic, _ in parsed.ranking[:3]}
    return Meaning("legal_rules", parsed, why="leave to call or write") if parsed.confidence < SURE or near else None


def _badly_rated(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on a 3,2 sur Google, des élèves se vengent »: the answer to bad reviews, not whether the listing suits."""
    near = REVIEWS & {topic for topic, _ in parsed.ranking[:3]}
    if parsed.ask_back and "reputation" in parsed.facts.flags and near:
        return Meaning("negative_reviews", parsed, why="a reputation in question")
    return None


def _no_leave(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """After a question of ours, a goodbye without a word of leave (« a marseil ») is asked back: who is sent away does not come back."""
    if parsed.topic != "goodbye" or parsed.confidence >= SURE or not memory.pending or _TAKES_LEAVE.search(folded):
        return None
    others = tuple(topic for topic, _ in parsed.ranking[1:3] if topic != "out_of_scope")
    return Meaning("out_of_scope", parsed, suggestions=(*others, "inform_profile")[:3], why="no word of leave")


HINTS: tuple[Reading, ...] = (_obliged, _without, _may_reach, _badly_rated, _no_leave)
"""Before the ellipses, after what answers a question of ours."""
