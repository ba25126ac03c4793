"""How a rule is cited: how sure it is, its year, its texts, and where to have it checked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.model import LegalRule, Reference, Source
from bot.answers import wording
from bot.answers.answer import Button
from bot.text import shorten

CONFIDENCE = {"high": "sources officielles", "medium": "sources secondaires", "low": "sources anciennes ou peu sûres"}
"""How sure, for rules that bind everybody."""


def rule_buttons(rules: Sequence[LegalRule], before: str = "") -> tuple[Button, ...]:
    """Each rule's question as a button, `before` in front of it."""
    return tuple(Button(shorten(before + r.question, 60), f'/legal_rules{{"rule": "{r.id}"}}') for r in rules)


def basis(references: tuple[Reference, ...], words: str, as_of: int, check: str) -> str:
    """What it rests on, in one line: how sure, the year, the texts, where to have it checked."""
    cited = ", ".join(wording.link(Source("", shorten(r.text, 60), r.url)) for r in references[:2])
    where = f" : {cited}" if cited else ""
    return f"{wording.capital(words)}, {as_of}{where} ; {check}."


def sources_of(references: tuple[Reference, ...], publisher: str, as_of: int) -> tuple[Source, ...]:
    """The texts as sources."""
    return tuple(Source(r.text, publisher or r.text, r.url, as_of) for r in references)
