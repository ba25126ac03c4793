"""Whose trade a title is: the person's (« je suis », « ma boulangerie », « pour un maçon »), or somebody else's.

Scores run from 0 to 1; `BELIEVED` is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.nlu.extract import trade_patterns as near

BELIEVED = 0.5
WINDOW = 80


@dataclass(frozen=True)
class Around:
    """What surrounds a title in the folded text."""

    before: str
    after: str
    plural: bool
    alone: bool  # the message is nothing else
    words: int  # of the message
    asked: bool  # the message is a question


def score(kind: str, around: Around, weak: bool, hired: bool) -> float:
    """How sure it is that the title is the person's own trade. `weak` words are ordinary ones too, `hired` ones often somebody else's."""
    before = around.before
    if near.CORRECTED.search(before):
        return 0.85
    if _refused(around):
        return 0.0
    strong = _strong(kind, around, weak)
    if strong:
        return strong - (0.45 if hired and kind != "people" and near.POSSESSED.search(before) else 0.0)
    if _others(kind, around):
        return 0.0
    value = _general(kind, around)
    value += 0.1 if value and near.AFTER_MINE.search(around.after) else 0.0
    value -= 0.3 if near.AFTER_OTHERS.search(around.after) else 0.0
    if not around.alone:
        value -= 0.15 if hired and value < 0.55 else 0.0
    return max(0.0, min(0.9, _weakened(kind, around, value) if weak else value))


def _weakened(kind: str, around: Around, value: float) -> float:
    """An ordinary word counts alone, opening a self-portrait (« Photographe à Lyon »), or as the example asked about."""
    if around.asked and around.alone:
        return 0.0
    if around.alone:
        return 0.7
    if kind == "fields":
        return 0.0
    if near.OPENING.search(around.before) and not near.ONE_OPENING.search(around.before):
        return 0.55 if value >= 0.7 and near.AFTER_MINE.search(around.after) and not around.plural else 0.2
    return value - 0.15 if near.GENERIC.search(around.before) and near.ONE.search(around.before) else 0.0


def _refused(around: Around) -> bool:
    before = around.before
    if near.TASTED.search(before):
        return True
    if near.NEGATED.search(before) and not near.NOT_ONLY.search(before) and not near.SUPPOSED.search(before):
        return True
    return bool(near.MISTAKEN.search(before) and not near.FOR_MINE.search(before)) or bool(
        re.match(r",? (?:a la place|c'est fini|c'etait)\b", around.after)
    )


def _strong(kind: str, around: Around, weak: bool) -> float:
    """First person and possession."""
    before = around.before
    third = near.THIRD.search(before)
    if third and not near.FIRST_PERSON.search(before, third.start() + 1):
        return 0.0
    sure = kind != "people" and near.FIELD_SURE.search(before) and not near.ARTICLE.search(before)
    if kind == "fields":
        return 0.85 if sure else _field(before, weak)
    if near.SELF_IS.search(before):
        return 0.95
    if near.AS_ONE.search(before):
        return 0.9
    if kind == "places":
        singular = not around.plural or near.NUMBERED.search(before)
        owned = near.PLACE_OWN.search(before) or (singular and near.PLACE_HAVE.search(before))
        return 0.9 if owned else 0.85 if sure else 0.0
    return 0.0


def _field(before: str, weak: bool) -> float:
    """An activity: « dans l'immobilier », « un cas dans le bâtiment »; ordinary words need more (FIELD_SURE)."""
    if near.CASE_IN.search(before):
        return 0.6
    if weak:
        return 0.0
    if near.SELF_IS.search(before) or near.AS_ONE.search(before):
        return 0.9
    if near.IN_FIELD.search(before) and near.FIRST_PERSON.search(before):
        return 0.85
    return 0.65 if re.search(r"^\W*(?:et |moi |nous |ici )?(?:dans|en) (?:la |le |l')?$", before) else 0.0


def _case(around: Around) -> bool:
    return bool(near.CASE_ASK.search(around.before) and near.CASE_AFTER.search(around.after)) and not around.plural


