"""Who the customers are: B2C, B2B, B2G. Only when said; a shop or a practice implies nothing by itself."""

from __future__ import annotations

import re

from bot.nlu.extract.buyers import EATERS, set_aside, told, wanted

_B2C_SURE = (
    r"particuliers?|partikuliers?|privés|prives|b ?to ?c|b2c|btoc|grand public|ménages|consommat(?:eur|rice)s?|clients? finaux|client final|"
    r"mamies?|papys?|retraite?e?s|retraitees?|familles?|couples?|futures? mariees?|maries|mamans?|meufs?|"
    r"touristes?|vacanciers?|vacancieres?|voyageurs?|randonneurs?|croisieristes?|etudiante?s?|lyceens?|ados?|adolescente?s?|trentenaires?|quadras?|seniors?|"
    r"proprietaires?|proprios?|locataires?|parents?|riverains?|habitue?s|gens d[ue] (?:quartier|village|coin|cartier)|voisins?|enfants?|patiente?s?|patientele|"
    r"lecteurs?|lectrices?|eleves?|collectionneurs?|chatelains?|amateurs?|cavaliers?|pecheurs?|motards?|buveurs?|croyants|pelerins|expat(?:rie)?s|femmes?|hommes?|messieurs|"
    r"dames?|madames?|jeunes|personnes? (?:agees?|privees?)|gens|pavillons|habitants|visiteurs|joueurs|groupes d'amis|cadres(?! d'entreprise| dirig)|salaries en reconversion|etranger(?:e)?s"
)
_B2B_SURE = (
    r"entreprises?|b ?to ?b|b2b|btob|pros?|professionnels?|societes|boites|boîtes|pme|tpe|eti|start-?ups?|grands? comptes?|industriels?|revendeurs?|distributeurs?|grossistes?|"
    r"donneurs? d'ordres?|acheteurs? (?:industriels?|pro\w*)|bureaux(?! de)|bureaux d'etudes?|comites? d'entreprise|cse|commercants?|artisans?|restaurateurs?|restaurants?|restos|"
    r"cafetiers?|cafes|hotels?|hoteliers?|horeca|chr|cavistes?|cabinets?(?: \w+)?|agences?(?: \w+)?|syndics?|copropri\w*|regies|gerances?|promoteurs?|architectes?|archis|notaires?|avocats?|"
    r"assureurs?|assurances|drh|rh|ceo|dirigeant\w*|chefs? d'entreprise|patrons?|independants?|createurs? d'entreprise|professions? liberales?|liberaux|pharmacies?|boutiques?|"
    r"magasins?|concept stores?|garages?|usines?|fabricants?|marques?|agriculteurs?|eleveurs?|exploitants?|cuisiniers?|prescripteurs?|mandants?|autocaristes?|compagnies|"
    r"industrie|negoces?|importateurs?|programmateurs?|investisseurs|hommes d'affaires|bars|equipes|chefs d'entreprise|bailleurs(?! soci)|"
    r"directeurs? \w+|directions? \w+|chefs? de rayon|acheteurs pro|traiteurs?|boulangers?|dentistes?|medecins?|fleuristes?|coiffeurs?|maitres? d'ouvrage(?! public)|instituts?|spas|kines?|"
    r"groupes(?! d| de| scolaires)|grande distribution|enseignes|createurs|freelances?|franchises|constructeurs?|salles de sport|campings|gites|vignerons?|domaines|laboratoires|cliniques"
)
_B2G_SURE = (
    r"mairies?|collectivites?(?: \w+)?|communes?(?! de)|administrations?|b ?to ?g|b2g|marches? publics?|commandes? publiques?|hopita(?:l|ux)|ehpad|prefectures?|secteur public|"
    r"services? publics?|bailleurs? socia(?:l|ux)|departements?|conseils? (?:departementa|regiona)\w+|ecoles?|colleges|lycees|intercommunalites?|acheteurs? publics?|"
    r"etats?(?! des lieux)|ministeres?|monuments historiques|communautes? de communes|maitres? d'ouvrage publics?|offices? de tourisme|armee|universites?|cpas|musees?"
)
_INDUSTRIES = r"aero(?:nautique|spatiale?)|spatial|automobile|ferroviaire|navale?|nucleaire|defense|agro-?alimentaire|pharma\w*|medical|chimie|petrochimie|btp|horlogerie|semi-?conducteurs"
_KINDS = (("B2C", _B2C_SURE), ("B2B", _B2B_SURE), ("B2G", _B2G_SURE))
_WORDS = {kind: re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])") for kind, pattern in _KINDS}
UNMISTAKABLE = {
    "B2C": re.compile(r"\b(?:(?:les|aux?|des|de|que des|uniquement des|entre|surtout|plutot|moitie|nos|mes|et|ou|pour|d[eé]|chez|aux) (?:particuliers|prives)\b(?! de)|particuliers$|^\W*(?:des )?particuliers|(?:que|uniquement|surtout|fait|fais|faisons) du particulier\b|b ?to ?c|b2c|btoc|grand public|clients? particuliers?|clientele (?:de )?particulier\w*|clientele privee|"
                      r"(?:mes|nos) (?:client(?:e)s|patient(?:e)?s|eleves|mariees|maries|couples|lecteurs|lectrices|hotes|convives|spectateurs|vacanciers|visiteurs|buveurs)|(?:ma|notre) patientele|(?:mes|nos) client(?:e)?s (?:ont|de|espacent|reviennent)|clientes(?= de \d)|clientele (?:agee|etudiante|feminine|de passage|d'etudiants|de retraites)|public etudiant)\b"),
    "B2B": re.compile(rf"\b(?:(?:que|uniquement|fait|fais|faisons) du pro\b|(?:clients?|clientele|marches|donneurs d'ordres?) ?(?:[:=]|(?:sont |viennent )?(?:dans|de|du|issus?(?: de)?|cote)\b|c'est) ?(?:l'|le |la |de l'|de la |du )?(?:{_INDUSTRIES})\b|b ?to ?b|b2b|btob|clients? (?:sont )?(?:pros?|professionnels?|entreprises?|b2b)|clientele (?:\w+ )?(?:pro|professionnelle|d'entreprises|entreprises?|b2b)|(?<!toutes )(?:aux|que des|pour des|chez (?:les|des)|je veux des|voudrais des|toucher (?:les|des)|a des|sont des) (?:entreprises|pros|professionnels|boites(?! aux)|societes|pme|tpe|"
                      r"industriels|start-?ups|grands comptes|revendeurs|donneurs d'ordre)|pour les (?:entreprises|industriels|societes)|donneurs? d'ordres?|(?:mes|nos) (?:prescripteurs|mandants|revendeurs|distributeurs|donneurs d'ordre)|bureaux methodes|(?:les|des) (?:drh|rh|entreprises|societes|pme|boites) (?:qui )?(?:m'|nous )(?:achete|paie|paye|commande)\w*)\b"),
    "B2G": re.compile(r"\b(?:b ?to ?g|b2g|(?:les|des|aux|d) (?:mairies|collectivites|administrations)|marches publics|appels d'offres? publics?|acheteurs publics|consultations publiques|bailleurs sociaux|commande publique)\b"),
}  # fmt: skip
"""Said of customers almost whatever the sentence."""
CUSTOMERS = re.compile(
    r"\b(?:(?:mes|nos|mé|me|les|ma|notre|la|mon|de|des|dé) (?:client\w*|cliant\w*|clintel\w*|cible\w*|acheteu\w*|public|pratiques?|prospects?|prescripteurs?|interlocuteurs?|commanditaires?|mandats|chantiers|payeurs|hotes|habitues)|"
    r"client\w* ?[:=]|cible ?[:=]|clients?\b|clientele|cible\b|je (?:vise|vends?|livre|fournis|travaille (?:pour|avec)|bosse (?:pour|avec)|cible|facture|represente)|jvise|on (?:vend|vise|livre|fournit|travaille|bosse)|nous (?:vendons|visons|livrons|fournissons|travaillons)|"
    r"vendue?s? a|destine\w* a|s'adresse|j'accompagne|nous accompagnons|j'aimerais (?:toucher|placer|que des)|jtravaille|on intervient|chez nous c'est|particuliers|surtout (?:des|de)|mon monde)"
)
LINK = re.compile(
    r"(?:\b(?:sont|c'est|c|cest|ce sont|est|:|=|a|aux|au|des|de|d|dé|du|les|le|la|l|un|une|et|ou|,|pour|avec|chez|quelques|qq|beaucoup de|surtout|plutot|que|uniquement|principalement|"
    r"moitie|mes|nos|mé|certains|entre|toucher|vers|vise|vends|type)|[:=,;(+/’'&-]|^)[ ']*$"
)
DENIED = re.compile(
    r"\b(?:pas|plus|ni|jamais|aucune?s?|sans|arrete|oublie[rz]?|biffez|enlev\w+|retir\w+|fini|pa|pu|moins|exclu\w*|hors)\b(?: (?:que|trop|vraiment|de|des|d|les|aux|aux|pour|les|avec|la|le|mes|c'est|vers))*[ ']*$"
)
DENIED_AFTER = re.compile(r"^(?: \w+){0,2}(?:,| c'est| j'ai)? (?:c'est )?(?:arrete|fini|termine|stop|non|pas pour moi)")
FOR_THEM = re.compile(
    r"\b(?:pour|chez|aux|aupres de|cherche|conseille|conseillons|equipe|equipons|prospecte|connaitre|informer|communaute|(?:lien|contact|relation) avec|a des|a de|avec des|par des|avec trois|avec deux|m'envoient|envoient|touche[rz]?|attirer|prospecte|fournis\w*|livre) "
    r"(?:(?:les|des|de|d'|quelques|petites?|petits?|grandes?|grands?|mes|nos|trois|deux|l'|la|le|nouveaux|nouvelles|premieres?|premiers?|jeunes|monuments|\w+s (?:et|ou)|\w+s,)[ ']?)*$"
)
FRAGMENT = re.compile(
    r"[,;:(–] ?(?:(?:surtout|plutot|souvent|beaucoup|des|les|de|d'|petites?|petits?|jeunes|quelques|groupes?|public|clientele|la moitie|et|ou|a|aux|pour|chez|hommes d'affaires|missions|marches|\w+s,? (?:et|ou)|\w+s,)[ ']*)*$"
)
"""« Électricien, des syndics et des bureaux »: a self-portrait goes on with whom one works for."""
_ANSWER = re.compile(
    r"^\W*(?:oui |non |plutot |surtout |en fait |que |uniquement |seulement |principalement |pour |a |les |des |de |d'|les deux|aux |mon |mes |moitie )*"
)


