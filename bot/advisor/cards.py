"""What is written with the person, question by question: an editorial line with its pitch, a map of who counts. Plain data, no wording of answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.text import shorten

MOST_WORDS = 160
"""Characters of an answer that are kept."""
_LEAD_WORDS = (
    "alors ben bah euh c'est ce sont surtout plutôt principalement on je nous j' sers sert servons travaille travaillons bosse bossons vends vendons "
    "m'adresse s'adresse pour à avec chez"
)
"""Words before those whom one serves."""
_LEAD = frozenset(_LEAD_WORDS.split())


class CardsError(ValueError):
    """`cards.yml` cannot be read; the message names the card and what is wrong."""


@dataclass(frozen=True)
class Step:
    """One question. `title`, `wants` and `speaks` are those of somebody on the map, empty elsewhere."""

    id: str
    ask: str
    hint: str
    options: tuple[str, ...] = ()
    title: str = ""
    wants: str = ""
    speaks: str = ""


@dataclass(frozen=True)
class Card:
    """`topics`: after whose answers it is offered."""

    name: str
    offer: str
    topics: frozenset[str]
    opening: str
    done: str
    trial: str
    measure: str
    steps: tuple[Step, ...]


def parse(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Card]:
    """The cards of `cards.yml`, by name. Raises CardsError."""
    return {name: _card(name, fields) for name, fields in data.items()}


def _card(name: str, fields: Mapping[str, Any]) -> Card:
    try:
        steps = tuple(Step(**{**step, "options": tuple(step.get("options", ()))}) for step in fields["steps"])
        return Card(
            name,
            fields["offer"],
            frozenset(fields["topics"]),
            fields["opening"],
            fields["done"],
            fields["try"],
            fields["measure"],
            steps,
        )
    except (KeyError, TypeError) as error:
        raise CardsError(f"cards.yml: {name}: {error}") from None


def kept(text: str) -> str:
    """An answer as it is kept: one line, without its full stop, cut at a word."""
    line = re.sub(r"\s+", " ", text).strip(" .;:,!-–—«»\"'")
    return shorten(line, MOST_WORDS)


def people(text: str) -> str:
    """Whom one serves, to stand after « pour »: « je bosse avec des mariés » gives « des mariés », « aux familles » « les familles »."""
    words = text.split()
    lead = next((n for n, word in enumerate(words) if word.lower() not in _LEAD), 0)
    bare = " ".join(words[lead:])
    bare = re.sub(r"^aux ", "les ", re.sub(r"^au ", "le ", bare, flags=re.IGNORECASE), flags=re.IGNORECASE)
    return bare[:1].lower() + bare[1:]


def listed(text: str, most: int = 3) -> tuple[str, ...]:
    """« les saisons, les coulisses et mes clients » in its parts, `most` at most."""
    parts = [part.strip(" .") for part in re.split(r"[,;/\n]|\bet\b(?=[^,;]*$)|\b\d\s*[.)-]", text)]
    return tuple(part for part in parts if part)[:most]
