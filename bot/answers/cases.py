"""Case studies: the nearest to the person, good and bad side by side, never the same one twice in a conversation."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor import evidence
from bot.advisor.case_index import CaseKey
from bot.advisor.closeness import Closeness, closeness, is_useful
from bot.advisor.kinship import BY_CUSTOMERS
from bot.advisor.model import CaseStudy
from bot.advisor.surroundings import Home
from bot.answers import case_doubts, case_told, like, near_home, wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.countries import NAMES, in_country
from bot.answers.library import Library
from bot.answers.near_home import Keep, Wish
from bot.answers.public import public, said
from bot.dialogue.told_again import THAT_CASE, WHY_THAT_CASE
from bot.text import enumerate_fr, fold, lower_first, sentence


def good_and_bad(
    library: Library, turn: Turn, platforms: tuple[str, ...], keep: Keep = lambda case: True
) -> tuple[CaseStudy | None, CaseStudy | None]:
    """One success and one failure that teach the person something, not shown yet; None where there is none."""
    hidden, family, kin = set(turn.memory.shown_cases), library.family(turn.profile), library.kin(turn.profile)

    def is_wanted(key: CaseKey) -> bool:
        return keep(key) and is_useful(key, turn.profile, family, platforms, kin)

    found: tuple[CaseStudy | None, CaseStudy | None] = (None, None)
    for _ in range(TRIES):
        good, wanted = library.near(turn.profile, platforms, "success", hidden)
        bad, _ = library.near(turn.profile, platforms, "failure", hidden)
        pair = evidence.good_and_bad([*good, *bad], replace(wanted, outcome=None), is_wanted)
        chosen = [key.id if key else None for key in pair]
        read = {case.id: case for case in library.read([id for id in chosen if id])}
        found = (read.get(chosen[0] or ""), read.get(chosen[1] or ""))
        gone = {id for id in chosen if id and id not in read}
        if not gone:
            break
        hidden |= gone
    return found


TRIES = 3
"""Times to choose again when a case chosen was withdrawn since the index was built."""


def how_near(case: CaseStudy | CaseKey, library: Library, turn: Turn) -> Closeness:
    """How near the case's trade is to the person's."""
    return closeness(case, turn.profile, library.family(turn.profile), library.kin(turn.profile))


def whence(case: CaseStudy, library: Library, turn: Turn) -> str:
    """Says that a case comes from another trade or country, to be put after its name; empty when it is of theirs."""
    return _trade_of(case, library, turn) + _country_of(case, turn)


def _trade_of(case: CaseStudy, library: Library, turn: Turn) -> str:
    return {
        Closeness.SECTOR: ", dans un autre métier du même secteur",
        Closeness.KIN: f", dans {_alike(case, library, turn)}",
        Closeness.FAR: ", dans un autre métier",
    }.get(how_near(case, library, turn), "")


def _country_of(case: CaseStudy, turn: Turn) -> str:
    if case.country == Home.of(turn.profile).country:
        return ""
    named = wording.is_hidden(case) and fold(NAMES.get(case.country, "-")) in fold(
        case.location
    )  # « blogueur, France »
    return "" if named else f", {in_country(case.country)}"


def _alike(case: CaseStudy, library: Library, turn: Turn) -> str:
    """« un autre métier de proximité »: how a case of another sector is like the person's trade."""
    return library.kin(turn.profile).how(case.family, case.sector) or BY_CUSTOMERS


