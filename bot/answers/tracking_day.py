"""The day of the next look at the figures of « avant / après »: asked, chosen by a button or named in words, agreed to."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from bot.advisor.progress import DELAYS, MOST_DAYS, SHORT_DAYS
from bot.answers import later
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.dates import day_fr

TOPIC = "roi_indicators"
STOP = Button("Arrêter le suivi", '/roi_indicators{"track": "stop"}')
TOO_SOON = "**C'est trop tôt : en moins de deux semaines, vos chiffres ne bougent que par hasard.** Choisissez un jour plus lointain."
TOO_LATE = "**C'est trop loin pour moi : je garde le fil six mois au plus.** Choisissez un jour plus proche."
NO_DAY = "**Il me faut un jour précis, par exemple « dans six semaines » ou « le 15 mars ».** Sans idée, un mois convient souvent."


def ask(turn: Turn, before: str | None) -> Reply:
    """When to be asked again; `before` is a paragraph said first."""
    asked = "Quand voulez-vous refaire le point ?"
    text = paragraphs(
        before,
        f"{asked if before and before.startswith('**') else f'**{asked}**'} Je vous poserai les mêmes questions ce jour-là, une seule fois. Vous pouvez arrêter à tout moment.",
    )
    buttons = tuple(
        Button(said[:1].upper() + said[1:], f'/roi_indicators{{"track": "due", "days": {days}}}')
        for days, said in DELAYS.items()
    )
    answer = Answer("question", TOPIC, text, buttons=(*buttons, STOP))
    return Reply.of(turn, answer, memory=turn.memory.but(pending="day"))


def agreement(days: int) -> str:
    """What a person agrees to by choosing when to be asked again, in so many days; kept with their agreement."""
    return f"Reposez-moi ces questions {DELAYS.get(days, f'dans {days} jours')}. Je peux arrêter à tout moment."


def due(turn: Turn) -> Reply | None:
    """The day is set; how the question will come, and how to be told elsewhere. None where there is no starting point."""
    days = _days(turn)
    if days is None:
        return ask(turn, NO_DAY)
    if not SHORT_DAYS <= days <= MOST_DAYS:
        return ask(turn, TOO_SOON if days < SHORT_DAYS else TOO_LATE)
    day = turn.desk.schedule(days, agreement(days))
    if day is None:
        return None
    reach = turn.desk.reach()
    text = paragraphs(
        f"**C'est noté : le {day_fr(day)}, je vous demande où vous en êtes.**",
        later.how(reach, "La question"),
        "D'ici là, changez une seule chose à la fois. **À mesurer** : les mêmes chiffres, comptés de la même façon.",
    )
    buttons = (*later.ways(reach), STOP)
    return Reply.of(turn, Answer("notice", TOPIC, text, buttons=buttons), memory=turn.memory.but(pending=None))


def _days(turn: Turn) -> int | None:
    """From now to the day named, None where none is."""
    values = turn.meaning.parsed.values
    days, named = values.get("days"), values.get("date")
    if isinstance(days, int):
        return days
    if not isinstance(named, (list, tuple)):
        return None
    today, (day, month) = turn.desk.today(), named
    return (_next(today, int(day), int(month)) - today).days


def _next(today: date, day: int, month: int) -> date:
    """The next time that day comes; the 29th of February is the 28th in most years."""
    for year in (today.year, today.year + 1):
        coming = date(year, month, 1)
        for one in (day, day - 1, day - 2):
            with suppress(ValueError):
                coming = coming.replace(day=one)
                break
        if coming >= today:
            break
    return coming
