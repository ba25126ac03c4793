"""Facts as Rasa entities and back: the one place where the names of both meet. No Rasa here."""

from __future__ import annotations

from typing import Any

from bot.dialogue.facts import Facts

ENTITY_OF = {
    "trade": "trade", "statuses": "status", "platforms": "platform", "excluded": "excluded_platform", "present": "present_platform", "met_on": "met_platform", "tried": "tried_platform",
    "clientele": "clientele", "goals": "goal", "hours": "hours", "moment": "moment", "budget": "budget", "ages": "age", "commune": "place", "department": "department",
    "region": "region", "country": "country", "level": "level", "flags": "circumstance", "event_code": "event_code",
}  # fmt: skip
"""Field of Facts → name of the Rasa entity."""
FIELD_OF = {entity: field for field, entity in ENTITY_OF.items()}


def as_entities(facts: Facts) -> list[dict[str, Any]]:
    """Facts as Rasa entities, one per value. Positions are those of the whole message: values are normalised, not copied."""
    found = []
    for field, value in facts.as_dict().items():
        values = value if isinstance(value, (list, tuple)) else [value]
        found += [
            {"entity": ENTITY_OF[field], "value": one, "start": 0, "end": 0, "extractor": "FactsReader"}
            for one in values
        ]
    return found


def from_entities(entities: list[dict[str, Any]]) -> Facts:
    """The inverse. Button payloads write the same entities, as single values or as lists; field names are accepted too."""
    data: dict[str, Any] = {}
    lists = {name for name, kind in Facts.__annotations__.items() if "tuple" in str(kind)}
    for entity in entities:
        name = FIELD_OF.get(entity["entity"], entity["entity"])
        values = entity["value"] if isinstance(entity["value"], list) else [entity["value"]]
        if name in lists:
            data.setdefault(name, []).extend(v for v in values if v not in data.get(name, []))
        else:
            data[name] = values[0]
    return Facts.from_dict(data)
