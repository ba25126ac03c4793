"""The advice topics written in `data/knowledge/advice/`, worded for the person, with evidence; a second question goes further."""

from __future__ import annotations

import re

from bot.advisor.case_index import HOME_COUNTRY
from bot.advisor.model import BODIES_SECTOR, Advice, CaseStudy, Condition, Family, Figure, LegalRule, Source
from bot.advisor.profile import Profile
from bot.answers import abroad, going, how_many, offers, price, rebounds, spending, straight, tracking, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources, paragraphs
from bot.answers.buttons import HUMAN
from bot.answers.cases import good_and_bad, how_near, whence
from bot.answers.fallback import not_understood
from bot.answers.for_you import for_you
from bot.answers.library import Library
from bot.answers.minding import note_on
from bot.dialogue.own_prices import SAID, shows_prices
from bot.dialogue.told_again import CATCH
from bot.text import fold, lower_first, sentence

FOLLOW_UPS = {
    "action_plan": ("platform_recommendation", "content_ideas"),
    "content_ideas": ("posting_frequency", "case_study"),
    "event_turnout": ("case_study", "roi_indicators"),
    "follower_value": ("roi_indicators", "community_management"),
    "scepticism": ("case_study", "platform_recommendation"),
    "time_investment": ("delegation", "platform_recommendation"),
}
BODIES = frozenset({"association", "public"})
"""Who is of that sector too, whatever they do: a hockey club has no salaries to announce."""
DEFAULT_FOLLOW_UPS = ("case_study", "action_plan")
RULED = frozenset({
    "contests", "customer_reviews", "negative_reviews", "paid_ads", "content_ideas", "messaging", "prospecting", "action_plan", "influencers",
})  # fmt: skip
"""Topics where a profession's own rules change what may be done."""


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
    cases = _cases(chosen, turn, library)
    figures = abroad.nearest_first(library.figures(chosen.figures), turn)
    rules = [library.rules[r] for r in chosen.rules if r in library.rules]
    text, overflow = (_further if again else _first)(chosen, turn, library, cases, figures)
    if level == going.BESIDE:
        text = paragraphs(going.NO_BETTER, text)
    answer = Answer(
        "answer", turn.topic, text, chosen.verdict,
        cases=cases,
        sources=_sources(cases, figures, rules),
        buttons=(*_buttons(turn, library, again), *((HUMAN,) if level == going.BESIDE else ()), *((tracking.offer(turn),) if turn.topic == "roi_indicators" else ())),
        more=overflow if again else join_more(overflow, chosen.more),
    )  # fmt: skip
    memory = turn.memory.with_cases(tuple(c.id for c in cases)).but(
        cited=tuple(f"figure:{f.id}" for f in figures),
        told=going.told(turn, again and turn.meaning.why != CATCH, matter),
    )
    if turn.meaning.platforms:
        memory = memory.with_focus(turn.meaning.platforms)
    return Reply.of(turn, answer, memory=memory)


def choose(
    base: Advice,
    variants: tuple[Advice, ...],
    profile: Profile,
    family: Family | None,
    platforms: tuple[str, ...],
    question: str = "",
) -> Advice:
    """The first variant whose conditions all hold (the file puts the most particular first); else the base."""
    return next((v for v in variants if fits(v.when, profile, family, platforms, question)), base)


def fits(
    when: Condition, profile: Profile, family: Family | None, platforms: tuple[str, ...], question: str = ""
) -> bool:
    """Whether every stated condition holds. `clientele: [B2B]` means only such customers; `question` is folded."""
    clientele = set(profile.clientele or (family.clientele if family else ()))
    sectors = ({family.sector} if family else set()) | ({BODIES_SECTOR} if BODIES & set(profile.statuses) else set())
    tests = (
        (when.families, family is not None and family.id in when.families),
        (when.sectors, bool(sectors & set(when.sectors))),
        (when.platforms, bool(set(when.platforms) & set(platforms))),
        (when.max_hours is not None, profile.hours is not None and profile.hours <= (when.max_hours or 0)),
        (when.clientele, bool(clientele) and clientele <= set(when.clientele)),
        (when.goals, bool(set(when.goals) & set(profile.goals))),
        (when.levels, profile.level in when.levels),
        (when.words, _speaks_of(when.words, question)),
    )
    return all(holds for stated, holds in tests if stated)


