"""Sentences that the answers about channels share: the verdict, the profession's rule, the case."""

from __future__ import annotations

from bot.advisor.cautions import CHECK, CONFIDENCE_WORDS, platform_cautions
from bot.advisor.mix import BY_THEMSELVES, Choice, Mix
from bot.advisor.model import CaseStudy, Platform, Profession, Source, Verdict
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked
from bot.answers import wording
from bot.answers.answer import Reply, Turn
from bot.answers.cases import no_case, whence
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from bot.text import lower_first, sentence, shorten

CONDITIONAL_RANK = 6
FLOOR = -1.0
WELL = 1.0
"""Points that a family's own rule gives a channel where its trades are looked for."""
_NAMES = ("Facebook", "Instagram", "Google", "LinkedIn")


def ranked_one(library: Library, profile: Profile, platform: Platform) -> Ranked:
    """The channel as ranked for the person."""
    return next(one for one in library.ranking(profile) if one.platform.id == platform.id)


def verdict_on(one: Ranked, mix: Mix, profile: Profile) -> Verdict:
    """Yes inside the mix, conditional just outside it, no beyond. Nothing known about the person: never a flat answer."""
    if one.platform.id in mix.ids:
        known = bool(profile.trade or profile.family or profile.clientele)
        return "yes" if known and not mix.little else "conditional"
    if one.barred:
        return "no"
    if fills(one):
        return "conditional"
    place = len(mix.choices) + [other.platform.id for other in mix.others].index(one.platform.id)
    return "conditional" if place < CONDITIONAL_RANK and one.score > FLOOR else "no"


def fills(one: Ranked) -> bool:
    """Whether the channel brings people without one's hours and is where this very trade is looked for: never a waste of time, even when it comes late."""
    theirs = any(part.about.startswith("family:") and part.points >= WELL for part in one.parts)
    return one.platform.id in BY_THEMSELVES and theirs and not one.barred


def profession_note(library: Library, profile: Profile) -> str | None:
    """The profession's own rule, said before anything is tried; else the first thing their trade must mind."""
    profession = library.profession(profile)
    if not profession:
        family = library.family(profile)
        return f"**Attention** : {sentence(library.warnings(profile)[0])}" if family else None
    forbidden = lower(profession.forbidden[0]) if profession.forbidden else lower(profession.duties[0])
    basis = profession.references[0] if profession.references else None
    where = wording.link(Source("", shorten(basis.text, 45), basis.url)) if basis else profession.authority
    return (
        f"**Vos règles** ({profession.label}) : à éviter, {forbidden.rstrip('.')}. "
        f"{wording.capital(CONFIDENCE_WORDS[profession.confidence])}, {profession.as_of} ({where}) ; {CHECK[profession.regime]}."
    )


def note(library: Library, turn: Turn) -> str | None:
    """The profession's rule or the trade's caution, in full once a conversation; then a reminder of rules, and no caution."""
    key = note_key(library, turn.profile)
    if key not in turn.memory.told:
        return profession_note(library, turn.profile)
    profession = library.profession(turn.profile)
    return f"**Vos règles** ({profession.label}) : celles rappelées plus haut valent ici aussi." if profession else None


def note_told(turn: Turn, reply: Reply, library: Library) -> Memory:
    """The reply's memory, with the note that it told in full."""
    key, memory = note_key(library, turn.profile), reply.memory
    said = any(mark in answer.text for answer in reply.answers for mark in ("**Vos règles**", "**Attention**"))
    return memory.but(told=(*memory.told, key)) if said and key and key not in memory.told else memory


def note_key(library: Library, profile: Profile) -> str:
    """Mark in `Memory.told` of the person's rules or caution; empty where they have none."""
    profession = library.profession(profile)
    return profession.id if profession else profile.family or ""


def none_near(cases: tuple[CaseStudy, ...], library: Library, turn: Turn) -> str | None:
    """Says that nobody near is known on the channel, where that is so and the person's trade is known."""
    return None if cases or not library.family(turn.profile) else no_case(library, turn)


def told(case: CaseStudy | None, library: Library, turn: Turn) -> str | None:
    """A case by its lesson, None when there is none."""
    return wording.tell_lesson(case, whence(case, library, turn)) if case else None


def first_of(mix: Mix) -> Platform | None:
    """The channel to begin with, None when nothing is left to advise."""
    return mix.choices[0].platform if mix.choices else None


def choice_of(one: Ranked, mix: Mix) -> Choice:
    """The channel's place in the mix, or as support without hours."""
    return next((c for c in mix.choices if c.platform.id == one.platform.id), Choice(one, "support", None))


def cautions_of(library: Library, profile: Profile, platforms: list[Platform]) -> dict[str, tuple[str, ...]]:
    """What to mind on each channel."""
    return {p.id: platform_cautions(p.id, profile, library.cautions, p.limits) for p in platforms}


def profession_sources(profession: Profession | None) -> tuple[Source, ...]:
    """The texts a profession's rules rest on."""
    if not profession:
        return ()
    return tuple(Source(r.text, profession.authority, r.url, profession.as_of) for r in profession.references[:2])


def lower(text: str) -> str:
    """Lower-case the first letter unless the word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    named = first[1:] != first[1:].lower() or first.rstrip(",") in _NAMES
    return text if named else lower_first(text)
