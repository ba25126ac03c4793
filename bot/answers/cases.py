"""Case studies: the nearest to the person, good and bad side by side, never the same one twice in a conversation."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor import evidence
from bot.advisor.closeness import Closeness, closeness, is_useful
from bot.advisor.model import CaseStudy
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.library import Library
from bot.text import sentence


def good_and_bad(library: Library, turn: Turn, platforms: tuple[str, ...]) -> tuple[CaseStudy | None, CaseStudy | None]:
    """One success and one failure that teach the person something, not shown yet; None where there is none."""
    hidden, family = set(turn.memory.shown_cases), library.family(turn.profile)
    found: tuple[CaseStudy | None, CaseStudy | None] = (None, None)
    for _ in range(TRIES):
        good, wanted = library.near(turn.profile, platforms, "success", hidden)
        bad, _ = library.near(turn.profile, platforms, "failure", hidden)
        useful = [key for key in (*good, *bad) if is_useful(key, turn.profile, family, platforms)]
        chosen = [key.id if key else None for key in evidence.good_and_bad(useful, replace(wanted, outcome=None))]
        read = {case.id: case for case in library.read([id for id in chosen if id])}
        found = (read.get(chosen[0] or ""), read.get(chosen[1] or ""))
        gone = {id for id in chosen if id and id not in read}
        if not gone:
            break
        hidden |= gone
    return found


TRIES = 3
"""Times to choose again when a case chosen was withdrawn since the index was built."""


ELSEWHERE = {
    Closeness.SECTOR: ", dans un autre métier du même secteur",
    Closeness.CLIENTELE: ", dans un autre métier, pour des clients comme les vôtres",
    Closeness.FAR: ", dans un autre métier",
}
"""What is said of a case that is not of the person's trade."""


def whence(case: CaseStudy, library: Library, turn: Turn) -> str:
    """Says that a case comes from another trade, to be put after its name; empty when it is of theirs."""
    return ELSEWHERE.get(closeness(case, turn.profile, library.family(turn.profile)), "")


def another(
    library: Library, turn: Turn, platforms: tuple[str, ...], outcome: str | None, place: str | None
) -> list[CaseStudy]:
    """The next case: of the person's trade while there are any, then of their family, sector, kind of customers, anyone's."""
    family = library.family(turn.profile)
    found, wanted = library.near(turn.profile, platforms, outcome, turn.memory.shown_cases, place)
    if platforms:
        found = [*found, *library.near(turn.profile, (), outcome, turn.memory.shown_cases, place)[0]]
    keys = {key.id: key for key in found}
    nearest = evidence.nearest(keys.values(), wanted, len(keys))
    nearest.sort(key=lambda key: closeness(key, turn.profile, family))
    return library.read([key.id for key in nearest[:TRIES]])[:1]


def case_study(turn: Turn, library: Library) -> Reply:
    """A real example: of the outcome wanted, else one of each."""
    platforms = turn.meaning.platforms
    place = turn.meaning.facts.commune or turn.meaning.facts.department or turn.meaning.facts.region
    outcome = turn.meaning.outcome
    named = library.knowledge.case(str(turn.meaning.parsed.values.get("case", "")))
    found = [named] if named else _chosen(library, turn, platforms, outcome, place)
    if platforms and not named and not turn.meaning.facts.platforms:
        found = _nearer(_chosen(library, turn, (), outcome, place), found, library, turn)
    if not found:
        return _none_left(turn)
    answer = Answer(
        "answer", "case_study", _text(found, turn, library), None,
        cases=tuple(found),
        sources=merge_sources(tuple(wording.case_source(c) for c in found)),
        buttons=(
            Button("Un autre", '/case_study{"another": true}'),
            Button("Un échec", '/case_study{"outcome": "failure"}'),
            Button("Une réussite", '/case_study{"outcome": "success"}'),
            Button("Signaler une erreur", '/negative_feedback{"report": "' + found[0].id + '"}'),
        ),
    )  # fmt: skip
    memory = turn.memory.with_cases(tuple(c.id for c in found))
    return Reply.of(turn, answer, memory=memory.with_focus(platforms) if platforms else memory)


def _chosen(
    library: Library, turn: Turn, platforms: tuple[str, ...], outcome: str | None, place: str | None
) -> list[CaseStudy]:
    if turn.meaning.another:
        return another(library, turn, platforms, outcome, place)
    both = [] if outcome else [c for c in good_and_bad(library, turn, platforms) if c]
    return both or _nearest(library, turn, platforms, outcome, place)


def _nearer(own: list[CaseStudy], about: list[CaseStudy], library: Library, turn: Turn) -> list[CaseStudy]:
    """Of cases on any channel and on the one talked about: the latter, unless only the former are all of the person's own trade or family."""
    far = [
        max((closeness(c, turn.profile, library.family(turn.profile)) for c in cases), default=Closeness.FAR)
        for cases in (own, about)
    ]
    return own if not about or (far[0] <= Closeness.FAMILY < far[1]) else about


def _nearest(
    library: Library, turn: Turn, platforms: tuple[str, ...], outcome: str | None, place: str | None
) -> list[CaseStudy]:
    return library.cases(turn.profile, platforms, outcome, turn.memory.shown_cases, most=1, place=place)


def _text(found: list[CaseStudy], turn: Turn, library: Library) -> str:
    near, one = _nearness(found[0], turn, library), len(found) == 1
    said = [whence(case, library, turn) for case in found]  # the first sentence says it of the first case
    kind = wording.OUTCOMES[found[0].outcome] if one else "deux cas, un bon et un moins bon"
    lesson = found[-1].lesson
    measure = next(
        (p.indicators[0] for p in (library.platforms.get(i) for i in found[0].platforms) if p), "vos nouveaux clients"
    )
    return paragraphs(
        f"**Voici {kind}, {near}.**",
        *[
            wording.tell_case(c, 330 if one else 155, "" if said[i] == said[0] else said[i])
            for i, c in enumerate(found)
        ],
        f"**À retenir** : {sentence(lesson)}" if not (found[-1].person and found[-1].outcome != "success") else None,
        f"**À essayer chez vous**, en petit, pendant un mois. **À mesurer** : {measure[:1].lower() + measure[1:]}.",
    )


def _nearness(case: CaseStudy, turn: Turn, library: Library) -> str:
    """Says honestly how near the case is."""
    family = library.family(turn.profile)
    near = closeness(case, turn.profile, family)
    if not family and not turn.profile.trade:
        return "pris dans notre base"
    if near == Closeness.TRADE:
        return "dans votre métier"
    if near == Closeness.FAMILY:
        return "dans la même famille de métiers que le vôtre" if turn.profile.trade else "pris tout près de vous"
    if near == Closeness.SECTOR and family:
        return f"dans un autre métier de votre secteur ({family.sector})"
    if near == Closeness.CLIENTELE:
        return "dans un autre métier, pour des clients comme les vôtres, faute d'en connaître un plus proche"
    return "dans un autre métier, faute d'en connaître un plus proche du vôtre"


def _none_left(turn: Turn) -> Reply:
    text = paragraphs(
        "**Je n'ai plus d'autre cas de ce genre dans ma base, et je n'en invente pas.**",
        "Je peux en chercher un d'un autre métier ou sur un autre canal : dites-moi lequel.",
    )
    buttons = (
        Button("Une réussite", '/case_study{"outcome": "success"}'),
        Button("Un échec", '/case_study{"outcome": "failure"}'),
    )
    return Reply.of(turn, Answer("answer", "case_study", text, buttons=buttons))
