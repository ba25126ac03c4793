"""Titles of trades in a message: found by their words, the longest first, and judged by what stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.nlu.extract.message import Message, Word
from bot.nlu.extract.stems import LITTLE, Vocabulary, key, neutral, split, stem
from bot.nlu.extract.trade_forms import Form, Forms
from bot.nlu.extract.trade_judge import BELIEVED, Around, Judge
from bot.text import fold, unique

CORRECTIONS = 40  # unknown words looked at for a misspelling, at most
SUPPLIERS = frozenset(
    {"marketing_communication", "graphic_web_print", "accounting_audit", "insurance_finance", "legal_professions"}
)
"""« mon agence web », « notre imprimerie » are mostly somebody else's, unless « je tiens » says so."""
JUDGED = 30  # titles whose surroundings are read, at most
OWN = 0.85  # « je suis », « notre »
VAGUE = 0.55  # « mon cabinet »: some trade, which one is to be asked
BODIES = frozenset({"mairie", "commune", "mediatheque", "bibliotheque", "musee"})
"""Spoken of by everybody; but « Mairie de Plouay, 800 habitants » opens a message of its own."""
_APART = re.compile(r"[^\s'’/&-]")


@dataclass(frozen=True)
class Candidate:
    """A trade said somewhere in the message; words first to last, both included."""

    first: int
    last: int
    label: str
    family: str | None
    profession: str | None
    kind: str
    score: float
    known: bool  # one of our own forms, said in full
    alternatives: tuple[str, ...] = ()


class TitleFinder:
    """Over the tables of forms. Reading changes nothing."""

    def __init__(self, forms: Forms, vocabulary: Vocabulary, judge: Judge) -> None:
        self._forms = forms
        self._judge = judge
        self._vocabulary = vocabulary

    def corrected(self, message: Message) -> tuple[Word, ...]:
        """The words with misspelt ones of trades put right, at their places."""
        left, out = CORRECTIONS, []
        for word in message.words:
            text = word.text
            if left and len(text) >= 5 and text not in self._vocabulary.ordinary and not _name(word, message):
                left -= 1
                text = self._vocabulary.corrected(text)
            out.append(word if text == word.text else Word(text, word.start, word.end))
        return tuple(out)

    def titles(self, words: tuple[Word, ...], message: Message) -> Iterator[Candidate]:
        """At each word the longest title that starts there, and jumps over it."""
        i = judged = 0
        while i < len(words) and judged < JUDGED:
            step = 1
            longest = self._forms.longest.get(stem(words[i].text), 0)
            kept = run(words, i, longest, message.folded) if longest else []
            for length in range(len(kept), 0, -1):
                forms = self._forms.by_key.get(key(words[j].text for j in kept[:length]))
                if (
                    forms
                    and words[i].text not in LITTLE
                    and not (_cut_short(words, kept[length - 1]) or _place(words[i], message))
                ):
                    last = kept[length - 1]
                    yield self._candidate(forms, words, i, last, message)
                    judged += 1
                    step = last - i + 1
                    break
            i += step

    def _candidate(
        self, forms: list[Form], words: tuple[Word, ...], first: int, last: int, message: Message
    ) -> Candidate:
        near = self._judge.around(words, first, last, message)
        if near.determiner == "none" and forms[0].label.split()[0].endswith("s"):
            near = replace(near, plural=False, found={})  # « pompes funèbres »
        single = first == last
        k = key(w.text for w in words[first : last + 1])
        weak = "_".join(k) in self._forms.weak or (single and near.plural and forms[0].kind == "fields")
        weak = weak or k in self._forms.vague
        hired = any(stem(w.text) in self._forms.hired for w in words[first : last + 1])
        if forms[0].kind == "places":
            hired = (single and hired) or forms[0].family in SUPPLIERS
        never = "_".join(k) in self._forms.never
        never = never and not (single and words[first].text in BODIES and _signed(near))
        status = single and stem(words[first].text) in self._forms.statuses
        said = [w.text for w in words[first : last + 1] if w.text not in LITTLE]
        scored = [(self._judge.verdict(f.kind, near, weak, hired).value - _doubt(f), f) for f in _kinds(forms, said)]
        value, form = max(scored, key=lambda s: s[0])
        if (
            status
            or (never and value < 0.9)
            or any(_participle(message.source(w.start, w.end), form.label, w.text) for w in words[first : last + 1])
        ):
            value = 0.0
        families = unique(f.family for f in forms if f.family and f.rank <= form.rank + 2)
        others = tuple(f for f in families if f != form.family)
        if k in self._forms.vague:
            vague = VAGUE if value >= OWN else 0.0
            return Candidate(first, last, form.label, None, None, form.kind, vague, True, self._forms.vague[k])
        profession = next((f.profession for f in (form, *forms) if f.profession and f.family == form.family), None)
        return Candidate(first, last, form.label, form.family, profession, form.kind, value, form.rank <= 2, others)

    def partial(self, words: tuple[Word, ...], message: Message, found: list[Candidate]) -> Iterator[Candidate]:
        """« je suis technicienne qualité en agroalimentaire »: a title of ROME said in part, right after a first person."""
        taken = {i for c in found if c.score >= BELIEVED for i in range(c.first, c.last + 1)}
        for i, word in enumerate(words[:60]):
            titles = self._forms.titles_by_head.get(stem(word.text))
            if (
                not titles
                or i in taken
                or self._judge.verdict("people", self._judge.around(words, i, i, message), False, False).value < 0.9
            ):
                continue
            rest = run(words, i, 7, message.folded)[1:]
            said = {neutral(words[j].text): j for j in rest}
            votes: dict[str, float] = defaultdict(float)
            reached = i
            for others, family in titles:
                common = others & said.keys()
                if common:
                    votes[family] += len(common) / (len(others) + 1)
                    reached = max(reached, *(said[w] for w in common))
            if votes:
                family, most = max(votes.items(), key=lambda vote: vote[1])
                if most >= 0.4 * sum(votes.values()):
                    label = self._vocabulary.label(trimmed(words[i : reached + 1]), message)
                    yield Candidate(i, reached, label, family, None, "people", 0.7, False)


