"""Goals told by what is lacking, without a wish: « plein l'été et vide le reste », « personne ne nous connaît ».

Works on folded text. A lament holds in any sentence but a question of principle or somebody else's story.
"""

from __future__ import annotations

import re

_WE = r"(?:nous|me|m'|mon|ma|mes|notre|nos)"
LAMENTS: tuple[tuple[str, str], ...] = (
    ("hiring", r"(?:n')?arriv\w+ (?:pas|plus|jamais) a (?:recruter|embaucher|trouver (?:\w+ )?(?:apprentis?|personnel|candidats?|bras|monde pour travailler))|(?:personne|aucun\w*|pas un|plus de) (?:\w+ )?(?:ne |n')?(?:postule\w*|candidat\w*|cv)\b|"
               r"(?:offres?|annonces?) (?:d'emploi )?(?:restent?|sans|n'attirent) (?:sans |aucune? )?(?:reponse|candidat)\w*|(?:le |un |des )(?:mal|peine|difficultes?) a (?:recruter|embaucher)"),
    ("loyalty", r"(?:personne|aucun\w*|peu) (?:ne |n'|se |me |d'eux )*(?:renouvel\w+|reabonne\w*|reinscri\w+)|(?:ne |n')?(?:se )?(?:renouvellent|reabonnent|reinscrivent) (?:pas|plus|jamais|guere)|(?:on|nous|je|club|asso|association|ecole|chorale|bibliotheque|mediatheque) (?:perd|perds|perdons|a perdu|avons perdu|ai perdu) (?:\w+ ){0,2}?(?:ados?|adolescents|jeunes|licencies?|eleves|etudiants|lecteurs|choristes|familles|habitues|membres|fideles)\b|(?:client|cliente|patient|patiente|eleve|abonne|adherent|habitue)e?s? (?:\w+ ){0,2}(?:ne |n')?(?:reviennent|revient) (?:plus|pas|jamais|rarement|peu|moins)|(?:que|faire) (?:mes|nos|les) (?:client|cliente|patient|eleve|habitue)e?s? reviennent|"
                r"(?:viennent|vient|achetent|achete) une (?:seule )?fois (?:et|puis)|on ne les revoit (?:plus|jamais|pas)|je ne les revois (?:plus|jamais|pas)|(?:mes|nos) (?:habitues|fideles|anciens clients) (?:vieillissent|disparaissent|partent|s'en vont|nous oublient|m'oublient)"),
    ("awareness", rf"(?:galer\w+|peine|ram(?:e|er|ons)|bataill\w+|(?:du |bien du |un peu de |beaucoup de )mal|(?:dur|difficile|complique|galere|pas facile|pas evident|pas simple)) (?:[\w']+ ){{0,2}}?(?:a|de|pour) (?:me |nous |se |m')faire con+aitre|personne (?:ne )?(?:{_WE} ?)?connai\w*|personne ne sait (?:que|qu')|peu de (?:gens|monde) {_WE} ?connai\w+|(?:on|les gens|les touristes|les clients) (?:ne |n')?{_WE} ?(?:trouvent|trouve|voient|voit|connaissent) (?:pas|jamais)|"
                  r"(?:sommes|suis|est|reste|restons) (?:totalement |quasi |completement |encore |trop )?(?:inconnue?s?|invisibles?|introuvables?)\b|on ignore (?:que j'existe|qu'on existe|que nous existons)|passe\w* inapercue?s?|qu'on me trouve\b|qu'on nous trouve\b"),
    ("customers", r"(?:plein|complet|blinde)e?s? (?:[\w']+ ){0,3}(?:et|mais|puis|,)? ?(?:\w+ )?(?:vides?|mort|desert) (?:le reste|l'hiver|hors saison|en semaine|apres)|(?:hiver|l'ete|janvier|fevrier|novembre|hors saison|morte saison)[^.!?;]{0,12}(?:c'est (?:\w+ )?(?:mort|vide|le desert)|plus personne\b|plus un (?:chat|client))|"
                  r"(?:perds?|perdons|perdu|partent?|filent|fuient) (?:\w+ ){0,2}(?:de |des |les |mes |nos )?(?:client\w*|parts de marche|ventes)[^.!?;]{0,12}(?:au profit|a cause|pour|chez|vers)|(?:depend|dependons|depends) (?:trop |entierement |a \d+ ?% |beaucoup )?(?:d'un seul|de (?:deux|trois|2|3|quelques)|d'un ou deux) (?:gros )?(?:client|donneur|acheteur)|"
                  r"(?:commandes?|ventes|reservations|chiffre|demandes|chantiers) (?:\w+ ){0,2}(?:baiss\w+|chut\w+|s'effondr\w+|diminu\w+|se rarefi\w+|au point mort|en chute|en berne|stagn\w+)|(?:ne plus|moins|plus) dependre de (?:booking|airbnb|uber|deliveroo|doctolib|mes donneurs|la plateforme|plateformes|amazon|etsy)|"
                  r"(?:etre |qu'on (?:me |nous ))(?:contactee?s?|contacte|sollicitee?s?|sollicite|appelle|demarchee?s?) par (?:des |les )"),
    ("online_sales", r"vendre ailleurs (?:que|qu')|(?:ne |n')?(?:vend|vends|vendons) (?:que|qu') ?(?:en|au|a la|dans|sur) (?:magasin|boutique|marche|place|local)[^.!?;]{0,40}(?:vendre|livrer|expedier|plus loin)"),
    ("footfall", r"(?:plus personne|personne|plus grand monde|peu de monde) (?:\w+ )?(?:n'|ne )?(?:entre\b|pousse la porte|passe devant|s'arrete|vient (?:jusqu'ici|a la boutique|au magasin|en boutique))|(?:rue|centre[- ]ville|galerie|boutique|magasin) (?:est|reste|s'est|devient) (?:\w+ )?(?:vide|deserte?|mort|morte|desertifie)e?\b"),
    ("customer_service", r"(?:demande|posent|pose) (?:toujours|tout le temps|sans arret|encore et encore|cent fois) (?:les|la) meme|telephone (?:\w+ )?(?:sonne|n'arrete pas de sonner) (?:sans arret|tout le temps|toute la journee|en plein)|les memes questions (?:au telephone|tous les jours|sans arret)|noyee?s? (?:sous|de) (?:les |des )?(?:appels|mails|questions)"),
    ("community", r"(?:manqu\w+ de|plus de|perd\w+ (?:des|nos)|vieillissement des) (?:benevoles|adherents)\b|familles d'accueil|(?:benevoles|adherents) (?:\w+ )?(?:vieillissent|s'essoufflent|partent|manquent)|releve (?:des benevoles|au bureau)|cherch\w+ (?:\w+ ){0,3}(?:parrains|marraines)\b"),
    ("funding", r"subventions? (?:\w+ ){0,3}(?:baiss\w+|coupee?s?|fond\w*|supprim\w+|arret\w+|diminu\w+)|(?:cherch\w+|trouver|manqu\w+ d[e']) (?:\w+ ){0,2}(?:parrains?|mecenes?|donateurs?|dons)\b"),
)  # fmt: skip
_LAMENTS = [(goal, re.compile(rf"\b(?:{pattern})")) for goal, pattern in LAMENTS]
_OTHERS = re.compile(
    r"\b(?:mon voisin|ma voisine|le voisin|un collegue|une collegue|une amie?|mon cousin|mon concurrent|un concurrent|il parait|on dit que|si (?:jamais |un jour )?)\b[^.!?;,]{0,45}$"
)


def somebody_else(before: str) -> bool:
    """Whether what follows these words is another's story: « mon voisin cherche… », « si jamais… »."""
    return bool(_OTHERS.search(before[-60:]))


def lamented(folded: str) -> tuple[tuple[int, str], ...]:
    """(place, goal) of each lack that is told, the first of each goal, in any order."""
    found = []
    for goal, pattern in _LAMENTS:
        match = pattern.search(folded)
        if match and not somebody_else(folded[: match.start()]):
            found.append((match.start(), goal))
    return tuple(found)
