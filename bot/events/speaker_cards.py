"""What a speaker's chat is told: a question on a card, its buttons, and why a card of a while ago is too old."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.events.model import Question
from bot.text import shorten, typeset

PAYLOAD = "/speaker"
GONE = "Cette question n'existe plus."
CLOSED = "Cette question a déjà sa réponse, ou a été close : rien n'a été envoyé."
SPOKEN = "Notée comme répondue à l'oral."
ASIDE = "Mise de côté, avec votre motif. La personne est prévenue."
JOINED = "Cette question vient d'être réunie à une autre : rien n'a été envoyé. Répondez à l'autre, chacun recevra votre réponse."


@dataclass(frozen=True)
class Said:
    """What the chat is told: Markdown, and buttons {"title", "payload"}."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()


def card(one: Question, others: int) -> Said:
    """One question with the draft and what can be done; `others` wait after it."""
    people = f" ({one.concerned} personnes)" if one.concerned > 1 else ""
    more = f"{others} autre{'s' if others > 1 else ''} en attente." if others else ""
    if one.draft:
        sources = ", ".join(f"[{s['title']}]({s['url']})" for s in one.draft_sources if s.get("url"))
        body = f"Ma proposition, à relire avant tout envoi :\n\n{one.draft}" + (
            f"\n\nSources : {sources}." if sources else ""
        )
    else:
        body = "Je n'ai pas de réponse sourcée à vous proposer."
    text = "\n\n".join(filter(None, (f"**Question{people} : « {shorten(one.text, 600)} »**", body, more)))
    id = one.public_id
    tap = (button("Envoyer cette réponse", "send", id),) if one.draft else ()
    rest = (("Modifier" if one.draft else "Répondre moi-même", "write"), ("Déjà répondu à l'oral", "spoken"), ("Laisser de côté", "aside"), ("Plus tard", "next"))  # fmt: skip
    return Said(typeset(text), (*tap, *(button(title, do, id) for title, do in rest)))


def too_late(known: Question | None, done: str = "") -> str | None:
    """Why a card shown a while ago cannot be obeyed any more; in the state `done` it was, before a crash, and may be again."""
    if known is None:
        return GONE
    if known.merged_into is not None:
        return JOINED
    return None if known.state in ("open", "held", done) else CLOSED


def button(title: str, do: str, id: str) -> dict[str, Any]:
    """A button that does something to a question."""
    return {"title": title, "payload": PAYLOAD + json.dumps({"do": do, "q": id})}


CANCEL = button("Annuler", "list", "")
"""Under a question that waits for a text: what is typed after it is no answer."""