def _others(kind: str, around: Around) -> bool:
    before = around.before
    if _case(around) and kind != "fields":
        return False
    if kind == "people" and around.plural and near.ASKING.search(around.after) and near.MANY.search(before):
        return False
    if kind == "people" and not around.plural and near.THE_ONE.search(before):
        return True
    if kind == "people" and (
        near.POSSESSED.search(before) or (near.DEFINITE.search(before) and not near.GENERIC.search(before))
    ):
        return True
    if near.RELATED.search(before) and not re.search(r"\b(?:si|quand)[^.,]{0,14}$", before):
        return True
    if near.CUSTOMERS.search(before) and (around.plural or kind != "fields"):
        return True
    if around.plural and kind == "people" and near.MADE_FOR.search(before):
        return True
    return bool(near.HIRED.search(before)) and not (
        kind == "people" and near.ONE.search(before) and near.AFTER_MODAL.search(around.after)
    )


def _asked_about(around: Around) -> bool:
    """« un imprimeur avec un site, ça existe ? », but not « un imprimeur m'a dit »."""
    after = around.after
    if near.ONE_AFTER.search(after) or near.AFTER_MODAL.search(after):
        return True
    return (
        around.asked
        and bool(re.match(r" (?:sans|avec|a t|qui|il a|elle a|c'est|sur) ?", after))
        and not near.AFTER_OTHERS.search(after)
    )


def _general(kind: str, around: Around) -> float:
    """Neither first person nor somebody else: a title alone, opening the message, or taken as the example."""
    readings = (_alone, _as_example, _as_kind, _opening, _as_question)
    return next((value for reading in readings if (value := reading(kind, around)) is not None), 0.2)


def _alone(kind: str, around: Around) -> float | None:
    return 0.9 if around.alone else None


def _as_example(kind: str, around: Around) -> float | None:
    if _case(around) and kind != "fields":
        return 0.5 + 0.15 * bool(near.GENERIC.search(around.before))
    return 0.6 if kind == "places" and re.search(r"^\W*dans (?:une?|le|la) $", around.before) else None


def _as_kind(kind: str, around: Around) -> float | None:
    """« pour un boulanger », « chez les notaires », « quand on est ostéo »."""
    before = around.before
    if not near.GENERIC.search(before):
        return None
    if near.ONE.search(before):
        return 0.7
    if kind != "people" or not around.plural:
        return 0.4 if around.plural else 0.6
    return 0.6 if re.search(r"\b(?:les|nous|des|aux)\b[\w\s',]{0,14}$|(?:pour|chez|metier de) $", before) else 0.0


def _opening(kind: str, around: Around) -> float | None:
    """« Coiffeuse, je cherche… », « Un maçon, ça poste quoi ? »."""
    before, after = around.before, around.after
    if not near.OPENING.search(before):
        return None
    if not (near.PUNCTUATED.search(after) or near.AFTER_MINE.search(after)):
        short = around.words <= (6 if kind == "people" else 4) and not (around.asked or around.plural)
        return 0.6 if short and not re.search("[a-z0-9]", before) else None
    one = bool(near.ONE_OPENING.search(before))
    if near.ARTICLE.search(before) and not (one and _asked_about(around)):
        return 0.35
    first = not re.search(r"[a-z0-9]{3}", before.replace("une", "")) or around.words <= 6
    value = 0.65 if one else 0.75 if first else 0.55
    value -= 0.4 if around.plural and kind != "fields" and not near.WE.search(after) else 0.0
    return value - (0.0 if kind == "people" or first else 0.1)


def _as_question(kind: str, around: Around) -> float | None:
    before, after = around.before, around.after
    if kind == "people" and re.search(r"\bcomme $", before):
        return 0.6
    if around.plural and near.ASKING.search(after) and near.MANY.search(before):
        return 0.55
    if near.ONE.search(before):
        return 0.65 if near.AFTER_MODAL.search(after) else 0.3
    return None
