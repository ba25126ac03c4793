"""What goes on from reviews, from hiring and from a case, without naming them: « je peux les faire enlever ? », « pas en Bretagne »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import REVIEWS, SURE, Reading

SHORT = 12
AND = r"^(?:(?:et|ok|oui|bon|ben|bah|alors|donc|du coup|mais|non|allez|bref|merci|euh)[ ,.!]+)*"
"""What a message may begin with before it says anything."""
NEGATIVE_REVIEW = "negative_review"
"""The rule of `legal_rules.yml` on what may be done against a review."""
SUES = "what the law allows against a review"
SAME = "about the same matter"
_HAVE_THEM_REMOVED = re.compile(
    r"\b(?:enlever|retirer|supprimer|effacer|virer|sauter|disparaitre|suprimer|enleve|retire)\b"
)
_OUR_DATA = re.compile(
    r"\b(?:donnees|infos|informations|messages|mon (?:compte|profil|nom|numero|adresse)|conversation|tout ce que|vous (?:savez|gardez|avez))\b"
)
_SUES = re.compile(
    r"\b(?:port\w+ plainte|depos\w+ (?:une )?plainte|plainte|attaqu\w+ en justice|l'attaquer|les attaquer|au tribunal|tribunal|poursui\w+|diffam\w+|denigr\w+|mise en demeure|un avocat)\b"
)
_WHO_WROTE = re.compile(
    r"^(?:(?:mais|non|et|en plus|oui|surtout|bah|ben)[ ,]+)*(?:c'est|c|ce sont|cest|c'etait) (?:un|une|des|les|toujours|surtout|tous|mon|ma|mes|souvent|que)\b.{3,60}\b(?:qui|par)\b"
)
_WILL_COMPLAIN = re.compile(
    r"\b(?:(?:les |des )?(?:gens|clients?|clientes|voisins|concurrents?)|on|ils|elles|certains|tout le monde) (?:vont|va|risquent? de) (?:\w+ )?(?:ral\w+|critiqu\w+|m'insult\w+|insult\w+|se plaindre|m'attaqu\w+|attaqu\w+|m'en vouloir|gueul\w+|se moquer|se foutre|rire|rigoler|me juger|me tomber dessus|mal parler)"
)
_LAUGHED_AT = re.compile(
    r"\b(?:peur|crains?|crainte|angoisse|gene\w*|honte)\b[^.!?;]{0,25}\b(?:passer pour|avoir l'air|ridicul\w+|ridiculise\w*|qu'on (?:se (?:moque|foute)|rie|rigole)|moque\w*|jug\w+|faire rire)\b|"
    r"\b(?:j'ai|on a|j'aurais|on aurait) l'air (?:d'une? |d'|de )?(?:clown|guignol|idiote?s?|cons?|ridicules?|bete|pitre|zouave)\b|^(?:\w+ )?(?:j'ai|on a|j'aurais) (?:un peu |trop |tellement )?(?:honte|la honte)[\s!.]*$"
)
_ANSWERS_WHAT = re.compile(
    rf"{AND}(?:je|j|on|nous|faut) ?(?:(?:lui|leur|y) )?(?:re)?(?:pond\w*|dis|dit) (?:quoi|koi|kwa)\b"
)
_NOT_LIKE = re.compile(
    rf"{AND}pas (?!de (?:videos?|photos?|pubs?|publicites?|film\w*)\b)(?:en|au|aux|a|dans|chez|un|une|des|d'un|d'une|de) [\w' -]+[\s?!.]*$"
)


def _of_the_reviews(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """After reviews: who wrote them, whether they can go, what people write, is about them still."""
    if memory.last_topic not in REVIEWS or memory.event or len(tokens) > SHORT or parsed.facts.platforms:
        return None
    if _SUES.search(folded):
        return Meaning("legal_rules", replace(parsed, values={**parsed.values, "rule": NEGATIVE_REVIEW}), why=SUES)
    removed = _HAVE_THEM_REMOVED.search(folded) and not _OUR_DATA.search(folded) and parsed.topic == "delete_data"
    wrote = "?" not in parsed.text and _WHO_WROTE.search(folded) and parsed.confidence < SURE
    answers = _ANSWERS_WHAT.search(folded)
    top = [topic for topic, _ in parsed.ranking[:1]]
    if removed:
        return Meaning("negative_reviews", parsed, why=SAME)
    if wrote or answers or (parsed.ask_back and REVIEWS & {*top}):
        told = memory.last_served == "negative_reviews" or "negative_reviews" in memory.depth
        return Meaning("negative_reviews", parsed, another=told, why=SAME)
    return None


def _will_complain(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les gens vont râler » fears what will be written: how one answers."""
    feared = parsed.ask_back and memory.turn and _WILL_COMPLAIN.search(folded)
    return Meaning("negative_reviews", parsed, why="fears to be criticised") if feared else None


_SHY = re.compile(
    r"\b(?:aime|aimons) (?:pas|guere) (?:trop |du tout |vraiment |beaucoup |tellement )?(?:l'idee de )?(?:parler de (?:moi|nous)|me (?:vendre|montrer|mettre en avant|filmer)|(?:nous|se) (?:vendre|montrer|mettre en avant))\b|"
    r"\b(?:du mal|pas (?:a l'aise|doue\w*|fort\w*)|gene\w*|timide|horreur) (?:a |pour |de |avec |quand il faut )(?:l'idee de )?(?:parler de (?:moi|nous)|me (?:vendre|montrer|mettre en avant)|(?:nous|se) (?:vendre|montrer|mettre en avant))\b"
)


def _laughed_at(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai peur de passer pour un guignol », « je n'aime pas parler de moi » say that this is not for people like oneself."""
    taken = parsed.topic in ("out_of_scope", "negative_feedback", "positioning", "influencers") or parsed.ask_back
    shy = "?" not in parsed.text and len(tokens) <= SHORT and _SHY.search(folded)
    feared = taken and not parsed.facts.platforms and (shy or _LAUGHED_AT.search(folded))
    return Meaning("scepticism", parsed, why="fears to be laughed at") if feared else None


def _the_hired(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les soudeurs, ils sont pas sur LinkedIn », right after hiring, speaks of candidates and not of customers."""
    of_them = memory.last_topic == "recruiting" and parsed.topic in ("audience", "prospecting")
    return Meaning("recruiting", parsed, another=True, why=SAME) if of_them and len(tokens) <= SHORT else None


def _not_like_that(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pas en Bretagne », « pas un Français » after a case: another one, and no place of the person's."""
    if memory.last_served != "case_study" or len(tokens) > 5 or parsed.facts.platforms or not _NOT_LIKE.search(folded):
        return None
    bare = replace(parsed.facts, commune=None, department=None, region=None, country=None, trade=None, clientele=())
    return Meaning("case_study", replace(parsed, facts=bare), another=True, why="no, another case")


SAME_MATTER: tuple[Reading, ...] = (_not_like_that, _of_the_reviews, _will_complain, _laughed_at, _the_hired)
"""Among the plain words."""
