"""The desk of speakers and organisers, behind their own link: who is let in, what they see. What they can do: decisions.py."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

import segno
from limits import RateLimitItemPerMinute
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.events import recap
from bot.events.access import Guest
from bot.events.answering import LONGEST, RATINGS
from bot.events.house import EventHouse
from bot.events.model import EventError
from bot.events.speaker_chat import SpeakerChats
from bot.events.themes import OTHER, theme_names
from bot.limiting import Limiter
from bot.outbox.markdown import as_html
from bot.pages.events.decisions import Decisions, Fields, sorry
from bot.pages.forms import fields
from bot.pages.render import later, page, word
from bot.text import typeset

log = logging.getLogger(__name__)
MOST_FORM = 120_000
COOKIE = "bc_acces"
DEVICE_DAYS = 30
PER_LINK = RateLimitItemPerMinute(120)
MOST_SHOWN = 200
REFUSALS = {
    "invalid": (404, "Ce lien n'est pas valable", "Il est incomplet ou n'a jamais été donné."),
    "expired": (410, "Ce lien a expiré", "Demandez-en un nouveau à l'organisateur."),
    "revoked": (
        410,
        "Ce lien a été remplacé",
        "Un lien plus récent a été donné. Utilisez celui-là, ou demandez-en un à l'organisateur.",
    ),
    "other_device": (
        403,
        "Ce lien sert déjà sur un autre appareil",
        "Il ne s'ouvre que dans le premier navigateur qui l'a utilisé. Si c'est bien votre lien, demandez-en un nouveau à l'organisateur.",
    ),
}


class DeskPages:
    """Routes below /intervenant/{token}. Every change is a POST to an address only its holder knows, with a strict cookie."""

    def __init__(self, house: EventHouse) -> None:
        self._house, self._speakers, self._decisions = house, SpeakerChats(house), Decisions(house)
        self._limiter = Limiter(house.base.settings.redis_url)

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("/intervenant/{token}", self.show, methods=["GET"]),
            Route("/intervenant/{token}", self.act, methods=["POST"]),
            Route("/intervenant/{token}/ouvrir", self.open, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The desk; before the first opening, a button that takes the link for this browser."""
        guest = await self._guest(request)
        if isinstance(guest, Response):
            return guest
        said = request.query_params.get("fait", "")[:200]
        return await self._safely(lambda: self._desk(guest, request.path_params["token"], said))

    async def open(self, request: Request) -> Response:
        """Take the link for this browser. A program that only follows links never comes here."""
        token = request.path_params["token"]
        opened = await run_in_threadpool(self._house.accesses.open, token, self._house.clock())
        if not opened.startswith("device:"):
            return _refusal(opened)
        response = RedirectResponse(f"/intervenant/{token}", 303)
        secure = self._house.base.settings.site.startswith("https://")
        response.set_cookie(COOKIE, opened.removeprefix("device:"), max_age=DEVICE_DAYS * 86_400, path=f"/intervenant/{token}",
                            httponly=True, samesite="strict", secure=secure)  # fmt: skip
        return response

    async def act(self, request: Request) -> Response:
        """One decision, then back to the desk with a word about it."""
        guest = await self._guest(request)
        if isinstance(guest, Response):
            return guest
        sent = await fields(request, MOST_FORM)
        if sent.get("do") == "telegram" and self._house.base.settings.telegram_bot:
            return await self._safely(lambda: self._telegram(guest, request.path_params["token"]))
        do = self._decisions.named(sent.get("do", ""), guest)
        if do is None:
            return word("Cette action n'est pas possible", "Revenez à la page précédente.", 400)

        def work() -> Response:
            try:
                self._must_be_here(guest, sent)
                said = do(guest, sent)
            except EventError as error:
                log.info("event desk: %s", error)
                said = sorry(sent)
            return RedirectResponse(_back(request.path_params["token"], said), 303)

        return await self._safely(work)

    def _telegram(self, guest: Guest, token: str) -> Response:
        """The link, and its code to scan, that ties the guest's Telegram to this event."""
        bot = self._house.base.settings.telegram_bot
        link = f"https://t.me/{bot}?start={self._speakers.invite(guest, self._house.clock())}"
        picture = segno.make(link, error="m", micro=False).svg_inline(scale=5, border=3)
        title = typeset("Répondre depuis Telegram")
        return page("events/telegram.html", title=title, token=token, link=link, picture=picture)

    def _must_be_here(self, guest: Guest, sent: Fields) -> None:
        """A link opens one event: questions of others are out of reach, even known by their id. EventError."""
        named = [sent[name] for name in ("q", "into") if sent.get(name)]
        if any(self._house.questions.event_of(id) != guest.event for id in named):
            raise EventError(f"access {guest.access}: a question of another event")

    async def _guest(self, request: Request) -> Guest | Response:
        """Who is let in, else the page that says why not."""
        token = request.path_params["token"]
        if not await self._limiter.hit(PER_LINK, token[:64]):
            return later(429)
        device = request.cookies.get(COOKIE)
        try:
            found = await run_in_threadpool(self._house.accesses.check, token, device, self._house.clock())
        except SQLAlchemyError:
            return later(503)
        if isinstance(found, Guest):
            return found
        return (
            _refusal(found)
            if found
            else page("events/open.html", title=typeset("Votre espace intervenant"), token=token)
        )

    async def _safely(self, work: Callable[[], Response]) -> Response:
        try:
            return await run_in_threadpool(work)
        except SQLAlchemyError:
            return later(503)

    def _desk(self, guest: Guest, token: str, said: str) -> Response:
        house, event = self._house, self._house.events.get(guest.event)
        found = house.questions.all(event.id, merged=True)
        heads = [q for q in found if q.merged_into is None]
        members = {q.id: [m for m in found if m.merged_into == q.id] for q in heads}
        return page(
            "events/desk.html",
            title=typeset(f"{event.title} : vos questions"),
            token=token,
            guest=guest,
            event=event,
            said=typeset(said),
            audience=house.people.audience(event.id),
            held=[q for q in heads if q.state == "held"],
            waiting=[q for q in heads if q.state == "open"][:MOST_SHOWN],
            done=[q for q in heads if q.state not in ("open", "held")][:MOST_SHOWN],
            members=members,
            proposals=house.grouping.proposals(event.id, 20) if guest.role == "organiser" else [],
            ratings=recap.gather(house, event).ratings,
            rating_labels=RATINGS,
            themes=(*theme_names(), OTHER),
            longest=LONGEST,
            html=as_html,
            page=house.page(event),
            live=event.phase(house.clock()),
            telegram=bool(house.base.settings.telegram_bot),
        )


def _refusal(why: str) -> Response:
    status, title, text = REFUSALS[why]
    return word(title, text, status)


def _back(token: str, said: str) -> str:
    return f"/intervenant/{token}?fait={quote(said)}"
