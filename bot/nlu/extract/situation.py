"""Legal status, experience of the networks, and the circumstances of FLAGS, as said of oneself."""

from __future__ import annotations

import re

from bot.nlu.extract.flag_scenes import FLAG_SCENES
from bot.nlu.extract.means import MEANS

STATUSES: dict[str, str] = {
    "liberal": r"professions? liberales?|profession lib|en liberal|exerc\w+ (?:en|a titre) liberal|activite liberale|liberale?s?(?=,| (?:a|en|depuis|sur|et|dans|,)|$)|\bidel\b|statut liberal",
    "micro": r"micro[- ]?entrep\w*|auto[- ]?entrep\w*|autoentrep\w*|micro[- ]?(?:social|bnc|bic|entreprise)|statut (?:de )?micro|en micro\b|je suis (?:en |a la )?micro\b|"
             r"(?:suis|sommes|mets|mis|lance\w*|installe\w*|travaille|bosse|etabli\w*|passee?|depuis \w+|,|et|secretaire|artisane?|patron) (?:\w+ ){0,3}?a mon compte(?! \w+book| insta)|^a mon compte|raison individuelle|entreprise individuelle|entrepreneure? individuel\w*|\bei\b(?= |$)|statut ?:? micro",
    "association": r"\b(?:associative|chorale|fanfare|(?<!en )(?<!avec )(?<!via )(?<!des )(?<!les )(?<!aux )(?<!par )(?<!panier )(?<!paniers )(?<!\d )(?<!deux )(?<!trois )amap|mjc|foyer rural|centre social|ludotheque associative|ressourcerie|refuge (?:animalier|pour animaux|spa)|epicerie (?:sociale|solidaire)|club (?:d'|de |des )(?!vacances|sport|lecture|jeux)\w+)(?= |,|$|\.)|(?:une |notre |l'|mon |petite |d'|cette |en |l’)?\b(?:association|asso|asbl|obnl|ong|fondation|comite des fetes|amicale|club (?:sportif|de (?:foot|judo|rugby|tennis|basket|hand)))\b(?! (?:d'idees|de mots))|loi (?:de )?1901",
    "company": r"\b(?:sarl|sasu|sas|eurl|srl|sprl|\bsa(?= de \d)|selarl|scop|scic|pme|pmi|tpe|eti|gaec|earl|scea|start-?up|groupe de \d+)\b|(?:ma|notre|la|une) (?:petite |grosse |belle |toute petite )?(?:entreprise|societe|boite|compagnie|usine) (?:de|comptant|compte|a|emploie) (?:\w+ )?\d*|\b\d+ (?:salarie|employe|collaborateur)e?s?|(?:^|, |de |a )\d{1,3} personnes(?=,|$|\.)|\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt|trente|\d{1,3}) (?:gars|compagnons|ouvriers|techniciens|salaries|salariees|camions|chauffeurs|monteurs|soudeurs|poseurs|infirmieres|aides?|vendeuses)\b(?=,|\.|$| et | \))|(?:nous sommes|on est) \d+ (?:salarie|employe|dans la boite|personnes)|"
               r"(?:dirigeante?|patronne?|gerante?|chef(?:fe)?) (?:d'une|d'|de) (?:une )?(?:entreprise|pme|societe|tpe|pmi|eti|boite)",
    "franchise": r"franchisee?s?|en franchise|sous franchise|(?:ma|notre) franchise|reseau de franchise|enseigne franchisee|concessionnaire de la marque",
    "public": r"\b(?:collectivite|mairie|commune de \w+|office (?:de|du) tourisme|mediatheque|bibliotheque municipale|musee|communaute (?:de communes|d'agglo\w*)|service public|conseil (?:departemental|regional)|epci|ecole publique|hopital public|ccas|secretaire de mairie|(?<!le )(?<!la )(?<!du )(?<!au )(?<!monsieur )(?<!madame )(?<!notre )(?:maire|(?:premiere? )?adjointe?(?: au maire)?|conseill(?:er|ere) municipale?|elue?) (?:d'un(?:e commune| village| bourg)|de (?:ma |notre )?commune|a la com\w*)|nous sommes une (?:petite )?commune)\b",
    "creator": r"(?:en|phase de) (?:cours de )?creation(?: d'(?:entreprise|activite))?\b|cree(?:r)? (?:ma|mon|notre|une|sa) (?:boite|entreprise|societe|activite|affaire|micro\w*|commerce|boutique)|createur d'entreprise|creatrice d'entreprise|porteu(?:r|se) de projet|pas encore (?:lancee?|cree|creee|ouverte?|demarree?|immatriculee?)|projet (?:pas|d'ouvrir|de creation|d'entreprise)|"
               r"(?:je )?(?:veux|vais|voudrais|compte|prevois de|pense|souhaite|aimerais) (?:me lancer(?! sur| dans les?)|ouvrir (?:mon|ma|une?)(?: petite?)? (?!compte|page|chaine|profil|vitrine|site|blog|groupe|reserve|fiche|deuxieme|2e|second)\w+|creer (?:ma|mon|une?) (?:boite|entreprise|societe|marque|activite|affaire)|monter (?:ma|mon|une?) (?:boite|entreprise|societe|affaire|resto|salon|atelier)|m'installer)|n'existe pas encore|je me lance\b|jme lance|on se lance|future? (?:chef|entrepreneu\w+|gerante?|patronne?|createur|creatrice)|"
               r"quand je lancerai|je prepare (?:un|une|mon|ma) \w+|en (?:pleine )?reconversion|avant d'ouvrir (?:ma|mon|un|une|la|le) (?!compte|page|chaine|profil)\w+",
}  # fmt: skip
"""Folded patterns by status. Names of people's own words for themselves; `_OWN` decides whose they are for the vague ones."""
_STATUSES = {status: re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])") for status, pattern in STATUSES.items()}
NEEDS_OWNER = frozenset({"association", "public", "company", "liberal", "franchise"})
OWNER = re.compile(
    r"(?:\b(?:je|j'|jsuis|chuis|suis|on|nous|notre|nos|ma|mon|moi|sommes|est|en|d'une|dirige|patron\w*|gerant\w*|preside|presidente?|tresorier\w*|benevole|cette|petite|salariee?|statut|comme|pour une?|que|dans une?|employe\w*|"
    r"travaille|responsable|pour une)\b[^.!?;]{0,32}|^\W*(?:une |petite |un |moi |nous |d'une )?|^\W*\w+(?:-\w+)? )$"
)
OTHERS_STATUS = re.compile(
    r"(?:\b(?:aux|des|les|pour les|clients?|prospects?|cible|clientele|chez|vends? (?:a|aux)|toucher|vise|ceo de|l'|la|cour de la|arrete|demande|subvention de la|numero de la|par la|a la|un\b|le|de la|maison des)[^.!?;]{0,12}|\bprospects?\b[^.!?;]{0,40}) ?$"
)
FOUNDED = frozenset({"association", "company"})
"""What people say « une » of and mean theirs (« on est une chorale »); « une mairie » or « une franchise » is somebody else's."""
ONE_OF_THEM = re.compile(r"\bune\b[^.!?;]{0,12}$")
OFFICER = re.compile(r"\b(?:president|tresori|benevole|secretaire|membre du bureau|vice-president)\w*[^.!?;]{0,14}$")
"""« présidente d'un club » is of the association."""
DENIED = re.compile(r"\b(?:pas|plus|pu|ni|non|jamais|aucun|etais|ete|\+)(?: (?:une?|en|encore|vraiment|d'|de|du))* ?$")

