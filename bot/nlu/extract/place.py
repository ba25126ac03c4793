"""The place said: commune, department, region, country, from the official tables and our own list of nicknames.

« Nice », « Tours », « Sens », « Orange » are also ordinary words: they need « à » or a place among small words, and a capital.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.data_files import load, rows
from bot.nlu.extract.message import Message
from bot.text import words

Key = tuple[str, ...]
LONGEST = 6
AT = re.compile(
    r"(?:\b(?:a|sur|vers|depuis|de|d|en|dans|pres de|cote|centre|autour de|region|secteur|ville de|quartier|habite|basee?s? a|vieux|sud de|nord de|est de|ouest de|chez|"
    r"proche|proximite de|campagne|banlieue|dans le|dans la|dans l|du|le|la|l|les|au|entre|commune de|c'est|c|nous c'est|ici|mets|direction|pour|jusqu'a|et|ou|departement|dept|dep)[ ']*)$"
)
AT_STRICT = re.compile(r"(?:^|[^\w])(?:a|sur|de|vers|pres de|centre de|ville de|region de|basee? a|installee? a)[ ']*$")
IN = re.compile(
    r"(?:\b(?:en|dans (?:le|la|l'|les)|du|de la|de l'|dans tout(?:e)? (?:le|la|l')|departement (?:de|du|des)? ?(?:la|l')?|sur (?:le|la|l')|des|cote|region|secteur|le|la|l'|les|en haute?|tout(?:e)? (?:le|la|l'))[ ']*)$"
)
NUMBER = re.compile(
    r"(?:\b(?:dans|sur) (?:le|l'|tout le)|\b(?:le|du|departement|dept?|secteur|dep|region)|\((?=\w\w\w?\))) ?(0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-6])(?![\d.,]|e\b| ?(?:%|€|ans|km|euros?|h\b|heures|min|clients|de\b|personnes|novembre|decembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre))"
)
POSTCODE = re.compile(
    r"(?<![\w+.-])(0[1-9]|[1-8]\d|9[0-5]|97[1-6]|20)(\d{3}|\d{2}(?<=97\d\d\d))(?![\w€%]| ?(?:euros?|eur|francs?|f|fr|frs|f?cfa|f cfa|xof|xaf|chf|balles|dollars?|\$|piasses?|abonnes|km|followers|vues|fans|clients|€|"
    r"bouteilles|cols|hectolitres|hl|litres|m2|metres|hectares|ha|habitants|pots|pieces|plants|poules|poulets|oeufs|kilos?|kg|tonnes|exemplaires|livres|lecteurs|visiteurs|"
    r"visites|entrees|couverts|repas|commandes|colis|ventes|adherents|membres|inscrits|contacts|adresses|mails|mots|photos|salaries|references|articles|produits|ruches|brebis|entreprises|foyers)(?![a-z]))"
)
POSTAL = re.compile(r"(?:cp|code postal|\ba|sur|en|dans le|\(|,|^|:)\s*$")
NOT_MINE = re.compile(
    r"\b(?:pas|pa|plus|plu|pu|ni|non|quitte|quitter|habitais|lache|arrete|fini|remplace[rz]?|change[rz]?|retire[rz]?|oublie[rz]?|enleve[rz]?|oter|ote)(?: (?:c'est|vraiment|trop|que|c|de))?(?: (?:a|sur|de|d|en|dans le|dans la|la|le|l))?[ ']*$|"
    r"\b(?:conference|conf|soiree|reunion|session|forum|colloque|compte rendu|etape|rencontre|salon|journee|seance|webinaire|ccil?|diner|meetup|venue) (?:de|a|d)[ ']*$|"
    r"\b(?:ceux|celles) de $|\b(?:distance depuis|parti|partie|partis|quittes pour|comme a|inconnus a|vivent a|vit a|jusqu'a|impots a) ?(?:a |pour )?$|"
    r"\b(?:concurrent|voisin|confrere|consoeur|cousine?|soeur|frere|fils|fille|ami|amie|(?:le|la|mon|ma|notre|votre) photographe|gars|dame|journal|guerre|prefet|maire|abonnes|likes?|jaime) (?:\w+ )?(?:a|de|d)[ ']*$|"
    r"(?:(?<=\bune )(?<!ai une )(?<!avons une )(?<!\ba une )(?<!dans une )|(?<=\bl')|(?<=\bcette )|(?<=\bla ))(?:agence|boite) (?:\w+ )?(?:a|de|d)[ ']*$"
)
AFIELD = re.compile(
    r"\b(?:vend\w*|export\w*|import\w*|livr\w*|expedi\w*|envo[iy]\w*|client\w*|achet\w*|vien\w*|originaires?|nee?(?= (?:en|au|a) $)|voyag\w*|vacances|sejours?|"
    r"fournisseur\w*|prospect\w*|touristes?|(?:associations? pour|aide)(?: (?:au|en))?)\b[^.!?;]{0,25}$"
)
"""A country where somebody sells, buys or comes from is not where they work."""
HOME = re.compile(
    r"(?:\b(?:je|j|on|nous|suis|jsuis|chuis|chu|sommes|est|basee?s?|installee?s?|habite|ici|chez|tiens|tient|mon|ma|notre)\b[^.!?;]{0,30})$"
)
_BESIDE = re.compile(
    r"[ ,(]*(?:(?:a|sur) )?(?:l'ile )?(?:de )?(?:la )?(reunion|974|qc|guadeloupe|971|martinique|972)(?![\w'])(?! (?:de|d'|du|le|lundi|mardi|mercredi|jeudi|vendredi|ce|demain|parents|equipe|publique))"
)
"""An area named right after a commune, in small letters or in short."""


@dataclass(frozen=True)
class Place:
    """What a mention says. Empty parts are not said."""

    commune: str | None = None
    department: str | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class _Found:
    place: Place
    start: int
    end: int
    weight: int  # 3 commune, 2 department, 1 region, 0 country


_SAID_BESIDE = {
    **dict.fromkeys(("reunion", "974"), Place(None, "La Réunion", "La Réunion", "FR")),
    **dict.fromkeys(("guadeloupe", "971"), Place(None, "Guadeloupe", "Guadeloupe", "FR")),
    **dict.fromkeys(("martinique", "972"), Place(None, "Martinique", "Martinique", "FR")),
    "qc": Place(None, None, "Québec", "CA"),
}


class PlaceReader:
    """Places by their words. Built once."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        own: dict[str, Any] = load(lexicon / "places.yml")
        trades = knowledge / "trades"
        self._departments = {
            row["code"].lower(): (row["name"], row["region"]) for row in rows(trades / "departements.csv")
        }
        self._index: dict[Key, list[_Entry]] = defaultdict(list)
        self._ambiguous = {tuple(name.split("-")) for name in own["ambiguous"].split()}
        self._trusted = frozenset(own["trusted"].split())
        self._hard = {tuple(name.split("-")) for name in own["ambiguous_departments"].split()}
        self._add_departments()
        self._add_regions(own)
        self._add_abroad(own)
        self._add_communes(trades / "communes.csv", own)
        self._index = dict(self._index)

    def read(self, message: Message) -> Place | None:
        """The place the person gives as theirs: a commune before a department, the first said."""
        found = list(self._find(message))
        if not found:
            return None
        best = max(
            found, key=lambda f: (f.weight >= 2, f.weight == 3, bool(HOME.search(message.before(f.start))), -f.start)
        )
        beside = _BESIDE.match(message.folded[best.end :]) if best.place.commune else None
        return self._there(best.place, _SAID_BESIDE[beside[1]]) if beside else self._completed(best.place, found)

    def spans(self, message: Message) -> list[tuple[int, int]]:
        """Where places stand, theirs or not."""
        return [(f.start, f.end) for f in self._find(message, everywhere=True)]

    def _there(self, best: Place, area: Place) -> Place:
        """« Saint-Gilles réunion », « Laval QC »: the commune of that name there, whatever others bear it."""
        entries = self._index.get(tuple(_long(w) for w in words(best.commune or "")), ())
        known = (e.place for e in entries if e.place.commune and e.place.region == area.region)
        return next(known, Place(best.commune, area.department, area.region, area.country))

    def _completed(self, best: Place, found: list[_Found]) -> Place:
        """Among communes of one name, the one in the department, region or country also said."""
        if not best.commune:
            return best
        others = [f.place for f in found if f.place.commune != best.commune]
        said = {p for place in others for p in (place.department, place.region, place.country)} - {None, "FR"}
        for entry in self._index.get(tuple(_long(w) for w in words(best.commune)), ()):
            if entry.place.commune and {entry.place.department, entry.place.region, entry.place.country} & said:
                return entry.place
        return best

    def _find(self, message: Message, everywhere: bool = False) -> Iterator[_Found]:
        tokens = message.words
        position = 0
        while position < len(tokens):
            step = 1
            for length in range(min(LONGEST, len(tokens) - position), 0, -1):
                key = tuple(_long(w.text) for w in tokens[position : position + length])
                entries = self._index.get(key)
                start, end = tokens[position].start, tokens[position + length - 1].end
                if (
                    not entries
                    or "\n" in message.folded[start:end]
                    or re.search(r"[.,;:!?()]", message.folded[start:end])
                ):
                    continue
                entry = next((e for e in entries if self._believed(message, key, e, start, end)), None)
                if entry and (everywhere or not NOT_MINE.search(message.before(start))):
                    yield _Found(entry.place, start, end, entry.weight)
                if entry:
                    step = length
                    break
            position += step
        yield from self._numbers(message)

    def _believed(self, message: Message, key: Key, entry: _Entry, start: int, end: int) -> bool:
        before = message.before(start, 30)
        capital = message.capital(start) and not message.shouted
        bare = not re.search(r"[a-z]", before.rsplit(",", 1)[-1].rsplit(".", 1)[-1]) and not re.match(
            r"[\s]*[a-z]", message.after(end, 12).replace(" et ", ",").replace(" ou", ",")
        )
        if entry.weight == 3 and key in self._ambiguous:
            last = message.folded.rfind(key[-1], start, end)
            proper = message.capital(last) and not message.shouted
            after_at = bool(AT_STRICT.search(before))
            small = key[0] in self._trusted and ("à" in message.source(max(0, start - 2), start) or message.shouted)
            return (after_at and (proper or small)) or (proper and bare and start > 0)
        if key == ("la", "reunion") and not (message.capital(end - 7) and not message.shouted):
            return False
        if entry.weight == 2 and key in self._hard:
            small = message.capital(start) and not message.shouted
            return bool(re.search(r"\b(?:en|dans (?:le|la|l'|les)|departement (?:du|de la|de l'|des))[ ']*$", before) and (small or key[0] not in ("nord", "cher", "somme", "manche", "lot", "creuse"))) or (
                small and (bare or bool(IN.search(before))) and key[0] not in ("nord", "paris"))  # fmt: skip
        if entry.weight == 0 and AFIELD.search(message.before(start)):
            return False
        if entry.weight == 0:
            return bool(re.search(r"\b(?:en|au|de|d|depuis le|notre|ici|la)[ ']*$", before)) or bare
        return (
            True
            if len(key) > 1 or entry.weight < 3
            else bool(capital or bare or AT.search(before) or message.shouted or len(key[0]) > 5)
        )

    def _numbers(self, message: Message) -> Iterator[_Found]:
        for match in POSTCODE.finditer(message.folded):
            code = match.group()[:3] if match.group().startswith("97") else match.group()[:2]
            code = "2a" if code == "20" else code
            if (
                code in self._departments
                and len(match.group()) == 5
                and (POSTAL.search(message.before(match.start())) or len(message.words) < 4)
            ):
                name, region = self._departments[code]
                yield _Found(Place(None, name, region, "FR"), match.start(), match.end(), 2)
        for match in NUMBER.finditer(message.folded):
            name, region = self._departments.get(match.group(1), ("", ""))
            if name and not NOT_MINE.search(message.before(match.start())):
                yield _Found(Place(None, name, region, "FR"), match.start(1), match.end(1), 2)

    def _add(self, name: str, place: Place, weight: int, front: bool = False) -> None:
        key = tuple(_long(w) for w in words(name))
        entries = self._index[key]
        entries.insert(0 if front else len(entries), _Entry(place, weight))

    def _add_departments(self) -> None:
        for code, (name, region) in self._departments.items():
            if code == "75" or (len(code) > 2 and code >= "977"):
                continue
            weight = 1 if name == region else 2
            self._add(name, Place(None, name, region, "FR"), weight)

    def _add_regions(self, own: dict[str, Any]) -> None:
        areas: dict[str, str] = own["areas"]
        for region, names in own["regions"].items():
            for name in names:
                department = areas.get(name)
                self._add(name, Place(None, department, region, "FR"), 2 if department else 1)

    def _add_abroad(self, own: dict[str, Any]) -> None:
        for name, (region, country) in own["abroad_regions"].items():
            self._add(name, Place(None, None, region, country), 1 if region else 0)
        for country, regions in own["abroad"].items():
            for region, communes in regions.items():
                for commune in communes:
                    self._add(commune, Place(commune, None, region, country), 3, front=True)

    def _add_communes(self, path: Path, own: dict[str, Any]) -> None:
        by_name: dict[str, Place] = {}
        for row in rows(path):
            code = row["departement"].lower()
            name, region = self._departments[code]
            place = Place(row["name"], None if name == region else name, region, "FR")
            preferred = own["preferred"].get("-".join(words(row["name"])))
            self._add(row["name"], place, 3, front=preferred == row["departement"])
            by_name.setdefault(row["name"], place)
        for alias, commune in own["aliases"].items():
            if commune:
                self._add(alias, by_name[commune], 3)


@dataclass(frozen=True)
class _Entry:
    place: Place
    weight: int


def _long(word: str) -> str:
    """« St-Malo » as « Saint-Malo »."""
    return _SAINTS.get(word, word)


_SAINTS = {"st": "saint", "ste": "sainte"}
