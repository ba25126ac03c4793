"""Customers told by what they do or by what one wants of them: « les mairies nous font travailler », « j'aimerais que les DRH m'appellent ».

Who is wanted wins over who is already there (« les assurances m'envoient des voitures, j'aimerais que les particuliers viennent »),
and who is mentioned only to be set aside does not count. Works on folded text. The words: data/nlu_lexicon/buyers.yml.
"""

from __future__ import annotations

import re

from bot.nlu.patterns import START, begins_a_word, read_patterns
from bot.text import unique

Kind = str
_BUYERS = read_patterns("buyers")
KINDS: dict[Kind, str] = {kind: f"(?:{words})" for kind, words in _BUYERS["who"].items()}
_PARTS, _SAID = _BUYERS["parts"], _BUYERS["said"]
_SOME = _PARTS["SOME"]
_WISH = re.compile(
    r"\b(?:je (?:veux|voudrais?|vise|cherche|reve)|j'(?:aimerais|en voudrais)|jveu\w*|jvoudrai\w*|jcherche|jaimerai\w*|on (?:veut|voudrait|cherche|aimerait|vise)|nous (?:voulons|voudrions|cherchons|aimerions|visons)|faut que je trouve|il (?:me|nous) (?:faut|faudrait)|faudrait que|il me manque|je verrais bien|on verrait bien|trouver|attirer|toucher|seduire|convaincre|conquerir|decrocher|viser|demarcher|prospecter|intervenir (?:dans|chez))\b(?! (?:bien |juste |aussi )?(?:savoir|comprendre|entendre|demander|eviter|empecher|connaitre (?:le|la|les|leurs?)|qu'il |que tu|que vous|un outil|un moyen))"
)
_SUITS = re.compile(r"\bm'irai(?:en)?t bien\b")
"""« Les comités d'entreprise, ça m'irait bien »."""
_CLAUSE_END = re.compile(r"[.;!?:]|\b(?:mais|parce|car|pas celles|pas ceux)\b")
_ASIDE = re.compile(
    r"(?:\b(?:plutot qu\w*|au lieu|plus que|sans|sortir|quitter|arreter|lacher|marre|moins|pas|plus aucune?s?|veux plus|fais plus|ni|jamais|comme (?:un|une)|aux? cote\w*|dependre|concurrence|a la place|que par|grace|proche|pres|voisin\w*|contre|hors|sauf|notre|mes|nos|mon|ma|leurs?|ces)\b[ ']?(?:(?:de|d'|des|du|les|la|le|l'|aux?|que|que des|a|par|pour|dans|vers|avec|chez|grandes?|petites?|seules?)[ ']?)*)$"
)
_SET_ASIDE = re.compile(
    r"^(?: \w+){0,3},? ?(?:(?:on|j|j'|nous) ?en (?:fai\w+|ai|a|avons)\b(?: aussi| deja)?,? ?(?:mais|trop|assez|plein|marre|plus envie)?|(?:le week-end )?ca (?:va|roule|marche)\b|me suffi\w*|c'est (?:pas rentable|fini|termine))"
)
ALONE = begins_a_word(_SAID["alone"])
"""Words that mean firms by themselves."""
PRIVATE = begins_a_word(_SAID["private"])
"""Words that mean private persons by themselves, beside firms or not."""
COOPERATIVE = begins_a_word(_SAID["cooperative"])
"""« Toute ma récolte part à la coopérative »."""
_END = r"(?![a-z0-9])"
_WHO = {
    kind: re.compile(rf"{START}(?:{words}){_END}")
    for kind, words in {**KINDS, "B2B": rf"{KINDS['B2B']}|{ALONE.pattern}"}.items()
}
_SERVES = "|".join(_PARTS[part] for part in ("SERVE", "SERVE_DIRECT", "CUE", "PLACED"))
_AND = rf"(?:(?:[\w'-]+ ){{0,3}}[\w'-]+(?: et| ou|,) {_SOME})?"
_OF = r"(?: (?:du|de la|de|des|d'|qui|alentour|autour) ?\w+){0,1}"
_FRAMES = {
    kind: [
        re.compile(rf"{START}(?P<who>{words})\b{_OF},? ?{_PARTS['ACTS']}\b"),
        re.compile(rf"{START}(?:{_SERVES})[ ']{_SOME}{_AND}(?P<who>{words}){_END}"),
    ]
    for kind, words in KINDS.items()
}
_PORTRAITS = {
    kind: re.compile(rf"{START}{_PARTS['PORTRAIT']}[ ']{_SOME}(?P<who>{words}){_END}") for kind, words in KINDS.items()
}
_ASKS = re.compile(r"\?|^\W*(?:quels?|quelles?|comment|faut-il|combien|pourquoi|est-ce|c'est quoi)\b")
_SENTENCE = re.compile(r"[^.!?;]*[.!?;]?")
EATERS = begins_a_word(_SAID["eaters"])
"""Working people who come to eat are private customers."""


def wanted(folded: str) -> tuple[Kind, ...]:
    """Kinds named inside a wish, in the order they are said."""
    found: list[tuple[int, Kind]] = []
    for wish in _WISH.finditer(folded):
        stop = _CLAUSE_END.search(folded, wish.end())
        end = min(stop.start() if stop else len(folded), wish.end() + 90)
        found += _named(folded, wish.end(), end)
    for match in _SUITS.finditer(folded):
        begin = max(folded.rfind(mark, 0, match.start()) for mark in ".;!?") + 1
        found += _named(folded, max(begin, match.start() - 60), match.start())
    return unique(kind for _, kind in sorted(found))


def _named(folded: str, start: int, end: int) -> list[tuple[int, Kind]]:
    return [
        (match.start(), kind)
        for kind, who in _WHO.items()
        for match in who.finditer(folded, start, end)
        if _counts(folded, match.start(), match.end(), kind)
    ]


def told(folded: str) -> tuple[Kind, ...]:
    """Kinds that act as customers, that one serves, or that a self-portrait names."""
    found = [
        kind
        for kind, frames in _FRAMES.items()
        if any(_counts(folded, *m.span("who"), kind) for frame in frames for m in frame.finditer(folded))
    ]
    for sentence in _SENTENCE.findall(folded):
        if not _ASKS.search(sentence):
            found += [
                kind
                for kind, frame in _PORTRAITS.items()
                if any(_counts(sentence, *m.span("who"), kind) for m in frame.finditer(sentence))
            ]
    found += ["B2B"] if _unaside(ALONE, folded) or COOPERATIVE.search(folded) else []
    found += ["B2C"] if _unaside(PRIVATE, folded) else []
    return tuple(kind for kind in KINDS if kind in found)


def _unaside(words: re.Pattern[str], folded: str) -> bool:
    return any(not _ASIDE.search(folded[max(0, m.start() - 40) : m.start()]) for m in words.finditer(folded))


def set_aside(after: str) -> bool:
    """Whether what follows says that these customers are not the ones sought: « …, on en fait mais ce n'est pas rentable »."""
    return bool(_SET_ASIDE.search(after[:50]))


def _counts(folded: str, start: int, end: int, kind: Kind) -> bool:
    """Neither set aside nor one's own; « écoles de conduite », « jeunes entreprises » are not what they begin with."""
    if _ASIDE.search(folded[max(0, start - 40) : start]) or set_aside(folded[end:]):
        return False
    return not (
        kind == "B2C" and re.match(r" (?:entreprises|pousses|societes|marques|talents|diplome)", folded[end : end + 14])
    )