OTHERS_CHANGE = re.compile(
    r"\b(?:(?<!ancien )(?<!ancienne )(?<!ex )(?<!ex-)(?:coach\w*|consult\w+|conseil\w*|format\w+|accompagn\w+|bilan\w*|psy\w*|therap\w+|mentor\w*|orient\w+)|client\w*|cible|public|patient\w*|stagiaires?|ils|elles|sont|"
    r"(?:des|les|d')(?: \w+)? ?(?:personnes|gens|adultes|cadres|femmes|hommes|meres|salariee?s|jeunes|seniors|actifs|actives|professionnel\w*)|(?:pour|aux|mes|nos|ces)(?: \w+){1,4})\b[^,.;:!?]*$"
)
"""« coach en reconversion », « mes clientes sont en reconversion »: those who are helped to change trades, not the writer."""

BEGINNER = re.compile(
    r"\b(?:je (?:suis )?debut\w*|jdebute|(?:suis|jsuis|chuis|niveau|metez moi en|mettez-moi|^\W*)(?: \w+)? ?debutante?|debute debute|novice|nulle? (?:en|avec|a)(?= )|nul(?:le)?s? (?:en (?:informatique|ordis?|ordinateurs?|internet|reseaux|com|communication|numerique|techno\w*)|avec (?:l'ordi\w*|internet|les (?:reseaux|ordis?|ordinateurs?)))|jamais rien fait (?:sur (?:internet|le net|le web|les reseaux)|en ligne)|niveau (?:zero|0|neant|faible|debutant\w*)|zero (?:formation|pratique|connaissance)|j'y connais rien|jy connais rien|y connais (?:pas grand[- ]chose|rien|que dalle)|connais rien|jconnais rien|conais rien|"
    r"(?:aucune|pas de) (?:notion|connaissance|experience)|je pars de (?:zero|0|rien)|jpars de (?:0|zero)|pas a l'aise|jamais (?:utilise|mis|touche|poste|publie|ouvert)|pas de compte|aucun compte|aucun reseau|sur aucun reseau|je ne suis (?:nulle part|sur rien|sur aucun)|je n'ai (?:aucun compte|aucune page)|"
    r"sais pas me servir|sais (?:meme )?pas (?:envoyer|mettre|ouvrir|prendre|faire|poster|publier) (?:une? )?(?:photos?|mails?|messages?|videos?|compte|page|publication)(?! qui| pour)|sait pas me servir|suis reste au minitel|pas mon truc|depasse\w* par|pas doue|perdue? avec|(?:connaissances?|experience)[^.!?]{0,20} : (?:pas grand|aucune?|nulle?|zero|neant)|usage des reseaux volontairement nul|sans aucune pratique|je tape avec (?:un|deux) doigts?|"
    r"je commence (?:a zero|de zero|tout juste)|(?:je )?demarre de (?:zero|rien)|pas de site ni|tout m'est etranger|courriel et c'est tout|niveau : neant)\b"
)
ACTIVE = re.compile(
    r"\b(?:je (?:poste|publie|gere) deja|je suis deja (?:bien |tres )?(?:sur|presente?|active?)\b|je (?:poste|publie) (?:tous|souvent|beaucoup|regulierement|chaque|\d+|deux|trois|une fois)|j(?:poste|publie) (?:deja|tous|tt|souvent|beaucoup)|(?:^|[^i] )jposte deja|on (?:poste|publie) (?:deja|souvent|regulierement|tous)|(?:j'ai|jai|g|on a|nous avons) (?:deja )?(?:\w+ )?(?:\d{3,}|\d+[ \u202f]\d{3}|mille|cents|\d+k|\w+ mille|\w+-\w+ mille) ?(?:abonnes?|followers|fans)|"
    r"(?:niveau (?:reseaux je suis )?(?:plutot )?|je suis (?:plutot |assez )?)(?:confirmee?|avancee?)\b|expert tranquille|a l'aise (?:avec|sur) (?:les reseaux|insta|facebook|le numerique)|(?:deja )?(?:present|active?s?|actives?) sur (?:insta|facebook|linkedin|les reseaux|tiktok|plusieurs)|j'ai (?:deja )?fait du cm|reseaux = ma passion|"
    r"je gere (?:deja|mes reseaux|tt les reseaux|mon insta|ma page)|jgere (?:tt|deja|mes)|jsuis bonne? sur|je me debrouille (?:bien|super bien)|bon niveau|a fond (?:sur|dans) (?:insta|les reseaux)|poste deja (?:beaucoup|des|sur)|alimente (?:notre|ma|la) page)\b"
)