def case_study(turn: Turn, library: Library) -> Reply:
    """A real example: of the outcome wanted, else one of each; from near home or of a small house where that is wanted."""
    if turn.meaning.why == THAT_CASE:
        return case_told.more_of(turn, library)
    if turn.meaning.why == WHY_THAT_CASE:
        last = library.read(list(turn.memory.shown_cases[-1:]))
        return case_told.why_chosen(turn, library, _nearness(last[0], turn, library) if last else "")
    if turn.meaning.why in case_doubts.ANSWERS:
        return case_doubts.answered(turn, library)
    seen = like.as_if_theirs(turn)
    platforms, wish = turn.meaning.platforms, Wish.of(seen, case_doubts.year_told(turn, library))
    named = library.knowledge.case(str(turn.meaning.parsed.values.get("case", "")))
    found, met = ([named], wish) if named else _wished(library, seen, platforms, wish)
    if not found:
        return _none_left(turn)
    if not named and _all_far(found, library, seen):
        return _none_near(turn, library)
    answer = Answer(
        "answer", "case_study", _text(found, seen, library, wish, met), None,
        cases=tuple(found),
        sources=merge_sources(tuple(wording.case_source(c) for c in found)),
        buttons=(
            Button("Un autre", '/case_study{"another": true}'),
            Button("Un échec", '/case_study{"outcome": "failure"}'),
            Button("Une réussite", '/case_study{"outcome": "success"}'),
            Button("Signaler une erreur", '/negative_feedback{"report": "' + found[0].id + '"}'),
        ),
    )  # fmt: skip
    memory = like.remembered(turn, wish.remembered(turn.memory.with_cases(tuple(c.id for c in found))))
    return Reply.of(turn, answer, memory=memory.with_focus(platforms) if platforms else memory)


def _wished(library: Library, turn: Turn, platforms: tuple[str, ...], wish: Wish) -> tuple[list[CaseStudy], Wish]:
    """The cases, and as much of the wish as they meet."""
    met = wish
    for met in wish.looser():
        keep = met.kept(library, turn)
        found = _chosen(library, turn, platforms, keep)
        if platforms and not turn.meaning.facts.platforms:
            found = _nearer(_chosen(library, turn, (), keep), found, library, turn)
        if found:
            return _of_one_trade(found, library, turn) if met.place else found, met
    return [], met


def _of_one_trade(found: list[CaseStudy], library: Library, turn: Turn) -> list[CaseStudy]:
    """Of a pair from near home, only what is of the person's own trade or family, where one of them is."""
    return [case for case in found if how_near(case, library, turn) <= Closeness.FAMILY] or found


def _chosen(library: Library, turn: Turn, platforms: tuple[str, ...], keep: Keep) -> list[CaseStudy]:
    """One of each outcome; of one outcome, or the next one, where that was asked for."""
    outcome = turn.meaning.outcome
    both = () if outcome or turn.meaning.another else good_and_bad(library, turn, platforms, keep)
    return [c for c in both if c] or _next(library, turn, platforms, outcome, keep)


def _next(library: Library, turn: Turn, platforms: tuple[str, ...], outcome: str | None, keep: Keep) -> list[CaseStudy]:
    """The nearest not shown yet. « Un autre » leaves the channel before the trade: of the person's trade while there are any, then of
    their family, their sector, those who live alike, anyone's.
    """
    found, wanted = library.near(turn.profile, platforms, outcome, turn.memory.shown_cases)
    if platforms and turn.meaning.another:
        found = [*found, *library.near(turn.profile, (), outcome, turn.memory.shown_cases)[0]]
    keys = {key.id: key for key in found if keep(key)}
    nearest = evidence.nearest(keys.values(), wanted, len(keys))
    if turn.meaning.another:
        nearest.sort(key=lambda key: how_near(key, library, turn))
    return library.read([key.id for key in nearest[: TRIES + 1]])[:1]


def _nearer(own: list[CaseStudy], about: list[CaseStudy], library: Library, turn: Turn) -> list[CaseStudy]:
    """Of cases on any channel and on the one talked about: the latter, unless only the former are all of the person's own trade or family."""
    far = [max((how_near(c, library, turn) for c in cases), default=Closeness.FAR) for cases in (own, about)]
    return own if not about or (far[0] <= Closeness.FAMILY < far[1]) else about


def _all_far(found: list[CaseStudy], library: Library, turn: Turn) -> bool:
    """Whether a channel was named on which nobody near is known: a stranger's case would teach nothing."""
    named = bool(turn.meaning.facts.platforms) and not turn.meaning.another and library.family(turn.profile) is not None
    return named and all(how_near(case, library, turn) == Closeness.FAR for case in found)


