"""Codes of events."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

CASES = [
    ("K7PX", "K7PX"), ("k7px allez", "K7PX"), ("BN-4TD", "BN-4TD"), ("code bn4td", "BN4TD"), ("ATELIER24", "ATELIER24"),
    ("cafe-mars", "CAFE-MARS"), ("mon code c'est AZERTY9", "AZERTY9"), ("k7 px", "K7PX"), ("q4 7tt", "Q47TT"),
    ("jsuis dans la salle, code K7PX", "K7PX"), ("on m'a donné un papier avec marqué BN-4TD", "BN-4TD"), ("GERS32 c'est le code", "GERS32"),
    ("On m'a remis quatre lettres et je m'exécute : QTRM.", "QTRM"), ("forum-2025", "FORUM-2025"), ("Identifiant de séance : ORL-2F9.", "ORL-2F9"),
    ("bonjour", None), ("75001", None), ("2025", None), ("0612345678", None), ("06 12 34 56 78", None), ("code promo NOEL20", None),
    ("le code est refusé", None), ("j'ai un code", None), ("B2B", None), ("sage-femme", None), ("auto-école", None), ("18h30", None),
    ("deux heures", None), ("iphone12 ou samsung", None), ("j'ai 50 abonnés", None), ("koi d9", None), ("le code de la route", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_event_code(extractor: FactsExtractor, text: str, expected: str | None) -> None:
    assert extractor.read(text).event_code == expected
