"""Money available for communication, in a month, in the currency said (euros, francs, dollars) but for francs CFA, told in euros. Prices, turnover and quotes are not it."""

from __future__ import annotations

import re
from itertools import islice

from bot.numerals import digits

LOOKED_AT = 15  # amounts in one message, at most
_CFA = r"(?:f\.? ?cfa|francs? cfa|cfa|xof|xaf)(?![a-z])"
_UNIT = rf"(?:{_CFA}|€|euros?|eur\b|balles?|boules?|francs?|frs?\b|chf|dollars?|\$|piasses?|piastres?|pias\b|k€|e(?![a-z0-9'’])|f\b(?!['’]))"
AMOUNT = re.compile(rf"(?<![\w.,])(\d{{1,7}}(?:[.,]\d{{1,2}})?) ?({_UNIT}|mille euros)?(?: suisses?| canadiens?)?")
CFA_IN_EURO = 655.957
"""Francs CFA in a euro: the parity is fixed."""
MANY_FRANCS = 2000
"""A bare « f » that counts so many is the franc CFA's."""
BUDGET = re.compile(
    r"(?:budge[td]?|enveloppe|cagnotte|sous?\b|thunes?|pub\b|publicite|ads\b|com\b|communication|investi\w*|invest\b|financi\w*|moyens?|cote argent|niveau (?:argent|fric))"
)
OWN = re.compile(
    r"\b(?:j'?ai|jai|g|on a|nous avons|peux|px|pouvons|pourrais|puis|dispos\w+|mettre|mets|met|mettons|sortir|sors|consacr\w*|investir|depenser|lacher|"
    r"claquer|depass\w*|disons|disont|fixe|de cote|mettez|avec|grand max|maxi?|alloue\w*|reserve\w*|laisse|vote|d'accord pour|voulais dire|"
    r"j'avais dit|j'ai dit|remplac\w+|passe a|c'etait|monte)\b"
)
OTHERS = re.compile(
    r"\b(?:un|une|mon|ma|le|la|l'|notre) ?(?:collegue|ami|amie|copine|copain|pote|cousin|cousine|associee?|concurrent\w*|consoeur|confrere|gars|mec|"
    r"voisine?|monsieur|dame|agence|boite|photographe|plateforme|enseigne|predecesseur|formation|office)\b[^.!?;]{0,45}$|\bai (?:deja |re)?(?:paye|mis|depense|verse|crame)\b[^.!?;]{0,12}$"
)
AFTER_OWN = re.compile(
    r"^[^.!?;]{0,40}(?:maxi?\b|maximum|tout au plus|pas (?:plus|davantage|un de plus)|pa plus|pas \+|de cote|\bok\b|je peux|jpeux|ca (?:va|se fait|joue|suffi\w*)\b|"
    r"si (?:vraiment )?il le faut|pour (?:la|ma|l'|les?) (?:pub|com|reseau|communication|affichage|portes)|pour (?:ca|tout)|de temps en temps|au budget|prevu|"
    r"ont ete|a ete|par moi?s? (?:pour|dans|a mettre)|a (?:mettre|investir|depenser|claquer|y mettre)|d'economies|en pub)"
)
PRICE = re.compile(
    r"(?:cout\w*|vend\w*|prix|tarif\w*|panier|ticket|devis|factur\w*|demand\w+|reclam\w+|propos\w+|paye\w*|paie\w*|payer|abonn\w+|amende|salaire|loyer|gagn\w*|touch\w*|"
    r"marges?|chiffre|\bca\b|revient|caution|amende|subvention de|remise|reduction|bon de|pret|credit|dette|signe\w*|recu|vers\w+|factures?|commission|valeur|coute|"
    r"crame|pompe|perdu|mis\b|parti\w*|prend\w*|arnaque\w*|cotis\w+|pique\w*|depuis|en|visite|seance|forfait|stage|cours|baguette|l'heure|a partir de|pour)\b[^.!?;]{0,34}$"
)
AFTER_PRICE = re.compile(
    r"^[ ,]*(?:de (?:l')?heure|l'heure|/ ?h\b|la (?:photo|video|page|journee|seance|piece|visite|place|baguette|nuit|story)|piece|de (?:ca|chiffre|salaire|loyer|caution|remise|tva)|"
    r"le (?:film|site|m2|kilo|pot|clic|post|menu|repas)|pour (?:un|une|gerer|faire|optimiser|etre|\d+ (?:foto|photo|personne))|par (?:personne|photo|post|heure|vente|clic|nuit|tete|vigneron|eleve|enfant))"
)
OFFER = re.compile(
    r"\b(?:on|ils?|elles?|quelqu'un|qui|ag(?:ence|ences)|boites?|commercia\w+|societes?|demarcheurs?|google) (?:n'arrete(?:nt)? pas de |arrete(?:nt)? pas de )?"
    r"(?:m'|me |nous |m'en |nous en )(?:a |ont )?(?:appel|propos|demarch|harcel|relanc|contact)\w*"
)
"""Somebody who calls to sell: their price is no budget, wherever it stands in the message."""
ASKED_FOR = re.compile(
    r"\b(?:ils?|elles?|le (?:mec|gars|type|commercial)|l'agence) (?:m'en |nous en |me |nous |en )?(?:veu(?:t|lent)|prenn?\w*|compte\w*)(?: environ| dans les| pres de)? $"
    r"|\b(?:un|une|des|les?|la) (?:[\w-]+ ){1,2}a $"
)
"""« ils veulent 990 € », « un site à 39 € »: before the sum, what it would buy or who wants it."""
TO_BUY = re.compile(
    r"^[^.!?;,]{0,12}\bpour (?:etre (?:sur|dans|reference\w*|visible|affiche\w*|premier\w*)|un (?:\w+ )?(?:site|abonnement|logiciel|annuaire|compte|referencement|pack)|une (?:\w+ )?(?:page|fiche|appli\w*|video))\b"
)
PER_MONTH = re.compile(
    r"^[ ,]*(?:par moi?s?\b|/ ?m(?:ois)?\b|p?ar mois|mensuel\w*|chaque mois|tous les mois|le mois\b|au mois|de pub par mois)"
)
PER_YEAR = re.compile(
    r"^[ ,]*(?:par an(?:nee)?s?\b|/ ?an\b|l'an(?:nee)?\b|a l'an(?:nee)?|annuel\w*|chaque annee|sur (?:l'annee|un an|12 mois)|pour (?:toute )?l'annee|de budget annuel|de l'annee)"
)
PER_WEEK = re.compile(r"^[ ,]*(?:par semaine|/ ?sem\w*|la semaine|hebdo\w*|chaque semaine)")
PER_DAY = re.compile(r"^[ ,]*(?:par jours?|/ ?j(?:our)?\b|chaque jour)")
PER_QUARTER = re.compile(r"^[ ,]*(?:par trimestre|trimestriel\w*)")
_PERIODS = ((PER_MONTH, 1.0), (PER_YEAR, 1 / 12), (PER_WEEK, 52 / 12), (PER_DAY, 30.0), (PER_QUARTER, 1 / 3))
BEFORE_PERIOD = re.compile(r"(?:annuel\w*|par an|a l'annee)[^.!?;]{0,12}$")
NONE = re.compile(
    r"\b(?:zero|0) ?(?:budget|euros?|€|sous?|thunes?|balles?|francs?|chf|rond|argent|moyens?|investissement|pour la pub)|"
    r"\bbudget ?(?:de |: ?|= ?|= ?|com |pub |c |c'est )*(?:zero|0(?![\d.,])|nul\b|neant|inexistant|rien|que dalle|nada|(?:a peine )?rien)|"
    r"\b(?:pas|point|aucun|sans|plus|pa|ni|pas encore|pas vraiment) (?:de |d'|le |un )?(?:budge[td]s?|moyens financiers)\b(?! (?:fixe|precis|defini|conseille|illimite))|"
    r"\b(?:pas|pa) (?:un|une|1|le|de|d') ?(?:seul )?(?:rond|sou|sous|euros?|centimes?|cents?|kopeck|radis|cennes?|balles?|francs?|thunes?|fric|argent|flouze|pognon|tune|piasse)\b"
    r"(?! (?:de plus|pour rien|facile|que|mais|\d))|"
    r"\bn'ai (?:presque )?(?:rien|pas d'argent|pas un sou) a (?:investir|mettre|depenser)|\bne (?:souhaite|veux|peux) rien (?:depenser|payer|debourser|mettre)|"
    r"\brien de prevu (?:cote|niveau) (?:argent|budget)|\bniveau (?:thunes?|sous|budget|argent) (?:rien|zero)|\bsans (?:argent|un sou|le sou|rien (?:payer|depenser|debourser)|depenser|debourser|sortir un sou)|"
    r"\b(?:suis|est|sommes|jsuis|chuis) (?:a sec|fauchee?s?|sans le sou)\b|^\W*fauchee?s?\b|\by a rien\b(?=.*budget)|\bpour pas un (?:franc|rond|euro|sou)|\bgratuite?ment (?:uniquement|seulement)|"
    r"\b(?:que|uniquement|seulement) du gratuit|\bpa? 1 (?:rond|euro|sou|balle)\b"
)
NOT_NONE = re.compile(
    r"\b(?:ils?|elles?|qui|ki|cible|clients?|gens|clientele|gamins?) (?:n'|ne )?(?:ont?|a) $|sans un centime|rond-point|pas d'argent public|sans budget conseill|\b(?:gagne|rapporte|vaut|recu|touche|eu)\b[^.!?]{0,15}$"
)


