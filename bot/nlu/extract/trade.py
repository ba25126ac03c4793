"""The person's trade: every title in the message is found by its words, then judged by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.dialogue.facts import Trade
from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import Vocabulary, stem
from bot.nlu.extract.trade_compose import Composed, Composer
from bot.nlu.extract.trade_context import BELIEVED, score
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_titles import Candidate, TitleFinder, around, trimmed
from bot.text import fold, unique

_ONLINE = re.compile(
    r"^[^.!?;]{0,28}\b(?:en ligne|sur (?:internet|le net|etsy|vinted|amazon|shopify|mon site|un site|insta\w*)|par internet)\b"
)
_MY_VERB = re.compile(r"(?:^|[^a-z])(?:j[e']?|on|nous|moi|moi j[e']?|je te|jfais|j )(?: (?:ne|me|m'|y))? ?$")


class TradeReader:
    """Tables built once; reading changes nothing."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        self._forms = Forms(knowledge, lexicon)
        self._composer = Composer(knowledge, self._forms)
        labels = [
            forms[0].label for forms in self._forms.by_key.values() if forms[0].rank < 3 or len(forms[0].label) < 25
        ]
        self._vocabulary = Vocabulary(self._forms.words(), labels)

        self._titles = TitleFinder(self._forms, self._vocabulary)

    def read(self, message: Message) -> Trade | None:
        """The most likely trade of the person, or None."""
        believed = [c for c in self._candidates(message) if c.score >= BELIEVED]
        if not believed:
            return None
        best = max(believed, key=lambda c: (round(c.score, 1), c.family is not None, -c.first))
        others = (c.family for c in believed if c.family and c.score >= best.score - 0.1)
        near = tuple(f for f in unique((*best.alternatives, *others)) if f != best.family)[:3]
        profession = best.profession or self._forms.profession_of(fold(best.label).replace("'", " ").replace("-", " "))
        return Trade(best.label, best.family, profession, round(min(best.score, 0.95), 2), near)

    def spans(self, message: Message) -> list[tuple[int, int]]:
        """Where trades stand: the person's, and all unmistakable titles. Words that carry a topic (« un graphiste », hired) stay."""
        words = message.words
        return [
            (words[c.first].start, words[c.last].end)
            for c in self._candidates(message)
            if c.score >= BELIEVED or (c.known and not self._ordinary(words[c.first : c.last + 1]))
        ]

    def _ordinary(self, words: tuple[Word, ...]) -> bool:
        stems = {stem(w.text) for w in words}
        return bool(stems & self._forms.hired) or (len(words) == 1 and bool(stems & self._forms.weak))

    def _candidates(self, message: Message) -> list[Candidate]:
        """Without overlaps: composed trades and long titles before short ones."""
        words = self._titles.corrected(message)
        found = [*self._titles.titles(words, message), *self._composed(words, message), *self._doing(words, message)]
        found += self._titles.partial(words, message, found)
        kept: list[Candidate] = []
        for c in sorted(
            found, key=lambda c: (-(c.score >= BELIEVED), -round(c.score, 1), -(c.last - c.first), -c.score)
        ):
            if all(c.last < k.first or c.first > k.last for k in kept):
                kept.append(c)
        return sorted(kept, key=lambda c: c.first)

    def _composed(self, words: tuple[Word, ...], message: Message) -> Iterator[Candidate]:
        for c in self._composer.heads(words, message.folded):
            near = around(words, c.first, c.last, message)
            value = score(c.kind, near, False, False) - (0.02 if c.sure else 0.1)
            if c.kind == "fields" and value < BELIEVED:
                value = max(value, score("places", near, False, False) - 0.1)
            label = self._vocabulary.label(trimmed(words[c.first : c.last + 1]), message.folded)
            yield Candidate(c.first, c.last, label, c.family, c.profession, c.kind, value, c.sure)
        yield from (self._said(c, words, message) for c in self._composer.verbs(words, message.folded))

    def _said(self, c: Composed, words: tuple[Word, ...], message: Message) -> Candidate:
        """« je vends des bougies » is « vente de bougies »; online, a trade of its own."""
        before = message.before(words[c.first].start, 40)
        denied = re.search(r"\b(?:pas|plus|pu|jamais)\b", before.rsplit(",", 1)[-1])
        thing = self._vocabulary.label(trimmed(words[c.first : c.last + 1]), message.folded)
        elided = c.prefix.endswith(" de") and thing[0] in "aeiouyéèêhîôœâ"
        label = f"{c.prefix[:-2]}d'{thing}" if elided else f"{c.prefix} {thing}"
        online = c.prefix == "vente de" and _ONLINE.search(message.after(words[c.last].end, 40))
        family, others = ("ecommerce", (c.family,)) if online else (c.family, ())
        value = 0.0 if denied else 0.87 if c.sure else 0.6
        return Candidate(c.first, c.last, label, family, c.profession, "said", value, c.sure, others)

    def _doing(self, words: tuple[Word, ...], message: Message) -> Iterator[Candidate]:
        """« je tatoue », « on brasse », « jrépare dé tel »."""
        for doing in self._forms.doing:
            match = doing.pattern.search(message.folded)
            if not match or not _MY_VERB.search(message.before(match.start(), 30)):
                continue
            inside = [i for i, w in enumerate(words) if w.start < match.end() and w.end > match.start()]
            if inside:
                yield Candidate(inside[0], inside[-1], doing.label, doing.family, None, "said", 0.8, True)
