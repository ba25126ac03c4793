"""Customers told by what they do or by what one wants of them: « les mairies nous font travailler », « j'aimerais que les DRH m'appellent ».

Who is wanted wins over who is already there (« les assurances m'envoient des voitures, j'aimerais que les particuliers viennent »),
and who is mentioned only to be set aside does not count. Works on folded text.
"""

from __future__ import annotations

import re

from bot.text import unique

Kind = str

_FIRMS = (
    r"entreprises|boites|societes|pme|tpe|eti|start-?ups|grands? comptes?|grands? groupes|multinationales|industriels|industries|usines|donneurs? d'ordres?|sous-traitants|fabricants|constructeurs(?: \w+)?|equipementiers|integrateurs|"
    r"revendeurs|distributeurs|grossistes|importateurs|exportateurs|centrales d'achat|gms|grande distribution|enseignes(?! lumineuses)|supermarches|hypermarches|franchises|reseaux de \w+|detaillants|negoces|magasins|boutiques|concept[- ]stores|"
    r"galeries|galeristes|salons de the|epiceries(?: fines)?|fromageries|cavistes|bars|cafes|restaurants?(?= etoiles)|restaurants|restos|restaurateurs|chefs etoiles|cantines|traiteurs|hotels|hoteliers|palaces|campings|gites|conciergeries|agences(?: (?:de|d'|immobilieres?|web|parisiennes|evenementielles?)(?: ?\w+)?)?|tour[- ]operateurs|autocaristes|"
    r"cabinets(?: (?:d'|de |medicaux|dentaires)\w*)?|bureaux(?! de tabac)|open[- ]spaces|etudes notariales|notaires|avocats|huissiers|experts?[- ]comptables|comptables|assureurs|assurances|mutuelles|banques|courtiers|syndics|regies|bailleurs|promoteurs|marchands de biens|agents immobiliers|foncieres|administrateurs de biens|"
    r"architectes|maitres d'oeuvre|bureaux d'etudes|geometres|paysagistes|charpentiers|macons|plombiers|electriciens|artisans|commercants|professions liberales|liberaux|medecins|dentistes|kines|infirmiers|pharmacies|pharmaciens|opticiens|veterinaires|cliniques|laboratoires|labos|"
    r"coiffeurs|salons de coiffure|instituts|spas|fleuristes|boulangers|boulangeries|bouchers|patissiers|garages|garagistes|carrossiers|concessions|concessionnaires|loueurs|auto[- ]ecoles|transporteurs|logisticiens|agriculteurs|eleveurs|maraichers|cereali\w+|viticulteurs|vignerons|domaines|caves cooperatives|cooperatives|coops?|"
    r"exploitants|organismes de formation|centres de formation|salles de sport|clubs de sport|editeurs|maisons d'edition|librairies|libraires|labels|programmateurs?|programmatrices|festivals|theatres|salles de concert|producteurs de (?:spectacles|cinema|films)|realisateurs|studios|marques|maisons (?:de (?:luxe|couture|champagne)|parisiennes)|createurs(?: de mode)?|"
    r"dirigeante?s|chefs d'entreprises?|patrons|entrepreneur(?:s|es)|independants|freelances|managers|cadres dirigeants|comites? (?:de direction|d'entreprises?)|codir|comex|cse|drh|daf|dsi|rh|rssi|dpo|achats|acheteurs? (?:pros?|professionnels?|industriels?|de la \w+|du \w+|en \w+)|directeurs? (?!de cabinet)(?:\w+ ?)?(?:de |des |d'|du )?\w*|directions? \w+|"
    r"responsables? (?:des? |d')?(?:achats?|hse|qhse|maintenance|production|qualite|formation|rh|communication|marketing|logistique|informatiques?|travaux|securite|boutiques?|sites?|\w+)|services? (?:achats?|rh|juridiques?|travaux|maintenance)|chefs? de (?:projets?|chantiers?|rayons?|produits?)|office managers|gestionnaires de \w+|professionnels|pros|b ?to ?b|b2b|horeca|chr|"
    r"flottes d'entreprises?|centres? commercia(?:ux|l)|centres de tri|parcs|wedding[- ]planners|organisateurs|investisseurs|prescripteurs|gestionnaires|collegues notaires|confreres|hommes d'affaires|ehpad prives|aerona\w+|constructeurs|plateaux|productions"
)
_PUBLIC = (
    r"mairies|communes|collectivites(?: \w+)?|communautes? de communes|agglos?|intercommunalites?|interco|conseils? (?:departementa|regiona)\w+|prefectures|etat|ministeres|administrations|services publics|secteur public|"
    r"marches publics|appels d'offres|acheteurs publics|bailleurs socia\w+|offices? hlm|hopitaux|ehpad|maisons de retraite|classes(?! (?:d'actifs|moyennes?|sociales?|populaires?|preparatoires?))|scolaires|(?:groupes|sorties|publics?|voyages) scolaires|centres? (?:de loisirs|aeres?|sociaux)|ecoles|colleges|lycees|universites|missions locales|pole emploi|france travail|offices? de tourisme|musees|monuments historiques|mediatheques|bibliotheques|comites des fetes|syndicats (?:des eaux|mixtes)|armee|gendarmerie|elus|maires"
)
_PEOPLE = (
    r"particuliers|prives|familles|parents|mamans|meres|peres|papas|grands-parents|couples|menages|proprietaires|proprios|locataires|maries|mariees|futurs? (?:maries|mariees|parents)|touristes|vacanciers|voyageurs|randonneurs|visiteurs|estivants|habitants|riverains|voisins|retraites|seniors|"
    r"jeunes(?! (?:collaborat|apprenti|salarie|diplome|recrue|alternant))(?: \w+)?|etudiants?|etudiantes|ados|adolescents|lyceens|enfants|gamins|femmes(?! d'affaires| de menage)|hommes(?! d'affaires)|lecteurs|lectrices|patients?|patientes|emprunteurs|collectionneurs|amateurs|cavaliers|pelerins|curistes|clients particuliers|mamies|papis|papys|trentenaires|quadras|expatries|etrangers|parisiens|(?<!client )(?<!clients )(?<!acheteurs )(?<!acheteur )(?<!prospects )(?<!partenaires )(?<!comptes )(?<!marches )(?:japonais|americains|anglais|allemands|hollandais|neerlandais|italiens|espagnols|suisses|belges|chinois|quebecois)|acquereurs|vendeurs particuliers|salaries en reconversion"
)
KINDS: dict[Kind, str] = {"B2C": _PEOPLE, "B2B": _FIRMS, "B2G": _PUBLIC}
_SOME = r"(?:(?:de|des|d'|du|la|les|le|l'|un|une|aux?|a|quelques|certaine?s|plusieurs|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt|trente|quarante|cinquante|cent|\d+|petites?|petits?|grandes?|grands?|gros|grosses?|jeunes|vraies?|vrais|bonnes?|bons?|nouve\w+|autres?|plus|surtout|plutot|que|uniquement|seulement|locale?s|belles?|beaux|tous|toutes)[ ']?\s?){0,4}"
_ACTS = (
    r"(?:(?:qui|me|nous|m'|en|y|ne|n'|les|leur|surtout) ?){0,3}(?:prennent|achetent|paient|payent|commandent|signent|font travailler|confient|mandatent|sollicitent|appellent|adressent|envoient|sous-traitent|referencent|font confiance|font vivre|reservent|passent commande|cherchent|decident|veulent|recrutent par|consultent|contactent|"
    r"connaissent|ecoutent|voient|choisissent|trouvent|invitent|programment|louent|viennent|pensent a (?:moi|nous)|demandent|sont clients)"
)
_SERVE = (
    r"(?:je|j'|on|nous|jtravaille|jbosse|ne|n'|j) ?(?:travaill\w+|boss\w+|livr\w+|fourni\w*|fournissons|form\w+|conseill\w+|accompagn\w+|equip\w+|interven\w+|intervien\w*|factur\w+|demarch\w+|prospect\w+|visit\w+|vend\w*|vendons|dessin\w+|fabriqu\w+|amenag\w+|repar\w+|assur\w+|coach\w+|represent\w+|nettoy\w+|entretien\w*|entretenons|sous-trait\w+|developp\w+|edit\w+|concev\w+|recrut\w+|traduis\w*|impri\w+)"
    r"(?: [\w']+){0,4} (?:pour|chez|avec|dans|aupres de|aux?|entre)"
)
_SERVE_DIRECT = r"(?:je|j'|on|nous) ?(?:livr\w+|fourni\w*|form\w+|conseill\w+|accompagn\w+|equip\w+|demarch\w+|prospect\w+|visit\w+|coach\w+|depann\w+|sous-trait\w+)"
_CUE = (
    r"(?:ce sont|c'est|c|ce ne sont que|sont|restent)(?: surtout| plutot| que| toujours)?|(?:viv\w+|vis|vit) (?:surtout |essentiellement |que |des commandes )?(?:de ce que me prennent |d'appels d'offres )?(?:de|des|d')|s'adresse a|destine\w* a|reserve\w* a|(?:faut les?|qu'il faut|faut|veux|voudrais) (?:convaincre|seduire|toucher)|"
    r"(?:mes|nos|les) (?:interlocuteurs|contacts|donneurs|commandes|contrats|acheteurs|clients|payeurs|decideurs|prescripteurs|missions|mandats|dossiers)(?: [\w']+){0,3}? (?:sont|c'est|viennent|chez|avec|par)(?: \w+){0,1}"
)
_PLACED = r"(?:presente?s?|vendue?s?|distribue?e?s?|en depot|en depot-vente|referencee?s?|en vente) (?:dans|chez)"
_PORTRAIT = r"(?:pour|chez|aupres de|coach (?:de|d')|avocate? (?:de|d'|des)|conseil (?:aux?|de|d'|des)|consultante? (?:pour|aupres)|formatrice|formateur (?:de|d'|en|pour)|coaching (?:de|d'))"
_WISH = re.compile(
    r"\b(?:je (?:veux|voudrais?|vise|cherche|reve)|j'(?:aimerais|en voudrais)|jveu\w*|jvoudrai\w*|jcherche|jaimerai\w*|on (?:veut|voudrait|cherche|aimerait|vise)|nous (?:voulons|voudrions|cherchons|aimerions|visons)|faut que je trouve|il (?:me|nous) (?:faut|faudrait)|faudrait que|il me manque|je verrais bien|on verrait bien|trouver|attirer|toucher|seduire|convaincre|conquerir|decrocher|viser|demarcher|prospecter|intervenir (?:dans|chez))\b(?! (?:bien |juste |aussi )?(?:savoir|comprendre|entendre|demander|eviter|empecher|connaitre (?:le|la|les|leurs?)|qu'il |que tu|que vous|un outil|un moyen))"
)
_SUITS = re.compile(r"\bm'irai(?:en)?t bien\b")
"""« Les comités d'entreprise, ça m'irait bien »."""
_CLAUSE_END = re.compile(r"[.;!?:]|\b(?:mais|parce|car|pas celles|pas ceux)\b")
_ASIDE = re.compile(
    r"(?:\b(?:plutot qu\w*|au lieu|plus que|sans|sortir|quitter|arreter|lacher|marre|moins|pas|plus aucune?s?|veux plus|fais plus|ni|jamais|comme (?:un|une)|aux? cote\w*|dependre|concurrence|a la place|que par|grace|proche|pres|voisin\w*|contre|hors|sauf|notre|mes|nos|mon|ma|leurs?|ces)\b[ ']?(?:(?:de|d'|des|du|les|la|le|l'|aux?|que|que des|a|par|pour|dans|vers|avec|chez|grandes?|petites?|seules?)[ ']?)*)$"
)
_SET_ASIDE = re.compile(
    r"^(?: \w+){0,3},? ?(?:(?:on|j|j'|nous) ?en (?:fai\w+|ai|a|avons)\b(?: aussi| deja)?,? ?(?:mais|trop|assez|plein|marre|plus envie)?|(?:le week-end )?ca (?:va|roule|marche)\b|me suffi\w*|c'est (?:pas rentable|fini|termine))"
)
ALONE = re.compile(
    r"\b(?:appels d'offres(?! publics)|seminaires(?! (?:du|de (?:yoga|meditation|bien)))|team[- ]?building|(?<!salarie )(?<!salariee )(?<!travaille )(?<!annees )(?<!stage )(?<!passer )(?<!mon )en entreprises?\b(?! (?:individuelle|familiale|et moi))|qualite de vie au travail|yoga au bureau|grands comptes|donneurs? d'ordres?|sous-traitance|comites? d'entreprises?|arbres? de noel)"
)
"""Words that mean firms by themselves."""
PRIVATE = re.compile(
    r"\b(?:(?<!entreprises )(?<!societes )(?<!boites )(?<!marques )clientes|mariages?(?! des)|baptemes|anniversaires|communions|fetes de famille|evjf|demenageu(?:r|rs|se)|fosses? septiques?|biographe|magasins? d'usine|boutique d'usine|vente (?:directe )?au public|ouvert au public|(?:boutique|pressing|commerce|imprimerie|librairie|epicerie|boulangerie|garage|salon|cabinet|pharmacie|atelier) (?:de|du) (?:quartier|village))\b"
)
"""Words that mean private persons by themselves, beside firms or not."""
COOPERATIVE = re.compile(
    r"\b(?:tout|toute|recolte|lait|production|cereales|betes|raisins?)(?: [\w']+){0,4} (?:a|par|pour) (?:la|une|ma|notre) (?:coop\w*|cave cooperative|laiterie|negoce|industrie)\b|\b(?:coop\w*|laiterie|abattoir|negoce|negociant) (?:me |nous )?(?:ramass|pren|achet|collect|emport)\w+"
)
"""« Toute ma récolte part à la coopérative »."""
_WHO = {
    kind: re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")
    for kind, words in {**KINDS, "B2B": rf"{_FIRMS}|{ALONE.pattern}"}.items()
}
_FRAMES = {
    kind: [
        re.compile(rf"(?<![a-z0-9])(?P<who>{words})\b(?: (?:du|de la|de|des|d'|qui|alentour|autour) ?\w+){{0,1}},? ?{_ACTS}\b"),
        re.compile(rf"(?<![a-z0-9])(?:{_SERVE}|{_SERVE_DIRECT}|{_CUE}|{_PLACED})[ ']{_SOME}(?:(?:[\w'-]+ ){{0,3}}[\w'-]+(?: et| ou|,) {_SOME})?(?P<who>{words})(?![a-z0-9])"),
    ]
    for kind, words in KINDS.items()
}  # fmt: skip
_PORTRAITS = {kind: re.compile(rf"(?<![a-z0-9]){_PORTRAIT}[ ']{_SOME}(?P<who>{words})(?![a-z0-9])") for kind, words in KINDS.items()}  # fmt: skip
_ASKS = re.compile(r"\?|^\W*(?:quels?|quelles?|comment|faut-il|combien|pourquoi|est-ce|c'est quoi)\b")
_SENTENCE = re.compile(r"[^.!?;]*[.!?;]?")


