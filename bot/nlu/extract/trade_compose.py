"""Trades said by what is made, sold, taught or repaired: « boutique de laine », « je répare des vélos », « on fabrique des engrenages »."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.extract.message import Word
from bot.nlu.extract.stems import LITTLE, key, neutral, split, stem
from bot.nlu.extract.trade_forms import Forms

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
_ALSO_VERBS = frozenset({"fabrique", "pose", "marque"})
_PRONOUN = re.compile(r"\b(?:j|j'|je|on|nous|me|m'|qui|ne|y|il|elle|a|ai|as|ont|avons|avez|tu|vous|ont)[ ']?$|j$")
_AWAY = frozenset("sur a en pour pr dans ds chez avec sans via par".split())
_LINKS = frozenset({"de", "d", "du", "des", "en"})
_NOT_COMPLEMENTS = frozenset(
    [
        "mail",
        "mails",
        "mp",
        "aux",
        "est",
        "sont",
        "sur",
        "au",
        "qui",
        "que",
        "avec",
        "je",
        "on",
        "il",
        "elle",
        "vocale",
        "postale",
    ]
)
_NUMBERS = frozenset(
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
)
_SAID = {
    "sold": "vente de",
    "made": "fabrication de",
    "repaired": "réparation de",
    "rented": "location de",
    "taught": "cours de",
    "installed": "pose de",
}
VERBS = re.compile(
    r"(?<![a-z])(?:(?:je |j'|j|on |nous |moi |(?:ma|notre|mon) (?:petite? )?(?:boite|entreprise|societe|pme|marque|atelier|usine|association|start-?up|labo) (?:qui )?)(?:ne |me |nous |m'|y |vous )?"
    r"(?:(?P<sold>(?:re)?vend(?:s|ons)?|commercialis(?:e|ons)|distribu(?:e|ons)|import(?:e|ons)|propose(?:ns)?)|(?P<make>fais|fai|fait|faisons)|"
    r"(?P<made>fabri(?:que|quons|k)|cre(?:e|ons)|produi(?:s|t|sons)|confectionn(?:e|ons)|concoi(?:s|t)|concevons|construi(?:s|t|sons)|cultiv(?:e|ons)|elev(?:e|ons)|brod(?:e|ons)|transform(?:e|ons)|cuisin(?:e|ons)|edit(?:e|ons)|tourn(?:e|ons)|tiss(?:e|ons)|sculpt(?:e|ons)|developp(?:e|ons)|dessin(?:e|ons)|fondons|assembl(?:e|ons)|imprim(?:e|ons)|realis(?:e|ons))|"
    r"(?P<repaired>(?:re)?par(?:e|ons)|repar[et]|reparons|repars|retap(?:e|ons)|restaur(?:e|ons)|depann(?:e|ons)|entreti(?:ens|ent)|entretenons|recondition\w+)|"
    r"(?P<rented>lou(?:e|ons))|(?P<taught>enseign(?:e|ons)|donn(?:e|ons) des (?:cours|lecons) (?:de|d')|(?:apprends|donn(?:e|ons)) (?:le|la|l'|les)|forme (?:au|a la|aux|en))|"
    r"(?P<installed>pos(?:e|ons)|install(?:e|ons)|mont(?:e|ons)))|(?P<past>fabricant|vendeu[rs]e?) de)[ ']+"
    r"(?:surtout |aussi |principalement |uniquement |que |juste |egalement |essentiellement |moi-meme |encore |deja |genre |plutot )*"
    r"(?=(?:d(?:es|u|e|é|e la|e l)?|les|mes|nos|la|le|l|un|une|notre|mon|ma|tout|toutes|tous|au|aux)?[ '])"
)
_NOT_MADE = frozenset(
    [
        "video",
        "photo",
        "film",
        "texte",
        "article",
        "site",
        "affiche",
        "livre",
        "musique",
        "guide",
        "image",
        "portrait",
        "album",
        "clip",
        "document",
        "tableau",
        "pub",
        "post",
        "contenu",
        "discours",
        "lettre",
        "carte",
        "chanson",
        "concert",
        "spectacle",
        "faire",
        "part",
        "terrasse",
        "son",
        "trou",
        "truc",
        "chose",
        "effort",
        "reseau",
        "logo",
        "jeu",
        "vaisselle",
        "cuisine",
        "menage",
        "plat",
        "piscine",
        "gite",
        "maison",
    ]
)
_SECTIONS = {"sold": ("46", "47"), "made": tuple(f"{n:02}" for n in (*range(1, 4), *range(10, 34))), "repaired": ("95", "33", "45"),
             "rented": ("77", "55", "68"), "taught": ("85",), "installed": ("43", "33"), "any": (), "staff": ("99",)}  # fmt: skip
_FALLBACKS = {"sold": ("sold", "made"), "made": ("made",), "repaired": ("repaired",), "rented": ("rented",), "taught": ("taught",),
              "installed": ("installed", "sold"), "staff": (), "any": ("made", "sold", "repaired", "rented", "taught")}  # fmt: skip


@dataclass(frozen=True)
class Composed:
    """A trade made of a head (or a verb) and a thing. `label` is empty when the user's own words are to be shown."""

    first: int  # index of the first word
    last: int  # index of the last word
    kind: str  # people, places, fields, or « said » for a verb
    family: str
    profession: str | None
    prefix: str = ""
    sure: bool = True


