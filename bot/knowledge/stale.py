"""Which entries have grown old, and which of their pages no longer answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from bot.knowledge.files import YAML_FILES, RawBase
from bot.knowledge.search_index import Document, documents

AT_ONCE = 8
"""Requests at the same time."""

TIMEOUT = httpx.Timeout(10.0)
NOT_AN_ANSWER = frozenset({403, 405, 429, 501})
"""The page may be there: the server refuses HEAD, or robots."""


def old_entries(base: RawBase, before: int) -> list[Document]:
    """Dated entries whose year is before `before`, oldest first."""
    dated = [(d.content.year, d.content.kind, d.id, d) for d in documents(base) if d.content.year is not None]
    return [document for year, _, _, document in sorted(dated, key=lambda item: item[:3]) if year < before]


def links(base: RawBase) -> Mapping[str, list[str]]:
    """Each web address of the base, with the ids of the entries that cite it."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in YAML_FILES:
        for entry in base.entries.get(file, ()):
            for url in dict.fromkeys(_addresses(entry.dict())):
                found[url].append(entry.id)
    return dict(found)


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner)


def broken(urls: Iterable[str], client: httpx.Client | None = None) -> list[tuple[str, str]]:
    """The addresses that do not answer, with the reason, in the order given. One HEAD request each."""
    wanted = list(urls)
    with client or httpx.Client(timeout=TIMEOUT, follow_redirects=True) as used, ThreadPoolExecutor(AT_ONCE) as pool:
        reasons = pool.map(lambda url: _fault(used, url), wanted)
        return [(url, reason) for url, reason in zip(wanted, reasons, strict=True) if reason]


def _fault(client: httpx.Client, url: str) -> str:
    """Why the page cannot be read; "" when it can, or may."""
    try:
        status = client.head(url).status_code
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        return type(error).__name__
    return "" if status < 400 or status in NOT_AN_ANSWER else f"HTTP {status}"
