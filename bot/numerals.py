"""French numbers in letters turned into digits: « septante-cinq » → 75, « quatre-vingt-dix » → 90, « mille deux » → 1200."""

from __future__ import annotations

import re

UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_ANY = "|".join(sorted((*UNITS, "cent", "cents", "mille", "mil"), key=len, reverse=True))
_SEQUENCE = re.compile(rf"(?<![a-z0-9'])(?:{_ANY})(?:[ \u00a0-]+(?:et[ -])?(?:{_ANY})){{0,9}}(?![a-z0-9])")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.']\d{3}){1,2}(?![\d])")
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d+(?:[.,]\d)?) ?k(?= ?(?:€|euros?|eur|balles|chf|francs|\$|dollars|l'an|par|/|[.,;!?]|$))"
)


def value(phrase: str) -> int:
    """The number a phrase of number words says. « soixante et quinze » is 75; « mille deux » stays 1002."""
    total, current = 0, 0
    for word in re.split(r"[^a-z]+", phrase):
        if word in ("mille", "mil"):
            total, current = total + (current or 1) * 1000, 0
        elif word in ("cent", "cents"):
            current = (current or 1) * 100
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current += 76
        elif word in UNITS:
            current += UNITS[word]
    return total + current


def digits(folded: str) -> str:
    """The folded text with its numbers in digits: « deux cents euros » → « 200 euros », « 1 500 » → « 1500 », « 3 k€ » → « 3000 € ».

    A lone « un » or « une » is left alone: it is mostly an article.
    """
    text = _SEQUENCE.sub(lambda m: m.group() if m.group() in ("un", "une") else _numbers(m.group()), folded)
    text = _GROUPED.sub(lambda m: re.sub(r"\D", "", m.group()), text)
    return _THOUSANDS.sub(lambda m: f"{float(m.group(1).replace(',', '.')) * 1000:.0f} ", text)


def _numbers(phrase: str) -> str:
    """One number, or several when the words cannot make one (« cinq six », « quatorze et seize »)."""
    said: list[str] = []
    group: list[str] = []
    for word in re.split(r"[ \u00a0-]+", phrase):
        if group and word in UNITS and not _extends(group, word):
            said += _closed(group)
            group = []
        group.append(word)
    return " ".join(said + _closed(group))


def _closed(group: list[str]) -> list[str]:
    """The digits of a group of words, its trailing « et » kept apart."""
    number = str(value(" ".join(group)))
    return [number, "et"] if group[-1] == "et" else [number]


def _extends(group: list[str], word: str) -> bool:
    """Whether a unit word continues the number said so far: a smaller rank after a larger one."""
    last = [w for w in group if w != "et"][-1]
    if last in ("cent", "cents", "mille", "mil"):
        return True
    if last == "quatre" and word in ("vingt", "vingts"):
        return True
    before, now = UNITS.get(last, 0), UNITS[word]
    if last in ("vingt", "vingts", "soixante"):
        return 0 < now < 20
    return (before >= 20 and 0 < now < 10) or (before == 10 and 7 <= now <= 9)
