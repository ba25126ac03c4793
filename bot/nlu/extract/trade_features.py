"""What is seen of a candidate trade and its surroundings, as named signs. What each is worth is learnt (`trade_learn.py`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from bot.data_files import load
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import key, stem
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_judge import BELIEVED, Around, Judge
from bot.nlu.extract.trade_titles import Candidate

LEFT = 90  # characters
RIGHT = 60
CUES = (
    *("self", "have", "will_have", "field", "field_sure", "first_person", "mine_after", "that_i_am", "page_of", "fellows", "peer"),
    *("third", "third_holds", "customers", "hired", "with", "behalf", "signed", "case", "case_after", "reported", "generic"),
    *("modal", "rights", "ends_clause", "denied", "mistaken", "made_for"),
)  # fmt: skip
"""Cues of trade_cues.yml that are signs too."""
TOLD = frozenset({"mine", "scene", "name", "doing", "to_do"})
"""Kinds of candidates that tell a trade without its name (`trade_products.py`)."""
LENGTHS = (6, 12, 20, 30)
_END = re.compile(r"[.!?;\n](?=\s|$)")


class Signs:
    """The table of signs, compiled once."""

    def __init__(self, lexicon: Path, forms: Forms, judge: Judge) -> None:
        table = load(lexicon / "trade_signs.yml")
        self._signs = {
            where: {name: re.compile(pattern) for name, pattern in table[where].items()}
            for where in ("left", "near", "right", "all")
        }
        self._ordinary = frozenset(load(lexicon / "trade_heads.yml")["not_mine"].split())
        self._forms = forms
        self._judge = judge

    def of_message(self, words: Sequence[Word], message: Message) -> list[str]:
        """Signs that all candidates of a message share."""
        seen = [f"all:{name}" for name, pattern in self._signs["all"].items() if pattern.search(message.folded)]
        return [*seen, f"words>{max((n for n in (0, *LENGTHS) if len(words) > n), default=0)}"]

    def of(
        self,
        c: Candidate,
        words: Sequence[Word],
        message: Message,
        others: Collection[Candidate],
        shared: Sequence[str],
    ) -> list[str]:
        """Signs of a candidate; `others` are all those of the message, itself included."""
        around = self._judge.around(words, c.first, c.last, message)
        kind = "told" if c.kind in TOLD else c.kind
        seen = [*self._itself(c, words), *self._place(around), *self._texts(c, words, message)]
        seen += [f"cue:{cue}" for cue in CUES if self._judge.has(cue, around)]
        seen += self._company(c, others)
        det = around.determiner
        return [*(f"{kind}|{sign}" for sign in (*seen, *shared)), *(f"{kind}|{det}|{sign}" for sign in shared), *seen]

    def _itself(self, c: Candidate, words: Sequence[Word]) -> Iterator[str]:
        stems = {stem(w.text) for w in words[c.first : c.last + 1]}
        yield f"kind={c.kind}"
        yield f"{'told' if c.kind in TOLD else 'said'}:{' '.join(key(w.text for w in words[c.first : c.last + 1]))}"
        yield f"rule>={int(c.score * 10) / 10}"
        if c.score >= BELIEVED:
            yield "believed"
        if stems & self._forms.hired:
            yield "hired"
        if c.first == c.last and stems & self._forms.weak:
            yield "weak"
        if c.first == c.last and stems & self._ordinary:
            yield "ordinary"
        if c.last > c.first:
            yield "long"
        if not c.known:
            yield "guessed"
        if c.family is None:
            yield "no family"

    @staticmethod
    def _place(around: Around) -> Iterator[str]:
        yield f"det={around.determiner}{'+' if around.plural else ''}"
        states = ("plural", "alone", "short", "opening", "asked")
        yield from (state for state in states if getattr(around, state))

    def _texts(self, c: Candidate, words: Sequence[Word], message: Message) -> Iterator[str]:
        before = message.before(words[c.first].start, LEFT)
        left = _END.split(before)[-1]
        right = message.after(words[c.last].end, RIGHT)
        for where, text in (("left", left), ("near", before[-30:])):
            yield from (f"{where}:{name}" for name, sign in self._signs[where].items() if sign.search(text))
        yield from (
            f"{side}:{words[i].text}"
            for side, i in (("before", c.first - 1), ("after", c.last + 1))
            if 0 <= i < len(words)
        )
        yield from (f"right:{name}" for name, sign in self._signs["right"].items() if sign.match(right))

    @staticmethod
    def _company(c: Candidate, others: Collection[Candidate]) -> Iterator[str]:
        apart = [o for o in others if o.first > c.last or o.last < c.first]
        if not apart:
            yield "the only one"
        elif any(o.family == c.family and c.family for o in apart):
            yield "said twice"
        if any(o.score > c.score and o.score >= BELIEVED for o in apart):
            yield "one surer"
        if all(o.first > c.last for o in apart):
            yield "the first"