def _text(found: list[CaseStudy], turn: Turn, library: Library, wish: Wish, met: Wish) -> str:
    place, one = near_home.where(found, wish, library), len(found) == 1
    near = f"{_nearness(found[0], turn, library)}{place}{EXCUSES.get(how_near(found[0], library, turn), '')}"
    said = _elsewhere(found, place, turn, library)
    kind = wording.OUTCOMES[found[0].outcome] if one else "deux cas, un bon et un moins bon"
    lesson = found[-1].lesson
    return paragraphs(
        f"**Voici {kind}, {near}.**",
        _other_channel(found, turn, library),
        like.said(near_home.unmet(found, wish, met), turn),
        *[
            wording.tell_case(case, 330 if one else 155, from_where)
            for case, from_where in zip(found, said, strict=True)
        ],
        f"**À retenir** : {sentence(lesson)}" if not (found[-1].person and found[-1].outcome != "success") else None,
        _to_try(found[0], turn, library),
    )


def _other_channel(found: list[CaseStudy], turn: Turn, library: Library) -> str | None:
    """Says that no case is on the channel just named: « et Bluesky ? »."""
    named = turn.meaning.facts.platforms
    on_it = not named or any({*case.platforms} & {*named} for case in found)
    return None if on_it else f"{no_case(library, turn)} Celui-ci est sur un autre canal."


def _to_try(case: CaseStudy, turn: Turn, library: Library) -> str:
    """What worked is tried in small; what failed is looked for at home."""
    if case.outcome == "failure":
        return "**À essayer chez vous** : vérifiez cette semaine que cela ne peut pas vous arriver. **À mesurer** : ce qui reste à corriger."
    known = [library.platforms[id] for id in case.platforms if id in library.platforms]
    measure = known[0].indicators[0] if known else "vos nouveaux clients"
    return f"**À essayer chez vous**, en petit, pendant un mois. **À mesurer** : {_in_their_words(measure, turn)}."


def _in_their_words(measure: str, turn: Turn) -> str:
    """A channel's measure as whoever has members, users or patients would count it."""
    word, measure = public(turn.profile), lower_first(measure)
    return said(measure, word) if word else measure


def _elsewhere(found: list[CaseStudy], place: str, turn: Turn, library: Library) -> list[str]:
    """What is said after the name of each case: not the trade that the first sentence says of the first one, nor its place."""
    trades = [_trade_of(case, library, turn) for case in found]
    countries = ["" if place else _country_of(case, turn) for case in found]
    return [("" if trade == trades[0] else trade) + country for trade, country in zip(trades, countries, strict=True)]


EXCUSES = {
    Closeness.KIN: ", faute d'en connaître un plus proche",
    Closeness.FAR: ", faute d'en connaître un plus proche du vôtre",
}


def _nearness(case: CaseStudy, turn: Turn, library: Library) -> str:
    """Says honestly how near the case is."""
    family, near = library.family(turn.profile), how_near(case, library, turn)
    if not family and not turn.profile.trade:
        return "parmi nos exemples"
    if like.asked(turn):
        return like.nearness(near)
    if near == Closeness.TRADE:
        return "dans votre métier"
    if near == Closeness.FAMILY:
        return "dans la même famille de métiers que le vôtre" if turn.profile.trade else "d'une activité comme la vôtre"
    if near == Closeness.SECTOR and family:
        theirs = "un autre métier de votre secteur" if case.sector == family.sector else "un autre secteur"
        return f"dans {theirs} ({case.sector})"
    if near == Closeness.KIN:
        return f"dans {_alike(case, library, turn)}"
    return "dans un autre métier"


def no_case(library: Library, turn: Turn) -> str:
    """Says that nobody near is known on the channels of the message."""
    names = [wording.named(library.platforms[one]) for one in turn.meaning.platforms if one in library.platforms]
    about = f" avec {enumerate_fr(names)}" if names else ""
    return f"Je ne connais pas encore de cas{about} dans un métier proche du vôtre, et je n'en invente pas."


def _none_near(turn: Turn, library: Library) -> Reply:
    """None rather than a stranger's case; that, or one of the person's own trade elsewhere, is a button away."""
    text = paragraphs(
        f"**{no_case(library, turn)}**",
        "Je peux vous en montrer un d'un autre métier sur ce canal, ou un cas proche du vôtre sur un autre canal.",
    )
    channel = turn.meaning.facts.platforms[0]
    buttons = (
        Button("Un autre métier, ce canal", f'/case_study{{"platforms": ["{channel}"], "another": true}}'),
        Button("Mon métier, un autre canal", '/case_study{"another": true}'),
    )
    return Reply.of(turn, Answer("answer", "case_study", text, buttons=buttons))


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
