"""Time available, in hours a week. Only what is said to be one's own: no clock times, no opening hours, no others' time.

Works on folded text whose numbers are in digits (`numbers.digits`).
"""

from __future__ import annotations

import re
from itertools import islice

from bot.numerals import digits

LOOKED_AT = 15  # durations in one message, at most
_UNIT = (
    r"(?P<unit>h(?:eure?s?|r?s?)?|min(?:ute?s?|s|utes)?|mn|demi[- ]?heures?|demi[- ]?jour\w{0,4}|quarts? d'heure?|quard d'heure?|jour(?:nee?)s?|"
    r"matinees?|apres?[- ]?midis?|aprems?|soirees?|soirs?)"
)
TIME = re.compile(
    rf"(?<![\w.,€])(?P<n>\d{{1,3}}(?:[.,]\d)?|une?|quelques)? ?(?P<adj>petite?s? |bonn?e?s? |grosse?s? |toute petite )?{_UNIT}"
    r"(?:(?P<more>[0-5]\d)(?!\d)|(?P<half> et demie?))?(?![a-z0-9€])"
)
_DAYS = r"lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?"
PER_WEEK = re.compile(
    rf"^[ ,]*(?:\w+ ){{0,4}}?(?:par sem|/ ?s(?:em|\b)|p?ar? ?semaine|hebdo|la semaine|dans (?:la|ma|une) semaine|(?:chaque|toutes les|les bonnes|ds la|en) semaines?|sem\b|"
    rf"(?:le|ce|chaque|du) (?:{_DAYS}|week|we\b)|la fin de semaine|(?:par|le|chaque) (?:week[- ]?end|we\b)|les? (?:{_DAYS}))"
)
PER_DAY = re.compile(
    r"^[ ,]*(?:\w+ ){0,3}?(?:par jours?|/ ?j(?:our)?\b|p?ar jour|chaque (?:jour|soir|matin)|quotidien|au quotidien|tous les (?:jours|soirs|matins|midis)|journalier)"
)
PER_EVENING = re.compile(r"^[ ,]*(?:\w+ ){0,2}?(?:le|a|au) (?:soir|matin|midi)\b")
PER_MONTH = re.compile(
    r"^[ ,]*(?:\w+ ){0,3}?(?:par moi?s?\b|/ ?mois|p?ar mois|mensuel|chaque mois|tous les mois|dans le mois|le mois\b)"
)
PER_FORTNIGHT = re.compile(
    r"^[ ,]*(?:tou(?:te)?s les (?:15 jours|2 semaines)|par quinzaine|une semaine sur (?:2|deux))"
)
PER_QUARTER = re.compile(r"^[ ,]*(?:par trimestre|trimestriel)")
PER_YEAR = re.compile(r"^[ ,]*(?:par an(?:nee)?\b|l'an\b|/ ?an\b)")
_PERIODS = (
    (PER_DAY, 7.0), (PER_FORTNIGHT, 0.5), (PER_MONTH, 12 / 52), (PER_QUARTER, 4 / 52), (PER_YEAR, 1 / 52), (PER_WEEK, 1.0),
    (PER_EVENING, 5.0),
)  # fmt: skip
DAY_BEFORE = re.compile(
    rf"(?:^|\b(?:le|les|chaque)) ?(?:{_DAYS}|week[- ]?end)(?: (?:seulement|soir|matin|midi|apres[- ]midi))?[ ,:]*(?:\w+ ){{0,2}}$"
)
WEEK_BEFORE = re.compile(r"(?:par semaine|/ ?sem\w*|hebdo\w*|la semaine|chaque semaine)[ ,:=]*(?:\w+ ){0,3}$")
CLOCK = re.compile(
    r"(?:\b(?:(?<!\bon )a|de|des|vers|apres|avant|jusqu'?a?|jusqu'a|entre|et|dans|il y a|depuis|pendant|toutes les|tous les|sous|en|ouvre a|ferme a|d'ici)|"
    r"[-/]|l'|dans les|toute l'|a l'|de l'|\bles 35|avant 1|moins d')[ ]*(?:\d{1,2} ?h ?)?$"
)
CLOCK_AT = re.compile(r"\b(?:(?<!\bon )a|des|vers|jusqu'a|ouvre a|ferme a|de) $")
PER_WEEK_PLAIN = re.compile(
    r"[ ,]*(?:\w+ ){0,4}?(?:par sem|/ ?s|par semaine|hebdo|(?:dans |ds )?la semaine|chaque semaine|total)"
)
OF_WHAT = re.compile(r"^ ?(?:d'(?!affilee|ecran)|de (?!libres?|contenu|travail|temps|dispo|plus|com\b|mon|notre))\w+")
NOT_MINE = re.compile(
    r"(?:prend(?:s|re|rait|ra)?|pris|coute|coutait|demande|perdu?s?|perd(?:re|s)?|passe ses|faudrait|faut compter|faut|compter|combien|travaille|bosse|"
    r"dors|dort|journees? de|ouvert(?!ure)\w*|tatoue|conduis|marche|disait|dit qu|asseye|essaye|raconte|calcule|chronometre|je suis lent|en cuisine|mains? pleines?|dure|durait|facture\w*|tarif|cours|route|confier|"
    r"y est|y sont|y passe[nt]* (?:son|ses|leurs?)|elle fait|consacre-t|avais dit|(?<!si )j'avais)\b[^.!?;]{0,22}$"
)
AFTER_NOT_MINE = re.compile(
    r"^[ ,]*(?:du mat|de route|de train|de voiture|d'ici|de trajet|de musique|d'affilee|du soir|du matin|pile|/ ?24|chrono|de cours|de sport|"
    r"de moto|de diapo|d'attente|plus tard|avant|apres|precis|tapantes|montre en main|d'ecart|de retard|hier|la semaine derniere|de plus|avant l'ouverture de|pour (?:un|une|douze|repondre|\d))"
)
OWN = re.compile(
    r"\b(?:j'?ai|jai|g|on a|si (?:j'|on |nous )av\w+|nous avons|peux|pouvons|pourrais|puis|dispos\w+|consacrer\w*|dedier|passer|y mettre|m'y mettre|disons|disont|mettons|"
    r"dirais|environ|liber\w+|libre|dispo|temps|tps|bloque|reserve\w*|fixe|laisse|reste|avec|c'est|c'etait|c|plutot|juste|maxi?|maximum|"
    r"rectification|erreur|mode|t'avais|mets|allez)\b"
)
AFTER_OWN = re.compile(
    r"^[^.!?;]{0,30}(?:maxi?\b|maximum|pas (?:plus|davantage|une)|pa plus|pas \+|dispo|environ|de libres?|a tout casser|pour (?:moi|ca)|suffi|jouable|total|facile)"
)
NONE = re.compile(
    r"\b(?:ai|avons|a|consacre|reste|libre|mets|y a) (?:plus |mis |absolument |personnellement )?(?:0|zero|pas une|aucune|pas la moindre|pas 1|pas 5) ?(?:minute|min|heure|seconde)s?\b|"
    r"^\W*(?:non |ben |et )?(?:0|zero|pas une|aucune) ?(?:minute|min|heure|h\b)"
)
NEGATED = re.compile(r"\b(?:pas|pa|non|plus(?! que)|ni|c'etait)(?: les?| mes)? $")
CORRECTED = re.compile(r"\.{2,}|…|\benfin\b|\bplutot\b|\bpardon\b|[,.;] non\b")
_HYPOTHETICAL = re.compile(r"\bcombien\b|y sont|tout le monde me dit|on m'?a(?:vait)? (?:dit|promis)")


