"""Where a person stands, and the form of the day: for those who come from an e-mail."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.advisor.progress import DELAYS, INDICATORS, Tracking, read
from bot.answers.dates import day_fr
from bot.answers.tracking import alternative
from bot.answers.tracking_day import agreement
from bot.followup.desk import House
from bot.nlu.extract.quantity import quantity
from bot.pages.forms import fields
from bot.pages.render import gone, page
from bot.text import typeset

UNREADABLE = "Je n'ai pas su lire ce nombre : écrivez-le en chiffres, par exemple 12. Rien n'a été enregistré."
EMPTY = "Écrivez au moins un nombre."


class ProgressPages:
    """One page; see `bot.pages.routes`."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def page(self, request: Request, id: str) -> Response:
        """GET shows; POST notes the numbers, or stops."""
        found = await run_in_threadpool(self._house.follow_ups.one, id)
        if found is None or not found[1].indicators:
            return gone()
        conversation, tracking, is_open = found
        sent = await fields(request) if request.method == "POST" and is_open else {}
        if sent.get("do") == "stop":
            await run_in_threadpool(self._house.desk(conversation).stop)
            return self._show(id, tracking, False, thanks="C'est arrêté : nous ne vous redemanderons rien.")
        if sent.get("do", "").startswith("due-"):
            return await self._schedule(id, conversation, tracking, sent["do"].removeprefix("due-"))
        if sent:
            return await self._record(id, conversation, tracking, sent)
        return self._show(id, tracking, is_open)

    async def _record(self, id: str, conversation: str, tracking: Tracking, sent: dict[str, str]) -> Response:
        typed = {name: sent[name] for name in tracking.indicators if sent.get(name, "").strip()}
        numbers = {name: quantity(text) for name, text in typed.items()}
        if not numbers:
            return self._show(id, tracking, True, error=EMPTY)
        if not all(_possible(name, value) for name, value in numbers.items()):
            return self._show(id, tracking, True, error=UNREADABLE, typed=typed)
        await run_in_threadpool(self._keep, conversation, numbers)
        found = await run_in_threadpool(self._house.follow_ups.one, id)
        return self._show(id, found[1] if found else tracking, True, thanks="Merci, c'est noté.", delays=True)

    async def _schedule(self, id: str, conversation: str, tracking: Tracking, days: str) -> Response:
        chosen = int(days) if days.isascii() and days.isdigit() else None
        if chosen not in DELAYS:
            return self._show(id, tracking, True)
        day = await run_in_threadpool(self._house.desk(conversation).schedule, chosen, agreement(chosen))
        return self._show(
            id, tracking, False, thanks=f"C'est noté : nous vous redemanderons le {day_fr(day)}." if day else ""
        )

    def _keep(self, conversation: str, numbers: dict[str, float | None]) -> None:
        today = self._house.today()
        tracking = self._house.follow_ups.begin_round(conversation, today)
        if tracking is None:
            return
        for name, value in numbers.items():
            if value is not None:
                self._house.follow_ups.record(tracking.id, name, tracking.round, value, today)
        self._house.follow_ups.ask(conversation, None)

    def _show(
        self,
        id: str,
        tracking: Tracking,
        asks: bool,
        error: str = "",
        thanks: str = "",
        typed: dict[str, str] | None = None,
        delays: bool = False,
    ) -> Response:
        readings = read(tracking)
        questions = [
            {"id": name, "text": typeset(INDICATORS[name].question), "value": (typed or {}).get(name, "")[:80]}
            for name in tracking.indicators
        ]
        return page(
            "progress.html",
            422 if error else 200,
            title=typeset("Votre « avant / après »"),
            readings=[{"change": typeset(r.change), "caution": typeset(r.caution)} for r in readings],
            chart=self._house.links.chart(id).svg.removeprefix(self._house.settings.site),
            alt=typeset(f"Graphique : {alternative(readings)}"),
            questions=questions if asks and not thanks else [],
            delays=[{"days": days, "title": said[:1].upper() + said[1:]} for days, said in DELAYS.items()] if delays else [],
            error=typeset(error),
            thanks=typeset(thanks),
            foot=typeset(f"{self._house.organisation.name}. Vos données : {self._house.organisation.data_protection_contact}."),
        )  # fmt: skip


def _possible(name: str, value: float | None) -> bool:
    return value is not None and 0 <= value <= INDICATORS[name].most
