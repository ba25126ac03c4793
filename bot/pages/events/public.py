"""Pages everybody may open: entering by a code, the light page, the screen of the room, the recap, files to download."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.answers.events import when, where
from bot.answers.room import WORDING
from bot.channels.notice import notice
from bot.events import calendar, recap
from bot.events.codes import spaced
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.events.moderation import LONGEST
from bot.events.recap_text import counts_text
from bot.outbox.markdown import as_html
from bot.pages.render import file, later, page
from bot.text import typeset

Show = Callable[[Event], Response]
BAR = 240
"""Width of the longest bar of a chart, in pixels."""


class PublicPages:
    """Routes below /e. Nothing here needs an account, and nothing here names a person who did not want it."""

    def __init__(self, house: EventHouse) -> None:
        self._house = house

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/e", self.enter),
            Route("/e/{code}", self._of(self.light)),
            Route("/e/{code}/ecran", self._of(self.screen)),
            Route("/e/{code}/compte-rendu", self._of(self.recap)),
            Route("/e/{code}/compte-rendu.pdf", self._of(self.recap_pdf)),
            Route("/e/{code}/agenda.ics", self._of(self.calendar)),
            Route("/e/{code}/qr.svg", self._of(self.qr_svg)),
            Route("/e/{code}/qr.png", self._of(self.qr_png)),
        ]

    async def enter(self, request: Request) -> Response:
        """The form for a code; with ?code= straight to its event."""
        typed = request.query_params.get("code", "")[:40].strip()
        if not typed:
            return page("events/enter.html", title=typeset("Rejoindre un événement"), typed="", unknown=False)
        return await self._found(typed, lambda event: RedirectResponse(f"/e/{event.code}", 303))

    def _of(self, show: Show) -> Callable[[Request], Awaitable[Response]]:
        """The handler of an event's page, whatever way its code was typed."""

        async def handle(request: Request) -> Response:
            return await self._found(request.path_params["code"][:40], show)

        return handle

    async def _found(self, code: str, show: Show) -> Response:
        def work() -> Response:
            event = self._house.events.by_code(code)
            return show(event) if event else self._unknown(code)

        try:
            return await run_in_threadpool(work)
        except SQLAlchemyError:
            return later(503)

    def _unknown(self, code: str) -> Response:
        return page("events/enter.html", 404, title=typeset("Événement introuvable"), typed=code, unknown=True)

    def light(self, event: Event) -> Response:
        """What a phone shows after the QR code."""
        card, house = self._house.card(event), self._house
        return page(
            "events/light.html",
            title=typeset(event.title),
            event=event,
            card=card,
            when=typeset(when(card).capitalize()),
            where=typeset(where(card) or ""),
            code=spaced(event.code),
            open=event.takes_questions(house.clock()),
            telegram=house.telegram_link(event),
            notice=notice(house.base.organisation),
            longest=LONGEST,
            wording=WORDING,
            can_email=bool(house.base.settings.mail.host),
            next=typeset(f"{card.following.title}, {when(card.following)}") if card.following else None,
        )

    def screen(self, event: Event) -> Response:
        """What the room's projector shows."""
        link = self._house.page(event)
        return page(
            "events/screen.html",
            title=typeset(event.title),
            event=event,
            code=spaced(event.code),
            link=link.split("://", 1)[-1],
        )

    def recap(self, event: Event) -> Response:
        """The recap, once it is published."""
        if event.recap_at is None:
            text = "Il le sera après l'événement. Les réponses aux questions arrivent aussi à ceux qui les ont posées."
            return page(
                "events/not_yet.html", title=typeset("Compte rendu pas encore publié"), text=typeset(text), event=event
            )
        made = recap.gather(self._house, event)
        most = max((theme.concerned for theme in made.themes), default=1) or 1
        return page(
            "events/recap.html",
            title=typeset(f"Compte rendu : {event.title}"),
            recap=made,
            card=made.card,
            when=typeset(when(made.card).capitalize()),
            where=typeset(where(made.card) or ""),
            counts=typeset(counts_text(made)),
            width=lambda theme: max(2, round(BAR * theme.concerned / most)),
            html=as_html,
            following=typeset(f"{made.card.following.title}, {when(made.card.following)}")
            if made.card.following
            else None,
            open=event.takes_questions(self._house.clock()),
        )

    def recap_pdf(self, event: Event) -> Response:
        """The same to print."""
        if event.recap_at is None:
            return self.recap(event)
        from bot.events import recap_pdf  # what draws is loaded at the first drawing

        made = recap.gather(self._house, event)
        content = recap_pdf.make(made, self._house.base.organisation.name, event.recap_at)
        return file(content, "application/pdf", f"compte-rendu-{event.code}.pdf")

    def calendar(self, event: Event) -> Response:
        """The event for an agenda."""
        content = calendar.make(event, self._house.page(event), self._house.clock())
        return file(content, "text/calendar; charset=utf-8", f"{event.code}.ics")

    def qr_svg(self, event: Event) -> Response:
        """The QR code of the light page."""
        from bot.events import poster

        return file(poster.qr_svg(self._house.page(event)), "image/svg+xml")

    def qr_png(self, event: Event) -> Response:
        """The same as pixels."""
        from bot.events import poster

        return file(poster.qr_png(self._house.page(event)), "image/png")
