"""Whose trade a title is: the person's (« je suis », « ma boulangerie », « pour un maçon »), or somebody else's.

The cues and the rules are a table, `data/nlu_lexicon/trade_cues.yml`, which says how they are read; here they are only applied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bot.data_files import load
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import LITTLE, stem

BELIEVED = 0.5
WINDOW = 90  # characters before a title that are read
AFTER = 48
SHORT = 6
HIRED = 0.15
"""What a word often said of people to hire (« graphiste ») loses where nothing says « je suis »."""
_SENTENCE = re.compile(r"[.!?;\n](?=\s|$)|[^\x00-\x7f«»’]")
_GAP = re.compile(r"[^\s'’«\"-]")
_PAD = r"(?:[ ,'-]+(?:une?|des|les|le|la|l|de|du|d|a|aux|au|en|quelqu'?un|directement|vite|soi-meme|vous|tu|je|on|nous|moi|lui|leur|me|te|t))*"
_ASKING = re.compile(
    r"\?|^\W*(?:(?:et|mais|bonjour|bjr|slt|salut)[ ,]+)?(?:est[- ]?ce|es ?ce|esqu?|comment|pourquoi|pk|combien|quel|kel|quoi|koi|faut|c'?est quoi|ou\b|un|une|1)"
)


@dataclass(frozen=True)
class Around:
    """What surrounds a title in the folded text."""

    sentence: str  # before it, articles and adjectives taken off
    before: str  # before it, as written
    after: str
    determiner: str  # the nearest, see the table; « none »
    plural: bool
    alone: bool  # the message is nothing else
    short: bool
    opening: bool
    asked: bool
    found: dict[str, bool] = field(default_factory=dict, compare=False)  # cues looked for already


class Rule(NamedTuple):
    """One line of the table. Empty conditions always hold."""

    name: str
    value: float
    weak: float
    cues: tuple[str, ...]
    absent: tuple[str, ...]
    kinds: tuple[str, ...]
    determiners: tuple[str, ...]
    states: tuple[tuple[str, bool], ...]


class Verdict(NamedTuple):
    """How sure it is, from 0 to 1, that the title is the person's own trade, and the rule that says so."""

    value: float
    rule: str


class Judge:
    """Reads surroundings and applies the table. Made once, then only read."""

    def __init__(self, lexicon: Path) -> None:
        table = load(lexicon / "trade_cues.yml")
        self._determiners = {w: name for name, words in table["determiners"].items() for w in str(words).split()}
        self._fillers = frozenset(table["fillers"].split())
        self._openers = frozenset(table["openers"].split())
        self._greetings = frozenset(table["greetings"].split()) | LITTLE
        self._cues = {name: (cue["where"], _compiled(cue)) for name, cue in table["cues"].items()}
        self._rules = [_rule(row) for row in table["rules"]]

    def around(self, words: Sequence[Word], first: int, last: int, message: Message) -> Around:
        """The surroundings of words `first` to `last`."""
        start, end, text = words[first].start, words[last].end, words[first].text
        edge, determiner = start, "none"
        for i in range(first - 1, max(-1, first - 8), -1):
            if _GAP.search(message.folded[words[i].end : edge]):
                break
            known = self._determiners.get(words[i].text)
            if not known and words[i].text not in self._fillers:
                break
            if known and (determiner == "none" or known == "my"):
                determiner = known
            edge = words[i].start
        whole = message.before(edge, WINDOW)
        sentence = _SENTENCE.split(whole)[-1]
        opened = re.split(r"[,:()\[\]–—|/#>*+•]|\s-\s", sentence)[-1]
        return Around(
            sentence=sentence,
            before=message.before(start, WINDOW),
            after=message.after(end, AFTER),
            determiner=determiner,
            plural=determiner in ("many", "number")
            or text.endswith("aux")
            or (text.endswith("s") and stem(text) != text),
            alone=len([w for w in words if w.text not in self._greetings]) <= last - first + 1,
            short=len(words) <= SHORT,
            opening=all(w in self._openers for w in re.findall(r"[a-z0-9]+", opened)),
            asked=bool(_ASKING.search(sentence + " " + re.split(r"(?<=[.!?;\n])", message.after(end, 120))[0])),
        )

    def verdict(self, kind: str, around: Around, weak: bool, hired: bool) -> Verdict:
        """`weak` titles are ordinary words too, `hired` ones often somebody to pay."""
        for rule in self._rules:
            if self._holds(rule, kind, around, hired):
                value = rule.weak if weak else rule.value
                lost = HIRED if hired and value < 0.6 and not around.alone else 0.0
                bonus = 0.1 if 0 < value < 0.8 and self.has("mine_after", around) else 0.0
                return Verdict(max(0.0, value + bonus - lost), rule.name)
        return Verdict(0.0, "none")

    def _holds(self, rule: Rule, kind: str, around: Around, hired: bool) -> bool:
        return (
            (not rule.kinds or kind in rule.kinds)
            and (not rule.determiners or around.determiner in rule.determiners)
            and all((hired if state == "hired" else getattr(around, state)) is wanted for state, wanted in rule.states)
            and all(self.has(cue, around) for cue in rule.cues)
            and not any(self.has(cue, around) for cue in rule.absent)
        )

    def has(self, cue: str, around: Around) -> bool:
        """Whether a cue of the table holds there."""
        if cue not in around.found:
            where, pattern = self._cues[cue]
            text = {"end": around.sentence, "near": around.sentence, "before": around.before, "after": around.after}[
                where
            ]
            around.found[cue] = bool(pattern.match(text) if where == "after" else pattern.search(text))
        return around.found[cue]


def _compiled(cue: Mapping[str, Any]) -> re.Pattern[str]:
    any_of = "|".join(cue["any"].splitlines()).replace("PAD", _PAD)
    tail = {"end": r"[\s,'’«\"-]*$", "before": "$", "near": "$" if cue.get("ends") else "", "after": ""}[cue["where"]]
    return re.compile(f"(?:{any_of})" if cue["where"] == "after" else f"(?<![a-z0-9])(?:{any_of}){tail}")


def _rule(row: Mapping[str, Any]) -> Rule:
    cues, absent, kinds, determiners = (tuple(row.get(name, ())) for name in ("cue", "not", "kinds", "det"))
    states = tuple(
        (name, bool(row[name])) for name in ("plural", "hired", "alone", "short", "opening", "asked") if name in row
    )
    weak = float(row.get("weak", row["value"]))
    return Rule(row["rule"], float(row["value"]), weak, cues, absent, kinds, determiners, states)
