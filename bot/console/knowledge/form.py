"""From the model of an entry to the fields of a form, and back: one place knows how a kind of value is typed.

Names of fields are paths: `source.url`, `references.0.text`. A list of blocks always has one empty block more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import SHAPE_DICT, SHAPE_LIST, ModelField

from bot.console.knowledge.french import labels
from bot.knowledge.schema import AGE_GROUPS
from bot.knowledge.schema_advice import VariantEntry
from bot.knowledge.vocabulary import Hours, Id, PartialDate, Score, WebAddress, Year

Kind = Literal["line", "text", "lines", "choice", "choices", "number", "yesno", "scores", "pair", "block", "blocks"]
SHORT = frozenset(
    {
        "name",
        "kind",
        "title",
        "business",
        "trade",
        "sector",
        "location",
        "label",
        "provider",
        "publisher",
        "region",
        "cost",
        "authority",
    }
)
"""Texts that fit on one line."""
MOST_BLOCKS = 30
NONE = "null"


@dataclass(frozen=True)
class Field:
    """One field of a form. `value` is as the widget wants it; `parts` are a block's fields, or one tuple a block."""

    name: str
    label: str
    kind: Kind
    value: Any = None
    options: tuple[tuple[str, str], ...] = ()
    required: bool = True
    parts: tuple[Any, ...] = field(default=())


def fields_of(model: type[BaseModel], raw: Mapping[str, Any], prefix: str = "") -> list[Field]:
    """The form of an entry, filled with what is there."""
    return [_field(one, raw.get(name), prefix + name, name in raw, model) for name, one in model.__fields__.items()]


def _field(one: ModelField, value: Any, name: str, is_given: bool, model: type[BaseModel]) -> Field:
    kind = kind_of(one)
    label = labels()["fields"].get(one.name, one.name)
    required = bool(one.required) and not one.allow_none
    if kind == "block":
        return Field(
            name, label, kind, is_given, required=required, parts=tuple(fields_of(one.type_, value or {}, f"{name}."))
        )
    if kind == "blocks":
        filled = [*(value or []), {}][:MOST_BLOCKS]
        blocks = tuple(tuple(fields_of(one.type_, block, f"{name}.{i}.")) for i, block in enumerate(filled))
        return Field(name, label, kind, required=required, parts=blocks)
    if kind == "scores":
        return Field(name, label, kind, {group: (value or {}).get(group, 0) for group in AGE_GROUPS})
    options = (
        tuple((str(v), labels()["values"].get(str(v), str(v))) for v in get_args(one.type_))
        if kind in ("choice", "choices")
        else ()
    )
    if kind == "choice" and model is VariantEntry:
        options = (("", "comme la base"), (NONE, "aucun verdict"), *options)
        value = NONE if is_given and value is None else value
    elif kind == "choice" and not required:
        options = (("", "aucun"), *options)
    if kind == "lines":
        value = "\n".join(map(str, value or ()))
    if kind == "pair":
        value = list(value or ("", ""))
    return Field(name, label, kind, "" if value is None else value, options, required)


def kind_of(one: ModelField) -> Kind:
    """How values of a field are typed."""
    inner = one.type_
    if one.shape == SHAPE_DICT:
        return "scores"
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return "blocks" if one.shape == SHAPE_LIST else "block"
    if get_origin(inner) is Literal:
        return "choices" if one.shape == SHAPE_LIST else "choice"
    if one.shape == SHAPE_LIST:
        return "pair" if inner is Hours else "lines"
    if inner in (Year, Score, Hours):
        return "number"
    if isinstance(inner, type) and issubclass(inner, int):
        return "yesno"
    return "line" if inner in (Id, WebAddress, PartialDate) or one.name in SHORT else "text"


def parse(
    model: type[BaseModel], form: Mapping[str, Sequence[str]], original: Mapping[str, Any], prefix: str = ""
) -> dict[str, Any]:
    """What a form says, as the file would have it. `form` gives the values of each name; nothing is checked here.

    A field left empty that need not be there stays out, unless the original had it empty too.
    """
    found: dict[str, Any] = {}
    for name, one in model.__fields__.items():
        value = _parsed(one, form, original.get(name), prefix + name)
        if model is VariantEntry and kind_of(one) == "choice":
            value, is_given = (None, True) if value == NONE else (value, value is not None)
            if is_given:
                found[name] = value
        elif value not in (None, [], {}) or one.required or original.get(name, NONE) in (None, []):
            found[name] = value
    return found


def _parsed(one: ModelField, form: Mapping[str, Sequence[str]], original: Any, name: str) -> Any:
    kind = kind_of(one)
    if kind == "block":
        return parse(one.type_, form, original or {}, f"{name}.") if _is_filled(form, f"{name}.") else None
    if kind == "blocks":
        filled = [i for i in range(MOST_BLOCKS) if _is_filled(form, f"{name}.{i}.")]
        before = list(original or ())
        return [parse(one.type_, form, before[i] if i < len(before) else {}, f"{name}.{i}.") for i in filled]
    if kind == "scores":
        return {group: _number(_first(form, f"{name}.{group}")) for group in AGE_GROUPS}
    if kind == "pair":
        return [_number(value) for value in form.get(name, ()) if value.strip()]
    if kind == "choices":
        ticked, order = [value for value in form.get(name, ()) if value], list(original or ())
        return sorted(ticked, key=lambda value: order.index(value) if value in order else len(order))
    if kind == "lines":
        # Not str.split(): it would take the no-break spaces of French typography for plain ones.
        return [
            re.sub(r"[ \t]+", " ", line).strip(" \t") for line in re.split(r"\r?\n", _first(form, name)) if line.strip()
        ]
    if kind == "yesno":
        return (
            _first(form, name) == "yes" if _first(form, name) == "yes" or one.required or original is not None else None
        )
    text = _first(form, name).replace("\r\n", "\n").strip()
    if kind == "number":
        return _number(text) if text else None
    return text or (None if one.allow_none or not one.required or kind == "choice" else "")


def _is_filled(form: Mapping[str, Sequence[str]], prefix: str) -> bool:
    """Whether something was typed in a block; a ticked « no » or a proposed choice is nothing."""
    return any(
        value.strip() not in ("", "no") for name, values in form.items() if name.startswith(prefix) for value in values
    )


def _first(form: Mapping[str, Sequence[str]], name: str) -> str:
    values = form.get(name, ())
    return values[0] if values else ""


def _number(text: str) -> Any:
    """A number, or the text itself: the check will say what is wrong with it."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return text
    return int(value) if value.is_integer() else value
