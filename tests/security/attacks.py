"""What strangers send: one strategy a part of a request. Nothing here knows what the routes do with it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

NASTY = (
    "", " ", "\x00", "\ud800", "é" * 300, "a" * 5000, "😀", "\u202eabc", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "%", "/restart", "/inform{\"a\":1}",
    "@action", "' OR 1=1 --", "'; DROP TABLE message; --", "\") UNION SELECT sqlite_version() --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}",
    "%s%s%n", "-1", "0", "1e309", "NaN", "9" * 40, "true", "null", "[]", "{}", "\r\nSet-Cookie: a=b", "=cmd|' /C calc'!A0", "CAFE27", "٣٤", "\ufeff", "a\tb\nc",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 10**30, 1.5, float("inf"), [], {}, [[]], {"a": {"b": [1]}}, ["x"] * 50, *NASTY,
)  # fmt: skip
NAMES = ("id", "text", "payload", "event", "email", "value", "answer_id", "comment", "trade", "level", "recap", "question", "on", "name", "do", "q", "into", "reason",
         "theme", "csrf_token", "login", "password", "title", "day", "retain", "speakers", "code", "topic", "answer", "token", "genre", "note", "before", "number",
         "update_id", "message", "indicator", "days", "ids", "texts", "question_text", "pair_answer", "send", "keep", "etat", "seen", "speaker", "place")  # fmt: skip
QUERIES = (
    "after",
    "wait",
    "since",
    "code",
    "fait",
    "suite",
    "avant",
    "semaines",
    "motif",
    "etat",
    "page",
    "mots",
    "genre",
    "q",
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND")
TRACES = (
    "Traceback (most recent",
    'File "',
    "sqlalchemy.exc",
    "jinja2.exceptions",
    "werkzeug.exceptions",
    "OperationalError",
    "[SQL:",
)


@dataclass(frozen=True)
class Request:
    """As it goes on the wire: `path` is quoted."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Attacker:
    """Requests by chance, the same for the same seed. `fill` gives a genuine value for a path's parameter, or None."""

    def __init__(
        self, seed: int, genuine: Callable[[str, str], str | None], headers: Callable[[str], dict[str, str]]
    ) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # reproducible, not secret
        self._genuine, self._headers = genuine, headers

    def request(self, pattern: str, methods: Sequence[str]) -> Request:
        """One at a route such as `/e/{code}/board`; mostly with a method it knows."""
        chance = self._chance
        method = chance.choice(METHODS if chance.random() < 0.15 else tuple(methods))
        path = self._path(pattern)
        if chance.random() < 0.3:
            pairs = [(chance.choice(QUERIES), _plain(chance.choice(NASTY))) for _ in range(chance.randint(1, 3))]
            path += "?" + urlencode(
                [(name, "1" if name == "wait" else value) for name, value in pairs], errors="replace"
            )
        kind, body = self._body()
        headers = {"content-type": kind, **(self._headers(path) if chance.random() < 0.8 else {})}
        if chance.random() < 0.2:
            headers[
                chance.choice(
                    (
                        "authorization",
                        "cookie",
                        "x-forwarded-for",
                        "accept",
                        "origin",
                        "range",
                        "content-type",
                        "referer",
                        "x-telegram-bot-api-secret-token",
                    )
                )
            ] = _header(chance.choice(NASTY))
        return Request(method, path, headers, b"" if method in ("GET", "HEAD") else body)

    def _path(self, pattern: str) -> str:
        parts = []
        for part in pattern.split("/"):
            if "{" not in part:
                parts.append(part)
                continue
            name = part.strip("{}").partition(":")[0]
            good = self._genuine(name, pattern) if self._chance.random() < 0.6 else None
            parts.append(
                quote(
                    good if good is not None else _plain(self._chance.choice(NASTY)),
                    safe="" if self._chance.random() < 0.7 else "/.%",
                )
            )
        return "/".join(parts) or "/"

    def _body(self) -> tuple[str, bytes]:
        chance = self._chance
        fields = {chance.choice(NAMES): chance.choice(VALUES) for _ in range(chance.randint(0, 6))}
        shape = chance.random()
        if shape < 0.5:
            return "application/json", json.dumps(fields).encode()
        if shape < 0.75:
            pairs = [(name, _plain(str(value))) for name, value in fields.items()]
            return "application/x-www-form-urlencoded", urlencode(pairs, errors="replace").encode()
        return chance.choice(
            (
                ("application/json", b"{"),
                ("application/json", b"\xff\xfe{}"),
                ("application/json", b"[" * 100_000),
                ("application/json", b'"' + b"a" * 70_000 + b'"'),
                ("application/json", b'{"text": ' + b"1" * 6000 + b"}"),
                ("application/json", json.dumps(chance.choice(VALUES)).encode()),
                (
                    "multipart/form-data; boundary=x",
                    b"--x\r\nContent-Disposition: form-data; name=a; filename=../x\r\n\r\nb\r\n--x--",
                ),
                ("multipart/form-data", b"--"),
                ("application/x-www-form-urlencoded", b"a=%ff%fe&" * 50),
                ("text/xml; charset=nothing", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
                ("", chance.randbytes(200)),
            )
        )


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _header(text: str) -> str:
    """What the wire can carry: latin-1 without line ends."""
    return (
        text.replace("\r", "")
        .replace("\n", "")
        .replace("\x00", "")
        .encode("latin-1", "replace")
        .decode("latin-1")[:4000]
        .strip()
        or "x"
    )


def fault(status: int, body: bytes, request: Request) -> str | None:
    """What is wrong with an answer; 503 is allowed to say that Rasa is not there, and nothing else."""
    text = body.decode("utf-8", "replace")
    found = next((trace for trace in TRACES if trace in text), None)
    if found:
        return f"a trace ({found}) in the answer to {request}"
    return f"{status} for {request}: {text[:300]}" if status >= 500 else None
