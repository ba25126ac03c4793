"""What load balancers and operators ask the web server: is the process alive, does the database serve, does the whole answer."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.turns import RasaClient
from bot.ready import database_state


def health_routes(engine: Engine, rasa: RasaClient) -> list[Route]:
    """/health/live, /health (200, 503 without the database) and /health/ready, /ready (200, 503 until Rasa serves too)."""

    async def live(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def healthy(_: Request) -> Response:
        database = await run_in_threadpool(database_state, engine)
        status = "ok" if database == "ok" else "failing"
        return JSONResponse({"status": status, "database": database}, 200 if database == "ok" else 503)

    async def ready(_: Request) -> Response:
        database = await run_in_threadpool(database_state, engine)
        state = "ok" if await rasa.is_ready() else "starting"
        status = "ok" if database == state == "ok" else "starting" if database == "ok" else "failing"
        return JSONResponse({"status": status, "database": database, "rasa": state}, 200 if status == "ok" else 503)

    return [
        Route("/health/live", live),
        Route("/health/ready", ready),
        Route("/health", healthy),
        Route("/ready", ready),
    ]