FLAG_PATTERNS: dict[str, str] = {
    "full_order_book": r"(?:client\w*|patient\w*|eleves|commandes|demandes|travail|boulot|chantiers),? (?:j'en ai|on en a|nous en avons) (?:deja |bien |largement )?(?:trop|assez)|(?:j'ai|on a|nous avons) (?:largement |bien )?assez de (?:travail|boulot|clients?|dossiers|chantiers|commandes|patients|eleves|mandats|demandes)|(?:bouche[- ](?:a|de)[- ]oreille|reputation) (?:\w+ ){0,3}(?:me |nous )?(?:suffit|remplit)|complete? \w+ (?:semaines?|mois|jours) a l'avance|tourne a plein|(?:ne |n')?prends? plus (?:personne|de nouve\w+)|(?:an|ans|mois|semaines) (?:de liste )?d'attente|(?:carnet(?: de commandes?)?|planning|agenda|emploi du temps) (?:est |deja |bien |blinde|tout )*(?:plein|complet|blinde|rempli|sature)|refuse du monde|refuser du monde|refuse des (?:clients?|chantiers?|commandes?|patients?)|(?:j'ai|jai|g|on a|nous avons) (?:deja )?(?:trop de (?:clients?|patients?|patientes|eleves|chantiers|dossiers|travail|boulot|commandes?|demandes?)|assez de (?:clients?|travail|boulot))|"
                       r"complete? (?:jusqu'(?:a|en)|pour (?:\d+|six|trois|des) mois)|liste d'attente (?:de|longue|deja)|peux plus (?:prendre|accepter) (?:de |personne|plus)|prends plus (?:de nouveaux? )?(?:clients?|patients?)|planning il est blinde|deborde\w* de (?:travail|commandes|demandes|clients)|croule sous (?:les|le) (?:demandes?|commandes?|travail|boulot)|blinde jusqu|full jusqu",
    "no_time": r"(?:pas|plus|point|ni|jamais|peu|manque|aucun|zero|0) (?:le |de |d'|une minute de |trop le |trop de )?(?:temps|tps|temp)\b(?! (?:a autre|plein|reel|perdu|qu'avant|que))|pa le (?:temps|tps)|pas (?:une|1) (?:minute|seconde|mn)\b|pas une minute|aucune (?:minute|heure)|zero minute|(?:suis|sommes|on est|jsuis|semaine) deborde\w*\b(?! de demandes)|0 tps|(?:manque|manquons) de temps|le temps me manque|je n'ai plus une minute|pas 5 minutes|pas cinq minutes|(?:[5-9]\d) ?(?:h|heures?) (?:par|/|la|de travail par|de boulot par) ?semaine",
    "no_video": r"(?<!comprends )(?<!regarde )(?<!comprend )(?:pas|jamais|surtout pas|refuse de|deteste|horreur de|sans|ni|hors de question de|veux pas|plutot mourir que de|peur de|incapable de|ose pas|nulle? en|pas a l'aise (?:en|devant|avec)) (?:me |nous |m'|se |etre |faire (?:de )?(?:la |des )?|de la |de |d'|les? |la |des |en |apparaitre |passer |montrer |voir |parler )*(?:film\w*|videos?|camera|montrer (?:ma tete|mon visage|ma tronche|ma face)|ma tete|mon visage|ma tronche|reels?\b|face cam\w*)|"
                r"(?:je|on) (?:ne )?(?:veux|veut|souhaite|peux) (?:pas|plus) (?:me |etre |qu'on me )filme\w*|pas filmer|video[^.!?]{0,10}(?:non merci|jamais|tres peu pour moi)|sans (?:montrer|voir) (?:mon|ma) (?:visage|tete)|je (?:ne )?me (?:montre pas|filme (?:pas|jamais))\b(?! assez| trop| souvent)|faire le (?:clown|guignol|pitre|zouave)|danser devant",
    "no_photo": r"(?:peux pas|pas le droit|interdit|interdiction|impossible|veux pas|refuse|aime pas|pas question|pas possible)(?: de| d')? ?(?:faire |prendre |montrer |publier |mettre )?(?:de |des |la |les |en |d')*(?:photos?|photographier)\b|"
                r"(?:reseau|canal|endroit|truc|appli|plateforme)[^.!?]{0,20} sans photos?\b",
    "no_site": r"(?:pas|aucun|sans|ni|toujours pas) (?:encore |de |d'|le |un )*(?:site(?: (?:internet|web))?)\b|site[^.!?]{0,6}: (?:non|aucun|neant)|n'ai pas de site",
    "no_ads": r"(?:pas|jamais|refuse de|sans|hors de question de|aucune|zero|0|plus) (?:faire |payer |mettre |acheter |veux |vouloir )?(?:de |la |une |d'|pour (?:de )?(?:la )?)*(?:pubs?|publicites?|reclame|annonces? payantes?|sponsoris\w+|ads)\b|(?:payer|donner) (?:facebook|google|meta|zuckerberg)[^.!?]{0,6}(?:jamais|non)|pas (?:envie|question) de payer (?:pour|de la)",
    "international": r"\b(?:etranger(?:e)?s\b(?! a )|importateurs?|expat(?:rie)?s?|a l'(?:international|export|etranger)|(?:j'|on |nous )export\w+|trente pour cent a l'export|clients? (?:etrangers?|internationaux|anglais|allemands?|suisses|belges|americains?|danois|hollandais)|prospects (?:allemands|etrangers|suisses|anglais)|dans le monde entier|europe entiere|partout en europe|etrangere?s? (?:en ete|surtout)|clientele (?:etrangere|internationale|anglaise|americaine)|familles hollandaises|etrangers americains)\b",
    "tourists": r"\b(?:familles en vacances|visiteurs etrangers|route des vins|touristes?|touristique|vacanciers?|vacancieres?|croisieristes?|visiteurs de passage|estivants|randonneurs|clientele de passage|office de tourisme m'envoie|autocaristes)\b",
    "luxury": r"\b(?:(?:gastronomique|etoilee?),? une etoile|une etoile (?:michelin|au guide)|mariages? chics?|clientele (?:\w+ )*aisee|collectionneurs (?:francais|etrangers|fortunes)|gastronomique|haut de gamme|haute? gamme|luxe|clientele (?:aisee|fortunee|riche|huppee)|tres haut de gamme|palaces?|(?<!linkedin )(?<!youtube )(?<!canva )(?<!snapchat )(?<!compte )(?<!abonnement )(?<!version )(?<!offre )(?<!formule )premium|prestige|fortunes\b|csp ?\+\+?|gens riches?|chatelains|etoiles?(?= commence|\b.{0,12}restaurant))\b",
    "wide_area": r"\b(?:(?:vient|viennent) (?:\w+ ){0,2}de loin|de toute la region|partout en france|dans toute la france|toute la france|france entiere|j'expedie|on expedie|nous expedions|expedie partout|livr\w+ (?:partout|dans toute)|(?:vends?|travaille|consulte|accompagne|suivis?|cours|seances?|coaching|clients?|et) (?:\w+ )?(?:a distance|en visio)|full remote|en ligne uniquement|uniquement en ligne|livr\w+ (?:dans )?tout le pays|europe entiere|au niveau national)\b",
    "no_premises": r"\b(?:(?<!aide )(?<!plus )(?<!pas )a domicile|a dom\b|(?:vais|travaille|interviens|bosse|coupe|coiffe|installe|pose|repare|deplace|jvais|viens) (?:\w+ )?chez (?:les|mes|nos|des) (?:clients?|clientes?|gens|particuliers)|itinerante?|ambulante?|je me deplace|jme deplace|on se deplace|nous nous deplacons|pas de (?:boutique|local|magasin|locaux|vitrine|cabinet)|sans (?:boutique|local|magasin|vitrine|locaux)|dans mon camion|je travaille (?:de|depuis|a) (?:chez moi|la maison)|depuis chez moi|aucune enseigne sur rue|food[- ]?truck|foodtruck|"
                   r"camion (?:pizza|a pizzas?)|sur les marches|forains?|jbosse de chez moi)\b",
    "seasonal": r"\b(?:(?:activite|metier|commerce|travail|clientele|c'est|tres|location) saisonni\w+|haute saison|basse saison|hors saison|en saison\b|pleine saison|l'hiver (?:je ferme|c'est mort)|seulement l'ete|que l'ete|uniquement (?:l'ete|l'hiver)|de mai a (?:octobre|septembre)|d'avril a (?:octobre|septembre|decembre)|entre paques et|ouvert de (?:mai|avril|juin)|station de ski|en station)\b",
    "starting": r"\b(?:j'ouvre (?:mon|ma|un|une|le|la)? ?(?!compte|page|chaine|profil)\w+ (?:en|au|dans|cet|bientot)|j'ouvre (?:mon|ma|un|une) (?:cabinet|salon|boutique|atelier|resto\w*|institut|magasin)|que j'ouvre (?=au |en |cet)|je m'installe|nous nous installons|nouve(?:au|lle) dans (?:la|le|ma)|mes premier(?:e)?s (?:client\w*|entreprises|missions|contrats)|, je debute|je (?:demarre|commence|debute) (?:mon activite|tout juste|a peine|ma boite|dans)|(?:je viens|on vient|nous venons|jviens|on vien) (?:de |d'|d )(?:m'installer|me lancer|demarrer|creer|ouvrir|commencer|lancer|reprendre|nous installer|s'installer|monter)|(?:j'ai|jai|on a|nous avons) (?:ouvert|lance|demarre|cree|commence|monte)\w* (?:il y a (?:peu|\w+ (?:mois|semaines?|jours))|hier|le mois dernier|cette annee|en (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|recemment|ce mois)|"
                r"ouverte? (?:hier|il y a (?:\w+ )?(?:mois|semaines?|jours))|(?:installee?|lancee?) depuis (?:peu|\w+ (?:mois|semaines?))|pas encore (?:ouverte?|lancee?|demarree?|cree\w*|de clients)|je me lance|jme lance|on se lance|n'existe pas encore|en (?:cours de )?creation|ouvre (?:bientot|dans|en|le)|on ouvre (?:bientot|dans|en|a)|je (?:vais|veux|voudrais|compte) ouvrir (?:mon|ma|une?)(?: petite?)? (?!compte|page|chaine|profil|vitrine|site|blog|groupe|reserve|fiche)\w+|vais me lancer|avant d'ouvrir|toute (?:nouvelle|jeune) (?:entreprise|boite|boutique)|"
                r"personne me connait|pas encore lance|jeune entreprise|jcommence(?! par)|quand je lancerai|bientot (?:ouvrir|m'installer))\b",
    "rural": r"\b(?:a la campagne|en (?:pleine )?campagne|village|(?<!centre-)(?<!centre )bourg\b|milieu rural|zone rurale|rural\w*|hameau|cambrousse|bled|coin perdu|paume\w*|trou perdu|lieu[- ]dit|petite commune|moyenne montagne|en montagne|vallees?)\b(?! (?:de vacances|global))",
    "recurring_events": r"\b(?:degustations? (?:du|tous|chaque|le)|(?:ateliers?|soirees?|concerts?|stages?|cours|marches?|degustations?|brocantes?|spectacles?|animations?|expos?\w*|conferences?) (?:tous les|toutes les|chaque|du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|mensuel\w*|hebdo\w*|reguli\w+|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))|(?:tous les|chaque) (?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|mois),? (?:on|j'|nous) \w+ (?:un|une|des)|soirees? (?:belote|a theme|jeux|degustation)|"
                        r"programmation (?:annuelle|de|culturelle)|mes ateliers|nos (?:ateliers|concerts|spectacles|soirees)|portes ouvertes chaque)\b",
}  # fmt: skip
_FLAGS = {
    flag: (
        re.compile(pattern),
        *([re.compile(rf"(?<![a-z0-9])(?:{FLAG_SCENES[flag]})")] if flag in FLAG_SCENES else []),
    )
    for flag, pattern in FLAG_PATTERNS.items()
}
_MEANS = {flag: re.compile(rf"(?<![a-z0-9])(?:{pattern})") for flag, pattern in MEANS.items()}
OF_OTHERS = re.compile(
    r"(?:\b(?:qui|il|elle|ils|elles|mon concurrent|mes concurrents|le voisin|un collegue|mon fils|ma fille|mon neveu|(?:un|mon) pote|clients?|clientes?|mamans|gens|couple|confreres)\b"
    r"[^.!?;,]{0,22}|\b(?:avoir|veux|voudrais|voudrai|d'un|remplir) (?:un |mon |le )?) ?$"
)
"""Said of somebody else, or wished for."""


