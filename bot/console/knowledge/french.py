"""What is wrong in an entry, said in French to whoever edits it; names of fields and values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML

from bot.knowledge.problems import Problem
from bot.knowledge.vocabulary import EARLIEST_YEAR, Id, PartialDate, WebAddress, latest_year

_PATTERNS = {
    Id.regex.pattern: "lettres sans accent, chiffres, - et _",
    WebAddress.regex.pattern: "une adresse qui commence par http:// ou https://",
    PartialDate.regex.pattern: "2023, 2023-10 ou 2023-10-18",
}
_TYPES = {
    "type_error.integer": "un nombre entier",
    "type_error.float": "un nombre",
    "type_error.none.not_allowed": "une valeur",
    "type_error.list": "au moins une valeur",
    "value_error.missing": "à remplir",
    "value_error.any_str.min_length": "à remplir",
    "type_error.str": "à remplir",
}
_MESSAGES = {
    "each value once": "chaque valeur une seule fois",
    "at least one value": "au moins une valeur",
    "two numbers, [lowest, highest]": "deux nombres, le plus petit d'abord",
    "at least one condition, or a variant would always apply": "au moins une condition, sinon la variante servirait toujours",
}


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """`files`, `kinds`, `fields` and `values`, by their names in the code."""
    found: dict[str, dict[str, str]] = YAML(typ="safe").load(
        Path(__file__).with_name("labels.yml").read_text(encoding="utf-8")
    )
    return found


def field_name(path: tuple[str | int, ...]) -> str:
    """« Source › Adresse de la page », « Variantes 2 › Pourquoi »."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts[-1] += f" {part + 1}"
        elif part != "__root__":
            parts.append(labels()["fields"].get(part, part))
    return " › ".join(parts) or "Entrée"


def from_validation(error: ValidationError) -> list[str]:
    """One sentence a problem."""
    return list(dict.fromkeys(f"{field_name(item['loc'])} : {_allowed(item)}." for item in error.errors()))


def from_problem(problem: Problem) -> str:
    """A cross-check's problem as a sentence."""
    path = tuple(int(part) - 1 if part.isdigit() else part for part in re.findall(r"\w+", problem.field))
    name = field_name(path)
    if problem.value.endswith("does not exist"):
        return f"{name} : {problem.value.removesuffix(' does not exist')} n'existe pas. Vérifiez l'identifiant dans la liste des entrées."
    if problem.value.startswith("also in"):
        return f"{name} : cet identifiant sert déjà à une autre entrée."
    if "is also that of" in problem.value:
        return f"{name} : ce sujet a déjà un conseil. Ajoutez-y une variante."
    if problem.value.startswith("no family has the sector"):
        return "Secteur : aucune famille de métiers ne l'a, l'assistant ne trouverait pas ce cas."
    return f"{name} : {problem.value}."


def _allowed(item: Mapping[str, Any]) -> str:
    kind, context, message = item["type"], item.get("ctx", {}), str(item["msg"])
    if kind == "value_error.const":
        values = labels()["values"]
        return "choisissez " + ", ".join(values.get(str(value), str(value)) for value in context["permitted"])
    if kind == "value_error.str.regex":
        return _PATTERNS.get(context["pattern"], "forme inattendue")
    if kind == "value_error.any_str.max_length":
        return f"{context['limit_value']} caractères au plus"
    if kind in ("value_error.number.not_ge", "value_error.number.not_le"):
        return f"un nombre {'à partir de' if kind.endswith('ge') else 'jusqu’à'} {context['limit_value']:g}"
    if message.startswith("a year from"):
        return f"une année de {EARLIEST_YEAR} à {latest_year()}"
    return _TYPES.get(kind) or _MESSAGES.get(message) or message
