"""Small things about French text that every part needs: folding for comparison, typography for display."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

NBSP = "\u00a0"
_ACCENTED = "àâäçéèêëîïôöùûüÿñÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑ"
_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}
    | dict(zip(_ACCENTED, "aaaceeeeiioouuuynAAACEEEEIIOOUUUYN", strict=True))
)
"""What French text holds, done at once; other marks are taken off one by one."""


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes, ligatures opened. « L’Épicerie » → "l'epicerie"."""
    flat = text.translate(_PLAIN).lower()
    if flat.isascii():
        return flat
    return "".join(c for c in unicodedata.normalize("NFD", flat) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The folded words of a text, elisions cut ("l'ordre" → "l", "ordre")."""
    return re.findall(r"[a-z0-9]+", fold(text))


def enumerate_fr(items: Sequence[str], last: str = "et") -> str:
    """« a », « a et b », « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def starts_with_vowel_sound(word: str) -> bool:
    """Whether « de » and « le » are elided before the word; h is taken as mute, as it mostly is in trades."""
    return fold(word)[:1] in set("aeiouyh") and not fold(word).startswith(("yo", "ya", "ha", "he'", "ho-"))


def de(word: str) -> str:
    """« de librairie », « d'opticien »."""
    return f"d'{word}" if starts_with_vowel_sound(word) else f"de {word}"


_IN_PLACE = {
    "Québec": "au Québec", "Grand Est": "dans le Grand Est", "Hauts-de-France": "dans les Hauts-de-France", "Pays de la Loire": "dans les Pays de la Loire",
    "La Réunion": "à La Réunion", "Mayotte": "à Mayotte", "Saint-Martin": "à Saint-Martin", "Saint-Barthélemy": "à Saint-Barthélemy",
    "Saint-Pierre-et-Miquelon": "à Saint-Pierre-et-Miquelon", "Wallis et Futuna": "à Wallis-et-Futuna", "Bruxelles-Capitale": "à Bruxelles",
    "Vaud": "dans le canton de Vaud", "Valais": "en Valais", "Genève": "à Genève", "Neuchâtel": "à Neuchâtel", "Fribourg": "à Fribourg", "Jura": "dans le Jura",
}  # fmt: skip


def in_region(name: str) -> str:
    """« en Bretagne », « dans les Hauts-de-France », « au Québec »."""
    return _IN_PLACE.get(name, f"en {name}")


def at_place(name: str) -> str:
    """« à Nîmes », « au Mans », « aux Sables-d'Olonne »: the article of a place's own name melts into « à »."""
    for article, said in (("Le ", "au "), ("Les ", "aux ")):
        if name.startswith(article):
            return said + name[len(article) :]
    return f"à {name}"


def typeset(text: str) -> str:
    """French spacing: a no-break space before : ; ? ! » % € and after «. Addresses (https:) are left alone."""
    text = re.sub(r"[ \u00a0\u202f]+([;?!»%€])", NBSP + r"\1", text)
    text = re.sub(r"[ \u00a0\u202f]+(:)(?!//)", NBSP + r"\1", text)
    return re.sub(r"«[ \u00a0\u202f]*", "«" + NBSP, text)


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop, unless it ends with punctuation already."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!…»" else text + "."


def lower_first(text: str) -> str:
    """The text with a small first letter, for the inside of a sentence; whoever calls knows that it is no name."""
    return text[:1].lower() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """« 0 question prise », « 2 questions prises »: nought is singular in French."""
    return f"{number} {many if number > 1 else one}"


_SENTENCE_END = re.compile(r"(?<!\bart)(?<!\bal)(?<!\bcf)(?<=[\w»\u00a0)][\w»\u00a0)])[.!?](?= [A-ZÀ-ÖØ-Þ«*])")
"""A full stop that ends a sentence, not that of « art. L. 121-2 à L. 121-4 »."""

_DANGLING = re.compile(
    r"(?:[ '’(](?:[àÀ]|et|ou|d[eu]|des|l[ae]s?|une?|l|d|au|aux|en|par|pour|sur|dans|avec|art\.|[A-Z]\.))+$"
)
"""Words that announce another: a cut before it leaves « du code de la… »."""


def shorten(text: str, limit: int) -> str:
    """Cut at the last whole sentence, else the last word, under `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    stop = max((found.end() for found in _SENTENCE_END.finditer(head)), default=0)
    if stop > limit // 2 + 1:
        return head[:stop]
    return _DANGLING.sub("", head[: head.rfind(" ")]).rstrip(" ,;:.") + "…"


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Order kept, repeats dropped."""
    return tuple(dict.fromkeys(items))
