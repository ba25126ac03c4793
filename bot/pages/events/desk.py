"""The desk of speakers and organisers, behind their own link: who is in the room, the questions, drafts, answers, merges."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from urllib.parse import quote

import segno
from limits import RateLimitItemPerMinute
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.events import carrying, knowledge, recap
from bot.events.access import Guest
from bot.events.answering import LONGEST, RATINGS
from bot.events.house import EventHouse
from bot.events.importing.columns import pasted_rows
from bot.events.importing.take import Importer
from bot.events.model import EventError
from bot.events.speaker_chat import SpeakerChats
from bot.events.themes import OTHER, theme_names
from bot.limiting import Limiter
from bot.outbox.markdown import as_html
from bot.pages.forms import fields
from bot.pages.render import later, page, word
from bot.text import counted, typeset

log = logging.getLogger(__name__)
MOST_FORM = 120_000
COOKIE = "bc_acces"
DEVICE_DAYS = 30
PER_LINK = RateLimitItemPerMinute(120)
NOBODY = "Personne n'est à prévenir : la question venait d'un papier ou d'un fichier."
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
Fields = Mapping[str, str]
Do = Callable[["DeskPages", Guest, Fields], str]


class DeskPages:
    """Routes below /intervenant/{token}. Every change is a POST to an address only its holder knows, with a strict cookie."""

    def __init__(self, house: EventHouse) -> None:
        self._house, self._speakers = house, SpeakerChats(house)
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
        do = ACTIONS.get(sent.get("do", ""))
        if do is None or (do in ORGANISER_ONLY and guest.role != "organiser"):
            return word("Cette action n'est pas possible", "Revenez à la page précédente.", 400)

        def work() -> Response:
            try:
                self._must_be_here(guest, sent)
                said = do(self, guest, sent)
            except EventError as error:
                log.info("event desk: %s", error)
                said = _sorry(sent)
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

    # What can be done: each returns a French sentence.

    def answer(self, guest: Guest, sent: Fields) -> str:
        draft = sent.get("how") == "draft"
        n = self._house.answering.answer(sent.get("q", ""), sent.get("text", ""), guest.name, approve_draft=draft)
        if sent.get("keep"):
            knowledge.keep(self._house, sent.get("q", ""))
        return "Réponse enregistrée. " + (f"Envoyée à {counted(n, 'personne', 'personnes')}." if n else NOBODY)

    def spoken(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_state(sent.get("q", ""), "spoken", guest.name)
        self._house.answering.tell(sent.get("q", ""))
        return "Notée comme répondue à l'oral."

    def aside(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_state(sent.get("q", ""), "off_topic", guest.name, sent.get("reason"))
        self._house.answering.tell(sent.get("q", ""))
        return "Mise de côté, avec votre motif. La personne est prévenue."

    def reopen(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_state(sent.get("q", ""), "open", guest.name)
        return "La question est de nouveau en attente."

    def show_it(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_state(sent.get("q", ""), "open", guest.name)
        return "La question est affichée."

    def refuse(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_state(sent.get("q", ""), "refused", guest.name, sent.get("reason"))
        self._house.answering.tell(sent.get("q", ""))
        return "Non affichée, avec votre motif. La personne est prévenue."

    def theme(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.set_theme(sent.get("q", ""), sent.get("theme", ""))
        return "Thème changé."

    def merge(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.merge(sent.get("q", ""), sent.get("into", ""), guest.name)
        return "Questions réunies. Soutiens et auteurs suivent."

    def differ(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.refuse_likeness(sent.get("q", ""), sent.get("into", ""))
        return "Bien, ce sont deux questions."

    def unmerge(self, guest: Guest, sent: Fields) -> str:
        self._house.changes.unmerge(sent.get("q", ""), guest.name)
        return "Les deux questions sont de nouveau séparées."

    def paste(self, guest: Guest, sent: Fields) -> str:
        report = Importer(self._house.engine).take(
            guest.event, pasted_rows(sent.get("text", "")), "paper", actor=guest.name
        )
        return (
            f"{counted(report.taken, 'question prise', 'questions prises')}, {report.known} déjà là, "
            f"{counted(len(report.refused), 'refusée', 'refusées')}."
        )

    def close(self, guest: Guest, sent: Fields) -> str:
        self._house.events.close(guest.event, self._house.clock())
        return "Événement clos. Les questions tardives arrivent encore."

    def moderate(self, guest: Guest, sent: Fields) -> str:
        on = sent.get("on") == "1"
        self._house.events.set_moderated(guest.event, on)
        return "Chaque question est relue avant affichage." if on else "Les questions s'affichent sans relecture."

    def publish(self, guest: Guest, sent: Fields) -> str:
        n = recap.publish(self._house, self._house.events.get(guest.event), self._house.clock())
        return "Compte rendu publié. " + (
            f"Il part à {counted(n, 'personne', 'personnes')}." if n else "Personne n'avait demandé à le recevoir."
        )

    def carry(self, guest: Guest, sent: Fields) -> str:
        n = carrying.carry(self._house.engine, guest.event, guest.name)
        return counted(n, "question reportée.", "questions reportées.")


ACTIONS: Mapping[str, Do] = {
    "answer": DeskPages.answer, "spoken": DeskPages.spoken, "aside": DeskPages.aside, "reopen": DeskPages.reopen, "show": DeskPages.show_it,
    "refuse": DeskPages.refuse, "theme": DeskPages.theme, "merge": DeskPages.merge, "differ": DeskPages.differ, "unmerge": DeskPages.unmerge,
    "paste": DeskPages.paste, "close": DeskPages.close, "moderate": DeskPages.moderate, "publish": DeskPages.publish, "carry": DeskPages.carry,
}  # fmt: skip
ORGANISER_ONLY = frozenset({
    DeskPages.show_it, DeskPages.refuse, DeskPages.theme, DeskPages.merge, DeskPages.differ, DeskPages.unmerge, DeskPages.paste,
    DeskPages.close, DeskPages.moderate, DeskPages.publish, DeskPages.carry,
})  # fmt: skip


def _refusal(why: str) -> Response:
    status, title, text = REFUSALS[why]
    return word(title, text, status)


def _sorry(sent: Fields) -> str:
    if sent.get("do") in ("aside", "refuse"):
        return "Donnez un motif : la personne le lira. Rien n'a été changé."
    if sent.get("do") == "answer":
        return f"Écrivez une réponse, de {LONGEST} caractères au plus. Rien n'a été envoyé."
    if sent.get("do") == "carry":
        return "Dites d'abord quel événement suit. Rien n'a été reporté."
    return "Cette question n'existe plus, ou vient de changer. Rien n'a été fait."


def _back(token: str, said: str) -> str:
    return f"/intervenant/{token}?fait={quote(said)}"
