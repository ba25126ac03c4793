"""How an answer looks on Telegram: one message and its buttons, one a row; cards as links; files as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.buttons import EXPORT, button_data
from bot.channels.telegram.markup import MOST, Piece, length, pieces
from bot.text import typeset

MOST_LINKS = 3
UNFOLD = "En savoir plus"
BUTTON_CHARACTERS = 60


@dataclass(frozen=True)
class Part:
    """One message, JSON-ready. `buttons` are (title, data or address); `file` an address of our own web server, or EXPORT."""

    html: str
    plain: str
    buttons: tuple[tuple[str, str], ...] = ()
    answers: int | None = None  # the bot's row in `message` that it shows
    file: str | None = None
    name: str | None = None
    photo: bool = False

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Part:
        """The inverse of `asdict`, after JSON."""
        return cls(**{**content, "buttons": tuple((title, data) for title, data in content.get("buttons", ()))})


def keyboard(buttons: Sequence[tuple[str, str]]) -> InlineKeyboardMarkup | None:
    """One button a row: phones are narrow. What begins with https:// opens a page."""
    if not buttons:
        return None
    rows = [
        [InlineKeyboardButton(title[:BUTTON_CHARACTERS], url=data)]
        if data.startswith("https://")
        else [InlineKeyboardButton(title[:BUTTON_CHARACTERS], callback_data=data)]
        for title, data in buttons
    ]
    return InlineKeyboardMarkup(rows)


def text_parts(markdown: str) -> list[Part]:
    """A plain message, in as many parts as it needs."""
    return [_part(piece) for piece in pieces(typeset(markdown))]


def draw(
    text: str,
    buttons: Sequence[Mapping[str, str]],
    data: Mapping[str, Any],
    answer: int,
    conversation: str,
    secret: str,
) -> list[Part]:
    """The messages of one stored reply: its text with cards as links, what goes further in a quote to unfold, its files.

    The buttons are under the last text. `answer` is the reply's row in `message`, which the buttons refer to.
    """
    said = pieces("\n\n".join(filter(None, (text, links(text, data)))))
    more = pieces(str(data.get("more") or ""), MOST - len(UNFOLD) - 2)
    parts = _with_quotes(said, more)
    below = tuple(
        (b["title"], button_data(secret, conversation, answer, i)) for i, b in enumerate(buttons) if b.get("title")
    )
    if data.get("action") == "export":
        below = (*below, ("Recevoir une copie de mes données", EXPORT))
    if parts:
        parts[-1] = replace(parts[-1], buttons=below, answers=answer)
    return parts + files(data)


def files(data: Mapping[str, Any]) -> list[Part]:
    """A plan's PDF and calendar as documents, a chart as a picture."""
    plan, chart = (data.get("plan") or {}).get("links") or {}, data.get("chart") or {}
    found = (
        (plan.get("pdf"), "plan-30-jours.pdf", "Votre plan, à imprimer.", False),
        (plan.get("calendar"), "plan-30-jours.ics", "Les rendez-vous du plan, pour votre agenda.", False),
        (chart.get("png"), "suivi.png", str(chart.get("alt") or "Votre progression.")[:900], True),
    )
    return [Part(title, title, file=str(url), name=name, photo=photo) for url, name, title, photo in found if url]


def links(text: str, data: Mapping[str, Any]) -> str | None:
    """The cards' addresses that the text does not give already, as one line."""
    seen, found = text + str(data.get("more") or ""), []
    for card in (*(data.get("case_studies") or ()), *(data.get("sources") or ())):
        url = card.get("url") or ""
        if url.startswith(("https://", "http://")) and url not in seen:
            seen += url
            label = str(card.get("title") or url).replace("[", "(").replace("]", ")")
            year = f", {card['year']}" if card.get("year") else ""
            found.append(f"[{label}{year}]({url.replace(' ', '%20')})")
    return typeset(f"Pour vérifier : {' · '.join(found[:MOST_LINKS])}") if found else None


def _part(piece: Piece) -> Part:
    return Part(piece.html, piece.plain)


def _with_quotes(said: list[Piece], more: list[Piece]) -> list[Part]:
    """What goes further follows in the same message when there is room."""
    parts = [_part(piece) for piece in said]
    quotes = [
        Part(f"<blockquote expandable><b>{UNFOLD}</b>\n{piece.html}</blockquote>", f"{UNFOLD}\n{piece.plain}")
        for piece in more
    ]
    if said and more and said[-1].size + more[0].size + len(UNFOLD) + 3 <= MOST:
        last, first = parts.pop(), quotes.pop(0)
        plain = f"{last.plain}\n\n{first.plain}"
        parts.append(Part(f"{last.html}\n\n{first.html}", plain if length(plain) <= MOST else last.plain))
    return parts + quotes
