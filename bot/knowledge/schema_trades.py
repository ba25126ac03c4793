"""What a row of each CSV file under `trades/` must look like. Every value is text; an empty one means "not known"."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import ConstrainedStr

from bot.knowledge.schema import Strict
from bot.knowledge.vocabulary import Id, Text


class RomeCode(ConstrainedStr):
    """A trade in France Travail's list: « D1401 »."""

    regex = re.compile(r"^[A-Z]\d{4}$")


class NafCode(ConstrainedStr):
    """An activity in INSEE's list: « 47.76Z »."""

    regex = re.compile(r"^\d{2}\.\d{2}[A-Z]$")


class Digits(ConstrainedStr):
    """Numbers, several with spaces between them."""

    regex = re.compile(r"^[\d ]*$")


class RomeTitleRow(Strict):
    """A title of the ROME; `rome_parent` is the code that its own belongs to, itself for a trade that belongs to none."""

    label: Text
    rome_code: RomeCode
    rome_label: Text
    kind: Literal["principal", "synonym"]
    rare: Literal["", "yes"]
    regulated: Literal["", "yes", "no"]
    rome_parent: RomeCode


class GenderFormRow(Strict):
    """A title in the masculine and in the feminine."""

    label: Text
    masculine: Text
    feminine: Text
    feminine_agreed: str
    rome_code: RomeCode


class RomeFamilyRow(Strict):
    """The family of a ROME code."""

    rome_code: RomeCode
    rome_label: Text
    family: Id


class NafRow(Strict):
    """An activity, and how many establishments have it (empty where that is not known)."""

    code: NafCode
    label: Text
    section: str
    section_label: str
    division: str
    division_label: str
    establishments: Digits


class NafContentsRow(Strict):
    """What INSEE says an activity includes, includes also, and excludes; lists are divided by « | »."""

    code: NafCode
    includes: str
    also: str
    excludes: str


class NafFamilyRow(Strict):
    """The family of an activity."""

    naf_code: NafCode
    naf_label: Text
    family: Id


class DepartementRow(Strict):
    """A department and its region."""

    code: Text
    name: Text
    region: Text


class CommuneRow(Strict):
    """A commune: its department's code, its inhabitants, its postcodes. The largest of a name comes first."""

    name: Text
    departement: Text
    population: Digits
    postcodes: Digits
