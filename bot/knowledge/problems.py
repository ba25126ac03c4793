"""One line of plain English for each thing that is wrong in the knowledge files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.knowledge.vocabulary import Id, PartialDate, WebAddress

SHOWN = 80
"""Longest bad value repeated in a line."""

_PATTERNS = {
    Id.regex.pattern: "letters a-z, digits, - and _",
    WebAddress.regex.pattern: "an http:// or https:// address",
    PartialDate.regex.pattern: '"2023", "2023-10" or "2023-10-18", in quotes',
}
_TYPES = {
    "type_error.str": "text (in quotes)",
    "type_error.integer": "a whole number",
    "type_error.float": "a number",
    "type_error.list": "a list",
    "type_error.dict": "a block of fields",
    "type_error.none.not_allowed": "a value; null is not one",
    "type_error.bool": "true or false",
    "value_error.strictbool": "true or false",
    "value_error.missing": "this field is required",
    "value_error.any_str.min_length": "text that is not empty",
}


@dataclass(frozen=True)
class Problem:
    """`value` and `allowed` are ready to read; `entry` is "" when the whole file is meant."""

    file: str
    entry: str
    field: str
    value: str
    allowed: str

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{where}: {self.value}; allowed: {self.allowed}"


class KnowledgeInvalidError(Exception):
    """The files cannot be loaded. `problems` holds every reason; the message is one line for each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def shown(value: object) -> str:
    """A bad value as it stands in a line, shortened."""
    text = repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def from_validation(file: str, entry: str, raw: Mapping[str, Any], error: ValidationError) -> list[Problem]:
    """pydantic's errors as lines. `raw` is the entry as read, to show the bad value."""
    return [_problem(file, entry, raw, item, error.model) for item in error.errors()]


def _problem(file: str, entry: str, raw: Mapping[str, Any], item: Mapping[str, Any], model: Any) -> Problem:
    path = tuple(part for part in item["loc"] if part != "__root__")
    kind = item["type"]
    if kind == "value_error.missing":
        value = "missing"
    elif kind == "value_error.extra":
        value = "unknown field"
    else:
        value = shown(_value_at(raw, path))
    return Problem(file, entry, _field_name(path), value, _allowed(item, model, path))


def _allowed(item: Mapping[str, Any], model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "value_error.extra":
        # Names of the top level only: deeper ones would need pydantic's own field tree for little gain.
        return "one of the fields " + ", ".join(model.__fields__) if len(path) == 1 else "no such field here"
    if kind == "value_error.const":
        return "one of " + ", ".join(map(str, context["permitted"]))
    if kind == "value_error.str.regex":
        return _PATTERNS.get(context["pattern"], f"text like {context['pattern']}")
    if kind == "value_error.any_str.max_length":
        return f"at most {context['limit_value']} characters"
    if kind.startswith("value_error.number"):
        return str(item["msg"]).replace("ensure this value is ", "a number ")
    return _TYPES.get(kind, str(item["msg"]))


def _value_at(raw: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            return raw
    return raw


def _field_name(path: tuple[str | int, ...]) -> str:
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
