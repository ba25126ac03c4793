"""Errors of the HTTP contract: `application/problem+json` (RFC 9457) with a French `detail`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.metrics import REFUSALS
from bot.text import typeset

DETAILS = {
    "bad_request": (400, "Cette demande n'est pas lisible. Rechargez la page, puis réessayez."),
    "empty": (400, "Votre message est vide. Écrivez quelques mots."),
    "too_long": (413, "Votre message est trop long : {most} caractères au plus. Gardez l'essentiel."),
    "not_offered": (400, "Ce bouton n'est plus valable. Écrivez votre demande."),
    "unauthorized": (401, "Cette conversation n'est pas reconnue. Commencez-en une nouvelle."),
    "not_found": (404, "Cette conversation n'existe plus. Commencez-en une nouvelle."),
    "unknown_event": (404, "Je ne retrouve pas cet événement. Vérifiez le code, avec ses chiffres."),
    "event_over": (410, "Cet événement est terminé et ses questions sont closes. Posez votre question à l'assistant."),
    "too_many": (429, "Vous écrivez plus vite que je ne peux répondre. Patientez quelques secondes."),
    "bad_email": (400, "Cette adresse e-mail n'est pas complète. Écrivez-la seule, par exemple claire@exemple.fr."),
    "too_many_emails": (
        429,
        "Cette adresse a déjà reçu plusieurs liens aujourd'hui. Vérifiez le courrier indésirable, ou réessayez demain.",
    ),
    "no_email": (409, "Les e-mails ne sont pas disponibles ici. Votre réponse vous attendra dans la conversation."),
    "unavailable": (
        503,
        "Je ne peux pas enregistrer votre message en ce moment. Il n'est pas perdu : réessayez dans une minute.",
    ),
}


class ProblemError(Exception):
    """An error that the client is told; `name` is one of DETAILS."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.name, self.values = name, values


def problem(name: str, **values: object) -> Response:
    """The response of a problem."""
    status, detail = DETAILS[name]
    body = {"type": f"about:blank#{name}", "title": name, "status": status, "detail": typeset(detail.format(**values))}
    return JSONResponse(
        body, status, {"Retry-After": "5"} if status in (429, 503) else None, "application/problem+json"
    )


async def on_problem(request: Request, error: Exception) -> Response:
    """Starlette's handler for ProblemError."""
    REFUSALS.labels(error.name if isinstance(error, ProblemError) else "other").inc()
    assert isinstance(error, ProblemError)  # noqa: S101  # registered for this class only
    return problem(error.name, **error.values)
