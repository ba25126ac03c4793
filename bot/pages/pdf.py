"""The plan as a PDF of one or two pages, to print and tick. Drawn with fpdf2: no system library, the font is matplotlib's DejaVu."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import matplotlib as mpl
from fpdf import FPDF
from fpdf.util import Padding

from bot.advisor.plan import Plan, Task, Week
from bot.pages.wording import minutes_fr, plan_lead, plan_note, plan_title, week_dates, week_title
from bot.text import typeset

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
ACCENT, SOFT, PALE = (11, 93, 94), (89, 89, 89), (241, 247, 247)
MARGIN, BOX, TIME = 14.0, 3.0, 18.0  # millimetres
LINE = 4.5


def make(plan: Plan, start: date, made_at: datetime, organisation: str) -> bytes:
    """A4, French, selectable text, bookmarks by week. The same plan gives the same bytes."""
    pdf = _Page(organisation)
    pdf.set_creation_date(made_at)
    pdf.add_page()
    pdf.set_font("body", "B", 17)
    pdf.set_text_color(*ACCENT)
    pdf.multi_cell(0, 8, plan_title(), new_x="LMARGIN", new_y="NEXT")
    pdf.paragraph(plan_lead(plan), 10)
    pdf.paragraph(plan_note(plan, start), 9, SOFT)
    for week in plan.weeks:
        _week(pdf, week, start)
    return bytes(pdf.output())


class _Page(FPDF):
    """A4 with our font, and a foot that says whose it is."""

    def __init__(self, organisation: str) -> None:
        super().__init__(format="A4")
        self._organisation = organisation
        self.add_font("body", "", FONTS / "DejaVuSans.ttf")
        self.add_font("body", "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN)
        self.set_title(plan_title())
        self.set_lang("fr-FR")
        self.set_creator("Bon Canal")
        self.set_producer("")

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        self.set_y(-MARGIN + 3)
        self.set_font("body", "", 8)
        self.set_text_color(*SOFT)
        self.cell(0, LINE, f"{self._organisation} – conseil automatique, à adapter. Page {self.page_no()}")

    def paragraph(
        self, text: str, size: float, colour: tuple[int, int, int] = (27, 27, 27), bold: bool = False
    ) -> None:
        """Text over the whole width."""
        self.set_font("body", "B" if bold else "", size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.46, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(0.5)


def _week(pdf: _Page, week: Week, start: date) -> None:
    """A week is not cut: it goes to the next page when it does not fit."""
    with pdf.offset_rendering() as trial:
        _draw_week(trial, week, start)  # type: ignore[arg-type]  # offset_rendering gives the object itself
    if trial.page_break_triggered:
        pdf.add_page()
    pdf.start_section(f"Semaine {week.number}")
    _draw_week(pdf, week, start)


def _draw_week(pdf: _Page, week: Week, start: date) -> None:
    pdf.ln(2)
    pdf.paragraph(week_title(week), 12, ACCENT, bold=True)
    pdf.paragraph(week_dates(week, start), 8.5, SOFT)
    for task in week.tasks:
        _task(pdf, task)
    _trial(pdf, week)


def _task(pdf: _Page, task: Task) -> None:
    top = pdf.get_y()
    pdf.set_draw_color(27, 27, 27)
    pdf.rect(pdf.l_margin + 1, top + 0.7, BOX, BOX)
    pdf.set_font("body", "", 9)
    pdf.set_text_color(27, 27, 27)
    pdf.set_xy(pdf.l_margin + BOX + 2.5, top)
    pdf.multi_cell(pdf.epw - BOX - 2.5 - TIME, LINE, typeset(task.text), align="L", new_x="LMARGIN", new_y="NEXT")
    bottom = pdf.get_y()
    pdf.set_xy(pdf.w - pdf.r_margin - TIME, top)
    pdf.set_text_color(*SOFT)
    pdf.cell(TIME, LINE, minutes_fr(task.minutes), align="R")
    pdf.set_xy(pdf.l_margin, bottom + 0.4)


def _trial(pdf: _Page, week: Week) -> None:
    trial = week.trial
    text = typeset(
        f"**À essayer** ({minutes_fr(trial.minutes)}) : {trial.do}\n**Hypothèse** : {trial.hypothesis}\n**À mesurer** : {trial.measure}"
    )
    pdf.ln(0.6)
    pdf.set_font("body", "", 8.5)
    pdf.set_text_color(27, 27, 27)
    pdf.set_fill_color(*PALE)
    pdf.set_x(pdf.l_margin)
    pdf.multi_cell(
        0,
        LINE,
        text,
        markdown=True,
        fill=True,
        align="L",
        padding=Padding(0.8, 0.8, 0.8, 0.8),
        new_x="LMARGIN",
        new_y="NEXT",
    )
