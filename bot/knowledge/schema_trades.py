"""What a row of each CSV file under `trades/` must look like. Every value is text; an empty one means "not known"."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import ConstrainedStr

from bot.knowledge.schema import Strict
from bot.knowledge.vocabulary import Id, Text


class RomeCode(ConstrainedStr):
    regex = re.compile(r"^[A-Z]\d{4}$")


class NafCode(ConstrainedStr):
    regex = re.compile(r"^\d{2}\.\d{2}[A-Z]$")


class Digits(ConstrainedStr):
    regex = re.compile(r"^[\d ]*$")


class RomeTitleRow(Strict):
    label: Text
    rome_code: RomeCode
    rome_label: Text
    kind: Literal["principal", "synonym"]
    rare: Literal["", "yes"]
    regulated: Literal["", "yes", "no"]
    rome_parent: RomeCode


class GenderFormRow(Strict):
    label: Text
    masculine: Text
    feminine: Text
    feminine_agreed: str
    rome_code: RomeCode


class RomeFamilyRow(Strict):
    rome_code: RomeCode
    rome_label: Text
    family: Id


class NafRow(Strict):
    code: NafCode
    label: Text
    section: str
    section_label: str
    division: str
    division_label: str
    establishments: Digits


class NafContentsRow(Strict):
    code: NafCode
    includes: str
    also: str
    excludes: str


class NafFamilyRow(Strict):
    naf_code: NafCode
    naf_label: Text
    family: Id


class DepartementRow(Strict):
    code: Text
    name: Text
    region: Text


class CommuneRow(Strict):
    name: Text
    departement: Text
    population: Digits
    postcodes: Digits
