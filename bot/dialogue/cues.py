"""Small expressions that only mean something in context. All are matched on folded text (no accents, lower case)."""

from __future__ import annotations

import re

_END = r"[\s?!.…,]*$"

WHY = re.compile(
    r"^(mais |et |ah bon,? ?|euh )*(pourquoi|pkoi|pourkoi|pq|pk|comment ca)( donc| ca| cela| alors)?" + _END
)
WHY_NOT = re.compile(r"\b(pourquoi|pk|pq|pourkoi)\b.{0,12}\b(pas|plus|plutot pas|jamais)\b")
AND_SO = re.compile(
    r"^(bon |ok |oui |d'accord |et |alors |donc |mais )*(et )?(du coup|alors|donc|maintenant|dans ce cas|concretement( du coup)?|ca change quoi)"
    + _END
)
ANOTHER = re.compile(
    r"^(et |t'as |tu as |vous avez |vous en avez |ok |il y en a |encore |t'en as |donnez[- ]m'en |donne m'en )*"
    r"(un|une|d')? ?(autre|autres|encore)( un| une| exemples?| cas| histoire| encore)?( svp| stp| s'il vous plait| s'il te plait)?"
    + _END
)
SOMETHING_ELSE = re.compile(
    r"^(?:(?:non|bof|bah|mouais|pas (?:ca|celui[- ]la|celle[- ]la|lui|elle|terrible)|c'est pas (?:ca|pour moi)|rien a voir|ca (?:ne )?me parle pas)[ ,.;!]*)*"
    r"(?:autre chose|(?:un|une) autre|montre[zr]?[- ](?:m'en|moi) (?:un|une) autre|change[zr]?)(?: (?:svp|stp|s'il vous plait|plutot|alors))*"
    + _END
)
"""After a case: another one."""
WHICH_ONE = re.compile(
    r"\b(lequel|laquelle|lekel|le quel|entre les (?:deux|trois|2|3)|des deux|des trois|qui gagne|le mieux des [23]|des [23])\b"
)
THREE = re.compile(r"\b(?:trois|3)\b")
BARE_HOURS = re.compile(
    r"\b(une demi|demi|une|deux|trois|quatre|cinq|six|sept|huit|dix|\d{1,2}(?:[.,]\d)?)[ -]?(?:heures?|h)\b(?!.{0,8}\b(?:jours?|soirs?|matins?)\b)(?! (?:du|de) )"
)
"""« et si j'avais qu'une heure ? » after an advice: an hour a week, as everywhere here."""
IN_FIGURES = {"une demi": 0.5, "demi": 0.5, "une": 1.0, "deux": 2.0, "trois": 3.0, "quatre": 4.0, "cinq": 5.0, "six": 6.0, "sept": 7.0, "huit": 8.0, "dix": 10.0}  # fmt: skip
SOMEBODY = re.compile(
    r"\b(?:quelqu'un|qqn|qqun|une? (?:personne|stagiaire|alternante?|apprentie?|etudiante?|freelance|community manager|cm|agence|pro))\b"
)
WHAT_IF = re.compile(r"^(ok |oui |mais |bon |non mais )*(et )?(si|avec|sans|s'il|mettons|admettons|imaginons)\b")
PAYS_NOTHING = re.compile(
    r"\bsi (?:je |j'|on |nous )?(?:ne |n')?(?:mets|met|mettais|mettons|paie|paye|depense|debourse|investis|investit|sors|claque) (?:rien|pas un (?:sou|euro|rond|centime|kopeck)|0|zero)\b"
)
WITHOUT = re.compile(
    r"^(?:ok |oui |mais |bon |non mais |alors )*(?:et )?sans (?:le |la |les |l'|mon |ma |mes |un |une |aucun |aucune |de |d')?\w+[\s?!.]*(?:ca (?:donne|fait|change) quoi|ca marche|on fait quoi|je fais quoi|c'est possible)?"
    + _END
)
ONLY_AND = re.compile(r"^(et|pis|puis|ou|alors|mais|ok|oui|donc|ah|hum|bon|euh|quid|sinon|pareil|idem)\b")
HIS_ORDER = re.compile(
    r"\b(l'ordre|mon ordre|notre ordre|l'ordre des|deontologi\w*|code de deontologie|mon barreau|le barreau|ma chambre|la chambre des)\b"
)
FAILURE = re.compile(
    r"\b(echec|echoue\w*|rate|ratee?s?|rates|loupe\w*|flop\w*|plante\w*|mal tourne\w*|mal fini\w*|mal passe\w*|foire\w*|couler?|coule|"
    r"capote|catastrophe|bide|fiasco|degat\w*|marche pas|pas marche|regrett\w*|mauvais\w* experience|se sont? (plante|cass)\w*)\b"
)
SUCCESS = re.compile(
    r"\b(reussi\w*|reussite\w*|succes|cartonne\w*|ca a marche|(?:qui|et) (?:a|ont|avait|aient|ait) (?:bien |vraiment |super bien |tres bien )?(?:marche|fonctionne|pris|decolle)|qui marche\w*|bien marche|bien tourne\w*|positif|inspirant\w*)\b"
)
REFUSAL = re.compile(
    r"\b(prefere (ne )?pas|pas envie de (le )?dire|ca (ne )?vous regarde|veux pas (le )?dire|ne souhaite pas|sans repondre|je passe|(?<!pour )(?<!faire )(?<!laisser )passer(?=[\s.!]*$)|"
    r"passons|peu importe|pas important|confidentiel|aucune idee|sais pas|sais plus|chais pas|chai pas|chepas?|jsp|ne veux pas (?:le )?repondre|j'en sais rien)\b|^(?:bof |bon |allez |on )*(?:passe|suivante?|question suivante)\W*$"
)
ASKS = re.compile(
    r"\?|\b(?:quels?|quelles?|comment|combien|pourquoi|quoi|faut[- ]il|est[- ]ce qu\w*|(?:c'est|ces|cest) (?:legal|utile|permis|autorise)|"
    r"(?:je|on) (?:peux|peut|dois|doit)|(?:ca|cela) (?:marche|vaut))\b"
)
"""Words by which a message asks something, with or without its question mark."""
SKIPS = re.compile(r"^(?:(?:bof|bon|allez|on|je),? )*(?:passe|suivante?|question suivante)\W*$")
"""« passe »: a question is left aside."""
STOP_ASKING = re.compile(
    r"^(s'il vous plait |svp |merci de |ok |bon |non |je veux |je voudrais |voulez-vous )*,? ?"
    r"(arrete[rz]?|stop(pe[rz]?)?|annule[rz]?|desactive[rz]?) (de )?(me )?(le |la |les |ce |ces |mon |mes |vos |votre |tous les )?(suivi|rappels?|relances?|relancer|rappeler|redemander|recontacter)\b"
    r"|\bne? m[e'] ?(redemande[rz]?|relance[rz]?|rappele[rz]?) (plus|rien)"
)
ANONYMOUS = re.compile(r"\b(anonyme\w*|sans (mon )?nom|pas de nom|pas mon nom)\b")
ROOM_QUESTIONS = re.compile(
    r"\b(voir|montre[rz]?|affiche[rz]?|lire|lis|donne[rz]?|quelles? (?:sont|etaient)|c'est quoi) (?:moi )?(?:toutes )?(?:les|des) questions"
    r"(?: (?:deja )?(?:posees?|des autres|de la salle|du public|soutenues?))?\b|\bquelles questions (?:ont ete|sont|etaient|on a) (?:deja )?pose|"
    r"\bsoutenir (?:une|des|les|la) questions?\b|\bquestions des autres\b"
)
CORRECTS = re.compile(
    r"^(?:ah|euh|non|bon|oups|mince|zut|mais|si|oh|desole\w*|[,. ]+)*(?:en fait|enfin|en realite|pardon|excusez[- ]moi|je me suis (?:mal exprime|trompe)\w*|"
    r"(?:j'ai fait )?(?:une )?erreur|rectifi\w*|je (?:corrige|voulais dire|precise)|correction|plutot|finalement|au temps pour moi|autant pour moi)\b"
)
IS_THAT_ALL = re.compile(
    r"^(?:et |ok |ah |donc )*(?:c'est (?:vraiment )?tout|rien d'autre|il n'y a que ca|que ca)" + _END
)
EVIDENCE = re.compile(
    r"\b(?:un chiffre|des chiffres|une source|la source|vos sources|une etude|des etudes|une preuve|des preuves|une statistique|des stats?|"
    r"d'ou (?:ca |cela |vous |tu )?(?:tenez|sortez|tirez|tires|vient|tiens|sors|sort|viennent|sortent)|qui (?:le )?dit)\b"
)
RECAP = re.compile(r"\b(?:compte[- ]?rendu|recap\w*|resume|synthese|notes de la (?:conference|soiree|table ronde))\b")
AT_US = re.compile(
    r"\b(?:votre|ton|vos|tes|ce|cette) (?:machin|truc|bidule|bot|robot|chatbot|outil|appli\w*|assistant|assistance|service|ia|conseils?|reponses?|machine)\b"
)
AT_HOME = re.compile(
    r"\b(?:je|j|on|nous|suis|sommes|habit\w+|basee?s?|installee?s?|chez (?:moi|nous)|mon|ma|mes|notre|nos|ici|je voulais dire|plutot|enfin|non)\b"
)
"""A place said with one of these words is the person's own."""
JUDGES = re.compile(
    r"\b(?:vaut|vaudrait|coup|utile|inutile|interet|interessant|sert|servir|pertinent|malin|adapte|fait pour|bien pour|marche|marcherait|pensez|penses|avis)\b"
)
OF_MONEY = re.compile(r"\b(?:combien|cb|prix|tarifs?|cout\w*|chere?s?|pub|pubs|publicites?|annonces?)\b")
OF_ME = re.compile(
    r"\b(?:savez|sais|connaissez|connais|retenu|retenez|note|notez)[- ](?:vous |tu |quoi |deja |vraiment )*(?:de|sur|a propos de) (?:moi|nous)\b"
)
AT_YOU = re.compile(
    r"^(?:vous|tu|t'es|tes|t) ?(?:etes|es)? ?(?:vraiment |trop |completement |juste |qu'un |qu'une |pas )?(?:nul\w*|inutile|bete|idiot\w*|debile|bidon|mauvais|incompetent\w*|con|"
    r"doue|a la ramasse|a cote de la plaque)\b"
)
NO_RESULT = re.compile(
    r"\b(?:rapport|donn|apport|ramen|amen|produi|gagn)\w* (?:absolument |strictement |vraiment |quasi(?:ment)? )?(?:rien|zero|que dalle|pas grand[- ]chose)\b|"
    r"\b(?:rien|pas grand[- ]chose|que dalle|(?:pas un|aucun\w*|zero) (?:seule? )?(?:nouve\w+ )?(?:client|vente|commande|contact|resultat|rendez-vous|appel)\w*) "
    r"(?:\w+ ){0,2}?(?:rapport|donn|apport|ramen|amen|produi|gagn)\w*|\bsans (?:aucun |le moindre )?resultats?\b|\b(?:aucun|zero|pas de|pas le moindre) resultats?\b"
)
"""A channel tried in vain: « Instagram m'a rien rapporté », « deux ans sans résultat »."""
HEARSAY = re.compile(
    r"\b(?:on (?:me |m'a |nous )?(?:dit|repete)|il parait|parait[- ]il|(?:mon|ma|un|une|le|la) (?:voisin|collegue|ami|confrere|consoeur|concurrent|cousin|associe)\w*)\b"
)
LEARNING = re.compile(
    r"\b(?:form(?:ation|er|ateur|atrice|e)s?|cours|stages?|ateliers?|apprend\w*|tuto\w*|coach\w*|webinaire\w*)\b"
)
TO_THEM = re.compile(r"\b(?:lui|leur|leurs|y|en|la-dessus|dessus|ca|cela|repond\w* quoi|quoi repondre)\b")
ANSWERS_THEM = re.compile(
    r"\b(?:lui|leur) (?:re ?)?(?:repon\w*|ecri\w*|di[st]\w*|envoi\w*|mets?|met)(?: \w+)? (?:quoi|koi|koa|kwa|kw?oi)\b|"
    r"\b(?:quoi|koi|comment|qu'est[- ]ce qu(?:e |')(?:je |on |nous )?)(?: ?(?:je |on |faut |dois-je |puis-je )?)(?:lui |leur )(?:repon\w*|ecri\w*|di[st]\w*)|"
    r"\b(?:lui|leur) (?:repondre|ecrire|dire) (?:quoi|koi|comment)\b"
)
"""« je lui réponds quoi », « comment leur répondre »."""
_SOME = r"(?:(?:trouver|avoir|plus|plus de|d'abord|surtout|des|de|d'|du|la|le|les|nouveaux|nouvelles|mes|nos|en) ?)*"
GOALS_NAMED = {
    "customers": re.compile(rf"{_SOME}(?:clients?|clientes?|clientele|patients?|patientele|eleves|adherents?|usagers|chantiers|commandes|contrats|dossiers|ventes?)"),
    "loyalty": re.compile(rf"{_SOME}(?:fidelite|fidelisation|habitues|reguliers)"),
    "footfall": re.compile(rf"{_SOME}(?:monde|passage|visites|visiteurs)"),
    "hiring": re.compile(rf"{_SOME}(?:recrutements?|embauches?|personnel|salaries|candidats|apprentis?|bras)"),
    "awareness": re.compile(rf"{_SOME}(?:visibilite|notoriete|pub|publicite)"),
}  # fmt: skip
"""A goal in a word, where it was asked for."""
MYSELF = frozenset({"je", "j", "suis", "chuis", "jsuis", "moi", "on", "nous", "sommes", "ici", "bonjour", "salut", "bonsoir", "metier", "activite", "travaille",
                    "comme", "tiens", "tenons", "ai", "avons", "mon", "ma", "notre", "mes", "nos"})  # fmt: skip
