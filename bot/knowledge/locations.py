"""Where a case's location lies: its department and region, from the official tables and the lists of names people use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.data_files import load, rows
from bot.text import words

FRANCE = "FR"
_PARTS = re.compile(r"[(),/]|\bet\b|\bprès de\b")
_DISTRICT = re.compile(r"\s+\d{1,2}(?:er|e)\b")


@dataclass(frozen=True)
class Area:
    """What is known of a location; None where it is not said or not known."""

    department: str | None = None
    region: str | None = None


NOWHERE = Area()


class Locations:
    """Locations as cases write them: « Vannes (Morbihan) », « Paris 11e », « Montréal (Québec) », « Bretagne »."""

    def __init__(self, knowledge: Path, lexicon: Path) -> None:
        """`knowledge` holds `trades/communes.csv` and `departements.csv`, `lexicon` holds `places.yml`."""
        own: dict[str, Any] = load(lexicon / "places.yml")
        departments = {
            row["code"]: Area(row["name"], row["region"]) for row in rows(knowledge / "trades/departements.csv")
        }
        named = {_key(area.department or ""): area for area in departments.values()}
        # The largest commune of a name comes first in the table.
        communes: dict[str, Area] = {}
        for row in rows(knowledge / "trades/communes.csv"):
            communes.setdefault(_key(row["name"]), departments[row["departement"]])
        self._france = (named, _regions(own), communes)
        self._abroad = {country: _abroad(own, country) for country in own["abroad"]}
        self.of = lru_cache(maxsize=4096)(self._of)

    def _of(self, location: str, country: str) -> Area:
        """The area of a location. A department says more than a region, a region is surer than a commune's name."""
        parts = [_key(_DISTRICT.sub("", part)) for part in _PARTS.split(location)]
        tables = self._france if country == FRANCE else (self._abroad.get(country, {}),)
        found = (table[part] for table in tables for part in parts if part in table)
        return next(found, NOWHERE)


def _regions(own: Mapping[str, Any]) -> dict[str, Area]:
    areas: Mapping[str, str] = own["areas"]
    named = {_key(name): Area(areas.get(name), region) for region, names in own["regions"].items() for name in names}
    return {**{_key(region): Area(None, region) for region in own["regions"]}, **named}


def _abroad(own: Mapping[str, Any], country: str) -> dict[str, Area]:
    regions: Mapping[str | None, list[str]] = own["abroad"][country]
    towns = {_key(town): Area(None, region) for region, names in regions.items() if region for town in names}
    said = {_key(name): Area(None, at[0]) for name, at in own["abroad_regions"].items() if at[1] == country and at[0]}
    return {**towns, **said, **{_key(region): Area(None, region) for region in regions if region}}


def _key(name: str) -> str:
    return " ".join(words(name))
