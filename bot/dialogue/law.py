"""Messages that go on with a question of law: « il a 17 ans », « et si c'est un salarié ? », « et au regard du RGPD ? »."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, PROFILE_TOPICS, SURE, Reading, says_of_the_person

GOES_ON = "goes on with the question of law"
"""Why a message is read with what the last question of law named, see `bot.answers.rules`."""
MOST_WORDS = 11
BARE = 5
"""Words up to which « et pour les invités ? » has no matter of its own, whatever its topic seems to be."""
CONDITION = 8
"""Words up to which « et si elle est d'accord ? » says a condition and nothing else."""
_CONDITION = re.compile(
    r"^(?:(?:et|mais|ok|oui|donc|alors)\b[ ,]*)*(?:meme |sauf |seulement |que )?(?:si|s'il|s'ils)\b"
)
REACHED_BY = frozenset({"email", "sms", "phone", "direct_message"})
"""Things of `rule_words.yml` that are ways to write or call."""
_AND_FOR = re.compile(r"^(?:(?:et|mais|ok|alors)\b[ ,]*)+(?:pour|avec|si c'est|s'il|s'ils|si elles?|chez)\b")
_BY_WHAT = re.compile(
    r"^(?:(?:et|mais|ok|oui|non|alors|donc|sinon|meme|plutot)\b[ ,]*)+(?:pour (?:un|une|des|les) )?(?:(?:par|sur|via|en|avec|au) )?(?:un |une |des |les |mon |le )?"
    r"(?:sms|textos?|e?-?mails?|courriels?|telephone|tel|coups? de fil|whatsapp|messenger|messages? (?:prives?|directs?)|mp|dm|linkedin|insta\w*|facebook|fb)\b"
)
_WHOM = re.compile(
    r"\b((?:[1-9]|1[0-9]|[2-9][0-9]) ans|mineure?s?|majeure?s?|adultes?|enfants?|gamine?s?|gosses?|ados?|bebes?|parents?|eleves?|"
    r"stagiaires?|salarie\w*|employee?s?|apprentie?s?|ouvriers?|collegues?|equipe|(?:mes|nos|les) gars|vendeu\w+|serveu\w+|"
    r"clients?|clientes?|patiente?s?|adherente?s?|benevoles?|passants?|public|particuliers?|entreprises?|pros?|professionnels?|"
    r"invite(?:e?s)?|marie(?:e?s)?|couples?|convives|temoins?|voisine?s?|visiteurs?|participante?s?|locataires?|proprietaires?|vacanciers?)\b"
)
_CONTINUES = re.compile(
    r"^(?:(?:et|mais|ok|oui|ah|alors|donc|euh|meme)\b[ ,]*)*"
    r"(?:si\b|quand c'est|s'il|il (?:a|est)\b|elle (?:a|est)\b|ils (?:ont|sont)\b|elles (?:ont|sont)\b|c'est (?:un|une|des|mon|ma|mes)\b|ce sont\b|"
    r"pour\b|avec\b|(?:mes|nos|les|des|un|une|mon|ma|le|la|aux|a un|a une|a des)\b)"
)
_ACT = re.compile(
    r"^(?:et|mais|ok|alors|donc|sinon)[ ,]+(?:si (?:je|on|nous) )?(?:(?:les? |la |l'|en )?(?:montr|publi|post|film|photographi|enregistr|diffus|partag|cit|copi|utilis|imprim|mett|affich|lir|chant|jou)(?:er|re|e|ons)\b)"
)
_ANOTHER_QUESTION = re.compile(
    r"\b(?:comment|pourquoi|combien|ou (?:les|sont|trouver)|quels?|quelles?|attirer|toucher|trouver|plaire|j'ai|je suis|mon metier)\b"
)
_IN_LAW = re.compile(
    r"\b(?:legal\w*|illegal\w*|rgpd|gdpr|cnil|la loi|lois|conformes?|conformite|en regle|autorise\w*|interdit\w*|le droit)\b"
)
_OURS = re.compile(
    r"\b(?:mes (?:donnees|messages|infos|informations|reponses|questions)|ce que je (?:dis|vous|t'|ecris)|nos echanges|"
    r"vous (?:gardez|stockez|conservez|enregistrez|respectez|utilisez|etes|faites)|tu (?:gardes|stockes|respectes|es)|cette conversation|"
    r"(?:votre|vos|ton|tes) \w+|bon canal|le robot|ce robot|l'assistant|ce chat|ici)\b"
)


def _whom(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« il a 17 ans », « et mes gars, faut leur demander ? » after a question of law."""
    after = memory.last_served == "legal_rules" and memory.matter
    if _of_another_matter(parsed) and not (len(tokens) <= BARE and _AND_FOR.search(folded)):
        return None
    if not after or len(tokens) > MOST_WORDS or not (_CONTINUES.search(folded) and _WHOM.search(folded)):
        return None
    return None if _ANOTHER_QUESTION.search(folded) else Meaning("legal_rules", parsed, why=GOES_ON)


def _by_what(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et par SMS ? », « et sur LinkedIn en message privé ? » after a rule on writing or calling: the same question."""
    after = memory.last_served == "legal_rules" and REACHED_BY & {*memory.matter}
    if not after or len(tokens) > MOST_WORDS or not _BY_WHAT.search(folded) or _ANOTHER_QUESTION.search(folded):
        return None
    return Meaning("legal_rules", parsed, platforms=parsed.facts.platforms, why=GOES_ON)


def _what_if(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si elle est d'accord ? », « même si je floute ? »: the same question under a condition."""
    after = memory.last_served == "legal_rules" and memory.matter
    if not after or len(tokens) > CONDITION or not _CONDITION.search(folded) or says_of_the_person(parsed):
        return None
    if parsed.facts.platforms or _ANOTHER_QUESTION.search(folded):
        return None
    return Meaning("legal_rules", parsed, why=GOES_ON)


def _of_another_matter(parsed: Parsed) -> bool:
    """« un parent nous a mis un avis horrible »: surely about something else, even if it begins like a sequel."""
    within = parsed.topic in {
        *COURTESY,
        *PROFILE_TOPICS,
        "legal_rules",
        "professional_ethics",
        "out_of_scope",
        "audience",
    }
    near = "legal_rules" in [topic for topic, _ in parsed.ranking[:3]]
    return not (within or parsed.ask_back) and (parsed.confidence > SURE or (bool(parsed.ranking) and not near))


def _same_act(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et montrer la couverture ? » after a question of law asks for leave too."""
    after = memory.last_served == "legal_rules" and len(tokens) <= MOST_WORDS and "?" in parsed.text
    if not after or not _ACT.search(folded):
        return None
    elsewhere = _of_another_matter(parsed) and "legal_rules" not in dict(parsed.ranking[:3])
    return None if elsewhere else Meaning("legal_rules", parsed, why=GOES_ON)


def _theirs(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« est-ce légal au regard du RGPD ? » after some advice asks about what was advised, not about what the assistant keeps."""
    if parsed.topic not in ("privacy", "bot_identity") or memory.last_topic is None or memory.last_served == "privacy":
        return None
    asks = _IN_LAW.search(folded) and not _OURS.search(folded)
    return Meaning("legal_rules", parsed, platforms=memory.focus[:1], why=GOES_ON) if asks else None


LAW: tuple[Reading, ...] = (_whom, _by_what, _what_if, _same_act, _theirs)
"""Before other ellipses: whom it is about changes the rule."""
