"""What processes log: one line an event, as text or as JSON, and never what a person wrote.

`BONCANAL_LOG_FORMAT=json` gives objects with `at`, `level`, `process`, `logger`, `message`, and `conversation` (a pseudonym) where
the line is about one. Both formats go through `scrubbed`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import datetime, timezone
from typing import TextIO

from bot.private import masked, pseudonym
from bot.settings import SettingError, Settings

FORMATS = ("text", "json")
TALKATIVE = ("alembic", "httpx", "httpcore", "fontTools", "flask_wtf")
"""At INFO they tell every look at the schema's version (each health check), every address called, every glyph of a PDF."""
_ID = re.compile(r"((?:/conversations|/people|/plan|/suivi|/adresse/\w+|/intervenant)/)([\w.~%-]+)")
_CONVERSATION = re.compile(r"\bconversation (c[0-9a-f]{12})\b")
_DETAIL = re.compile(
    r"\b(?:DETAIL|CONTEXT|LINE \d+):.*?(?=\n\s*\[SQL|\n+The above exception|\n+During handling|\Z)", re.DOTALL
)
"""PostgreSQL repeats the failing row after its message; the values of a row are people's words."""


def scrubbed(text: str) -> str:
    """A line without the ids in addresses, the rows that PostgreSQL repeats, and what `masked` takes out."""
    text = _DETAIL.sub("[row hidden]", text)
    return masked(_ID.sub(lambda found: found.group(1) + pseudonym(found.group(2)), text))


class TextFormatter(logging.Formatter):
    """The usual line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object a line; `trace` where there is one."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        message = scrubbed(record.getMessage())
        line = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            "message": message,
        }
        about = _CONVERSATION.search(message)
        if about:
            line["conversation"] = about.group(1)
        if record.exc_info:
            line["trace"] = scrubbed(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def set_up(settings: Settings, process: str, out: TextIO | None = None) -> None:
    """One handler on the root logger, replacing what was there. Raises SettingError on an unknown format."""
    if settings.log_format not in FORMATS:
        raise SettingError("BONCANAL_LOG_FORMAT", settings.log_format, "one of " + ", ".join(FORMATS))
    handler = logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(JsonFormatter(process) if settings.log_format == "json" else TextFormatter())
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def scrub_every_formatter() -> None:
    """For processes whose log is set up by others (Rasa, the action server): what any formatter makes is scrubbed. Once a process."""
    plain = logging.Formatter.format

    def scrubbing(self: logging.Formatter, record: logging.LogRecord) -> str:
        return scrubbed(plain(self, record))

    logging.Formatter.format = scrubbing  # type: ignore[method-assign]  # meant: they make their own formatters
