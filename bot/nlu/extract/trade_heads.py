"""First words and verbs that need a thing to make a trade: « boutique de… », « je répare des… »."""

from __future__ import annotations

import re

HEADS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("boutique", "magasin", "commerce", "shop", "enseigne", "comptoir"), ("sold", "places")),
    **dict.fromkeys(("vente", "revente", "import", "negoce", "achat"), ("sold", "fields")),
    **dict.fromkeys(("marchand", "marchande", "vendeur", "vendeuse", "revendeur", "revendeuse", "negociant", "grossiste", "importateur"), ("sold", "people")),
    **dict.fromkeys(("fabrication", "creation", "production", "conception", "confection", "culture"), ("made", "fields")),
    **dict.fromkeys(("fabricant", "fabricante", "createur", "creatrice", "producteur", "productrice", "constructeur", "faiseuse"), ("made", "people")),
    **dict.fromkeys(("atelier", "fabrique", "usine", "marque", "manufacture", "labo"), ("made", "places")),
    **dict.fromkeys(("reparation", "depannage", "restauration", "entretien", "repa", "renovation"), ("repaired", "fields")),
    **dict.fromkeys(("reparateur", "reparatrice", "depanneur", "restaurateur", "restauratrice", "mecanicien", "mecano"), ("repaired", "people")),
    **dict.fromkeys(("location",), ("rented", "fields")), **dict.fromkeys(("loueur", "loueuse"), ("rented", "people")),
    **dict.fromkeys(("cours", "lecon", "stage"), ("taught", "fields")), **dict.fromkeys(("ecole", "club", "studio"), ("taught", "places")),
    **dict.fromkeys(("prof", "professeur", "professeure", "moniteur", "monitrice", "enseignant", "enseignante", "animatrice", "coach"), ("taught", "people")),
    **dict.fromkeys(("pose", "installation"), ("installed", "fields")),
    **dict.fromkeys(("poseur", "poseuse", "installateur", "installatrice"), ("installed", "people")),
    **dict.fromkeys(("entreprise", "societe", "boite", "pme", "tpe", "activite", "business", "specialiste", "start", "startup", "artisan", "metier", "salon"), ("any", "places")),
    **dict.fromkeys(("cabinet", "etude", "agence", "office", "collectif", "groupement", "duo"), ("staff", "places")),
}  # fmt: skip
"""First word of a composed trade → what its complement is, and what kind of title the whole makes."""
ALSO_VERBS = frozenset({"fabrique", "pose", "marque"})
PRONOUN = re.compile(r"\b(?:j|j'|je|on|nous|me|m'|qui|ne|y|il|elle|a|ai|as|ont|avons|avez|tu|vous|ont)[ ']?$|j$")
AWAY = frozenset({
    "sur", "a", "en", "pour", "pr", "dans", "ds", "chez", "avec", "sans", "via", "par",
})  # fmt: skip
LINKS = frozenset({"de", "d", "du", "des", "en"})
NOT_COMPLEMENTS = frozenset({
    "mail", "mails", "mp", "aux", "est", "sont", "sur", "au", "qui", "que", "avec", "je", "on", "il", "elle",
    "vocale", "postale",
})  # fmt: skip
NUMBERS = frozenset({
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "2", "3", "4", "5", "6", "7", "8", "9", "10",
})  # fmt: skip
SAID = {
    "sold": "vente de",
    "made": "fabrication de",
    "repaired": "réparation de",
    "rented": "location de",
    "taught": "cours de",
    "installed": "pose de",
}
OWN_NAMES = {
    "elev": "élevage de",
    "cult": "culture de",
    "cuis": "cuisine de",
    "edit": "édition de",
    "impr": "impression de",
    "rest": "restauration de",
}
VERBS = re.compile(
    r"(?<![a-z])(?:(?:je |j'|j|on |nous |moi |(?:ma|notre|mon) (?:petite? )?(?:boite|entreprise|societe|pme|marque|atelier|usine|association|start-?up|labo) (?:qui )?)(?:ne |me |nous |m'|y |vous )?"
    r"(?:(?P<sold>(?:re)?vend(?:s|ons)?|commercialis(?:e|ons)|distribu(?:e|ons)|import(?:e|ons)|propose(?:ns)?)|(?P<make>fais|fai|fait|faisons)|"
    r"(?P<made>fabri(?:que|quons|ke?|kons)|cre(?:e|ons)|produi(?:s|t|sons)|confectionn(?:e|ons)|concoi(?:s|t)|concevons|construi(?:s|t|sons)|cultiv(?:e|ons)|elev(?:e|ons)|brod(?:e|ons)|transform(?:e|ons)|cuisin(?:e|ons)|edit(?:e|ons)|tourn(?:e|ons)|tiss(?:e|ons)|sculpt(?:e|ons)|developp(?:e|ons)|dessin(?:e|ons)|fondons|assembl(?:e|ons)|imprim(?:e|ons)|realis(?:e|ons))|"
    r"(?P<repaired>(?:re)?par(?:e|ons)|repar[et]|reparons|repars|retap(?:e|ons)|restaur(?:e|ons)|depann(?:e|ons)|entreti(?:ens|ent)|entretenons|recondition\w+)|"
    r"(?P<rented>lou(?:e|ons))|(?P<taught>enseign(?:e|ons)|donn(?:e|ons) des (?:cours|lecons) (?:de|d')|(?:apprends|donn(?:e|ons)) (?:le|la|l'|les)|forme (?:au|a la|aux|en))|"
    r"(?P<installed>pos(?:e|ons)|install(?:e|ons)|mont(?:e|ons)))|(?P<past>fabricant|vendeu[rs]e?) de)[ ']+"
    r"(?:surtout |aussi |principalement |uniquement |que |juste |egalement |essentiellement |moi-meme |encore |deja |genre |plutot )*"
    r"(?=(?:d(?:es|u|e|é|e la|e l)?|les|mes|nos|la|le|l|un|une|notre|mon|ma|tout|toutes|tous|au|aux)?[ '])"
)
NOT_MADE = frozenset({
    "video", "photo", "film", "texte", "article", "site", "affiche", "livre", "musique", "guide", "image",
    "portrait", "album", "clip", "document", "tableau", "pub", "post", "contenu", "discours", "lettre", "carte",
    "chanson", "concert", "spectacle", "faire", "part", "terrasse", "son", "trou", "truc", "chose", "effort",
    "reseau", "logo", "jeu", "vaisselle", "cuisine", "menage", "plat", "piscine", "gite", "maison",
})  # fmt: skip
SECTIONS = {"sold": ("46", "47"), "made": tuple(f"{n:02}" for n in (*range(1, 4), *range(10, 34))), "repaired": ("95", "33", "45"),
             "rented": ("77", "55", "68"), "taught": ("85",), "installed": ("43", "33"), "any": (), "staff": ("99",)}  # fmt: skip
FALLBACKS = {"sold": ("sold", "made"), "made": ("made",), "repaired": ("repaired",), "rented": ("rented",), "taught": ("taught",),
              "installed": ("installed", "sold"), "staff": (), "any": ("made", "sold", "repaired", "rented", "taught")}  # fmt: skip


SKIPPED = frozenset({
    "des", "du", "de", "d", "les", "mes", "nos", "la", "le", "l", "un", "une", "notre", "mon", "ma", "tout",
    "toutes", "tous", "au", "aux", "beaucoup", "vieux", "vieilles", "anciens", "anciennes", "petits", "petites",
    "quelques", "moi", "meme", "qq", "tt", "dé", "e",
})  # fmt: skip
