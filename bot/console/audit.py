"""The audit log: who did what, when. Lines are added, never changed; they go after a year."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine, Row

from bot.console.tables import audit
from bot.db import reading, utcnow, writing

KEPT = timedelta(days=365)
ACTS = {
    "login": "est entré",
    "login_failed": "n'a pas pu entrer",
    "logout": "est sorti",
    "account_added": "a créé un compte",
    "account_disabled": "a fermé un compte",
    "account_enabled": "a rouvert un compte",
    "password_changed": "a changé un mot de passe",
    "annotated": "a rattaché des messages à un sujet",
    "annotation_removed": "a retiré une phrase d'exemple",
    "answered": "a répondu",
    "pair_made": "a créé une entrée à partir d'une question",
    "discarded": "a écarté des messages",
    "reopened": "a remis des messages à traiter",
    "taken": "a pris une conversation",
    "handed_back": "a rendu une conversation à l'assistant",
    "read": "a lu une conversation",
    "entry_changed": "a modifié une entrée",
    "entry_undone": "a annulé une modification",
    "entry_withdrawn": "a retiré une entrée",
    "entry_restored": "a rétabli une entrée",
    "topic_off": "a suspendu un sujet",
    "topic_on": "a rouvert un sujet",
    "event_made": "a créé un événement",
    "event_imported": "a importé des questions",
    "event_changed": "a modifié un événement",
    "event_link": "a fait un lien d'accès",
    "exported": "a exporté",
}
"""What can be done, as it is read in the log."""


class Audit:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, who: str, what: str, target: object = "", detail: str = "") -> None:
        """Add a line. ValueError when `what` is not one of ACTS. No text of a person's message belongs in `detail`."""
        if what not in ACTS:
            raise ValueError(f"what={what!r}: allowed: {', '.join(ACTS)}")
        now = utcnow()
        row = {"at": now, "who": who[:60], "what": what, "target": str(target)[:140], "detail": detail[:1000]}
        with writing(self._engine) as connection:
            connection.execute(insert(audit).values(row))
            connection.execute(delete(audit).where(audit.c.at < now - KEPT))

    def lines(self, most: int = 100, before: int | None = None) -> list[Row]:
        """The newest lines, or those before a line's id."""
        query = select(audit).order_by(audit.c.id.desc()).limit(most)
        with reading(self._engine) as connection:
            return list(connection.execute(query.where(audit.c.id < before) if before else query))
