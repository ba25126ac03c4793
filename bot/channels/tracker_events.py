"""What Rasa keeps of a conversation, read and erased without Rasa."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.db import reading, writing


class TrackerEvents:
    """Rows of Rasa's `events` table, which may not be there yet."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def erase(self, conversation: str) -> None:
        """Nothing of the conversation remains in Rasa's store."""
        if self._is_there():
            with writing(self._engine) as connection:
                connection.execute(text("delete from events where sender_id = :id"), {"id": conversation})

    def export(self, conversation: str) -> list[dict[str, Any]]:
        """What is known of the person: the last values of the slots."""
        if not self._is_there():
            return []
        query = text("select data from events where sender_id = :id and type_name = 'slot' order by id")
        with reading(self._engine) as connection:
            rows = [json.loads(row.data) for row in connection.execute(query, {"id": conversation})]
        latest = {row["name"]: row["value"] for row in rows}
        return [{"slot": name, "value": value} for name, value in latest.items()]

    def _is_there(self) -> bool:
        return bool(inspect(self._engine).has_table("events"))
