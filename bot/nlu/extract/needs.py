"""Goals told by a need rather than by a wish: frames (« X manquent », « il me faudrait X ») filled with what is needed.

Each class of nouns stands for a goal: workers for hiring, members for a community, dates for events, business for customers.
Works on folded text, whatever the rest of the sentence; `SCENES` adds what is told without naming the thing needed.
"""

from __future__ import annotations

import re

from bot.nlu.extract.laments import somebody_else
from bot.nlu.extract.need_scenes import SCENES

WORKERS = (
    r"apprenti(?:e|es|s)?|alternant(?:e|es|s)?|salarie(?:e|es|s)?|employee?s?|personnel|main[- ]d'oeuvre|bras|gars|collegues|ouvri(?:er|ere)s?|compagnons|commis|plongeu(?:r|se)s?|cuisini(?:er|ere)s?|"
    r"serveu(?:r|se)s?|barmans?|barm[ae]ids?|(?:chef|second|sous-chef)s? de (?:rang|partie|chantier|cuisine|salle|equipe)|vendeu(?:r|se)s?|caissi(?:er|ere)s?|coiffeu(?:r|se)s?|barbiers?|estheticiennes?|ouvriers boulangers|patissiers|bouchers|"
    r"macons?|couvreurs?|charpentiers?|plaquistes?|carreleurs?|soudeu(?:r|se)s?|tourneurs?|fraiseurs?|usineurs?|regleurs?|chaudronniers?|operat(?:eur|rice)s?|technicien(?:ne)?s?|mecanicien(?:ne)?s?|mecanos?|carrossiers?|"
    r"chauffeurs?|conduct(?:eur|rice)s?|ambulanciers?|livreurs?|caristes?|magasiniers?|preparat(?:eur|rice)s?|agents? (?:de|d')[ ]?\w+|auxiliaires?(?: de vie)?|aides?[- ](?:soignante?s?|a domicile|menageres?)|infirmi(?:er|ere)s?|soignante?s?|"
    r"assistante?s? (?:dentaires?|veterinaires?|maternelles?|de direction)|clercs?|collaborat(?:eur|rice)s?|juniors?|monit(?:eur|rice)s?|educat(?:eur|rice)s?|saisonni(?:er|ere)s?|vendangeu(?:r|se)s?|cueilleu(?:r|se)s?|bergers?|"
    r"candidat(?:e|es|s)?|recrues?|remplacante?s?|jeunes diplomes|negociat(?:eur|rice)s?|pizzaiolos?|baristas?|asv|ide|ibode|iade|atsem|aesh|auxiliaires? veterinaires?|femmes? de chambre|receptionnistes?|maitres?[- ]nageurs?|palefreni(?:er|ere)s?|dessinat(?:eur|rice)s?|ingenieure?s?|commerciaux"
)
MEMBERS = r"benevoles?|adherente?s?|volontaires|licencie(?:e|es|s)?|choristes|parrains|marraines|familles d'accueil|nouveaux membres|animateurs benevoles"
DATES = (
    r"soirees?|ateliers?|concerts?|stages?|conferences?|spectacles?|representations?|expositions?|expos?|vernissages?|degustations?|rencontres?|lectures|visites guidees|portes ouvertes|festivals?|brocantes?|"
    r"kermesses?|lotos?|tournois|galas?|bals?|webinaires?|journees? decouvertes?|seances|apres[- ]midis? jeux|veillees|dates"
)
BUSINESS = (
    r"clients?|clientes?|clientele|chantiers?|contrats?|mandats?|missions?|prospects?|patients?|patientes?|patientele|commandes|eleves?|leads?|rendez-vous|rdv|mariages?|mariees?|reservations?|nuitees|locataires?|acheteu(?:r|se)s?|"
    r"dossiers?|devis|courses|emprunteurs?|maisons a vendre|biens (?:a vendre|a rentrer)|inscriptions?|abonnements?|ventes?|seminaires?|appels d'offres?|paniers|proprietaires|stagiaires|participants|vols|"
    r"revendeurs?|distributeurs?|points? de vente|programmateurs?|dates de concert|projets|prestations?|interventions|seances photo|baptemes|groupes|scolaires|comites d'entreprise|entreprises|boites|grands comptes|"
    r"restaurateurs|restaurants|hotels|boutiques|galeries|particuliers|familles|collectivites|communes|mairies|architectes|promoteurs|syndics"
)
_SOME = r"(?:(?:de|des|d'|du|la|les|le|l'|un|une|mes|nos|deux|trois|quatre|cinq|six|\d+|quelques|plus|assez|beaucoup|bons?|bonnes?|vrais?|vraies?|nouve\w+|autres?|jeunes?|petits?|petites?|gros|grosses?|grands?|propres|premiers?|premieres?|seule?|au moins|surtout|donc|encore|serieux|tout)[ ']?\s?){0,5}"
_NO = r"(?:pas|plus|ni|jamais|aucune?|guere|presque pas|presque plus)"
_LACK_BEFORE = (
    r"(?:ce qui|il|c'est ce qui) (?:me |nous |m'en |nous en )?manqu\w+,? ?(?:c'est |ce sont |cruellement |surtout )?|manqu\w+ (?:de|d'|cruellement de|surtout de) ?|faute (?:de|d') ?|a court (?:de|d') ?|penurie (?:de|d') ?|"
    rf"trouv\w+ {_NO} |(?:du mal|mal|peine|peinent?|peinons|galer\w+|impossible|desespere\w*|rame\w*|lutt\w+|n'arrive\w* {_NO}|arrive\w* {_NO}) (?:de |a )(?:\w+ )?(?:trouver|recruter|avoir|garder|attirer|embaucher|decrocher) |"
    r"(?:il |qu'il )?(?:me |nous |m'en |nous en )(?:faut|faudrait|fodrai|faudrai)(?: bien| vite)? |(?:j'ai|jai|g|on a|nous avons|avons|aurais|aurions|aurait) (?:grand |vraiment |un )?besoin (?:de|d') ?|il y a (?:trop )?peu de |trop peu de |"
    r"(?:re)?cherch\w+ |en quete (?:de|d') ?|a la recherche (?:de|d') ?|(?:re)?trouver |attirer |denicher |garder |"
)
_LACK_BUSINESS = _LACK_BEFORE[:-1].replace("|garder ", "") + r"|(?:manqu\w+|faute) de (?:travail|boulot)"
_LACK_AFTER = (
    r"(?: (?:qui|me|nous|ne|n'|se|deviennent|sont|y|en|vraiment|toujours|encore|a|vendre|ki)){0,4} ?"
    r"(?:manqu\w+|introuvables?|se font (?:trop )?rares?|font (?:cruellement )?defaut|rares\b|ne viennent (?:pas|plus)|viennent (?:pas|plus)|se bousculent pas)"
)
_LEAVE = r"(?: (?:qui|me|nous|ne|n'|se|sont|tous|toutes)){0,3} ?(?:partent|s'en vont|demissionn\w+|filent|quittent|ne restent pas|restent pas|nous lachent|me lachent|tournent)"
OF_THE_SHOP = (
    r"peintres?|toli(?:er|ere)s?|menuisi(?:er|ere)s?|plombi(?:er|ere)s?|electricien(?:ne)?s?|chauffagistes?|zingueurs?|boulang(?:er|ere)s?|patissi(?:er|ere)s?|bouch(?:er|ere)s?|"
    r"charcuti(?:er|ere)s?|poissonni(?:er|ere)s?|paysagistes?|fleuristes?|jardini(?:er|ere)s?|pizzaiol[oa]s?|crepi(?:er|ere)s?|taxis?"
)
"""Trades that customers look for too: only a lack of them tells of hiring."""
_MUCH_WORK = r"(?:trop|plein|plus qu'assez|assez|beaucoup|une montagne|un paquet|en masse) (?:de |d')(?:jobs?|ouvrage|travail|taf|boulot|contrats?|chantiers?|commandes?|demandes?|clients?|dossiers)"
FRAMES: tuple[tuple[str, str], ...] = (
    ("hiring", rf"(?:{_LACK_BEFORE[:-1]}){_SOME}(?:{WORKERS})\b(?! pour (?:mon site|m'aider a (?:publier|poster)))"),
    ("hiring", rf"(?:{WORKERS})(?:{_LACK_AFTER}|{_LEAVE})"),
    ("hiring", rf"(?:veux|veut|voudr\w+|voulons|aimer\w+|souhait\w+)(?: (?:bien|avoir|plus|surtout|aussi|enfin|faire venir))*[ ]{_SOME}(?:collaborat(?:eur|rice)s?|alternante?s?|apprentie?s?|asv|atsem|aesh|saisonni(?:er|ere)s?)\b(?! (?:sachent|comprennent|publient|relaient|partagent|qui (?:publi|relai|partag)))"),
    ("hiring", rf"(?:(?:manqu\w+|a court|penurie|(?:j'ai|jai|on a|nous avons) (?:grand |vraiment )?besoin) (?:cruellement |vraiment |surtout )?(?:de |d')|faute (?:de |d')){_SOME}(?:{OF_THE_SHOP})\b"),
    ("hiring", rf"{_MUCH_WORK}[^.!?;]{{0,25}}\b(?:mais|et|,|pis) ?(?:j'ai |on a |y a )?(?:pas|plus|jamais|peu)(?: assez)? (?:de |d'){_SOME}(?:{WORKERS}|monde)\b"),
    ("community", rf"(?:{_LACK_BEFORE[:-1]}){_SOME}(?:{MEMBERS})\b|(?:{MEMBERS})(?:{_LACK_AFTER}|{_LEAVE})"),
    ("events", rf"(?:remplir|remplissage) (?:de )?{_SOME}(?:{DATES})\b|(?:{DATES})\b(?: [\w']+){{0,5}} (?:a moitie|aux trois quarts|presque|quasi|trop|souvent|toujours|restent|reste|est|sont|etait) ?(?:vides?|clairsemee?s?|desert\w*)|"
               rf"(?:{DATES})\b(?: [\w']+){{0,4}} (?:peinent? a (?:se )?remplir|ne se rempli\w+|annulee?s? faute|devant (?:\w+ )?(?:dix|douze|quinze|vingt|trente|quarante|\d\d?) )"),
    ("customers", rf"(?:{_LACK_BUSINESS}){_SOME}(?:{BUSINESS})\b|(?:{BUSINESS})(?:{_LACK_AFTER})"),
    ("customers", rf"(?:veux|veut|voudr\w+|voulons|aimer\w+|souhait\w+|vise\w*|rev\w+ (?:de|d')|jveu|jveux|jvoudr\w+|cherch\w+)(?: (?:bien|avoir|signer|decrocher|faire|recevoir|travailler|plus|surtout|aussi|enfin|avec|pour|aller|vers|en)){{0,4}} ?{_SOME}(?:{BUSINESS})\b"),
)  # fmt: skip
"""(goal, pattern): what is needed, before or after the words that say it is lacking."""
_READ = [(goal, re.compile(rf"(?<![a-z0-9])(?:{pattern})")) for goal, pattern in (*FRAMES, *SCENES)]
DENIED = re.compile(
    r"\b(?:pas|plus|jamais|sans|inutile|arrete\w*|marre|fini)(?: (?:de|d'|envie|besoin|question|a|me|nous|le|la|les|plus|vraiment|trop|encore))*[ ']*$"
)


def needed(folded: str) -> tuple[tuple[int, str], ...]:
    """(place, goal) of each need that is told, the first of each goal, in any order."""
    found: dict[str, int] = {}
    for goal, pattern in _READ:
        place = next((m.start() for m in pattern.finditer(folded) if _counts(folded, m)), None)
        if place is not None and place < found.get(goal, place + 1):
            found[goal] = place
    return tuple((place, goal) for goal, place in found.items())


def _counts(folded: str, match: re.Match[str]) -> bool:
    """Neither denied nor somebody else's."""
    before = folded[max(0, match.start() - 60) : match.start()]
    return not somebody_else(before) and not DENIED.search(before)
