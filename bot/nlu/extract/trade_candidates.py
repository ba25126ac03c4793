"""What may be a trade in a message, by the tables: titles, shops and things composed, verbs, words shaped as a trade. Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import LITTLE, Vocabulary, stem
from bot.nlu.extract.trade_compose import Composed, Composer
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_judge import BELIEVED, Judge
from bot.nlu.extract.trade_things import GUESSED, LISTED, UNKNOWN
from bot.nlu.extract.trade_titles import Candidate, TitleFinder, trimmed
from bot.nlu.extract.trade_unknown import UnknownTitles
from bot.text import de, fold

_ONLINE = re.compile(
    r"^[^.!?;]{0,28}\b(?:en ligne|sur (?:internet|le net|etsy|vinted|amazon|shopify|mon site|un site|insta\w*)|par internet)\b"
)
_MY_VERB = re.compile(r"(?:^|[^a-z])(?:j[e']?|on|nous|moi|moi j[e']?|je te|jfais|j )(?: (?:ne|me|m'|y))? ?$")
_DENIED = re.compile(r"\b(?:pas|plus|pu|jamais)\b")
DOUBTS = {LISTED: 0.02, GUESSED: 0.1, UNKNOWN: 0.3}
"""What « boutique de X » loses by how X is known."""
SAID = {LISTED: 0.72, GUESSED: 0.6, UNKNOWN: 0.55}
"""« je vends des X », by how X is known."""
CALLED = frozenset({"fabrication de", "production de", "élevage de"})
DOING = 0.64  # less than « je vends des X », which keeps the person's noun
MINE = 0.6
KNOWN_HEAD = 0.18  # « boutique de X »: a shop at least
UNHEARD = 0.55


class Candidates:
    """Every stretch of a message that may tell a trade, with what the rules think of it. Reading changes nothing."""

    def __init__(
        self,
        forms: Forms,
        vocabulary: Vocabulary,
        composer: Composer,
        titles: TitleFinder,
        unknown: UnknownTitles,
        judge: Judge,
    ) -> None:
        self._forms, self._vocabulary, self._composer = forms, vocabulary, composer
        self._titles, self._unknown, self._judge = titles, unknown, judge

    def find(self, message: Message, words: tuple[Word, ...]) -> list[Candidate]:
        """Without overlaps: what is believed before what is not, then composed trades and long titles before short ones."""
        found = [*self._titles.titles(words, message), *self._composed(words, message), *self._doing(words, message)]
        found += self._titles.partial(words, message, found)
        taken = {i for c in found for i in range(c.first, c.last + 1)}
        found += [self._unheard(words, i, message) for i in self._unknown.find(words, message, taken)]
        kept: list[Candidate] = []
        for c in sorted(found, key=lambda c: (c.score < BELIEVED, -round(c.score, 1), c.first - c.last, -c.score)):
            if all(c.last < k.first or c.first > k.last for k in kept):
                kept.append(c)
        return sorted(kept, key=lambda c: c.first)

    def _composed(self, words: Sequence[Word], message: Message) -> Iterator[Candidate]:
        for c in self._composer.heads(words, message.folded):
            if message.source(words[c.first].start, words[c.first].end).lower().endswith("é"):
                continue  # « marqué », « fabriqué » begin no trade
            near = self._judge.around(words, c.first, c.last, message)
            value = self._judge.verdict(c.kind, near, False, False).value
            if c.kind == "fields" and value < BELIEVED:
                value = self._judge.verdict("places", near, False, False).value - 0.1
            named = c.how == UNKNOWN and message.capital(words[c.last].start) and not message.shouted
            if not named:  # « une boutique de Lille » sells no Lille
                doubt = KNOWN_HEAD if c.how == UNKNOWN and c.family else DOUBTS[c.how]
                yield self._candidate(c, self._label(words, c, message), value - doubt)
        for c in (*self._composer.verbs(words, message.folded), *self._composer.mine(words, message.folded)):
            yield self._said(c, words, message)

    def _said(self, c: Composed, words: Sequence[Word], message: Message) -> Candidate:
        """« je vends des bougies » is « vente de bougies »; online, a trade of its own."""
        denied = _DENIED.search(message.before(words[c.first].start, 40).rsplit(",", 1)[-1])
        thing = self._label(words, c, message)
        elided = c.prefix.endswith(" de") and thing[0] in "aeiouyéèêhîôœâ"
        label = f"{c.prefix[:-2]}d'{thing}" if elided else f"{c.prefix} {thing}"
        called = self._forms.called.get(stem(words[c.first].text)) if c.prefix in CALLED else None
        if called:
            label = f"{called} ({thing})"
        value = 0.0 if denied else MINE if c.kind == "mine" else SAID[c.how]
        if c.prefix == "vente de" and c.how != UNKNOWN and _ONLINE.search(message.after(words[c.last].end, 40)):
            return Candidate(c.first, c.last, label, "ecommerce", c.profession, "said", value, True, (c.family or "",))
        return self._candidate(c, label, value)

    def _candidate(self, c: Composed, label: str, value: float) -> Candidate:
        return Candidate(c.first, c.last, label, c.family, c.profession, c.kind, value, c.how == LISTED, c.near)

    def _label(self, words: Sequence[Word], c: Composed, message: Message) -> str:
        return self._vocabulary.label(trimmed(tuple(words[c.first : c.last + 1])), message)

    def _unheard(self, words: Sequence[Word], i: int, message: Message) -> Candidate:
        """A title that no list knows, asked back with the nearest families."""
        label = self._vocabulary.label(words[i : i + 1], message)
        near = self._composer.things.nearest([words[i].text])
        return Candidate(i, i, label, None, None, "people", UNHEARD, False, near)

    def _doing(self, words: Sequence[Word], message: Message) -> Iterator[Candidate]:
        """« je tatoue », « on brasse », « jrépare dé tel »."""
        for doing in self._forms.doing:
            match = doing.pattern.search(message.folded)
            if not match or not _MY_VERB.search(message.before(match.start(), 30)):
                continue
            inside = [i for i, w in enumerate(words) if w.start < match.end() and w.end > match.start()]
            if inside:
                label = self._with_thing(doing.label, words[inside[-1]]) if len(inside) > 2 else doing.label
                yield Candidate(inside[0], inside[-1], label, doing.family, None, "said", DOING, True)

    def _with_thing(self, label: str, last: Word) -> str:
        """« réparation » of « je répare des téléphones » is « réparation de téléphones »: the person's noun is kept."""
        if fold(last.text)[:5] in fold(label) or last.text in LITTLE:
            return label
        thing = self._vocabulary.accented(last.text)
        return f"{label} {de(thing)}" if " " not in label else f"{label} ({thing})"
