"""The advice topics written in `data/knowledge/advice/`, worded for the person, with evidence; a second question goes further."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.case_index import HOME_COUNTRY
from bot.advisor.model import Advice, CaseStudy, Figure, LegalRule, Source
from bot.advisor.variants import choose
from bot.answers import (
    abroad,
    card,
    deeper,
    further,
    going,
    how_many,
    offers,
    price,
    rebounds,
    spending,
    straight,
    tracking,
    wording,
)
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources, paragraphs
from bot.answers.buttons import HUMAN
from bot.answers.case_choice import good_and_bad, how_near
from bot.answers.cases import whence
from bot.answers.fallback import not_understood
from bot.answers.for_you import for_you
from bot.answers.library import Library
from bot.dialogue.cues_further import AND_IF
from bot.dialogue.further import AVOIDS, FAILS, SIGNS, STAYS
from bot.dialogue.own_prices import SAID, shows_prices
from bot.dialogue.told_again import CATCH
from bot.text import fold, sentence

FOLLOW_UPS = {
    "action_plan": ("platform_recommendation", "content_ideas"),
    "content_ideas": ("posting_frequency", "case_study"),
    "event_turnout": ("case_study", "roi_indicators"),
    "follower_value": ("roi_indicators", "community_management"),
    "scepticism": ("case_study", "platform_recommendation"),
    "time_investment": ("delegation", "platform_recommendation"),
}
OF_THE_CASE = ("S'il", "Si ")
"""How a second text begins that speaks of what « et s'il refuse ? » asks."""
DEFAULT_FOLLOW_UPS = ("case_study", "action_plan")


def advice(turn: Turn, library: Library) -> Reply:
    """The topic's advice in its variant for this person; asked again, what goes further."""
    if price.asked(turn):
        return price.of_channels(turn, library)
    counted = how_many.answer(turn, library) if how_many.asked(turn) else None
    if counted:
        return counted
    found = library.advice(turn.topic)
    if found is None:
        return not_understood(turn, library)
    family = library.family(turn.profile)
    chosen = choose(found.base, found.variants, turn.profile, family, turn.meaning.platforms, _question(turn))
    if offers.asked(turn):
        return offers.answer(turn, library, chosen)
    if spending.asked(turn):
        return spending.answer(turn, library, abroad.nearest_first(library.figures(chosen.figures), turn), chosen.more)
    matter = going.matter(chosen)
    level = going.level(turn, matter)
    if level == going.SPENT:
        return rebounds.nothing_new(turn, Reply.of(turn), straight.headline(chosen.headline, turn))
    again = level in (going.FURTHER, going.BESIDE)
    wider = _wider(found.base, found.variants, chosen, turn, library)
    cases = _more_cases(wider, turn, library) if again else _cases(chosen, turn, library)
    figures = abroad.nearest_first(library.figures(chosen.figures), turn)
    rules = [library.rules[r] for r in chosen.rules if r in library.rules]
    told = (
        further.text(wider, turn, library, cases, figures) if again else _first(chosen, turn, library, cases, figures)
    )
    if told is None:
        return further.spent(chosen, turn, _buttons(turn, library, again)[:2])
    text, overflow = told
    if level == going.BESIDE and not (text.startswith(OF_THE_CASE) and AND_IF.search(fold(turn.meaning.text))):
        text = paragraphs(going.NO_BETTER, text)
    answer = Answer(
        "answer", turn.topic, text, chosen.verdict,
        cases=cases,
        sources=_sources(cases, figures, rules),
        buttons=(*_buttons(turn, library, again), *((HUMAN,) if level == going.BESIDE else ()), *((tracking.offer(turn),) if turn.topic == "roi_indicators" or turn.meaning.why == SIGNS else ()), *(() if again else card.offers(turn, library))),
        more=overflow if again else join_more(overflow, chosen.more),
    )  # fmt: skip
    keys = (
        *going.told(turn, deeper.shows(text, chosen.more), matter),
        *further.marks(wider, text),
        *deeper.figure_marks(figures, text),
    )
    memory = turn.memory.with_cases(tuple(c.id for c in cases)).but(
        cited=tuple(f"figure:{f.id}" for f in figures), told=tuple(dict.fromkeys(keys))
    )
    if turn.meaning.platforms:
        memory = memory.with_focus(turn.meaning.platforms)
    return Reply.of(turn, answer, memory=memory)


