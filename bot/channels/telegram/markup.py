"""From the Markdown of answers (bold, lists, links) to Telegram's HTML, in pieces that are never cut inside a tag.

Lengths are UTF-16 units of the visible text, as Telegram counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

MOST = 4096
_TOKEN = re.compile(
    r"\*\*(?P<bold>[^*\n](?:[^*\n]|\*(?!\*))*)\*\*"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
_SAFE_URL = re.compile(r"https?://(?!localhost\b|127\.)[^\s\"'<>]+", re.IGNORECASE)
"""What a phone can open: a server without public address sends its pages as files instead."""
_LIST_ITEM = re.compile(r"^([ \t]*)[-*] +", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…;] ")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one dress."""

    text: str
    bold: bool = False
    url: str | None = None

    def html(self) -> str:
        """Escaped and tagged."""
        inner = escape(self.text, quote=False)
        inner = f"<b>{inner}</b>" if self.bold and inner.strip() else inner
        return f'<a href="{escape(self.url)}">{inner}</a>' if self.url and inner.strip() else inner

    def plain(self) -> str:
        """Without markup; the address of a link in brackets."""
        return f"{self.text} ({self.url})" if self.url and self.url != self.text else self.text


@dataclass(frozen=True)
class Piece:
    """What one message can carry: the HTML, and the same without any markup for when HTML is refused.

    `size` is the length of what is seen; `plain` gives addresses too, unless it would not fit with them.
    """

    html: str
    plain: str
    size: int


def length(text: str) -> int:
    """UTF-16 units."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def pieces(markdown: str, most: int = MOST) -> list[Piece]:
    """The whole text in messages of at most `most`, cut between paragraphs, else lines, else sentences, else words."""
    rest = runs(re.sub(r"\n\s*\n", "\n\n", markdown.strip()))
    found: list[Piece] = []
    while any(run.text.strip() for run in rest):
        text = "".join(run.text for run in rest)
        head, rest = _split(rest, len(text) if length(text) <= most else _best_cut(text, most))
        if any(run.text.strip() for run in head):
            found.append(_piece(head, most))
    return found


def _piece(found: list[Run], most: int) -> Piece:
    seen = "".join(run.text for run in found).strip()
    plain = "".join(run.plain() for run in found).strip()
    return Piece("".join(run.html() for run in found).strip(), plain if length(plain) <= most else seen, length(seen))


def runs(markdown: str) -> list[Run]:
    """The text cut by dress. Markup that is not ours stays as typed; a link to no web address becomes its label."""
    return list(_inline(_LIST_ITEM.sub(r"\1• ", markdown), bold=False))


def _inline(text: str, bold: bool) -> Iterator[Run]:
    end = 0
    for found in _TOKEN.finditer(text):
        yield from _undressed(text[end : found.start()], bold)
        end = found.end()
        if found["bold"] is not None:
            yield from _inline(found["bold"], bold=True)
        else:
            yield Run(found["label"], bold, found["url"] if _SAFE_URL.fullmatch(found["url"]) else None)
    yield from _undressed(text[end:], bold)


def _undressed(text: str, bold: bool) -> Iterator[Run]:
    if text:
        yield Run(text, bold)


def _best_cut(text: str, most: int) -> int:
    """Where to cut: the last good place in the first `most` units, unless it wastes three quarters of the message."""
    end, units = 0, 0
    while end < len(text) and units + length(text[end]) <= most:
        units += length(text[end])
        end += 1
    window = text[:end]
    sentences = [found.end() for found in _SENTENCE_END.finditer(window)]
    for place in (window.rfind("\n\n"), window.rfind("\n"), sentences[-1] if sentences else -1, window.rfind(" ")):
        if place > end // 4:
            return place
    return max(end, 1)


def _split(rest: list[Run], at: int) -> tuple[list[Run], list[Run]]:
    """The runs before and after an offset of the visible text; one that spans it keeps its dress on both sides."""
    head: list[Run] = []
    for i, run in enumerate(rest):
        if at < len(run.text):
            before = [replace(run, text=run.text[:at])] if at else []
            return head + before, _left_stripped([replace(run, text=run.text[at:]), *rest[i + 1 :]])
        head.append(run)
        at -= len(run.text)
    return head, []


def _left_stripped(rest: list[Run]) -> list[Run]:
    while rest and not rest[0].text.strip():
        rest = rest[1:]
    return [replace(rest[0], text=rest[0].text.lstrip()), *rest[1:]] if rest else []
