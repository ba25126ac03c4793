"""« en Belgique c'est pareil ? »: what of an answer holds in another country, and whom to ask there for the rest."""

from __future__ import annotations

from dataclasses import replace

from bot.answers import abroad
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, REAL_CASE
from bot.answers.countries import UNION
from bot.answers.library import Library
from bot.dialogue.reading import NAMED_PLACE


def reply(turn: Turn, library: Library) -> Reply:
    """Channels are chosen alike, which is judgement; rules and figures are France's."""
    place = {"region": None, **turn.meaning.parsed.values[NAMED_PLACE]}
    seen = replace(turn, profile=turn.profile.with_values(**place))
    whom = abroad.whom(seen, library).replace("votre pays", "ce pays")
    text = paragraphs(
        "**Le choix des canaux, oui, à notre avis. Les règles et les chiffres, non : "
        "ceux que je cite viennent de France, sauf quand je nomme un autre pays.**",
        f"Pour ce qui est permis {abroad.there(seen)}, demandez à {whom}.",
        "Le RGPD, lui, y vaut aussi." if place["country"] in UNION else None,
    )
    return Reply.of(turn, Answer("notice", turn.topic, text, buttons=(REAL_CASE, HUMAN)))
