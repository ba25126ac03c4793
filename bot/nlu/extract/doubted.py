"""A channel said to be over is a refusal from who decides so, a question from who asks it, a hearsay from who repeats it.

Works on folded text.
"""

from __future__ import annotations

import re

DOUBTED = re.compile(r" ?,?:? ?(?:c'est|c) (?:mort|fini)\b(?: pour moi)?(?P<rest>[^?]*)(?P<asked>\?)?")
"""What is said to be over: a doubt where it is asked, or where others say it."""
STILL_ASKED = re.compile(
    r"(?: (?!mais\b|donc\b|alors\b|du\b|je\b|j'|on\b|quoi\b|que\b|quel|et\b|il\b|c'est\b|comment\b|ou\b(?! (?:pas|non)\b))[\w']+){0,6}"
    r"(?:,? (?:non|nn|hein|vrai|si|ou (?:pas|non)|(?:vous|tu) (?:crois|croyez|penses|pensez)|(?:d'apres|selon) (?:vous|toi)))?\W*"
)
SAID_BY_OTHERS = re.compile(
    r"\b(?:est[- ]ce que|il parait qu[e']?|(?<!je )(?:dit|disent|repete\w*|raconte\w*|jure\w*) (?:partout )?qu[e']?|"
    r"(?:vrai|(?:tu|vous) (?:crois|croyez|penses|pensez)|lu|entendu(?: dire)?|demande) (?:que|si))[^.!?;]{0,20}$"
)


def doubted(before: str, after: str) -> bool:
    """« Facebook c'est mort aujourd'hui ? », « on dit que Facebook c'est fini »: a belief to be judged, no refusal."""
    over = DOUBTED.match(after)
    if not over:
        return False
    return bool(SAID_BY_OTHERS.search(before) or (over["asked"] and STILL_ASKED.fullmatch(over["rest"])))
