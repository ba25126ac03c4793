"""Circumstances told by a scene rather than by their name: « l'été je refuse, l'hiver je poireaute », « sur trois marchés »."""

from __future__ import annotations

_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
_SOME = r"(?:(?<!promenade )(?<!que )(?<!juste )(?:des|aux|mes|nos|beaucoup d'|beaucoup de|surtout des|plein de|pour des|pour les|sont|a des) ?)"
NATIONS = (
    r"anglais|britanniques|ecossais|irlandais|allemands?|hollandais|neerlandais|belges|suisses(?! romand)|italiens|espagnols|portugais|danois|suedois|scandinaves|norvegiens|polonais|russes|americains?|canadiens|quebecois|japonais|chinois|coreens|australiens|bresiliens|israeliens|"
    r"anglaises|allemandes|hollandaises|americaines|japonaises|emiratis|saoudiens|asiatiques"
)
FLAG_SCENES: dict[str, str] = {
    "full_order_book": (
        r"(?:du |le |de la |assez de )?(?:boulot|travail|taf|chantiers?|commandes|missions|dates?) (?:jusqu'(?:en|a|au)|pour (?:\w+ ){0,2}(?:mois|an|ans|annee)|devant (?:moi|nous))|(?:ai|a|avons|g|as) (?:\w+ )?(?:mois|semaines|ans?) de (?:chantiers|travail|boulot|commandes|delai|retard)|(?:mois|semaines|ans?) de delai\b|"
        r"(?:dossiers|demandes|clients|commandes|patients) (?:affluent|s'accumulent|debordent|s'empilent)|plus de (?:dossiers|demandes|travail|boulot|commandes|clients|patients) (?:qu'|que )(?:\w+ ){0,3}(?:peu\w+|traiter|absorber|prendre|honorer|fournir)|(?:boxes?|places?|chambres|emplacements|berceaux|parcelles) (?:sont |est )(?:deja |tous |toutes |tout )?(?:prise?s?|pourvue?s?|occupee?s?|complete?s?|pleine?s?)\b|"
        r"(?:tournee|patientele|carnet|planning|agenda|semaine|saison|effectif|ecole|creche|cabinet) (?:est |sont |deja )*(?:complete?s?|pleine?s?)\b|(?:les )?(?:familles|clients|demandes|patients|eleves|chantiers|commandes),? (?:on en a|j'en ai|nous en avons) (?:trop|assez|plus qu'assez|par-dessus|a ne savoir)|(?:j'|on |nous )affich(?:e|ons) complet|(?:c'est|on est|je suis|suis|sommes) (?:deja |toujours )?(?:plein|complete?s?) (?:mais|et|tous|toute|jusqu|a)|"
        r"(?:je|on|nous) (?:n'|ne )?(?:arrive|arrivons|fournis|fournit|suis|suit) (?:plus |pas )(?:a fournir|a suivre (?:la demande|les commandes)|la demande)|n'en peux plus de refuser|je refuse (?:\w+ )?(?:deux|trois|du|des) |(?:ne )?cherche (?:personne|pas de (?:nouveaux? )?(?:clients?|patients?|travail))|(?:pas|plus) besoin de (?:nouveaux )?clients?|roule (?:six|sept|6|7) jours sur (?:sept|7)"
    ),
    "no_time": (
        r"(?:suis|sommes|on est|toujours|completement) (?:debordee?s?|submergee?s?|la tete sous l'eau|sous l'eau|charrette)\b(?! (?:de|par) (?:demandes|commandes|travail))|(?:n'ai|ai|ont|avons|a) (?:guere|pas trop|pas beaucoup|tres peu) (?:de|le) temps|(?:journees?|semaines?) de (?:1[2-9]|70|60|80|douze|quatorze|quinze) ?(?:h|heures)|seule? a tout (?:faire|gerer)"
    ),
    "no_video": (
        r"(?:hais|deteste|horreur de|ai horreur de|fuis|phobie de|supporte pas|deteste etre|ose pas|n'ose pas|jamais je ne) (?:de )?(?:me |m'|nous |etre |qu'on me |voir |me voir |entendre )?(?:la camera|les cameras|film\w*|montr\w*|en video|les? videos?|voix|ma tete|l'objectif|en scene)|(?:veux|souhaite|prefere|envie de) (?:rester|etre) (?:dans l'ombre|anonyme|invisible|discrete?)|pas (?:question|envie) (?:de |que )(?:me |m'|l'on me |je me )?(?:film|montr|expos|met\w+ en scene)\w*|"
        r"(?:timide|sauvage|pudique) (?:devant|face a|pour) (?:la |une |me |etre )?(?:camera|objectif|film\w*|video)|pas (?:a l'aise|photogenique|telegenique)(?: devant| face|$|[,.;])|la video,? (?:c'est )?(?:non|pas pour moi|jamais)|pas de video"
    ),
    "international": (
        rf"(?:{_SOME}|touristes|clients?|clientes?|mariee?s|voyageurs|acheteurs|importateurs|distributeurs|skieurs|familles|particuliers|prospects|couples|maries sont) ?(?:{NATIONS})\b(?! de)|les (?:{NATIONS}) (?:qui )?(?:achetent|viennent|reservent|commandent|veulent|aiment|adorent|louent)|(?:{NATIONS})(?:,| et) (?:des |les )?(?:{NATIONS})|(?:vend\w*|ventes?|client\w*|expedi\w+|export\w*|importateurs?|distributeurs?|commandes?) (?:\w+ ){0,2}(?:en|aux?|vers|jusqu'en|jusqu'au) (?:asie|etats-unis|usa|japon|chine|angleterre|royaume-uni|allemagne|amerique|dubai|coree|scandinavie|australie)\b|a l'(?:etranger|international|export)|internationale?s?\b(?= (?:aisee|d|et|surtout|,|$))|(?:pays|clients?) du golfe|expats?\b|hors de france|du monde entier"
    ),
    "tourists": (
        r"(?:face a la|face au|pres de la|pres du|en bord de|au bord de la|au bord du|devant la|a deux pas de la|de) (?:plage|mer|lac)\b(?= *(?:$|[,.;]|ouvert|l'ete|en|et|a ))|(?:cars|bus|groupes) de (?:touristes|visiteurs|croisiere)|station (?:balneaire|thermale|de ski)|curistes|skieurs|campeurs|plaisanciers|(?:sur|dans) (?:l'|une |notre )ile\b|presqu'ile|(?:dorment|logent|sejournent) (?:dans|au|aux|en) (?:les )?(?:campings?|gites?|hotels?)|l'ete (?:\w+ ){0,4}(?:afflue|debarqu\w+|passent|defil\w+)|chateaux? de la loire|mont[- ]saint[- ]michel|dune du|saintes-maries|campings? d'a cote|locations? (?:de vacances|saisonniere)"
    ),
    "luxury": (
        r"gens (?:qui ont|ayant) (?:les |des )?(?:moyens|sous)|(?:ont|avec) (?:les|des|de gros) moyens|(?:restaurants|chefs|tables) etoile\w*|maisons? (?:parisiennes?|de couture|de luxe)|sur[- ]mesure (?:de luxe|haut)|clientele (?:exigeante|fortunee|vip|de palaces?)|villas? d'exception|haute couture|tres belles? (?:maisons?|demeures?|pieces?)|hotels? (?:5|cinq|quatre|4) etoiles|pieces? (?:uniques? )?a (?:plusieurs|\d+) ?(?:000|mille)|beaux quartiers"
    ),
    "wide_area": (
        r"(?:je |on |nous |j')(?:vends?|vendons|expedi\w*|envoie|envoyons|livre|livrons) (?:[\w']+ ){0,5}(?:dans (?:toute )?la france|partout|a travers la|en france et|en europe|jusqu'a paris|par la poste|par correspondance|des colis|en colis)|clients? (?:\w+ ){0,3}(?:partout|dans toute|aux quatre coins|en france entiere)|aux quatre coins|tout (?:se fait|est|se passe) (?:a distance|en visio|en ligne)|(?:je travaille|travail|cours|seances|consultations) (?:\w+ ){0,2}(?:a distance|en visio|par zoom)(?! et)|(?:ceux|celles|gens|clients) qui achetent (?:sont|habitent|vivent) (?:a paris|a \w+ ou|partout|loin)|(?:envoyer|expedier) des (?:colis|caisses|cartons|coffrets)|passionnes partout|, a distance\b|100 ?% (?:en ligne|a distance|visio)"
    ),
    "no_premises": (
        r"(?:sur|fais|fait|faisons) (?:les |deux |trois |quatre |cinq |six |\d )?(?:marches|foires|salons|brocantes)\b(?! publics)|(?:deplace|deplacons|interviens|soigne|coiffe|coupe|repare|depanne|cuisine|masse|garde|jardine|enseigne|entretiens|promene|tond\w*) (?:chez (?:mes|les|des|l')|a domicile|au domicile)|\b(?:chez (?:des|les) (?:retraites|seniors|gens|personnes|familles|eleves))|camion a (?:pizzas?|burgers?|crepes|frites|glaces|tapas|poulets?|cafe|manger|hot-dogs?)|(?:dans|avec|depuis) mon (?:camion|fourgon|triporteur|van)\b|change de (?:village|place|ville|quartier|parking) tous|chef prive|depuis (?:un hangar|mon garage|ma cuisine)|dans (?:ma cuisine|ma grange)|itinerants?\b"
    ),
    "seasonal": (
        rf"(?:de|d'|entre|des) ?(?:{_MONTH}|paques|noel|toussaint) (?:a|et|jusqu'a|au?x?) (?:la |l')?(?:{_MONTH}|paques|noel|toussaint)|(?:ouvert\w*|fermee?s?|seulement|que|uniquement) (?:\w+ ){{0,2}}(?:l'ete|en ete|l'hiver|en hiver|aux? (?:vacances|beaux jours))|(?:l'ete|en ete|aout|juillet|decembre|noel|septembre|les vacances)\b[^.!?;]{{0,45}}(?:hiver|le reste de l'annee|le reste du temps|janvier|fevrier|novembre|mars|hors saison|l'annee)\b|(?:l'hiver|en hiver|fevrier|janvier|novembre|hors saison)\b[^.!?;]{{0,40}}(?:l'ete|en ete|aout|juillet|noel)\b|"
        rf"(?:l'hiver|en hiver|hiver|janvier(?: fevrier)?|novembre|morte[- ]saison|hors saison|hors vacances)[, ]{{1,2}}(?:\w+ ){{0,4}}(?:mort|vide|desert|rien|poireaut\w*|creux|plus personne|plus un chat|calme)|saison(?:s)? (?:touristique|estivale|d'ete|d'hiver|des mariages|de ski|de chasse)|saisonni(?:er|ere)s?\b(?! a )|pendant (?:la saison|l'ete seulement)|mois creux|trop calme (?:les|en|l')|(?:sort|vend|marche) (?:que|qu') ?(?:en|a|l')(?:ete|noel|hiver)"
    ),
    "starting": (
        r"(?:visser?|poser?|accrocher?|coller?) (?:ma|mon|notre) (?:plaque|enseigne)|(?:fraichement|nouvellement|tout juste|a peine) (?:install|diplom|ouvert|lanc|immatricul)\w*|(?:passe|obtenu|eu|decroche) mon (?:certificat|diplome|bpjeps|cap|agrement|titre|brevet)(?! en (?:19|200|201))|(?:a mon compte|installee?s?|ouverte?s?|lancee?s?|existons) depuis (?:peu|deux|trois|quatre|cinq|six|un|une|\d|quelques) (?:mois|semaines?|jours)|(?:n'ai|pas) (?:encore )?(?:travaille |eu )?(?:que pour|encore de|aucun) (?:des amis|clients?|client)|premiers? vrais? (?:chantiers?|clients?)|"
        r"(?:viens|vient|venons) (?:juste )?(?:de |d')(?:m'installer|ouvrir|me lancer|creer|monter|reprendre|finir ma formation|demarrer|lancer mon|lancer ma|me mettre)|(?:j'ai|on a|nous avons) (?:repris|rachete) (?:un|une|le|la|l') ?(?:petite? |vieux |vieille )?(?:cabinet|restaurant|resto|commerce|boutique|ferme|agence|salon|garage|fonds|etude|pharmacie|exploitation|magasin|bar|cafe|hotel|camping|entreprise|affaire|domaine|boulangerie|boucherie|epicerie|librairie|auberge|atelier|institut|manege)|(?:on|je|nous) (?:ouvrons|ouvre|lancons|lance|demarrons|demarre) (?:en|au|dans|le mois|bientot|cet|cette)|on vient d'ouvrir|jeune diplomee?|(?:c'est|dans) (?:ma|notre) premiere annee|pas encore de client\w*"
    ),
    "rural": (
        r"(?:rase|pleine|ma|la) campagne\b(?! (?:de|d'|sur|electorale|publicitaire|pub))|de campagne\b|villages?\b|au fin fond d\w+ \w+|kilometres? de tout|milieu de nulle part|(?:dans|de) (?:mon|le|notre|ce) (?:canton|bled|patelin)|mon bourg|en lozere|en creuse|dans le (?:cantal|gers|morvan|vercors|larzac|perche)|(?:vente|vends?|vendons|achat) (?:directe )?a la ferme|vallee\b|ma montagne|chef-lieu|(?<![\d,. ])(?:\d{2,3}|[12] ?\d{3}) habitants|(?<!dix )(?<!douze )(?<!quinze )(?<!vingt )(?<!trente )(?<!cent )mille habitants|zone blanche|desert medical|commune de \w+ habitants|montagnarde?"
    ),
    "recurring_events": (
        r"(?:tous les|chaque) (?:mois|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|semaine)\b[^.!?;]{0,25}(?:groupe|concert|atelier|soiree|rencontre|stage|degustation|scene|auteur|jeux|cours|marche|visite)|(?:concert|atelier|stage|degustation|auteur|scene ouverte)s?\b[^.!?;]{0,20}(?:tous les|par mois|par semaine|chaque|mensuel|hebdo|du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)|des (?:jeudis|vendredis))|club de (?:lecture|jeux|tricot)|rencontres d'auteurs|scene ouverte"
    ),
}  # fmt: skip
"""Folded patterns by flag, besides those of `situation.FLAG_PATTERNS`."""
LULL = frozenset({"customers", "footfall"})
"""Goals told by an empty season: with them, a full one is a season, not a full order book."""
