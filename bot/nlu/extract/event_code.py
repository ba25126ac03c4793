"""The code of an event: « K7PX », « BN-4TD », « mon code c'est AZERTY9 ». Never a phone number, a postcode, a year, an ordinary word."""

from __future__ import annotations

import re

from bot.nlu.extract.message import Message

TOKEN = re.compile(r"(?<![\w@.-])[a-z0-9]+(?:[-_][a-z0-9]+){0,3}(?![\w@-])")
LETTERS_AND_DIGITS = re.compile(r"(?=[a-z0-9_-]*[a-z])(?=[a-z0-9_-]*\d)")
AROUND = re.compile(
    r"\b(?:code|kode|cod|sesame|identifiant|reference|mot de passe|quatre lettres|badge|tape[rz]?|tapee?|recopi\w*|projete\w*|tableau|ecran|carton|papie\w*|conf(?:erence|erance)?|"
    r"seance|session|atelier|salle|reunion|rejoin\w*|join|acces|combinaison|chaise|balance|stand|soiree|webinaire|inscri\w+|event|sms|sous la|ouvre la porte|ecrit sur)\b"
)
"""What people say around a code."""
OTHER = re.compile(
    r"\b(?:mets?|mettre) un code|\bcodes? (?:promo|postal|ape|naf|barres?|wifi|de (?:la )?(?:route|verification|securite|commerce|deonto\w*|conduite|la porte|carte|reduction|parrainage|sante|travail)|"
    r"du travail|civil|penal|source|couleur|html|client|fiscal|a (?:6|six) chiffres|pin|de connexion|cadeau|creator|dans (?:mes|ses|les))\b|\b(?:siret|siren|iban|facture|devis|version|iphone|samsung|windows|docker)\b"
)
ORDINARY = re.compile(
    r"\d+(?:[-_/]\d+)*|\d+(?:h\d*|e|eme|er|ere|nd|ans?|j|jours?|km|m|m2|min|mn|k|ke|kg|g|cm|mm|px|x\d*|eur|euros?|chf|pm|am|gb|go|l|s|fois|pers|d|kw|kwh|mois|balles|hab|clients?|abonnes?|vues|likes?|photos?|posts?)|"
    r"(?:h|b|g|ps|mp|m|v|a|t|n|f|co|r|x|w|u|p|s|c|d|rn|e|cv|l|j|q|z|k)\d{1,3}|[a-z]\d[a-z]?|b2[a-z]|h24|7j7|24h24|iphone\d+|windows\d+|covid-?\d+|rt\d{4}|re\d{4}|web\d|gpt\d?o?|gpt-\d\w*|chatgpt\d*|iso\d+|ps\d|html\d|css\d|"
    r"loi-?\d{4}|mp\d|\d[a-z]{2,}\d?|\d+-[a-z]+|[a-z]+-\d{1,2}(?:ans|h)|top-?\d+|auto-?\d+|0x[0-9a-f]+|canal-?\d+|france-?\d|tf1|tv5|m6|bfm\d*|g20|co2|o2|h2o|cp|ce[12]|cm[12]|(?:cote|plan|option|etape|question|salle|chapitre|reponse|niveau)-?\d+|"
    r"(?:\d+\w?)+-(?:\d+\w?)+|[a-z]+s?19\d\d|c[a-z]?1|r\d|t[a-z]?2|k\d+e?|cap\d|bp\d|bts\d|bac\d|n\d"
)
_NOT_CODES = frozenset({
    "2fa", "4x4", "h24", "24h24", "7j7", "qr", "3d", "4g", "5g", "b2b", "b2c", "b2g", "rn7", "a4", "a5", "ps5", "switch2", "x2", "x3", "tiktok2",
    "sd1", "id3", "mi5", "o2switch", "wd40", "gpt4", "gpt5", "qr-code", "r2d2", "c3po", "mp3", "mp4", "cm1",
})  # fmt: skip
_WORDS_OF_CODES = frozenset({
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "pro", "dev", "conf", "atelier", "forum", "salon",
    "cafe", "soiree", "matin", "soir", "btp", "asso",
})  # fmt: skip
_INTRODUCED = re.compile(
    r"\b(?:code|kode|identifiant|sesame|reference|acces|quatre lettres)\b[^.!?\n]{0,45}?(?:[:=«\"]|\bc'?est|\best\b|\bc\b) ?[«\"']?$|^\W*code ?[:=]? ?$|\bmot de passe(?: de la \w+(?: du jour)?)? ?(?:[:=]|c'est|est) ?[«\"']?$"
)
_BARE_CODE = re.compile(
    r"(?:^|\b(?:mon|le|un|ton|votre|ce) )(?:petit )?code(?: event| de session| est| c'est| c|,)* ?$|\bjoin ?$"
)
_ALLOWED_AROUND = frozenset({
    "bonjour", "bonsoir", "salut", "voici", "voila", "c", "est", "le", "mon", "code", "svp", "stp", "merci", "slt", "ok", "oui",
    "alors", "hello", "coucou", "allez", "join", "la", "les", "ici", "cas", "au", "ou",
})  # fmt: skip