EACH = re.compile(r"^[ ,]*(?:par semaine |par sem |/sem )?(?:chacune?|par personne|par tete|pour chacune?)\b")
"""« 5 h chacune »."""
_KIN = r"(?:associee?|mari|femme|compagnon|compagne|soeur|frere|fille|fils|collegue|conjointe?|mere|pere|amie?|copine|copain|cousine?)"
TWO = re.compile(rf"\b{_KIN}(?: \w+)? et moi\b|\bmoi et (?:mon|ma|une?) {_KIN}\b")
SO_MANY = re.compile(
    r"\b(?:on est|on sera|on serait|nous sommes|on etait) ([2-9])\b(?! ?(?:fois|h\b|heures?|min|jours?|km|mois|ans))"
)


def people(text: str) -> int:
    """How many share the work, as they say it: « on est trois », « mon mari et moi »; 1 where they do not."""
    counted = SO_MANY.search(text)
    return int(counted.group(1)) if counted else 2 if TWO.search(text) else 1


def hours(folded: str) -> float | None:
    """Hours a week the person says they have. What follows « enfin », « plutôt », « … » wins, else the first."""
    text = digits(_halves(folded))
    found = _first(CORRECTED.split(text)[-1])
    found = _first(text) if found is None else found
    return 0.0 if found is None and NONE.search(text) else found


def _first(text: str) -> float | None:
    found = [h for m in islice(TIME.finditer(text), LOOKED_AT) if (h := _weekly(m, text)) is not None]
    return _exact(found[0]) if found else None


