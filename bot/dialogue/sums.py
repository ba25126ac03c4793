"""« oui, tous les mois », « par an hein, pas par mois »: over what time the sum told just before is meant; and what comes back of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading

OVER = "sum_over"
"""In `Parsed.values`: MONTH or YEAR."""
MONTH, YEAR = "month", "year"
WORDS = 10
_MONTH = r"(?:par mois|/ ?mois|chaque mois|tous les mois|mensuel\w*|au mois|le mois)"
_YEAR = r"(?:par an(?:nee)?|/ ?an|a l'annee|annuel\w*|l'an(?:nee)?|chaque annee|tous les ans|(?:sur|pour) l'annee|en tout|au total|(?:en )?une (?:seule )?fois)"
_NOT = re.compile(rf"\b(?:et )?(?:pas|non) (?:{_MONTH}|{_YEAR})")
_SAYS = {MONTH: re.compile(rf"(?<!\w){_MONTH}\b"), YEAR: re.compile(rf"(?<!\w){_YEAR}\b")}
_AROUND = frozenset({
    "oui", "non", "si", "mais", "hein", "c", "est", "etait", "ca", "cette", "somme", "ah", "euh", "je", "veux", "voulais", "dire", "parlais",
    "en", "fait", "plutot", "bien", "sur", "attention", "pardon", "desole", "la", "le", "bon", "et", "pour", "moi", "nous", "ok", "d",
    "accord", "exact", "exactement", "tout", "a",
})  # fmt: skip
"""The only words that may stand beside: with one more, the message says something else."""


_BRINGS = re.compile(
    r"\b(?:combien|quoi|qu'est[- ]ce que?)\b[^.!?]{0,30}\brapport\w+|\brapport(?:e|er|era|erait) (?:combien|quoi)\b|\bretour sur investissement\b"
)
_COSTS = re.compile(r"\b(?:cout\w*|prix|payer|tarifs?|rapport (?:a|au|aux|avec))\b")


def _over(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    if not memory.turn or "?" in parsed.text or len(tokens) > WORDS or parsed.facts.budget is not None:
        return None
    contrast = bool(_NOT.search(folded))
    if not (contrast or memory.last_served == "budget"):
        return None
    said = _NOT.sub(" ", folded)
    for over, pattern in _SAYS.items():
        rest, found = pattern.subn(" ", said)
        if found and parsed.number and memory.last_served == "budget":
            figure = _figured(parsed, rest, over)
            if figure:
                return figure
        if found and set(re.findall(r"[a-z]+|\d+", rest)) <= _AROUND:
            told = replace(parsed, topic="budget", ask_back=False, values={OVER: over})
            return Meaning("budget", told, why="over what time the sum is")
    return None


def _figured(parsed: Parsed, rest: str, over: str) -> Meaning | None:
    """« non, 200 par mois » after a sum: another sum, with its time."""
    beside = set(re.findall(r"[a-z]+", rest))
    if not beside <= _AROUND | {"euros", "euro", "balles"} or len(re.findall(r"\d+", rest)) != 1 or not parsed.number:
        return None
    monthly = parsed.number if over == MONTH else parsed.number / 12
    told = replace(parsed, topic="budget", ask_back=False, facts=replace(parsed.facts, budget=monthly))
    return Meaning("budget", told, why="another sum")


def _returns(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien ça va me rapporter ? », taken for a question of cost, asks what comes back."""
    if parsed.topic != "budget" or not _BRINGS.search(folded) or _COSTS.search(folded):
        return None
    told = replace(parsed, topic="roi_indicators", ask_back=False)
    return Meaning(
        "roi_indicators", told, platforms=parsed.facts.platforms or memory.focus[:1], why="what it brings in"
    )


SUMS: tuple[Reading, ...] = (_over, _returns)
