"""Who may do what. A part of the console is open to some roles; an administrator has all."""

from __future__ import annotations

from typing import Literal

Role = Literal["organiser", "speaker", "editor", "administrator"]
Part = Literal["inbox", "knowledge", "events", "figures", "accounts"]

ROLES: dict[Role, str] = {
    "organiser": "organisation",
    "speaker": "intervention",
    "editor": "rédaction",
    "administrator": "administration",
}
"""Roles, as people read them."""
PARTS: dict[Role, frozenset[Part]] = {
    "organiser": frozenset({"inbox", "events", "figures"}),
    "speaker": frozenset({"events"}),
    "editor": frozenset({"inbox", "knowledge", "figures"}),
    "administrator": frozenset({"inbox", "knowledge", "events", "figures", "accounts"}),
}


def may(role: str, part: Part) -> bool:
    """Whether a role enters a part; an unknown role enters none."""
    return any(part in parts for known, parts in PARTS.items() if known == role)