def _wider(
    base: Advice, variants: tuple[Advice, ...], chosen: Advice, turn: Turn, library: Library
) -> tuple[Advice, ...]:
    general = choose(base, variants, turn.profile, library.family(turn.profile), turn.meaning.platforms)
    return deeper.chain(chosen, general, base, turn, library)


def _question(turn: Turn) -> str:
    """The words asked, folded; those of the last question for « En savoir plus », « et ensuite ? » and « où est le piège ? »."""
    meaning, memory = turn.meaning, turn.memory
    if meaning.why == AVOIDS:
        return ""  # what prevents is the topic itself, whatever had happened
    if meaning.why == STAYS:
        return fold(f"{memory.question} {meaning.text}")
    goes_on = meaning.parsed.from_button or meaning.another or meaning.why == CATCH
    said = fold(memory.question if goes_on and memory.last_served == turn.topic else meaning.text)
    return f"{said} {SAID}" if turn.topic == "website_needed" and shows_prices(said) else said


def _first(
    chosen: Advice, turn: Turn, library: Library, cases: tuple[CaseStudy, ...], figures: list[Figure]
) -> tuple[str, str | None]:
    channel, own = going.on_channel(turn, library), for_you(turn, library)
    headline = sentence(straight.headline(chosen.headline, turn))
    return fit(
        (0, f"**{channel or headline}**"),
        (1, own if own != channel else None),
        (2, f"{headline} {sentence(chosen.why)}" if channel else sentence(chosen.why)),
        (1, wording.bullet_list(chosen.concretely)),
        (2, deeper.rules(turn, library)),
        (3, wording.tell_lesson(cases[0], whence(cases[0], library, turn)) if cases else None),
        (4, abroad.tell_figure(figures[0], turn) if figures else None),
        (0, deeper.to_try(chosen)),
    )


def _cases(chosen: Advice, turn: Turn, library: Library) -> tuple[CaseStudy, ...]:
    """One case: the nearest of those the advice names, unless the person's own trade has a nearer one on the channel asked about.

    An advice that names none has none: the next best would be about something else.
    """
    if not chosen.cases:
        return ()
    named = _named(chosen.cases, turn, library)
    if named:
        return (named[0],)
    good, bad = good_and_bad(library, turn, turn.meaning.platforms)
    return tuple(c for c in (good or bad,) if c)


def _more_cases(wider: Sequence[Advice], turn: Turn, library: Library) -> tuple[CaseStudy, ...]:
    """One case more, of those that the advice names, else a wider one; after « où est le piège ? » one that went badly where there is one."""
    ids = tuple(dict.fromkeys(id for one in wider for id in one.cases))
    named = _named(ids, turn, library)
    if turn.meaning.why in (CATCH, FAILS):
        named = [c for c in named if c.outcome != "success"] or named
    return tuple(named[:1])


def _named(ids: tuple[str, ...], turn: Turn, library: Library) -> list[CaseStudy]:
    """The cases of these ids that were not shown, the nearest first; on the channel asked about where there are any."""
    named = [c for c in library.knowledge.cases_by_id(ids) if c.id not in turn.memory.shown_cases]
    if turn.meaning.platforms:
        named = [c for c in named if set(c.platforms) & set(turn.meaning.platforms)] or named
    home = turn.profile.country or HOME_COUNTRY
    return sorted(named, key=lambda c: (how_near(c, library, turn), c.country != home))


def _sources(cases: tuple[CaseStudy, ...], figures: list[Figure], rules: list[LegalRule]) -> tuple[Source, ...]:
    texts = tuple(Source(ref.text, ref.text, ref.url, r.as_of) for r in rules for ref in r.references[:1])
    return merge_sources(tuple(wording.case_source(c) for c in cases), tuple(f.source for f in figures), texts)


def _buttons(turn: Turn, library: Library, again: bool) -> tuple[Button, ...]:
    topics = FOLLOW_UPS.get(turn.topic, DEFAULT_FOLLOW_UPS)
    first = () if again else (Button("En savoir plus", f"/{turn.topic}"),)
    return (*first, *(Button(library.titles[t], f"/{t}") for t in topics if t != turn.topic))
