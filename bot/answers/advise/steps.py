"""What to try on a channel: the steps of its entry in their order, never one that was told before in the conversation."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.advisor.model import Platform
from bot.advisor.profile import Profile
from bot.answers.advise.shared import lower
from bot.answers.answer import Reply, Turn
from bot.answers.library import Library
from bot.dialogue.memory import Memory

TOLD = "step:"
"""Mark in `Memory.told` of a step, followed by the channel and the step's place: « step:facebook:0 »."""
OPENS = re.compile(
    r"(?:Créez|Ouvrez|Passez en compte|Remplissez|Activez|Validez la fiche|Cherchez votre entreprise|Achetez|Installez|Reprenez|Assurez-vous|Si oui|"
    r"Vérifiez que (?:vos clients|votre milieu|vos photos)|Demandez à (?:dix|vos) clients s'ils|Regardez pendant|Passez une semaine|Observez|"
    r"Choisissez (?:un (?:numéro|serveur|outil|hébergeur)|une (?:seule place|catégorie))|Calculez votre marge|Définissez|Écrivez cinq pages)"
)
"""How a step that opens or sets up a channel begins: past, for who holds it."""
FILMS = re.compile(r"\b(?:vidéos?|film(?:ez|er|és?|ant)|reels?|en direct|directs?)\b", re.IGNORECASE)
"""A step that has something filmed: never for who said « pas de vidéo »."""


def next_step(platform: Platform, turn: Turn) -> str:
    """What to try on a channel and what to count, a month before and a month after; « ensuite » where a step was told already."""
    counted = lower(_indicator(platform, turn.profile)).rstrip(".")
    when = " ensuite" if any(mark.startswith(f"{TOLD}{platform.id}:") for mark in turn.memory.told) else ""
    return f"**À essayer{when}** : {bare(platform, turn)}. **À mesurer**, un mois avant et un mois après : {counted}."


def bare(platform: Platform, turn: Turn) -> str:
    """The step alone, as it stands in a sentence, without its stop. The first again once all have been told."""
    steps = [_in_a_sentence(step) for step in platform.first_steps]
    fit = [n for n, step in enumerate(platform.first_steps) if _fits(step, platform, turn.profile)]
    new = next((n for n in fit if _mark(platform, n) not in turn.memory.told), None)
    return steps[new if new is not None else (fit or [0])[0]]


def noted(memory: Memory, reply: Reply, library: Library) -> Memory:
    """The memory with the steps that the reply tells, wherever in it."""
    text = _spaced("\n".join(answer.text for answer in reply.answers if answer.kind == "answer"))
    marks = (
        _mark(platform, n)
        for platform in library.platforms.values()
        for n, step in enumerate(platform.first_steps)
        if _as_shown(step) in text
    )
    new = tuple(mark for mark in marks if mark not in memory.told)
    return memory.but(told=(*memory.told, *new)) if new else memory


def _fits(step: str, platform: Platform, profile: Profile) -> bool:
    """Who is there already is not told to open it, nor who wants no video to film."""
    past = platform.id in profile.present and OPENS.match(step)
    return not past and not ("no_video" in profile.flags and FILMS.search(step))


@lru_cache(maxsize=1024)
def _as_shown(step: str) -> str:
    """As it is looked for in a reply; the same steps at every message."""
    return _spaced(_in_a_sentence(step))


def _in_a_sentence(step: str) -> str:
    return lower(step).rstrip(".")


def _spaced(text: str) -> str:
    """With plain spaces: typography has put unbreakable ones into what is shown."""
    return re.sub(r"\s", " ", text)


def _mark(platform: Platform, number: int) -> str:
    return f"{TOLD}{platform.id}:{number}"


def _indicator(platform: Platform, profile: Profile) -> str:
    """What to count there: candidates, for who only wants to hire."""
    hires = profile.goals == ("hiring",) and "association" not in profile.statuses
    return "Candidatures reçues, et par quel canal" if hires else platform.indicators[0]
