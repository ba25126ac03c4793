"""Confirm an e-mail address; stop what is sent there."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.followup.desk import House
from bot.pages.render import gone, word


class AddressPages:
    """Two pages; see `bot.pages.routes`."""

    def __init__(self, house: House) -> None:
        self._addresses, self._organisation = house.addresses, house.organisation

    async def confirm(self, request: Request, id: str) -> Response:
        """GET asks, POST confirms."""
        row = await run_in_threadpool(self._addresses.one, id)
        if row is None or row.value is None:
            return gone()
        if request.method == "POST" and await run_in_threadpool(self._addresses.confirm, id):
            return word(
                "Votre adresse est confirmée",
                "Les réponses à vos questions et les suivis que vous demandez vous arriveront aussi par e-mail.",
                foot="Vous pouvez fermer cette page. Chaque message aura un lien pour tout arrêter.",
            )
        return word(
            "Confirmez votre adresse",
            f"Voulez-vous recevoir à l'adresse {row.value} les réponses à vos questions et les suivis que vous demandez ? "
            f"C'est {self._organisation.name} qui vous écrit.",
            button="Oui, confirmer",
            foot="Si vous n'avez rien demandé, fermez cette page : vous ne recevrez rien.",
        )

    async def stop(self, request: Request, id: str) -> Response:
        """GET asks, POST stops at once (also a mail program's own button)."""
        row = await run_in_threadpool(self._addresses.one, id)
        if row is None or row.value is None:
            return word("C'est arrêté", "Plus aucun message ne part à cette adresse.", foot=self._contact())
        if request.method == "POST":
            await run_in_threadpool(self._addresses.withdraw, id)
            return word(
                "C'est arrêté",
                "Plus aucun message ne partira à cette adresse, que nous venons d'effacer. Vos réponses vous attendent dans la conversation.",
                foot=self._contact(),
            )
        return word(
            "Ne plus recevoir de messages ?",
            f"Plus rien ne sera envoyé à l'adresse {row.value}, et nous l'effacerons.",
            button="Oui, tout arrêter",
            foot=self._contact(),
        )

    def _contact(self) -> str:
        return f"Vos données : {self._organisation.data_protection_contact}."