def event_code(message: Message) -> str | None:
    """The code in capitals, or None."""
    folded = message.folded
    if OTHER.search(folded):
        return None
    around = bool(AROUND.search(folded))
    strangers = [w.text for w in message.words if w.text not in _ALLOWED_AROUND]
    for match in TOKEN.finditer(folded):
        alone = len(strangers) <= match.group().count("-") + 1 and set(strangers) <= set(
            re.split(r"[-_]", match.group())
        )
        if (alone or around) and _is_code(match, message, alone, around):
            return _with_rest(match, folded).upper()
    return _spaced(message)


def _is_code(match: re.Match[str], message: Message, alone: bool, around: bool) -> bool:
    token, folded = match.group(), message.folded
    if token in _NOT_CODES or token.isdigit() or not 3 <= len(token) <= 20:
        return False
    if LETTERS_AND_DIGITS.match(token):
        shaped = len(token) >= 4 and not ORDINARY.fullmatch(token)
        return shaped and (alone or not re.match(r" ?(?:euros?|€|%|ans?)\b", folded[match.end() :]))
    parts = token.split("-")
    if len(parts) == 2 and _WORDS_OF_CODES.intersection(parts):
        return (alone or "code" in folded or "join" in folded) and parts[0] not in ("bar", "peut", "apres")
    capitals = not message.shouted and message.source(match.start(), match.end()).isupper()
    opened = folded[: match.start()].rstrip().endswith((":", "=", "«", '"'))
    if len(token) < 4 or not (capitals or (opened and _last(match, folded))):
        return False
    before = message.before(match.start(), 70)
    return bool(_INTRODUCED.search(before) or _BARE_CODE.search(before))


def _last(match: re.Match[str], folded: str) -> bool:
    return not re.search(r"[a-z0-9]", folded[match.end() :])


def _with_rest(match: re.Match[str], folded: str) -> str:
    """« code k7 px »: the short piece that follows belongs to it."""
    rest = re.match(r" ([a-z0-9]{1,3})\W*$", folded[match.end() :])
    return match.group() + rest.group(1) if rest and len(match.group()) <= 3 else match.group()


def _spaced(message: Message) -> str | None:
    """« k7 px », « q4 7tt », « code bn 4td »."""
    spaced = re.match(
        r"^\W*(?:mon |le |voici |c'est )*(?:code ?(?:c'est|est|:)? ?)?([a-z]{1,2}\d|[a-z]\d[a-z]?|[a-z]{2,3}|\d[a-z]{2}) ([a-z0-9]{2,4})\W*$",
        message.folded,
    )
    if not spaced:
        return None
    first, second = spaced.groups()
    mixed = [bool(LETTERS_AND_DIGITS.match(p)) for p in (first, second)]
    if (
        second.isdigit()
        or not any(mixed)
        or (first in _SHORT_WORDS or second in _SHORT_WORDS)
        or re.fullmatch(r"\d+[hkej]|\d+(?:min|ans|km|e)", second)
    ):
        return None
    return (first + second).upper()


_SHORT_WORDS = frozenset({
    "koi", "moi", "toi", "quoi", "pour", "avec",
    "un", "une", "le", "la", "les", "de", "du", "des", "ou", "et", "en", "au", "on", "il", "je", "tu", "oui", "non", "pas", "top",
    "a", "y", "ok", "bon", "ca", "va", "sur", "par", "sem", "via", "max", "min", "mon", "ma", "mes", "dans", "fb", "ig", "tik",
    "insta",
})  # fmt: skip
