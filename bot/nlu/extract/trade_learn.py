"""Learns the judge of trades from messages marked by hand (`bot/nlu/marked.py`), and measures it. Run by `boncanal trades`.

Some messages of each hand are held out and never learnt from. Only this module needs scikit-learn: reading uses the file it writes.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message
from bot.nlu.extract.trade import TradeReader
from bot.nlu.extract.trade_judge import BELIEVED
from bot.nlu.extract.trade_learnt import LearntJudge, log_odds
from bot.nlu.extract.trade_people import beginnings
from bot.nlu.extract.trade_tagged import TaggedWords
from bot.nlu.marked import Marked
from bot.nlu.tagger import Tags
from bot.text import words

FOLDS = 5
FREQUENT = 4  # candidates a sign must be seen around to be learnt
STRENGTH = 0.15  # inverse of the penalty (L2); from 0.1 to 0.3 cross-validation differs by less than a point
THRESHOLDS = {"named": 0.41, "told": 0.5}  # chosen by cross-validation, see docs/trades.md
SMALL = 0.02  # weights below are not written


class Rates(NamedTuple):
    """Shares (0 to 1) of `stated` messages in which a trade is found, the right one, and by its name; of `others` in which one is read."""

    stated: int
    found: float
    right: float
    named: float
    others: int
    spurious: float


def is_right(marked: Marked, label: str, family: str | None) -> bool:
    """Whether a trade read is the one stated: of its family, or its name in other words."""
    return marked.trade is not None and (family in marked.families or alike(label, marked.trade))


def alike(read: str, wanted: str) -> bool:
    """A shared beginning of five letters in some word, or near in spelling."""
    return (
        bool(beginnings(read) & beginnings(wanted))
        or SequenceMatcher(None, " ".join(words(read)), " ".join(words(wanted))).ratio() >= 0.7
    )


def learn(reader: TradeReader, marked: Iterable[Marked]) -> dict[str, Any]:
    """The judge's table (see `trade_learnt.LearntJudge`), from all candidates of these messages."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [
        (set(signs), is_right(m, c.label, c.family), m.weight)
        for m in marked
        for c, signs in reader.proposed(Message(m.text))
    ]
    seen = Counter(sign for signs, _, _ in rows for sign in signs)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{s: 1.0 for s in signs if seen[s] >= FREQUENT} for signs, _, _ in rows])
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(matrix, [right for _, right, _ in rows], sample_weight=[weight for *_, weight in rows])
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {s: round(float(w), 3) for s, w in sorted(weights.items()) if abs(w) >= SMALL}
    return {"thresholds": THRESHOLDS, "bias": round(float(model.intercept_[0]), 3), "weights": kept}


def weigh_together(reader: TradeReader, tag: Callable[[str], Tags], held: Iterable[Marked]) -> dict[str, float]:
    """Four numbers: how the judge and the tagger are weighed together, by messages that neither has learnt from."""
    from sklearn.linear_model import LogisticRegression

    rows, right = [], []
    for m in held:
        message = Message(m.text)
        tagged = TaggedWords(message, tag(m.text))
        for c, likely in reader.judged(message):
            own = tagged.own_of(c.first, c.last)
            if own is not None:
                rows.append([log_odds(likely), log_odds(own), float(c.score >= BELIEVED)])
                right.append(is_right(m, c.label, c.family))
    model = LogisticRegression(C=10.0, random_state=0).fit(rows, right)
    names = ("judge", "own", "believed")
    weights = {name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)}
    return weights | {"bias": round(float(model.intercept_[0]), 2)}


def write(table: dict[str, Any], path: Path) -> None:
    """One sign a line, so that a difference can be read."""
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf8")


def rates(read: Callable[[str], Trade | None], marked: Collection[Marked]) -> Rates:
    """What a reader makes of marked messages."""
    stated, others = [m for m in marked if m.trade], [m for m in marked if not m.trade]
    trades = [(m, read(m.text)) for m in stated]
    found = sum(t is not None for _, t in trades)
    right = sum(t is not None and is_right(m, t.title, t.family) for m, t in trades)
    named = sum(t is not None and alike(t.title, str(m.trade)) for m, t in trades)
    spurious = sum(read(m.text) is not None for m in others)
    f, r, n = (_share(count, stated) for count in (found, right, named))
    return Rates(len(stated), f, r, n, len(others), _share(spurious, others))


def by_kind(read: Callable[[str], Trade | None], marked: Iterable[Marked]) -> dict[str, Rates]:
    """Rates of each kind of message, and of all together (« all »)."""
    groups: dict[str, list[Marked]] = defaultdict(list)
    for m in marked:
        groups[m.kind].append(m)
        if m.kind not in ("phrase", "unseen"):  # chosen for being misread, or measured apart
            groups["all"].append(m)
    return {kind: rates(read, group) for kind, group in sorted(groups.items())}


def cross_validated(
    reader: TradeReader, marked: Sequence[Marked], group: Callable[[Marked], object]
) -> dict[str, Rates]:
    """Rates by kind where each group of messages is read by a judge that learnt from all others.

    Messages of the group None are always learnt from, and not measured.
    """
    read: dict[str, Trade | None] = {}
    for g in {group(m) for m in marked} - {None}:
        other = reader.judged_by(LearntJudge(learn(reader, [m for m in marked if group(m) != g])))
        read |= {m.text: other.read(Message(m.text)) for m in marked if group(m) == g}
    return by_kind(read.__getitem__, [m for m in marked if group(m) is not None])


def fold_of(m: Marked) -> int:
    """The fold of a message, stable."""
    return hashlib.md5(m.text.encode(), usedforsecurity=False).digest()[0] % FOLDS


def _share(count: int, of: Collection[object]) -> float:
    return count / len(of) if of else math.nan
