"""The recap in words: one Markdown text for the chat, Telegram and e-mail (which the outbox turns into text and HTML)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.events import one_line
from bot.text import shorten, typeset

if TYPE_CHECKING:
    from bot.events.model import Question
    from bot.events.recap import Recap

TOP = 5
LONGEST = 3500
"""Under Telegram's 4,096 with room for its marks: the recap is one message."""


def counts_text(recap: Recap) -> str:
    """« 42 questions, 30 répondues… » : every question is in one of the numbers."""
    parts = [
        _n(len(recap.answered), "répondue par écrit", "répondues par écrit"),
        _n(len(recap.spoken), "répondue à l'oral", "répondues à l'oral"),
        _n(recap.merged, "réunie à une autre", "réunies à une autre"),
        _n(len(recap.open), "en attente", "en attente"),
        _n(len(recap.carried), "reportée", "reportées"),
        _n(len(recap.aside), "hors sujet", "hors sujet"),
        _n(recap.held, "non affichée", "non affichées"),
    ]
    return f"{_n(recap.asked, 'question posée', 'questions posées') or 'Aucune question posée'} : {', '.join(filter(None, parts)) or 'rien'}."


def letter_text(recap: Recap) -> str:
    """The whole letter, at most LONGEST characters: the most wanted answers, the themes, what is open, what is next."""
    for top in range(TOP, -1, -1):
        text = _letter(recap, top)
        if len(text) <= LONGEST:
            return text
    return text[: LONGEST - 1] + "…"


def _letter(recap: Recap, top: int) -> str:
    card = recap.card
    answered = (*recap.answered, *recap.spoken)
    themes = "\n".join(f"- {t.name} : {_n(t.asked, 'question', 'questions')}" for t in recap.themes[:6])
    parts = [
        f"**Le compte rendu de « {recap.event.title} »**",
        counts_text(recap),
        f"**Thèmes**\n{themes}" if themes else "",
        "**Les réponses les plus attendues**" if answered[:top] else "",
        *(_answered(one) for one in answered[:top]),
        "**Encore ouvertes**\n" + "\n".join(f"- « {shorten(q.text, 140)} »" for q in recap.open[:3])
        if recap.open
        else "",
        f"[Tout le compte rendu, avec les sources]({card.recap or card.page + '/compte-rendu'}).",
        f"**Prochain rendez-vous :** {one_line(card.following)} [L'ajouter à votre agenda]({card.following.calendar})."
        if card.following
        else "",
        f"Une autre question ? Elle reste possible jusqu'au {recap.event.retain_until.strftime('%d/%m/%Y')} : {card.page}",
    ]
    return typeset("\n\n".join(filter(None, parts)))


def _answered(one: Question) -> str:
    if one.answer is None:
        return f"« {shorten(one.text, 160)} » : on y a répondu pendant l'événement."
    return (
        f"« {shorten(one.text, 160)} »\n{shorten(' '.join(one.answer.replace('**', '').split()), 280)} ({one.credit})"
    )


def _n(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
