"""Ages of the clientele, as the age groups of the knowledge base; the writer's own age is not it."""

from __future__ import annotations

import re

from bot.numerals import digits
from bot.text import unique

GROUPS = (("18-24", 13, 24), ("25-39", 25, 39), ("40-59", 40, 59), ("60+", 60, 120))
"""Teenagers count in the first group: there is none younger."""

_DECADES = {"vingtaine": (20, 29), "trentaine": (30, 39), "quarantaine": (40, 49), "cinquantaine": (50, 59), "soixantaine": (60, 69),
            "septantaine": (70, 79)}  # fmt: skip
WORDS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"ados?|adolescente?s?|collegiens?|collegiennes?|lyceens?|lyceennes?|cegep|gen(?:eration)? z|mineurs?", (13, 20)),
    (r"(?:public|clientele) etudiante?s?|etudiante?s?|zetudiants?|jeunes? adultes?|moins de (?:25|26) ans", (18, 24)),
    (r"jeunes? (?:couples?|parents?|mamans?|meres?|papas?|actifs?|familles?|menages?|proprietaires?|maries?|cadres?)|parents trentenaires|trentenaires?|millennials?|futures? (?:mamans?|maries?|mariees?)|(?<!grands-)mamans|parents de (?:bebes|tout-petits|jeunes enfants)|generation y", (25, 39)),
    (r"jeunes?(?! (?:collaborat|salarie|recrue|benevole|apprenti|entreprise|societe|marque|pousse|couple|parent|maman|mere|papa|actif|famille|menage|proprietaire|marie|cadre|adulte|entrepren|createur|artisan|dipl|quadra|chiot|patron|plant|homme|femme de|stagiaire|alternant|gens du bureau))(?: gens| femmes| filles| clients?| clientes?| public)?", (18, 34)),
    (r"quadras?|quadragenaires?", (40, 49)),
    (r"quinquas?|quinquagenaires?", (50, 59)),
    (r"retraite(?:e?s|e)(?! par| de l')|retraitees?|seniors?|personnes? agee?s?|clientele (?:plutot |assez )?agee|(?:vieux|vieilles|anciens)(?= *(?:$|[.,;:!?)]|et |qui |pour |comme |ils |elles |du |de la |au |jle |mes ))|mamies?|papis?|papys?|meme?s? et pepe?s?|pepe?s|grands?[- ]?(?:parents|meres)|sexagenaires?|septuagenaires?|octogenaires?|troisieme age|3e age|aines?", (60, 90)),
)  # fmt: skip
_WORDS = [(re.compile(rf"(?<![a-z0-9])(?:{p})(?![a-z0-9])"), years) for p, years in WORDS]
DECADE = re.compile(
    r"(?<![a-z])(?:la |les |de |une )?(vingtaine|trentaine|quarantaine|cinquantaine|soixantaine)(?![a-z])(?! (?:de |d'|dans))"
)
RANGE = re.compile(
    r"(?<![\d.,/])(?:de |entre )?([1-9]\d?)(?: ans)? ?(?:-|–|a|et|/|ou|jusqu'a)? ?([1-9]\d)(?: ?ans?\b|(?= *(?:$|[.,;!?)(])))?"
)
FROM = re.compile(
    r"(?:plus de|a partir de|au[- ]dela de|au dessus de|(?<!surtout )(?<!plutot )(?<!que )(?<!sont )(?<!ont )(?<!c'est )des|passe(?:nt|e|s)?(?: les?| tous)?|\+ ?(?:de )?|> ?) ?(\d\d)(?: ?ans)?|(\d\d)(?: ans)? ?(?:et (?:plus|\+)|\+|ans et plus)"
)
UNDER = re.compile(r"(?:moins de|en dessous de|jusqu'a|avant) (\d\d) ?ans")
ABOUT = re.compile(
    r"(\d\d) ?(?:ans|an|piges|balais)?(?: ans)?(?= (?:en moyenne|de moyenne)|$|[ .,;!)])|(?:age moyen|moyenne d'age)[^\d]{0,12}(\d\d)"
)
CLIENTS = re.compile(
    r"\b(?:client\w*|cliant\w*|cilents?|cible\w*|public|publique|patient\w*|patientel\w*|eleves?|abonnes?|membres?|adherents?|lecteurs?|visiteurs?|acheteu\w*|vise\w*|convives|hotes|acheteurs|audience|"
    r"tranche d'age|age (?:de|moyen)|moyenne|ils ont|elles ont|surtout|plutot|femmes?|hommes?|gens|mes couples|ceux qui|ados|qui viennent|buveurs|les? personnes|mes lecteurs|toucher|attirer|couples?|meufs?)\b"
)
OF_AN_AGE = re.compile(
    r"\b(?<!mes )(?<!nos )(?<!\d )(?:filles|garcons|mecs|nanas|jeunes|dames|messieurs|adultes|celibataires|mariees|sportifs|sportives) (?:d'environ|d'une|de|entre)? ?\d\d\b"
)
"""« des filles de 20 ans », never one's own: people of an age are the customers in a message that names nobody else."""
AGE_SPAN = re.compile(
    r"\b(?:(?:pour |vise |aux |toucher )?les|tranche(?: d'age)?(?: des)?|filles|garcons|jeunes)[ :]+$"
)
"""« les 20-35 », « la tranche 25/40 »."""
MINE = re.compile(
    r"(?:\bj'?ai|\bjai|\bg|j'aurai|\bje (?:viens d'avoir|vais avoir)|on a|nous avons|moi(?: qui ai)?|mon age|mes|\bde mes|avant mes|a|depuis|il y a|dans|ca fait|fait|voila|pendant|pour|tous les|"
    r"il a|elle a|fils|fille|ont|dure|bail|mari|vieux de|agee? de|d'ici|en|nos|voici|stagiaire de|benevole de|gamine? de|monit\w+ de|vende\w+ de|salarie\w* de|employe\w* de|alternante? de|apprentie? de|collegue de|associee? de|conjointe? de|neveu de|niece de|frere de|soeur de|gars de|garantie|certifie|contrat de) ?$"
)
AFTER_NOT = re.compile(
    r"^ ?(?:d'|de (?!moyenne|plus\b|chez|tous)|d'experience|de metier|de boutique|de maison|d'anciennete|que |d'existence|de carriere|d'activite|apres|plus tard|d'ici|et (?:toujours|je)|km|kilom|h\b|heures?|min|euros?|€|"
    r"%|pour ?cent|m2|balles|francs|personnes|salaries|photos|posts|dans (?:le|la|l')|de (?:retard|travail|vie|garantie|taf|recul|credit|bail|metier|service))"
)
_STEREOTYPE = re.compile(
    r"(?:c'?est?|fait|faite?s?|un truc|truc|reserve|reseau|machins?|appli|histoires?) (?:que |juste |plutot |bien |un truc |surtout )?(?:pour|de|aux?)(?: les| des| d')? $"
)
_DENIED = re.compile(
    r"(?:pas|plus|ni|oublie[rz]?|fini|enleve[rz]?|enlever|retire[rz]?|j'ai pas|sans|jamais)(?: que)?(?: de| les| des| d'| la| vraiment| trop)* $"
)
_NO_CLIENT = re.compile(
    r"(?:\bmon|\bma|\bun|\bune|\bpetite?|\bla|\ble|\bnotre|\bcette|\bce|\bson|\bsa|\bpar|\bdu|\bau|\bd'|\bl'|\bcoup de|\bvotre) $"
)