EATERS = re.compile(
    r"\b(?:artisans|ouvriers|chauffeurs|routiers|commerciaux|employes|cadres|salaries|commercants|agriculteurs|patrons)\b(?=[^.!?;]{0,30}\b(?:le midi|a midi|viennent manger|dejeun\w+|au comptoir|a table|boire un|prendre (?:un|le|leur) cafe))"
)
"""Working people who come to eat are private customers."""


def wanted(folded: str) -> tuple[Kind, ...]:
    """Kinds named inside a wish, in the order they are said."""
    found: list[tuple[int, Kind]] = []
    for wish in _WISH.finditer(folded):
        stop = _CLAUSE_END.search(folded, wish.end())
        end = min(stop.start() if stop else len(folded), wish.end() + 90)
        found += _named(folded, wish.end(), end)
    for match in _SUITS.finditer(folded):
        begin = max(folded.rfind(mark, 0, match.start()) for mark in ".;!?") + 1
        found += _named(folded, max(begin, match.start() - 60), match.start())
    return unique(kind for _, kind in sorted(found))


def _named(folded: str, start: int, end: int) -> list[tuple[int, Kind]]:
    return [
        (match.start(), kind)
        for kind, who in _WHO.items()
        for match in who.finditer(folded, start, end)
        if _counts(folded, match.start(), match.end(), kind)
    ]


