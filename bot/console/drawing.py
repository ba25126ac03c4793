"""What the templates need: French typography, dates, names of things, who is in."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_login import current_user
from jinja2 import Environment, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from bot.answers.dates import day_fr
from bot.console.audit import ACTS
from bot.console.roles import ROLES, Part, may
from bot.outbox.markdown import as_html
from bot.text import NBSP, typeset

_PIECE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>)", re.DOTALL)
CHANNELS = {"web": "Site", "telegram": "Telegram", "email": "E-mail"}
REASONS = {
    "not_understood": "non compris",
    "thumbs_down": "pas utile",
    "handoff": "demande une personne",
    "speaker_question": "question d'événement",
}


class FrenchText(Extension):
    """Puts French spacing into the text of templates when they are compiled; values and tags are left alone."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with its own text typeset."""
        if name is None or not name.endswith(".html"):
            return source
        pieces = _PIECE.split(source)
        return "".join(piece if i % 2 else typeset(piece) for i, piece in enumerate(pieces))


def prepare_templates(app: Flask) -> None:
    """Filters, names and rules of every template."""
    house = app.extensions["house"]
    env: Environment = app.jinja_env
    env.add_extension(FrenchText)
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    zone = ZoneInfo(house.organisation.time_zone)
    env.filters.update(
        moment=lambda at: moment_fr(at, zone), day=day_fr, typeset=typeset, md=lambda text: Markup(as_html(text)),  # noqa: S704  # as_html escapes
        telegram=Markup,  # drawn and escaped by bot.channels.telegram
        number=number_fr, people=people_fr,
    )  # fmt: skip
    env.globals.update(
        channels=CHANNELS, reasons=REASONS, roles=ROLES, acts=ACTS, organisation=house.organisation.name, titles=house.titles,
        can=_can, visitor=lambda: current_user.account if current_user.is_authenticated else None, nbsp=NBSP,
    )  # fmt: skip


def _can(part: Part) -> bool:
    return bool(current_user.is_authenticated) and may(current_user.account.role, part)


def moment_fr(at: datetime | None, zone: ZoneInfo) -> str:
    """« 3 mars 2026 à 14:05 », where the organisation is."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{day_fr(local.date())} à {local:%H:%M}"


def number_fr(value: float) -> str:
    """Thousands by a no-break space, a decimal comma."""
    text = f"{value:,.1f}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"
    return text.replace(",", NBSP).replace(".", ",")


def people_fr(n: int) -> str:
    """« 1 personne », « 3 personnes »."""
    return f"{number_fr(n)}{NBSP}personne{'s' if n > 1 else ''}"