def _exact(weekly: float) -> float:
    """Quarters of an hour as they were said (« 45 min » is not 48), anything else to a tenth."""
    quarters = round(weekly * 4) / 4
    return quarters if abs(weekly - quarters) < 0.01 else round(weekly, 1)


def _halves(folded: str) -> str:
    """« trois quarts d'heure » → « 45 min », « une heure et demie » is left for TIME, « heure et quart » → 75 min."""
    text = re.sub(r"(?<![a-z])(?:trois|3)[ -]quarts? d'heures?", "45 min", folded)
    text = re.sub(r"(?<![a-z])(?:une? )?(?:petit |bon )?qu?ar[td]s? d'heures?", "15 min", text)
    text = re.sub(r"(?<![a-z])(?:une? |1 )?(?:petite? |bonne? |grosse? )?(?:demi|dmi)[- ]?heures?", "30 min", text)
    text = re.sub(r"(?<![a-z])(?:une? |1 )?(?:petite? |bonne? |grosse? )?(?:demi|dmi)[- ]?journ\w+", "4 heures", text)
    text = re.sub(r"quelques heures[ ,:]+(\w+) ou (\w+)(?! ?(?:jours|mois|ans))", r"\1 a \2 heures", text)
    return re.sub(r"\b(\w+) (?:ou|a) (\w+) ?(heures?|h\b|minutes?|min\b)", _range, text)


def _range(match: re.Match[str]) -> str:
    """« cinq ou six heures » → « 5.5 heures » when both are numbers."""
    low, high = digits(match.group(1)), digits(match.group(2))
    if low.isdigit() and high.isdigit() and int(low) < int(high) <= 2 * int(low) + 2:
        return f"{(int(low) + int(high)) / 2:g} {match.group(3)}"
    return match.group()


def _weekly(match: re.Match[str], text: str) -> float | None:
    """The weekly hours one mention means, or None when it is a clock time, a duration of something else, someone else's."""
    unit = match.group("unit")
    before, after = text[max(0, match.start() - 70) : match.start()], text[match.end() : match.end() + 60]
    number = match.group("n")
    if number is None and not unit.startswith(("demi", "quar")):
        return None
    amount = {None: 1.0, "un": 1.0, "une": 1.0, "quelques": 3.0}.get(number) or float((number or "1").replace(",", "."))
    amount *= _of(unit)
    amount += int(match.group("more") or 0) / 60 if unit[0] == "h" else 0
    amount += 0.5 * _of(unit) if match.group("half") else 0
    period = _period(before, after)
    if (
        AFTER_NOT_MINE.search(after)
        or NOT_MINE.search(before)
        or _HYPOTHETICAL.search(before)
        or (NEGATED.search(before) and not _rather(before, text))
    ):
        return None
    clock = unit[0] == "h" and (
        CLOCK_AT.search(before) or (period == 1.0 and amount >= 5 and not re.match(PER_WEEK_PLAIN, after))
    )
    if clock or OF_WHAT.search(after):
        return None
    if period is None and (CLOCK.search(before) or (match.group("more") and not re.search(r"\b(c|c'est)\b", before))):
        return None
    if period is None and unit.startswith(("jour", "mat", "apr", "soir")):
        return None
    crew = people(text) if EACH.search(after) and not re.search(r"\b(?:de|d')$", before.rstrip()) else 1
    said = (
        crew > 1
        or OWN.search(before)
        or AFTER_OWN.search(after)
        or (len(re.findall(r"\w+", text)) <= 6 and amount <= 15)
    )
    if period is None and not said:
        return None
    weekly = amount * (period or 1.0) * crew
    return weekly if weekly <= 40 else None


def _rather(before: str, text: str) -> bool:
    """« c'est plus 2 h » and no other time: nearer to two hours; « c'est plus 2 h, c'est 1 h »: no longer."""
    return before.endswith(("c'est plus ", "c plus ")) and len(list(islice(TIME.finditer(text), 2))) == 1


def _of(unit: str) -> float:
    if unit.startswith("demi"):
        return 4.0 if "jour" in unit else 0.5
    if unit.startswith("q"):
        return 0.25
    if unit.startswith(("min", "mn")):
        return 1 / 60
    return {"h": 1.0, "j": 8.0, "m": 4.0, "a": 4.0, "s": 3.0}[unit[0]]


def _period(before: str, after: str) -> float | None:
    """How often, as times a week."""
    for pattern, factor in _PERIODS:
        if pattern.search(after):
            return factor
    if DAY_BEFORE.search(before) or WEEK_BEFORE.search(before):
        return 1.0
    return None