_PAY = r"qui (?:me |nous |m'|en |y )?(?:paient|payent|paye|paie|cherchent|cherche|appellent|appelle|decident|decide|choisissent|choisit|contactent|reservent|reserve|inscrivent|prennent|prend|s'en occupent|viennent me voir|achetent)"
PARENTS_PAY = re.compile(rf"\b(?:parents|meres|mamans|familles) {_PAY}\b")
CHILDREN_PAY = re.compile(
    rf"\b(?:leurs? (?:enfants?|filles?|fils|gendres?|proches|aidants?)|(?:ce sont|c'est) (?:les|leurs?) (?:enfants|filles|proches|aidants)) {_PAY}\b"
)
TEENAGERS = re.compile(r"\b(?:ados?|adolescente?s?|collegiens?|lyceens?|lyceennes?|bac|brevet|gamins?|jeunes)\b")
TODDLERS = re.compile(r"\b(?:bebes?|tout[- ]petits?|petits?|creche|maternelle|nourrissons?|nouveau[- ]nes?|enfants)\b")


def ages(folded: str) -> tuple[str, ...]:
    """Age groups of the clientele, in ascending order; who pays comes before who uses."""
    payers = _payers(folded)
    if payers:
        return payers
    text = digits(folded)
    years = [*_ranges(text), *_spoken(folded)]
    return tuple(group for group, _, _ in GROUPS if group in {g for low, high in years for g in _groups(low, high)})


