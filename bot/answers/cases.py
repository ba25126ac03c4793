"""Case studies as they are told: good and bad side by side, how near they are, from where; never the same one twice in a conversation."""

from __future__ import annotations

from bot.advisor.closeness import Closeness
from bot.advisor.kinship import BY_CUSTOMERS
from bot.advisor.model import CaseStudy
from bot.advisor.surroundings import Home
from bot.answers import case_doubts, case_told, like, near_home, wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.case_choice import all_far, how_near, wished
from bot.answers.countries import NAMES, in_country
from bot.answers.library import Library
from bot.answers.near_home import Wish
from bot.answers.public import public, said
from bot.dialogue.told_again import THAT_CASE, WHY_THAT_CASE
from bot.text import enumerate_fr, fold, lower_first, sentence


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
    found, met = ([named], wish) if named else wished(library, seen, platforms, wish)
    if not found:
        return _none_left(turn)
    if not named and all_far(found, library, seen):
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