def budget(folded: str) -> float | None:
    """Money a month, 0 when there is none, None when nothing is said of it."""
    text = digits(folded)
    for match in islice(AMOUNT.finditer(text), LOOKED_AT):
        monthly = _monthly(match, text)
        if monthly is not None:
            return round(monthly, 2)
    none = NONE.search(folded) or NONE.search(text)
    if none and not NOT_NONE.search(folded[: none.start()]):
        return 0.0
    return None


def _monthly(match: re.Match[str], text: str) -> float | None:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 60]
    amount = _amount(match)
    about_budget = BUDGET.search(before)
    if amount is None or (match.group(2) is None and not _bare(before, after)):
        return None
    if re.search(r"\b(?:pas|pa|non|ni)(?: de| c'est| le)? $", before):
        return None
    if match.group(2) == "e" and not (
        about_budget or OWN.search(before) or re.match(r" *(?:/|par|max|ok|d'economies|pas plus)", after)
    ):
        return None
    factor = next((f for p, f in _PERIODS if p.search(after)), None)
    if factor is None and BEFORE_PERIOD.search(before):
        factor = 1 / 12
    if OTHERS.search(before) or AFTER_PRICE.search(after) or (PRICE.search(before) and not _mine(before)):
        return None
    if not (about_budget or OWN.search(before)) and (
        OFFER.search(text) or ASKED_FOR.search(before) or TO_BUY.search(after)
    ):
        return None
    short = len(re.findall(r"\w+", text)) <= 7 and "?" not in text
    asked = bool(re.search(r"\?\s*$|c'?est? (?:cher|trop|dans|normal|bien)|vaut|honnete|correct", text[match.end() :]))
    said = about_budget or OWN.search(before) or AFTER_OWN.search(after) or short
    listed = (
        factor is not None and re.search(r"(?:^|[,;:.])\s*$", before) and re.match(r"[^,;:.?]{0,14}(?:[,;.]|$)", after)
    )
    said = said or (bool(listed) and not asked)
    if not said or (asked and not (about_budget or OWN.search(before) or AFTER_OWN.search(after))):
        return None
    if factor is None:
        factor = 1.0 if amount < 1000 else 1 / 12
    return amount * factor


