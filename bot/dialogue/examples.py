"""An example asked of a trade by its plain noun: « un exemple de bibliothèque », « chez un industriel ». Matched on folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONE = r"(?:d'(?:une? |autres )|(?:chez|pour|dans) (?:une? |des |les |l'|la |le )?)"
_EXAMPLE_OF = re.compile(
    r"\b(?:exemples?|cas(?! d'ecole)|histoires?|temoignages?|reussites?|echecs?|success stor\w+)\b(?: \w+){0,2}? "
    rf"(?:(?P<one>{_ONE})|d'|de (?:l'|la )?|des |du )"
)
_SAID_BEFORE = re.compile(
    r"(?:\b[ld]'|\b(?:le|la|les|[mts]on|[mts]a|ses|cet|cette|ces|notre|nos|votre|vos|leur|en) )$|\bhistoires?\b"
)
"""« cette histoire de photo », « l'exemple du boulanger », « en cas de panne » ask for no example, unless it is « d'un … »."""
_WENT = re.compile(
    r"\b(?:ca|cela|c'|qui|quelque chose)(?: [an])? ?(?:\w+ )?(?:marche|fonctionne|reussi|rate|foire|echoue|plante|donne|rapporte)(?: \w+)? chez (?:une? |des |les )"
)
"""« ça a marché chez un … »."""
_NOUN = re.compile(
    r"(?:(?:petit|grand|vrai|autre)e?s? )?(?P<noun>[a-z][\w-]*(?: (?:d'|des? |du |en |a )?(?!qui\b|sur\b|avec\b|dans\b|pour\b|chez\b|par\b|et\b|ou\b|comme\b)[a-z][\w-]*){0,2})"
)
_MOST = 3


def asks_of(folded: str) -> bool:
    """Whether an example is asked of what the message names."""
    return bool(_EXAMPLE_OF.search(folded) or _WENT.search(folded))


def spans(folded: str) -> Iterator[tuple[int, int]]:
    """Where the noun of each « exemple de … » may stand: the longest first, then without its last words."""
    asked = [m.end() for m in _EXAMPLE_OF.finditer(folded) if m["one"] or not _SAID_BEFORE.search(_until(folded, m))]
    for start in [*asked, *(m.end() for m in _WENT.finditer(folded))][:_MOST]:
        noun = _NOUN.match(folded, start)
        if not noun:
            continue
        first, end = noun.span("noun")
        while end > first:
            yield first, end
            end = folded.rfind(" ", first, end)


def _until(folded: str, found: re.Match[str]) -> str:
    """What stands before « exemple de », with « histoire » where that is the word."""
    word = "histoire" if found.group().startswith("histoire") else ""
    return folded[: found.start()] + word
