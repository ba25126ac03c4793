"""Two trades told together: the one left for another (« ex-instit devenu ébéniste »), the one that serves another (« chargée de com d'un
théâtre »), and two that are only compared (« taxi et VTC, c'est pareil ? »)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.trade_titles import OWN, Candidate

Proposed = tuple[Candidate, list[str]]
"""A candidate with its signs."""

TOLD_NOW = "turn:now"
"""The sign of a trade that another gives way to: believed whatever the judge and the tagger make of it."""
_BACK = 100
"""Characters before a title that are read."""
_ARTICLE = r"(?: d[eu])?(?: ?(?:une?|la|le|l|mon|ma))?[ ']*$"
_SOMEBODY = re.compile(
    r"(?<![a-z])(?:ils?|elles?|si|quand|comment|maris?|femme|fils|filles?|freres?|soeurs?|pere|mere|amie?s?|potes?|cop(?:ine|ain)s?|cousine?s?|collegues?|voisine?s?|clients?|clientes?|"
    r"patronn?e?|gens|personnes?|quelqu'un|eleves?|est devenue?|(?<!suis )une? ancien(?:ne)?)(?![a-z])"
)
_TURNED = re.compile(
    rf"(?<![a-z])(?:reconver\w+(?: professionnelle)?,? (?:vers|comme|en|dans|pour (?:devenir|etre))(?: le metier)?|devenue?|deviens){_ARTICLE}"
)
_FROM_TO = re.compile(
    rf"(?<![a-z])(?:reconver\w+(?: professionnelle)?[ ,]+d(?:e|u|')(?: la| l| metier de)?[ ']?[a-z' -]{{3,35}} (?:a|au|vers){_ARTICLE}"
    r"|je passe (?:de |d')[a-z-]{3,20} a $)"
)
_WAS_NOW = re.compile(
    r"(?<![a-z])(?:j'?etais|j'ai ete|(?:suis|chus?|fais|tiens) (?:plus|pus)|j'ai (?:re)?vendu (?:mon|ma)|j'ai (?:ferme|cede|quitte|transmis|lache) (?:mon|ma|la|le)|(?<!mon )(?<!mes )(?<!d')ex|ancien(?:ne)?|apres (?:avoir ete|\w+ ans (?:de|d|comme|dans)))[ '-]+[^.!?;:]{3,45}?[ ,]+"
    r"(?:(?:et|mais|puis|maintenant|mtn|aujourd'hui|desormais|du coup)[ ,]+)*"
    rf"(?:(?:je |j'|j)(?:me |m')?(?:lance|ouvre|monte|reprends|cree|demarre|deviens|suis|prepare|(?:vais|veux|viens d') ?(?:ouvrir|lancer|monter|creer|reprendre)|ai (?:ra?)?(?:achete|pris|ouvert|monte|lance|cree|repris))|pour (?:ouvrir|lancer|monter|creer|reprendre|acheter|racheter))(?: dans| comme)?{_ARTICLE}"
)
_SERVING = re.compile(
    r"(?<![a-z])(?:char\w+ de (?:la )?com\w*|(?:responsable|directeur|directrice|assistante?)(?: de)?(?: la)? com\w*|community manager|(?:m'occupe|gere) (?:de la com\w*|des reseaux(?: sociaux)?|la com\w*|les reseaux(?: sociaux)?|de la page|la page))"
    r"(?: (?:et marketing|digitale|numerique|interne|externe))?,? (?:(?:d'|pour |dans |chez )une?|de la|du|de l'|(?:a|pour|dans) l[ea']|a l'|au) ?$"
)
_THE_SAME = (
    r",? (?:c'?est|c|est-ce(?: que c'est)?) (?:pas )?(?:vraiment |presque |un peu )?(?:pareil|(?:la|le) meme|idem|kif)"
)
_AND_THE_SAME = re.compile(rf"^ (?:et|ou) (?:une? |le |la |l')?[a-z-]+(?: [a-z-]+)?{_THE_SAME}")
_AFTER_AND = re.compile(r"(?:^|[ '])[a-z-]{3,} (?:et|ou) (?:une? |le |la |l')?$")
_DIFFERENCE = re.compile(r"differences? entre (?:[a-z'-]+(?: [a-z'-]+)? et )?(?:une? |le |la |l')?$")
_MINE = re.compile(r"(?<![a-z])(?:j[e']?|j?suis|on|nous|mon|ma|mes|notre|nos)(?![a-z])")


def settled(proposed: Sequence[Proposed], words: Sequence[Word], message: Message) -> list[Proposed]:
    """The proposals without those left, serving or only compared; what they give way to is claimed, with the sign TOLD_NOW."""
    kept = [(c, signs) for c, signs in proposed if not _compared(c, words, message)]
    now = [c for c, _ in kept if c.known and _told_now(c, words, message)]
    if not now:
        return kept
    last = max(now, key=lambda c: c.first)
    claimed = replace(last, score=max(last.score, OWN))
    return [(claimed, [*s, TOLD_NOW]) if c is last else (c, s) for c, s in kept if c is last or c.first > last.last]


def _told_now(c: Candidate, words: Sequence[Word], message: Message) -> bool:
    before = re.split(r"[.!?;](?=\s)", message.before(words[c.first].start, _BACK))[-1]
    if _SOMEBODY.search(before):
        return False
    return any(said.search(before) for said in (_TURNED, _FROM_TO, _WAS_NOW, _SERVING))


def _compared(c: Candidate, words: Sequence[Word], message: Message) -> bool:
    """« VTC et taxi, c'est pareil ? » asks about two trades and tells none; « et pour un maçon, c'est pareil ? » tells one."""
    before, after = message.before(words[c.first].start, _BACK), message.after(words[c.last].end, 60)
    if c.kind != "people" or _MINE.search(before):
        return False
    both = c.last > c.first and bool({w.text for w in words[c.first : c.last + 1]} & {"et", "ou"})
    second = (both or bool(_AFTER_AND.search(before))) and bool(re.match(_THE_SAME, after))
    return second or bool(_AND_THE_SAME.match(after)) or bool(_DIFFERENCE.search(before))
