"""The Flask application of the console: headers, sessions, errors, and the pages."""

from __future__ import annotations

import hashlib
import hmac
import logging
from datetime import timedelta
from pathlib import Path

from flask import Flask, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, Map

from bot.console import access
from bot.console.accounts import LONGEST
from bot.console.drawing import prepare_templates
from bot.console.house import House
from bot.console.views import PAGES

HERE = Path(__file__).resolve().parent
MOST_BYTES = 2_000_000
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
WORDS = {
    400: ("Cette demande n'est pas lisible", "Revenez à la page précédente et recommencez."),
    403: ("Cette page n'est pas pour votre rôle", "Demandez à la personne qui administre la console."),
    404: ("Cette page n'existe pas", "L'adresse est fausse, ou ce qu'elle montrait a été effacé."),
    405: ("Cette adresse ne s'ouvre pas ainsi", "Revenez à la page précédente et recommencez."),
    413: ("Cet envoi est trop gros", "Deux millions de caractères au plus. Envoyez moins à la fois."),
    429: ("Trop d'essais", "Patientez un quart d'heure avant de réessayer."),
    503: ("La base de données ne répond pas", "Rien n'est perdu. Réessayez dans une minute."),
}
log = logging.getLogger(__name__)


class Number(IntegerConverter):
    """A number in an address that the database can hold; a longer one is a page that does not exist."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=2**31 - 1)


def make_app(house: House) -> Flask:
    """The application. `house` holds the stores; nothing is read from the environment here."""
    app = Flask("bot.console", root_path=str(HERE))
    app.config.update(
        SECRET_KEY=hmac.new(house.secret.encode(), b"console", hashlib.sha256).hexdigest(),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_PARTS=2000,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        SESSION_COOKIE_NAME="__Host-console" if house.is_https else "console",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=house.is_https,
        PERMANENT_SESSION_LIFETIME=LONGEST,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a page left open over lunch must not lose its text
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=7),
    )
    app.url_map.converters["int"] = Number
    app.extensions["house"] = house
    CSRFProtect(app)
    prepare_templates(app)
    access.install(app, house)
    for pages in PAGES:
        app.register_blueprint(pages)
    app.add_url_rule("/", "home", _home)
    app.add_url_rule("/health/live", "live", lambda: {"status": "ok"})
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(CSRFError, _on_csrf)
    app.register_error_handler(SQLAlchemyError, _on_database)
    return app


def _home() -> ResponseReturnValue:
    return redirect(url_for(access.first_page()))


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _on_http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    title, text = WORDS.get(status, ("Cette page n'a pas pu s'ouvrir", "Réessayez, puis prévenez l'administration."))
    return access.word(title, text, status)


def _on_csrf(error: CSRFError) -> ResponseReturnValue:
    text = "Elle a été ouverte avant votre dernière entrée. Revenez en arrière, rechargez la page, puis recommencez."
    return access.word("Cette page est trop ancienne", text, 400)


def _on_database(error: SQLAlchemyError) -> ResponseReturnValue:
    log.error("%s %s: the database failed", request.method, request.path, exc_info=error)
    return access.word(*WORDS[503], 503)