def _question(turn: Turn) -> str:
    """The words asked, folded; those of the last question for « En savoir plus », « et ensuite ? » and « où est le piège ? »."""
    meaning, memory = turn.meaning, turn.memory
    goes_on = meaning.parsed.from_button or meaning.another or meaning.why == CATCH
    said = fold(memory.question if goes_on and memory.last_served == turn.topic else meaning.text)
    return f"{said} {SAID}" if turn.topic == "website_needed" and shows_prices(said) else said


def _speaks_of(words: tuple[str, ...], question: str) -> bool:
    """Whether one of the words is said, in the singular or not, feminine or not."""
    return any(re.search(rf"\b{re.escape(fold(word))}(?:e?s|e)?\b", question) for word in words)


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
        (2, note_on(library, turn) if turn.topic in RULED else None),
        (3, wording.tell_lesson(cases[0], whence(cases[0], library, turn)) if cases else None),
        (4, abroad.tell_figure(figures[0], turn) if figures else None),
        (0, _experiment(chosen)),
    )


def _further(
    chosen: Advice, turn: Turn, library: Library, cases: tuple[CaseStudy, ...], figures: list[Figure]
) -> tuple[str, str | None]:
    """What was not said the first time: the longer text, the trap, a figure, another case."""
    depth = turn.memory.depth.get(turn.topic, 0)
    caught = turn.meaning.why == CATCH
    return fit(
        (0, f"**Voici le piège, à notre avis.** {sentence(chosen.trap)}" if caught else None),
        (
            0,
            None
            if caught
            else f"**{sentence(straight.headline(chosen.headline, turn))}**"
            if going.more_was_told(turn, going.matter(chosen))
            else chosen.more,
        ),
        (1, for_you(turn, library) if turn.meaning.platforms else None),
        (2, None if caught else f"**Le piège** : {sentence(chosen.trap)}"),
        (2, note_on(library, turn) if turn.topic in RULED else None),
        (4, abroad.tell_figure(figures[(depth - 1) % len(figures)], turn) if figures else None),
        (3, wording.tell_case(cases[-1], 160, whence(cases[-1], library, turn)) if cases else None),
        (0, _experiment(chosen)),
    )


def _experiment(chosen: Advice) -> str:
    e = chosen.experiment
    return f"**À essayer** : {lower_first(e.do).rstrip('.')}. **À mesurer** : {lower_first(e.measure).rstrip('.')}."


def _cases(chosen: Advice, turn: Turn, library: Library) -> tuple[CaseStudy, ...]:
    """One case: the nearest of those the advice names, unless the person's own trade has a nearer one on the channel asked about.

    An advice that names none has none: the next best would be about something else.
    """
    if not chosen.cases:
        return ()
    named = [c for c in library.knowledge.cases_by_id(chosen.cases) if c.id not in turn.memory.shown_cases]
    if turn.meaning.platforms:
        on_channel = [c for c in named if set(c.platforms) & set(turn.meaning.platforms)]
        named = on_channel or named
    if named:
        home = turn.profile.country or HOME_COUNTRY
        named.sort(key=lambda c: (how_near(c, library, turn), c.country != home))
        return (named[0],)
    good, bad = good_and_bad(library, turn, turn.meaning.platforms)
    return tuple(c for c in (good or bad,) if c)


def _sources(cases: tuple[CaseStudy, ...], figures: list[Figure], rules: list[LegalRule]) -> tuple[Source, ...]:
    texts = tuple(Source(ref.text, ref.text, ref.url, r.as_of) for r in rules for ref in r.references[:1])
    return merge_sources(tuple(wording.case_source(c) for c in cases), tuple(f.source for f in figures), texts)


def _buttons(turn: Turn, library: Library, again: bool) -> tuple[Button, ...]:
    topics = FOLLOW_UPS.get(turn.topic, DEFAULT_FOLLOW_UPS)
    first = () if again else (Button("En savoir plus", f"/{turn.topic}"),)
    return (*first, *(Button(library.titles[t], f"/{t}") for t in topics if t != turn.topic))