def _payers(folded: str) -> tuple[str, ...]:
    """« ce sont les parents qui cherchent »: parents of teenagers and children of the old are of middle age."""
    parents, children = PARENTS_PAY.search(folded), CHILDREN_PAY.search(folded)
    if children or (parents and TEENAGERS.search(folded)):
        return ("40-59",)
    return ("25-39",) if parents and TODDLERS.search(folded) else ()


def _groups(low: int, high: int) -> tuple[str, ...]:
    """Groups the span of ages really touches: three years of it at least, or all of it."""
    need = min(3, high - low + 1)
    return unique(name for name, first, last in GROUPS if min(high, last) - max(low, first) + 1 >= need)


def _ranges(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    about_clients = bool(CLIENTS.search(text) or OF_AN_AGE.search(text))
    taken: list[tuple[int, int]] = []
    for pattern in (RANGE, FROM, UNDER, ABOUT):
        for match in pattern.finditer(text):
            if any(s < match.end() and match.start() < e for s, e in taken):
                continue
            span = _span(pattern, match, text, about_clients)
            if span:
                found.append(span)
                taken.append(match.span())
    return found


def _span(pattern: re.Pattern[str], match: re.Match[str], text: str, about_clients: bool) -> tuple[int, int] | None:
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 30]
    years = "ans" in match.group() or "piges" in match.group() or re.match(r" ?(?:ans|piges|balais)\b", after)
    if AFTER_NOT.search(re.sub(r"^ ?(?:ans|piges|balais)", "", after)):
        return None
    numbers = [int(g) for g in match.groups() if g]
    if pattern is RANGE:
        low, high = numbers
        joined = re.search(r"\d(?: ans)? ?(?:-|–|a|et|/|jusqu'a) ?\d", match.group())
        told = years or about_clients or AGE_SPAN.search(before) or text.strip(" .!") == match.group().strip()
        good = low < high and joined and told
        return (
            (max(low, 13), high) if good and high > 15 and not re.search(r"\b\d{1,2}h|\d{3}", match.group()) else None
        )
    if (
        not (years and about_clients)
        and not (about_clients and re.search(r"\bage\b|moyenne", before))
        and not (pattern is FROM and (about_clients or years))
    ):
        return None
    if (
        MINE.search(before)
        and pattern is ABOUT
        and not re.search(r"(?:client\w*|ils|elles|couples|eleves|acheteurs|patient\w*)[^.,;]{0,16}$", before)
    ):
        return None
    age = numbers[0]
    if not 13 <= age <= 95 or re.search(
        r"\b(?:depuis|pendant|il y a|dans) (?:plus de|moins de) ?$", before + match.group()[:8]
    ):
        return None
    if pattern is FROM:
        return None if re.search(r"depuis|il y a", before) else (age, 95)
    return (13, age - 1) if pattern is UNDER else (age - 4, age + 4)


def _spoken(folded: str) -> list[tuple[int, int]]:
    """« des retraités », « les jeunes couples », « la quarantaine »."""
    found: list[tuple[int, int]] = []
    about_clients = bool(CLIENTS.search(folded)) or len(folded.split()) <= 6
    taken: list[tuple[int, int]] = []
    for pattern, years in _WORDS:
        for match in pattern.finditer(folded):
            before = folded[max(0, match.start() - 30) : match.start()]
            if any(s < match.end() and match.start() < e for s, e in taken) or _NO_CLIENT.search(before):
                continue
            taken.append(match.span())
            determined = re.search(
                r"(?:\b(?:des|les|de|aux|d|mes|nos|beaucoup de|plus|que|et|ou|certains|quelques|qq|be|les?s?|mes|d'|tres|assez|trop|dé|de|mé|c|jeunes|cible|surtout|plutot)|[:,+]|^)[ ']*$",
                before,
            )
            if not determined or _STEREOTYPE.search(before) or _DENIED.search(before) or not about_clients:
                continue
            found.append(years)
    for match in DECADE.finditer(folded):
        if about_clients or re.search(r"bien tassee|passee", folded[match.end() : match.end() + 15]):
            found.append(_DECADES[match.group(1)])
    return found
