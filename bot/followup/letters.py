"""The letters of this part, in French: the question of the day, the address to confirm."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.advisor.progress import INDICATORS, Tracking, amount
from bot.answers.answer import paragraphs
from bot.answers.dates import day_fr
from bot.answers.tracking import AGAIN
from bot.answers.tracking_day import STOP
from bot.answers.wording import bullet_list
from bot.outbox.store import Draft
from bot.text import typeset

ASKED_AT = time(9, 0)
"""Local time of day at which people are asked again."""


def question_drafts(conversation: str, tracking: Tracking, page: str, zone: str) -> tuple[Draft, Draft]:
    """The question of the day `tracking.due_on`, for the conversation and by e-mail."""
    assert tracking.due_on is not None  # noqa: S101  # scheduled just before
    started = min(m.day for m in tracking.measures)
    numbers = [
        f"{INDICATORS[id].label} : {amount(tracking.series(id)[-1].value, INDICATORS[id])}"
        for id in tracking.indicators
    ]
    told = f"Vos derniers chiffres (suivi commencé le {day_fr(started)}) :\n{bullet_list(numbers)}"
    key = f"follow_up:{tracking.id}:{tracking.due_on.isoformat()}"
    due = datetime.combine(tracking.due_on, ASKED_AT, ZoneInfo(zone))
    buttons = tuple({"title": b.title, "payload": b.payload} for b in (AGAIN, STOP))
    subject = typeset("Où en êtes-vous ? Le point que vous avez demandé")
    here = paragraphs("**Vous m'avez demandé de refaire le point aujourd'hui. Où en êtes-vous ?**", told,
                      "Touchez « Refaire le point maintenant », ou écrivez le premier chiffre.")  # fmt: skip
    mail = paragraphs("**Vous m'avez demandé de refaire le point aujourd'hui. Où en êtes-vous ?**", told,
                      f"[Répondre en une minute]({page})", "Vous pouvez aussi tout arrêter sur cette page.")  # fmt: skip
    data: dict[str, Any] = {"kind": "question", "topic": "roi_indicators", "verdict": None, "platforms": [], "case_studies": [], "sources": [],
            "answer_id": key.replace(":", "-")}  # fmt: skip
    return (
        Draft(f"{key}:web", conversation, "follow_up", "web", subject, here, due, buttons, data),
        Draft(f"{key}:email", conversation, "follow_up", "email", subject, mail, due),
    )


def confirmation(conversation: str, address: str, link: str, organisation: str, now: datetime) -> Draft:
    """The message that asks the owner of an address to confirm it."""
    text = paragraphs(
        f"**Vous avez demandé à être prévenu par e-mail des réponses à vos questions ({organisation}).**",
        f"[Confirmer mon adresse]({link})",
        "Le lien vaut deux jours. Si vous n'avez rien demandé, ne faites rien : vous ne recevrez plus aucun message.",
    )
    key = f"confirm:{address}:{now.timestamp():.0f}"
    return Draft(key, conversation, "confirmation", "email", "Confirmez votre adresse", text, now, address=address)


def next_monday(day: date) -> date:
    """The first Monday after `day`."""
    return date.fromordinal(day.toordinal() + 7 - day.weekday())
