"""What a page's form sends, bounded."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

MOST_BYTES, MOST_FIELDS = 4000, 12


async def fields(request: Request, most: int = MOST_BYTES) -> dict[str, str]:
    """The fields of an urlencoded form; {} for anything else, too long, or badly formed."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > most:
            return {}
    try:
        return dict(parse_qsl(raw.decode("ascii"), max_num_fields=MOST_FIELDS, encoding="utf-8", errors="strict"))
    except ValueError:
        return {}