def clientele(folded: str) -> tuple[str, ...]:
    """Kinds of customers said, in the order B2C, B2B, B2G; those wished for win over those already there."""
    folded = EATERS.sub("habitues", folded)
    sought = wanted(folded)
    if sought:
        return tuple(kind for kind, _ in _KINDS if kind in sought)
    about = bool(CUSTOMERS.search(folded))
    short = len(folded.split()) <= 7 and "?" not in folded
    acting = told(folded)
    return tuple(kind for kind, _ in _KINDS if kind in acting or _said(kind, folded, about, short))


def _said(kind: str, folded: str, about: bool, short: bool) -> bool:
    for match in UNMISTAKABLE[kind].finditer(folded):
        before, after = folded[max(0, match.start() - 30) : match.start()], folded[match.end() :]
        if not (DENIED.search(before) or DENIED_AFTER.search(after) or set_aside(after)):
            return True
    portrait = "?" not in folded and not _ASKS.search(folded)
    if not (about or short or portrait):
        return False
    for match in _WORDS[kind].finditer(folded):
        before = folded[max(0, match.start() - 45) : match.start()]
        after = folded[match.end() :]
        if DENIED.search(before) or DENIED_AFTER.search(after) or set_aside(after):
            continue
        singular = kind == "B2B" and not _plural(match.group(), before)
        if (about and (_cue(before) or _beside(before, match.group())) and not singular) or (
            short and _bare(folded, match)
        ):
            return True
        listed = match.group() not in _VAGUE and match.group().endswith(_MANY)
        if portrait and not singular and listed and _portrayed(before, match.start()):
            return True
    return False


