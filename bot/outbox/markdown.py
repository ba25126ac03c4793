"""The Markdown of answers (paragraphs, lists, bold, links) as plain text and as HTML for e-mails and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

_LINK = re.compile(r"\[([^\]\n]*)\]\((https?://[^)\s]+|mailto:[^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"\s*(?:[-•]|\d{1,2}\.)\s+")


def as_text(source: str) -> str:
    """Plain text: no marks, addresses written after their label."""
    text = _LINK.sub(lambda m: m.group(2) if m.group(1) in ("", m.group(2)) else f"{m.group(1)} : {m.group(2)}", source)
    return _BOLD.sub(r"\1", text).strip()


def as_html(source: str) -> str:
    """HTML whose every character from the text is escaped; only http, https and mailto links are made."""
    return "\n".join(_block(lines) for lines in _blocks(source))


def _blocks(source: str) -> Iterator[list[str]]:
    """Runs of lines of one kind: list items together, other lines together, cut by blank lines."""
    run: list[str] = []
    for line in [*source.replace("\r", "").split("\n"), ""]:
        if run and (not line.strip() or bool(_ITEM.match(line)) != bool(_ITEM.match(run[0]))):
            yield run
            run = []
        if line.strip():
            run.append(line)


def _block(lines: list[str]) -> str:
    if _ITEM.match(lines[0]):
        return "<ul>" + "".join(f"<li>{_inline(_ITEM.sub('', line, count=1))}</li>" for line in lines) + "</ul>"
    return f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(line: str) -> str:
    safe = escape(line.strip(), quote=True)
    safe = _LINK.sub(lambda m: f'<a href="{m.group(2)}">{m.group(1) or m.group(2)}</a>', safe)
    return _BOLD.sub(r"<strong>\1</strong>", safe)
