"""The person's trade: every title in the message is found by its words, then judged by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import Vocabulary, stem
from bot.nlu.extract.trade_candidates import Candidates
from bot.nlu.extract.trade_compose import Composer
from bot.nlu.extract.trade_features import TOLD, Signs
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_judge import BELIEVED, Judge
from bot.nlu.extract.trade_learnt import LearntJudge
from bot.nlu.extract.trade_people import People
from bot.nlu.extract.trade_products import Products, Told
from bot.nlu.extract.trade_stretch import SPEAKING, Stretches
from bot.nlu.extract.trade_tagged import TaggedWords
from bot.nlu.extract.trade_titles import Candidate, TitleFinder
from bot.nlu.extract.trade_turn import TOLD_NOW, Proposed, settled
from bot.nlu.extract.trade_unknown import UnknownTitles
from bot.nlu.extract.trade_whose import others, sureness, titled
from bot.nlu.tagger import Tags
from bot.text import fold, unique

UNLIKELY = 0.2
"""What the rules believe stands, unless the learnt judge finds it less likely than this: each misses what the other sees."""

TOGETHER = 0.7
"""What neither tables nor signs believe is believed all the same from this, the judge and the tagger weighed together."""
DENIED = 0.5
"""« je suis plus fleuriste »: the tagger often takes what one was for what one is."""

NOW = 0.9
"""How likely a trade is that another is left for, or serves: both are seldom seen together, so that it is not learnt."""

NAMING = 0.15
"""A title may name a trade told otherwise from this likelihood: that it is somebody else's too is no matter."""


class Judged(NamedTuple):
    """A candidate, how likely it is the writer's trade (0 to 1), and the signs around it."""

    likely: float
    candidate: Candidate
    signs: Sequence[str]


def _confidence(c: Candidate, signs: Sequence[str], likely: float) -> float:
    """What the rules say where they believe; else of a trade only told, so that it never displaces one that is known."""
    return sureness(c, signs) if c.score >= BELIEVED else BELIEVED + 0.1 * likely


def _mistaken(c: Candidate, signs: Sequence[str]) -> bool:
    """« tu me prends pour une agence »: too seldom seen for its weight to be learnt, so the rules decide."""
    return "cue:mistaken" in signs and c.score < BELIEVED


def _not_theirs(c: Candidate, signs: Sequence[str], words: Sequence[Word], message: Message) -> bool:
    return TOLD_NOW not in signs and (_mistaken(c, signs) or others(c, words, message))


def _name(best: Candidate, judged: Sequence[tuple[float, Candidate]]) -> str:
    """Its label; of a trade only told, the title of that family that the message holds too (« LES FERRAILLEURS », who recycle)."""
    if best.kind not in TOLD or best.score >= BELIEVED:
        return best.label
    titles = (c.label for p, c in judged if c.kind == "people" and c.family == best.family and p >= NAMING)
    return next(titles, best.label)