def _amount(match: re.Match[str]) -> float | None:
    """The number with its unit; None for few bare « f », which are no money."""
    amount, unit = float(match.group(1).replace(",", ".")), match.group(2) or ""
    if unit in ("k€", "mille euros"):
        return 1000 * amount
    if unit == "f" and amount < MANY_FRANCS:
        return None
    return amount / CFA_IN_EURO if unit == "f" or re.fullmatch(_CFA, unit) else amount


def _mine(before: str) -> bool:
    """Words that claim the money after words of price: « payer 100 euros, je peux »."""
    return bool(
        re.search(
            r"\b(?:je|j'|on|nous|jpeux|jveux)\b[^.!?;]{0,22}\b(?:peux|peut|pouvons|pourrais|mettre|mets|paye|investir|consacrer|sortir)\b[^.!?;]{0,16}$|budget[^.!?;]{0,30}$",
            before,
        )
    )


def _bare(before: str, after: str) -> bool:
    """A number without a unit is money only right after « budget »."""
    near = re.search(r"(?:budge[td]?s?|enveloppe)\b[^\d.!?;,]{0,24}$", before) and not re.search(
        r"\b(?:dans|sur|depuis|en) (?:le )?$", before
    )
    return bool(
        near and re.match(r" *(?:$|[.,;!?)(]|par |/|max|environ|l'an|mensuel|annuel|modif|a l'annee|chaque)", after)
    )
