"""Answers that a person stood by at an event: said again to whoever asks nearly the same thing."""

from __future__ import annotations

from bot.advisor.model import Source
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.dates import day_fr
from bot.answers.library import Library
from bot.knowledge.pairs import Pair
from bot.text import shorten

MORE = 900
"""Characters said at once; a longer answer goes on behind « En savoir plus »."""


def reply(turn: Turn, library: Library) -> Reply | None:
    """The validated answer to nearly this question; None when there is none."""
    answer = validated(turn, library)
    return Reply.of(turn, answer) if answer else None


def validated(turn: Turn, library: Library) -> Answer | None:
    """The same as an answer."""
    found = None if turn.meaning.parsed.from_button else library.knowledge.pairs.close_to(turn.meaning.text)
    return validated_answer(turn.topic, found) if found else None


def validated_answer(topic: str, pair: Pair) -> Answer:
    """A pair as it is said again."""
    head = shorten(pair.answer, MORE - 200)
    rest = pair.answer[len(head.rstrip("…")) :].strip()
    text = paragraphs(
        f"**On a déjà répondu à cette question{_where(pair)}, le {day_fr(pair.day)}.**",
        f"La question était : « {shorten(pair.question, 160)} »",
        head,
        f"Réponse de {pair.author}." if pair.author else None,
    )
    sources = tuple(Source(s["title"], s["publisher"], s["url"], s.get("year")) for s in pair.sources if s.get("url"))
    buttons = (Button("Poser ma question à l'intervenant", "/ask_speaker"),)
    return Answer("answer", topic, text, sources=sources, buttons=buttons, more=rest or None, extra={"pair": pair.id})


def _where(pair: Pair) -> str:
    """The event it was asked at; nothing when it came by the assistant itself."""
    return f", lors de « {shorten(pair.origin, 80)} »" if pair.origin else ""
