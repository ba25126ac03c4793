"""What is asked after « mon compte a été piraté », and photos or texts that somebody takes: whom to warn, no reply, followers lost, a copy."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, HELD, Reading
from bot.text import fold

TOPIC = "account_security"
ABOUT_IT = "about the account"
COPIED = "somebody takes one's photos or texts"
SUED = "attaquer le copieur"
"""How the variant of `data/knowledge/advice/account_security.yml` says it, whatever the words it was asked in."""
SHORT = 12
"""Words up to which such a question stays on the account."""
LONG = 25
_ABOUT_IT = re.compile(
    r"\b(?:prevenir|previen\w+|avert\w+|appeler?|j'appelle|contacter?) (?:qui|la (?:police|banque|cnil)|ma banque|les (?:flics|gendarmes|clients)|mes clients)\b|\bqui (?:prevenir|avertir|appeler|contacter|je previens|dois-je prevenir)\b|"
    r"\b(?:police|gendarm\w+|flics|plainte|cnil|assur(?:ance|eur))\b|"
    r"\brepond(?:ent|s|ait|aient|e)? (?:pas|jamais|plus|rien)\b|\b(?:pas|aucune|sans|toujours pas)(?: eu)?(?: de)? (?:reponses?|nouvelles)\b|\bjoindre (?:meta|facebook|instagram|google|quelqu'un)\b|"
    r"\bperdu (?:tous |toutes )?(?:mes|nos|ma|notre) (?:abonne\w*|followers?|contacts|communaute)\b|\b(?:repar\w+|recommenc\w+) (?:de|a) zero\b|"
    r"\b(?:recre\w+|refai\w+|refaire|rouvr\w+|ouvr\w+) (?:un |une )?(?:autre |nouve\w+ )?(?:compte|page|profil)\b|\babonne\w* (?:vont |ils vont )?(?:reven\w+|revien\w+)|\b(?:recuper|retrouv)\w+ (?:mes|nos) (?:abonne\w*|followers)|"
    r"\b(?:refuse\w*|(?:veut|veulent) pas)(?: de| d')? ?(?:les |la |le |l')?(?:enlever|retirer|supprimer)\b|\bprouver (?:que|la)\b|\b(?:ca|cela) (?:ne )?(?:marche|donne|fonctionne) (?:pas|rien|toujours pas)\b|"
    r"\b(?:fait|font|fera|bouge|bougent) (?:pas|rien|toujours rien)\b"
)
_ANOTHERS = re.compile(r"\b(?:avis|commentaires?|critiques?|etoiles?)\b")
"""What is said of the person is another matter."""
_THINGS = r"(?:photos?|images?|visuels?|videos?|textes?|descriptions?|posts?|publications?|annonces?|contenus?|articles?|creations?|modeles?|dessins?|idees?|concept|site|slogan|recettes?)"
_TAKES = r"(?:copi\w*|recopi\w*|pomp\w+|piqu\w+|repiqu\w+|vol(?:e|es|ent|ees?)|plagi\w*|chip\w+|reprend|reprennent|repris\w*|utilise|utilisent|pris|prend|prennent|recuper\w+)"
_COPIED = re.compile(
    rf"\b(?:me|nous) (?:copi\w+|plagi\w+|pomp\w+)\b|\b(?:m'|nous )(?:a|ont) (?:tout |encore )?(?:copi\w+|plagi\w+|pomp\w+)\b|"
    rf"\b(?:m'|nous )(?:a|ont) (?:\w+ )?(?:vol\w+|piqu\w+|pris|pomp\w+|chip\w+) (?:tou\w+ )?(?:mes|mon|ma|nos|notre|des|une?) (?:\w+ )?{_THINGS}\b|"
    rf"(?<!\bje )(?<!\bj')(?<!\bon )\b{_TAKES} (?:tou\w+ )?(?:mes|mon|ma|nos|notre) (?:\w+ )?{_THINGS}\b|"
    rf"\b(?:mes|mon|ma|nos) {_THINGS} (?:\w+ )?(?:ont|a) ete (?:vol\w+|copi\w+|pris\w*|repris\w*|piqu\w+|pomp\w+)|\b(?:copieurs?|copieuses?|plagiat)\b"
)
_SUES = re.compile(
    r"\b(?:plainte|attaqu\w+|tribunal|justice|poursui\w+|proces|avocat|mise en demeure|dommages|droits? (?:dessus|d'auteur)|(?:ai|a)[- ](?:je|on|t-on) le droit|il a le droit|elle a le droit|legal|illegal|interdit)\b"
)
_HELD = r"(?:fiche|page|compte|profil|chaine|boutique|groupe)"
_TAKEN_AWAY = re.compile(
    rf"\b(?:m'a|m'ont|nous a|nous ont|a|ont) (?:\w+ )?(?:supprim|suspend|ferm|desactiv|bloqu|bann|retir|enlev|vir)\w* (?:ma|mon|notre|nos|mes) (?:\w+ )?{_HELD}s?\b|"
    rf"\b(?:ma|mon|notre) {_HELD} (?:(?:google|facebook|fb|insta\w*|linkedin|youtube|tiktok|etsy|vinted|leboncoin|whatsapp) )?"
    r"(?:a (?:disparu|saute|ete (?:supprim|suspend|ferm|desactiv|bloqu|bann|retir|enlev)\w*)|est (?:suspend|bloqu|desactiv|bann|supprim)\w*|s'est fait (?:supprim|suspend|bloqu|bann)\w*)\b"
)
_BACK = re.compile(
    r"\b(?:(?:la|le|les|l') ?(?:recuper|ravoir|retrouv|remettre|remets|retabli|debloqu|reactiv|refaire revenir)\w*|comment faire|je fais (?:quoi|comment)|quoi faire|que faire|revien\w+)\b"
)
TAKEN_AWAY_FOR = frozenset({"local_visibility", "delete_data", "website_needed", "out_of_scope", "platform_fit", "negative_feedback", "inform_profile"})  # fmt: skip
_BY_ONESELF = re.compile(
    r"\b(?:je (?:peux|dois|veux|voudrais|pourrais)|j'ai (?:copie|repris|pris|pompe)|puis[- ]je|peut[- ]on|on peut|le droit de|comment faire|stagiaire|apprenti\w*|mon (?:agence|neveu|fils))\b"
)
"""Who takes from others, or lets somebody use what is theirs, asks for a rule."""


def _about_it(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« faut prévenir qui ? », « et si Meta répond pas ? », « j'ai perdu mes abonnés », right after a lost account."""
    there = memory.last_topic == TOPIC and memory.last_served in {TOPIC, *COURTESY} and memory.pending not in HELD
    if not there or len(tokens) > SHORT or parsed.distress or parsed.facts.trade:
        return None
    if not _ABOUT_IT.search(folded) or _ANOTHERS.search(folded):
        return None
    return Meaning(TOPIC, parsed, platforms=parsed.facts.platforms or memory.focus[:1], why=ABOUT_IT)


