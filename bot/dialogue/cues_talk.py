"""Expressions about the talk itself: why do you ask, where were we, are you sure, I did not follow. Matched on folded text."""

from __future__ import annotations

import re

_LEAD = r"^(?:(?:ah|ah bon|euh|ok|oui|non|bon|et|mais|alors|donc|hein|attend\w*|dites|dis|pardon|desole\w*|au fait|du coup|coucou|salut|bonjour|bonsoir)\b[ ,.!?]*)*"
_END = r"[\s?!.…,]*$"

WHY_ASKED = re.compile(
    rf"{_LEAD}(?:pourquoi|pourkoi|pkoi|pq|pk|ca (?:vous|te) sert a quoi de|(?:en )?quoi)\b[^?]{{0,14}}\b(?:vous|tu) (?:me |m'|nous )?(?:demand\w+|pos\w+|voul\w+ (?:le )?savoir|veux (?:le )?savoir|posez)"
    r"(?: (?:ca|cela|toujours|tout|toutes?|ces|cette|la|une|des|mon|ma|mes|questions?|metier|activite|age|ville|qui sont|clients?|temps|budget|le|de))*"
    + _END
)
"""« pourquoi vous me demandez ça ? »: our own question, not the advice."""
WITHHOLDS = re.compile(
    r"\b(?:prefere|prefererais|souhaite|veux|voudrais|peux|tiens|envie|oblige)(?: (?:ne|pas|a|de|vous|te|le|en|la|vraiment|trop))* (?:le |vous |te |en )?(?:dire|donner|devoiler|reveler|parler|repondre|communiquer)\b"
    r"(?=.{0,30}\b(?:metier|activite|profession|ville|adresse|nom|age|entreprise|boite|chiffres?|qui je suis|ce que je fais|ou j'habite|infos?|informations?|question|perso\w*)\b|[\s.!]*$)|"
    r"\b(?:c'est|c|ce n'est|ca n'est|c'est vraiment) pas (?:vos|votre|tes|ton) (?:affaires?|oignons?|problemes?)\b|\b(?:ca|cela) (?:ne )?(?:vous|te|t') ?regarde pas\b|"
    r"\b(?:c'est|mon metier est|ca c'est) (?:prive|personnel|confidentiel|secret)\b"
)
_NOT = re.compile(r"\b(?:pas|ne|n'|prive|personnel|confidentiel|secret)\b")
COMES_BACK = re.compile(
    rf"{_LEAD}(?:re(?: (?:bonjour|salut|moi|coucou))?|rebonjour|resalut|re-?bonjour|rebonsoir|me (?:re)?voil[ai]|me revoici|(?:je suis |me voila )?de retour|je reviens|c'est (?:encore|re|de nouveau) moi)\b"
)
WHERE_WERE_WE = re.compile(
    r"\b(?:on|nous) en (?:etait|etaient|etions|est|sommes)(?: reste\w*)? ou\b|\bou (?:est[- ]ce qu'|qu')?(?:on|nous) en (?:etait|etions|est|sommes)\b|\bou en (?:etait|etions|sommes|est)[- ]?(?:on|nous)\b|"
    r"\b(?:on|nous) (?:parlait|parlions|disait|disions)(?: deja)? (?:de |d')?quoi\b|\bde quoi (?:est[- ]ce qu'|qu')?(?:on|nous) (?:parlait|parlions)\b|\bde quoi parl(?:ait-on|ions-nous)\b|"
    r"\b(?:revenons|reprenons|on (?:y )?revient|on reprend)(?: (?:en|la|ou|au|aux|a|sur|donc|plutot|maintenant|nos|notre|mon|ma|mes|le|les|on|etait|sujet|depart|debut|moutons|conversation|discussion|midi|fil)\b)*[\s?!.]*$"
)
REMEMBERS = re.compile(
    r"\b(?:vous|tu) (?:vous |te |t')?(?:souven\w+|souviens|rappelez|rappelles) (?:encore )?(?:de )?(?:moi|nous|mon|notre|qui je)\b|\b(?:vous|tu) (?:me|m'|nous) (?:reconnaissez|reconnais)\b"
)
INSULTS = re.compile(
    r"\b(?:va(?:s)?(?: te| vous)? faire (?:foutre|voir|enculer|mettre)|allez vous faire (?:foutre|voir)|va chier|allez chier|ta gueule|vos gueules|(?:sale |gros )?(?:conn?ard|connasse|encule|abruti|cretin)e?s?|fils de pute|fdp|ntm|nique ta mere|"
    r"je (?:t'|vous )emmerde|(?:vous |tu )?(?:me |m')(?:faites|fais) chier|(?:bande de|espece de) \w+)\b"
)
APOLOGISES = re.compile(
    rf"{_LEAD}(?:desole\w*|pardon|excus\w+(?: moi)?|mes excuses|(?:je )?m'excuse|je m'en excuse)\b(?=.*\b(?:enerv\w+|agac\w+|colere|emporte\w*|impoli\w*|injuste|desagreable|mechant\w*|grossi\w+|insult\w*|ton|avance|pour (?:tout a l'heure|avant|ca|mon|mes|l'insulte)|j'etais)\b)"
)
GOES_ON = re.compile(
    rf"{_LEAD}(?:on|nous) (?:reprend|continue|reprenons|continuons|y retourne)(?: alors| donc| la conversation| ou on en etait)?{_END}"
)
REPEATS = re.compile(
    rf"{_LEAD}(?:(?:(?:tu peux|vous pouvez|peux[- ]tu|pouvez[- ]vous|pourriez[- ]vous|il faut|faut) )?(?:me |m'|nous |le |la )*(?:repet\w+|redire|redites|redis|reredi\w+|remontre\w*|reaffiche\w*|rappele[rz](?=[- ](?:moi )?ce que))"
    rf"(?:[- ](?:moi|nous|ca|cela|le|la|tout|ta|votre|vos|derniere|reponse|ce que (?:tu|vous) (?:dis|disiez|disais|avez dit|as dit|viens de dire|venez de dire)|s'il vous plait|s'il te plait|svp|stp))*|"
    rf"(?:j'ai |jai )?(?:oublie|perdu|loupe|rate) (?:ce que (?:tu|vous) (?:avez|as|disiez|disais|m'avez|m'as)(?: dit| conseille| recommande)?|votre reponse|ta reponse|le debut)){_END}"
)
REMINDS = re.compile(
    r"\b(?:vous|tu) (?:me |nous )(?:redemand\w+|relanc\w+|reposez|reposes|recontact\w+)\b|\b(?:dans|d'ici|apres|au bout de?) (?:un|1|deux|2|trois|3|quelques) (?:mois|semaines?)\b.{0,25}\b(?:on |vous |tu )(?:me |nous |en )?"
    r"(?:refait|refaites|reparle\w*|redemand\w+|rappel\w+|compare\w*|fait le (?:point|bilan))\b|\b(?:vous |tu )(?:me |nous )rappel\w+ dans (?:un|1|deux|2|trois|3|quelques) (?:mois|semaines?)\b"
)
"""« dans un mois vous me redemandez ? »: the follow-up of figures."""
NOTES_FIGURE = re.compile(
    r"^(?:ok |oui |bon |alors |donc |la |voila )*(?:je note|notez|note|j'ai note|on note|je pars de|je suis a|au depart|point de depart)\b.{0,12}\b\d+ (?:appels?|clients?|ventes?|commandes?|rendez[- ]vous|rdv|devis|avis|visites?|demandes?|reservations?|patients?|couverts?|messages?|contacts?)\b"
)
ERASES = re.compile(
    rf"{_LEAD}(?:(?:vous pouvez|tu peux|veuillez|merci de|je veux|il faut) )?(?:(?:les |la |tout )*(?:effac|supprim)(?:e|ez|er|es))(?:[- ](?:les|la|moi|nous|ca|cela|tout|tous|mes|les|donnees|infos|informations|messages|alors|donc|svp|stp|s'il vous plait|s'il te plait|maintenant))*{_END}"
)
NOTHING = re.compile(
    r"\b(?:je|on|nous|j') ?(?:ne |n')?(?:fais|fait|faisons|fasse|bouge|poste|publie) (?:plus )?(?:rien|pas)(?: du tout)?\b(?:[\s?!.]*$| (?:il|ca|qu'est|que) )"
)
BOTH = re.compile(
    rf"{_LEAD}(?:pourquoi (?:pas|ne pas faire) |je peux (?:faire |prendre |garder |tenir )?|on peut (?:faire |prendre |garder |tenir )?|faire |prendre |et |ou |donc )*(?:tou[ts] )?les (?:deux|2)(?: (?:ensemble|a la fois|en meme temps|alors|donc|c'est possible|ca marche|du coup))*{_END}"
)
COSTS = re.compile(
    r"^(?:(?:ok|oui|et|mais|bon|d'accord|dac|alors)[ ,]+)*(?:(?:ca|sa|cela|c'est|c|il|elle) )?(?:coute\w*|kout\w*|payan[ts]\w*|gratui\w*|chere?)"
    r"(?: (?:cher|combien|quelque chose|qqch|un peu|koi|quoi|beaucoup|des sous|rien|ou (?:pas|non|gratuit|payant)))*[\s?!.]*$"
)
"""« et ça coûte ? », « c payant ? », and not a word more."""
CHEAPEST = re.compile(
    rf"{_LEAD}(?:(?:c'est )?(?:quoi|lequel|laquelle|quel)(?: est)? |et |ou )*(?:le|la) (?:moins (?:cher|chere|couteux|couteuse)|plus (?:economique|cher|chere))(?: (?:des|de|entre|parmi) (?:les |ces |tout |tous )*(?:deux|trois|2|3|ca)?)?(?: alors| svp)?{_END}"
)
SURE = re.compile(
    rf"{_LEAD}(?:(?:t'?es|tu es|vous (?:en )?etes|z'etes|c'est|t'en es|tu en es|etes[- ]vous|es[- ]tu|en etes[- ]vous)(?: (?:vraiment|bien|donc|si|aussi|absolument|tellement))? (?:sure?s?|certaine?s?)"
    rf"(?: (?:de|d') ?(?:vous|toi|ca|cela|votre coup|ton coup|votre reponse|ce que vous dites))?|sur et certaine?|vraiment|c'est vrai(?: ca)?|serieux|serieusement){_END}"
)
CONTESTS = re.compile(
    r"\b(?:c'est|c|ce n'est|(?:votre|vos|cette|ce|l') ?(?:reponses?|chiffres?|affirmations?|informations?|infos?|arguments?|sources?)(?: [\w']+){0,4} (?:est|sont)|ce que vous (?:dites|avancez|affirmez|annoncez|racontez) (?:la )?est) (?:completement |totalement |carrement |juste |tout simplement |archi |absolument )?(?:faux|fausses?|inexacte?s?|pas vrai|errone\w*|perimee?s?)\b|"
    r"\b(?:lu|entendu|vu|dit|appris) (?:partout |ailleurs |sur \w+ )?(?:l'inverse|le contraire|tout le contraire|l'oppose)\b|\b(?:dit|disent|affirme\w*|pretend\w*|conseille\w*|soutien\w*) (?:exactement |plutot |tout )?(?:l'inverse|le contraire)\b|"
    r"\b(?:je (?:ne )?(?:crois|vous crois) pas (?:a |en )?(?:ce|ces|votre|vos|ca)|(?:ce|votre|vos|ces) (?:chiffres?|sources?|etudes?) (?:est|sont|me (?:semble|parait)\w*) (?:bizarres?|louches?|vieux|vieilles?|anciens?|anciennes?|douteu\w+))\b"
)
THAT_FIGURE = re.compile(
    r"\b(?:ce|ces|votre|vos|le|les) (?:chiffres?|pourcentages?|stats?|statistiques?|etudes?|\d+ ?%)|\bcette (?:etude|stat\w*|source|enquete)\b"
)
FIGURE_DOUBTED = re.compile(
    r"\b(?:ce|ces|votre|vos|cette|le|les) (?:chiffres?|pourcentages?|stats?|statistiques?|etudes?|\d+ ?%)\b.{0,30}\b(?:d'ou|sort|sortent|vient|viennent|crois|croit|fiables?|serieux|bidon|faux|sur|quelle annee|quand)\b|"
    r"\b(?:d'ou|crois|croire|doute|source|quelle annee)\b.{0,30}\b(?:ce|ces|votre|vos|cette|le|les) (?:chiffres?|pourcentages?|stats?|statistiques?|etudes?|\d+ ?%)"
)
"""« j'y crois pas à ce chiffre, d'où il sort », « vos chiffres sont de quand ? »."""
NOT_FOLLOWED = re.compile(
    rf"{_LEAD}(?:(?:je |j')?(?:n'|ne )?(?:ai |y )?(?:rien|pas|pas tout|pas bien|pas trop|toujours pas|comprends? pas|comprends? rien|pige pas|capte pas)(?: (?:compris|capte|pige|suivi|saisi|tout|bien|trop))*(?: (?:la|le|ce que vous dites|votre reponse|a votre reponse|c'est[- ]a[- ]dire|en clair))*|"
    r"(?:c'est |trop |ca fait |ca me parait |je trouve (?:ca )?)*(?:c'est|trop|ca fait)(?: (?:beaucoup|un peu|bien|vraiment|quand meme))*(?: trop)?(?: (?:complique|technique|flou|abstrait|confus|dur|difficile|de choses|d'un coup|pour moi|pour une personne seule|pour commencer|a faire|d'infos?|de trucs))+|c'est (?:beaucoup )?trop|"
    r"(?:en )?plus (?:simple|simplement|clair|clairement|facile)(?: svp| stp)?|(?:hein|quoi|comment|c'est[- ]a[- ]dire|cad|comprends pas|pas clair)|"
    rf"(?:(?:vous pouvez |tu peux )?(?:re)?(?:expliqu|dites|di[ts]|formul|redi[ts])\w*(?:[- ](?:moi|le|la|ca|me))*) (?:\w+ )?(?:plus simplement|simplement|autrement|plus clairement|en clair|avec des mots simples)){_END}"
)
"""« j'ai pas compris », « plus simple », « c'est trop »: one thing to do, in plain words."""
LOST = re.compile(
    rf"{_LEAD}(?:(?:je suis|chuis|j'suis|on est|la je suis) (?:completement |un peu |totalement |vraiment )?(?:perdue?s?|larguee?s?|paumee?s?|noyee?s?)|je (?:m'y |me )perds|(?:il y a |c'est |ca fait )?trop de (?:trucs|choses|choix|mots|canaux|reseaux|possibilites))(?: la| dans tout ca| avec tout ca| d'un coup| pour moi)*{_END}"
)
CHOOSES = re.compile(
    rf"{_LEAD}(?:(?:choisis(?:sez)?|decide[rz]?|decidez|tranche[rz]?)(?:[- ]vous|[- ]toi)? (?:pour|a la place de) (?:moi|nous)|(?:choisis(?:sez)?|decidez|decide|tranchez|tranche) (?:a )?(?:ma|notre) place|je (?:vous|te) laisse (?:choisir|decider|faire)){_END}"
)
SUPERLATIVE = re.compile(
    rf"{_LEAD}(?:(?:c'est )?(?:quoi|lequel|laquelle|quel)(?: est)? |et |ou )*(?:le|la) (plus|moins) (rapide|simple|facile|long|longue|court|leger|chronophage|complique|contraignant|lourd|efficace|utile|prise de tete)(?: (?:a|pour) (?:faire|tenir|gerer|apprendre|commencer|demarrer|moi))?(?: (?:des|de|entre|parmi) (?:les |ces |tout |tous )*(?:deux|trois|2|3|ca)?)?(?: alors| svp)?{_END}"
)
EFFECTIVE = frozenset({"efficace", "utile"})
SAME_QUESTION = re.compile(
    rf"{_LEAD}(?:(?:la )?meme (?:question|chose|demande)|idem|pareil|pareillement|et pareil)\b,? (?:pour|avec|sur|concernant|au sujet (?:de|d'|des)|a propos (?:de|d'|des))\b"
)
WHAT_IS = re.compile(
    rf"{_LEAD}(?:c'est quoi|c quoi|c koi|c'est koi|kesako|qu'est[- ]ce que (?:c'est )?(?:que )?|qu'est[- ]ce qu'|ca veut dire quoi|que veut dire|que signifie)(?: (?:en fait|exactement|au juste|deja|donc))?"
    rf" ?(?:le |la |les |l'|un |une |ca |ce truc )?[a-z]+(?: \(?[a-z]+\)?)?{_END}|{_LEAD}(?:le |la |un |une |l')?[a-z]+,? (?:c'est quoi|c quoi|kesako|qu'est[- ]ce que c'est)(?: (?:en fait|exactement|au juste|deja|ca|donc))*{_END}"
)
OR = re.compile(r"\b(?:ou|vs|versus|plutot que|contre)\b(?!-)")
COUNTS = re.compile(
    r"\b(?:combien|quand|temps|heures?|prix|cout\w*|budget|publi\w+|post\w+|supprim\w+|lie[rz]?|relie[rz]?)\b"
)
"""Two channels named with one of these ask for something else than which."""
OTHERS_DO = re.compile(
    r"\b(?:tout le monde|les autres|tous|cousin\w*|cousine|voisine?s?|amie?s?|copain\w*|copine\w*|concurrents?|confreres?|collegues?|ils?|elles?|on|certains|des gens|mon \w+|ma \w+)\b.{0,25}\b(?:(?:le|l'|en|y) ?(?:a |ont )?(?:fait|font|achet\w*)|(?:fait|font) (?:ca|pareil|la meme chose|comme ca))\b"
)
INSISTS = re.compile(
    r"\b(?:meme pas (?:une?|pour)\b|(?:juste|seulement|rien qu'|que) (?:une?|deux|trois|quelques|pour|cette fois|une fois)|une? (?:tout |toute )?petite?|personne (?:ne |n')?(?:le |en |y )?(?:verra|saura|voit|sait)|pas vu pas pris|"
    r"c'est pas (?:grave|mechant|mortel)|(?:un ou deux|deux ou trois|une ou deux)|c'est (?:juste |seulement )?pour (?:leur|lui|les|une bonne cause)|discretement|en cachette|(?:ca|il) (?:ne )?risque rien)\b"
)


_NO_NOUN = r"(?! (?!c'est|on\b|je\b|il\b|quoi|exactement|en detail|svp|stp)[a-z])"
WEEK = re.compile(
    rf"\b(?:(semaine (?:1|un)\b{_NO_NOUN}|(?:premiere|1(?:re|ere)) semaine\b)|(semaine (?:2|deux)\b{_NO_NOUN}|(?:deuxieme|seconde|2(?:e|eme|nde)) semaine\b)|"
    rf"(semaine (?:3|trois)\b{_NO_NOUN}|(?:troisieme|3(?:e|eme)) semaine\b)|(semaine (?:4|quatre)\b{_NO_NOUN}|(?:quatrieme|derniere|4(?:e|eme)) semaine\b))"
)
"""A week of the plan, by its group."""


def withholds(folded: str) -> bool:
    """Whether the person will not tell something of themself: « je préfère pas dire mon métier »."""
    return bool(WITHHOLDS.search(folded) and _NOT.search(folded))
