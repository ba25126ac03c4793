"""What two questions must share to be one, beside their meaning: the channels they name, numbers, negation, and what is asked of the subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.knowledge.words import keywords, stem
from bot.text import fold

_POLITE = re.compile(
    r"\b(?:bonjour|bonsoir|salut|hello|merci(?: d'avance| beaucoup)?|s'il vous pla[iî]t|svp|stp)\b|"
    r"\b(?:j'aimerais|j'aurais aimé|je voudrais|je voulais|j'aurais voulu|on voudrait|nous aimerions) (?:bien )?(?:savoir|demander|comprendre|vous demander)\b(?: si)?|"
    r"\b(?:pouvez|pourriez)[- ]vous (?:me |nous )?(?:dire|expliquer|préciser)\b(?: si)?|\best[- ]ce qu(?:e |')|\bune question ?:|\bma question ?:",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:ne|n'\w+)\b.{0,25}\b(?:pas|plus|jamais|rien)\b|\bpas (?:de|du|d')|\bsans\b")
_ASPECTS = {
    "price": r"\bcombien (?:ca |cela )?(?:coute|faut-il (?:payer|depenser|mettre)|demande|prend|payer|d'euros|d'argent)|\b(?:prix|tarifs?|couts?|cher|chere|budget|payants?|gratuit\w*|payer|euros?)\b",
    "duration": r"\bcombien (?:de temps|d'heures|de jours|de mois)|\b(?:duree|dure|longtemps|rapide\w*|attendre)\b",
    "rhythm": r"\b(?:frequence|rythme|souvent|combien de (?:fois|publications|posts))\b|\bpar (?:jour|semaine)\b",
    "moment": r"\b(?:quand|a quelle heure|quel (?:jour|moment)|matin|soir|creneau)\b",
    "law": r"\b(?:droit|legal\w*|illegal\w*|loi|interdit\w*|autoris\w*|rgpd|obligatoire|reglement\w*|permis\w*|deontolog\w*|accord|puis-je)\b",
    "where": r"\b(?:ou)\b (?:trouver|se|me|est|sont|faut|toucher|chercher|vendre|publier|puis|prend)|^ou\b",
    "who": r"\b(?:a qui|qui (?:peut|pour|va|paie|finance|doit)|quelqu'un|agence|prestataire|freelance|stagiaire)\b",
    "why": r"\b(?:pourquoi|a quoi (?:ca |bon|ser)|quel interet|ca sert)\b",
    "how": r"\b(?:comment|astuces?|methode|s'y prendre|facon)\b",
    "whether": r"\b(?:faut-il|doit-on|dois-je|vaut-il|est-ce (?:utile|une bonne)|utile\w*|indispensable\w*|necessaire|interet|encore|vaut le coup|besoin)\b",
    "remove": r"\b(?:supprim\w*|retir\w*|effac\w*|enlev\w*|fermer|arreter|quitter|desinscri\w*|contester)\b",
    "get": r"\b(?:obtenir|gagner|avoir plus|augmenter|attirer|davantage|recolter|inciter)\b",
    "answer": r"\b(?:repondre|reponse|reagir|dire quand)\b",
    "choose": r"\b(?:choisir|lequel|laquelle|quel(?:le)?s? (?:reseau|canal|appli|outil|format)|mieux|plutot)\b",
    "create": r"\b(?:creer|creation|ouvrir|installer|inscri\w*|faire faire|monter)\b",
    "learn": r"\b(?:form\w+|apprendre|cours|ateliers?|stage)\b",
    "content": r"\bque (?:publier|mettre|poster|ecrire|filmer|raconter)|\b(?:idees?|sujets?|contenus?|inspiration)\b",
    "safety": r"\b(?:pirat\w*|hack\w*|securis\w*|proteger|mot de passe|vol\w* (?:ma|mon|sa) (?:page|compte))\b",
}
_CHANNELS = {
    "facebook": r"face ?book|\bfb\b|\bmeta\b", "instagram": r"insta(?:gram)?\b", "linkedin": r"linked ?in", "tiktok": r"tik ?tok", "youtube": r"you ?tube",
    "x": r"twitter|\bx\b", "pinterest": r"pinterest", "whatsapp": r"whats ?app", "snapchat": r"snap(?:chat)?\b", "telegram": r"telegram",
    "google": r"google|gmb", "newsletter": r"newsletters?|e-?mailing|infolettre|lettre d'info\w*", "mail": r"\be-?mails?\b|\bcourriels?\b", "sms": r"\bsms\b|\btextos?\b",
    "site": r"\bsites?\b", "blog": r"\bblogs?\b", "marketplace": r"amazon|etsy|leboncoin|le bon coin|vinted|places? de marche|market ?places?",
    "messenger": r"messenger", "flyer": r"flyers?|prospectus|tracts?", "podcast": r"podcasts?", "video": r"videos?|reels?|filmer", "photo": r"photos?|photograph\w*|\bimages?\b",
    "ads": r"publicites?|\bads\b|\bpubs?\b|sponsoris\w*|boost\w*|\bannonces?\b", "contest": r"concours|tirages?", "influencer": r"influenceu\w*",
    "review": r"\bavis\b|\betoiles?\b|\bevaluations?\b", "ai": r"\bia\b|chatgpt|intelligence artificielle", "music": r"musiques?|chansons?",
}  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """The marks of a question. `words` are its meaningful words, `stems` their stems."""

    channels: frozenset[str]
    aspects: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    words: tuple[str, ...]
    stems: frozenset[str]


def plain(text: str) -> str:
    """A question without what says nothing of its subject: greetings, « je voudrais savoir si »."""
    bare = _POLITE.sub(" ", text.replace("’", "'")).strip(" ,.;:!")
    return bare if len(bare) >= 8 else text


@cache
def _compiled() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]:
    return tuple(tuple((name, re.compile(p)) for name, p in table.items()) for table in (_CHANNELS, _ASPECTS))


def marks(text: str) -> Marks:
    """The marks of a question."""
    bare = fold(plain(text))
    channels, aspects = (frozenset(name for name, p in table if p.search(bare)) for table in _compiled())
    words = tuple(dict.fromkeys(keywords(bare)))
    return Marks(
        channels=channels,
        aspects=aspects,
        numbers=frozenset(re.findall(r"\d+", bare)),
        negated=bool(_NEGATION.search(bare)),
        words=words,
        stems=frozenset(stem(word) for word in words),
    )