def _portrayed(before: str, start: int) -> bool:
    """In a self-portrait: « maquilleuse, mariées et comédiennes », « films pour l'industrie »; never its first words."""
    return start > len("pour des ") and bool(FRAGMENT.search(before) or FOR_THEM.search(before))


def _plural(words: str, before: str) -> bool:
    """« des bureaux », but also « des syndic »: one customer says nothing of the others."""
    first = words.split(maxsplit=1)[0]
    return (
        first.endswith(("s", "x"))
        or first in _SINGULARS
        or bool(re.search(r"\b(?:des|les|aux|mes|nos|de|d)[ ']$", before))
    )


def _cue(before: str) -> bool:
    """Right after a word for customers: « mes clients sont des », « je vends aux »."""
    near = before[-42:]
    cues = list(CUSTOMERS.finditer(near))
    if not cues:
        return False
    cue = cues[-1]
    return bool(
        LINK.search(near)
        and not re.search(r"[.!?;]", near[cue.end() :])
        and not re.search(r"\b(?:comme|par|que|quand|dit|m'a|me)\b", near[cue.end() :])
    )


def _beside(before: str, said: str) -> bool:
    """« clients restaurateurs »: what the customers are, right after their name; « clients étrangers » says where from."""
    return bool(_CUSTOMERS_OF.search(before)) and said.endswith(("s", "x")) and not said.startswith("etrang")


