"""What the person wants from a channel: said as a wish, or told by what is lacking (`laments.py`)."""

from __future__ import annotations

import re

from bot.nlu.extract.buyers import wanted
from bot.nlu.extract.laments import lamented, somebody_else
from bot.nlu.extract.needs import needed
from bot.text import unique

WISH = re.compile(
    r"\b(?:je (?:veux|voudrais?|voudrai|cherche|souhaite\w*|compte|reve|vise|dois)|j(?:e)?v(?:eu|eux)\b|jvoudrai\w*|j'voudrais|jveu|j'veux|jcherche|jaimerai\w*|jvise|j'aimerais?|j'aimerai|j'aime (?:montrer|partager|expliquer|transmettre)|j'ai (?:besoin|envie)|g besoin|besoin (?:de|d')|"
    r"on (?:veut|voudrait|cherche|aimerait|souhaite\w*|vise)|nous (?:voulons|voudrions|cherchons|souhait\w+|aimerions|revons|visons)|il (?:me|nous) (?:en )?faut|il m'en faut|il (?:me|nous) (?:en )?faudrait|faudrait que|"
    r"objectifs?|objectif|but\b|mon (?:but|souhait|ambition|reve|dessein|goal|intention|projet|truc)|mon ambition|le but|notre (?:but|souhait|objectif|ambition)|ce que (?:je|j')\w* ?(?:veux|cherche|souhaite)|"
    r"envie d\w*|histoire de|afin d\w*|pour (?!les?\b|la\b|une?\b|des\b|mon\b|ma\b|mes\b|moi\b)|pr (?!les?\b|la\b|une?\b|moi\b)|comment (?:faire )?|priorite|aidez[- ]moi a|aide[- ]moi a|l'idee (?:c'est|est)|j'essaie d\w*|que veux-je|ce serait (?:de|d'))"
)
WISHES: tuple[tuple[str, str], ...] = (
    ("hiring", r"impossible de recruter|(?:rares|aucune?|peu de|pas de|zero) candidat\w*|(?:passe|passons|passer|diffuse) des annonces (?:[\w']+ ){0,3}pour (?:une?|des|trouver)|(?:ne )?trouve(?:r|ons)? (?:pas|plus) (?:de |d')(?:remplacant|collaborat|associe|clerc|veto|veterinaire|assistant|regleu|fraiseu|ripeu|intervenant|preparat|secretaire|conducteu)\w*|cherch\w+ (?:[\w']+ ){0,6}?(?:une?|des|deux|trois|un autre) (?:[\w']+ ){0,1}?(?:remplacant|collaborat|clerc|notaire assistant|veto|veterinaire salarie|assistant|regleu|fraiseu|tourneu|ripeu|intervenant|preparat|secretaire|conducteu|aide a domicile|animat|educat|infirmi|medecin salarie|conseill|commercia|menuisi|electricien|plombier|maco|sabl)\w*(?! (?:pour me|en ligne|virtuel))|(?:ne |n'|je )?(?:trouve|trouvons|trouver) (?:ni|pas d[e']|plus d[e']|aucune?) ?(?:cuisinier|serveu|chauffeu|ouvrier|apprenti|personnel|coiffeu|macon|soudeu|vendeu|candidat|aide|auxiliaire|infirmier|boulanger|patissier|mecanicien|technicien|couvreur|plombier|electricien|operateur|commis|salarie|moniteur|educateur|animateur|saisonnier|main)\w*|manqu\w+ (?:d'|de |d )(?:bras|personnel|monde|main|auxiliaires?|salaries|candidats|serveurs|cuisiniers|ouvriers|chauffeurs|soignants|soudeurs|apprentis)|cherch\w+ (?:\w+ ){0,2}(?:chauffeurs?|compagnons?|apprentie?s?|alternante?s?|cuisiniers?|serveu(?:r|se)s?|ouvriers?|vendeu(?:r|se)s?|salaries?|soudeurs?|operateurs?|operatrices?|techniciens?|coiffeu(?:r|se)s?|auxiliaires?|benevole salarie|saisonniers?|commis|macons?|couvreurs?|mecaniciens?|moniteurs?|monitrices?)|recrut\w+\b(?! (?:\w+ ){0,2}?(?:eleves|etudiants|adherents?|membres|licencies|choristes|clients|joueurs|lecteurs|patients|abonnes|inscrits)\b)|embauch\w+|trouver (?:des|un|une|du) (?:salaries?|employes?|apprentis?|collaborat\w+|personnel|candidats?|soudeurs?|serveurs?|chauffeurs?|cuisiniers?|vendeu\w+|conducteurs?|monit\w+|alternants?|techniciens?|ouvriers?|bras)|"
               r"attirer (?:des|les) (?:candidats?|talents?)|marque employeur|engager (?:quelqu'un|du monde|des gens|un apprenti|des apprentis)"),
    ("funding", r"(?:lever|recolter|collecter|trouver|obtenir|chercher|recevoir|avoir) (?:des |de l'|les |un |du |plus de )?(?:fonds|dons?|mecenes?|mecenat|subventions?|donateurs?|financements?|argent|sponsors?|investisseurs?)|financer|financement|crowdfunding|cagnotte|levee de fonds|appel aux? dons?|"
                r"benevoles? et (?:des |les )?dons?|(?:plus de|des) (?:dons|donateurs|mecenes)|sponsors?\b"),
    ("online_sales", r"(?:ecouler|vendre) (?:\w+ ){0,4}?(?:par|sur) internet|site marchand|ventes? (?:en ligne|sur le site) (?:trop )?faibles?|vendus? en ligne|vendre (?:\w+ ){0,4}?(?:en ligne|sur internet|sur le net|sur le web|par internet|a distance|dans (?:toute la france|le monde))|ventes? en ligne|vente sur internet|e-?commerce|click (?:and|&) collect|ventes? a distance|commandes? en ligne|vendre (?:sur|via) (?:etsy|insta\w*|amazon|mon site|vinted|facebook)|"
                     r"boutique en ligne|(?:veux|voudrais|aimerais) expedier|paniers? moyens?"),
    ("events", r"remplir (?:la fete|les (?:lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches))|remplir (?:mes|nos|mon|les?|la|ma|une|un|notre) (?:petite )?(?:ateliers?|stages?|concerts?|salles?|soirees?|spectacles?|evenements?|conferences?|cours(?! d)|degustations?|portes ouvertes|salon|places|festival|salle)|(?:annoncer|promouvoir|faire connaitre|faire venir (?:du monde|des gens|les gens)? ?a) (?:mes|nos|mon|ma|les?|la|notre|des|aux?|un|une) (?:\w+ )?(?:evenements?|ateliers?|stages?|"
               r"concerts?|soirees?|spectacles?|portes ouvertes|degustations?|conferences?|festival|expo\w*|vernissages?|fete)|vendre des (?:billets|places)|billetterie|plus d'inscri\w+ a|faire venir .{0,25}aux (?:degustations?|concerts?|ateliers?|soirees?|spectacles?|portes ouvertes)|gens (?:du coin )?sachent qu'on fait des soirees"),
    ("footfall", r"faire venir(?= et|$|,)|(?:faire venir|attirer|ramener|amener|avoir|voir|\+ de|plus de|retrouver)(?: plus)?(?: de| du| des| les| d'autres)? ?(?:monde|passage|passants|gens|clients?|jeunes|touristes|familles|visiteurs)(?: \w+){0,3} (?:en boutique|au magasin|a la boutique|dans (?:la|ma|notre|mon|le) \w+|au salon|au resto\w*|a (?:la|l')(?: )?(?:ferme|cave|atelier|boutique|galerie|restaurant)|sur place|chez (?:moi|nous)|a midi|le midi|le soir|en semaine|sur (?:mon|le) stand|jusqu'\w+)|"
                 r"faire venir (?:du monde|des gens|les gens|plus de monde|des clients|les touristes|des touristes|les jeunes|des jeunes|du public|les habitants|des trentenaires)|\+ de monde|plus de monde|du passage|remplir (?:ma boutique|mon magasin|mon resto\w*|ma terrasse|mes tables|la salle le midi|le resto\w*)|trafic en (?:magasin|boutique)|"
                 r"viennen?t?.{0,15}(?:a|jusqu'a|en|dans) (?:l'|la|le |mon |ma |notre )(?: ?)(?:atelier|boutique|magasin|ferme|cave)|vienne(?:nt)? chercher|se deplacent|pousser (?:la|ma) porte|franchi\w+ (?:la|ma) porte"),
    ("loyalty", r"fideli[sz]\w*|garder (?:mes|nos|les|le|ma|la) (?:ancien\w* )?(?:client\w*|lien|contact|abonn\w*)|faire revenir|qu'ils reviennent|qu'elles reviennent|reviennent|clients? reguliers?|clients? recurrents?|entretenir (?:le lien|la relation|mon reseau)|rester en (?:contact|lien)|relancer (?:mes|nos|les) (?:anciens )?clients?|les garder|(?:clients?|clientes?|eleves|patients?) (?:\w+ ){0,2}(?:espacent|ne reviennent|reviennent (?:peu|moins|pas))|garder (?:le lien|le contact|mes eleves|nos eleves)|peu de (?:deuxiemes|seconds) achats|peu de deuxiemes|plus de lien avec|avec les personnes deja venues"),
    ("customer_service", r"repondre (?:plus vite |mieux |rapidement |aux questions |a )?(?:aux? |mes |des |les )(?:clients?|patients?|questions|demandes|messages)|service client|sav\b|desengorger|prendre (?:des |les |mes )?(?:rdv|rendez-vous)|prise de (?:rdv|rendez-vous)|gerer (?:les|mes) (?:reservations|rdv|rendez-vous|demandes)|"
                         r"moins d'appels|reservations? directes?|qu'ils reservent|reservent directement|eviter (?:les appels|le telephone)"),
    ("community", r"(?:creer|federer|animer|construire|batir|developper|faire vivre|avoir) (?:une |ma |la |notre |un )?(?:vraie |belle |petite )?(?:communaute|commu|club|tribu)\b|communaute|trouver des benevoles|(?:recruter|attirer|chercher) (?:des )?(?:benevoles|adherents|membres)|cherch\w+ (?:\w+ ){0,2}(?:benevoles?|adherents?)|plus d'(?:adherents|engagement|interaction\w*)|benevoles et|federer"),
    ("expertise", r"montrer (?:ma methode|mes methodes|mes techniques|ma technique|mon geste|mes gestes)|(?:montrer|asseoir|demontrer|prouver|partager|faire valoir|etablir) (?:mon|ma|notre|nos|mes|le|la)? ?(?:expertise|savoir(?:-faire)?|competences?|credibilite|serieux|connaissances)|etre (?:reconnue?|credible|pris au serieux|identifiee?s?) |expertise|credibilite|informer|sensibiliser|eduquer|expliquer (?:mon|notre|mes|nos|aux|les)|faire de la pedagogie|vulgariser|"
                  r"conferences? comme|inspirer confiance|rassurer|legitim\w+|devenir (?:une |la )?reference|etre (?:une |la )?reference"),
    ("awareness", r"(?:me|nous|se|m'|te) ?faire (?:mieux |un peu |plus )?con+aitre|me fair con+aitre|faire con+aitre|faire (?:savoir|parler de)|connue?s? (?:de|dans|des|par|sur)|etre (?:plus |mieux |un peu plus )?(?:connue?s?|visibles?|vue?s?|trouvee?s?|presente?s? en ligne|identifiee?s?)|visibilite|visibilité|notoriete|montrer (?:mes|nos|mon|notre|ce que|le|la) ?(?:\w+)?|image de marque|"
                  r"qu'on (?:sache|parle de|(?:me|nous) (?:connai\w*|voi\w*|trouve\w*|remarque|repere|decouvre|appelle|recommande|cite|reconnaisse|choisisse|contacte))|apparaitre (?:chez|dans|sur|quand|aupres)|m'afficher|m'annoncer|que (?:les|des) gens (?:du coin |d'ici )?(?:sachent|me trouvent|nous trouvent|connaissent)|me trouvent|nous trouvent|on nous trouve|personne ne (?:me|nous) connai\w+|qu'on existe|que j'existe|gagner en visib\w+|exister (?:sur|en)|branding|faire voir|faire de la (?:pub|com)"),
    ("customers", r"(?:veux|voudrais|aimerais|voudrions|aimerions|souhaite|voulons|envie de|objectif de|pour) (?:\w+ )?vendre (?:\w+ ){0,3}(?:en direct\b|(?:moi|nous)[- ]memes?\b|sans (?:le |passer par )(?:negoce|grossiste|cooperative|centrale|intermediaires?))|(?:developper|lancer|faire (?:plus )?de) (?:la |ma |de la )?vente directe|(?:agenda|planning|carnet) (?:\w+ )?(?:a moitie |presque |trop |bien )?vides?|places? a pourvoir|je prospecte|mes premier(?:e)?s (?:client(?:e)?s|entreprises|contrats|missions)|remplir (?:le|les) (?:soirs?|midis?|creux|chambres?|semaines?)|attirer (?:les|des) (?:nouveaux |nouvelles )?(?:habitants|\d\d|jeunes|familles|femmes|hommes|couples|entreprises)|(?:trouver|attirer|avoir|chercher?|gagner|decrocher|capter|toucher|cherche|ramener|conquerir|signer|obtenir|trouve|recuperer|conqu\w+|vouloir|veux|veut|faut|faudrait|vise|seduire|amener|recevoir|generer|aller chercher|besoin)(?: \w+){0,2}?(?: de| d| des| dé| plus de| du| les| mes| nos| quelques| un| une| d'autres| nouveaux| nouveaux?| nouvelles)*[ ']?(?: ?nouvea?u?x? | nouvelles | vrais | bons | autres | premiers? | premieres | mes propres | propres )?"
                  r"(?:clients?|clientes?|clientele|chantiers?|contrats?|mandats?|missions?|prospects?|patients?|patientes|commandes?|eleves?|leads?|rendez-vous|rdv|parents|mariages?|abonnements|reservations?|proprietaires|projets?|stagiaires de formation|locataires|acheteurs?|creations?)|"
                  r"rentrer des mandats|remplir (?:mon|mes|nos|notre|le|les|ma) (?:planning|agenda|carnet\w*|commandes|chambres|gite|retours|cabinet|semaines?|hotel|cours|creneaux|places)|developper (?:mon|ma|notre|l') ?(?:activite|clientele|boite|entreprise|chiffre|patientele|business)|augmenter (?:mon|mes|nos|le|notre) (?:ca|chiffre|ventes)|"
                  r"vendre (?:plus|davantage|mes|nos|mon|des|d'avantage|moins d'entretien)|plus de (?:clients?|classes|groupes|familles|scolaires|visiteurs|commandes?|ventes?|reservations?|chantiers?|contrats?|mariages|rdv|mandats)|\+ de (?:clients?|commandes?|chantiers?)|prospecter|prospection|nouveaux? clients?|nouvelles? clientes?|louer (?:hors|plus|mon|mes|nos|notre)|mes propres clients|etre (?:booke|consultes?|appelee?s?)|"
                  r"clients?\b(?: \w+){0,2} (?:m'|nous |me )?en (?:faut|faudrait|veu[xt]|voudrai\w*|cherch\w+|manque)|demandes en direct|recevoir des demandes|rendez-vous sans|placer mes|me trouvent|faire du chiffre|developper (?:les|mes) ventes|(?:gagner|plus de|nouveaux) (?:des )?dossiers"),
)  # fmt: skip
_WISHES = [(goal, re.compile(rf"\b(?:{pattern})")) for goal, pattern in WISHES]
DENIED = re.compile(
    r"\b(?:pas|plus|jamais|ni|sans|inutile de|marre de|arreter de|oublie)\b(?: (?:de|a|pour|chercher a|cherche a|besoin de|envie de|envie d|d|trop|que|vraiment|me|m|nous|se|y))*[ ']*$"
)
REFUSED = re.compile(
    r"\b(?:veux|veut|voulons|cherche\w*|souhait\w+|besoin) (?:surtout |vraiment |absolument )?pas (?:plus |davantage )?(?:de |d'|du |des )"
)
"""« je veux surtout pas plus de clients »: the wish holds its own refusal."""
DENIED_AFTER = re.compile(r" ?(?:pas|plus personne|personne|jamais)\b(?! (?:que|seulement))")
"""« j'embauche pas »."""
DIRECT = re.compile(
    r"^\W*(?:(?:objectif|but|goal|priorite|mon but|le but|notre objectif|mon objectif|souhait|envie|besoin)\w*(?: \w+){0,2} ?[:=,]|🎯)"
)
LACK = re.compile(
    r"(?:ne |n'|je )?(?:trouv\w+) (?:ni|pas|plus|aucun)|manqu\w+ |(?:agenda|planning|carnet) .*vide|places? a pourvoir|je prospecte|mes premier|.*espacent|peu de |ventes? .*faible|site marchand|vendus? en ligne|impossible de|plus de lien"
)
NO_ONE = re.compile(r"\b(?:ne |n'|je )?trouv\w+ (?:ni|pas|plus|aucun)")
"""« je trouve pas d'apprenti, ça peut servir à ça ? » says a lack even though it ends with a question."""
NEGATION = re.compile(r"^cherch\w+ (?:pas|plus|jamais)\b")
CLAUSE = re.compile(r"[,;:] ?(?:\w+(?:er|ir|re) [^,;:?]{0,20})?(?:et |surtout |puis |des |de |un peu )*$")
_PORTRAIT = re.compile(r"^[^?]*(?:[,;:] ?|manqu|ni |vide|cherch)[^?]*$")
INCLUDED = {"customers": frozenset({"online_sales"}), "awareness": frozenset({"expertise"})}
"""« vendre mes coffrets en ligne » is said of sales online, not of customers besides; « montrer mon expertise » of expertise."""
_BARE_SHORT = 6
QUESTION = re.compile(
    r"^(?:comment|quel\w*|est[- ]ce|faut-il|peut-on|combien|pourquoi|qui|c'est quoi|esque|es que|ou\b)"
)