"""Words that, around a trade, only say that it is one's own."""
COURTEOUS = frozenset(
    {
        "pardon",
        "desole",
        "euh",
        "ah",
        "oups",
        "non",
        "c",
        "est",
        "le",
        "mon",
        "code",
        "plutot",
        "merci",
        "svp",
        "voici",
        "voila",
        "oui",
    }
)
"""Words around a code that are not part of it."""
DIGIT = re.compile(r"\d")
POINTER = re.compile(
    r"\b(y|dessus|la-dessus|la dessus|dedans|la-bas|celui-la|celui la|celle-la|ca|cela|en|leur|ce truc|ce reseau|cette appli)\b"
)
MORE = re.compile(
    r"^(oui |et |ok |d'accord )*(dites?[- ]?m'?en plus|en savoir plus|savoir plus|plus de details?|details?|developpe[rz]?|precise[rz]?|continue[rz]?|"
    r"allez[- ]y|vas[- ]y|et ensuite|ensuite|la suite|encore|approfondi\w*)( svp| stp| s'il vous plait)?" + _END
)
LITTLE = {
    "et", "ou", "alors", "mais", "ok", "oui", "non", "donc", "ah", "bon", "euh", "quid", "de", "du", "d", "pour", "avec", "sur", "chez", "dans",
    "l", "le", "la", "les", "un", "une", "des", "moi", "nous", "tout", "ca", "c", "est", "sinon", "pareil", "idem", "il", "elle", "quoi", "dit",
    "en", "ce", "qu", "que", "penses", "pensez", "vous", "tu", "aussi", "plutot", "svp", "stp", "utile", "bien", "mieux", "vaut", "coup",
    "a", "au", "y", "pis", "puis", "abord", "dabord", "deja", "meme", "ensuite", "apres", "fait", "autre", "cote", "niveau", "parle", "parlez", "dis", "dites",
}  # fmt: skip
"""Words that leave an elliptic question elliptic: « et pour l'autre, alors ? » is nothing but such words and a name."""


def leftover(folded_words: list[str], named: set[str]) -> list[str]:
    """The words that carry a meaning of their own once little words and those of `named` are gone."""
    return [w for w in folded_words if w not in LITTLE and w not in named]
