"""Expressions by which somebody comes back on the last answer. All are matched on folded text (no accents, lower case)."""

from __future__ import annotations

import re

NO = re.compile(r"^(?:ah |euh |mais |bah |ben |bon |oh |oui mais )*(?:non|nan|nope)\b")
REFUSING = frozenset({
    "non", "nan", "nope", "ah", "euh", "mais", "bah", "ben", "bon", "oh", "oui", "merci", "ca", "va", "ira", "suffit", "suffira", "c", "est", "tout",
    "pour", "l", "le", "moment", "instant", "pas", "maintenant", "plus", "tard", "vraiment", "besoin", "beaucoup", "bien", "gentil", "fois", "autre",
    "une", "peut", "etre", "la", "peine", "je", "j", "n", "ne", "en", "ai", "du", "rien", "d", "de", "svp", "stp", "vous", "te", "tu", "moi", "aucun",
    "aucune", "question", "questions", "aujourd", "hui", "encore", "tant", "pis", "surtout", "sans", "facon", "trop", "interesse", "interessee",
    "desole", "desolee", "finalement", "envie", "laissez", "laisse", "tomber", "jamais", "toujours", "et", "au", "revoir", "bonne", "journee", "soiree",
})  # fmt: skip
"""Words that, around « non », only refuse: « non merci, pas maintenant »."""
UNLIKE = re.compile(
    r"^(?:non |mais |oui mais |ah |bon )*(?:celui|celle|ceux)[- ]?(?:la|ci)? .*\b(?:pas|trop|plus)\b|\b(?:trop|bien plus) (?:gros|grosse|grand|grande|petit|petite|loin|vieux)\b|"
    r"^(?:non |mais |oui mais |ah |bon )*(?:plutot |plus )?(?:un|une|d'un|quelqu'un de) (?:plus |vrai |vraie )?(?:petit|petite|gros|grosse|grand|grande|recent|recente|proche|pres|local|locale)\b|"
    r"\b(?:rien|pas grand[- ]chose) a voir\b"
)
"""A case that does not resemble the person: too big, too far, another world."""
OF_ONESELF = re.compile(r"\b(?:je|j'|on|nous|mes|nos|mon|ma|suis|moi|dit)\b|\bj'")
ASKS = re.compile(
    r"^(?:et |mais |ok |bon |alors |donc )*(?:quels?|quelles?|comment|combien|pourquoi|est[- ]ce|qui|ou|faut[- ]il|c'est quoi)\b(?!.*\b(?:cas|exemples?|histoires?|temoignages?)\b)"
)
"""A question of its own."""
BARE_PLACE = 5
"""Words up to which « et en Belgique ? » says a place and nothing else."""
LEAVE = re.compile(
    r"\b(?:arret\w*|quitt\w*|abandonn\w*|supprim\w*|ferm(?:er|e|ez)|lach\w*|laiss(?:er|e|ez)|gard(?:er|e|ez)|virer?|couper?|oubli\w*|zapp\w*)\b"
)
SO = re.compile(
    r"^(?:ok |bon |ah |mais |et |oui |hein )*(?:donc|alors|du coup|en gros|si je comprends bien|autrement dit)\b"
)
SHOULD = re.compile(
    r"\b(?:faut[- ]il|il faut|faudrait|dois[- ]je|je dois|on doit|devrais|je peux|vous (?:me |nous )?(?:dites|conseillez|suggerez)|vaut mieux|vaudrait mieux)\b"
)
PRICE = re.compile(
    r"\b(?:payante?s?|gratuite?s?|gratos|(?:faut|doit|dois|oblige de|il faut) payer (?:pour|si|quand)|payer pour (?:etre|apparaitre|figurer|exister|y etre|avoir (?:une|sa|ma) fiche)|cout\w*|prix|tarifs?|chere?s?|c'est du combien)\b|"
    r"\b(?:c'est|c|ca fait|ca vaut|ca va chercher|ca revient a|a|pour|et|environ) combien\b(?! (?:de|d)\b)|\bdans les combien\b|"
    r"\bcombien (?:ca |cela |on |ca me |il )?(?:vaut|fait|revient|faut[- ]?(?:il )?(?:payer|compter|prevoir|mettre|debourser)|pour|c'est)\b(?! (?:de temps|d'heures))"
)
ADS = re.compile(
    r"\b(?:pubs?|publicit\w*|annonces?|ads?|sponsoris\w*|boost\w*|campagnes?|formation\w*|agences?|devis)\b"
)
SHOWN_PRICES = re.compile(
    r"\b(?:mes|nos) (?:prix|tarifs)\b|\b(?:prix|tarifs) du (?:jour|moment|mois|marche)\b|"
    r"\b(?:affich|mett|met|montr|publi|post|donn|marqu|indiqu|annonc)\w* (?:tous )?(?:les |mes |nos |des |ses )?(?:prix|tarifs)\b"
)
"""« et les prix du jour sur Facebook ? » speaks of what is sold."""
QUOTED = re.compile(r"\d ?(?:€|euros?\b|balles\b|francs?\b|chf\b|\$|dollars?\b|piasses?\b|k\b|k€)")
"""A price that was asked of the person: they want a judgement on it, not the price of the channel."""
SHORTER = re.compile(
    r"^(?:mais |ok |bon |svp |c'est |ouh la |pfff? |non )*(?:(?:beaucoup |bien |vraiment )?trop (?:long\w*|de (?:texte|blabla|mots|lecture))|"
    r"(?:en )?(?:plus|faites?|fais|soyez|sois) (?:plus )?(?:court|bref|breve|concis|direct)\w*|abrege[rz]?)(?: svp| stp| s'il (?:vous|te) plait)?[\s?!.…,]*$|"
    r"\b(?:vos|tes|ces) (?:reponses?|textes?|messages?|paves?|explications?|tartines?)\b.{0,25}\b(?:long\w*|court\w*|bref|breves?|interminables?)\b|"
    r"\b(?:repondez|reponds|des reponses) (?:\w+ )?(?:plus )?(?:court\w*|bref|breves?|brievement|en (?:une|deux) phrases?)\b|"
    r"\bvous (?:etes|ecrivez|parlez) (?:beaucoup |bien )?trop (?:longs?|longue\w*|bavarde?s?)\b|\bvous (?:ecrivez|parlez) (?:beaucoup |bien )?trop(?: svp)?[\s?!.…,]*$"
)
"""The answers are too long: « vos réponses sont trop longues », « plus court svp »."""
UNANSWERED = re.compile(
    r"\b(?:avez|as) (?:seulement |juste )?repondu (?:qu'a|que a|a) (?:la |une )?(?:moitie|partie|un bout|une (?:seule )?question)\b|"
    r"\b(?:avez|as) (?:oublie|saute|zappe|ignore|evite) (?:ma|mes|une|la|une partie de ma|l'autre|le reste de ma) questions?\b|"
    r"\b(?:avez|as) (?:toujours |vraiment |meme )?(?:pas|rien) (?:vraiment |du tout |encore )?repondu\b|\b(?:vous|tu) (?:ne |n')?(?:me |m'|y )?repond(?:ez|s) (?:toujours |vraiment )?pas\b|"
    r"\b(?:c'est|ce n'est|c'etait|n'est|n'etait) pas (?:du tout |vraiment )?(?:ma question|ce que (?:j'ai demande|je (?:vous |te )?(?:demande|demandais)))\b|\brepond(?:ez|s) a ma question\b|"
    r"\bca ne? repond pas a ma question\b|\bca repond pas a ma question\b"
)
