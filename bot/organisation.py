"""Who runs the assistant, from `organisation.yml`, checked at start."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Extra, Field, ValidationError, validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ACCENT = "#0b5d5e"
READABLE = 4.5
"""Contrast of text that WCAG 2.2 asks for (1.4.3)."""


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of « #rrggbb » on white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class OrganisationError(ValueError):
    """organisation.yml is wrong; one line per problem, each naming the setting, the value and what is allowed."""


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Contact(_Strict):
    """How a person reaches the organisation; at least an e-mail address."""

    email: str
    phone: str | None = None
    url: str | None = None

    @validator("email")
    def _email(cls, value: str) -> str:  # noqa: N805  # pydantic v1 passes the class
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
            raise ValueError(f"{value!r} is not an e-mail address")
        return value


class People(_Strict):
    """Who answers when a person is asked for, and within what delay."""

    who: str
    delay: str


class OwnOffer(_Strict):
    """A training offer of the organisation itself."""

    name: str
    url: str
    description: str = ""


class Adviser(_Strict):
    """A person or service of the organisation."""

    name: str
    for_: str = Field("", alias="for")
    url: str | None = None
    email: str | None = None


class Organisation(_Strict):
    """See the comments of organisation.yml."""

    name: str
    in_a_sentence: str | None = None
    contact: Contact
    data_protection_contact: str
    region: str | None = None
    country: str = "FR"
    time_zone: str = "Europe/Paris"
    people: People
    retention_days: int = Field(90, ge=1, le=1095)
    allowed_sites: list[str] = []
    colours: dict[str, str] = {}  # accent: of the pages the assistant serves
    training: list[OwnOffer] = []
    advisers: list[Adviser] = []

    @property
    def called(self) -> str:
        """The name as it stands within a sentence, with its article where it has one."""
        return self.in_a_sentence or self.name

    @property
    def accent(self) -> str:
        """The colour of titles, links and buttons on the pages, readable on white."""
        return self.colours.get("accent", ACCENT)

    @validator("country")
    def _country(cls, value: str) -> str:  # noqa: N805
        if value not in ("FR", "BE", "CH", "CA"):
            raise ValueError(f"{value!r}; allowed: FR, BE, CH, CA")
        return value

    @validator("time_zone")
    def _zone(cls, value: str) -> str:  # noqa: N805
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{value!r}; allowed: a name such as Europe/Paris") from None
        return value

    @validator("allowed_sites", each_item=True)
    def _site(cls, value: str) -> str:  # noqa: N805
        if not re.fullmatch(r"https?://[\w.-]+(:\d+)?", value):
            raise ValueError(f"{value!r}; allowed: scheme and host only, such as https://www.exemple.fr")
        return value

    @validator("colours")
    def _colours(cls, value: dict[str, str]) -> dict[str, str]:  # noqa: N805
        for name, colour in value.items():
            if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
                raise ValueError(f"{name}: {colour!r}; allowed: #rrggbb")
            if name != "accent":
                raise ValueError(f"{name}: {colour!r}; allowed: accent")
            if contrast_on_white(colour) < READABLE:
                raise ValueError(
                    f"{name}: {colour!r} is too pale to be read on white; allowed: a darker colour (contrast 4.5)"
                )
        return value


def read_organisation(path: Path) -> Organisation:
    """The organisation, or OrganisationError with every problem at once."""
    try:
        data: Any = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise OrganisationError(f"{path}: the file is missing; copy the one of the project and fill it in") from None
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise OrganisationError(f"{path}: cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise OrganisationError(f"{path}: expected `name: …` lines, found {type(data).__name__}")
    try:
        return Organisation(**data)
    except ValidationError as error:
        lines = [f"{path}: {'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()]
        raise OrganisationError("\n".join(lines)) from None
