"""The recap as a PDF: figures, themes as bars with their numbers, questions with their answers and sources."""

from __future__ import annotations

from datetime import datetime

from fpdf import FPDF

from bot.answers.events import one_line, when, where
from bot.events.model import Question, publisher_of
from bot.events.poster import ACCENT, FONTS, INK, SOFT
from bot.events.recap import Recap
from bot.events.recap_text import counts_text
from bot.outbox.markdown import as_text
from bot.text import typeset

MARGIN, LINE = 16.0, 4.8
NAME, BAR = 62.0, 88.0  # millimetres of a theme's name and of the longest bar


def make(recap: Recap, organisation: str, made_at: datetime) -> bytes:
    """A4, French, selectable text. Names only of people who wanted theirs shown."""
    pdf = _Recap(organisation, recap.event.title, made_at)
    pdf.title_line(f"Compte rendu : {recap.event.title}")
    pdf.paragraph(f"{when(recap.card).capitalize()}. {where(recap.card) or ''}", 10, SOFT)
    pdf.paragraph(counts_text(recap), 11)
    if recap.themes:
        pdf.heading("Thèmes")
        _bars(pdf, recap)
    for title, questions in (
        ("Réponses", recap.answered),
        ("Répondu à l'oral", recap.spoken),
        ("Encore en attente", recap.open),
        ("Reportées au prochain rendez-vous", recap.carried),
        ("Hors sujet", recap.aside),
    ):
        if questions:
            pdf.heading(title)
            for one in questions:
                _question(pdf, one)
    if recap.card.following:
        pdf.heading("La suite")
        pdf.paragraph(one_line(recap.card.following), 10)
    return bytes(pdf.output())


class _Recap(FPDF):
    def __init__(self, organisation: str, title: str, made_at: datetime) -> None:
        super().__init__(format="A4")
        self._organisation = organisation
        self.add_font("body", "", FONTS / "DejaVuSans.ttf")
        self.add_font("body", "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN)
        self.set_title(f"Compte rendu : {title}")
        self.set_lang("fr-FR")
        self.set_creator("Bon Canal")
        self.set_producer("")
        self.set_creation_date(made_at)
        self.add_page()

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        self.set_y(-MARGIN + 4)
        self.set_font("body", "", 8)
        self.set_text_color(*SOFT)
        self.cell(0, LINE, f"{self._organisation} – page {self.page_no()}")

    def title_line(self, text: str) -> None:
        self._write(typeset(text), 18, ACCENT, bold=True)
        self.ln(1)

    def heading(self, text: str) -> None:
        self.ln(3)
        if self.will_page_break(24):
            self.add_page()
        self.start_section(text)
        self._write(text, 13, ACCENT, bold=True)
        self.ln(1)

    def paragraph(self, text: str, size: float, colour: tuple[int, int, int] = INK, bold: bool = False) -> None:
        self._write(typeset(text), size, colour, bold)
        self.ln(0.8)

    def _write(self, text: str, size: float, colour: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font("body", "B" if bold else "", size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.48, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _bars(pdf: _Recap, recap: Recap) -> None:
    most = max(theme.concerned for theme in recap.themes) or 1
    for theme in recap.themes:
        top = pdf.get_y()
        pdf.set_font("body", "", 9)
        pdf.set_text_color(*INK)
        pdf.cell(NAME, LINE + 1, theme.name)
        pdf.set_fill_color(*ACCENT)
        pdf.rect(MARGIN + NAME, top + 1, max(0.6, BAR * theme.concerned / most), LINE - 1, style="F")
        pdf.set_x(MARGIN + NAME + BAR + 3)
        pdf.cell(0, LINE + 1, f"{theme.concerned} pers., {theme.asked} quest.", new_x="LMARGIN", new_y="NEXT")


def _question(pdf: _Recap, one: Question) -> None:
    if pdf.will_page_break(14):
        pdf.add_page()
    asked_by = f" – {one.name}" if one.name else ""
    pdf.paragraph(f"« {one.text} »{asked_by}", 10, bold=True)
    people = f"{one.concerned} personne{'s' if one.concerned > 1 else ''}"
    pdf.paragraph(f"{people}, {one.label}", 8.5, SOFT)
    if one.answer:
        pdf.paragraph(as_text(one.answer), 10)
        pdf.paragraph(f"Réponse de {one.credit}.", 8.5, SOFT)
        for source in one.answer_sources:
            pdf.paragraph(f"Source : {source.get('title')}{publisher_of(source)}. {source.get('url') or ''}", 8, SOFT)