def statuses(folded: str) -> tuple[str, ...]:
    """Statuses said of oneself, in the order of STATUSES."""
    return tuple(
        status
        for status, pattern in _STATUSES.items()
        if any(_mine(status, m, folded) for m in pattern.finditer(folded))
    )


def _mine(status: str, match: re.Match[str], folded: str) -> bool:
    before = folded[max(0, match.start() - 70) : match.start()]
    if DENIED.search(before):
        return False
    if status == "association" and OFFICER.search(before):
        return True
    if status in NEEDS_OWNER:
        others = OTHERS_STATUS.search(before) or (status not in FOUNDED and ONE_OF_THEM.search(before))
        return bool(OWNER.search(before) or re.match(r"\W*$", folded[match.end() :])) and not others
    if "reconversion" in match.group() and OTHERS_CHANGE.search(re.split(r"[,.;:!?]", before)[-1]):
        return False
    return not re.search(
        r"\b(?:aux|des|les|un|une|quel|par un|par une|a un|a une|chez un|cherche|embaucher|prendre|payer|agence ou|conseille|contrat) $",
        before,
    )


def level(folded: str) -> str | None:
    """« beginner » or « active », of the person and the networks."""
    if ACTIVE.search(folded) and not re.search(r"\bpas (?:tres |trop )?(?:avance|actif|confirme)", folded):
        return "active"
    found = BEGINNER.search(folded)
    if found and not OF_OTHERS.search(folded[max(0, found.start() - 30) : found.start()]):
        return "beginner"
    return None