class TradeReader:
    """Tables built once; reading changes nothing."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        self._forms = Forms(knowledge, lexicon)
        self._composer = Composer(knowledge, lexicon, self._forms)
        known = (forms[0] for forms in self._forms.by_key.values())
        self._vocabulary = Vocabulary(
            self._forms.words() | self._composer.words(), [f.label for f in known if f.rank < 3 or len(f.label) < 25]
        )
        self._judge = Judge(lexicon)
        self._titles = TitleFinder(self._forms, self._vocabulary, self._judge)
        unknown = UnknownTitles(lexicon, self._judge, self._vocabulary.everyday)
        self._candidates = Candidates(self._forms, self._vocabulary, self._composer, self._titles, unknown, self._judge)
        self._products = Products(lexicon)
        self._people = People(lexicon, self._forms)
        self._signs = Signs(lexicon, self._forms, self._judge)
        self._learnt = LearntJudge.load(lexicon)
        self._stretches = Stretches(knowledge, self._vocabulary)

    def judged_by(self, judge: LearntJudge) -> TradeReader:
        """The same reader with another learnt judge."""
        other = copy(self)
        other._learnt = judge
        return other

    def read(self, message: Message, tag: Callable[[str], Tags] | None = None) -> Trade | None:
        """The most likely trade of the person, or None. Without the tagger (`tag`) tables and signs decide alone.

        It is asked only where a trade may be told: « combien ça coûte ? » has nothing of one, nor speaks of its writer.
        """
        proposed = self.proposed(message)
        if tag and (proposed or any(word.text in SPEAKING for word in message.words)):
            return self._read_tagged(message, proposed, TaggedWords(message, tag(message.original)))
        return self._read_alone(message, proposed)

    def _read_alone(self, message: Message, proposed: Sequence[Proposed]) -> Trade | None:
        words = self._titles.corrected(message)
        kept = [(c, s) for c, s in settled(proposed, words, message) if not _not_theirs(c, s, words, message)]
        judged = [Judged(self._likely(signs), c, signs) for c, signs in kept]
        return self._best(judged, [j for j in judged if self._believed(j.likely, j.candidate)])

    def _read_tagged(self, message: Message, proposed: Sequence[Proposed], tagged: TaggedWords) -> Trade | None:
        words = self._titles.corrected(message)
        judged, believed = [], []
        for c, signs in settled(proposed, words, message):
            if _not_theirs(c, signs, words, message):
                continue
            likely, own = self._likely(signs), None if TOLD_NOW in signs else tagged.own_of(c.first, c.last)
            together = likely if own is None else self._learnt.together(likely, own, c.score >= BELIEVED)
            judged.append(Judged(together * (DENIED if "cue:denied" in signs else 1), c, signs))
            if together >= TOGETHER or (self._believed(likely, c) and not tagged.somebody_elses(c.first, c.last)):
                believed.append(judged[-1])
        return self._best(judged, believed) or self._named(self._stretches.best(message, tagged))

    def _named(self, trade: Trade | None) -> Trade | None:
        """With the title of who does what it names."""
        return trade and replace(trade, title=self._people.named(trade.label, trade.family))

    def _best(self, judged: Sequence[Judged], believed: Sequence[Judged]) -> Trade | None:
        if not believed:
            return None
        chosen = max(believed, key=lambda j: (round(j.likely, 2), j.candidate.family is not None, -j.candidate.first))
        best = titled(chosen.candidate, [(j.likely, j.candidate) for j in believed])
        chosen = next(j for j in judged if j.candidate is best)
        families = (j.candidate.family for j in believed if j.candidate.family)
        near = tuple(f for f in unique((*best.alternatives, *families)) if f != best.family)[:3]
        profession = best.profession or self._forms.profession_of(fold(best.label).replace("'", " ").replace("-", " "))
        label = self._shown(_name(best, [(j.likely, j.candidate) for j in judged]))
        confidence = round(_confidence(best, chosen.signs, chosen.likely), 2)
        return Trade(label, best.family, profession, confidence, near, self._people.named(label, best.family))

    def _likely(self, signs: Sequence[str]) -> float:
        return NOW if TOLD_NOW in signs else self._learnt.likely(signs)

    def judged(self, message: Message) -> list[tuple[Candidate, float]]:
        """Every candidate with what the judge thinks of it alone."""
        return [(c, self._learnt.likely(signs)) for c, signs in self.proposed(message)]

    def _believed(self, likely: float, c: Candidate) -> bool:
        return self._learnt.believes(likely, c.kind in TOLD) or (c.score >= BELIEVED and likely >= UNLIKELY)

    def proposed(self, message: Message) -> list[Proposed]:
        """Every trade the message may tell, whoever's it is, with its signs."""
        words = self._titles.corrected(message)
        named = [c for c in self._candidates.find(message, words) if not self._no_trade(c, words)]
        told = (self._told(t) for t in self._products.find(words, message))
        kept = [
            *named,
            *(t for t in told if all(t.last < c.first or t.first > c.last for c in named if c.score >= BELIEVED)),
        ]
        shared = self._signs.of_message(words, message)
        return [(c, self._signs.of(c, words, message, kept, shared)) for c in kept]

    def _no_trade(self, c: Candidate, words: Sequence[Word]) -> bool:
        """Words of status, and those that are trades only after « je suis », where the rules do not believe them."""
        lone = stem(words[c.first].text) if c.first == c.last else ""
        return c.score < BELIEVED and lone in self._forms.statuses | self._forms.never

    @staticmethod
    def _told(told: Told) -> Candidate:
        return Candidate(told.first, told.last, told.label, told.family, None, told.how, 0.0, True)

    def _shown(self, label: str) -> str:
        """Short words in full."""
        for short, full in self._forms.shown.items():
            label = re.sub(rf"(?<!\w){short}(s?)(?!\w)", rf"{full}\1", label)
        return label

    def spans(self, message: Message) -> list[tuple[int, int]]:
        """Where trades stand: the person's, and all unmistakable titles. Words that carry a topic (« un graphiste », hired) stay."""
        words = message.words
        return [
            (words[c.first].start, words[c.last].end)
            for c in self._candidates.find(message, self._titles.corrected(message))
            if c.score >= BELIEVED or (c.known and not self._ordinary(words[c.first : c.last + 1]))
        ]

    def _ordinary(self, words: tuple[Word, ...]) -> bool:
        stems = {stem(w.text) for w in words}
        return bool(stems & self._forms.hired) or (len(words) == 1 and bool(stems & self._forms.weak))
