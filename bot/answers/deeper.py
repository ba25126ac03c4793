"""What goes further on a written advice, never the same twice: its second text, its trap, what follows the trial, then the topic seen more widely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from bot.advisor.model import Advice, CaseStudy, Condition, Figure
from bot.answers import abroad, straight, wording
from bot.answers.answer import Turn, fit
from bot.answers.cases import whence
from bot.answers.for_you import for_you
from bot.answers.library import Library
from bot.answers.minding import note_on
from bot.text import lower_first, sentence

Part = tuple[int, str | None]
"""(priority, paragraph), see `answer.fit`."""
SAID = "said:"
"""Mark in `Memory.told` of a piece of advice, followed by a checksum of it: two variants may share a trap."""
URGENT = frozenset({"account_security"})
"""Topics whose trial is a measure of the same evening: nothing is compared a month later."""
RULED = frozenset({
    "contests", "customer_reviews", "negative_reviews", "paid_ads", "content_ideas", "messaging", "prospecting", "action_plan", "influencers",
})  # fmt: skip
"""Topics where a profession's own rules change what may be done."""
GROWS = "C'est mieux ? Gardez ce geste et n'ajoutez qu'une chose. Sinon, changez-en une seule, et recomptez."
"""What follows any trial; said once a conversation."""
LAST = "**Je vous ai dit l'essentiel ; voici ce qui l'appuie.**"
"""Said once, before the evidence that is left: after it, all was told."""
OWN_RULES = frozenset({"santé", "profession libérale", "association et collectivité"})
"""Sectors that what is written for every trade may not suit."""


def chain(chosen: Advice, general: Advice, base: Advice, turn: Turn, library: Library) -> tuple[Advice, ...]:
    """The advice chosen, then wider ones that hold for this person: that of their trade, that of every trade."""
    every = (base,) if _like_everybody(general, turn, library) else ()
    wider: list[Advice] = [chosen]
    for one in (general, *every):
        if all(one.id != other.id for other in wider):
            wider.append(one)
    return tuple(wider)


def _like_everybody(general: Advice, turn: Turn, library: Library) -> bool:
    family, when = library.family(turn.profile), general.when
    bound = library.profession(turn.profile) or (family and family.sector in OWN_RULES) or turn.profile.statuses
    return not (bound or when.clientele or when.levels or when.max_hours or turn.profile.clientele == ("B2B",))


def is_said(piece: str, turn: Turn) -> bool:
    """Whether a piece was shown before in the conversation."""
    return mark(piece) in turn.memory.told


def marks(advices: Sequence[Advice], text: str) -> tuple[str, ...]:
    """The marks of the pieces that the text shows."""
    pieces = (
        piece
        for a in advices
        for piece in (straight.plain(a.headline), a.more, a.trap, a.experiment.do, a.experiment.hypothesis)
    )
    return tuple(mark(piece) for piece in (*pieces, GROWS, LAST) if shows(text, piece))


def shows(text: str, piece: str) -> bool:
    """Whether the piece stands in the text, whatever its first letter and its spaces."""
    return bool(piece) and _bare(piece) in _bare(text)


def next_text(
    advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy], figures: Sequence[Figure]
) -> tuple[str, str | None] | None:
    """(text, what did not fit) of what has not been told of the topic; None when all has been."""
    parts = next_parts(advices, turn, library)
    evidence = evidence_parts(turn, library, cases, figures)
    if not parts and not any(text for _, text in evidence):
        return None
    if parts:
        return fit(*parts, *evidence)
    return None if is_said(LAST, turn) else fit((0, LAST), *evidence, (0, trial(advices[0], turn)))


def next_parts(advices: Sequence[Advice], turn: Turn, library: Library) -> list[Part]:
    """The first untold text of the chain, with its trap and what to try; empty when none is left."""
    first, *wider = advices
    if not is_said(first.more, turn) and not _of_the_loss(first, turn):
        return [
            (0, first.more),
            (1, for_you(turn, library) if turn.meaning.platforms else None),
            *_rest(first, turn, library),
        ]
    for one in wider:
        if not is_said(straight.plain(one.headline), turn):
            opening = "Plus largement" if one.when != Condition() else "Ce qui vaut pour tous les métiers"
            head = f"**{opening}.** {sentence(straight.plain(one.headline))}"
            return [(0, head), (1, wording.bullet_list(one.concretely)), *_rest(one, turn, library)]
        if not is_said(one.more, turn) and not _of_the_loss(one, turn):
            return [(0, one.more), *_rest(one, turn, library)]
    return []


def _of_the_loss(one: Advice, turn: Turn) -> bool:
    """Whether a text ends on what to do once the account is lost, for who has had that told already by a text of its own."""
    told = any(key.startswith(f"text:{turn.topic}/") for key in turn.memory.told)
    return turn.topic in URGENT and not one.when.words and told


def _rest(one: Advice, turn: Turn, library: Library) -> list[Part]:
    return [
        (2, None if is_said(one.trap, turn) else f"**Le piège** : {sentence(one.trap)}"),
        (2, rules(turn, library)),
        (0 if not is_said(one.experiment.do, turn) else 2, trial(one, turn)),
    ]


def rules(turn: Turn, library: Library) -> str | None:
    """What a profession must mind, on the topics where that changes what may be done."""
    return note_on(library, turn) if turn.topic in RULED else None


def evidence_parts(turn: Turn, library: Library, cases: Sequence[CaseStudy], figures: Sequence[Figure]) -> list[Part]:
    """One figure and one case that were not told yet."""
    new = next((f for f in figures if _figure_mark(f) not in turn.memory.told), None)
    told = [c for c in cases if c.id not in turn.memory.shown_cases]
    return [
        (4, abroad.tell_figure(new, turn) if new else None),
        (3, wording.tell_case(told[-1], 160, whence(told[-1], library, turn)) if told else None),
    ]


def figure_marks(figures: Sequence[Figure], text: str) -> tuple[str, ...]:
    """The marks of the figures that the text tells."""
    return tuple(_figure_mark(f) for f in figures if shows(text, f.text))


def trial(one: Advice, turn: Turn) -> str | None:
    """What to try; what to do after it once it was told; nothing once both were."""
    if not is_said(one.experiment.do, turn):
        return to_try(one)
    return None if turn.topic in URGENT or is_said(GROWS, turn) else _after(one)


def to_try(one: Advice, when: str = "") -> str:
    """« À essayer : …. À mesurer : …. »; `when` follows « À essayer »."""
    return f"**À essayer{when}** : {inside(one.experiment.do)}. **À mesurer** : {inside(one.experiment.measure)}."


def inside(text: str) -> str:
    """A sentence of the file inside another one."""
    return lower_first(text).rstrip(".")


def _after(one: Advice) -> str:
    return f"**Après l'essai**, regardez : {inside(one.experiment.measure)}. {GROWS}"


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text).lower().rstrip(".")


def mark(piece: str) -> str:
    """The mark of a piece that was shown."""
    return f"{SAID}{crc32(_bare(piece).encode()):x}"


def _figure_mark(figure: Figure) -> str:
    return f"{SAID}figure:{figure.id}"