class Composer:
    """Heads and verbs with their complements, in the lexicon's lists of things, else in the texts of the NAF."""

    def __init__(self, knowledge: Path, forms: Forms) -> None:
        self._forms = forms
        self._families_of: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
        folder = knowledge / "trades"
        family_of = {row["naf_code"]: row["family"] for row in _rows(folder / "naf_family.csv")}
        contents = {row["code"]: row["includes"] for row in _rows(folder / "naf_contents.csv")}
        for row in _rows(folder / "naf.csv"):
            code = row["code"]
            label = {neutral(w) for w in split(row["label"])}
            for word in label | {neutral(w) for w in split(contents.get(code, ""))}:
                if len(word) > 3 and word not in LITTLE:
                    self._families_of[word].append((code[:2], family_of[code], 3.0 if word in label else 1.0))
        self._families_of = {w: found for w, found in self._families_of.items() if len(found) <= 40}

    def heads(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« boutique de laine », « vendeuse de bougies », « prof de yoga », « société de nettoyage »."""
        for i, word in enumerate(words[:-1]):
            head = HEADS.get(stem(word.text))
            if head is None or (stem(word.text) in _ALSO_VERBS and _PRONOUN.search(folded[: word.start][-12:])):
                continue
            mode, kind = head
            linked = (
                words[i + 1].text in _LINKS
                or words[i + 1].text not in LITTLE
                or (words[i + 1].text == "a" and i + 2 < len(words) and words[i + 2].text in _NUMBERS)
            )
            link = words[i + 1].text
            linked = linked and not (link == "en" and mode == "any") and not (mode == "staff" and link not in LITTLE)
            if not linked or words[i + 1].text in _NOT_COMPLEMENTS:
                continue
            found = self._complement(words, i + 1, folded, mode)
            if found:
                last, family, profession, sure = found
                yield Composed(i, last, kind, family, profession, sure=sure)

    def verbs(self, words: Sequence[Word], folded: str) -> Iterator[Composed]:
        """« je répare des vélos », « ma boîte fabrique des engrenages »."""
        for match in VERBS.finditer(folded):
            mode = next(name for name, text in match.groupdict().items() if text)
            first = next((i for i, w in enumerate(words) if w.start >= match.end() - 1), None)
            if mode == "past" or first is None:
                continue
            start = next((i for i, w in enumerate(words) if w.start >= match.start()), first)
            made = "made" if mode == "make" else mode
            found = self._complement(words, first, folded, made, skip=True)
            if not found:
                continue
            last, family, profession, sure = found
            thing = next(w for w in words[first : last + 1] if w.text not in LITTLE and w.text not in _SKIPPED)
            if mode == "make" and (stem(thing.text) in _NOT_MADE or not sure):
                continue
            yield Composed(words.index(thing), last, "said", family, profession, _SAID[made], sure)
            del start

    def _complement(
        self, words: Sequence[Word], first: int, folded: str, mode: str, skip: bool = False
    ) -> tuple[int, str, str | None, bool] | None:
        """(last word, family, profession, in our lists) of the longest thing known right there."""
        kept: list[tuple[int, str]] = []
        previous = first - 1
        for i in range(first, min(first + 7, len(words))):
            between = folded[words[previous].end : words[i].start] if previous >= 0 else ""
            if (i > first and re.search(r"[^\s'’-]", between)) or (
                i == first and not skip and re.search(r"[^\s'’-]", between)
            ):
                break
            previous = i
            text = words[i].text
            if skip and not kept and text in _AWAY:
                break
            if text in LITTLE or text in _NUMBERS or (skip and not kept and text in _SKIPPED):
                continue
            kept.append((i, text))
            if len(kept) == 4:
                break
        for length in range(len(kept), 0, -1):
            k = key(text for _, text in kept[:length])
            found = self._thing(k, mode)
            if found:
                return kept[length - 1][0], found[0], found[1], True
        guess = self._guess([text for _, text in kept[:2]], mode) if kept and mode not in ("any", "taught") else None
        return (kept[min(1, len(kept) - 1) if guess[1] else 0][0], guess[0], None, False) if guess else None

    def _thing(self, k: tuple[str, ...], mode: str) -> tuple[str, str | None] | None:
        forms = self._forms.by_key.get(k) if mode in ("any", "taught", "installed", "repaired", "staff") else None
        if forms and forms[0].rank <= 1 and forms[0].family and (mode == "staff" or forms[0].kind == "fields"):
            return forms[0].family, forms[0].profession
        tables = [self._forms.things[table] for table in _FALLBACKS[mode]]
        thing = next((table[k] for table in tables if k in table), None)
        return (thing.family, thing.profession) if thing else None

    def _guess(self, complement: list[str], mode: str) -> tuple[str, bool] | None:
        """The family most of the NAF's mentions of these words belong to, when they agree."""
        votes: Counter[str] = Counter()
        used: list[bool] = []
        named = False
        for text in complement:
            rows = [
                r for r in self._families_of.get(neutral(text), ()) if not _SECTIONS[mode] or r[0] in _SECTIONS[mode]
            ]
            used.append(bool(rows))
            named = named or any(weight > 1 for _, _, weight in rows)
            for _, family, weight in rows:
                votes[family] += weight / math.sqrt(len(rows))
        if not votes or not used[0] or not named:
            return None
        family, most = votes.most_common(1)[0]
        return (family, len(used) > 1 and used[1]) if most >= 0.5 * sum(votes.values()) and most >= 1.0 else None


_SKIPPED = frozenset(
    [
        "des",
        "du",
        "de",
        "d",
        "les",
        "mes",
        "nos",
        "la",
        "le",
        "l",
        "un",
        "une",
        "notre",
        "mon",
        "ma",
        "tout",
        "toutes",
        "tous",
        "au",
        "aux",
        "beaucoup",
        "vieux",
        "vieilles",
        "anciens",
        "anciennes",
        "petits",
        "petites",
        "quelques",
        "moi",
        "meme",
        "qq",
        "tt",
        "dé",
        "e",
    ]
)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)
