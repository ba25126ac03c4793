"""What an address may carry: a page's number, a word to search."""

from __future__ import annotations

from flask import request

MOST_PAGES = 10_000


def page_number() -> int:
    """`?page=`, 1 for anything that is not one."""
    raw = request.args.get("page", "1")
    return min(int(raw), MOST_PAGES) if raw.isascii() and raw.isdigit() and 0 < len(raw) < 6 and int(raw) else 1


def searched() -> str:
    """`?cherche=`, bounded."""
    return " ".join(request.args.get("cherche", "").split())[:100]
