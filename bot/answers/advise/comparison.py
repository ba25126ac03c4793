"""This or that, for me: the better one first, then what each does."""

from __future__ import annotations

from bot.advisor.ranking import Ranked
from bot.answers import ask, brands, doubts, wording
from bot.answers.advise import shared, steps
from bot.answers.answer import Answer, Reply, Turn, fit, merge_sources
from bot.answers.buttons import WHICH_CHANNELS, WHY
from bot.answers.case_choice import good_and_bad
from bot.answers.library import Library
from bot.text import enumerate_fr, sentence

CLOSE = 0.8
"""Points under which two channels are said to be near."""
MOST = 3


def platform_comparison(turn: Turn, library: Library) -> Reply:
    """Two or three channels side by side; those missing are taken from the advice."""
    ids, mix = [p for p in turn.meaning.platforms if p in library.platforms], library.mix(turn.profile)
    ids += [p for p in (*mix.ids, *library.platforms) if p not in ids][: max(0, 2 - len(ids))]
    pair = [shared.ranked_one(library, turn.profile, library.platforms[p]) for p in ids[:MOST]]
    pair.sort(key=lambda one: (one.barred, -one.score))
    best, *others = pair
    close = best.score - others[0].score < CLOSE and not others[0].barred
    good, bad = good_and_bad(library, turn, (best.platform.id,))
    case = good or bad
    text, overflow = fit(
        (0, _headline(pair, turn, close, library)),
        (0, doubts.told(turn, library)),
        (1, wording.bullet_list([_compared(one, brands.name(one.platform, turn, library)) for one in pair])),
        (1, _decisive(best, others[0])),
        (1 if library.profession(turn.profile) else 2, shared.note(library, turn)),
        (3, shared.told(case, library, turn)),
        (0, steps.next_step(best.platform, turn)),
    )
    answer = Answer(
        "answer", "platform_comparison", text, "conditional" if close else "yes",
        choices=tuple(shared.choice_of(one, mix) for one in pair),
        cautions=shared.cautions_of(library, turn.profile, [one.platform for one in pair]),
        cases=(case,) if case else (),
        sources=merge_sources(
            (wording.case_source(case),) if case else (), shared.profession_sources(library.profession(turn.profile))
        ),
        buttons=(WHY, WHICH_CHANNELS),
        more=overflow,
    )  # fmt: skip
    memory = turn.memory.with_focus(tuple(one.platform.id for one in pair[:2])).with_cases((case.id,) if case else ())
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def _headline(pair: list[Ranked], turn: Turn, close: bool, library: Library) -> str:
    best, *others = [brands.name(one.platform, turn, library) for one in pair]
    lead = f"{wording.for_whom(turn.profile)}, {best} passe avant {enumerate_fr(others)}"
    return f"**{lead}, mais de peu.**" if close else f"**{lead}.**"


def _compared(one: Ranked, name: str) -> str:
    low, high = one.platform.hours
    shown = one.platform.name if name == wording.named(one.platform) else name
    return (
        f"**{shown}** : {shared.lower(one.platform.strengths[0]).rstrip('.')} ; "
        f"sa limite : {shared.lower(one.platform.limits[0]).rstrip('.')} ({wording.hours(low)} à {wording.hours(high)} par semaine)."
    )


def _decisive(best: Ranked, second: Ranked) -> str | None:
    """The reason that separates the two for this person: the part of the sum where they differ most."""
    points = {part.about: part.points for part in second.parts}
    gains = [(part.points - points.get(part.about, 0.0), part) for part in best.parts if part.about != "base"]
    gain, part = max(gains, key=lambda one: one[0], default=(0.0, None))
    if part is None or gain < CLOSE / 2:
        return None
    return f"Ce qui les sépare pour vous : {shared.lower(sentence(part.general or part.reason))}"