def told(folded: str) -> tuple[Kind, ...]:
    """Kinds that act as customers, that one serves, or that a self-portrait names."""
    found = [
        kind
        for kind, frames in _FRAMES.items()
        if any(_counts(folded, *m.span("who"), kind) for frame in frames for m in frame.finditer(folded))
    ]
    for sentence in _SENTENCE.findall(folded):
        if not _ASKS.search(sentence):
            found += [
                kind
                for kind, frame in _PORTRAITS.items()
                if any(_counts(sentence, *m.span("who"), kind) for m in frame.finditer(sentence))
            ]
    found += ["B2B"] if _unaside(ALONE, folded) or COOPERATIVE.search(folded) else []
    found += ["B2C"] if _unaside(PRIVATE, folded) else []
    return tuple(kind for kind in KINDS if kind in found)


def _unaside(words: re.Pattern[str], folded: str) -> bool:
    return any(not _ASIDE.search(folded[max(0, m.start() - 40) : m.start()]) for m in words.finditer(folded))


def set_aside(after: str) -> bool:
    """Whether what follows says that these customers are not the ones sought: « …, on en fait mais ce n'est pas rentable »."""
    return bool(_SET_ASIDE.search(after[:50]))


def _counts(folded: str, start: int, end: int, kind: Kind) -> bool:
    """Neither set aside nor one's own; « écoles de conduite », « jeunes entreprises » are not what they begin with."""
    if _ASIDE.search(folded[max(0, start - 40) : start]) or set_aside(folded[end:]):
        return False
    return not (
        kind == "B2C" and re.match(r" (?:entreprises|pousses|societes|marques|talents|diplome)", folded[end : end + 14])
    )
