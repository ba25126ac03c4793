"""Is this channel right for me? Verdict first, for this person, with cases, a caution and a first step."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.mix import Choice
from bot.advisor.model import CaseStudy, Platform
from bot.answers import ask, brands, doubts, wording
from bot.answers.advise import shared, steps
from bot.answers.advise.comparison import platform_comparison
from bot.answers.advise.headlines import headline
from bot.answers.advise.judged import Judged
from bot.answers.advise.reasons import reasons
from bot.answers.advise.recommendation import platform_recommendation
from bot.answers.answer import Answer, Reply, Turn, fit, join_more, merge_sources
from bot.answers.buttons import A_FAILURE, WHICH_CHANNELS, WHY
from bot.answers.case_choice import good_and_bad
from bot.answers.library import Library
from bot.text import lower_first

BUTTONS = (
    WHY,
    A_FAILURE,
    WHICH_CHANNELS,
)


def platform_fit(turn: Turn, library: Library) -> Reply:
    """The verdict on the channel asked about; several channels are compared, none is a recommendation."""
    about = [library.platforms[p] for p in turn.meaning.platforms if p in library.platforms]
    if not about:
        return platform_recommendation(turn, library)
    if len(about) > 1:
        return platform_comparison(turn, library)
    platform = about[0]
    judged = Judged.of(platform, turn, library)
    cases = tuple(case for case in good_and_bad(library, turn, (platform.id,)) if case)
    why, memory = reasons(judged, turn.memory)
    text, overflow = _text(judged, why, cases, turn, library)
    answer = Answer(
        "answer", "platform_fit", text, judged.verdict,
        choices=tuple(_as_said(c, judged) for c in judged.mix.choices if c.platform.id == platform.id),
        cautions=shared.cautions_of(library, turn.profile, [platform]),
        cases=cases,
        sources=merge_sources(
            tuple(wording.case_source(c) for c in cases), shared.profession_sources(library.profession(turn.profile))
        ),
        buttons=BUTTONS,
        more=join_more(overflow, wording.bullet_list([f"{f.text} ({wording.link(f.source)})" for f in platform.facts[:4]])),
    )  # fmt: skip
    memory = memory.with_focus((platform.id,)).with_cases(tuple(c.id for c in cases)).but(recommended=judged.mix.ids)
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def _as_said(choice: Choice, judged: Judged) -> Choice:
    """« Sous conditions, à côté d'autres canaux » is in support, whatever the mix would make of it."""
    return replace(choice, role="support") if judged.verdict == "conditional" and choice.role == "main" else choice


def _text(
    judged: Judged, why: str | None, cases: tuple[CaseStudy, ...], turn: Turn, library: Library
) -> tuple[str, str | None]:
    """(what is shown, what is left for « En savoir plus »)."""
    platform, tried = judged.ranked.platform, judged.tried
    return fit(
        (0, headline(judged, turn, library)),
        (0, doubts.told(turn, library)),
        (1, why),
        (2, brands.judged_as(platform, turn, library)),
        (0 if library.profession(turn.profile) else 2, shared.note(library, turn)),
        *((3, shared.told(case, library, turn)) for case in cases),
        (3, shared.none_near(cases, library, turn)),
        (0, _step(tried, turn, library) if tried else None),
    )


def _step(tried: Platform, turn: Turn, library: Library) -> str:
    booked = brands.step(tried, turn, library)
    if not booked:
        return steps.next_step(tried, turn)
    return f"**À essayer** : {lower_first(booked)} **À mesurer**, un mois avant et un mois après : {brands.BOOKED_MEASURE}."
