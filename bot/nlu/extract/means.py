"""Circumstances that call for one channel or rule one out: whom one must warn, what one has at hand, who decides."""

from __future__ import annotations

_PEOPLE = r"(?:gens|monde|client\w*|habitue\w*|famille\w*|parents|patient\w*|habitant\w*|population|adherent\w*|membre\w*|usagers|abonne\w*|voisins|eleves|joueurs|licencies|benevoles)"
_FILMING = r"(?:camera|videos?|filmer|filme\w*|montage|en direct|tournage|tutos?)"
_GIANTS = (
    r"(?:gafam?|geants? (?:americains?|du (?:web|net|numerique))|big ?tech|multinationales? (?:americaines?|du web))"
)

MEANS: dict[str, str] = {
    "alerts": (
        rf"(?:preven(?:ir|ons|ez)|previenn\w+|prevenn\w+) (?:vite |tout |rapidement |le jour meme )?(?:les |mes |nos |leurs? |le |la |tout le |tous les |toute la )?{_PEOPLE}\b|(?:comment|pour|faut|dois|veux|voudrais|doit|moyen de|oublie de|oublions de|pense a) (?:bien |vite )?(?:les|nous les) prevenir|{_PEOPLE}\b[^.!?;]{{0,15}} soient? prevenue?s?|"
        rf"{_PEOPLE}\b[^.!?;]{{0,30}} (?:m'|nous )?(?:attend\w+|vien\w+|se deplac\w+) pour rien|(?:savoir|demand\w+)(?: toujours| tous| toute la journee)? (?:si|quand|ou) (?:je suis|on est|nous sommes|on passe|je passe|je serai|l'|les? |la )[^.!?;]{{0,45}}\b(?:la|ici|ouvert\w*|ce soir|arriv\w+|pret\w*|demain|aujourd'hui)\b|"
        r"arrivages?\b|coupures? d'(?:eau|electricite)|(?:appeler|j'appelle|telephone\w* a) (?:chacun|chacune|tout le monde|un par un|une par une|tous (?:mes|les|nos) \w+)|(?:annul\w+|report\w+|chang\w+) au dernier moment|change(?:r)? (?:l'heure|d'heure|l'horaire|d'horaire|d'emplacement)"
    ),
    "address_list": (
        r"(?:fichier|liste|base|carnet|cahier|listing|repertoire)s? (?:client\w*|mails?|e-?mails?|d'adresses|d'e-?mails?|(?:de|avec)(?: \w+)? (?:\d[\d \u202f]*|\w+ (?:cents?|mille)|cent|mille) ?(?:adresses|noms|contacts|numeros|client\w*|e-?mails?|mails|personnes|abonne\w*)|de (?:clients|contacts|mails|diffusion))\b|"
        r"(?:infolettre|newsletter|lettre d'information|mailing[- ]?list)\b[^.!?;]{0,12}\b(?:morte|endormie|abandonnee|en sommeil|plus envoyee)|(?:j'ai|on a|nous avons) (?:\d[\d \u202f]*|\w+ cents?) client\w* qui (?:me |nous )?(?:re\w+)|(?:j'ai|on a|nous avons|avec|gard\w+|not\w+) (?:\w+ ){0,3}(?:\d[\d \u202f]*|\w+ cents?|mille) (?:adresses|e-?mails?|mails|numeros(?: de telephone)?|contacts)\b(?! par)"
    ),
    "films": (
        rf"(?:a l'aise|pas peur|partante?s?|volontaires?|douee?s?|(?<!pas )bonne? (?:en|avec)|adore\w*|aime\w* (?:bien )?|sai[st]|veut bien|veux bien|d'accord|gene(?:ra)? pas|derange\w* pas) (?:[\w']+ ){{0,5}}{_FILMING}\b|\b(?:filme|filment|filmons) (?:tres |vraiment )?bien|materiel (?:pour|de) (?:filmer|tournage|video)|a l'aise pour (?:montrer|expliquer) (?:les |mes |des )?gestes|parler (?:devant (?:une |la )?|face )camera,? (?:ca|c'est|je|oui|pas de souci|no problem)"
    ),
    "second_hand": (
        r"d'occasion\b(?! de)|brocant\w+|vide[- ](?:maison|appartement|grenier)s?|(?:de )?(?:seconde|deuxieme|2e|2eme) main|fripe(?:s|rie)?\b|fripier|depot[- ]vente|vintage|reconditionne\w*|antiquit\w+|recyclerie|ressourcerie|j'achete des (?:successions|lots|maisons)|(?:je|on|nous) (?:chine|chinons)\b"
    ),
    "head_office": (
        r"(?:siege|tete de reseau|franchiseur|maison[- ]mere|l'enseigne|la marque|le groupe|le reseau|le national)\b[^.!?;]{0,40}\b(?:tient|gere|s'occupe|interdi\w+|impose|decide|valide|controle|verrouille|fait tout)\b|(?:interdi\w+|pas le droit|sans (?:leur |son |la )?validation)[^.!?;]{0,30}\b(?:propres? (?:comptes?|pages?|site)|notre (?:propre )?page|mes comptes|nos comptes)|ouvrir (?:mes|nos) (?:propres )?comptes"
    ),
    "depends_on_platform": (
        r"(?:moins|plus|trop|si) dependan\w+|(?:ne plus |plus |moins |trop |completement |entierement )depend\w+ (?:[\w']+ ){0,3}?(?:d'|de |des |du )|depend\w+ (?:d'|de |des )(?:etsy|amazon|booking|airbnb|abritel|vinted|uber\w*|deliveroo|leboncoin|malt|doctolib|la plateforme|une plateforme|plateformes|une seule plateforme)|"
        r"(?:plateformes?|etsy|amazon|booking|airbnb|abritel|vinted|uber\w*|deliveroo|leboncoin|malt|doctolib|la fourchette|thefork)\b[^.!?;]{0,25}\b(?:(?:me|nous|m\'en|nous en) pren(?:d|nent)\b|pren(?:d|nent) (?:\d|trop|sa|leur|de plus|une commission|une part|toutes? une)|prelev\w+|ponctionn\w+|mang\w+|bouff\w+|augment\w+ (?:sa|ses|la|les) commission)|sortir (?:de|d'|des) (?:la |les )?(?:plateformes?|etsy|amazon|booking|airbnb|uber\w*)"
    ),
    "players": (
        r"(?:finir|sortir|develop\w+|cre\w+|mont\w+|edit\w+|publi\w+|fabriqu\w+|mon|notre|un|le) (?:[\w']+ ){0,2}jeu video\b|jeu(?:x)? (?:video )?(?:sur|sort\w* sur) steam|liste de souhaits|wishlist|maitres? (?:de|du) jeux?|(?:parties|seances?|serveur) de (?:parties de )?jeux? de role|studio de jeux? (?:video)?|(?:lance|cree|edite|sors|sortons|lancons|creons|editons|auteure? d'|autrice d') ?(?:[\w']+ ){0,2}jeux? (?:de societe|de plateau|de cartes|cooperatif)|tournois de jeux?|equipe (?:d'|de )e-?sport|joueurs? (?:pc|en ligne|de role)"
    ),
    "no_big_tech": (
        rf"(?:rien|pas|hors|sans|contre|refus\w+|boycott\w*|quitt\w+|fuir|fuis|evit\w+|loin) (?:[\w']+ ){{0,3}}(?:chez |avec )?(?:les |des |de |d'|aux )*{_GIANTS}\b|{_GIANTS}[^.!?;]{{0,12}}(?:non merci|jamais|hors de question|c'est non)|logiciels? libres?\b(?= |,|\.)(?=[^.!?]{{0,120}}(?:conviction|valeurs|ethique|principe|utilisateurs))"
    ),
    "no_smartphone": (
        r"(?:pas de|sans|aucun|ni|n'ai pas de|veux pas de|n'ai jamais eu de) (?:smartphone|iphone|telephone portable|portable(?! pro))|telephone (?:portable )?a (?:touches|clapet)|vieux nokia"
    ),
    "reputation": (
        r"(?:mauvaise|sale) (?:reputation|image|note)|(?:avis|commentaires?) (?:negatifs?|assassins?|injustes?|mechants?|horribles?|vengeurs?)|(?:mauvais|faux|sales) (?:avis|commentaires?)|not\w+ (?:a )?[123][,.]\d|[123][,.]\d (?:etoiles?|sur (?:5|google|cinq))|\d+ avis,? (?:et|contre|alors que|quand) (?:moi|nous|j'en ai)"
    ),
    "leaving": (
        r"(?:ferme|arrete|raccroche|cede|cesse|passe la main|vends (?:le fonds|l'affaire|ma boutique|mon affaire|mon fonds|la boite)|pars (?:a la |en )?retraite|prends ma retraite|retraite) (?:[\w']+ ){0,4}(?:dans|d'ici|a la fin de|en) (?:[\w']+ )?(?:\w+ )?(?:ans?|mois|l'annee|fin d'annee)\b|(?:un|deux|trois|1|2|3) ans? de la retraite|derniere annee avant (?:la|ma) retraite|bientot (?:a )?la retraite|(?:dans|d'ici) (?:\w+ ){1,2}(?:ans?|mois),? (?:je|on|nous) (?:ferme\w*|arrete\w*|raccroche|cede|pars? (?:a la |en )?retraite|passe la main|vends? (?:tout|le fonds|l'affaire|la boutique))"
    ),
}  # fmt: skip
"""Folded patterns by flag."""