def goals(folded: str) -> tuple[str, ...]:
    """Goals in the order they are said; firms or public bodies wished for, and nothing else, are customers wanted."""
    found = [*lamented(folded), *needed(folded), *_wishes(folded)]
    if not found and {"B2B", "B2G"} & set(wanted(folded)):
        return ("customers",)
    said = {goal for _, goal in found}
    return unique(goal for _, goal in sorted(found) if not (said & INCLUDED.get(goal, frozenset())))


def _wishes(folded: str) -> list[tuple[int, str]]:
    """(place, goal) of what is wished for."""
    wish = WISH.search(folded) or _PORTRAIT.search(folded) or NO_ONE.search(folded)
    short = len(folded.split()) <= _BARE_SHORT and "?" not in folded
    found: list[tuple[int, str]] = []
    if not (wish or short):
        return found
    for goal, pattern in _WISHES:
        for match in pattern.finditer(folded):
            before = folded[: match.start()]
            if DENIED.search(before[-40:]) or somebody_else(before) or DENIED_AFTER.match(folded[match.end() :]):
                continue
            if REFUSED.search(match.group()):
                continue
            if (
                _wished(before, match)
                or (short and _starts(before) and not match.group().endswith(" "))
                or DIRECT.search(folded)
                or _plainly(goal, before, match, folded)
            ):
                found.append((match.start(), goal))
                break
    return found


def _wished(before: str, match: re.Match[str]) -> bool:
    """A wish in the same sentence, not too far before, or inside the words themselves (« je veux des clients »)."""
    near = re.split(r"[.!?;]", (before + match.group())[-130:])[-1]
    return bool(WISH.search(near))


def _plainly(goal: str, before: str, match: re.Match[str], folded: str) -> bool:
    """Without a wish: a lack that tells it (« on manque de bras »), or a clause of a self-portrait that begins with it."""
    if "?" in folded:
        return bool(goal == "hiring" and NO_ONE.match(match.group()) and not QUESTION.search(folded))
    if LACK.match(match.group()) or (goal == "hiring" and match.group().startswith("cherch")):
        return not NEGATION.search(match.group())
    return bool(CLAUSE.search(before))


def _starts(before: str) -> bool:
    """Nothing but little words before: « plus de clients », « fidéliser »."""
    return not re.sub(
        r"\b(?:de|des|du|d|la|le|les|l|mes|nos|mon|ma|avoir|et|surtout|plutot|en|un|une|a)\b|\W", "", before
    )