def run(words: tuple[Word, ...], first: int, longest: int, folded: str) -> list[int]:
    """Places of up to `longest` words that follow without a break, little ones left out."""
    kept = [first]
    for j in range(first + 1, min(first + 2 * longest + 4, len(words))):
        if len(kept) == longest or _APART.search(folded[words[j - 1].end : words[j].start]):
            break
        if words[j].text not in LITTLE:
            kept.append(j)
    return kept


def _place(word: Word, message: Message) -> bool:
    """« à Mâcon » names no bricklayer."""
    return bool(re.search(r"(?:^|[^a-z])(?:a|de|sur|vers) $", message.before(word.start, 6))) and _name(word, message)


def _signed(near: Around) -> bool:
    """Whether a body's name opens the message, without an article."""
    return near.opening and near.determiner == "none" and near.after.startswith((" de ", " d'", " du "))


def _cut_short(words: tuple[Word, ...], last: int) -> bool:
    """« électricien auto | entrepreneur » is no car electrician."""
    return (
        words[last].text in ("auto", "micro")
        and words[last + 1 : last + 2] != ()
        and words[last + 1].text.startswith("entrep")
    )


def _doubt(form: Form) -> float:
    """Titles of ROME alone are less sure than our own."""
    return 0.1 if form.rank >= 3 else 0.01 * form.rank


def trimmed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without little words at the end."""
    end = len(words)
    while end > 1 and words[end - 1].text in LITTLE:
        end -= 1
    return words[:end]


def _name(word: Word, message: Message) -> bool:
    """A capital inside a sentence: a name, not a misspelling."""
    return (
        word.start > 0
        and message.capital(word.start)
        and not message.shouted
        and not re.search(r"[.!?:\n]\s*$", message.before(word.start, 5))
    )


def _kinds(forms: list[Form], said: list[str]) -> list[Form]:
    """The best form of each kind: the one in the words said (their gender), else the first."""
    best: dict[str, Form] = {}
    for form in sorted(forms, key=lambda f: (max(f.rank, 0) // 3, -_alike(f.label, said), f.rank)):
        best.setdefault(form.kind, form)
    return list(best.values())


def _alike(label: str, said: list[str]) -> int:
    """How many words of the label are said just so, but for a plural."""
    written = {stem(w) for w in split(label)}
    return sum(stem(w) in written for w in said)


def _participle(source: str, label: str, read: str) -> bool:
    """« fermé » is not « ferme », « gardé » not « garde »: an accent at the end that the title does not have."""
    word = source.lower().rstrip("s")
    if not word.endswith(("é", "ée")) or fold(source) != read:  # « plombié », put right already
        return False
    return not any(
        w.rstrip("s").endswith(("é", "ée")) for w in re.findall(r"\w+", label.lower()) if fold(w)[:3] == fold(word)[:3]
    )
