"""« Vos données »: what is kept, where, how long, and what a person can do. Public; the widget links to it before the first message."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.organisation import Organisation
from bot.pages.render import page
from bot.text import typeset

ADDRESS = "/vos-donnees"
CACHED = "public, max-age=3600"


def privacy_routes(organisation: Organisation) -> list[Route]:
    """The page, with what `organisation.yml` says."""
    sections = [(typeset(title), [typeset(line) for line in lines]) for title, lines in _sections(organisation)]

    async def show(_: Request) -> Response:
        shown = page(
            "privacy.html", title="Vos données", sections=sections, contact=organisation.data_protection_contact
        )
        shown.headers["cache-control"] = CACHED
        return shown

    return [Route(ADDRESS, show)]


def _sections(organisation: Organisation) -> list[tuple[str, list[str]]]:
    days = organisation.retention_days
    return [
        ("Qui est responsable", [
            f"Cet assistant est automatique. Il est mis en service par {organisation.name}.",
            f"Quand vous demandez une personne, c'est {organisation.people.who} qui vous répond, {organisation.people.delay}.",
        ]),
        ("Ce qui est gardé", [
            "Vos messages, les réponses, et ce que vous dites de votre activité : votre métier, votre ville, votre temps.",
            "Vos avis sur les réponses, et les plans ou les suivis que vous demandez.",
            "Ni votre nom, ni votre adresse e-mail, sauf si vous les donnez pour recevoir une réponse.",
            "Quand une personne doit relire un message, les adresses e-mail, les numéros de téléphone, les numéros de carte et de compte en sont d'abord retirés.",
            "À un événement : votre question, et votre nom seulement si vous voulez qu'il soit affiché.",
        ]),
        ("Combien de temps, et où", [
            f"{days} jours au plus après votre dernier message ou le dernier suivi que vous demandez. Ensuite, tout est effacé.",
            "Une question posée à un événement y reste ensuite sans rien qui mène à vous. Effacez votre conversation pour l'enlever aussi.",
            "Une réponse que nous avons gardée, ou une phrase d'exemple, reste de même sans rien qui mène à vous.",
            "Nous notons un an qui, chez nous, a lu une conversation, sans dire laquelle.",
            "Chez nous seulement, et rien ne sert à la publicité. Deux exceptions, si vous le choisissez : notre serveur d'e-mail pour vous écrire, et Telegram si vous y parlez.",
        ]),
        ("À quoi cela sert", [
            "À vous répondre, et à améliorer les réponses quand l'assistant n'a pas compris : c'est notre intérêt légitime.",
            "À vous écrire plus tard, seulement avec votre consentement. Un clic le retire.",
            "L'assistant ne décide rien à votre sujet.",
        ]),
        ("Dans votre navigateur", [
            "Pas de cookie. Seulement de quoi retrouver la conversation, vos avis, et vos messages pas encore envoyés.",
        ]),
        ("Ce que vous pouvez faire", [
            "Dans le menu de la conversation : « Exporter ma conversation » en donne une copie, « Effacer ma conversation » supprime tout, ici et chez vous.",
            "Ce qui vous a déjà été envoyé reste chez vous. Nos sauvegardes s'effacent avec le temps, sans être relues.",
            "Vous pouvez aussi demander une copie, une correction ou un effacement par écrit, à l'adresse ci-dessous.",
            "Si la réponse ne vous convient pas, vous pouvez saisir l'autorité de protection des données de votre pays (en France, la CNIL).",
        ]),
    ]  # fmt: skip
