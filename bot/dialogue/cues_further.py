"""Follow-ups on an advice that name no subject. All are matched on folded text (no accents, lower case)."""

from __future__ import annotations

import re

_LEAD = r"^(?:(?:et|ok|okay|oui|ouais|mais|bon|ben|bah|alors|donc|du coup|d'accord|dac|ah|euh|hum|super|merci|tres bien|genial|c'est bien beau|c'est bien|top|parfait|no[nm]|mmh?)[ ,.!:]+)*"
_END = r"(?: (?:alors|donc|du coup|moi|svp|stp|s'il vous plait|s'il te plait|exactement|au juste|au final|en fait|ou pas|dans mon cas|pour moi))*[\s?!.…,]*$"
_DO = r"(?:je |j'|on |nous )(?:fais|fait|faisons|m'y prends|s'y prend|dois faire|doit faire|commence)"
_IT = r"(?:ca|cela|tout ca)"


def _whole(*forms: str) -> re.Pattern[str]:
    """The message is one of these and nothing else, but for words around it."""
    return re.compile(rf"{_LEAD}(?:{'|'.join(forms)}){_END}")


CONCRETELY = _whole(
    rf"(?:plus |tres )?(?:concretement|concretemen|concretment|concret|pratiquement|en pratique|en vrai|en clair|dans les faits|dans la pratique)"
    rf"(?:[ ,]+(?:{_DO}(?: (?:comment|quoi|par quoi))?|comment {_DO}(?: {_IT})?|{_IT} (?:donne|veut dire|ressemble a|se passe) (?:quoi|comment)|c'est quoi|comment|quoi|faut faire quoi))?",
    r"(?:soyez|sois|restez) (?:plus )?(?:concret|concrete|precis|precise)",
    rf"{_DO} comment(?: (?:concretement|en pratique|en vrai))?",
    rf"comment (?:{_DO}|faire|proceder|m'y prendre)(?: {_IT})?(?: (?:concretement|en pratique|en vrai))?",
)
"""« concrètement ? », « je fais comment en pratique ? »."""
GOES_ON = _whole(
    rf"(?:mais encore|apres|apre|ensuite|puis|puis quoi|(?:c'est |c )?quoi la suite|la suite|(?:c'est |c )?quoi (?:ensuite|apres)|apres {_IT}|une fois (?:que c'est )?fait|quand c'est fait)(?: {_IT})?(?:[ ,]+{_DO} quoi)?",
    r"(?:il y a |y a |ya |vous avez |t'as |tu as )?(?:autre chose|(?:quoi|rien) d'autres?|(?:quoi|rien)(?= a ))(?: a (?:savoir|faire|dire|ajouter))?",
    rf"(?:c'est|c|cest|ce n'est que|c'est que|est[- ]ce) (?:vraiment )?(?:tout|que {_IT}|juste {_IT})",
    rf"(?:juste|que|seulement|rien que) {_IT}",
)
"""« et après ? », « ok mais encore », « c'est tout ? », « quoi d'autre ? »."""
ENOUGH = _whole(
    rf"(?:(?:est[- ]ce que )?{_IT} |c'est |ce sera |c )(?:me |nous |y )?(?:va |peut )?(?:suffi\w*|assez)(?: ?-?t?-?il)?(?: (?:vraiment|pour (?:commencer|demarrer|debuter|un debut|moi|nous)|deja|tout seul|comme ca))*",
    r"(?:est[- ]ce |ce serait |ca serait )(?:vraiment )?(?:suffisant|assez)",
    r"(?:je |on )(?:peux|peut) (?:m'en|s'en) (?:tenir|arreter) la",
    r"(?:il (?:n')?y a |j'ai |on a )?(?:pas )?besoin (?:de rien d'autre|d'autre chose|de plus)",
)
"""« ça suffit donc ? », « c'est suffisant ? »."""
SIGNS = _whole(
    rf"(?:comment|a quoi|quand|a partir de quand)(?: est[- ]ce que)? (?:je |on |nous )?(?:peux |peut |vais |va )?(?:sais|sait|savoir|saurai|saura|vois|voit|voir|verrai|verra|verifie|verifier|reconnais)(?:-(?:je|on))?(?: que| si| quand)? "
    rf"(?:{_IT} |c'est |c' ?|que )(?:a |va )?(?:marche\w*|fonctionne\w*|paye|paie|sert|porte|prend|utile|efficace|bon|reussi)(?: (?:vraiment|bien|a quelque chose|ses fruits|ou non))*",
    rf"(?:je |on )(?:mesure|compte|verifie|vois|sais) {_IT} comment",
    rf"comment (?:je |on )(?:mesure|compte|verifie|evalue) {_IT}",
    rf"(?:je |on )(?:sais|sait|vois|voit|saurai|saura) comment (?:que |si )?(?:{_IT} )?(?:marche\w*|fonctionne\w*)",
)
"""« comment je sais si ça marche ? »."""
FAILS = _whole(
    rf"si (?:jamais )?(?:{_IT}|rien|je|on) (?:ne |n')?(?:me )?(?:marche\w*|fonctionne\w*|donne|change|bouge|prend|mord|rate|foire|echoue|loupe|plante)(?: (?:pas|rien|toujours pas|jamais|quand meme|du tout))*(?:[ ,]+{_DO} quoi)?",
    rf"si (?:personne|aucun \w+) (?:ne |n')?(?:vient|reagit|appelle|achete|s'inscrit|y va|clique)(?: pas)?(?:[ ,]+{_DO} quoi)?",
    r"(?:au cas ou ca (?:ne )?marche pas|en cas d'echec)",
)
"""« et si ça marche pas ? »."""
_HAVE = r"(?:tu n'as|t'as|tas|tu as|vous avez|vs avez|vous n'avez|vous n'auriez|t'aurais|vous auriez|auriez[- ]vous|avez[- ]vous|il y a|il n'y a|y a|ya|y aurait|il existe)"
_LESS = r"(?:plus (?:simple|facile|rapide|leger|court|legere|courte)|moins (?:complique|compliquee|long|longue|lourd|lourde|chronophage))(?: (?:que ca|a faire|pour commencer))*"
EASIER = _whole(
    rf"(?:{_HAVE} ?(?:-?t-il )?|(?:je veux|je cherche|il me faut|plutot) )?(?:(?:pas|rien|quelque chose|un truc|qqch|une solution|une facon|une version|une methode) )+(?:de |d'|beaucoup |vraiment |encore )*{_LESS}",
    rf"{_HAVE} (?:de |beaucoup |vraiment |encore )*{_LESS}",
)
"""« t'as pas plus simple ? »."""
AVOIDS = re.compile(
    r"\b(?:evit\w+|empech\w+) (?:que )?(?:ca|cela|qu'il|qu'ils) (?:ne )?(?:se |me |nous )?(?:re(?:commence|produi|arriv|vien|fa)\w*|arriv\w*|produi\w*)|"
    r"\b(?:que|pas que|plus que|qu') ?(?:ca|cela) (?:ne |n')?(?:(?:se |m'|me |nous )?(?:recommence|reproduise|rearrive|arrive|revienne))(?: (?:pas|plus|jamais))?(?: [\w']+){0,2}[\s?!.]*$|"
    r"^(?:et |ok |comment |pour |je peux |mais )*(?:m'en|s'en|me|se) (?:proteger|premunir)(?: (?:a l'avenir|pour la suite|de ca|contre ca|maintenant))*[\s?!.]*$|"
    r"^(?:et |ok |bon )*(?:pour )?(?:la prochaine fois|a l'avenir|l'avenir|pour la suite)[\s?!.]*$"
)
"""« comment éviter que ça recommence ? »."""
CATCH = _whole(
    r"(?:(?:quel est|c'est quoi|c quoi|ou est|il est ou|y a|il y a|vous voyez|attention au|gare au) )?(?:(?:un|une|le|la|les|des|quels?|quelles?|quel est le|quels sont les) |l'|d')?(?:pieges?|risques?|arnaques?|loup|inconvenients?|hic|danger|dangers|limites?)(?: ?a eviter)?",
    r"(?:quels?|quelles?)? ?(?:sont )?(?:les |l'|des |d')?erreurs?(?:(?: ?a| ne pas| faut| il faut)? (?:eviter|faire|ne pas faire)| classiques?| frequentes?| de debutant)*",
    r"(?:(?:qu'est[- ]ce qu(?:'il|e)|ce qu'il) (?:ne )?faut (?:pas faire|eviter|surtout pas faire)|faut (?:eviter|pas faire) quoi|quoi eviter|a eviter|ce qu'il faut eviter)",
    rf"(?:je risque|on risque|{_IT} risque|{_IT} craint) (?:quoi|rien|quelque chose)",
)
"""« et le piège ? », « les erreurs à éviter ? »."""
AND_IF = re.compile(
    r"^(?:(?:oui|ok|mais|bon|alors|donc|du coup)[ ,]+)*(?:et|mais|meme|ou|sinon) (?:si |quand |s'il|apres|pour |les? |la |il |elle |ca |on |je |j')|^(?:si |s'ils?\b|s'elles?\b)"
)
"""How a question that goes on with the same matter begins."""
THEM = re.compile(
    r"^(?:(?:oui|ok|mais|bon|alors|donc|et|meme)[ ,]+)*(?:si (?:il|ils|elle|elles)|s'ils?) (?:(?:ne |n'|me |m'|nous |se |s'|l'|le |la |les |y |en )*)[\w]+(?: (?:pas|plus|encore|toujours|jamais|rien|quand meme|tout le temps|tous les jours))*[\s?!.]*$"
)
"""« et s'il continue ? » names nobody: the last matter does."""
