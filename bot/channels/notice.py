"""What everybody is told before the first message, whatever the channel."""

from __future__ import annotations

from bot.organisation import Organisation
from bot.text import typeset


def notice(organisation: Organisation) -> str:
    """A machine, whose, what is kept and how long, and the way out."""
    return typeset(
        f"Vous parlez à un assistant automatique, mis en service par {organisation.called}. "
        f"Vos messages sont gardés {organisation.retention_days} jours au plus après notre dernier échange, "
        "chez nous seulement, pour vous répondre. Vous pouvez les exporter ou les effacer à tout moment."
    )
