"""The closed vocabularies of the knowledge base and the bounds of its values, used by `schema`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from pydantic import ConstrainedFloat, ConstrainedInt, ConstrainedStr

Country = Literal["FR", "BE", "CH", "CA", "LU", "MC", "US"]
Goal = Literal[
    "awareness", "customers", "loyalty", "footfall", "community", "customer_service",
    "events", "funding", "online_sales", "hiring", "expertise",
]  # fmt: skip
"""The same words as `bot.advisor.model.GOALS` (a test holds this): a type checker needs them spelled out."""
Size = Literal["indépendant", "TPE", "PME", "ETI", "grande entreprise", "association", "collectivité"]
Content = Literal[
    "photo", "video_courte", "video_longue", "texte", "evenement", "avis", "message", "catalogue", "audio",
]  # fmt: skip
Level = Literal["beginner", "active"]
TrainingKind = Literal["training", "coaching", "funding", "helpline", "network", "self_study", "diagnosis"]
Audience = Literal[
    "micro", "artisan", "sme", "merchant", "all", "creator", "liberal", "job_seeker", "association", "farmer"
]
TrainingTopic = Literal[
    "general_digital", "strategy", "social_media", "e_commerce", "website", "content", "advertising",
    "cybersecurity", "local_seo", "gdpr",
]  # fmt: skip
TrainingFormat = Literal["on_site", "online", "mixed"]

EARLIEST_YEAR = 1990


def latest_year() -> int:
    """Next year: a later one is a typing mistake. Asked at each check, for a process may live through New Year."""
    return date.today().year + 1


class Text(ConstrainedStr):
    """One to 2,000 characters."""

    strict = True
    strip_whitespace = True
    min_length = 1
    max_length = 2000


class Id(ConstrainedStr):
    """Letters without accents, digits, `_` and `-`. `/` is kept for the variants of an advice."""

    strict = True
    max_length = 80
    regex = re.compile(r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$")


class WebAddress(ConstrainedStr):
    """An http or https address."""

    strict = True
    max_length = 2000
    regex = re.compile(r"^https?://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?$")


class PartialDate(ConstrainedStr):
    """`2023`, `2023-10` or `2023-10-18`, in quotes."""

    strict = True
    regex = re.compile(r"^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")


class Score(ConstrainedInt):
    """0 (none) to 3 (very strong)."""

    strict = True
    ge = 0
    le = 3


class Hours(ConstrainedFloat):
    """Hours a week."""

    ge = 0
    le = 60


class Year(int):
    """A year from 1990 to next year."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], int]]:
        yield cls.validate

    @classmethod
    def validate(cls, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not EARLIEST_YEAR <= value <= latest_year():
            raise ValueError(f"a year from {EARLIEST_YEAR} to {latest_year()}")
        return value