FULL = "full_order_book"
NOT_ALWAYS = re.compile(
    r"(?:\b(?:mais|sauf|par contre|en revanche|alors que|seulement|juste)|,)[ ,]*(?:que )?(?:pour )?(?:le |la |l'|en |les |au |aux |a |du |pendant )?"
    r"(?:we\b|week-?ends?|samedis?|dimanches?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|midis?|soirs?|nuits?|matins?|semaine|hiver|ete|automne|printemps|basse saison|hors saison|morte saison|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b[^.!?;]{0,30}"
    r"\b(?:oui|si\b(?! )|vide?s?|mort\w*|creux|creuse|calme|manque\w*|rien|personne|pas grand monde|j'en (?:veux|cherche|voudrais|prends)|(?:il m'en|m'en) (?:faut|faudrait))\b|"
    r"\b(?:mais|sauf que|par contre)(?: c'est| on a| j'ai)? (?:que|rien que|seulement|uniquement|juste) (?:de |des |du |de la |d')"
)
"""« complet l'été mais l'hiver c'est mort », « assez de boulot mais que des petits chantiers »: there is room at times, or for others."""


def flags(folded: str) -> tuple[str, ...]:
    """Circumstances of FLAGS said of oneself."""
    room = NOT_ALWAYS.search(folded)
    own = (
        flag
        for flag, patterns in _FLAGS.items()
        if any(_own(pattern, folded) for pattern in patterns) and not (flag == FULL and room)
    )
    return (*own, *(flag for flag, pattern in _MEANS.items() if pattern.search(folded)))


def _own(pattern: re.Pattern[str], folded: str) -> bool:
    match = pattern.search(folded)
    return match is not None and not OF_OTHERS.search(folded[max(0, match.start() - 30) : match.start()])
