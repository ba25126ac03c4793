"""Titles that are near the person without being theirs: those they look for, fields others talk of, places without a trade of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.trade_judge import BELIEVED
from bot.nlu.extract.trade_titles import Candidate
from bot.text import fold

CLAIMED = 0.7
"""What the rules say of a trade that is claimed (« je suis », « notre boulangerie »), or given as an example of one's kind, at least."""
MENTIONED = 0.6
"""How sure of a trade that only stands in the message: less than it takes to displace one that is known."""
GENERIC = frozenset(
    [
        "agence",
        "atelier",
        "atelier-boutique",
        "boite",
        "boutique",
        "bureau",
        "cabinet",
        "centre",
        "clinique",
        "commerce",
        "entreprise",
        "ferme",
        "institut",
        "local",
        "magasin",
        "salon",
        "societe",
        "studio",
    ]
)
"""Places that many trades have: they name none of them."""
EXAMPLES = frozenset({"cue:generic", "cue:case", "cue:case_in", "cue:behalf", "cue:corrected"})

_TITLE = r"(?:[ ,'-]+(?:une?|des|les|le|la|l|de|d|du|bons?|bonnes?|vrais?|nouve\w+|jeunes?|autres?|\d+|deux|trois|quatre|cinq|quelques|plus|assez|encore|aussi|petite?s?))*[ '-]+$"
_FIRST = r"(?<![a-z])(?:j[e']?|on|nous|moi|notre|nos|mon|ma)(?![a-z])"
_SOUGHT = re.compile(
    rf"(?:{_FIRST}[^.!?;:]{{0,70}}(?<![a-z])(?:re)?(?:cherch\w+|trouv\w+|recrut\w+|embauch\w+|engag\w+)"
    rf"|(?<![a-z])j(?:cherch|recrut|embauch)\w+"
    rf"|(?:il |y |qui )?(?:(?:me|nous) manqu\w+|m'en manque)"
    rf"|{_FIRST}[^.!?;:]{{0,20}}(?<![a-z])(?:manqu(?:e|ons)|(?:ai|a|avons) besoin|en manque)"
    rf"|(?:il )?(?:me |nous )?(?:faut|faudrait)"
    rf"|penurie|recrutement|embauche)(?: \w+ment)?{_TITLE}"
)
_NOT_US = r"(?:(?!(?<![a-z])(?:j[e']?|on|nous|moi|c'?est|c)(?![a-z]))[^.!?;,])*$"
_ANYBODY = re.compile(
    rf"(?<![a-z])(?:(?:quand|qd|lorsqu\w*|si)(?![a-z])[^.!?;,]*$|(?:gens|clients?|clientes?|personnes?|touristes?|parents|ils|elles)(?![a-z]){_NOT_US})"
)
_NONE_LEFT = re.compile(
    r",? (?:on|nous|j'?e?) ?(?:n'|ne )?(?:en (?:trouv|cherch|recrut|manqu)|arriv\w+ (?:pas|plus) a en|peine\w* a en|galere\w* a en)"
)
_TALKED_OF = re.compile(
    r"(?<![a-z])(?:attaqu|critiqu|reproch|accus|insult|harcel|engueul|embet|emmerd|rala|rale|plaign|plaint|parl|debat|polemi|tomb|commentaires?|avis|articles?|reportages?|lois?|"
    r"interroge|questions?|inquiet)\w*[^.!?;,]{0,24}(?<![a-z])(?:sur|de|du|des|d|pour|contre|a propos)(?: (?:le|la|les|l|leurs?|ce|cette))?[ ']*$"
)


def others(c: Candidate, words: Sequence[Word], message: Message) -> bool:
    """Whether a title is said of whom the person looks for (« on cherche un soudeur »), or a field only talked of
    (« on nous critique sur la chasse »); never one that is claimed. One who says what they are by whom they train
    (« un apprenti boucher ») is no seeker."""
    if c.score >= CLAIMED:
        return False
    before = message.before(words[c.first].start, 90)
    if c.kind == "people":
        none_left = _NONE_LEFT.match(message.after(words[c.last].end, 40))
        return bool(none_left or (_SOUGHT.search(before) and not _ANYBODY.search(before)))
    return c.kind == "fields" and bool(_TALKED_OF.search(before))


def generic(c: Candidate) -> bool:
    """Whether it is a place that says no trade (« ma petite clinique »)."""
    return c.kind == "places" and fold(c.label) in GENERIC


def titled(best: Candidate, believed: Collection[tuple[float, Candidate]]) -> Candidate:
    """What one is before what one has: a place without a trade of its own gives way to a title said in the same message."""
    if not generic(best):
        return best
    titles = [(p, c) for p, c in believed if c.kind == "people" and c.score >= CLAIMED]
    return max(titles, key=lambda t: t[0])[1] if titles else best


def sureness(c: Candidate, signs: Collection[str]) -> float:
    """What the rules say; of what is only mentioned, or a place without a trade, too little to displace a trade that is known."""
    doubtful = c.kind in ("people", "places", "fields") and BELIEVED <= c.score < CLAIMED and not EXAMPLES & set(signs)
    return min(c.score, MENTIONED) if doubtful or generic(c) else min(c.score, 0.95)
