"""The signed addresses that people get: plan, progress, address to confirm or to stop. Made here, read by the web process."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import signing
from bot.answers.desk import ChartLinks, PlanLinks

CONFIRM_WITHIN = timedelta(days=2)


class Links:
    """Addresses below `site` (no final slash)."""

    def __init__(self, site: str, secret: str) -> None:
        self._site, self._secret = site, secret

    def plan(self, id: str) -> PlanLinks:
        """Page, PDF and calendar of a plan."""
        base = f"{self._site}/plan/{signing.make('plan', id, self._secret)}"
        return PlanLinks(base, f"{base}/plan.pdf", f"{base}/plan.ics")

    def chart(self, tracking: str) -> ChartLinks:
        """Page and chart of a tracking."""
        base = f"{self._site}/suivi/{signing.make('track', tracking, self._secret)}"
        return ChartLinks(base, f"{base}/graphique.png", f"{base}/graphique.svg")

    def confirm(self, address: str, now: datetime) -> str:
        """Where the owner of an address confirms it, within two days."""
        return f"{self._site}/adresse/confirmer/{signing.make('confirm', address, self._secret, now + CONFIRM_WITHIN)}"

    def stop(self, address: str) -> str:
        """Where the owner of an address ends what is sent there; never expires."""
        return f"{self._site}/adresse/arreter/{signing.make('stop', address, self._secret)}"
