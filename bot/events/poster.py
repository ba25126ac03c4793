"""What invites people in: the QR code as PNG and SVG, a poster (A4) and a slide (16:9) as PDF. Drawn with fpdf2 and matplotlib's
DejaVu, so that nothing needs to be installed on the system."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import matplotlib as mpl
import segno
from fpdf import FPDF

from bot.answers.dates import span_fr
from bot.answers.event_desk import Card
from bot.events.codes import spaced
from bot.text import enumerate_fr, typeset

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
ACCENT, INK, SOFT = (11, 93, 94), (27, 27, 27), (89, 89, 89)
SLIDE = (338.67, 190.5)  # millimetres, 16:9
QUIET = 4
"""White modules around a QR code: without them, phones do not find it."""
NOTICE = "Sans inscription. Question anonyme si vous le voulez. Vous pouvez tout effacer."


def qr_svg(link: str) -> bytes:
    """The QR code as a scalable picture with a title that screen readers say."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", border=QUIET, scale=8, title="Code QR de l'événement", xmldecl=False
    )
    return out.getvalue()


def qr_png(link: str) -> bytes:
    """The QR code, about 600 pixels wide."""
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(out, kind="png", border=QUIET, scale=max(1, 600 // (code.symbol_size(border=QUIET)[0])))
    return out.getvalue()


def poster(card: Card, organisation: str, telegram: str | None, made_at: datetime) -> bytes:
    """One A4 page, to print and stick on the door."""
    pdf = _document("A4", card.title, made_at)
    pdf.set_y(22)
    _centred(pdf, "Posez votre question", 34, ACCENT, bold=True)
    _centred(pdf, card.title, 20, INK, bold=True, gap=4)
    _centred(pdf, _when_where(card), 12, SOFT, gap=2)
    side = 88 if telegram else 100
    _qr(pdf, card.page, (pdf.w - side) / 2, pdf.get_y() + 6, side)
    pdf.set_y(pdf.get_y() + side + 8)
    _centred(pdf, "Scannez, ou allez sur", 12, SOFT)
    _centred(pdf, _shown(card.page), 15, INK, bold=True, gap=1)
    _centred(pdf, typeset(f"Code : {spaced(card.code)}"), 30, ACCENT, bold=True, gap=4)
    if telegram:
        _qr(pdf, telegram, pdf.l_margin + 8, pdf.get_y() + 5, 30)
        pdf.set_xy(pdf.l_margin + 44, pdf.get_y() + 16)
        pdf.set_font("body", "", 12)
        pdf.set_text_color(*INK)
        pdf.multi_cell(0, 6, typeset("Ou sur Telegram : la réponse vous y attendra."), align="L")
    pdf.set_y(-30)
    _centred(pdf, f"Chaque question aura sa réponse. {NOTICE}", 10, SOFT)
    _centred(pdf, organisation, 10, SOFT)
    return bytes(pdf.output())


def slide(card: Card, organisation: str, telegram: str | None, made_at: datetime) -> bytes:
    """One 16:9 page, to project while people sit down."""
    pdf = _document(SLIDE, card.title, made_at)
    side = 118.0
    _qr(pdf, card.page, 22, (SLIDE[1] - side) / 2 - 6, side)
    left, width = 160.0, SLIDE[0] - 160 - 16
    pdf.set_y(26)
    for text, size, colour, bold in (
        ("Posez votre question", 40, ACCENT, True),
        (card.title, 22, INK, True),
        (f"avec {enumerate_fr(card.speakers)}" if card.speakers else "", 15, SOFT, False),
        (_shown(card.page), 20, INK, True),
        (typeset(f"Code : {spaced(card.code)}"), 44, ACCENT, True),
        (f"ou sur Telegram : {_shown(telegram)}" if telegram else "", 13, SOFT, False),
    ):
        if text:
            pdf.set_x(left)
            pdf.set_font("body", "B" if bold else "", size)
            pdf.set_text_color(*colour)
            pdf.multi_cell(width, size * 0.46, text, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    pdf.set_xy(22, SLIDE[1] - 20)
    pdf.set_font("body", "", 12)
    pdf.set_text_color(*SOFT)
    pdf.cell(0, 6, f"{organisation} – {NOTICE}")
    return bytes(pdf.output())


def _document(size: str | tuple[float, float], title: str, made_at: datetime) -> FPDF:
    pdf = FPDF(format="A4") if isinstance(size, str) else FPDF(orientation="P", format=size)
    pdf.add_font("body", "", FONTS / "DejaVuSans.ttf")
    pdf.add_font("body", "B", FONTS / "DejaVuSans-Bold.ttf")
    pdf.set_margins(16, 16, 16)
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_lang("fr-FR")
    pdf.set_creator("Bon Canal")
    pdf.set_producer("")
    pdf.set_creation_date(made_at)
    pdf.add_page()
    return pdf


def _centred(
    pdf: FPDF, text: str, size: float, colour: tuple[int, int, int], bold: bool = False, gap: float = 0
) -> None:
    pdf.ln(gap)
    pdf.set_font("body", "B" if bold else "", size)
    pdf.set_text_color(*colour)
    pdf.multi_cell(0, size * 0.46, text, align="C", new_x="LMARGIN", new_y="NEXT")


def _qr(pdf: FPDF, link: str, x: float, y: float, side: float) -> None:
    """Squares of ink: sharp at any size. Its quiet zone is within `side`."""
    code = segno.make(link, error="m", micro=False)
    module = side / code.symbol_size(border=QUIET)[0]
    pdf.set_fill_color(0, 0, 0)
    for row, line in enumerate(code.matrix):
        for start, length in _runs(line):
            pdf.rect(x + (start + QUIET) * module, y + (row + QUIET) * module, length * module, module, style="F")


def _runs(line: bytearray) -> Iterator[tuple[int, int]]:
    """(first, how many) of neighbouring dark modules: one rectangle each, without hairlines between."""
    start = None
    for i, dark in enumerate((*line, 0)):
        if dark and start is None:
            start = i
        elif not dark and start is not None:
            yield start, i - start
            start = None


def _when_where(card: Card) -> str:
    parts = [
        span_fr(card.starts_at, card.ends_at),
        card.place,
        f"avec {enumerate_fr(card.speakers)}" if card.speakers else "",
    ]
    return typeset("\n".join(filter(None, parts)))


def _shown(link: str) -> str:
    return link.split("://", 1)[-1]