def _copied(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« un concurrent reprend mes photos »: what to do about it, before what the law says."""
    if parsed.distress or len(tokens) > LONG or memory.pending in HELD:
        return None
    if not _COPIED.search(folded) or _BY_ONESELF.search(folded):
        return None
    return Meaning(TOPIC, parsed, platforms=parsed.facts.platforms, why=COPIED)


def _taken_away(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« Google m'a supprimé ma fiche » is of an account lost, whatever the listing makes of it."""
    taken = parsed.topic in TAKEN_AWAY_FOR or parsed.ask_back
    lost = taken and not parsed.distress and memory.pending not in HELD and _TAKEN_AWAY.search(folded)
    told = replace(parsed, ask_back=False)
    return Meaning(TOPIC, told, platforms=parsed.facts.platforms, why="an account taken away") if lost else None


def _sues_the_copier(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je peux l'attaquer ? » right after a copy is of the copier, not of a review."""
    after = memory.last_topic == memory.last_served == TOPIC and _COPIED.search(fold(memory.question))
    if not after or len(tokens) > SHORT or not _SUES.search(folded) or _ANOTHERS.search(folded):
        return None
    asked = replace(parsed, text=f"{memory.question} {parsed.text} {SUED}", ask_back=False)
    return Meaning(TOPIC, asked, platforms=memory.focus[:1], why=COPIED)


def _gets_back(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment la récupérer » right after a listing taken away: what goes further on that, not how to be safe."""
    after = memory.last_topic == memory.last_served == TOPIC and _TAKEN_AWAY.search(fold(memory.question))
    if not after or len(tokens) > SHORT or parsed.facts.trade or not _BACK.search(folded):
        return None
    return Meaning(TOPIC, replace(parsed, ask_back=False), platforms=memory.focus[:1], another=True, why=ABOUT_IT)


SECURITY: tuple[Reading, ...] = (_gets_back, _about_it, _sues_the_copier, _copied, _taken_away)
"""Beside the bare follow-ups, before the readings of what a topic is taken for."""
