"""HTML pages: the templates, and the headers of what only the holder of an address may see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from bot.text import NBSP, typeset

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
PRIVATE = {"cache-control": "private, no-store", "x-robots-tag": "noindex"}
_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["fr"] = typeset


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template; raises jinja2.UndefinedError when a value it needs is missing."""
    return HTMLResponse(_templates.get_template(template).render(nbsp=NBSP, **values), status, PRIVATE)


def word(title: str, text: str, status: int = 200, button: str | None = None, foot: str = "") -> HTMLResponse:
    """A page that says one thing, with a button that says yes to it."""
    return page("word.html", status, title=typeset(title), text=typeset(text), button=button, foot=typeset(foot))


def gone() -> HTMLResponse:
    """The address opens nothing: wrong, too old, or erased since."""
    return word(
        "Ce lien n'est plus valable",
        "Il est incomplet, trop ancien, ou ce qu'il ouvrait a été effacé.",
        404,
        foot="Reprenez la conversation avec l'assistant pour en obtenir un autre.",
    )


def later(status: int) -> HTMLResponse:
    """Too many at once (429), or something behind is down (503)."""
    made = word(
        "Un instant, s'il vous plaît", "Cette page ne peut pas s'ouvrir maintenant. Réessayez dans une minute.", status
    )
    made.headers["retry-after"] = "60"
    return made


def file(content: bytes, kind: str, name: str | None = None) -> Response:
    """A file, shown in place, or downloaded under `name`."""
    extra = {"content-disposition": f'attachment; filename="{name}"'} if name else {}
    return Response(content, media_type=kind, headers={**PRIVATE, **extra})
