"""What the keys of consultants hold, and how advice is judged by them; the tests and `reading.py` share it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.advisor.cautions import platform_cautions
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.text import fold

HERE = Path("tests/advisor")
KEYS = ("test_consultant_profiles.yml", "test_profiles_second.yml")
THIRD = "test_profiles_third.yml"
FOURTH = "test_profiles_fourth.yml"
FIRST = 3


@dataclass(frozen=True)
class Judged:
    """One person of a key, and what was advised to them."""

    key: dict[str, Any]
    first: tuple[str, ...]
    little: bool
    said: str

    @property
    def musts(self) -> bool:
        """All musts in the first three; who needs little may be told only that."""
        return set(self.key["must"]) <= set(self.first) or (self.expects_little and self.little)

    @property
    def poor(self) -> set[str]:
        """What should not have been in the first three."""
        return set(self.key["poor"]) & set(self.first)

    @property
    def expects_little(self) -> bool:
        """Whether « peu ou rien de nouveau » is the honest answer."""
        return bool(self.key.get("little"))

    @property
    def unsaid(self) -> list[str]:
        """The cautions of the key that were not said."""
        return [each for each in self.key.get("warn", []) if not any(stem in self.said for stem in each.split("|"))]


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of a key."""
    found: list[dict[str, Any]] = YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))
    return found


def tuned_on(key: dict[str, Any]) -> bool:
    """Whether an entry of the third key may be looked at while tuning; the other half only measures. Stable for ever."""
    return hashlib.sha256(key["id"].encode()).digest()[0] % 2 == 0


def judged(library: Library, keys: list[dict[str, Any]], read: Callable[[dict[str, Any]], Profile]) -> list[Judged]:
    """What the adviser says to each."""
    return [judge(library, key, read(key)) for key in keys]


def judge(library: Library, key: dict[str, Any], profile: Profile) -> Judged:
    mix = library.mix(profile)
    first = (*mix.ids, *(one.platform.id for one in mix.later))[:FIRST]
    cautions = (
        c for id in first for c in platform_cautions(id, profile, library.cautions, library.platforms[id].limits)
    )
    return Judged(key, first, mix.little, fold(" ".join((*library.warnings(profile, key["text"]), *cautions))))


def told(key: dict[str, Any]) -> Profile:
    """The profile as the consultant wrote it."""
    return Profile.from_dict(key["profile"])


def share(found: Iterable[bool]) -> float:
    """Percent that hold; all of none."""
    values = list(found)
    return 100 * sum(values) / len(values) if values else 100.0
