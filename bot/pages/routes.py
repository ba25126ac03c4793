"""The web process's pages behind signed addresses: plan, progress, e-mail address. In French, without script, printable.

Reading never changes anything: programs that open links in e-mails confirm and stop nothing. Changes are POST, which a mail
program's own « se désabonner » button sends too (RFC 8058).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Literal

from limits import RateLimitItemPerMinute
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot import signing
from bot.advisor.progress import Tracking
from bot.followup.desk import House
from bot.limiting import Limiter
from bot.pages import calendar
from bot.pages.address import AddressPages
from bot.pages.progress import ProgressPages
from bot.pages.render import STATIC, file, gone, later, page
from bot.pages.wording import minutes_fr, plan_lead, plan_note, plan_title, week_dates, week_title
from bot.text import typeset

PER_ADDRESS = RateLimitItemPerMinute(40)
Handler = Callable[[Request, str], Awaitable[Response]]


class Pages:
    """Routes of the pages. One instance a process."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._limiter = Limiter(house.settings.redis_url)

    def routes(self) -> list[Route | Mount]:
        """All of them."""
        progress, address = ProgressPages(self._house), AddressPages(self._house)
        both = ["GET", "POST"]
        return [
            Route("/plan/{token}", self._signed("plan", self.plan)),
            Route("/plan/{token}/plan.pdf", self._signed("plan", self.plan_pdf)),
            Route("/plan/{token}/plan.ics", self._signed("plan", self.plan_calendar)),
            Route("/suivi/{token}", self._signed("track", progress.page), methods=both),
            Route("/suivi/{token}/graphique.png", self._signed("track", self.chart_png)),
            Route("/suivi/{token}/graphique.svg", self._signed("track", self.chart_svg)),
            Route("/adresse/confirmer/{token}", self._signed("confirm", address.confirm), methods=both),
            Route("/adresse/arreter/{token}", self._signed("stop", address.stop), methods=both),
            Route("/pages/theme.css", self.theme),
            Mount("/pages", StaticFiles(directory=STATIC)),
        ]

    async def theme(self, request: Request) -> Response:
        """The organisation's colour, over the pages' own."""
        css = f":root {{ --accent: {self._house.organisation.accent}; }}\n"
        return Response(css, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    def _signed(self, purpose: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """The handler with the id of a genuine token; a page that says so for anything else."""

        async def handle(request: Request) -> Response:
            token = request.path_params["token"]
            id = signing.read(purpose, token, self._house.secret, self._house.clock())
            if id is None:
                return gone()
            if not await self._limiter.hit(PER_ADDRESS, token):
                return later(429)
            try:
                return await handler(request, id)
            except SQLAlchemyError:
                return later(503)

        return handle

    async def plan(self, request: Request, id: str) -> Response:
        """The page to print."""
        kept = await run_in_threadpool(self._house.follow_ups.plan, id)
        if kept is None:
            return gone()
        plan, start, _ = kept
        weeks = [
            {
                "title": week_title(week),
                "dates": week_dates(week, start),
                "tasks": [{"text": typeset(t.text), "time": minutes_fr(t.minutes)} for t in week.tasks],
                "trial": {
                    "do": typeset(week.trial.do),
                    "hypothesis": typeset(week.trial.hypothesis),
                    "measure": typeset(week.trial.measure),
                    "time": minutes_fr(week.trial.minutes),
                },
            }
            for week in plan.weeks
        ]
        return page(
            "plan.html", title=plan_title(), lead=plan_lead(plan), note=plan_note(plan, start), weeks=weeks,
            links=self._house.links.plan(id), foot=typeset(f"{self._house.organisation.name} – conseil automatique, à adapter à votre cas."),
        )  # fmt: skip

    async def plan_pdf(self, request: Request, id: str) -> Response:
        """The same, as PDF."""
        kept = await run_in_threadpool(self._house.follow_ups.plan, id)
        if kept is None:
            return gone()
        made = await run_in_threadpool(_pdf, *kept, self._house.organisation.name)
        return file(made, "application/pdf", "plan-30-jours.pdf")

    async def plan_calendar(self, request: Request, id: str) -> Response:
        """The same, for a calendar."""
        kept = await run_in_threadpool(self._house.follow_ups.plan, id)
        if kept is None:
            return gone()
        plan, start, made_at = kept
        made = calendar.make(plan, start, id, made_at, self._house.links.plan(id).page)
        return file(made, "text/calendar; charset=utf-8", "plan-30-jours.ics")

    async def chart_png(self, request: Request, id: str) -> Response:
        """The chart, for messengers."""
        return await self._chart(id, "png", "image/png")

    async def chart_svg(self, request: Request, id: str) -> Response:
        """The chart, for pages."""
        return await self._chart(id, "svg", "image/svg+xml")

    async def _chart(self, id: str, kind: Literal["png", "svg"], media: str) -> Response:
        found: Any = await run_in_threadpool(self._house.follow_ups.one, id)
        if found is None or not found[1].indicators:
            return gone()
        return file(await run_in_threadpool(_drawn, found[1], kind), media)


# What draws is loaded at the first drawing: it would make two fifths of the start and of the memory at the start.
def _pdf(*args: Any) -> bytes:
    from bot.pages import pdf

    return pdf.make(*args)


def _drawn(tracking: Tracking, kind: Literal["png", "svg"]) -> bytes:
    from bot.pages import chart

    return chart.draw(tracking, kind)
