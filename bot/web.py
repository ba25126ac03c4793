"""The web server: the chat contract, the widget's files, the demo page, health. One address and one port for everything."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import logs, metrics
from bot.channels.handling import Handling
from bot.channels.problems import ProblemError, on_problem, problem
from bot.channels.store import Conversations
from bot.channels.telegram.config import TelegramConfig
from bot.channels.telegram.journal import keeper
from bot.channels.telegram.webhook import Webhook
from bot.channels.tokens import read_secret
from bot.channels.tracker_events import TrackerEvents
from bot.channels.turns import RasaClient
from bot.channels.web import WebChannel
from bot.db import make_engine
from bot.events.house import EventHouse
from bot.followup.desk import House
from bot.health import health_routes
from bot.organisation import read_organisation
from bot.pages.events.routes import event_routes
from bot.pages.privacy import privacy_routes
from bot.pages.routes import Pages
from bot.patience import limit_waits
from bot.settings import Settings

WIDGET = Path("widget")
CSP = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def make_app(settings: Settings | None = None) -> Starlette:
    """The ASGI application. Raises what is wrong with the settings, for the operator."""
    settings = settings or Settings.from_env()
    organisation = read_organisation(settings.organisation)
    secret = read_secret(settings)
    engine = make_engine(settings.database_url, pooled=True)
    handling = Handling(
        Conversations(engine),
        TrackerEvents(make_engine(settings.tracker_url)),
        RasaClient(settings, secret),
        settings.turn_seconds,
    )
    house = House(settings, organisation, engine, secret)
    channel = WebChannel(settings, organisation, handling, secret, house)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await handling.rasa.close()

    routes = [
        *health_routes(engine, handling.rasa),
        *channel.routes(),
        *Pages(house).routes(),
        *privacy_routes(organisation),
        *event_routes(EventHouse(house), handling),
        *telegram_routes(settings),
        Mount("/widget", StaticFiles(directory=WIDGET / "dist", check_dir=False)),
        Mount("/", StaticFiles(directory=WIDGET / "demo", html=True, check_dir=False)),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(SafeHeaders), _cors(organisation.allowed_sites)],
        exception_handlers={ProblemError: on_problem, Exception: on_failure},
        lifespan=lifespan,
    )


def serve() -> Starlette:
    """The application as its own process runs it: with its log, which uvicorn would otherwise leave to Python's last resort."""
    settings = Settings.from_env()
    logs.set_up(settings, "web")
    limit_waits()
    metrics.serve(settings, "web", make_engine(settings.database_url))
    return make_app(settings)


def _cors(sites: list[str]) -> Middleware:
    """What a page of these sites may ask from the browser."""
    return Middleware(
        CORSMiddleware,
        allow_origins=sites,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["authorization", "content-type"],
        expose_headers=["Retry-After"],
        max_age=600,
    )


def telegram_routes(settings: Settings) -> list[Route]:
    """Where Telegram calls, when it is set to call rather than to be asked. Raises SettingError without a secret."""
    config = TelegramConfig.from_env()
    if config is None or config.mode != "webhook":
        return []
    return Webhook(config, keeper(settings.database_url, config.bot_id)).routes()


async def on_failure(request: Request, error: Exception) -> Response:
    """What nobody foresaw: logged with its trace, answered with a sentence."""
    logging.getLogger(__name__).error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem("unavailable")


class SafeHeaders:
    """Adds the security headers to every answer. Widget files may be loaded by other sites; pages keep a strict CSP."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = dict(HEADERS)
                if scope["path"].startswith("/widget/"):
                    extra |= {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
                elif scope["path"].startswith("/chat"):
                    extra["cache-control"] = "no-store"
                else:
                    extra["content-security-policy"] = CSP
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in extra.items())]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