def _bare(folded: str, match: re.Match[str]) -> bool:
    """A message that is little more than these words: « des particuliers », « surtout des restaurants »."""
    if match.group() in _VAGUE or _own_kin(folded, match):
        return False
    head = _ANSWER.sub("", folded[: match.start()])
    plural = match.group().endswith(("s", "x")) or match.group().startswith(("b2", "b to", "bto", "grand"))
    return (
        plural
        and (
            not head.strip()
            or bool(re.fullmatch(r"[\w' -]{1,25}(?:,| et| ou|\+|/)(?: (?:des|les|aux|de|qq|quelques))? ?", head))
        )
        and not re.match(r"\s*\?", folded[match.end() :])
    )


def _own_kin(folded: str, match: re.Match[str]) -> bool:
    """« mes parents » are the writer's own, « mes parents d'élèves » are not."""
    kin = match.group() in ("parents", "enfants") and re.search(r"\b(?:mes|me) $", folded[: match.start()])
    return bool(kin) and not re.match(r" (?:d'|de |des |du )", folded[match.end() :])


_CUSTOMERS_OF = re.compile(r"\b(?:clients|clientes|acheteurs|prospects) $")
_MANY = ("s", "x", "pme", "industrie", "b2b", "b2c")
_ASKS = re.compile(
    r"\b(?:quels?|quelles?|comment|faut-il|combien|pourquoi|est-ce|reseau|facebook|instagram|linkedin|tiktok|google)\b"
)
_SINGULARS = frozenset(
    {
        "industrie",
        "b2b",
        "btob",
        "pro",
        "rh",
        "drh",
        "cse",
        "pme",
        "tpe",
        "eti",
        "horeca",
        "chr",
        "professionnel",
        "entreprise",
    }
)
_VAGUE = frozenset(
    {
        "femme",
        "femmes",
        "homme",
        "hommes",
        "gens",
        "personnes",
        "jeunes",
        "amateurs",
        "createurs",
        "marques",
        "communes",
        "restaurants",
        "hotels",
        "domaines",
        "ecoles",
        "enfants",
    }
)
