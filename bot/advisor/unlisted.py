"""Channels that the knowledge base has no entry on, recognised by their names; the list is `data/advisor/unlisted.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.text import fold


class UnlistedError(ValueError):
    """The file is wrong; the message names the place and what is allowed."""


JOINED = 7
"""Letters from which a name is also found without its spaces."""


@dataclass(frozen=True)
class Unlisted:
    """One channel: its name as shown, its kind (« une messagerie ») and the ids of the nearest channels with an entry.

    `ask`, `do` and `measure` judge the kind where it has its own way to be judged, `say` in one sentence with `{name}`; else empty.
    """

    name: str
    what: str
    near: tuple[str, ...]
    say: str = ""
    ask: tuple[str, ...] = ()
    do: str = ""
    measure: str = ""


class UnlistedChannels:
    """All of them, found by whole words on folded text; the longest name first, so that « Apple Maps » is no « Maps »."""

    def __init__(self, channels: Sequence[tuple[str, Unlisted]]) -> None:
        """Each with the words it is found by."""
        self._by_name = {form: one for said, one in channels for form in _forms(fold(said))}
        names = sorted(self._by_name, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    @classmethod
    def parse(cls, data: Mapping[str, Any], key: str = "kinds") -> UnlistedChannels:
        """From the file, one of its lists. Raises UnlistedError for a kind without names, without a kind in words or without a near channel."""
        return cls([one for kind in data[key] for one in _channels(kind)])

    def __iter__(self) -> Iterator[Unlisted]:
        return iter(dict.fromkeys(self._by_name.values()))

    def find(self, folded: str) -> Unlisted | None:
        """The first one named, None when there is none."""
        found = self._pattern.search(folded) if self._pattern else None
        return self._by_name[found[0]] if found else None

    def all_in(self, folded: str) -> list[Unlisted]:
        """Each one named, once, in order."""
        found = self._pattern.findall(folded) if self._pattern else []
        return [self._by_name[name] for name in dict.fromkeys(found)]


def _forms(name: str) -> tuple[str, ...]:
    """The name, and as those type it who leave the spaces out: « toogoodtogo ». Short ones stay: « le bon » is no name."""
    joined = name.replace(" ", "").replace("'", "")
    return (name, joined) if joined != name and len(joined) >= JOINED else (name,)


def _channels(kind: Mapping[str, Any]) -> list[tuple[str, Unlisted]]:
    """With the words each is found by: its name, or those of `said` where the kind has one name only."""
    if not (kind.get("names") and kind.get("what") and kind.get("near")):
        raise UnlistedError(f"unlisted.yml: {kind.get('names')}: needs names, what and near")
    judged = {key: str(kind.get(key, "")) for key in ("say", "do", "measure")}
    if kind.get("ask") and not (judged["do"] and judged["measure"]):
        raise UnlistedError(f"unlisted.yml: {kind['names']}: ask needs do and measure")
    if kind.get("said") and len(kind["names"]) > 1:
        raise UnlistedError(f"unlisted.yml: {kind['names']}: said is allowed with one name")
    ask = tuple(kind.get("ask", ()))
    found = []
    for name in kind["names"]:
        one = Unlisted(str(name), kind["what"], tuple(kind["near"]), ask=ask, **judged)
        found += [(str(said), one) for said in kind.get("said") or [name]]
    return found
