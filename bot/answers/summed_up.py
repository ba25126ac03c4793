"""The conversation in a few lines: which channels, what each subject came to, what to do first."""

from __future__ import annotations

from bot.advisor.variants import choose
from bot.answers import noted, wording
from bot.answers.advise import shared, steps
from bot.answers.answer import Answer, Reply, Turn, fit
from bot.answers.buttons import HUMAN, START
from bot.answers.library import Library
from bot.answers.straight import plain
from bot.dialogue.further import WRITTEN
from bot.dialogue.reading import OF_LAW
from bot.text import enumerate_fr, lower_first

SUBJECTS = 4
"""Told, the last ones asked about."""


def reply(turn: Turn, library: Library) -> Reply:
    """For who has told their trade; else what was spoken of, and the question that would make it theirs."""
    known = noted.known(turn.profile, library)
    first, head = _channels(turn, library)
    text, overflow = fit(
        (0, f"**{head}**"),
        (2, f"Ce que je sais de vous : {' ; '.join(known)}." if known else None),
        (0, _subjects(turn, library)),
        (1, _law(turn)),
        (0, steps.next_step(library.platforms[first], turn) if first else None),
        (0, None if turn.profile.trade else "Dites-moi votre métier : ce résumé deviendra le vôtre."),
    )
    answer = Answer("answer", turn.topic, text, buttons=(*START[2:], *START[:1], HUMAN), more=overflow)
    return Reply.of(turn, answer)


def _channels(turn: Turn, library: Library) -> tuple[str | None, str]:
    """The channel to begin with, and the sentence that names those advised."""
    mix = library.mix(turn.profile) if turn.profile.trade else None
    best = shared.first_of(mix) if mix else None
    if not (mix and best):
        return None, "En résumé, rien n'est encore choisi pour vous."
    names = enumerate_fr([wording.named(choice.platform) for choice in mix.choices])
    alone = len(mix.choices) == 1
    told = f"{names}, et rien d'autre" if alone and mix.little else f"{names}{'' if alone else ', dans cet ordre'}"
    return best.id, f"En résumé, {lower_first(wording.for_whom(turn.profile))} : {told}."


def _subjects(turn: Turn, library: Library) -> str | None:
    """One sentence for each subject that has a written advice, as it was worded for the person."""
    family = library.family(turn.profile)
    lines = []
    for topic in [t for t in turn.memory.depth if t in WRITTEN][-SUBJECTS:]:
        found = library.advice(topic)
        if found is not None:
            chosen = choose(found.base, found.variants, turn.profile, family, ())
            lines.append(f"**{library.titles[topic].removesuffix('?').rstrip()}.** {plain(chosen.headline)}")
    return wording.bullet_list(lines) if lines else None


def _law(turn: Turn) -> str | None:
    asked = OF_LAW & set(turn.memory.depth)
    return (
        "Pour ce qui est permis, relisez les sources données avec la réponse : elles font foi, pas moi."
        if asked
        else None
    )
